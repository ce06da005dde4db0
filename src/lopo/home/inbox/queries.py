"""What waits for us, what we wait for, what happens together: the same few queries for every hat and any size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from lopo.cases.case.models import Case, CaseClass, Participation
from lopo.cases.conflict.models import shut_out
from lopo.cases.handover.models import Handover
from lopo.cases.request.models import Request
from lopo.cases.request.queries import asked_of_us
from lopo.ground.acts import Actor, today
from lopo.ground.acts.fetch import visible
from lopo.ground.clocks.models import Clock
from lopo.ground.clocks.owing import running
from lopo.ground.web.parts import Due, WeekDay
from lopo.home.inbox.tasks import ACTING, DESK, LAPSES, OFFICES, place, sentence, task_of, theirs
from lopo.prevention.report.models import Report
from lopo.taskforce.access.reach import reach
from lopo.taskforce.access.rules import WORKING_HATS
from lopo.taskforce.decree.models import Decree
from lopo.taskforce.meeting.models import Meeting, MeetingState
from lopo.taskforce.record.models import Contribution, Standing

SHOWN = 100  # clocks read for a home page; the rest is on the list of all


@dataclass(frozen=True)
class Waiting:
    """One thing that waits, or several of the same kind and limit in one row."""

    clocks: tuple[Clock, ...]
    url: str

    @property
    def first(self) -> Clock:
        return self.clocks[0]

    @property
    def due(self) -> Due:
        """As the due list draws it."""
        clock = self.first
        others = (
            ""
            if len(self.clocks) == 1
            else ", ".join(dict.fromkeys(str(c.owed_to or c.about) for c in self.clocks[:4]))
        )
        more = _(" dan %d lagi") % (len(self.clocks) - 4) if len(self.clocks) > 4 else ""
        return Due(
            title=sentence(self.clocks),
            url=self.url,
            due=clock.due_on,
            subject=others + more if others else "",
            rule=str(clock.rule),
            waits=clock.suspended_because,
            warns=clock.rule.warns,
        )

    @property
    def theirs(self) -> str:
        """After the name of whoever owes it."""
        return theirs(self.first)

    @property
    def waiting_for_it(self) -> str:
        """Who waits for this from us, or how many; empty when nobody else does."""
        who = {c.owed_to for c in self.clocks if c.owed_to and c.owed_to_id != c.owed_by_id}
        return _("%d instansi") % len(who) if len(who) > 1 else str(next(iter(who), ""))

    @property
    def days_late(self) -> int:
        return (today() - self.first.due_on).days


def waits_for_us(actor: Actor) -> QuerySet[Clock]:
    """Clocks that run and have begun, nearest limit first. The desk's work waits under the desk's hat only.

    Whoever keeps the machine or watches over the trail may do none of it under that hat.
    """
    if actor.hat not in WORKING_HATS:
        return Clock.objects.none()
    mine = _owed(actor).filter(owed_by=actor.agency)
    mine = mine.exclude(for_others_here(actor))
    return mine if actor.hat == "secretariat" else mine.exclude(rule__key__in=DESK, apart=False)


def for_others_here(actor: Actor) -> Q:
    """What one office alone may open waits for that office only, under its seat; some of it with a mandate to act."""
    closed = Q(rule__key__in=OFFICES)
    if actor.hat in ("secretariat", "leadership"):
        return closed
    elsewhere = closed & Q(owed_by_office__isnull=False) & ~Q(owed_by_office=actor.office)
    return elsewhere if actor.acts else elsewhere | Q(rule__key__in=ACTING)


def we_wait_for(actor: Actor) -> QuerySet[Clock]:
    """Running clocks that others have to meet towards us, nearest limit first; what another office of ours asked for
    waits there."""
    theirs = _owed(actor).filter(owed_to=actor.agency).exclude(owed_by=actor.agency)
    theirs = theirs.filter(opens(actor))
    return theirs if actor.hat == "secretariat" else theirs.exclude(owed_by=None)


def opens(actor: Actor) -> Q:
    """About what any seat may open; about minutes, a person or a request that this reader may open; about a report that
    this office passed on, or its agency owed something of."""
    passed = Report.objects.filter(regency=actor.regency, moved_by=actor.office)
    found = ~Q(rule__key__in=OFFICES) | Q(subject_id__in=passed.values("pk"))
    for noun in (Handover, Participation, Request):
        found |= Q(subject_id__in=visible(noun, to=actor).values("pk"))
    return found | Q(subject_kind=Report.noun(), owed_by=actor.agency)


def _owed(actor: Actor) -> QuerySet[Clock]:
    """What runs, has begun, and can still be done; of a case from which the reader is shut out nothing."""
    begun = running(actor.regency, also=shut(actor)).filter(started_on__lte=today())
    begun = begun.exclude(within__in=shut_out(reach(actor)))
    return begun.exclude(rule__key__in=LAPSES, due_on__lt=today())


def shut(actor: Actor) -> list[QuerySet[Any]]:
    """Ids of sealed cases in which this reader sees somebody or was asked for something, and of closed meetings to which
    it was asked: their promises wait for nobody else. No query by itself."""
    asked = asked_of_us(actor).filter(participation__case=OuterRef("pk"))
    known = Q(pk__in=visible(Case, to=actor).values("pk")) | Q(Exists(asked))
    cases = Case.objects.filter(known, regency=actor.regency, kind=CaseClass.SEALED)
    return [cases.values("pk"), visible(Meeting, to=actor).filter(closed=True).values("pk")]


def gathered(clocks: Iterable[Clock], decree: Decree | None = None) -> list[Waiting]:
    """Debts of the same rule, limit and thing in one row, so that twenty deliveries are one line."""
    rows = sorted(clocks, key=lambda c: (c.due_on, c.rule.key, c.about))
    found = []
    for _key, same in groupby(rows, key=lambda c: (c.due_on, c.rule.key, c.about if c.owed_to_id else "")):
        group = tuple(same)
        found.append(Waiting(group, _place(group, decree)))
    return found


def _place(group: tuple[Clock, ...], decree: Decree | None) -> str:
    if len(group) > 1 and decree and group[0].rule.key in ("deliver_decree", "answer_correction"):
        return reverse("deliveries", args=[decree.pk])
    if len(group) > 1:
        return reverse("waiting") + f"?rule={group[0].rule.key}"
    return place(group[0]) or reverse("waiting")


def most_pressing(waiting: list[Waiting], actor: Actor) -> Waiting | None:
    """The first thing: somebody in danger, then what somebody else waits for from us, then what is merely late."""
    return min(
        waiting,
        key=lambda w: (not task_of(w.first).first, _nobody_waits(w, actor), w.first.due_on),
        default=None,
    )


def _nobody_waits(waiting: Waiting, actor: Actor) -> bool:
    return waiting.first.owed_to_id is None or actor.is_of(waiting.first.owed_to)


def by_urgency(waiting: list[Waiting]) -> list[tuple[str, list[Due]]]:
    """Groups of the due list: late, due soon, time left."""
    groups: dict[str, list[Due]] = {}
    for thing in waiting:
        left = -thing.days_late
        name = (
            _("Terlambat")
            if left < 0
            else _("Segera")
            if left <= thing.first.rule.warns
            else _("Masih ada waktu")
        )
        groups.setdefault(name, []).append(thing.due)
    return list(groups.items())


def known_records(actor: Actor) -> QuerySet[Contribution]:
    """Records that the reader may know of: none of work in a case from which they are shut out."""
    return visible(Contribution, to=actor).exclude(within__in=shut_out(reach(actor)))


def records_to_answer(actor: Actor) -> QuerySet[Contribution]:
    """Records in which somebody else named this agency and which it may still confirm or contest, newest first."""
    if actor.hat not in WORKING_HATS:
        return Contribution.objects.none()
    told = known_records(actor).filter(agency=actor.agency, standing=Standing.TOLD)
    return (
        told.filter(answer_until__gte=today())
        .select_related("recorded_by")
        .order_by("answer_until", "-on", "pk")
    )


def week_of(day: date) -> list[date]:
    """Monday to Saturday of the week in which this day lies."""
    monday = day - timedelta(days=day.weekday())
    return [monday + timedelta(days=n) for n in range(6)]


def together(actor: Actor, days: list[date]) -> list[Meeting]:
    """Meetings of these days that are not cancelled, by hour, with how many agencies answered. One query."""
    meetings = (
        visible(Meeting, to=actor)
        .filter(starts_at__date__gte=days[0], starts_at__date__lte=days[-1])
        .exclude(state=MeetingState.NOT_HELD)
    )
    counted = meetings.annotate(
        asked=Count("invitations", filter=Q(invitations__invited=True)),
        answered=Count("invitations", filter=Q(invitations__invited=True) & ~Q(invitations__answer="")),
    )
    return list(counted.order_by("starts_at", "pk"))


def strip(days: list[date], meetings: list[Meeting]) -> list[WeekDay]:
    from lopo.ground.web.words import as_day

    return [WeekDay(day, sum(as_day(meeting.starts_at) == day for meeting in meetings)) for day in days]
