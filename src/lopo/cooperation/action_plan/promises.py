"""What an activity owes, and what a report does to it.

An activity owes one report at a time (`report_quarter`): that of its earliest planned quarter without one. The clock
starts at adoption and each report starts the next, so nothing has to be started by the calendar. People who were
trained or empowered are asked after once, six months on (`report_outcome`).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from lopo.cooperation.action_plan.models import ActionPlan, Activity, Realisation
from lopo.cooperation.action_plan.quarters import ROMAN, last_day
from lopo.cooperation.action_plan.tally import missing
from lopo.ground.acts import today
from lopo.taskforce.decree.work import Work
from lopo.taskforce.record.pen import Ends, Meets, Owes

COUNTS_PEOPLE = (Work.TRAINING, Work.EMPOWERMENT)  # measures O5 and O6 follow these people for six months
OUTCOME_AFTER = 6  # months


@dataclass(frozen=True)
class Promises:
    """What an act does to clocks, as the pen takes it."""

    meets: tuple[Meets, ...] = ()
    ends: tuple[Ends, ...] = ()
    owes: tuple[Owes, ...] = ()

    def __or__(self, other: Promises) -> Promises:
        return Promises(self.meets + other.meets, self.ends + other.ends, self.owes + other.owes)


def next_report(activity: Activity, plan: ActionPlan | None = None) -> Owes | None:
    """What the responsible agency owes now: the report of the earliest planned quarter without one.

    Counted from the end of the quarter, or from the adoption where that came later.
    """
    left, leads = missing(activity, activity.realisations.all()), activity.leads
    if not left or leads is None or activity.dropped_on:
        return None
    plan = plan or activity.plan
    start = max(last_day(plan.year, left[0]), plan.adopted_on or today())
    about = named(activity, left[0], plan)
    return Owes("report_quarter", by=leads, about=about, started_on=start, subject=activity)


def reported(activity: Activity, before: Owes | None) -> Promises:
    """The report that was owed is there, and the next is owed; a report ahead of its turn changes nothing."""
    anew = Activity.objects.get(pk=activity.pk)
    after = next_report(anew)
    if before is None or (after and after.about == before.about):
        return Promises()
    return Promises(meets=(Meets("report_quarter", subject=anew),), owes=(after,) if after else ())


def outcome_owed(row: Realisation) -> Promises:
    """Whatever was owed of the people of this report is owed no longer, and, if there are any, owed anew."""
    ends = (Ends("report_outcome", str(_("jumlah orang diperbaiki")), subject=row),)
    leads = row.activity.leads
    if not row.people or not row.done_on or leads is None or row.people_with_outcome is not None:
        return Promises(ends=ends)
    about, start = named(row.activity, row.quarter, row.activity.plan), outcome_due(row.done_on)
    owes = Owes("report_outcome", by=leads, about=about, started_on=start, subject=row)
    return Promises(ends=ends, owes=(owes,))


def outcome_due(done_on: date) -> date:
    """The day six months later (the last of the month where there is no such day)."""
    month = done_on.month - 1 + OUTCOME_AFTER
    year, month = done_on.year + month // 12, month % 12 + 1
    return date(year, month, min(done_on.day, monthrange(year, month)[1]))


def named(activity: Activity, quarter: int, plan: ActionPlan) -> str:
    """An activity's quarter by name, the same in every language: "1.1.2 Penyuluhan · TW II 2026"."""
    return f"{activity.code} {activity.title[:150]} · TW {ROMAN[quarter]} {plan.year}"
