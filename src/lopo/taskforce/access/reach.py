"""How far a seat reaches today: the offices that it answers for, the sub-task forces whose people it receives.

People are held by a sub-task force and looked after by an office, as they were called on that day. A later decree may
letter its parts anew and let offices go, and nobody rewrites a case for it: whoever stands in their place is found here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import F

from lopo.ground.acts import Actor
from lopo.ground.agencies.models import AgencyKind, Office
from lopo.taskforce.access.compartments import COURT, readable, writable
from lopo.taskforce.decree.models import DecreeState, SubTaskForce


@dataclass(frozen=True)
class Reach:
    """What scope is measured by. Nothing but the person for every hat but a seat's."""

    offices: frozenset[UUID] = frozenset()  # its own, and those whose open work came to it
    leads: frozenset[UUID] = frozenset()  # sub-task forces, also of earlier decrees, whose people it receives
    kinds: frozenset[str] = frozenset()
    person: UUID | None = None  # who asks: some are shut out of a case whatever their office sees

    @cached_property
    def reads(self) -> frozenset[str]:
        return readable(self.kinds)

    @cached_property
    def writes(self) -> frozenset[str]:
        return writable(self.kinds)


def reach(actor: Actor) -> Reach:
    """One query for a seat, once for this actor; none for others. A court receives nobody and reads progress only."""
    known = vars(actor)
    if "reach" not in known:  # like the actor itself, it is found anew for each request
        known["reach"] = _reach(actor)
    found: Reach = known["reach"]
    return found


def _reach(actor: Actor) -> Reach:
    person = actor.official.pk if actor.official else None
    if actor.hat != "seat" or actor.office is None:
        return Reach(person=person)
    parts, heirs = _parts_and_heirs(actor)
    court = actor.office.agency.kind == AgencyKind.COURT
    mine = {part.pk: part for part in parts if part.pk in actor.sub_task_forces}
    kinds = {COURT} if court else {kind for part in mine.values() for kind in part.functions}
    leads: Iterable[UUID] = () if court else actor.leads
    return Reach(_answered_for(actor.office, heirs), _with_earlier(leads, parts), frozenset(kinds), person)


def _parts_and_heirs(actor: Actor) -> tuple[list[SubTaskForce], set[tuple[UUID, UUID]]]:
    """All sub-task forces with their decrees, and who received whose open work by a decree that was issued. One query."""
    rows = SubTaskForce.objects.filter(regency=actor.regency).select_related("decree")
    parts: dict[UUID, SubTaskForce] = {}
    heirs: set[tuple[UUID, UUID]] = set()
    for row in rows.annotate(receives=F("decree__heirs__receives"), leaves=F("decree__heirs__leaves")):
        parts.setdefault(row.pk, row)  # it comes once for each heir of its decree
        if row.receives and row.decree.state != DecreeState.DRAFT:
            heirs.add((row.receives, row.leaves))
    return list(parts.values()), heirs


def _answered_for(office: Office, heirs: Iterable[tuple[UUID, UUID]]) -> frozenset[UUID]:
    """The office itself, and every office whose open work a decree sent here, over however many decrees."""
    left: dict[UUID, set[UUID]] = {}
    for receives, leaves in heirs:
        left.setdefault(receives, set()).add(leaves)
    found, ahead = {office.pk}, [office.pk]
    while ahead:
        new = left.get(ahead.pop(), set()) - found
        found |= new
        ahead += new
    return frozenset(found)


def _with_earlier(leads: Iterable[UUID], parts: list[SubTaskForce]) -> frozenset[UUID]:
    wanted = set(leads)
    return frozenset(part.pk for part in parts if (now := stands_for(part, parts)) and now.pk in wanted)


def stands_for(part: SubTaskForce, parts: Iterable[SubTaskForce]) -> SubTaskForce | None:
    """The sub-task force of the decree in force that does today what this one did: the one that shares most functions.

    Of two that share as many, the one with the same code, else the first. Nobody is left behind: where none shares
    a function the first of the decree takes them. None while no decree is in force.
    """
    if part.decree.state == DecreeState.ISSUED:
        return part
    now = [other for other in parts if other.decree.state == DecreeState.ISSUED]
    shared = {other.pk: len(set(other.functions) & set(part.functions)) for other in now}
    return min(now, key=lambda other: (-shared[other.pk], other.code != part.code, other.order), default=None)
