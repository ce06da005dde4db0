"""Who sits where: the seats of a decree, whoever holds each office now, and the staff who act for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from lopo.ground.acts import today
from lopo.ground.agencies.models import Appointment, Capacity, Mandate, MandateLevel, Office, in_effect
from lopo.ground.places.models import Regency
from lopo.taskforce.decree.models import (
    Decree,
    DecreeState,
    Duty,
    Leader,
    LeaderRole,
    Question,
    Seat,
    SubTaskForce,
)

ACTING_LASTS = 92  # days: a Plt. is named for three months, and for three more


@dataclass(frozen=True)
class Manned:
    """An office with whoever sits in it on a day. `since`: it stands empty since then, as far as is known."""

    office: Office
    here: list[Appointment] = field(default_factory=list)
    staff: list[Mandate] = field(default_factory=list)
    since: date | None = None

    @property
    def vacant(self) -> bool:
        return not self.here

    @property
    def days_vacant(self) -> int | None:
        return (today() - self.since).days if self.since else None

    @property
    def acting_too_long(self) -> bool:
        return any(
            a.capacity == Capacity.PLT and (today() - a.starts_on).days > ACTING_LASTS for a in self.here
        )

    @property
    def staff_by_level(self) -> list[tuple[int, str]]:
        """How many staff by what they may do: [(2, "mengerjakan"), (1, "menyiapkan")]."""
        counts = {level: sum(m.level == level for m in self.staff) for level in MandateLevel}
        return [(count, str(MandateLevel(level).label)) for level, count in counts.items() if count]


def manned(offices: Iterable[Office], *, on: date | None = None) -> dict[UUID, Manned]:
    """Each office with its people on a day. Two queries, however many offices."""
    day, rows = on or today(), {office.pk: office for office in offices}
    here: dict[UUID, list[Appointment]] = {}
    left: dict[UUID, date] = {}
    sat = Appointment.objects.filter(office__in=rows, starts_on__lte=day).select_related("official")
    for row in sat.order_by("-starts_on", "pk"):
        if row.ends_on is None or row.ends_on >= day:
            here.setdefault(row.office_id, []).append(row)
        else:
            left[row.office_id] = max(row.ends_on, left.get(row.office_id, row.ends_on))
    staff: dict[UUID, list[Mandate]] = {}
    mandates = Mandate.objects.filter(in_effect(day), office__in=rows).select_related("official")
    for mandate in mandates.order_by("-level", "starts_on", "pk"):
        staff.setdefault(mandate.office_id, []).append(mandate)
    return {
        pk: Manned(office, _shown(here.get(pk, [])), staff.get(pk, []), left.get(pk))
        for pk, office in rows.items()
    }


def _shown(here: list[Appointment]) -> list[Appointment]:
    """Whoever stands in for the holder comes first."""
    return sorted(here, key=lambda a: a.capacity == Capacity.HOLDER)


@dataclass(frozen=True)
class SeatLine:
    seat: Seat
    manned: Manned
    asked: bool  # something about this seat is still to be confirmed


@dataclass(frozen=True)
class DutyLine:
    duty: Duty
    asked: bool


@dataclass(frozen=True)
class PartLines:
    """One sub-task force as the document shows it."""

    part: SubTaskForce
    seats: list[SeatLine]
    duties: list[DutyLine]
    asked: bool

    @property
    def agencies(self) -> int:
        return len({line.seat.office.agency_id for line in self.seats})

    @property
    def vacant(self) -> int:
        return sum(line.manned.vacant for line in self.seats)


@dataclass(frozen=True)
class LeaderLine:
    role: str  # in words
    office: Office
    manned: Manned
    is_secretary: bool


@dataclass(frozen=True)
class Document:
    """A decree as one reads it."""

    decree: Decree
    leaders: list[LeaderLine]
    parts: list[PartLines]
    questions: list[Question]

    @property
    def seats(self) -> int:
        return sum(len(part.seats) for part in self.parts)

    @property
    def duties(self) -> int:
        return sum(len(part.duties) for part in self.parts)

    @property
    def agencies(self) -> int:
        return len({line.seat.office.agency_id for part in self.parts for line in part.seats})

    @property
    def vacant(self) -> int:
        return sum(part.vacant for part in self.parts)


def document_of(decree: Decree) -> Document:
    """The whole decree with the people of today. Eight queries, whatever its size."""
    seats = list(
        Seat.objects.filter(sub_task_force__decree=decree)
        .select_related("sub_task_force", "office__agency")
        .order_by("sub_task_force__order", "order")
    )
    leaders = list(decree.leaders.select_related("office__agency").order_by("order"))
    people = manned([seat.office for seat in seats] + [leader.office for leader in leaders])
    questions = open_questions(decree)
    asked = {question.subject_id for question in questions}
    duties = list(Duty.objects.filter(sub_task_force__decree=decree).order_by("order"))
    parts = [
        PartLines(
            part,
            [
                SeatLine(s, people[s.office_id], s.pk in asked)
                for s in seats
                if s.sub_task_force_id == part.pk
            ],
            [DutyLine(d, d.pk in asked) for d in duties if d.sub_task_force_id == part.pk],
            part.pk in asked,
        )
        for part in decree.sub_task_forces.order_by("order")
    ]
    return Document(decree, _leader_lines(leaders, people), parts, questions)


def _leader_lines(leaders: list[Leader], people: dict[UUID, Manned]) -> list[LeaderLine]:
    order = list(LeaderRole.values)
    rows = sorted(leaders, key=lambda leader: (order.index(leader.role), leader.order))
    return [
        LeaderLine(
            str(LeaderRole(row.role).label),
            row.office,
            people[row.office_id],
            row.role == LeaderRole.SECRETARY,
        )
        for row in rows
    ]


def open_questions(decree: Decree) -> list[Question]:
    """What is still to be confirmed, in the order in which one decides it."""
    return list(Question.objects.filter(decree=decree, answered_on=None).order_by("order", "pk"))


@dataclass(frozen=True)
class Seating:
    """The seats of the decree in force, read once for a list of offices."""

    seats: list[Seat]

    @property
    def number(self) -> str:
        return self.seats[0].sub_task_force.decree.number if self.seats else ""

    @property
    def parts(self) -> list[SubTaskForce]:
        return list({seat.sub_task_force_id: seat.sub_task_force for seat in self.seats}.values())

    def of(self, office: Office) -> list[Seat]:
        return [seat for seat in self.seats if seat.office_id == office.pk]


def seating(regency: Regency) -> Seating:
    """Who sits where by the decree in force. One query."""
    rows = Seat.objects.filter(regency=regency, sub_task_force__decree__state=DecreeState.ISSUED)
    joined = rows.select_related("sub_task_force__decree")
    return Seating(list(joined.order_by("sub_task_force__order", "order")))


def working_offices(regency: Regency) -> Q:
    """Offices that work with the task force: seated, leading, or with somebody in them or acting for them."""
    day, force = today(), {"regency": regency, "decree__state": DecreeState.ISSUED}
    seats = Seat.objects.filter(sub_task_force__in=SubTaskForce.objects.filter(**force))
    ways = (
        seats.order_by(),
        Leader.objects.filter(**force).order_by(),
        Appointment.objects.filter(in_effect(day), regency=regency).order_by(),
        Mandate.objects.filter(in_effect(day), regency=regency).order_by(),
    )
    return reduce(or_, (Q(pk__in=way.values("office")) for way in ways))
