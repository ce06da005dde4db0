"""Daftar hadir: printed before the meeting with the invited offices, signed by hand while people arrive.

A victim or a companion never signs this sheet; theirs is another list. Telephone numbers are left out unless asked for,
since copies go round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lopo.ground.papers.frame import Frame, Signature
from lopo.ground.papers.typeset import Printed, filename, typeset


@dataclass(frozen=True)
class Place:
    """One line: the invited office, and who came if that is known already."""

    office: str
    name: str = ""
    instead: str = ""  # "mewakili, ST 500.15/120"


@dataclass(frozen=True)
class AttendanceList:
    frame: Frame
    meeting: str
    day: str
    hours: str
    place: str
    agenda: str
    lines: Sequence[Place]
    blank_lines: int = 6
    phone_numbers: bool = False
    organiser: Signature | None = None
    chair: Signature | None = None


def attendance_list(sheet: AttendanceList, *, made_on: date) -> Printed:
    title = f"Daftar Hadir {sheet.meeting}"
    pdf = typeset("ground/papers/attendance_list.typ", {"list": sheet}, title=title, dated=made_on)
    return Printed(pdf, filename("daftar-hadir", sheet.meeting, made_on))
