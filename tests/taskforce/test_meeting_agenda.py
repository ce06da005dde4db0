"""The agenda draws itself up from what is stuck; people add, order, finish, postpone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from lopo.ground.acts import Denied, Refused, at
from lopo.taskforce.decree.models import SubTaskForce
from lopo.taskforce.delivery.models import Delivery
from lopo.taskforce.delivery.operations import deliver_decree
from lopo.taskforce.meeting.models import AgendaItem, ItemState, Meeting, MeetingKind
from lopo.taskforce.meeting.operations import (
    add_agenda_item,
    cancel_meeting,
    change_item,
    draw_up_agenda,
    finish_item,
    postpone_item,
    remove_item,
    reopen_item,
    reorder,
    take_up,
)
from lopo.taskforce.meeting.stuck import stuck_for
from tests.cast import TaskForce
from tests.taskforce.meetings import NINE, circulated, decided, held, planned, running

DELIVERED = date(2023, 2, 24)


def everybody_has_the_decree(task_force: TaskForce, *, but: str = "") -> None:
    """Delivered, and acknowledged by nobody yet; `but` one agency that was never given it."""
    rows = Delivery.objects.filter(decree=task_force.decree).exclude(agency__key=but)
    with at(DELIVERED):
        deliver_decree(
            task_force.secretariat,
            list(rows.select_related("agency", "decree__secretariat")),
            on=DELIVERED,
            way="by_hand",
        )


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.agenda.order_by("order")]


def item_on(task_force: TaskForce, meeting: Meeting, title: str = "Rencana aksi 2027") -> AgendaItem:
    return add_agenda_item(task_force.secretariat, meeting, title=title, minutes=10)


def test_the_undelivered_decree_stands_on_the_agenda_by_itself(task_force: TaskForce) -> None:
    everybody_has_the_decree(task_force, but="dp3a")
    meeting = planned(task_force)
    with pytest.raises(Denied):
        draw_up_agenda(task_force.dinsos, meeting)
    items = draw_up_agenda(task_force.secretariat, meeting)
    assert [item.source_key for item in items] == ["deliver_decree", "acknowledge_decree"]
    undelivered = items[0]
    assert undelivered.title == f"SK 2023 belum disampaikan ke {task_force.agency('dp3a')}"
    assert undelivered.owed_by == task_force.agency("nakertrans")
    assert len(undelivered.stuck) == 1
    assert items[1].title == "SK 2023 belum diakui 19 instansi"


def test_what_stands_there_already_is_not_taken_up_twice(task_force: TaskForce) -> None:
    meeting = planned(task_force)
    assert len(draw_up_agenda(task_force.secretariat, meeting)) == 1
    assert draw_up_agenda(task_force.secretariat, meeting) == []


def test_only_the_chosen_points_are_taken_up(task_force: TaskForce) -> None:
    everybody_has_the_decree(task_force, but="dp3a")
    meeting = planned(task_force)
    draw_up_agenda(task_force.secretariat, meeting, keys=["clock:deliver_decree"])
    assert [item.source_key for item in meeting.agenda.all()] == ["deliver_decree"]


def test_late_follow_ups_and_unconfirmed_minutes_come_up(task_force: TaskForce) -> None:
    first = running(task_force)
    decided(task_force, first)
    circulated(task_force, held(task_force, first))
    with at(date(2026, 4, 20)):
        meeting = planned(task_force, starts_at=NINE + timedelta(days=40))
        keys = {point.source_key for point in stuck_for(meeting)}
    assert {"follow_up", "confirm_minutes"} <= keys


def test_a_postponed_point_comes_up_until_somebody_takes_it_up(task_force: TaskForce) -> None:
    first = running(task_force)
    postpone_item(task_force.secretariat, item_on(task_force, first))
    held(task_force, first)
    with at(date(2026, 4, 1)):
        second = planned(task_force, starts_at=NINE + timedelta(days=30))
        point = next(point for point in stuck_for(second) if point.source_kind == "agendaitem")
        assert point.title == "Rencana aksi 2027"
        draw_up_agenda(task_force.secretariat, second, keys=[point.key])
        third = planned(task_force, starts_at=NINE + timedelta(days=60))
        assert all(p.source_kind == "clock" for p in stuck_for(third))
        cancel_meeting(task_force.secretariat, second, because="budget")
        assert any(p.source_kind == "agendaitem" for p in stuck_for(third))


def test_a_late_promise_that_was_postponed_comes_up_once_and_only_while_it_is_late(
    task_force: TaskForce,
) -> None:
    first = running(task_force)
    draw_up_agenda(task_force.secretariat, first)
    held(task_force, first)
    with at(date(2026, 4, 1)):
        second = planned(task_force, starts_at=NINE + timedelta(days=30))
        assert [p.key for p in stuck_for(second)].count("clock:deliver_decree") == 1
        assert all(p.source_kind == "clock" for p in stuck_for(second))
        everybody_has_the_decree(task_force)
        assert "clock:deliver_decree" not in [p.key for p in stuck_for(second)]


def test_a_sub_task_force_talks_about_its_own_agencies_debts(task_force: TaskForce) -> None:
    everybody_has_the_decree(task_force)
    body: SubTaskForce = task_force.decree.sub_task_forces.get(code="C")
    meeting = planned(task_force, body=body, kind=MeetingKind.SUB_TASK_FORCE)
    [point] = stuck_for(meeting)
    assert {clock.owed_by.key for clock in point.clocks} == {"pn", "kejari", "setda", "polres", "lbh"}


def test_what_is_written_is_indonesian_whoever_draws_it_up(task_force: TaskForce) -> None:
    from django.utils import translation

    meeting = planned(task_force)
    with translation.override("en"):
        draw_up_agenda(task_force.secretariat, meeting)
    assert titles(meeting) == ["SK 2023 belum disampaikan ke 20 instansi"]


def test_a_finding_stands_on_an_agenda_once(task_force: TaskForce) -> None:
    meeting = planned(task_force)
    asked: dict[str, Any] = {"source_kind": "finding", "source_key": "isolate:faith"}
    first = add_agenda_item(
        task_force.secretariat, meeting, title="Pimpinan agama tidak ikut apa pun", **asked
    )
    assert add_agenda_item(task_force.secretariat, meeting, title="Lagi", **asked) == first
    assert meeting.agenda.count() == 1
    with pytest.raises(Denied):
        add_agenda_item(task_force.polres, meeting, title="Pokok kami")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 10_000}, "title"),
        ({"title": "a", "minutes": 0}, "minutes"),
        ({"title": "a", "minutes": 10_000}, "minutes"),
    ],
)
def test_a_point_that_cannot_be_is_refused(task_force: TaskForce, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        add_agenda_item(task_force.secretariat, planned(task_force), **wrong)
    assert refused.value.field == field


def test_a_point_is_worded_anew_moved_and_removed(task_force: TaskForce) -> None:
    meeting = planned(task_force)
    one, two = (item_on(task_force, meeting, title) for title in ("Satu", "Dua"))
    with pytest.raises(Denied):
        change_item(task_force.dinsos, one, title="Satu saja")
    with pytest.raises(Denied):
        remove_item(task_force.dinsos, one)
    change_item(task_force.secretariat, one, title="Satu saja", minutes=15)
    with pytest.raises(Denied):
        reorder(task_force.dinsos, meeting, order=[two.pk])
    reorder(task_force.secretariat, meeting, order=[two.pk])
    assert titles(meeting) == ["Dua", "Satu saja"]
    remove_item(task_force.secretariat, two)
    assert titles(meeting) == ["Satu saja"]


def test_a_point_is_taken_up_before_its_turn(task_force: TaskForce) -> None:
    meeting = running(task_force)
    one, _two, three = (item_on(task_force, meeting, title) for title in ("Satu", "Dua", "Tiga"))
    finish_item(task_force.secretariat, one)
    with pytest.raises(Denied):
        take_up(task_force.dinsos, three)
    take_up(task_force.secretariat, three)
    assert titles(meeting) == ["Satu", "Tiga", "Dua"]
    one.refresh_from_db()
    take_up(task_force.secretariat, one)  # it was not finished after all
    assert (titles(meeting)[0], one.state) == ("Satu", ItemState.OPEN)


def test_a_point_is_finished_postponed_reopened_by_those_who_write(task_force: TaskForce) -> None:
    item = item_on(task_force, running(task_force))
    with pytest.raises(Denied):
        finish_item(task_force.dinsos, item)
    with pytest.raises(Denied):
        postpone_item(task_force.dinsos, item)
    finish_item(task_force.secretariat, item)
    with pytest.raises(Refused):  # a second click
        finish_item(task_force.secretariat, item)
    with pytest.raises(Denied):
        reopen_item(task_force.dinsos, item)
    reopen_item(task_force.secretariat, item)
    postpone_item(task_force.secretariat, item)
    assert item.state == ItemState.POSTPONED


def test_a_point_with_a_decision_is_not_removed(task_force: TaskForce) -> None:
    from lopo.taskforce.meeting.operations import record_decision

    meeting = running(task_force)
    item = item_on(task_force, meeting)
    with at(NINE):
        record_decision(task_force.secretariat, meeting, item, text="Disepakati.", needs_step=False)
    with pytest.raises(Refused, match="keputusan"):
        remove_item(task_force.secretariat, item)


def test_the_agenda_of_a_meeting_that_is_over_stands(task_force: TaskForce) -> None:
    over = held(task_force)
    off = cancel_meeting(task_force.secretariat, planned(task_force), because="budget")
    for meeting in (over, off):
        with pytest.raises(Refused):
            item_on(task_force, meeting)
