"""Surat tugas: a superior sends somebody to act for an office at a meeting, an inspection, an escort."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lopo.ground.papers.frame import Frame, Signature
from lopo.ground.papers.letter import BLANK, BLANK_DATE
from lopo.ground.papers.typeset import Printed, filename, typeset
from lopo.ground.papers.words import plain_date

CLOSING = "Demikian surat tugas ini dibuat untuk dilaksanakan dengan penuh tanggung jawab."


@dataclass(frozen=True)
class Sent:
    """Who is sent: name with degrees, rank, staff number (bare), office. Empty parts are left for the pen."""

    name: str = ""
    rank: str = ""
    number: str = ""
    office: str = ""


@dataclass(frozen=True)
class LetterOfDuty:
    frame: Frame
    number: str
    place: str
    dated: date | None
    grounds: Sequence[str]  # Dasar
    sent: Sequence[Sent]
    duties: Sequence[str]  # Untuk
    signer: Signature
    verb: str = "MEMERINTAHKAN"  # or MENUGASKAN
    closing: str = CLOSING
    copies: Sequence[str] = ()

    def for_template(self) -> dict[str, object]:
        fields = {name: getattr(self, name) for name in self.__dataclass_fields__}
        dated = plain_date(self.dated) if self.dated else BLANK_DATE
        return fields | {"number": self.number or BLANK, "dated": dated}


def letters_of_duty(letters: Sequence[LetterOfDuty], *, made_on: date) -> Printed:
    pdf = typeset(
        "ground/papers/letter_of_duty.typ", {"letters": letters}, title="Surat Tugas", dated=made_on
    )
    first = letters[0].sent[0].office if letters[0].sent else ""
    return Printed(pdf, filename("surat-tugas", first, made_on))
