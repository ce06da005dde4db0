"""Next year's draft from this year's plan: the same tree, the last numbers as baseline, last year's target beside."""

from __future__ import annotations

from django.db.models import Prefetch

from lopo.cooperation.action_plan.models import (
    ActionPlan,
    Activity,
    ActivityAgency,
    Goal,
    Programme,
    Realisation,
)
from lopo.cooperation.action_plan.tally import reached


def carry_over(last: ActionPlan, plan: ActionPlan) -> int:
    """Copies goals, programmes and activities, dropped ones too: they were not reached. Returns how many of these."""
    goals = _copied_goals(last, plan)
    programmes = _copied_programmes(last, goals)
    sources = list(
        Activity.objects.filter(programme__goal__plan=last).prefetch_related(
            "agencies", Prefetch("realisations", Realisation.objects.order_by("quarter"))
        )
    )
    copies = [_copied(source, programmes[source.programme_id]) for source in sources]
    Activity.objects.bulk_create(copies)
    ActivityAgency.objects.bulk_create(
        ActivityAgency(regency=plan.regency, activity=copy, agency_id=row.agency_id, share=row.share)
        for source, copy in zip(sources, copies, strict=True)
        for row in source.agencies.all()
    )
    return len(copies)


def _copied_goals(last: ActionPlan, plan: ActionPlan) -> dict[object, Goal]:
    copies = {
        goal.pk: Goal(regency=plan.regency, plan=plan, order=goal.order, text=goal.text)
        for goal in last.goals.all()
    }
    Goal.objects.bulk_create(copies.values())
    return copies


def _copied_programmes(last: ActionPlan, goals: dict[object, Goal]) -> dict[object, Programme]:
    copies = {
        row.pk: Programme(regency=last.regency, goal=goals[row.goal_id], order=row.order, text=row.text)
        for row in Programme.objects.filter(goal__plan=last)
    }
    Programme.objects.bulk_create(copies.values())
    return copies


def _copied(source: Activity, programme: Programme) -> Activity:
    """An activity of next year. Its baseline is what was really reached; nobody's report leaves it unknown."""
    value = reached(source, source.realisations.all())
    return Activity(
        regency=source.regency,
        programme=programme,
        follows=source,
        order=source.order,
        title=source.title,
        work=source.work,
        indicator=source.indicator,
        unit=source.unit,
        counting=source.counting,
        baseline=value,
        target=source.target,
        last_target=source.target,
        last_value=value,
        joint=source.joint,
        budget=source.budget,
        fund=source.fund,
        quarters=source.quarters,
    )
