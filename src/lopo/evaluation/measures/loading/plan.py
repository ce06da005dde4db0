"""Reading plans, endorsements, activities, what was realised, and villages reached: four queries."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Min, OuterRef, Q, Subquery, UUIDField

from lopo.cooperation.action_plan.models import (
    ActionPlan,
    Activity,
    ActivityAgency,
    PlanState,
    Realisation,
    Share,
)
from lopo.evaluation.measures import rows
from lopo.evaluation.measures.loading.rules import Rules
from lopo.evaluation.measures.period import Period, Quarter
from lopo.ground.places.models import Regency, Village


def plans(regency: Regency, period: Period, rules: Rules) -> tuple[rows.Plan, ...]:
    told = ActionPlan.objects.filter(regency=regency, year__in=period.years).order_by("year")
    word = "endorsements__"
    fields = ("id", "agency", "state", "asked_on", "answered_on")
    found: dict[Any, rows.Plan] = {}
    said: dict[Any, list[rows.Endorsement]] = {}
    for row in told.values_list("id", "year", "state", "adopted_on", *(word + f for f in fields)):
        found.setdefault(row[0], rows.Plan(*row[:4]))
        id_, agency, state, asked_on, answered_on = row[4:]
        if id_:
            due = rules.by("endorse_plan", asked_on)
            said.setdefault(row[0], []).append(
                rows.Endorsement(id_, agency, state, asked_on, answered_on, due)
            )
    return tuple(plan._replace(endorsements=tuple(said.get(pk, ()))) for pk, plan in found.items())


def activities(regency: Regency, period: Period) -> tuple[rows.Activity, ...]:
    """Activities of the plans of these years, and of the year before (whose people are asked six months on).

    A draft promises nothing yet: what stands in it is nobody's debt.
    """
    leads = ActivityAgency.objects.filter(activity=OuterRef("pk"), share=Share.LEADS).order_by("agency__name")
    told = Activity.objects.filter(regency=regency, programme__goal__plan__year__in=_plan_years(period))
    told = told.exclude(programme__goal__plan__state=PlanState.DRAFT)
    told = told.annotate(
        lead=Subquery(leads.values("agency")[:1], output_field=UUIDField()),
        year=F("programme__goal__plan__year"),
    )
    return tuple(map(_activity, told.order_by().values(*_ACTIVITY)))


_KEPT = ("lead", "work", "counting", "joint", "baseline", "target", "last_target", "budget", "title")
_ACTIVITY = (*_KEPT, "id", "year", "quarters", "indicator", "dropped_on")


def _activity(told: dict[str, Any]) -> rows.Activity:
    return rows.Activity(
        id=told["id"],
        due_on=Quarter(told["year"], max(told["quarters"] or [4])).end,
        quarters=tuple(told["quarters"] or ()),
        aim=bool(told["indicator"]) and told["target"] is not None,
        dropped=told["dropped_on"] is not None,
        **{name: told[name] for name in _KEPT},
    )


def _plan_years(period: Period) -> range:
    return range(period.start.year - 1, period.end.year + 1)


def realisations(regency: Regency, period: Period) -> tuple[rows.Realisation, ...]:
    plan = "activity__programme__goal__plan__"
    year = f"{plan}year"
    told = Realisation.objects.filter(regency=regency, **{f"{year}__in": _plan_years(period)}).order_by()
    told = told.exclude(**{f"{plan}state": PlanState.DRAFT})
    fields = ("value", "released", "people", "people_with_outcome")
    return tuple(
        rows.Realisation(
            id_, activity, done_on or Quarter(of, quarter).end, quarter, done_on is not None, *rest
        )
        for id_, activity, of, quarter, done_on, *rest in told.values_list(
            "id", "activity", year, "quarter", "done_on", *fields
        )
    )


def villages(regency: Regency, period: Period) -> tuple[rows.Village, ...]:
    inside = Q(reached_by__realisation__done_on__range=(period.start, period.end))
    told = Village.objects.filter(regency=regency).annotate(
        first=Min("reached_by__realisation__done_on", filter=inside)
    )
    return tuple(map(rows.Village._make, told.order_by().values_list("id", "first")))
