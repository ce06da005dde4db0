"""Writing a draft: goals, programmes, activities are added, changed, moved, taken out. An adopted plan is fixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, Max, QuerySet
from django.utils.translation import gettext as _

from lopo.cooperation.action_plan.matrix import Matrix, matrix_of, put_in_place
from lopo.cooperation.action_plan.models import (
    ActionPlan,
    Activity,
    ActivityAgency,
    Counting,
    Goal,
    Programme,
    Share,
)
from lopo.cooperation.action_plan.rules import PLANNERS
from lopo.cooperation.action_plan.wording import tidy, tidy_heading, tidy_unit
from lopo.ground.acts import Actor, Refused, operation
from lopo.ground.agencies.models import Agency
from lopo.taskforce.record.pen import record

ASIDE = 10_000  # places beyond any plan, used while rows change places: two rows never share one
Part = Goal | Programme | Activity


@dataclass(frozen=True)
class Content:
    """What an activity says. `leads` answers for it, `along` work with it; money in rupiah, quarters 1 to 4."""

    title: str
    leads: Agency
    along: Sequence[Agency] = ()
    work: str = ""
    indicator: str = ""
    unit: str = ""
    counting: str = Counting.SUM.value
    baseline: Decimal | None = None
    target: Decimal | None = None
    joint: bool = False
    budget: Decimal | None = None
    fund: str = ""
    quarters: Sequence[int] = ()


@operation(may=PLANNERS)
def add_goal(actor: Actor, plan: ActionPlan, *, text: str) -> Goal:
    """One more goal, last in its plan."""
    _is_draft(plan)
    text = _heading(text, plan.goals)
    goal: Goal = Goal.objects.create(regency=plan.regency, plan=plan, order=_last(plan.goals) + 1, text=text)
    record(actor, "plan.goal_added", plan)
    return goal


@operation(may=PLANNERS)
def add_programme(actor: Actor, goal: Goal, *, text: str) -> Programme:
    """One more programme, last under its goal."""
    _is_draft(goal.plan)
    text = _heading(text, goal.programmes)
    order = _last(goal.programmes) + 1
    programme: Programme = Programme.objects.create(regency=goal.regency, goal=goal, order=order, text=text)
    record(actor, "plan.programme_added", goal.plan)
    return programme


@operation(may=PLANNERS)
def reword(actor: Actor, part: Goal | Programme, *, text: str) -> Goal | Programme:
    """A goal or a programme is called otherwise."""
    plan = _plan_of(part)
    _is_draft(plan)
    part.text = _heading(text, _siblings(part).exclude(pk=part.pk))
    part.save(update_fields=["text"])
    record(actor, "plan.reworded", plan)
    return part


@operation(may=PLANNERS)
def add_activity(actor: Actor, programme: Programme, *, content: Content) -> Activity:
    """One more activity, last in its programme."""
    _is_draft(programme.goal.plan)
    order = _last(programme.activities) + 1
    activity = Activity(regency=programme.regency, programme=programme, order=order, **_fields(content))
    activity.save(force_insert=True)
    _name_agencies(activity, content)
    record(actor, "activity.added", activity)
    return activity


@operation(may=PLANNERS)
def change_activity(actor: Actor, activity: Activity, *, content: Content, revision: int) -> Activity:
    """What an activity of a draft says is changed. Of two who change it at once, the second is told to look again."""
    _is_draft(activity.plan)
    seen = Activity.objects.filter(pk=activity.pk, revision=revision)
    if not seen.update(revision=revision + 1, **_fields(content)):
        raise Refused(_("Kegiatan ini baru saja diubah orang lain. Muat ulang untuk melihat yang terbaru."))
    activity.refresh_from_db()
    _name_agencies(activity, content)
    record(actor, "activity.changed", activity)
    return activity


@operation(may=PLANNERS)
def remove_part(actor: Actor, part: Part) -> ActionPlan:
    """A goal, programme or activity is taken out of a draft with all that lies under it; the rest closes up."""
    plan = _plan_of(part)
    _is_draft(plan)
    siblings = _siblings(part).exclude(pk=part.pk)
    part.delete()
    _put_in_order(siblings, list(siblings.order_by("order")))
    record(actor, f"plan.{part.noun()}_removed", plan)
    return plan


@operation(may=PLANNERS)
def move_part(actor: Actor, part: Part, *, up: bool) -> ActionPlan:
    """A goal, programme or activity changes places with its neighbour. At the end of the list nothing happens."""
    plan = _plan_of(part)
    _is_draft(plan)
    siblings = _siblings(part)
    rows = list(siblings.order_by("order"))
    here = next(place for place, row in enumerate(rows) if row.pk == part.pk)
    there = here - 1 if up else here + 1
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
        _put_in_order(siblings, rows)
    record(actor, "plan.reordered", plan)
    return plan


@operation(may=PLANNERS)
def import_plan(actor: Actor, plan: ActionPlan, *, matrix: Matrix, before: Matrix) -> ActionPlan:
    """The draft now says exactly what the workbook says: all of it or nothing.

    `before` is what the draft said when the differences were shown; raises Refused if somebody changed it since.
    """
    _is_draft(plan)
    if matrix_of(plan) != before:
        raise Refused(
            _("Rencana ini berubah sejak pratinjau. Masukkan berkasnya sekali lagi untuk melihat bedanya.")
        )
    count = put_in_place(plan, matrix)
    record(actor, "plan.imported", plan, detail={"activities": count})
    return plan


def _plan_of(part: Part) -> ActionPlan:
    if isinstance(part, Goal):
        return part.plan
    return part.goal.plan if isinstance(part, Programme) else part.plan


def _siblings(part: Part) -> QuerySet[Any]:
    if isinstance(part, Goal):
        return Goal.objects.filter(plan=part.plan_id)
    if isinstance(part, Programme):
        return Programme.objects.filter(goal=part.goal_id)
    return Activity.objects.filter(programme=part.programme_id)


def _is_draft(plan: ActionPlan) -> None:
    if not plan.is_draft:
        raise Refused(
            _(
                "Rencana yang sudah ditetapkan tidak diubah lagi. Hentikan kegiatannya, atau rancang tahun berikut."
            )
        )


def _last(siblings: Any) -> int:
    return siblings.aggregate(last=Max("order"))["last"] or 0


def _heading(text: str, siblings: Any) -> str:
    """The tidy text of a goal or programme. Two alike in one place would read back from Excel as one."""
    text = tidy_heading(text)
    if not text:
        raise Refused(_("Tuliskan namanya."), field="text")
    _short_enough("text", text, 300)
    if siblings.filter(text=text).exists():
        raise Refused(_("Nama ini sudah ada di tempat yang sama."), field="text")
    return text


def _short_enough(field: str, text: str, longest: int) -> None:
    if len(text) > longest:
        raise Refused(
            _("Terlalu panjang: %(length)d huruf, paling banyak %(longest)d.")
            % {"length": len(text), "longest": longest},
            field=field,
        )


def _fields(content: Content) -> dict[str, Any]:
    title, indicator, unit = tidy(content.title), tidy(content.indicator), tidy_unit(content.unit)
    if not title:
        raise Refused(_("Tuliskan nama kegiatannya."), field="title")
    for name, text, longest in (("title", title, 300), ("indicator", indicator, 300), ("unit", unit, 60)):
        _short_enough(name, text, longest)
    if not content.quarters:
        raise Refused(_("Pilih sedikitnya satu triwulan."), field="quarters")
    if content.joint and not set(content.along) - {content.leads}:
        raise Refused(_("Kegiatan bersama menyebut dua instansi atau lebih."), field="joint")
    return {
        "title": title,
        "work": content.work,
        "indicator": indicator,
        "unit": unit,
        "counting": content.counting,
        "baseline": content.baseline,
        "target": content.target,
        "joint": content.joint,
        "budget": content.budget,
        "fund": content.fund,
        "quarters": sorted(set(content.quarters)),
    }


def _name_agencies(activity: Activity, content: Content) -> None:
    """The plan names exactly these agencies; the responsible one is not also named along."""
    activity.agencies.all().delete()
    shares = [(content.leads, Share.LEADS)]
    shares += [(agency, Share.WITH) for agency in dict.fromkeys(content.along) if agency != content.leads]
    ActivityAgency.objects.bulk_create(
        ActivityAgency(regency=activity.regency, activity=activity, agency=agency, share=share)
        for agency, share in shares
    )
    getattr(activity, "_prefetched_objects_cache", {}).pop("agencies", None)


def _put_in_order(siblings: QuerySet[Any], rows: list[Any]) -> None:
    """Numbers rows 1, 2, 3 …; all step aside first, since two may never hold one number even for a moment."""
    siblings.update(order=F("order") + ASIDE)
    for place, row in enumerate(rows, start=1):
        row.order = place
    siblings.model.objects.bulk_update(rows, ["order"])
