"""A finding: a sentence, the records behind it, whoever owes the next step, and a remedy.

Findings are computed anew each time. Their key is stable, so that what became of one (an agenda, a follow-up, an
answer) is found again in the next evaluation. They state facts and the right debtor; they blame nobody and name no
person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lopo.evaluation.measures.counting import Item, Measure
from lopo.evaluation.measures.duties import DutyMatrix
from lopo.evaluation.measures.indicators import IndicatorResult
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.rows import Agency, Id, Ref
from lopo.evaluation.measures.standing import AgencyLine
from lopo.evaluation.network.graph import Network

FEW = 3
WEIGHTS = {  # the order in which people should look; among equals the older or larger comes first
    "undelivered": 100,
    "no_decree": 95,
    "no_plan": 90,
    "not_invited": 85,
    "disagree": 80,
    "correction": 75,
    "unacknowledged": 70,
    "no_meeting": 65,
    "not_held": 62,
    "no_record": 60,
    "no_part": 58,
    "stays_away": 56,
    "nameless": 55,
    "late": 50,
    "idle_duty": 45,
    "alone": 40,
    "unreleased": 35,
    "unmeasured": 30,
    "unendorsed": 28,
    "partner": 25,
}


class Owed(NamedTuple):
    """Whoever owes the next step; `role` where the agency owes it in one: "Sekretariat"."""

    by: Agency | None
    role: str = ""


@dataclass(frozen=True)
class Finding:
    """`fact` alone; `sentence` with who owes the next step, and for how long."""

    kind: str
    key: str  # stable: "undelivered:<decree>:<agency>"
    measure: str  # id of the measure that it explains, or ""
    fact: str
    remedy: str
    owed: Owed
    days: int | None = None
    records: tuple[Ref, ...] = ()
    size: int = 1

    @property
    def weight(self) -> int:
        return WEIGHTS[self.kind]

    @property
    def owed_by(self) -> Agency | None:
        return self.owed.by

    @property
    def owner(self) -> str:
        """Whoever owes the next step, in words."""
        return self.owed.role or (self.owed.by.short if self.owed.by else "")

    @property
    def sentence(self) -> str:
        if not self.owner:
            return self.fact
        if self.days is None:
            return _("%(fact)s %(owner)s yang berutang langkah ini.") % {
                "fact": self.fact,
                "owner": self.owner,
            }
        days = ngettext("%(n)s hari", "%(n)s hari", self.days) % {"n": self.days}
        told = {"fact": self.fact, "owner": self.owner, "days": days}
        return _("%(fact)s %(owner)s yang berutang langkah ini, %(days)s.") % told


@dataclass(frozen=True)
class Basis:
    """What findings are drawn from."""

    records: Records
    measures: Mapping[str, Measure]
    matrix: DutyMatrix
    network: Network
    indicators: tuple[IndicatorResult, ...]
    lines: tuple[AgencyLine, ...]

    @cached_property
    def agencies(self) -> dict[Id, Agency]:
        return {agency.id: agency for agency in self.records.agencies}

    @property
    def desk(self) -> Owed:
        """The secretariat of the decree in force: it owes what nobody else does."""
        decree = self.records.decree_now
        agency = self.agencies.get(decree.secretariat) if decree and decree.secretariat else None
        return Owed(agency, _("Sekretariat") if agency else "")

    def by(self, agency: Id | None) -> Owed:
        """This agency owes it; nobody named: the secretariat."""
        found = self.agencies.get(agency) if agency else None
        return Owed(found) if found else self.desk

    @cached_property
    def members(self) -> frozenset[Id]:
        """Agencies with a seat in the decree in force."""
        return self.records.decree_now.members if self.records.decree_now else frozenset()

    def named(self, agency: Id | None) -> str:
        found = self.agencies.get(agency) if agency else None
        return found.short if found else _("instansi yang belum disebut")

    def days_since(self, day: date) -> int:
        return (self.records.period.as_of - day).days

    def missed_by_agency(self, measure: str, *states: str) -> Iterator[tuple[Id | None, list[Item], int]]:
        """Agency, what of it was missed in one of these states (any, if none is named), and of how many."""
        counted = self.measures[measure]
        theirs: dict[Id | None, list[Item]] = {}
        for item in counted.missed:
            if not states or item.state in states:
                theirs.setdefault(item.agency, []).append(item)
        for agency, items in theirs.items():
            yield agency, items, counted.by_agency[agency].of


def few(names: list[str]) -> str:
    """The first three, and how many more: a sentence must fit on an agenda."""
    if len(names) <= FEW:
        return ", ".join(names)
    more = len(names) - FEW
    rest = ngettext("dan %(n)s lainnya", "dan %(n)s lainnya", more) % {"n": more}
    return f"{', '.join(names[:FEW])} {rest}"


def refs(items: list[Item]) -> tuple[Ref, ...]:
    """The rows behind the items; of a thing that is owed and has no row of its own, what it rests on."""
    found = {
        ref for i in items for ref in (i.behind if i.kind in ("slot", "cell", "month") else ((i.kind, i.id),))
    }
    return tuple(sorted(found, key=str))
