"""Opening, closing, calling off, and taking each of these back; what it cost."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from lopo.ground.acts import Denied, Refused, at
from lopo.ground.clocks.models import Clock
from lopo.taskforce.meeting.models import Answer, Attendance, ItemState, MeetingState
from lopo.taskforce.meeting.operations import (
    add_agenda_item,
    answer_invitation,
    cancel_meeting,
    close_meeting,
    mark_attendance,
    open_meeting,
    record_cost,
    reopen_meeting,
    revive_meeting,
    withdraw_decision,
)
from lopo.taskforce.record.models import Contribution
from tests.cast import TaskForce
from tests.taskforce.meetings import NINE, NOON, called, circulated, decided, held, planned, row_of, running


def runs(key: str) -> int:
    return Clock.objects.filter(rule__key=key, met_on=None, ended_on=None).count()


def test_when_it_begins_nobody_waits_for_answers_any_more(task_force: TaskForce) -> None:
    meeting = called(task_force)
    with pytest.raises(Refused, match="belum tiba"):
        open_meeting(task_force.secretariat, meeting)
    assert runs("answer_invitation") == 19
    with at(NINE):
        with pytest.raises(Denied):
            open_meeting(task_force.dinsos, meeting)
        open_meeting(task_force.secretariat, meeting)
        assert meeting.state == MeetingState.RUNNING
        assert runs("answer_invitation") == 0
        with pytest.raises(Refused, match="sudah dibuka"):
            open_meeting(task_force.secretariat, meeting)


def test_people_who_just_met_are_minuted_without_a_call(task_force: TaskForce) -> None:
    yesterday = planned(task_force, starts_at=NINE - timedelta(days=9))
    meeting = open_meeting(task_force.secretariat, yesterday)
    assert meeting.opened_at == yesterday.starts_at


def test_closing_wants_the_attendance_whole(task_force: TaskForce) -> None:
    meeting = running(task_force)
    with at(NOON):
        mark_attendance(task_force.secretariat, row_of(meeting, "polres"), attendance=Attendance.HEAD)
        with pytest.raises(Refused) as refused:
            close_meeting(task_force.secretariat, meeting)
        assert refused.value.field == "others_absent"
        close_meeting(task_force.secretariat, meeting, others_absent=True)
    assert row_of(meeting, "dinsos").attendance == Attendance.ABSENT
    assert Contribution.objects.filter(subject_id=meeting.pk, took_part=False).count() == 19


def test_whoever_was_not_invited_is_never_made_absent(task_force: TaskForce) -> None:
    asked = [task_force.agency("polres"), task_force.agency("kodim")]
    meeting = running(task_force, called(task_force, planned(task_force, invited=asked)))
    with at(NOON):
        mark_attendance(task_force.secretariat, row_of(meeting, "polres"), attendance=Attendance.HEAD)
        close_meeting(task_force.secretariat, meeting, others_absent=True)
    assert row_of(meeting, "kodim").attendance == Attendance.ABSENT
    assert row_of(meeting, "dinsos").attendance == Attendance.NOT_INVITED
    assert not Contribution.objects.filter(subject_id=meeting.pk, agency__key="dinsos").exists()


def test_a_meeting_to_which_nobody_came_was_not_held(task_force: TaskForce) -> None:
    meeting = running(task_force)
    with at(NOON), pytest.raises(Refused, match="tidak jadi"):
        close_meeting(task_force.secretariat, meeting, others_absent=True)
    assert row_of(meeting, "dinsos").attendance == Attendance.UNKNOWN


def test_closing_postpones_what_was_not_reached_and_makes_minutes_owed(task_force: TaskForce) -> None:
    meeting = running(task_force)
    item = add_agenda_item(task_force.secretariat, meeting, title="Rencana aksi 2027")
    with pytest.raises(Denied):
        close_meeting(task_force.polres, meeting, others_absent=True)
    meeting = held(task_force, meeting)
    item.refresh_from_db()
    assert (meeting.state, item.state) == (MeetingState.HELD, ItemState.POSTPONED)
    owed = Clock.objects.get(rule__key="circulate_minutes", met_on=None)
    assert (owed.owed_by.key, owed.started_on) == ("nakertrans", meeting.day)
    with at(NOON), pytest.raises(Refused, match="sudah ditutup"):
        close_meeting(task_force.secretariat, meeting)


@pytest.mark.parametrize("hours", [-1, 6])
def test_it_does_not_end_before_it_began_or_in_the_future(task_force: TaskForce, hours: int) -> None:
    meeting = running(task_force)
    with at(NOON):
        mark_attendance(task_force.secretariat, row_of(meeting, "polres"), attendance=Attendance.HEAD)
        with pytest.raises(Refused) as refused:
            close_meeting(
                task_force.secretariat, meeting, others_absent=True, ended_at=NINE + timedelta(hours=hours)
            )
    assert refused.value.field == "ended_at"


def test_closed_by_a_slip_it_runs_again_with_its_agenda(task_force: TaskForce) -> None:
    meeting = running(task_force)
    item = add_agenda_item(task_force.secretariat, meeting, title="Rencana aksi 2027")
    meeting = held(task_force, meeting)
    with pytest.raises(Denied):
        reopen_meeting(task_force.dinsos, meeting)
    reopen_meeting(task_force.secretariat, meeting)
    item.refresh_from_db()
    assert (meeting.state, item.state) == (MeetingState.RUNNING, ItemState.OPEN)
    assert runs("circulate_minutes") == 0


def test_what_others_have_read_is_not_reopened(task_force: TaskForce) -> None:
    with pytest.raises(Refused, match="diedarkan"):
        reopen_meeting(task_force.secretariat, circulated(task_force))


def test_a_meeting_that_is_not_held_says_why_and_is_owed_by_nobody(task_force: TaskForce) -> None:
    meeting = called(task_force)
    with pytest.raises(Denied):
        cancel_meeting(task_force.dinsos, meeting, because="budget")
    for because, note in (("", ""), ("hujan", ""), ("other", " ")):
        with pytest.raises(Refused):
            cancel_meeting(task_force.secretariat, meeting, because=because, note=note)
    cancel_meeting(task_force.secretariat, meeting, because="budget")
    assert (meeting.state, meeting.not_held_because) == (MeetingState.NOT_HELD, "budget")
    assert runs("answer_invitation") == 0
    with pytest.raises(Refused):
        cancel_meeting(task_force.secretariat, meeting, because="budget")


def test_too_few_came_and_nobody_took_part_in_anything(task_force: TaskForce) -> None:
    meeting = running(task_force)
    with at(NINE):
        mark_attendance(task_force.secretariat, row_of(meeting, "polres"), attendance=Attendance.HEAD)
        cancel_meeting(task_force.secretariat, meeting, because="quorum")
    assert not Contribution.objects.filter(subject_id=meeting.pk).exists()


def test_what_was_decided_keeps_a_meeting_from_being_called_off(task_force: TaskForce) -> None:
    decision, _step = decided(task_force, meeting := running(task_force))
    with at(NOON):
        with pytest.raises(Refused, match="sudah punya keputusan"):
            cancel_meeting(task_force.secretariat, meeting, because="quorum")
        withdraw_decision(task_force.secretariat, decision)
        cancel_meeting(task_force.secretariat, meeting, because="quorum")
    assert runs("follow_up") == 0


def test_planned_again_nothing_is_left_of_answers_and_ticks(task_force: TaskForce) -> None:
    meeting = called(task_force)
    answer_invitation(
        task_force.dinsos,
        row_of(meeting, "dinsos"),
        answer=Answer.DELEGATE,
        delegate="Maria Contoh",
        duty_letter="ST 7",
    )
    meeting = running(task_force, meeting)
    with at(NINE):
        mark_attendance(task_force.secretariat, row_of(meeting, "dinsos"), attendance=Attendance.DELEGATE)
        cancel_meeting(task_force.secretariat, meeting, because="quorum")
    revive_meeting(task_force.secretariat, meeting)
    row = row_of(meeting, "dinsos")
    assert (row.answer, row.delegate, row.duty_letter, row.attended_by) == ("", "", "", "")


def test_called_off_by_a_slip_it_is_planned_again(task_force: TaskForce) -> None:
    meeting = cancel_meeting(task_force.secretariat, called(task_force), because="postponed")
    with pytest.raises(Denied):
        revive_meeting(task_force.dinsos, meeting)
    revive_meeting(task_force.secretariat, meeting)
    assert (meeting.state, meeting.not_held_because) == (MeetingState.PLANNED, "")
    with pytest.raises(Refused):
        revive_meeting(task_force.secretariat, meeting)
    called(task_force, meeting)
    assert runs("answer_invitation") == 19


def test_what_it_cost_and_who_paid(task_force: TaskForce) -> None:
    meeting = held(task_force)
    payer = task_force.agency("bapelitbangda")
    with pytest.raises(Denied):
        record_cost(task_force.dinsos, meeting, cost=Decimal(1), paid_from="apbd")
    record_cost(task_force.secretariat, meeting, cost=Decimal("1250000"), paid_from="apbd", paid_by=payer)
    assert (meeting.cost, meeting.paid_from, meeting.paid_by) == (Decimal("1250000"), "apbd", payer)
    record_cost(task_force.secretariat, meeting, cost=None)
    assert meeting.cost is None  # unknown again, not nothing


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"cost": Decimal(-1), "paid_from": "apbd"}, "cost"),
        ({"cost": Decimal(5)}, "paid_from"),
        ({"cost": Decimal(5), "paid_from": "none"}, "paid_from"),
    ],
)
def test_a_cost_that_contradicts_itself_is_refused(
    task_force: TaskForce, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        record_cost(task_force.secretariat, held(task_force), **wrong)
    assert refused.value.field == field
