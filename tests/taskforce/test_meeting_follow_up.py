"""What follows: done, dropped, owed again, moved, given to somebody; and the way from a stuck decree to home."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from lopo.ground.acts import Denied, Refused, at
from lopo.ground.clocks.models import Clock
from lopo.ground.clocks.owing import running as clocks_that_run
from lopo.taskforce.meeting.models import FollowUp, FollowUpState
from lopo.taskforce.meeting.operations import (
    assign_follow_up,
    draw_up_agenda,
    drop_follow_up,
    finish_follow_up,
    move_follow_up,
    promise_follow_up,
    record_decision,
    reopen_follow_up,
)
from tests.cast import TaskForce
from tests.taskforce.meetings import NINE, called, decided, planned, running

DONE = date(2026, 3, 25)


def step_of(task_force: TaskForce, **more: Any) -> FollowUp:
    return decided(task_force, running(task_force), **more)[1]


def clock_of(step: FollowUp) -> Clock:
    clock: Clock = Clock.objects.filter(rule__key="follow_up", subject_id=step.pk).latest(
        "started_on", "due_on"
    )
    return clock


def test_the_agency_says_what_came_of_it(task_force: TaskForce) -> None:
    step = step_of(task_force)
    with at(DONE):
        with pytest.raises(Denied):
            finish_follow_up(task_force.polres, step, result="Selesai.")
        with pytest.raises(Refused) as refused:
            finish_follow_up(task_force.dinsos, step, result=" ")
        assert refused.value.field == "result"
        finish_follow_up(task_force.dinsos, step, result="Daftar terkirim.")
        with pytest.raises(Refused, match="sudah selesai"):
            finish_follow_up(task_force.dinsos, step, result="Daftar terkirim.")
    assert (step.state, step.finished_on) == (FollowUpState.DONE, DONE)
    assert clock_of(step).met_on == DONE


def test_the_desk_writes_it_down_only_with_its_source(task_force: TaskForce) -> None:
    step = step_of(task_force)
    with at(DONE):
        with pytest.raises(Refused) as refused:
            finish_follow_up(task_force.secretariat, step, result="Daftar terkirim.")
        assert refused.value.field == "source"
        finish_follow_up(task_force.secretariat, step, result="Daftar terkirim.", source="surat 7/2026")
    assert step.state == FollowUpState.DONE


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2026, 3, 30), date(1926, 3, 1)])
def test_it_was_done_between_the_decision_and_today(task_force: TaskForce, day: date) -> None:
    step = step_of(task_force)
    with at(DONE), pytest.raises(Refused) as refused:
        finish_follow_up(task_force.dinsos, step, result="Selesai.", finished_on=day)
    assert refused.value.field == "finished_on"


def test_not_carried_on_says_why_and_is_for_those_who_agreed_it(task_force: TaskForce) -> None:
    step = step_of(task_force)
    with pytest.raises(Denied):
        drop_follow_up(task_force.dinsos, step, reason="repot")
    with pytest.raises(Refused):
        drop_follow_up(task_force.secretariat, step, reason=" ")
    with at(DONE):
        drop_follow_up(task_force.secretariat, step, reason="Sudah ada daftar provinsi.")
    assert step.state == FollowUpState.DROPPED
    assert clock_of(step).ended_because == "Sudah ada daftar provinsi."


def test_ended_by_a_slip_it_is_owed_again_until_the_same_day(task_force: TaskForce) -> None:
    step = step_of(task_force)
    with at(DONE):
        finish_follow_up(task_force.dinsos, step, result="Selesai.")
        with pytest.raises(Denied):
            reopen_follow_up(task_force.polres, step)
        reopen_follow_up(task_force.dinsos, step)
        with pytest.raises(Refused):
            reopen_follow_up(task_force.dinsos, step)
    assert (step.state, step.finished_on) == (FollowUpState.OPEN, None)
    assert [c.due_on for c in clocks_that_run(task_force.regency).filter(subject_id=step.pk)] == [
        date(2026, 3, 31)
    ]


def test_a_moved_date_keeps_the_one_first_agreed(task_force: TaskForce) -> None:
    step = step_of(task_force)
    with at(DONE):
        with pytest.raises(Denied):
            move_follow_up(task_force.dinsos, step, due_on=date(2026, 5, 1), reason="sibuk")
        right: dict[str, Any] = {"due_on": date(2026, 4, 14), "reason": "Libur."}
        for wrong in ({"due_on": date(2026, 3, 1)}, {"due_on": date(2226, 1, 1)}, {"reason": " "}):
            with pytest.raises(Refused):
                move_follow_up(task_force.secretariat, step, **(right | wrong))
        move_follow_up(task_force.secretariat, step, due_on=date(2026, 4, 14), reason="Libur Idulfitri.")
    assert (step.due_on, step.agreed_due_on) == (date(2026, 4, 14), date(2026, 3, 31))
    assert [c.due_on for c in clocks_that_run(task_force.regency).filter(subject_id=step.pk)] == [
        date(2026, 4, 14)
    ]


def test_a_step_that_named_nobody_is_given_to_somebody(task_force: TaskForce) -> None:
    step = step_of(task_force, agency=None, due_on=None)
    with at(DONE):
        with pytest.raises(Denied):
            assign_follow_up(
                task_force.dinsos, step, agency=task_force.agency("dinsos"), due_on=date(2026, 4, 1)
            )
        with pytest.raises(Refused):
            assign_follow_up(
                task_force.secretariat, step, agency=task_force.agency("dinsos"), due_on=date(2026, 3, 1)
            )
        assign_follow_up(
            task_force.secretariat, step, agency=task_force.agency("dinsos"), due_on=date(2026, 4, 1)
        )
    assert clock_of(step).owed_by == task_force.agency("dinsos")
    assert step.nameless  # the meeting had named nobody, and that stays true


def test_what_is_ended_is_neither_moved_nor_given_away(task_force: TaskForce) -> None:
    step = step_of(task_force)
    with at(DONE):
        finish_follow_up(task_force.dinsos, step, result="Selesai.")
        with pytest.raises(Refused):
            move_follow_up(task_force.secretariat, step, due_on=date(2026, 4, 14), reason="Libur.")


def test_a_finding_becomes_a_step_without_a_meeting(task_force: TaskForce) -> None:
    asked: dict[str, Any] = {
        "text": "Menyampaikan SK 2023.",
        "source_kind": "finding",
        "source_key": "T1a:dp3a",
    }
    with pytest.raises(Denied):
        promise_follow_up(task_force.dinsos, agency=task_force.agency("nakertrans"), **asked)
    right = asked | {"agency": task_force.agency("nakertrans"), "due_on": date(2026, 3, 20)}
    for wrong in ({"agency": None}, {"due_on": date(2026, 1, 1)}, {"text": " "}):
        with pytest.raises(Refused):
            promise_follow_up(task_force.secretariat, **(right | wrong))
    step = promise_follow_up(task_force.secretariat, **right)
    assert clock_of(step).due_on == date(2026, 3, 20)
    with pytest.raises(Denied):
        drop_follow_up(task_force.nakertrans, step, reason="tidak perlu")


def test_from_a_decree_that_was_never_delivered_to_a_late_step_on_the_next_agenda(
    task_force: TaskForce,
) -> None:
    meeting = planned(task_force)
    draw_up_agenda(task_force.secretariat, meeting)
    item = meeting.agenda.get(source_key="deliver_decree")
    meeting = running(task_force, called(task_force, meeting))
    with at(NINE):
        record_decision(
            task_force.secretariat,
            meeting,
            item,
            text="Sekretariat menyampaikan SK.",
            agency=task_force.agency("nakertrans"),
            due_on=date(2026, 3, 24),
        )
    step = FollowUp.objects.get()
    with at(date(2026, 3, 27)):
        late = clocks_that_run(task_force.regency).filter(
            owed_by__key="nakertrans", due_on__lt=date(2026, 3, 27)
        )
        assert late.filter(subject_id=step.pk).exists()
        following = planned(task_force, starts_at=NINE + timedelta(days=14))
        draw_up_agenda(task_force.secretariat, following)
        assert following.agenda.filter(source_key="follow_up").exists()
