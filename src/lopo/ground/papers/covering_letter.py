"""Surat pengantar with its receipt slip: the proof that a paper was given.

Each letter is printed twice: one stays with the receiver, one comes back signed and stamped, to be photographed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lopo.ground.papers.frame import Frame, Signature
from lopo.ground.papers.letter import Addressee, LetterLines, subject_of_many
from lopo.ground.papers.typeset import Printed, filename, typeset

RECEIVERS_COPY = "Lembar 1: untuk penerima"
SENDERS_COPY = "Lembar 2: ditandatangani penerima, kembali kepada pengirim"


@dataclass(frozen=True)
class Consignment:
    """One line of what is sent."""

    what: str  # "Salinan Keputusan Bupati Nomor … beserta Lampiran I–II"
    quantity: str  # "1 (satu) berkas"
    note: str = "Disampaikan dengan hormat untuk diketahui dan dipergunakan sebagaimana mestinya."


@dataclass(frozen=True)
class CoveringLetter:
    frame: Frame
    lines: LetterLines
    to: Addressee
    items: Sequence[Consignment]
    sender: Signature
    zone: str = "WITA"
    copies: Sequence[str] = (RECEIVERS_COPY, SENDERS_COPY)


def covering_letters(letters: Sequence[CoveringLetter], *, made_on: date) -> Printed:
    """All letters in one file, each in its copies, pages counted within each."""
    pdf = typeset(
        "ground/papers/covering_letter.typ", {"letters": letters}, title="Surat Pengantar", dated=made_on
    )
    return Printed(
        pdf, filename("surat-pengantar", subject_of_many([letter.to.office for letter in letters]), made_on)
    )
