"""Victims of the year's cases are screened: by whoever met them, with reasons of their own."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from lopo.cases.case.models import Case, Participation
from lopo.cases.screening.operations import screen_person
from lopo.cases.screening.queries import unscreened
from lopo.ground.acts import Actor


def screen(case: Case, actor: Actor, told: list[dict[str, Any]], *, waits: Collection[int] = ()) -> None:
    """`told`: person (by number), what was answered yes and no, what was found, the result and why.

    Whoever is not told of is screened as usual, but for those who wait.
    """
    for one in told:
        _screen(actor, case.participations.get(order=one["person"]), one)
    for row in case.participations.filter(pk__in=unscreened(case)).exclude(order__in=list(waits)):
        turn = int(case.number[-4:]) + row.order
        _screen(actor, row, usual()[turn % len(usual())])


@cache
def usual() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return rows


def _screen(actor: Actor, row: Participation, one: dict[str, Any]) -> None:
    screen_person(
        actor,
        row,
        questions="cepat-2026",
        answers=dict.fromkeys(one["signs"], "yes") | dict.fromkeys(one["denied"], "no"),
        elements=one["found"],
        result=one["result"],
        reasons=one["because"],
    )
