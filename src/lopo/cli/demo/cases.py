"""Cases of the year: opened at the port, at the border and at the terminal, by the seats that met the people."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from lopo.cases.case.models import Case, EndBecause, Role
from lopo.cases.case.operations import (
    Somebody,
    add_office,
    another_role,
    classify_case,
    close_case,
    end_participation,
    open_case,
)
from lopo.cases.handover.operations import (
    accept_handover,
    offer_handover,
    receiving_seats,
    return_handover,
)
from lopo.cases.person.operations import Described
from lopo.cli.demo.conferences import confer
from lopo.cli.demo.screenings import screen
from lopo.ground.acts import Actor, at
from lopo.ground.agencies.models import Office
from lopo.ground.places.models import Village

if TYPE_CHECKING:
    from lopo.cli.demo.story import Story

TOLD = Path(__file__).with_suffix(".yaml")


def open_the_cases(story: Story, month: int) -> None:
    """Those of this month, unless their day is still to come."""
    for told in yaml.safe_load(TOLD.read_text(encoding="utf-8")):
        day = story.year.day(told["month"], told["day"])
        if told["month"] == month and story.year.has_come(day):
            with at(day):
                _open(story, told)


def _open(story: Story, told: dict[str, Any]) -> None:
    actor = story.actor(told["by"], on=story.year.day(told["month"], told["day"]), hat="seat")
    case: Case = open_case(
        actor,
        summary=told["story"],
        people=[_somebody(one) for one in told["people"]],
        happened_on=story.year.day(told["month"], told["day"]),
        village=Village.objects.get(regency=story.regency, name=told["village"]),
    )
    if adds := told.get("adds"):
        office = Office.objects.filter(regency=story.regency, agency__key=adds["office"], seats__isnull=False)
        add_office(
            actor,
            case.participations.get(order=adds["person"]),
            office=office.select_related("agency")[0],
            reason=adds["because"],
            compartments=adds["compartments"],
        )
    screen(case, actor, told.get("screened", []), waits=told.get("unscreened", ()))
    if accused := told.get("accused"):
        another_role(
            actor,
            case.participations.get(order=accused["person"]),
            role=Role.SUSPECT,
            because=accused["because"],
        )
    for hand in told.get("hands", []):
        _hand_over(story, case, actor, hand)
    if conference := told.get("confers"):
        confer(story, case, actor, conference)
    if kind := told.get("class"):
        classify_case(actor, case, kind=kind["kind"], because=kind["because"])
    if closed := told.get("closed"):
        _close(story, case, actor, closed)


def _close(story: Story, case: Case, actor: Actor, told: dict[str, Any]) -> None:
    """Everybody has left the case, and what came of it is said."""
    day = case.opened_on + timedelta(days=told["after"])
    if not story.year.has_come(day):
        return
    with at(day):
        for row in case.participations.select_related("held_by"):
            holds = {"care": "dinsos", "justice": "investigator"}
            who = next((holds[f] for f in row.held_by.functions if f in holds), "") if row.held_by else ""
            by = story.actor(who, on=day, hat="seat") if who else actor
            end_participation(by, row, because=EndBecause.RESOLVED)
        close_case(actor, case, outcome=told["outcome"])


def _hand_over(story: Story, case: Case, giver: Actor, hand: dict[str, Any]) -> None:
    """Offered by the opener; answered the same day or some days after, or still waiting for its answer."""
    rows = list(case.participations.filter(order__in=hand["people"]))
    seat = next(
        seat for seat in receiving_seats(case, case.lead) if hand["to"] in seat.sub_task_force.functions
    )
    made = offer_handover(
        giver, case, rows, receiver=seat, because=hand["because"], things=hand.get("things", "")
    )
    if "by" not in hand:
        return
    day = case.opened_on + timedelta(days=hand.get("after", 0))
    if not story.year.has_come(day):
        return
    answers = story.actor(hand["by"], on=day, hat="seat")
    with at(day):
        if hand["answer"] == "accept":
            accept_handover(answers, made)
        else:
            return_handover(answers, made, because=hand["reason"])


def _somebody(one: dict[str, str]) -> Somebody:
    known = {name: one[name] for name in ("sex", "born", "nik", "address") if name in one}
    return Somebody(one["role"], Described(one["name"], **known), one.get("because", ""))
