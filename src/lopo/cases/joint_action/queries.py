"""Reads of joint actions: the list with how many were called and came, those of a case, those to which we are called now."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from lopo.cases.case.models import Case
from lopo.cases.joint_action.models import Called, Came, JointAction, JointActionState
from lopo.ground.acts import Actor, now
from lopo.ground.acts.fetch import visible
from lopo.ground.agencies.models import Agency
from lopo.taskforce.access.rules import WORKING_HATS

CAME = Q(called__came__in=[Came.THERE, Came.AFAR])


def joint_actions_seen(actor: Actor) -> QuerySet[JointAction]:
    """Joint actions with how many agencies were called and how many came. One query beside reach's."""
    rows = visible(JointAction, to=actor).select_related("caller_office__agency", "village__district")
    return rows.annotate(asked=Count("called"), present=Count("called", filter=CAME))


def joint_actions_of(case: Case, actor: Actor) -> list[JointAction]:
    """Those of this case that the reader may know of, newest first. One query."""
    return list(joint_actions_seen(actor).filter(case=case).order_by("-meets_at", "pk"))


def called_now(actor: Actor) -> list[JointAction]:
    """To which our agency is called, from yesterday on, nearest first. One query; none for a hat that does no work."""
    if actor.hat not in WORKING_HATS or actor.agency is None:
        return []
    ours = Called.objects.filter(joint_action=OuterRef("pk"), agency=actor.agency)
    since = now() - timedelta(days=1)
    rows = joint_actions_seen(actor).filter(Exists(ours), state=JointActionState.CALLED, meets_at__gte=since)
    return list(rows.order_by("meets_at", "pk")[:5])


def who_can_be_called(actor: Actor) -> QuerySet[Agency]:
    """Every agency of the regency but the actor's own."""
    rows = visible(Agency, to=actor)
    return (rows.exclude(pk=actor.agency.pk) if actor.agency else rows).order_by("name")
