"""Reads of the action plan: its matrix with what was realised, what waits, and rows for evaluation. Fixed in number."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from lopo.cooperation.action_plan.models import (
    ActionPlan,
    Activity,
    ActivityAgency,
    Endorsement,
    EndorsementState,
    Realisation,
)
from lopo.cooperation.action_plan.quarters import ROMAN, last_day, quarter_of
from lopo.cooperation.action_plan.tally import hits, missed_last_year, missing, reached
from lopo.ground.acts import Actor, today
from lopo.ground.acts.fetch import visible
from lopo.ground.agencies.models import Agency
from lopo.ground.places.models import Regency
from lopo.taskforce.record.models import Contribution, Standing

REALISATION = "realisation"  # subject_kind of the contributions to a quarter


@dataclass(frozen=True)
class Cell:
    """One quarter of an activity in the matrix: a sign, its weight, and the same in words."""

    roman: str
    state: str  # done | idle | late | planned | none

    @property
    def sign(self) -> str:
        return {"done": "✓", "idle": "✗", "late": "?", "planned": "○", "none": "–"}[self.state]

    @property
    def weight(self) -> str:
        """Class of the look: h filled, m washed, l late, z dashed."""
        return {"done": "h", "idle": "z", "late": "l", "planned": "m", "none": "z"}[self.state]

    @property
    def words(self) -> str:
        return {
            "done": _("dikerjakan"),
            "idle": _("tidak dikerjakan"),
            "late": _("belum diisi"),
            "planned": _("direncanakan"),
            "none": _("tidak direncanakan"),
        }[self.state]


@dataclass
class Line:
    """One activity with everything that its row of the matrix, a reminder or a measure needs. No query any more."""

    activity: Activity
    reports: dict[int, Realisation]  # by quarter
    there: dict[int, list[Agency]] = field(
        default_factory=dict
    )  # by quarter; contested ones count for nobody
    contested: int = 0

    @property
    def plan(self) -> ActionPlan:
        return self.activity.plan

    @property
    def leads(self) -> Agency | None:
        return self.activity.leads

    @property
    def named(self) -> list[Agency]:
        """The responsible agency first, then those along."""
        return [row.agency for row in self.activity.agencies.all()]

    @property
    def reached(self) -> Decimal | None:
        return reached(self.activity, self.reports.values())

    @property
    def hits(self) -> bool | None:
        return hits(self.activity, self.reports.values())

    @property
    def missed_last_year(self) -> bool:
        return missed_last_year(self.activity)

    @property
    def released(self) -> Decimal:
        return sum((row.released for row in self.reports.values()), Decimal(0))

    @property
    def spent(self) -> Decimal:
        return sum((row.spent for row in self.reports.values()), Decimal(0))

    @property
    def has_money(self) -> bool:
        """Planned with money (T3)."""
        return bool(self.activity.budget)

    @property
    def worked(self) -> set[Agency]:
        """Every agency that really took part, over the year."""
        return {agency for agencies in self.there.values() for agency in agencies}

    @property
    def worked_together(self) -> bool:
        """Two agencies or more took part in the same quarter (S3)."""
        return any(len(agencies) > 1 for agencies in self.there.values())

    def unreported(self) -> list[int]:
        """Planned quarters that have ended and that nobody reported."""
        left = missing(self.activity, self.reports.values())
        return [quarter for quarter in left if last_day(self.plan.year, quarter) < today()]

    def due(self) -> list[int]:
        """Those of them that are still owed: not of a draft, nor once dropped or closed."""
        return self.unreported() if self.plan.holds and not self.activity.dropped_on else []

    def open_quarter(self) -> int | None:
        """The planned quarter to report next: the earliest without a report that has begun."""
        left = missing(self.activity, self.reports.values())
        started = [q for q in left if (self.plan.year, q) <= (today().year, quarter_of(today()))]
        return None if self.activity.dropped_on else (started[0] if started else None)

    def cell(self, quarter: int) -> str:
        """How a quarter stands: done, idle (nothing was done), late, planned, none."""
        if row := self.reports.get(quarter):
            return "done" if row.done_on else "idle"
        if quarter not in self.activity.quarters:
            return "none"
        if self.plan.is_draft or self.activity.dropped_on:
            return "planned"
        return "late" if quarter in self.unreported() else "planned"

    @property
    def cells(self) -> list[Cell]:
        return [Cell(roman, self.cell(quarter)) for quarter, roman in ROMAN.items()]


def plans_of(actor: Actor) -> QuerySet[ActionPlan]:
    """All plans, newest year first, each with how much is in it and how many endorsed it. One query."""
    activities = Activity.objects.filter(programme__goal__plan=OuterRef("pk"))
    answers = Endorsement.objects.filter(plan=OuterRef("pk"))
    return (
        visible(ActionPlan, to=actor)
        .annotate(
            activities=_count(activities, "programme__goal__plan"),
            joint=_count(activities.filter(joint=True), "programme__goal__plan"),
            asked=_count(answers, "plan"),
            endorsed=_count(answers.filter(state=EndorsementState.ENDORSED), "plan"),
        )
        .order_by("-year")
    )


def _count(rows: QuerySet[Any], by: str) -> Any:
    """How many of these rows belong to the outer one, without multiplying joins with one another."""
    counted = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def plan_of(regency: Regency, year: int) -> ActionPlan | None:
    """The plan of a year, draft or not. One query."""
    return ActionPlan.objects.filter(regency=regency, year=year).first()


def newest_plan(regency: Regency) -> ActionPlan | None:
    """The plan of the latest year. One query."""
    return ActionPlan.objects.filter(regency=regency).order_by("-year").first()


def lines_of(plan: ActionPlan) -> list[Line]:
    """Every activity of a plan in the order of the matrix. Four queries."""
    return _lines(Activity.objects.filter(programme__goal__plan=plan))


def line_of(activity: Activity) -> Line:
    """One activity. Four queries."""
    return _lines(Activity.objects.filter(pk=activity.pk))[0]


def endorsements_of(plan: ActionPlan) -> list[Endorsement]:
    """Who has not answered first, then those who declined, those with a note, and those who endorsed. One query."""
    rows = plan.endorsements.select_related("agency", "plan", "recorded_by").order_by("agency__name")
    order = {"none": 0, "against": 1, "half": 2, "full": 3}
    return sorted(rows, key=lambda row: order[row.shape])


def _lines(activities: QuerySet[Activity]) -> list[Line]:
    shares = ActivityAgency.objects.select_related("agency").order_by("share", "agency__name")
    rows = list(
        activities.select_related("programme__goal__plan")
        .prefetch_related(
            Prefetch("agencies", shares),
            Prefetch("realisations", Realisation.objects.select_related("recorded_by").order_by("quarter")),
        )
        .order_by("programme__goal__plan__year", "programme__goal__order", "programme__order", "order")
    )
    there, contested = _who_was_there(activities)
    return [_line(row, there, contested) for row in rows]


def _line(activity: Activity, there: dict[object, list[Agency]], contested: dict[object, int]) -> Line:
    reports = {row.quarter: row for row in activity.realisations.all()}
    return Line(
        activity=activity,
        reports=reports,
        there={quarter: there[row.pk] for quarter, row in reports.items() if row.pk in there},
        contested=sum(contested.get(row.pk, 0) for row in reports.values()),
    )


def _who_was_there(activities: QuerySet[Activity]) -> tuple[dict[object, list[Agency]], dict[object, int]]:
    """By realisation: the agencies that took part (each once, whatever the kinds of work), and how many contest it."""
    subjects = Realisation.objects.filter(activity__in=activities.order_by().values("pk")).values("pk")
    told = Contribution.objects.filter(subject_kind=REALISATION, subject_id__in=subjects)
    there: dict[object, list[Agency]] = defaultdict(list)
    contested: dict[object, set[object]] = defaultdict(set)
    for row in told.select_related("agency").order_by("agency__name", "pk"):
        if row.standing == Standing.CONTESTED:
            contested[row.subject_id].add(row.agency_id)
        elif row.took_part and row.agency not in there[row.subject_id]:
            there[row.subject_id].append(row.agency)
    return {key: found for key, found in there.items() if found}, {k: len(v) for k, v in contested.items()}
