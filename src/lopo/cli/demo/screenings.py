"""Victims of the year's cases are screened: by whoever met them, with reasons of their own."""

from __future__ import annotations

from typing import Any

from lopo.cases.case.models import Case
from lopo.cases.screening.operations import screen_person
from lopo.ground.acts import Actor


def screen(case: Case, actor: Actor, told: list[dict[str, Any]]) -> None:
    """`told`: person (by number), what was answered yes and no, what was found, the result and why."""
    for one in told:
        answers = dict.fromkeys(one.get("signs", []), "yes") | dict.fromkeys(one.get("denied", []), "no")
        screen_person(
            actor,
            case.participations.get(order=one["person"]),
            questions="cepat-2026",
            answers=answers,
            elements=one["found"],
            result=one["result"],
            reasons=one["because"],
        )
