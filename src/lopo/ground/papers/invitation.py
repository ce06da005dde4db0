"""Surat undangan rapat: calls to a meeting and proves that one was called. Many invited stand on the annex."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lopo.ground.papers.frame import Frame, Signature
from lopo.ground.papers.letter import LISTED, Addressee, LetterLines, subject_of_many
from lopo.ground.papers.qr import qr_svg
from lopo.ground.papers.typeset import Printed, filename, typeset

CLOSING = "Demikian undangan ini disampaikan. Atas perhatian dan kehadiran Saudara, disampaikan terima kasih."
DELEGATE = "Apabila berhalangan, mohon menugaskan pejabat yang dapat mengambil keputusan dengan surat tugas."


@dataclass(frozen=True)
class Answering:
    """Where the invited answer without an account, and until when ("Jumat, 20 Maret 2026")."""

    address: str
    until: str

    def for_template(self) -> dict[str, str]:
        return {"address": self.address, "until": self.until, "qr": qr_svg(self.address)}


@dataclass(frozen=True)
class Invitation:
    frame: Frame
    lines: LetterLines
    opening: str  # why: "Dalam rangka pelaksanaan Keputusan … kami mengundang Saudara untuk hadir dalam rapat pada:"
    day: str  # "Selasa, 17 Maret 2026"
    hours: str  # "pukul 09.00 WITA s.d. selesai"
    place: str
    agenda: Sequence[str]
    signer: Signature
    to: Addressee = LISTED
    invited: Sequence[str] = ()  # offices on the annex
    delegate: str = DELEGATE
    answering: Answering | None = None
    closing: str = CLOSING
    copies: Sequence[str] = ()


def invitations(letters: Sequence[Invitation], *, made_on: date) -> Printed:
    """One letter to all, or one for each office, in one file."""
    subject = letters[0].lines.subject
    pdf = typeset("ground/papers/invitation.typ", {"letters": letters}, title=subject, dated=made_on)
    to = subject_of_many([letter.to.office for letter in letters])
    return Printed(pdf, filename("undangan", subject, "" if to == LISTED.office else to, made_on))
