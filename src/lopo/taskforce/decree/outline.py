"""The task force in outline: every decree, and of the one in force how many seats, duties and empty offices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from lopo.ground.acts import Actor, today
from lopo.ground.acts.fetch import visible
from lopo.ground.agencies.models import Agency, Appointment, in_effect
from lopo.taskforce.decree.models import Decree, Position, Question, Seat, SubTaskForce
from lopo.taskforce.delivery.models import Delivery, DeliveryState

ARRIVED = (DeliveryState.DELIVERED, DeliveryState.ACKNOWLEDGED, DeliveryState.CORRECTION)


@dataclass(frozen=True)
class PartOutline:
    """One sub-task force: its coordinators with whoever sits there now, and its numbers."""

    part: SubTaskForce
    seats: list[Seat]
    coordinators: list[tuple[Seat, list[Appointment]]]
    duties: int

    @property
    def vacant(self) -> int:
        return sum(not seat.sits for seat in self.seats)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Outline:
    """The decree in force, in numbers."""

    parts: list[PartOutline]
    agencies: int
    partners: int
    arrived: int
    deliveries: int
    questions: int

    @property
    def seats(self) -> int:
        return sum(len(part.seats) for part in self.parts)

    @property
    def duties(self) -> int:
        return sum(part.duties for part in self.parts)

    @property
    def vacant(self) -> int:
        return sum(part.vacant for part in self.parts)


def decrees_counted(actor: Actor) -> list[Decree]:
    """Every decree, the newest first, with the counts that the outline takes from them. One query."""
    deliveries = Delivery.objects.filter(decree=OuterRef("pk"))
    rows = visible(Decree, to=actor).annotate(
        open_questions=_count(Question.objects.filter(decree=OuterRef("pk"), answered_on=None), "decree"),
        sent=_count(deliveries, "decree"),
        arrived=_count(deliveries.filter(state__in=ARRIVED), "decree"),
        agencies=_count(Agency.objects.filter(regency=OuterRef("regency")), "regency"),
    )
    return list(rows.select_related("secretariat").order_by("-year", "-signed_on"))


def in_force(decrees: list[Decree]) -> Decree | None:
    """The newest of these that is signed and in force today."""
    signed = [row for row in decrees if row.signed_on and not row.is_draft and row.signed_on <= today()]
    return max(signed, key=lambda row: (row.signed_on, row.year), default=None)


def _count(rows: QuerySet[Any], of: str) -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values(of).annotate(n=Count("pk")).values("n")), 0)


def outline_of(decree: Any) -> Outline:
    """The numbers of a decree from `decrees_counted`. Three queries, whatever its size."""
    sits = Exists(Appointment.objects.filter(in_effect(today()), office=OuterRef("office")))
    seats = list(
        Seat.objects.filter(sub_task_force__decree=decree)
        .select_related("office")
        .annotate(sits=sits)
        .order_by("sub_task_force__order", "order")
    )
    lead = [seat for seat in seats if seat.position == Position.COORDINATOR]
    here: dict[object, list[Appointment]] = {}
    sitting = Appointment.objects.filter(in_effect(today()), office__in=[seat.office_id for seat in lead])
    for row in sitting.select_related("official").order_by("-capacity", "-starts_on", "pk"):
        here.setdefault(row.office_id, []).append(row)
    counted = decree.sub_task_forces.annotate(lines=Count("duties")).order_by("order")
    parts = [
        PartOutline(
            part,
            [seat for seat in seats if seat.sub_task_force_id == part.pk],
            [(s, here.get(s.office_id, [])) for s in lead if s.sub_task_force_id == part.pk],
            part.lines,
        )
        for part in counted
    ]
    agencies = len({seat.office.agency_id for seat in seats})
    return Outline(
        parts, agencies, decree.agencies - agencies, decree.arrived, decree.sent, decree.open_questions
    )
