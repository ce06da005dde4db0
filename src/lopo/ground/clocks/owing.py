"""Starting, meeting, ending and suspending clocks. Called by the one pen inside operations, never by pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet
import holidays

from lopo.ground.acts.actor import Actor
from lopo.ground.acts.models import Written
from lopo.ground.acts.moment import today
from lopo.ground.agencies.models import Agency, Office
from lopo.ground.clocks.models import Clock, ClockRule, Unit
from lopo.ground.places.models import Regency


def rule(regency: Regency, key: str, *, on: date | None = None) -> ClockRule:
    """The version of a rule that holds on a day. One query. Raises ClockRule.DoesNotExist for an unknown key."""
    on = on or today()
    holds = Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gte=on))
    return ClockRule.objects.filter(holds, regency=regency, key=key).order_by("-valid_from")[:1].get()  # type: ignore[no-any-return]


def limit(of: ClockRule, start: date) -> date:
    """The last day on which the promise is kept. Working days leave out weekends and the country's public holidays."""
    if of.unit == Unit.WORKING_DAYS:
        return _after_working_days(start, of.amount)
    return start + timedelta(days=of.amount)


def start_clock(
    actor: Actor,
    key: str,
    subject: Written,
    *,
    owed_by: Agency,
    owed_by_office: Office | None = None,
    owed_to: Agency | None = None,
    about: str = "",
    started_on: date | None = None,
    due_on: date | None = None,
) -> Clock:
    """From now `owed_by` owes this. `due_on` is given when people agreed a date; else the rule gives it."""
    began = started_on or today()
    by = rule(actor.regency, key, on=began)
    return Clock.objects.create(
        regency=actor.regency,
        rule=by,
        subject_kind=subject.noun(),
        subject_id=subject.pk,
        within=subject.whole.pk,
        apart=subject.whole.apart,
        about=about[:200],
        owed_by=owed_by,
        owed_by_office=owed_by_office,
        owed_to=owed_to,
        started_on=began,
        due_on=due_on or limit(by, began),
    )


def meet_clock(key: str, subject: Written, *, by: Agency | None = None, on: date | None = None) -> int:
    """The promise is kept (in time or late). Returns how many running clocks that met."""
    return _running(key, subject, by).update(met_on=on or today())


def end_clock(key: str, subject: Written, because: str, *, by: Agency | None = None) -> int:
    """No longer owed, and why."""
    return _running(key, subject, by).update(ended_on=today(), ended_because=because[:200])


def suspend_clock(clock: Clock, because: str) -> None:
    """It waits for somebody else, and why. Still a running clock: `resume_clock` sets it going again."""
    Clock.objects.filter(pk=clock.pk).update(suspended_on=today(), suspended_because=because[:200])


def resume_clock(clock: Clock) -> None:
    """The wait is over; the days of waiting are added to the limit."""
    if clock.suspended_on:
        waited = today() - clock.suspended_on
        Clock.objects.filter(pk=clock.pk).update(
            suspended_on=None, suspended_because="", due_on=clock.due_on + waited
        )


def pass_on_clocks(regency: Regency, *, leaves: Office, receives: Office) -> int:
    """Open work of an office goes to another (a new decree, an office that is dissolved)."""
    mine = Clock.objects.filter(regency=regency, owed_by_office=leaves, met_on=None, ended_on=None)
    return mine.update(owed_by_office=receives, owed_by=receives.agency)


def set_apart(whole: Written, apart: bool) -> int:
    """Every clock of what is part of this is shown only to those who see it (sealed), or to all again."""
    return Clock.objects.filter(within=whole.pk).update(apart=apart)


def become_part(subject: Written) -> int:
    """The clocks of this subject belong to the whole that it has come into."""
    whole = subject.whole
    return Clock.objects.filter(subject_id=subject.pk).update(within=whole.pk, apart=whole.apart)


def known(regency: Regency, *, also: Iterable[QuerySet[Any]] = ()) -> QuerySet[Clock]:
    """All clocks but those of what is shut; with `also` (ids) those of the shut wholes that the reader sees."""
    shown = Q(apart=False)
    for wholes in also:
        shown |= Q(within__in=wholes)
    return Clock.objects.filter(shown, regency=regency)


def running(regency: Regency, *, also: Iterable[QuerySet[Any]] = ()) -> QuerySet[Clock]:
    """The known clocks that run, nearest limit first, with rule and agencies joined."""
    return (
        known(regency, also=also)
        .filter(met_on=None, ended_on=None)
        .select_related("rule", "owed_by", "owed_by_office", "owed_to")
        .order_by("due_on", "pk")
    )


def _running(key: str, subject: Written, by: Agency | None) -> QuerySet[Clock]:
    clocks = Clock.objects.filter(rule__key=key, subject_id=subject.pk, met_on=None, ended_on=None)
    return clocks.filter(owed_by=by) if by else clocks


def _after_working_days(start: date, amount: int) -> date:
    day = start
    while amount > 0:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in _public_holidays(day.year):
            amount -= 1
    return day


@lru_cache(maxsize=8)
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("ID", years=year))
