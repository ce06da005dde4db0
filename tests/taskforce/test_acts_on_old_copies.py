"""A page shows a record, somebody else acts on it, then the page acts on the copy that it still holds.

The act is judged and done on what stands in the database by then, so nothing newer is undone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeVar

import pytest

from lopo.ground.acts import Denied, Level, Refused, at
from lopo.taskforce.decree.models import Decree, DecreeState, Duty
from lopo.taskforce.decree.operations import (
    change_duty,
    change_head,
    discard_draft,
    draft_decree,
    issue_decree,
    name_heirs,
)
from lopo.taskforce.delivery.models import Delivery
from lopo.taskforce.delivery.operations import acknowledge_decree, deliver_decree, remind
from lopo.taskforce.meeting.models import AgendaItem, Attendance, FollowUp, Invitation, Meeting, MeetingState
from lopo.taskforce.meeting.operations import (
    add_agenda_item,
    answer_invitation,
    assign_follow_up,
    change_item,
    change_meeting,
    circulate_minutes,
    close_meeting,
    confirm_minutes,
    finish_follow_up,
    give_answer_code,
    mark_attendance,
    move_follow_up,
    open_meeting,
    recall_minutes,
    record_decision,
    remove_item,
    reopen_meeting,
    take_minutes,
)
from tests.cast import TaskForce
from tests.taskforce.meetings import (
    HALL,
    NINE,
    NOON,
    THE_DAY,
    called,
    circulated,
    decided,
    held,
    planned,
    row_of,
    running,
)

LATER = NINE + timedelta(days=1)


R = TypeVar("R", Decree, Duty, Meeting, Invitation, AgendaItem, FollowUp, Delivery)


def old(row: R, *along: str) -> R:
    """The row as a page fetched it, with what lies around it, before anything else happened."""
    copy: R = type(row).objects.select_related(*along).get(pk=row.pk)
    return copy


# A decree that was issued meanwhile

HEAD: dict[str, Any] = {"title": "Lain", "year": 2030, "issuer": "Bupati", "place": "Kefamenanu"}
ON_A_DRAFT: dict[str, Callable[[TaskForce, Decree, Duty], Any]] = {
    "head": lambda world, draft, _duty: change_head(
        world.secretariat, draft, secretariat=world.decree.secretariat, **HEAD
    ),
    "duty": lambda world, _draft, duty: change_duty(world.secretariat, duty, text="Lain"),
    "discard": lambda world, draft, _duty: discard_draft(world.secretariat, draft),
    "heirs": lambda world, draft, _duty: name_heirs(world.secretariat, draft, heirs={}),
}


@pytest.mark.parametrize("act", ON_A_DRAFT)
def test_an_issued_decree_stays_as_it_was_issued(task_force: TaskForce, act: str) -> None:
    draft = draft_decree(task_force.secretariat, task_force.decree)
    page = old(draft, "secretariat")
    duty = Duty.objects.select_related("sub_task_force__decree").filter(sub_task_force__decree=draft)[0]
    issue_decree(task_force.secretariat, draft, number="7/KEP/HK/III/2026", signed_on=date(2026, 3, 9))

    with pytest.raises(Refused, match=r"sudah ditetapkan|sebelum SK ditetapkan"):
        ON_A_DRAFT[act](task_force, page, duty)

    issued = Decree.objects.get(pk=draft.pk)
    assert (issued.state, issued.number, issued.year) == (DecreeState.ISSUED, "7/KEP/HK/III/2026", 2026)
    assert Duty.objects.get(pk=duty.pk).text != "Lain"


# A meeting that went on meanwhile


def change(actor: Any, meeting: Meeting) -> Meeting:
    return change_meeting(actor, meeting, title="Rapat lain", starts_at=meeting.starts_at, place=HALL)


def test_a_change_of_a_meeting_keeps_what_its_call_has_set(task_force: TaskForce) -> None:
    meeting = planned(task_force)
    page = old(meeting, "called_by")
    called(task_force, meeting)

    changed = change(task_force.secretariat, page)

    assert (changed.state, changed.answer_by) == (MeetingState.CALLED, date(2026, 3, 13))


def test_who_only_prepares_no_longer_changes_a_meeting_that_was_called_meanwhile(
    task_force: TaskForce,
) -> None:
    drafter = task_force.deputy(task_force.secretariat, Level.DRAFT)
    meeting = planned(task_force)
    page = old(meeting, "called_by")
    called(task_force, meeting)

    with pytest.raises(Denied):
        change(drafter, page)


def test_of_two_who_write_one_part_of_the_minutes_the_second_is_told(task_force: TaskForce) -> None:
    meeting = running(task_force)
    one, other = old(meeting), old(meeting)
    shown = {"discussion": ""}
    take_minutes(task_force.secretariat, one, texts={"discussion": "Data sudah lengkap."}, shown=shown)

    with pytest.raises(Refused, match="diubah orang lain"):
        take_minutes(task_force.secretariat, other, texts={"discussion": "Data belum."}, shown=shown)
    assert Meeting.objects.get(pk=meeting.pk).discussion == "Data sudah lengkap."


def opened(world: TaskForce, meeting: Meeting) -> None:
    with at(meeting.starts_at):
        open_meeting(world.secretariat, meeting)


def closed(world: TaskForce, meeting: Meeting) -> None:
    held(world, old(meeting))


def put_off(world: TaskForce, meeting: Meeting) -> None:
    change_meeting(world.secretariat, meeting, title=meeting.title, starts_at=LATER, place=HALL)


def handed_round(world: TaskForce, meeting: Meeting) -> None:
    circulate_minutes(world.secretariat, meeting)


def taken_back(world: TaskForce, meeting: Meeting) -> None:
    recall_minutes(world.secretariat, meeting)


Made = Callable[[TaskForce], Meeting]
Act = Callable[[TaskForce, Meeting], Any]
AFTER: dict[
    str, tuple[Made, Act, Act, str]
] = {  # what was there, what happened, what the page does, what it is told
    "changed once opened": (called, opened, lambda w, m: change(w.secretariat, m), "sudah dibuka"),
    "answered once opened": (
        called,
        opened,
        lambda w, m: answer_invitation(w.dinsos, row_of_page(m), answer="excused"),
        "tidak menunggu jawaban",
    ),
    "given a code once opened": (
        called,
        opened,
        lambda w, m: give_answer_code(w.secretariat, row_of_page(m)),
        "tidak menunggu jawaban",
    ),
    "agenda once closed": (
        running,
        closed,
        lambda w, m: add_agenda_item(w.secretariat, m, title="Lain"),
        "sudah selesai",
    ),
    "closed once put off": (
        called,
        put_off,
        lambda w, m: close_meeting(w.secretariat, m, others_absent=True),
        "belum tiba",
    ),
    "marked once put off": (
        called,
        put_off,
        lambda w, m: mark_attendance(w.secretariat, row_of_page(m), attendance=Attendance.HEAD),
        "belum tiba",
    ),
    "marked once circulated": (
        held,
        handed_round,
        lambda w, m: mark_attendance(w.secretariat, row_of_page(m), attendance=Attendance.ABSENT),
        "sudah diedarkan",
    ),
    "minuted once circulated": (
        held,
        handed_round,
        lambda w, m: take_minutes(w.secretariat, m, texts={"closing": "Lain"}),
        "sudah diedarkan",
    ),
    "decided once circulated": (
        held,
        handed_round,
        lambda w, m: record_decision(w.secretariat, m, text="Lain", needs_step=False),
        "sudah diedarkan",
    ),
    "reopened once circulated": (
        held,
        handed_round,
        lambda w, m: reopen_meeting(w.secretariat, m),
        "sudah diedarkan",
    ),
    "confirmed once recalled": (
        circulated,
        taken_back,
        lambda w, m: confirm_minutes(w.dinsos, row_of_page(m)),
        "belum diedarkan",
    ),
}


def row_of_page(meeting: Meeting) -> Invitation:
    """The line of Dinsos with the meeting as the page had it."""
    row = row_of(meeting, "dinsos")
    row.meeting = meeting
    return row


@pytest.mark.parametrize("case", AFTER)
def test_an_act_meets_the_meeting_as_it_stands(task_force: TaskForce, case: str) -> None:
    made, meanwhile, act, said = AFTER[case]
    meeting = made(task_force)
    page = old(meeting, "called_by")
    with at(NOON):
        meanwhile(task_force, meeting)
        stands = Meeting.objects.filter(pk=meeting.pk).values().get()
        with pytest.raises(Refused, match=said):
            act(task_force, page)
    assert Meeting.objects.filter(pk=meeting.pk).values().get() == stands


def test_a_point_that_was_taken_off_meanwhile_is_gone(task_force: TaskForce) -> None:
    meeting = planned(task_force)
    item = add_agenda_item(task_force.secretariat, meeting, title="Data korban")
    page = old(item, "meeting")
    remove_item(task_force.secretariat, item)

    with pytest.raises(Refused, match="sudah dihapus"):
        change_item(task_force.secretariat, page, title="Data korban dan pelaku")
    assert not meeting.agenda.exists()


# A step that was finished, a delivery that was acknowledged meanwhile


@pytest.mark.parametrize("act", ["move", "assign"])
def test_a_finished_step_gets_no_other_date(task_force: TaskForce, act: str) -> None:
    _decision, step = decided(task_force, running(task_force))
    page = old(step, "decision__meeting")
    with at(NOON):
        finish_follow_up(task_force.dinsos, step, result="Daftarnya ada.")
        with pytest.raises(Refused, match="sudah berakhir"):
            if act == "move":
                move_follow_up(task_force.secretariat, page, due_on=date(2026, 4, 30), reason="belum")
            else:
                assign_follow_up(
                    task_force.secretariat, page, agency=task_force.agency("pkk"), due_on=date(2026, 4, 30)
                )
    kept = FollowUp.objects.get(pk=step.pk)
    assert (kept.state, kept.due_on, kept.agency) == ("done", date(2026, 3, 31), task_force.agency("dinsos"))


def delivered(task_force: TaskForce) -> Delivery:
    row: Delivery = Delivery.objects.get(decree=task_force.decree, agency__key="dp3a")
    deliver_decree(task_force.secretariat, [row], on=date(2026, 3, 2), way="by_hand")
    return row


def test_reminders_are_counted_by_what_stands_there(task_force: TaskForce) -> None:
    row = delivered(task_force)
    one, other = old(row, "decree", "agency"), old(row, "decree", "agency")
    remind(task_force.secretariat, one)
    assert remind(task_force.secretariat, other).reminded == 2


def test_nobody_is_reminded_of_what_was_acknowledged_meanwhile(task_force: TaskForce) -> None:
    row = delivered(task_force)
    page = old(row, "decree", "agency")
    acknowledge_decree(task_force.dp3a, row)

    with pytest.raises(Refused, match="Tidak ada yang perlu diingatkan"):
        remind(task_force.secretariat, page)
    assert Delivery.objects.get(pk=row.pk).reminded == 0


def test_what_an_act_was_given_is_what_stands_afterwards(task_force: TaskForce) -> None:
    """The copy in hand is brought up to date with all that lies around it, so that the page shows no old words."""
    meeting = planned(task_force)
    item = add_agenda_item(task_force.secretariat, meeting, title="Data korban")
    page = old(item, "meeting")
    assert page.meeting.title
    change(task_force.secretariat, meeting)

    change_item(task_force.secretariat, page, title="Data korban 2026")

    assert page.meeting.title == "Rapat lain"
    assert page.meeting.day == THE_DAY
