"""Decisions and minutes: written, changed, circulated, confirmed, objected to, taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lopo.ground.acts import Denied, Refused, at
from lopo.ground.clocks.models import Clock
from lopo.taskforce.meeting.models import FollowUp, ItemState, MinutesAnswer
from lopo.taskforce.meeting.operations import (
    add_agenda_item,
    change_decision,
    circulate_minutes,
    confirm_minutes,
    finish_follow_up,
    object_to_minutes,
    recall_minutes,
    record_decision,
    take_minutes,
    withdraw_decision,
)
from tests.cast import TaskForce
from tests.taskforce.meetings import NINE, called, circulated, decided, held, row_of, running


def runs(key: str) -> Any:
    return Clock.objects.filter(rule__key=key, met_on=None, ended_on=None)


def test_a_decision_becomes_a_step_with_office_and_date_on_a_clock(task_force: TaskForce) -> None:
    meeting = running(task_force)
    item = add_agenda_item(task_force.secretariat, meeting, title="Penampungan")
    office = task_force.dinsos.office
    with at(NINE):
        record_decision(
            task_force.secretariat,
            meeting,
            item,
            text="Menyusun daftar.",
            dissent="LBH: perlu anggaran.",
            office=office,
            due_on=date(2026, 3, 31),
        )
    step = FollowUp.objects.get()
    assert (step.agency, step.office) == (task_force.dinsos.agency, office)
    assert step.agreed_due_on == date(2026, 3, 31)
    clock = runs("follow_up").get()
    assert (clock.owed_by.key, clock.owed_to.key, clock.due_on) == ("dinsos", "nakertrans", date(2026, 3, 31))
    item.refresh_from_db()
    assert item.state == ItemState.DONE


@pytest.mark.parametrize(("agency", "due_on"), [(None, date(2026, 3, 31)), ("dinsos", None), (None, None)])
def test_a_step_that_names_nobody_or_no_date_is_kept_and_counts_against(
    task_force: TaskForce, agency: str | None, due_on: date | None
) -> None:
    _decision, step = decided(task_force, running(task_force), agency=agency, due_on=due_on)
    assert step.nameless
    assert not runs("follow_up").exists()


def test_a_decision_that_needs_no_step_leaves_none(task_force: TaskForce) -> None:
    meeting = running(task_force)
    with at(NINE):
        record_decision(task_force.secretariat, meeting, text="Notula disahkan.", needs_step=False)
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "x" * 10_000}, "text"),
        ({"text": "a", "dissent": "x" * 10_000}, "dissent"),
        ({"text": "a", "due_on": date(1926, 3, 1)}, "due_on"),
        ({"text": "a", "due_on": date(2026, 3, 1)}, "due_on"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    task_force: TaskForce, wrong: dict[str, Any], field: str
) -> None:
    meeting = running(task_force)
    with at(NINE), pytest.raises(Refused) as refused:
        record_decision(task_force.secretariat, meeting, **wrong)
    assert refused.value.field == field
    assert not FollowUp.objects.exists()


def test_an_office_of_another_agency_is_refused(task_force: TaskForce) -> None:
    meeting = running(task_force)
    with at(NINE), pytest.raises(Refused) as refused:
        record_decision(
            task_force.secretariat,
            meeting,
            text="a",
            agency=task_force.agency("polres"),
            office=task_force.dinsos.office,
        )
    assert refused.value.field == "office"


def test_only_those_who_write_the_minutes_decide_and_only_once_it_began(task_force: TaskForce) -> None:
    meeting = running(task_force)
    with at(NINE), pytest.raises(Denied):
        record_decision(task_force.dinsos, meeting, text="Kita sepakat.")
    with pytest.raises(Refused):
        record_decision(task_force.secretariat, called(task_force), text="Kita sepakat.")


def test_a_point_of_another_meeting_is_not_decided_here(task_force: TaskForce) -> None:
    item = add_agenda_item(task_force.secretariat, running(task_force), title="Penampungan")
    meeting = running(task_force)
    with at(NINE), pytest.raises(Refused, match="tidak ada lagi di acara"):
        record_decision(task_force.secretariat, meeting, item, text="Disepakati.")
    assert not meeting.decisions.exists()


def test_a_decision_said_better_moves_its_step(task_force: TaskForce) -> None:
    decision, _step = decided(task_force, running(task_force))
    with pytest.raises(Denied):
        change_decision(task_force.dinsos, decision, text="Nanti saja.")
    with at(NINE):
        change_decision(
            task_force.secretariat,
            decision,
            text="Menyusun dan mengirim daftar.",
            agency=task_force.agency("dinkes"),
            due_on=date(2026, 4, 7),
        )
    step = FollowUp.objects.get(decision=decision)
    assert (step.agency, step.due_on) == (task_force.dinkes.agency, date(2026, 4, 7))
    assert runs("follow_up").get().owed_by.key == "dinkes"


def test_a_decision_that_was_none_is_withdrawn_with_its_clock(task_force: TaskForce) -> None:
    meeting = running(task_force)
    item = add_agenda_item(task_force.secretariat, meeting, title="Penampungan")
    with at(NINE):
        decision = record_decision(
            task_force.secretariat,
            meeting,
            item,
            text="a",
            agency=task_force.agency("dinsos"),
            due_on=date(2026, 4, 1),
        )
        with pytest.raises(Denied):
            withdraw_decision(task_force.dinsos, decision)
        withdraw_decision(task_force.secretariat, decision)
    assert not FollowUp.objects.exists()
    assert not runs("follow_up").exists()
    item.refresh_from_db()
    assert item.state == ItemState.OPEN


def test_what_somebody_has_worked_on_is_not_withdrawn(task_force: TaskForce) -> None:
    decision, step = decided(task_force, running(task_force))
    with at(date(2026, 3, 18)):
        finish_follow_up(task_force.dinsos, step, result="Daftar terkirim.")
        with pytest.raises(Refused, match="dikerjakan"):
            withdraw_decision(task_force.secretariat, decision)


def test_minutes_are_written_part_by_part(task_force: TaskForce) -> None:
    meeting = running(task_force)
    item = add_agenda_item(task_force.secretariat, meeting, title="Penampungan")
    with pytest.raises(Denied):
        take_minutes(task_force.dinsos, meeting, texts={"opening": "a"})
    take_minutes(task_force.secretariat, meeting, texts={"opening": "Pukul 09.15."})
    take_minutes(
        task_force.secretariat,
        meeting,
        texts={str(item.pk): "Tempat penuh.\r\nPerlu tempat lain.", "closing": "Pukul 11.40."},
        chair=task_force.chair.office,
    )
    item.refresh_from_db()
    assert (meeting.opening, meeting.closing) == ("Pukul 09.15.", "Pukul 11.40.")
    assert item.discussion == "Tempat penuh.\nPerlu tempat lain."
    assert meeting.chair == task_force.chair.office
    assert meeting.minutes_by == task_force.secretariat.account


def test_two_who_write_the_same_part_do_not_overwrite_each_other(task_force: TaskForce) -> None:
    meeting = running(task_force)
    take_minutes(task_force.secretariat, meeting, texts={"opening": "Pukul 09.15."}, shown={"opening": ""})
    with pytest.raises(Refused) as refused:
        take_minutes(
            task_force.secretariat, meeting, texts={"opening": "Pukul 09.20."}, shown={"opening": ""}
        )
    assert refused.value.field == "opening"
    take_minutes(task_force.secretariat, meeting, texts={"closing": "Pukul 11.40."}, shown={"closing": ""})
    assert (meeting.opening, meeting.closing) == ("Pukul 09.15.", "Pukul 11.40.")


def test_minutes_too_long_or_of_a_point_that_is_gone_are_refused(task_force: TaskForce) -> None:
    meeting = running(task_force)
    for texts in ({"opening": "x" * 10_000}, {"00000000-0000-4000-8000-000000000000": "a"}):
        with pytest.raises(Refused):
            take_minutes(task_force.secretariat, meeting, texts=texts)


def test_minutes_go_to_those_who_came_and_each_owes_a_word(task_force: TaskForce) -> None:
    meeting = held(task_force, absent=["kejari", "pn"])
    with pytest.raises(Denied):
        circulate_minutes(task_force.dinsos, meeting)
    circulate_minutes(task_force.secretariat, meeting)
    assert runs("confirm_minutes").count() == 17  # eighteen came, one of them circulates
    assert not runs("circulate_minutes").exists()
    with pytest.raises(Refused, match="sudah diedarkan"):
        circulate_minutes(task_force.secretariat, meeting)


def test_a_meeting_that_still_runs_has_no_minutes_to_circulate(task_force: TaskForce) -> None:
    with pytest.raises(Refused, match="Tutup dahulu"):
        circulate_minutes(task_force.secretariat, running(task_force))


def test_an_agency_confirms_for_itself_or_by_letter(task_force: TaskForce) -> None:
    meeting = circulated(task_force)
    mine, theirs = row_of(meeting, "dinsos"), row_of(meeting, "pn")
    with pytest.raises(Denied):
        confirm_minutes(task_force.polres, mine)
    confirm_minutes(task_force.dinsos, mine)
    assert mine.minutes_answer == MinutesAnswer.CONFIRMED
    assert not runs("confirm_minutes").filter(owed_by__key="dinsos").exists()
    assert runs("confirm_minutes").filter(owed_by__key="pn").exists()
    with pytest.raises(Refused) as refused:
        confirm_minutes(task_force.secretariat, theirs)
    assert refused.value.field == "source"
    confirm_minutes(task_force.secretariat, theirs, source="surat W26/3/2026")
    assert theirs.minutes_source == "surat W26/3/2026"


def test_what_an_agency_said_of_the_minutes_itself_nobody_else_rewrites(task_force: TaskForce) -> None:
    meeting = circulated(task_force)
    own, told = row_of(meeting, "dinsos"), row_of(meeting, "pn")
    object_to_minutes(task_force.dinsos, own, note="Keputusan 2: tanggalnya 7 April.")
    with pytest.raises(Refused, match="sudah menjawab sendiri"):
        confirm_minutes(task_force.secretariat, own, source="telepon 19 Maret")
    assert row_of(meeting, "dinsos").minutes_answer == MinutesAnswer.OBJECTED
    confirm_minutes(task_force.dinsos, own)  # it may change its own mind
    confirm_minutes(task_force.secretariat, told, source="telepon 19 Maret")
    object_to_minutes(task_force.secretariat, told, note="Halaman 2.", source="surat W26/3/2026")
    object_to_minutes(task_force.pn, told, note="Halaman 3.")
    assert row_of(meeting, "pn").minutes_source == ""


def test_an_objection_says_what_is_wrong(task_force: TaskForce) -> None:
    row = row_of(circulated(task_force), "dinsos")
    with pytest.raises(Denied):
        object_to_minutes(task_force.polres, row, note="Bukan begitu.")
    with pytest.raises(Refused) as refused:
        object_to_minutes(task_force.dinsos, row, note=" ")
    assert refused.value.field == "note"
    object_to_minutes(task_force.dinsos, row, note="Keputusan 2: tanggalnya 7 April.")
    assert (row.minutes_answer, row.minutes_note) == (
        MinutesAnswer.OBJECTED,
        "Keputusan 2: tanggalnya 7 April.",
    )


def test_who_was_not_there_confirms_nothing(task_force: TaskForce) -> None:
    meeting = circulated(task_force, held(task_force, absent=["pn"]))
    with pytest.raises(Refused, match="yang hadir"):
        confirm_minutes(task_force.pn, row_of(meeting, "pn"))
    with pytest.raises(Refused, match="belum diedarkan"):
        confirm_minutes(task_force.dinsos, row_of(held(task_force), "dinsos"))


def test_circulated_minutes_stand_until_they_are_recalled(task_force: TaskForce) -> None:
    decision, _step = decided(task_force, meeting := running(task_force))
    meeting = circulated(task_force, held(task_force, meeting))
    object_to_minutes(task_force.dinsos, row_of(meeting, "dinsos"), note="Tanggalnya 7 April.")
    for act, more in ((take_minutes, {"texts": {"opening": "a"}}), (record_decision, {"text": "a"})):
        with at(date(2026, 3, 20)), pytest.raises(Refused, match="diedarkan"):
            act(task_force.secretariat, meeting, **more)
    decision.meeting = meeting
    with pytest.raises(Refused, match="diedarkan"):
        change_decision(task_force.secretariat, decision, text="a")
    with pytest.raises(Denied):
        recall_minutes(task_force.dinsos, meeting)
    recall_minutes(task_force.secretariat, meeting)
    row = row_of(meeting, "dinsos")
    assert (row.minutes_answer, row.minutes_note) == (MinutesAnswer.NONE, "Tanggalnya 7 April.")
    assert not runs("confirm_minutes").exists()
    assert runs("circulate_minutes").count() == 1
    with pytest.raises(Refused):
        recall_minutes(task_force.secretariat, meeting)
