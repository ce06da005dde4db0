"""Offices that leave with a draft, their open work, and where it can go."""

from __future__ import annotations

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from lopo.ground.agencies.models import Office
from lopo.ground.clocks.models import Clock
from lopo.taskforce.decree.models import Decree
from lopo.taskforce.meeting.models import FollowUp, FollowUpState


def offices_of(decree: Decree) -> QuerySet[Office]:
    """Offices that sit in a decree or lead by it, by name. One query."""
    inside = Q(seats__sub_task_force__decree=decree) | Q(leads__decree=decree)
    return Office.objects.filter(inside).select_related("agency").distinct().order_by("agency__name", "name")


def leaving_offices(draft: Decree) -> QuerySet[Office]:
    """Offices of the decree before it that the draft no longer names; `open_work` counts what each still owes."""
    if draft.follows is None:
        return Office.objects.none()
    staying = offices_of(draft).order_by().values("pk")
    leaving = offices_of(draft.follows).exclude(pk__in=staying)
    return leaving.annotate(open_work=Coalesce(_clocks(), 0) + Coalesce(_follow_ups_without_clock(), 0))


def _clocks() -> Subquery:
    running = Clock.objects.filter(owed_by_office=OuterRef("pk"), met_on=None, ended_on=None)
    return Subquery(running.order_by().values("owed_by_office").annotate(n=Count("pk")).values("n"))


def _follow_ups_without_clock() -> Subquery:
    """A follow-up without a date runs on no clock and is open work all the same."""
    undated = FollowUp.objects.filter(office=OuterRef("pk"), state=FollowUpState.OPEN, due_on=None)
    return Subquery(undated.order_by().values("office").annotate(n=Count("pk")).values("n"))


def pass_on_follow_ups(leaves: Office, receives: Office) -> int:
    """Open follow-ups of an office are its heir's from now on. Called inside the operation that issues a decree."""
    mine = FollowUp.objects.filter(office=leaves, state=FollowUpState.OPEN)
    return mine.update(office=receives, agency=receives.agency)
