"""Reads of meetings: who sits in the body that meets, what waits for an answer, who came. Fixed numbers of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from lopo.ground.acts import Actor
from lopo.ground.acts.fetch import visible
from lopo.ground.agencies.models import Agency, Office
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.places.models import Regency
from lopo.taskforce.decree.models import Decree, Function, Seat, SubTaskForce
from lopo.taskforce.decree.queries import decree_in_force, decrees_in_force, members_of
from lopo.taskforce.meeting.models import (
    CAME,
    AgendaItem,
    Answer,
    Attendance,
    FollowUp,
    Invitation,
    ItemState,
    Meeting,
    MeetingState,
)

CIRCULATED = "minutes.circulated"
CAME_Q = Q(invitations__attendance__in=CAME)


def members_of_body(regency: Regency, body: SubTaskForce | None, *, on: date) -> list[Agency]:
    """Agencies with a seat in the body that meets: one sub-task force, or the whole task force. At most two queries."""
    if body is not None:
        seated = Agency.objects.filter(offices__seats__sub_task_force=body)
        return list(seated.distinct().order_by("name"))
    decree = decree_in_force(regency, on=on)
    return list(members_of(decree)) if decree else []


def agencies_for(meeting: Meeting) -> tuple[list[Agency], list[Agency]]:
    """Whom one can ask: those with a seat in the body that meets, and all others beside them. At most three queries."""
    members = members_of_body(meeting.regency, meeting.sub_task_force, on=meeting.day)
    here = {agency.pk for agency in members}
    others = Agency.objects.filter(regency=meeting.regency).order_by("name")
    return members, [agency for agency in others if agency.pk not in here]


def meetings_seen(actor: Actor) -> QuerySet[Meeting]:
    """Every meeting, with how many were invited and how many came. One query."""
    return (
        visible(Meeting, to=actor)
        .select_related("sub_task_force", "called_by")
        .annotate(
            asked=Count("invitations", filter=Q(invitations__invited=True)),
            came=Count("invitations", filter=CAME_Q),
        )
    )


def meetings_between(regency: Regency, first: date, last: date) -> QuerySet[Meeting]:
    """Open meetings planned for these days, held or not, earliest first. One query."""
    start, end = _midnight(first), _midnight(last + timedelta(days=1))
    days = Meeting.objects.filter(regency=regency, closed=False, starts_at__gte=start, starts_at__lt=end)
    return days.select_related("sub_task_force", "called_by").order_by("starts_at", "pk")


def meetings_to_come(actor: Actor) -> QuerySet[Meeting]:
    """Meetings whose agenda can still take something up, nearest first. One query."""
    open_ones = visible(Meeting, to=actor).exclude(state__in=[MeetingState.HELD, MeetingState.NOT_HELD])
    return open_ones.select_related("sub_task_force", "called_by").order_by("starts_at", "pk")


def follow_ups_seen(actor: Actor) -> QuerySet[FollowUp]:
    """Every follow-up with its meeting; `when` sorts those without a date first on both databases. One query."""
    when = Coalesce("due_on", Value(date(1900, 1, 1)))
    steps = visible(FollowUp, to=actor).annotate(when=when)
    return steps.select_related("decision__meeting", "agency", "office")


@dataclass(frozen=True)
class Rhythm:
    """One sub-task force in this quarter: the meeting that was held, else the one that is coming, else none."""

    sub_task_force: SubTaskForce
    meeting: Meeting | None
    ends: date  # last day of the quarter

    @property
    def words(self) -> str:
        return f"Sub {short_name(self.sub_task_force)}"

    @property
    def was_held(self) -> bool:
        return self.meeting is not None and self.meeting.state == MeetingState.HELD


def rhythm(regency: Regency, *, on: date) -> list[Rhythm]:
    """Whether each sub-task force meets once in the quarter of this day, as was agreed. Two queries."""
    first, last = quarter_of(on)
    force = Subquery(decrees_in_force(regency, on=on).values("pk")[:1])
    bodies = list(SubTaskForce.objects.filter(decree=force).order_by("order"))
    meetings = (
        list(meetings_between(regency, first, last).exclude(state=MeetingState.NOT_HELD)) if bodies else []
    )
    meetings.sort(key=lambda meeting: meeting.state != MeetingState.HELD)
    return [
        Rhythm(body, next((m for m in meetings if m.sub_task_force_id == body.pk), None), last)
        for body in bodies
    ]


def quarter_of(day: date) -> tuple[date, date]:
    """First and last day of the quarter in which this day lies."""
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    following = (first + timedelta(days=95)).replace(day=1)
    return first, following - timedelta(days=1)


def earlier_meeting(meeting: Meeting) -> Meeting | None:
    """The last meeting of the same body that was held before this one; a closed one follows none. One query."""
    if meeting.closed:
        return None
    earlier = Meeting.objects.filter(
        regency=meeting.regency_id,
        closed=False,
        sub_task_force=meeting.sub_task_force_id,
        state=MeetingState.HELD,
        starts_at__lt=meeting.starts_at,
    )
    return earlier.exclude(pk=meeting.pk).order_by("-starts_at", "pk").first()


def circulation_of(meeting: Meeting) -> str:
    """Names the minutes that are out: recalled, mended and circulated again they are others. One query; "" before."""
    out = LedgerEntry.objects.filter(regency=meeting.regency_id, subject_id=meeting.pk, act=CIRCULATED)
    number = out.order_by("-number").values_list("number", flat=True).first()
    return str(number or "")


def postponed_items(meeting: Meeting) -> QuerySet[AgendaItem]:
    """Items that earlier meetings of the same body postponed and that no later agenda has taken up. One query.

    A late promise is not among them: while it is late it comes up by itself, and once kept nobody needs to talk of it.
    """
    earlier = AgendaItem.objects.filter(
        regency=meeting.regency_id,
        state=ItemState.POSTPONED,
        meeting__closed=False,
        meeting__state=MeetingState.HELD,
        meeting__sub_task_force=meeting.sub_task_force_id,
        meeting__starts_at__lt=meeting.starts_at,
    )
    taken_up = AgendaItem.objects.filter(continues=OuterRef("pk"))
    taken_up = taken_up.exclude(meeting__state=MeetingState.NOT_HELD).exclude(meeting=meeting.pk)
    rows = earlier.exclude(meeting=meeting.pk).exclude(source_kind="clock").filter(~Exists(taken_up))
    return rows.select_related("meeting", "owed_by").order_by("meeting__starts_at", "order")


def subs_of(meeting: Meeting) -> dict[object, SubTaskForce]:
    """In which sub-task force each agency of this meeting is listed: its first seat of the decree then. Two queries."""
    decree = decree_in_force(meeting.regency, on=meeting.day)
    seats = Seat.objects.filter(sub_task_force__decree=decree).select_related("sub_task_force", "office")
    found: dict[object, SubTaskForce] = {}
    for seat in seats.order_by("sub_task_force__order", "order") if decree else ():
        mine = meeting.sub_task_force_id in (None, seat.sub_task_force_id)
        if mine:
            found.setdefault(seat.office.agency_id, seat.sub_task_force)
    return found


def offices_asked(rows: Iterable[Invitation], meeting: Meeting, decree: Decree | None) -> dict[object, str]:
    """To which office the letter to each agency goes: its head; for a sub-task force its first seat there. Two queries.

    An agency without any office on record is addressed by its name.
    """
    agencies = {row.agency_id: row.agency.name for row in rows}
    heads = Office.objects.filter(agency__in=agencies, heads=True).order_by("-name")
    found: dict[object, str] = agencies | {office.agency_id: office.name for office in heads}
    seats = Seat.objects.filter(office__agency__in=agencies, sub_task_force__decree=decree)
    for seat in seats.select_related("office").order_by("-sub_task_force__order", "-order") if decree else ():
        here = seat.sub_task_force_id == meeting.sub_task_force_id
        if here or found[seat.office.agency_id] == agencies[seat.office.agency_id]:
            found[seat.office.agency_id] = seat.office.name
    return found


def short_name(sub: SubTaskForce) -> str:
    """ "A · pencegahan": by its functions; by its whole name while none is on record."""
    functions = [str(Function(one).label) for one in sub.functions]
    return f"{sub.code} · {', '.join(functions) or sub.name}"


@dataclass(frozen=True)
class Counts:
    """Who was asked, who answered, who came: the figures beside a meeting."""

    asked: int
    answered: int
    head: int
    delegate: int
    without_letter: int
    excused: int
    absent: int
    not_invited: int
    unmarked: int

    @property
    def came(self) -> int:
        return self.head + self.delegate + self.without_letter

    @property
    def delegates(self) -> int:
        return self.delegate + self.without_letter

    @property
    def quorum(self) -> int:
        """More than half of those who were invited."""
        return self.asked // 2 + 1

    @property
    def is_quorate(self) -> bool:
        return self.came >= self.quorum


def counts_of(invitations: Iterable[Invitation]) -> Counts:
    """Counted from rows that were fetched already. No query."""
    rows = list(invitations)

    def marked(attendance: Attendance) -> int:
        return sum(row.attendance == attendance for row in rows)

    return Counts(
        asked=sum(row.invited for row in rows),
        answered=sum(row.invited and row.answer != Answer.NONE for row in rows),
        head=marked(Attendance.HEAD),
        delegate=marked(Attendance.DELEGATE),
        without_letter=marked(Attendance.DELEGATE_WITHOUT),
        excused=marked(Attendance.EXCUSED),
        absent=marked(Attendance.ABSENT),
        not_invited=sum(not row.invited and not row.came for row in rows),
        unmarked=sum(row.invited and row.attendance == Attendance.UNKNOWN for row in rows),
    )


def invitations_of(meeting: Meeting) -> list[Invitation]:
    """All rows of a meeting, by agency. One query."""
    rows = Invitation.objects.filter(meeting=meeting).select_related("agency").order_by("agency__name")
    for row in rows:
        row.meeting = meeting  # so that rules and addresses need no query each
    return list(rows)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
