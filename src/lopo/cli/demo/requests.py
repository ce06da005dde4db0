"""Requests of the year: papers from the registry by letter, a doctor, an answer that says no, one that still waits."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from lopo.cases.case.models import Case, Participation
from lopo.cases.request.models import Request
from lopo.cases.request.operations import (
    accept_request,
    decline_request,
    finish_request,
    make_request,
    record_answer,
)
from lopo.cases.request.queries import who_can_be_asked
from lopo.ground.acts import Actor, at
from lopo.ground.agencies.models import Office

if TYPE_CHECKING:
    from lopo.cli.demo.story import Story

TOLD = Path(__file__).with_suffix(".yaml")


def ask_for_help(story: Story, month: int) -> None:
    """Requests about people of a case that was opened in this month, on their days unless those are still to come."""
    for told in yaml.safe_load(TOLD.read_text(encoding="utf-8")):
        opened = story.year.day(told["case"]["month"], told["case"]["day"])
        case = Case.objects.filter(regency=story.regency, opened_on=opened)
        if opened.month == month and (found := case.first()):
            _ask(story, found, told)


def _ask(story: Story, case: Case, told: dict[str, Any]) -> None:
    day = case.opened_on + timedelta(days=told["after"])
    if not story.year.has_come(day):
        return
    asker = story.actor(told["by"], on=day, hat="seat")
    row = Participation.objects.select_related("case", "person").get(case=case, order=told["person"])
    with at(day):
        made = make_request(
            asker,
            row,
            office=_office(story, asker, told["of"]),
            kind=told["kind"],
            text=told["text"],
            compartments=told["opens"],
            needed_by=day + timedelta(days=told["needed"]) if "needed" in told else None,
        )
    if answered := told.get("answered"):
        _answer(story, asker, made, told["of"], answered)


def _answer(story: Story, asker: Actor, made: Request, of: str, answered: dict[str, Any]) -> None:
    day = made.asked_on + timedelta(days=answered["after"])
    if not story.year.has_come(day):
        return
    text, how = answered.get("text", ""), answered["how"]
    with at(day):
        if how == "letter" or of not in story.people:  # who has no account answers on paper
            letter = answered.get("letter", f"surat tanggal {day.day}-{day.month}")
            what = "declined" if how == "declined" else "done"
            record_answer(asker, made, what=what, answer=text, letter=letter)
            return
        answers = _asked(story, of, day)
        if how == "accepted":
            accept_request(answers, made)
        elif how == "declined":
            decline_request(answers, made, because=text)
        else:
            finish_request(answers, made, answer=text)


def _asked(story: Story, of: str, day: date) -> Actor:
    return story.actor(of, on=day)


def _office(story: Story, asker: Actor, key: str) -> Office:
    """The office for which the story's person of this agency acts, else the first that can be asked."""
    offices = who_can_be_asked(asker).filter(agency__key=key)
    if (
        key in story.people
        and (own := story.actor(key).office)
        and (found := offices.filter(pk=own.pk).first())
    ):
        return found
    return offices[0]
