"""Joint actions of the year: something happens, agencies are called, some come."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils import timezone
import yaml

from lopo.cases.case.models import Case, CaseState
from lopo.cases.joint_action.models import Came, JointAction
from lopo.cases.joint_action.operations import (
    Part,
    call_joint_action,
    join_joint_action,
    record_joint_action,
)
from lopo.ground.acts import Actor, at
from lopo.ground.places.models import Village

if TYPE_CHECKING:
    from lopo.cli.demo.story import Story

TOLD = Path(__file__).with_suffix(".yaml")


def act_together(story: Story, month: int) -> None:
    """Those of this month, unless their day is still to come; told after the cases that came of them."""
    for told in yaml.safe_load(TOLD.read_text(encoding="utf-8")):
        day = story.year.day(told["month"], told["day"])
        if told["month"] == month and story.year.has_come(day + timedelta(days=1)):
            _act(story, told, timezone.make_aware(datetime.combine(day, time(told["hour"]))))


def _act(story: Story, told: dict[str, Any], moment: datetime) -> None:
    caller = story.actor(told["by"], on=timezone.localtime(moment).date(), hat="seat")
    with at(moment - timedelta(minutes=40)):
        row = call_joint_action(
            caller,
            what=told["what"],
            place=told["place"],
            meets_at=moment,
            agencies=[story.agency(key) for key in told["calls"]],
            village=Village.objects.get(regency=story.regency, name=told["village"]),
        )
    with at(moment + timedelta(hours=4)):
        record_joint_action(caller, row, parts=list(_parts(story, told)), result=told["result"])
        if told.get("case"):
            _belongs_to_its_case(caller, row)


def _parts(story: Story, told: dict[str, Any]) -> list[Part]:
    there = [Part(story.agency(key), Came.THERE, did) for key, did in told.get("came", {}).items()]
    afar = [Part(story.agency(key), Came.AFAR, *said) for key, said in told.get("afar", {}).items()]
    return [*there, *afar, *(Part(story.agency(key), Came.AWAY) for key in told.get("away", []))]


def _belongs_to_its_case(caller: Actor, row: JointAction) -> None:
    """The case that was opened at that place on that day."""
    case = Case.objects.filter(
        regency=row.regency, village=row.village, opened_on=row.day, state=CaseState.OPEN
    )
    join_joint_action(caller, row, case=case.get())
