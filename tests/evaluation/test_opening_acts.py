"""An agency reads its own page first, the others two weeks later, its comment beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lopo.evaluation.opening.operations import comment_on, lay_open
from lopo.evaluation.opening.queries import Sight, laid_open
from lopo.ground.acts import Actor, Denied, Refused, at
from lopo.ground.clocks.models import Clock
from tests.cast import TaskForce

YEAR: dict[str, Any] = {"starts_on": date(2025, 1, 1), "ends_on": date(2025, 12, 31)}


def sight(actor: Actor) -> Sight:
    return Sight(actor, laid_open(actor, **YEAR))


def test_each_agency_owes_a_look_and_sees_itself_first(task_force: TaskForce) -> None:
    with pytest.raises(Denied):
        lay_open(task_force.dinsos, **YEAR)
    evaluation = lay_open(task_force.secretariat, **YEAR, obstacles=["anggaran", " "])

    assert evaluation.obstacles == ["anggaran"]
    assert Clock.objects.filter(rule__key="comment_evaluation", met_on=None).count() == 20
    dinsos, rsud = task_force.agency("dinsos"), task_force.agency("rsud")
    own, desk = sight(task_force.dinsos), sight(task_force.secretariat)
    assert own.agency(dinsos.pk)
    assert not own.agency(rsud.pk)
    assert desk.agency(rsud.pk)
    with at(date(2026, 3, 24)):
        assert own.agency(rsud.pk)


def test_a_period_that_was_never_laid_open_shows_each_agency_itself(task_force: TaskForce) -> None:
    own = sight(task_force.dinsos)

    assert own.opening is None
    assert own.agency(task_force.agency("dinsos").pk)
    assert not own.agency(task_force.agency("rsud").pk)


def test_a_period_is_laid_open_when_its_last_day_has_passed(task_force: TaskForce) -> None:
    quarter: dict[str, Any] = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 3, 31)}
    for day in (date(2025, 12, 31), date(2026, 2, 1), date(2026, 3, 31)):
        with at(day), pytest.raises(Refused, match="belum selesai") as refused:
            lay_open(task_force.secretariat, **quarter)
        assert refused.value.field == "ends_on"
    with at(date(2026, 4, 1)):
        assert lay_open(task_force.secretariat, **quarter).shown_on == date(2026, 4, 1)


def test_a_period_is_laid_open_once(task_force: TaskForce) -> None:
    lay_open(task_force.secretariat, **YEAR)
    for wrong in (
        YEAR,
        {"starts_on": date(2027, 1, 1), "ends_on": date(2027, 12, 31)},
        {**YEAR, "ends_on": date(2024, 1, 1)},
    ):
        with pytest.raises(Refused):
            lay_open(task_force.secretariat, **wrong)


def test_an_agency_comments_for_itself_and_its_clock_is_met(task_force: TaskForce) -> None:
    evaluation = lay_open(task_force.secretariat, **YEAR)
    dinsos = task_force.agency("dinsos")

    with pytest.raises(Denied):
        comment_on(task_force.rsud, evaluation, dinsos, text="bukan kami")
    with pytest.raises(Refused):
        comment_on(task_force.dinsos, evaluation, dinsos, text=" ")
    comment_on(task_force.dinsos, evaluation, dinsos, text="Undangan datang terlambat.")
    with at(date(2026, 3, 23)):  # its last day
        comment_on(task_force.dinsos, evaluation, dinsos, text="Undangan datang sehari sesudahnya.")
    with at(date(2026, 3, 24)), pytest.raises(Refused, match="habis pada Senin, 23 Maret 2026"):
        comment_on(task_force.dinsos, evaluation, dinsos, text="Terlambat.")

    assert [c.text for c in evaluation.comments.all()] == ["Undangan datang sehari sesudahnya."]
    assert not Clock.objects.filter(rule__key="comment_evaluation", owed_by=dinsos, met_on=None)
