"""Plans of the tests, made by acts like everybody's: a draft of 2026, adopted on 14 January, realised by quarter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from lopo.cooperation.action_plan.happening import Told
from lopo.cooperation.action_plan.models import ActionPlan, Activity, FundSource, Realisation
from lopo.cooperation.action_plan.operations import (
    Content,
    add_activity,
    add_goal,
    add_programme,
    adopt_plan,
    draft_plan,
    realise,
)
from lopo.ground.acts import Actor, at
from lopo.taskforce.decree.work import Work
from tests.cast import TaskForce

ADOPTED = date(2026, 1, 14)


def content(task_force: TaskForce, **changes: Any) -> Content:
    """Village outreach by Nakertrans, jointly with Dinas PPPA and Polres, in every quarter."""
    outreach = Content(
        title="Penyuluhan di desa asal pekerja",
        leads=task_force.agency("nakertrans"),
        along=[task_force.agency("dp3a"), task_force.agency("polres")],
        work=Work.OUTREACH,
        indicator="desa yang dijangkau",
        unit="desa",
        baseline=Decimal(88),
        target=Decimal(120),
        joint=True,
        budget=Decimal(96_000_000),
        fund=FundSource.APBD,
        quarters=[1, 2, 3, 4],
    )
    return replace(outreach, **changes)


def a_draft(task_force: TaskForce, *contents: Content, year: int = 2026) -> ActionPlan:
    """A draft by Bapelitbangda with these activities (the outreach, if none are named) in one programme."""
    planner = task_force.bapelitbangda
    plan = draft_plan(planner, year=year)
    programme = add_programme(
        planner, add_goal(planner, plan, text="Warga berangkat dengan aman"), text="Penyuluhan desa"
    )
    for one in contents or (content(task_force),):
        add_activity(planner, programme, content=one)
    return plan


def a_plan(task_force: TaskForce, *contents: Content, year: int = 2026) -> ActionPlan:
    """The same, adopted on 14 January of its year."""
    day = date(year, 1, 14)
    with at(datetime(year, 1, 14, 9)):
        plan = a_draft(task_force, *contents, year=year)
        return adopt_plan(task_force.bapelitbangda, plan, on=day)


def activities(plan: ActionPlan) -> list[Activity]:
    return list(
        Activity.objects.filter(programme__goal__plan=plan).order_by(
            "programme__goal__order", "programme__order", "order"
        )
    )


def told(*agencies: Actor, **changes: Any) -> Told:
    """Thirty-one villages reached in the first quarter, by these agencies."""
    report = Told(
        done_on=date(2026, 3, 3),
        value=Decimal(31),
        released=Decimal(24_000_000),
        spent=Decimal(20_000_000),
        took_part=[actor.agency for actor in agencies if actor.agency],
    )
    return replace(report, **changes)


def report(
    actor: Actor, activity: Activity, *agencies: Actor, quarter: int = 1, source: str = "", **changes: Any
) -> Realisation:
    """A quarter is reported by this actor, with these agencies there (the actor's alone, if none are named)."""
    return realise(
        actor, activity, quarter=quarter, told=told(*(agencies or (actor,)), **changes), source=source
    )


def shown(task_force: TaskForce, actor: Actor, url: str) -> str:
    """The page as this person sees it."""
    answer = task_force.client(actor).get(url)
    assert answer.status_code == 200, answer.content[:300]
    return answer.content.decode()


def plan_url(plan: ActionPlan, more: str = "") -> str:
    return f"/plans/{plan.pk}/{more}"


def photograph(name: str = "foto.jpg") -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")
