"""Who may do what with the action plan."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from lopo.cooperation.action_plan.models import Activity, Endorsement, Realisation
from lopo.ground.acts import Actor, Rule
from lopo.ground.agencies.models import AgencyKind
from lopo.taskforce.access.rules import SECRETARIAT, WORKING_HATS


def _plans(actor: Actor, *_subjects: Any) -> bool:
    planning = actor.agency is not None and actor.agency.kind == AgencyKind.PLANNING
    return actor.acts and (actor.hat in ("secretariat", "system") or (actor.hat == "seat" and planning))


def named(actor: Actor, activity: Activity) -> bool:
    """Does the plan name the actor's agency for this activity? Costs nothing where agencies were fetched along."""
    return actor.agency is not None and any(
        row.agency_id == actor.agency.pk for row in activity.agencies.all()
    )


def _carries_out(actor: Actor, subject: Activity | Realisation) -> bool:
    activity = subject.activity if isinstance(subject, Realisation) else subject
    return actor.hat in WORKING_HATS and actor.acts and named(actor, activity)


def speaks_for_itself(actor: Actor, endorsement: Endorsement) -> bool:
    """A mandate to sign, for the agency that is asked: no letter needed."""
    return actor.hat in WORKING_HATS and actor.signs and actor.is_of(endorsement.agency)


PLANNERS = Rule(
    _("Sekretariat, atau badan perencanaan yang duduk dalam gugus tugas, dengan mandat mengerjakan"), _plans
)
PLANNERS_SIGN = Rule(
    _("Sekretariat, atau badan perencanaan yang duduk dalam gugus tugas, dengan mandat menandatangani"),
    lambda actor, *subjects: actor.signs and _plans(actor, *subjects),
)
CARRIES_OUT = Rule(
    _("instansi yang disebut rencana untuk kegiatan itu, dengan mandat mengerjakan"), _carries_out
)
CARRIES_OUT_OR_DESK = CARRIES_OUT | SECRETARIAT
PLANNERS_OR_CARRIES_OUT = PLANNERS | CARRIES_OUT
ENDORSERS = (
    Rule(_("instansi yang dimintai pengesahan, dengan mandat menandatangani"), speaks_for_itself)
    | SECRETARIAT
)
