"""Who guards the machine or the trail does not answer for the agency: that is another hat, and another person's say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lopo.ground.acts import Denied, at
from lopo.taskforce.delivery.models import Delivery
from lopo.taskforce.delivery.operations import acknowledge_decree, ask_correction
from lopo.taskforce.meeting.models import Answer, Attendance
from lopo.taskforce.meeting.operations import (
    answer_invitation,
    change_answer,
    confirm_minutes,
    finish_follow_up,
    mark_attendance,
    object_to_minutes,
)
from lopo.taskforce.record.models import Contribution
from lopo.taskforce.record.operations import confirm_record, contest_record
from tests.cast import TaskForce
from tests.taskforce.meetings import NOON, called, circulated, decided, row_of, running

GUARDS = pytest.mark.parametrize("hat", ["keeper", "auditor"])


@GUARDS
def test_it_does_not_answer_an_invitation(task_force: TaskForce, hat: str) -> None:
    row, guard = row_of(called(task_force), "dinsos"), replace(task_force.dinsos, hat=hat)
    with pytest.raises(Denied):
        answer_invitation(guard, row, answer=Answer.EXCUSED)
    answer_invitation(task_force.dinsos, row, answer=Answer.HEAD)
    with pytest.raises(Denied):
        change_answer(guard, row, answer=Answer.EXCUSED)


@GUARDS
def test_it_says_nothing_of_minutes(task_force: TaskForce, hat: str) -> None:
    row, guard = row_of(circulated(task_force), "dinsos"), replace(task_force.dinsos, hat=hat)
    with pytest.raises(Denied):
        confirm_minutes(guard, row)
    with pytest.raises(Denied):
        object_to_minutes(guard, row, note="Tanggalnya 7 April.")
    confirm_minutes(task_force.dinsos, row)


@GUARDS
def test_it_finishes_no_step(task_force: TaskForce, hat: str) -> None:
    _decision, step = decided(task_force, running(task_force))
    with at(NOON):
        with pytest.raises(Denied):
            finish_follow_up(replace(task_force.dinsos, hat=hat), step, result="Sudah.")
        finish_follow_up(task_force.dinsos, step, result="Sudah.")


@GUARDS
def test_it_acknowledges_no_decree(task_force: TaskForce, hat: str) -> None:
    row, guard = Delivery.objects.get(agency__key="dinsos"), replace(task_force.dinsos, hat=hat)
    with pytest.raises(Denied):
        ask_correction(guard, row, text="Nama jabatan.")
    with pytest.raises(Denied):
        acknowledge_decree(guard, row)
    acknowledge_decree(task_force.dinsos, row)


@GUARDS
def test_it_neither_confirms_nor_contests_a_record(task_force: TaskForce, hat: str) -> None:
    meeting = running(task_force)
    with at(NOON):
        mark_attendance(task_force.secretariat, row_of(meeting, "dinsos"), attendance=Attendance.HEAD)
        told = Contribution.objects.get(subject_id=meeting.pk, agency__key="dinsos")
        guard = replace(task_force.dinsos, hat=hat)
        with pytest.raises(Denied):
            confirm_record(guard, told)
        with pytest.raises(Denied):
            contest_record(guard, told, comment="Kami tidak datang.")
        confirm_record(task_force.dinsos, told)
