"""Who may read whose page of an evaluation, today."""

from __future__ import annotations

from datetime import date

from lopo.evaluation.models import Evaluation
from lopo.ground.acts import Actor, today
from lopo.ground.agencies.models import Agency


def opening_of(actor: Actor, starts_on: date, ends_on: date) -> Evaluation | None:
    """The laying open of exactly this period, if it was laid open. One query."""
    return Evaluation.objects.filter(regency=actor.regency, starts_on=starts_on, ends_on=ends_on).first()


def sees_agency(actor: Actor, evaluation: Evaluation | None, agency: Agency) -> bool:
    """An agency sees its own page at once, the others after the time for comments; whoever evaluates sees all.

    A period that was not laid open shows to each agency its own page only.
    """
    if actor.is_of(agency) or actor.hat in ("secretariat", "leadership"):
        return True
    return evaluation is not None and today() > evaluation.opens_on
