"""Planning and calling: who is asked, who is left out, who owes an answer by when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from lopo.ground.acts import Denied, Level, Refused
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.models import LedgerEntry
from lopo.taskforce.decree.models import SubTaskForce
from lopo.taskforce.meeting.models import Answer, Attendance, MeetingKind, MeetingState, Signed
from lopo.taskforce.meeting.operations import (
    answer_invitation,
    call_meeting,
    cancel_meeting,
    change_meeting,
    enter_letter_number,
    invite_also,
    plan_meeting,
    revive_meeting,
)
from lopo.taskforce.meeting.queries import members_of_body
from tests.cast import TaskForce
from tests.taskforce.meetings import HALL, NINE, THE_DAY, called, planned, row_of, running


def sub(task_force: TaskForce, code: str) -> SubTaskForce:
    return task_force.decree.sub_task_forces.get(code=code)


def running_clocks(key: str) -> Any:
    return Clock.objects.filter(rule__key=key, met_on=None, ended_on=None)


def test_every_agency_with_a_seat_is_on_the_list_of_a_meeting_of_the_whole_task_force(
    task_force: TaskForce,
) -> None:
    meeting = planned(task_force)
    assert meeting.state == MeetingState.PLANNED
    assert meeting.invitations.filter(invited=True).count() == 20
    assert not running_clocks("answer_invitation").exists()


def test_a_sub_task_force_meets_among_its_own_agencies(task_force: TaskForce) -> None:
    meeting = planned(task_force, body=sub(task_force, "C"), kind=MeetingKind.SUB_TASK_FORCE)
    assert {row.agency.key for row in meeting.invitations.all()} == {"pn", "kejari", "setda", "polres", "lbh"}


def test_its_coordinator_may_call_it_but_not_one_of_another_sub_task_force(task_force: TaskForce) -> None:
    coordinator = task_force.bapelitbangda
    plan_meeting(
        coordinator,
        sub(task_force, "D"),
        kind=MeetingKind.SUB_TASK_FORCE,
        title="Rapat Sub D",
        starts_at=NINE,
    )
    with pytest.raises(Denied):
        plan_meeting(
            coordinator,
            sub(task_force, "A"),
            kind=MeetingKind.SUB_TASK_FORCE,
            title="Rapat Sub A",
            starts_at=NINE,
        )
    with pytest.raises(Denied):
        planned(task_force, by=task_force.dinsos)


def test_an_agency_that_is_left_out_stands_there_as_not_invited(task_force: TaskForce) -> None:
    asked = [task_force.agency(key) for key in ("polres", "dinsos", "dukcapil")]
    meeting = planned(task_force, invited=asked)
    assert meeting.invitations.count() == 21  # twenty members and a partner
    left_out = row_of(meeting, "dp3a")
    assert (left_out.invited, left_out.attendance) == (False, Attendance.NOT_INVITED)
    assert row_of(meeting, "dukcapil").invited


def test_one_meeting_of_a_name_and_hour_is_planned_once(task_force: TaskForce) -> None:
    meeting = planned(task_force, title="Rapat triwulan I")
    with pytest.raises(Refused, match="sudah ada") as refused:
        planned(task_force, title="  Rapat  triwulan I ")
    assert refused.value.field == "title"
    planned(task_force, title="Rapat triwulan I", body=sub(task_force, "C"), kind=MeetingKind.SUB_TASK_FORCE)
    cancel_meeting(task_force.secretariat, meeting, because="postponed")
    again = planned(task_force, title="Rapat triwulan I")  # another try at the same hour
    with pytest.raises(Refused, match="sudah ada"):
        revive_meeting(task_force.secretariat, meeting)
    other = planned(task_force, title="Rapat lain")
    with pytest.raises(Refused, match="sudah ada"):
        change_meeting(task_force.secretariat, other, title="Rapat triwulan I", starts_at=NINE, place=HALL)
    change_meeting(task_force.secretariat, again, title="Rapat triwulan I", starts_at=NINE, place="Aula")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 10_000}, "title"),
        ({"place": "x" * 10_000}, "place"),
        ({"starts_at": datetime(1926, 3, 17, 1, tzinfo=UTC)}, "starts_at"),
        ({"starts_at": datetime(2226, 3, 17, 1, tzinfo=UTC)}, "starts_at"),
        ({"kind": "sidak"}, "kind"),
        ({"kind": MeetingKind.SUB_TASK_FORCE}, "kind"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_with_its_field(
    task_force: TaskForce, wrong: dict[str, Any], field: str
) -> None:
    right: dict[str, Any] = {
        "kind": MeetingKind.COORDINATION,
        "title": "Rapat",
        "starts_at": NINE,
        "place": HALL,
    }
    with pytest.raises(Refused) as refused:
        plan_meeting(task_force.secretariat, None, **(right | wrong))
    assert refused.value.field == field


def test_calling_makes_each_invited_agency_owe_an_answer_to_the_caller(task_force: TaskForce) -> None:
    meeting = called(task_force)
    assert meeting.state == MeetingState.CALLED
    clocks = running_clocks("answer_invitation")
    assert clocks.count() == 19  # whoever calls owes itself nothing
    assert {c.due_on for c in clocks} == {date(2026, 3, 13)}
    assert {c.owed_to.key for c in clocks} == {"nakertrans"}
    assert clocks.get(owed_by__key="dinsos").subject_id == row_of(meeting, "dinsos").pk
    assert LedgerEntry.objects.filter(act="meeting.called", subject_id=meeting.pk).exists()


def test_the_call_goes_out_once_and_only_from_those_who_run_the_meeting(task_force: TaskForce) -> None:
    meeting = planned(task_force)
    with pytest.raises(Denied):
        call_meeting(task_force.dinsos, meeting, dated=date(2026, 3, 9), answer_by=date(2026, 3, 13))
    called(task_force, meeting)
    with pytest.raises(Refused, match="sudah diundang"):
        called(task_force, meeting)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"dated": date(2026, 3, 18)}, "dated"),
        ({"dated": date(1926, 3, 9)}, "dated"),
        ({"answer_by": date(2026, 3, 8)}, "answer_by"),
        ({"letter_number": "x" * 121}, "letter_number"),
    ],
)
def test_a_letter_with_impossible_days_is_refused(
    task_force: TaskForce, wrong: dict[str, Any], field: str
) -> None:
    meeting = planned(task_force)
    asked = {"dated": date(2026, 3, 9), "answer_by": date(2026, 3, 13)} | wrong
    with pytest.raises(Refused) as refused:
        call_meeting(task_force.secretariat, meeting, **asked)
    assert refused.value.field == field


def test_an_answer_is_never_asked_for_after_the_meeting(task_force: TaskForce) -> None:
    meeting = call_meeting(
        task_force.secretariat, planned(task_force), dated=date(2026, 3, 9), answer_by=date(2026, 4, 1)
    )
    assert meeting.answer_by == THE_DAY


def test_only_who_signs_for_the_desk_signs_on_screen(task_force: TaskForce) -> None:
    meeting = planned(task_force)
    acting = replace(task_force.secretariat, level=Level.ACT)
    with pytest.raises(Refused) as refused:
        call_meeting(
            acting, meeting, dated=date(2026, 3, 9), answer_by=date(2026, 3, 13), signed=Signed.SCREEN
        )
    assert refused.value.field == "signed"
    call_meeting(acting, meeting, dated=date(2026, 3, 9), answer_by=date(2026, 3, 13), signed=Signed.PAPER)


def test_a_meeting_without_place_or_in_the_past_is_not_called(task_force: TaskForce) -> None:
    nowhere = plan_meeting(
        task_force.secretariat, None, kind=MeetingKind.COORDINATION, title="Rapat", starts_at=NINE
    )
    past = planned(task_force, starts_at=NINE - timedelta(days=30))
    for meeting in (nowhere, past):
        with pytest.raises(Refused):
            called(task_force, meeting)


def test_staff_who_prepare_may_plan_and_change_but_not_call(task_force: TaskForce) -> None:
    drafting = replace(task_force.secretariat, level=Level.DRAFT)
    meeting = planned(task_force, by=drafting)
    change_meeting(drafting, meeting, title="Rapat koordinasi", starts_at=NINE, place=HALL)
    with pytest.raises(Denied):
        call_meeting(drafting, meeting, dated=date(2026, 3, 9), answer_by=date(2026, 3, 13))
    called(task_force, meeting)
    with pytest.raises(Denied):  # others have read it: now it is an act
        change_meeting(drafting, meeting, title="Rapat", starts_at=NINE, place=HALL)


def test_on_another_day_everybody_is_asked_anew(task_force: TaskForce) -> None:
    meeting = called(task_force)
    answer_invitation(task_force.dinsos, row_of(meeting, "dinsos"), answer=Answer.HEAD)
    change_meeting(
        task_force.secretariat,
        meeting,
        title=meeting.title,
        starts_at=NINE + timedelta(days=7),
        place=HALL,
        answer_by=date(2026, 3, 20),
    )
    assert row_of(meeting, "dinsos").answer == Answer.NONE
    assert running_clocks("answer_invitation").count() == 19
    assert {c.due_on for c in running_clocks("answer_invitation")} == {date(2026, 3, 20)}
    assert meeting.edition == 1


def test_in_another_hall_the_answers_stand(task_force: TaskForce) -> None:
    meeting = called(task_force)
    answer_invitation(task_force.dinsos, row_of(meeting, "dinsos"), answer=Answer.HEAD)
    change_meeting(task_force.secretariat, meeting, title=meeting.title, starts_at=NINE, place="Aula Setda")
    assert row_of(meeting, "dinsos").answer == Answer.HEAD
    assert meeting.edition == 1
    assert running_clocks("answer_invitation").count() == 18


def test_whoever_is_taken_off_the_list_owes_no_answer(task_force: TaskForce) -> None:
    meeting = called(task_force)
    asked = [row.agency for row in meeting.invitations.select_related("agency") if row.agency.key != "pkk"]
    change_meeting(
        task_force.secretariat, meeting, title=meeting.title, starts_at=NINE, place=HALL, invited=asked
    )
    assert row_of(meeting, "pkk").attendance == Attendance.NOT_INVITED
    assert not running_clocks("answer_invitation").filter(owed_by__key="pkk").exists()


def test_a_partner_that_was_never_asked_leaves_the_list(task_force: TaskForce) -> None:
    members = members_of_body(task_force.regency, None, on=THE_DAY)
    meeting = planned(task_force, invited=[*members, task_force.agency("dukcapil")])
    change_meeting(
        task_force.secretariat, meeting, title=meeting.title, starts_at=NINE, place=HALL, invited=members
    )
    assert not meeting.invitations.filter(agency__key="dukcapil").exists()


def test_a_meeting_that_runs_is_planned_no_more(task_force: TaskForce) -> None:
    meeting = running(task_force)
    with pytest.raises(Refused):
        change_meeting(task_force.secretariat, meeting, title="Lain", starts_at=NINE, place=HALL)


def test_one_agency_more_is_asked_by_those_who_run_the_meeting(task_force: TaskForce) -> None:
    meeting, dukcapil = called(task_force), task_force.agency("dukcapil")
    with pytest.raises(Denied):
        invite_also(task_force.dukcapil, meeting, dukcapil)
    invite_also(task_force.secretariat, meeting, dukcapil)
    assert running_clocks("answer_invitation").filter(owed_by=dukcapil).exists()
    with pytest.raises(Refused, match="sudah ada"):
        invite_also(task_force.secretariat, meeting, dukcapil)


def test_one_that_was_left_out_is_asked_after_all(task_force: TaskForce) -> None:
    meeting = called(task_force, planned(task_force, invited=[task_force.agency("polres")]))
    invite_also(task_force.secretariat, meeting, task_force.agency("dp3a"))
    row = row_of(meeting, "dp3a")
    assert (row.invited, row.attendance) == (True, Attendance.UNKNOWN)


def test_the_offices_own_number_is_entered_back(task_force: TaskForce) -> None:
    meeting = planned(task_force)
    call_meeting(task_force.secretariat, meeting, dated=date(2026, 3, 9), answer_by=date(2026, 3, 13))
    with pytest.raises(Denied):
        enter_letter_number(task_force.dinsos, meeting, letter_number="1")
    with pytest.raises(Refused):
        enter_letter_number(task_force.secretariat, meeting, letter_number=" ")
    enter_letter_number(task_force.secretariat, meeting, letter_number="500.15/112/Nakertrans/2026")
    assert meeting.letter_number == "500.15/112/Nakertrans/2026"


@pytest.mark.parametrize("hat", ["keeper", "auditor", "partner"])
def test_hats_that_do_not_run_the_task_force_call_nothing(task_force: TaskForce, hat: str) -> None:
    with pytest.raises(Denied):
        planned(task_force, by=replace(task_force.dinsos, hat=hat, coordinates=frozenset()))
