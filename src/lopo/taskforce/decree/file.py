"""A decree as a file tells it: plain rows. None stands for what a file may leave out and `proposals.py` fills in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from lopo.taskforce.decree.models import Position


@dataclass(frozen=True)
class AgencyRow:
    key: str
    name: str
    kind: str
    short: str = ""
    code: str = ""


@dataclass(frozen=True)
class SeatRow:
    order: int
    office: str
    position: str = Position.NONE
    agency: str | None = None
    inferred: bool = False  # the file gives an agency that the decree does not print
    printed: str = ""
    receives: bool | None = None
    intake: str | None = None
    many_holders: bool = False


@dataclass(frozen=True)
class DutyRow:
    letter: str
    text: str
    printed: str = ""
    work: tuple[str, ...] | None = None
    probable: str = ""
    ask: str = ""


@dataclass(frozen=True)
class SubTaskForceRow:
    code: str
    name: str
    printed: str = ""
    functions: tuple[str, ...] | None = None
    seats: tuple[SeatRow, ...] = ()
    duties: tuple[DutyRow, ...] = ()


@dataclass(frozen=True)
class LeaderRow:
    role: str
    office: str
    agency: str | None = None


@dataclass(frozen=True)
class RegencyRow:
    code: str
    name: str
    province: str


@dataclass(frozen=True)
class DecreeFile:
    """One decree. Without number and day of signing it is a draft."""

    title: str
    issuer: str
    place: str
    year: int
    regency: RegencyRow
    sub_task_forces: tuple[SubTaskForceRow, ...]
    printed: str = ""
    number: str = ""
    signed_on: date | None = None
    secretariat: str | None = None
    agencies: tuple[AgencyRow, ...] = ()
    partners: tuple[AgencyRow, ...] = ()
    leadership: tuple[LeaderRow, ...] = field(default=())
