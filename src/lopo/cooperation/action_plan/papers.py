"""The plan on paper: the matrix lying, official Indonesian, whoever prints it; planned, or with what was realised."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from django.utils import translation

from lopo.cooperation.action_plan.excel.cells import FUNDS, write_numbers
from lopo.cooperation.action_plan.models import TITLE, ActionPlan, FundSource
from lopo.cooperation.action_plan.quarters import ROMAN, spelled
from lopo.cooperation.action_plan.queries import Line, lines_of
from lopo.cooperation.action_plan.wording import number_text
from lopo.ground.acts import today
from lopo.ground.agencies.holding import in_office
from lopo.ground.agencies.models import Agency, AgencyKind
from lopo.ground.papers.frame import Signature
from lopo.ground.papers.letterheads import frame_of, letterhead_of, signature_of
from lopo.ground.papers.plan_matrix import PlanMatrix, PlannedActivity, Programme, plan_matrix
from lopo.ground.papers.typeset import Printed
from lopo.ground.papers.words import plain_date, rupiah
from lopo.taskforce.decree.models import Decree, LeaderRole
from lopo.taskforce.decree.queries import decree_in_force, head_of

MARKS = {"done": "✓", "idle": "×", "late": "?", "planned": "○", "none": "–"}
SIGNS = ". ○ direncanakan, × tidak dikerjakan, ? belum diisi, – tidak direncanakan"


def printed_plan(plan: ActionPlan, *, by: Agency | None, realised: bool) -> Printed:
    """The PDF. Signed by the chair of the task force and the head of the planning agency, once it is adopted."""
    lines = lines_of(plan)
    with translation.override("id"):
        return plan_matrix(_paper(plan, lines, by, realised=realised), made_on=today())


def _paper(plan: ActionPlan, lines: list[Line], by: Agency | None, *, realised: bool) -> PlanMatrix:
    decree = decree_in_force(plan.regency, on=plan.adopted_on or today())
    agency = by or (decree.secretariat if decree else None)
    frame = frame_of(letterhead_of(agency), lying=True) if agency else None
    if frame is None:
        raise ValueError("a plan is printed for an agency")
    grouped = groupby(lines, key=lambda line: line.activity.programme)
    return PlanMatrix(
        frame=replace(frame, watermark="RANCANGAN" if plan.is_draft else ""),
        title=f"{TITLE} Gugus Tugas Kabupaten {plan.regency.name}".upper(),
        year=plan.year,
        programmes=[
            Programme(part.goal.text, part.text, [_row(line, realised=realised) for line in rows])
            for part, rows in grouped
        ],
        totals=_totals(lines),
        as_of=f"Keadaan {plain_date(today())}" + (SIGNS if realised else ""),
        signatures=[] if plan.is_draft else _signatures(decree),
        with_realisation=realised,
    )


def _row(line: Line, *, realised: bool) -> PlannedActivity:
    activity = line.activity
    return PlannedActivity(
        code=activity.code,
        activity=activity.title
        + (f" (dihentikan: {activity.dropped_because})" if activity.dropped_on else ""),
        indicator=activity.indicator or "–",
        target=write_numbers(activity.baseline, activity.target, activity.unit) or "–",
        responsible=str(activity.leads or "–"),
        together=", ".join(map(str, activity.along)),
        joint=activity.joint,
        money=rupiah(activity.budget) if activity.budget else "",
        source=FUNDS[FundSource(activity.fund)] if activity.fund else "",
        quarters=spelled(activity.quarters),
        realised=[_quarter(line, quarter) for quarter in ROMAN] if realised else (),
        reached=_reached(line),
        money_released=f"cair {rupiah(line.released)}" if line.has_money else "",
        proof="ada bukti" if any(row.evidence_id for row in line.reports.values()) else "",
        obstacle="; ".join(row.obstacles for row in line.reports.values() if row.obstacles),
    )


def _quarter(line: Line, quarter: int) -> str:
    row = line.reports.get(quarter)
    if row and row.value is not None:
        return number_text(row.value)
    return MARKS[line.cell(quarter)]


def _reached(line: Line) -> str:
    value, target = line.reached, line.activity.target
    if value is None:
        return "belum diketahui"
    words = [
        number_text(value),
        f"dari {number_text(target)}" if target is not None else "",
        line.activity.unit,
    ]
    return " ".join(word for word in words if word)


def _totals(lines: list[Line]) -> str:
    joint = sum(line.activity.joint for line in lines)
    money = sum((line.activity.budget or Decimal(0) for line in lines), Decimal(0))
    released = sum((line.released for line in lines), Decimal(0))
    cash = f", cair {rupiah(released)}" if released else ""
    return f"{len(lines)} kegiatan, {joint} bersama, {rupiah(money)}{cash}"


def _signatures(decree: Decree | None) -> list[Signature]:
    """The chair and the head of the planning agency, as far as the decree names them."""
    if decree is None:
        return []
    chair = decree.leaders.filter(role=LeaderRole.CHAIR).select_related("office__agency").first()
    planning = (
        Agency.objects.filter(regency=decree.regency, kind=AgencyKind.PLANNING).order_by("name").first()
    )
    offices = [chair.office if chair else None, head_of(planning, decree) if planning else None]
    return [signature_of(office, in_office(office)) for office in offices if office]
