"""Reports of the year: from frightened people, from a call, from a forwarded message; and what the desk made of each."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from lopo.cases.case.operations import Somebody
from lopo.cases.person.operations import Described
from lopo.ground.accounts.actors import visitor
from lopo.ground.acts import Actor, at
from lopo.ground.places.models import Village
from lopo.prevention.report import operations as acts
from lopo.prevention.report.models import Passing, PassingState, Report
from lopo.prevention.report.receipts import mark_of

if TYPE_CHECKING:
    from lopo.cli.demo.story import Story

REPORTS = Path(__file__).with_suffix(".yaml")


def reports_of_month(story: Story, month: int) -> None:
    """Those of this month, each with what followed as far as its day has come."""
    for told in _read():
        if told.get("month") == month:
            _tell(story, told, story.year.day(month, told["day"]))


def reports_at_hand(story: Story) -> None:
    """Those of the last days, so that the desk has something to decide."""
    for told in _read():
        if "ago" in told:
            _tell(story, told, story.year.today - timedelta(days=told["ago"]))


def _read() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(REPORTS.read_text(encoding="utf-8"))
    return found


def _tell(story: Story, told: dict[str, Any], day: date) -> None:
    if not story.year.has_come(day):
        return
    said = _told(story, told["told"])
    mark = mark_of(said.text)
    with at(day):
        if "by" in told:
            officer = story.actor(told["by"], on=day, hat="seat")
            report = acts.write_down(officer, channel=told["channel"], told=said)
        else:
            report, _receipt = acts.send_report(visitor(story.regency), mark=mark, told=said)
    for step in told.get("steps", []):
        on = day + timedelta(days=step["after"])
        if story.year.has_come(on):
            with at(on):
                _follow(story, report, step, on)


def _told(story: Story, said: dict[str, Any]) -> acts.Told:
    village = Village.objects.get(regency=story.regency, name=said["village"])
    names = story.agency(said["names"]) if "names" in said else None
    return acts.Told(**{**said, "village": village, "names": names})


def _follow(story: Story, report: Report, step: dict[str, Any], on: date) -> None:
    report.refresh_from_db()
    if step["act"] == "writes":
        acts.write_back(visitor(story.regency), report, mark=mark_of(step["text"]), text=step["text"])
        return
    actor = story.actor(step["by"], on=on, hat="seat")
    DOES[step["act"]](story, actor, report, step)


def _opens(_story: Story, actor: Actor, report: Report, step: dict[str, Any]) -> None:
    people = [
        Somebody(
            one["role"],
            Described(one["name"], sex=one.get("sex", ""), born=one.get("born", "")),
            one.get("because", ""),
        )
        for one in step["people"]
    ]
    acts.open_case_from_report(actor, report, summary=report.text, people=people, village=report.village)


def _takes(_story: Story, actor: Actor, report: Report, _step: dict[str, Any]) -> None:
    acts.take_report(actor, Passing.objects.get(report=report, state=PassingState.ASKED))


DOES: dict[str, Any] = {
    "read": lambda story, actor, report, step: acts.read_report(actor, report),
    "answers": lambda story, actor, report, step: acts.answer_reporter(actor, report, text=step["text"]),
    "case": _opens,
    "passes": lambda story, actor, report, step: acts.pass_on(
        actor, report, agency=story.agency(step["to"]), because=step["because"]
    ),
    "recalls": lambda story, actor, report, step: acts.recall_report(actor, report, because=step["because"]),
    "takes": _takes,
    "proposes": lambda story, actor, report, step: acts.propose_no_action(
        actor, report, because=step["because"]
    ),
    "agrees": lambda story, actor, report, step: acts.agree_no_action(actor, report),
}
