"""Surat permintaan: one thing about one person, who stands in it by a code; the name goes along in a sealed envelope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lopo.ground.papers.frame import Frame, Signature
from lopo.ground.papers.letter import Addressee, LetterLines
from lopo.ground.papers.typeset import Printed, filename, typeset

TEMPLATE = "ground/papers/request_letter.typ"
OPENING = "Dalam rangka penanganan dugaan tindak pidana perdagangan orang, dengan hormat kami mohon bantuan Saudara:"
CLOSING = (
    "Mohon jawaban tertulis dengan menyebut rujukan di atas. Atas perhatian dan kerja sama Saudara, "
    "disampaikan terima kasih."
)


@dataclass(frozen=True)
class RequestLetter:
    frame: Frame
    lines: LetterLines
    to: Addressee
    reference: str  # "TPPO-5303-2026-0007/PM-2"
    kind: str
    person: str  # "K-01 (terduga korban)": a code and a role, never a name
    text: str
    needed_by: str  # "Selasa, 17 Maret 2026"; empty where no day was named
    signer: Signature
    copies: Sequence[str] = ()


@dataclass(frozen=True)
class IdentityAnnex:
    """What the code stands for. No code confirms it, and nothing of it is kept."""

    frame: Frame
    reference: str
    code: str
    facts: Sequence[tuple[str, str]]  # "Nama", …


def request_letter(letter: RequestLetter, *, made_on: date) -> Printed:
    title = f"Surat permintaan {letter.reference}"
    content = {"kind": "letter", "letter": letter, "opening": OPENING, "closing": CLOSING}
    return Printed(
        typeset(TEMPLATE, content, title=title, dated=made_on), filename("surat-permintaan", letter.reference)
    )


def identity_annex(annex: IdentityAnnex, *, made_on: date) -> Printed:
    title = f"Lampiran identitas {annex.reference}"
    pdf = typeset(TEMPLATE, {"kind": "annex", "annex": annex}, title=title, dated=made_on)
    return Printed(pdf, filename("lampiran-rahasia", annex.reference))
