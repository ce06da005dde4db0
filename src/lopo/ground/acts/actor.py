"""Who acts: a person, under one hat, for one office.

What a hat may do and which seats it sits on is found by `taskforce.access`; here stands only the shape that operations,
rules and the log rely on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from lopo.ground.accounts.models import Account
    from lopo.ground.agencies.models import Agency, Office, Official
    from lopo.ground.places.models import Regency


class Level(IntEnum):
    """How far a mandate reaches: prepare a text, do the work, sign for the office."""

    NONE = 0
    DRAFT = 1
    ACT = 2
    SIGN = 3


@dataclass(frozen=True)
class Actor:
    """One person under one hat. Two actors of the same person under two hats are two actors."""

    regency: Regency
    hat: str  # seat | secretariat | leadership | partner | keeper | auditor | code | system
    agency: Agency | None = None
    office: Office | None = None
    official: Official | None = None
    account: Account | None = None
    level: Level = Level.NONE
    seats: frozenset[UUID] = field(default_factory=frozenset)
    sub_task_forces: frozenset[UUID] = field(default_factory=frozenset)
    coordinates: frozenset[UUID] = field(
        default_factory=frozenset
    )  # sub-task forces that its office coordinates
    leads: frozenset[UUID] = field(
        default_factory=frozenset
    )  # sub-task forces whose people come to its seat: it coordinates, deputises or receives
    key: str = ""  # names the hat in the session: "seat:<office id>"

    @property
    def signs(self) -> bool:
        return self.level >= Level.SIGN

    @property
    def acts(self) -> bool:
        return self.level >= Level.ACT

    def is_of(self, agency: Agency | None) -> bool:
        """Acts for this agency (never true for nobody's agency)."""
        return agency is not None and self.agency is not None and self.agency.pk == agency.pk


def system(regency: Regency) -> Actor:
    """The program itself: import on the command line, the demo's first steps, upkeep."""
    return Actor(regency=regency, hat="system", level=Level.SIGN, key="system")
