"""Answering an invitation: by account, by one-time code, by letter; twice, too late, for somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Barrier, Thread
from typing import Any

from django.db import connection
import pytest

from lopo.ground.acts import Denied, Level, Refused, at
from lopo.ground.clocks.models import Clock
from lopo.ground.codes.giving import bearer, find_code
from lopo.ground.ledger.models import LedgerEntry
from lopo.taskforce.meeting.models import Answer, Invitation
from lopo.taskforce.meeting.operations import (
    answer_invitation,
    cancel_meeting,
    change_answer,
    change_meeting,
    give_answer_code,
    give_answer_codes,
)
from tests.cast import TaskForce
from tests.taskforce.meetings import HALL, NINE, called, planned, row_of, running


def clock_of(row: Invitation) -> Clock:
    clock: Clock = Clock.objects.get(rule__key="answer_invitation", subject_id=row.pk)
    return clock


def test_the_head_comes(task_force: TaskForce) -> None:
    row = row_of(called(task_force), "dinsos")
    answer_invitation(task_force.dinsos, row, answer=Answer.HEAD)
    assert (row.answer, row.answered_on) == (Answer.HEAD, clock_of(row).met_on)


def test_somebody_comes_instead_with_a_letter_of_duty(task_force: TaskForce) -> None:
    row = row_of(called(task_force), "dinsos")
    with pytest.raises(Refused) as refused:
        answer_invitation(task_force.dinsos, row, answer=Answer.DELEGATE)
    assert refused.value.field == "delegate"
    answer_invitation(
        task_force.dinsos,
        row,
        answer=Answer.DELEGATE,
        delegate="Maria Contoh, Kabid",
        duty_letter="500.15/120",
    )
    assert (row.delegate, row.duty_letter) == ("Maria Contoh, Kabid", "500.15/120")


def test_an_answer_that_is_none_is_refused(task_force: TaskForce) -> None:
    row = row_of(called(task_force), "dinsos")
    for nothing in ("", "mungkin"):
        with pytest.raises(Refused):
            answer_invitation(task_force.dinsos, row, answer=nothing)


def test_no_agency_answers_for_another(task_force: TaskForce) -> None:
    row = row_of(called(task_force), "dinsos")
    with pytest.raises(Denied):
        answer_invitation(task_force.polres, row, answer=Answer.EXCUSED)
    with pytest.raises(Denied):
        answer_invitation(task_force.staff("dinsos", Level.DRAFT), row, answer=Answer.EXCUSED)


def test_the_desk_writes_an_answer_down_only_with_its_source(task_force: TaskForce) -> None:
    row = row_of(called(task_force), "pn")
    with pytest.raises(Refused) as refused:
        answer_invitation(task_force.secretariat, row, answer=Answer.EXCUSED, note="sidang")
    assert refused.value.field == "source"
    answer_invitation(
        task_force.secretariat, row, answer=Answer.EXCUSED, note="sidang", source="telepon 10 Maret"
    )
    entry = LedgerEntry.objects.get(act="invitation.answered", subject_id=row.pk)
    assert (entry.for_agency, entry.source) == (row.agency, "telepon 10 Maret")
    assert row.answer_source == "telepon 10 Maret"


def test_an_office_without_account_answers_with_its_code_once(task_force: TaskForce) -> None:
    row = row_of(called(task_force), "pn")
    with pytest.raises(Denied):
        give_answer_code(task_force.pn, row)
    code = find_code(give_answer_code(task_force.secretariat, row))
    assert code
    answer_invitation(bearer(code), row, answer=Answer.HEAD, code=code)
    assert row.answer == Answer.HEAD
    other = row_of(row.meeting, "kejari")
    with pytest.raises(Denied):  # a code opens one act of one office
        answer_invitation(bearer(code), other, answer=Answer.HEAD, code=code)


def test_a_code_that_was_used_opens_nothing_more(task_force: TaskForce) -> None:
    row = row_of(called(task_force), "pn")
    code = find_code(give_answer_code(task_force.secretariat, row))
    assert code
    answer_invitation(bearer(code), row, answer=Answer.HEAD, code=code)
    with pytest.raises(Refused, match="sudah dipakai"):
        answer_invitation(bearer(code), row, answer=Answer.EXCUSED, code=code)


def test_everybody_who_has_not_answered_gets_a_code_of_their_own(task_force: TaskForce) -> None:
    meeting = called(task_force)
    answer_invitation(task_force.dinsos, row_of(meeting, "dinsos"), answer=Answer.HEAD)
    with pytest.raises(Denied):
        give_answer_codes(task_force.dinsos, meeting)
    codes = give_answer_codes(task_force.secretariat, meeting)
    assert len(codes) == len(set(codes.values())) == 18
    assert "dinsos" not in {row.agency.key for row in codes}


def test_of_two_who_answer_at_once_the_second_reads_what_the_first_said(task_force: TaskForce) -> None:
    meeting = called(task_force)
    first, second = row_of(meeting, "dinsos"), row_of(meeting, "dinsos")
    answer_invitation(task_force.dinsos, first, answer=Answer.HEAD)
    with pytest.raises(Refused, match="pimpinan hadir"):
        answer_invitation(task_force.staff("dinsos"), second, answer=Answer.EXCUSED)
    assert row_of(meeting, "dinsos").answer == Answer.HEAD


@contextmanager
def own_connection() -> Iterator[None]:
    try:
        yield
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_leave_one_answer(task_force: TaskForce) -> None:
    from tests.conftest import TODAY

    meeting = called(task_force)
    actors = [task_force.dinsos, task_force.staff("dinsos")]
    together, ends = Barrier(2), list[str]()

    def answer(actor: Any, said: str) -> None:
        with own_connection(), at(TODAY):
            row = row_of(meeting, "dinsos")
            together.wait()
            try:
                answer_invitation(actor, row, answer=said)
                ends.append("answered")
            except Refused:
                ends.append("refused")

    threads = [
        Thread(target=answer, args=pair) for pair in zip(actors, (Answer.HEAD, Answer.EXCUSED), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["answered", "refused"]
    assert LedgerEntry.objects.filter(act="invitation.answered").count() == 1


def test_an_answer_is_changed_by_an_act_of_its_own(task_force: TaskForce) -> None:
    row = row_of(called(task_force), "dinsos")
    with pytest.raises(Refused):
        change_answer(task_force.dinsos, row, answer=Answer.EXCUSED)
    answer_invitation(task_force.dinsos, row, answer=Answer.DELEGATE, delegate="Maria Contoh")
    with pytest.raises(Denied):
        change_answer(task_force.polres, row, answer=Answer.HEAD)
    change_answer(task_force.dinsos, row, answer=Answer.HEAD)
    assert (row.answer, row.delegate) == (Answer.HEAD, "")


def test_a_meeting_that_waits_for_nobody_takes_no_answer(task_force: TaskForce) -> None:
    not_called = planned(task_force)
    begun = running(task_force)
    off = cancel_meeting(task_force.secretariat, called(task_force), because="budget")
    for meeting in (not_called, begun, off):
        with pytest.raises(Refused):
            answer_invitation(task_force.dinsos, row_of(meeting, "dinsos"), answer=Answer.HEAD)


def test_a_name_of_ten_thousand_letters_is_refused(task_force: TaskForce) -> None:
    row = row_of(called(task_force), "dinsos")
    with pytest.raises(Refused) as refused:
        answer_invitation(task_force.dinsos, row, answer=Answer.DELEGATE, delegate="a" * 10_000)
    assert refused.value.field == "delegate"


def test_the_code_of_a_meeting_that_is_called_off_opens_nothing(task_force: TaskForce) -> None:
    meeting = called(task_force)
    code = give_answer_code(task_force.secretariat, row_of(meeting, "pn"))
    cancel_meeting(task_force.secretariat, meeting, because="postponed")
    assert find_code(code) is None


def test_the_code_of_an_agency_that_is_asked_no_more_opens_nothing(task_force: TaskForce) -> None:
    meeting = called(task_force)
    codes = {key: give_answer_code(task_force.secretariat, row_of(meeting, key)) for key in ("pn", "kejari")}
    others = [row.agency for row in meeting.invitations.select_related("agency") if row.agency.key != "pn"]
    change_meeting(
        task_force.secretariat, meeting, title=meeting.title, starts_at=NINE, place=HALL, invited=others
    )
    assert find_code(codes["pn"]) is None
    assert find_code(codes["kejari"])


def test_who_was_left_out_has_nothing_to_answer(task_force: TaskForce) -> None:
    asked = [task_force.agency(key) for key in ("polres", "kodim")]
    meeting = called(task_force, planned(task_force, invited=asked))
    row = row_of(meeting, "dinsos")
    with pytest.raises(Refused, match="tidak diundang"):
        answer_invitation(task_force.dinsos, row, answer=Answer.HEAD)
    with pytest.raises(Refused, match="tidak diundang"):
        give_answer_code(task_force.secretariat, row)
    assert row_of(meeting, "dinsos").answer == Answer.NONE


def test_who_has_answered_gets_no_other_code(task_force: TaskForce) -> None:
    row = row_of(called(task_force), "pn")
    code = find_code(give_answer_code(task_force.secretariat, row))
    assert code
    answer_invitation(bearer(code), row, answer=Answer.HEAD, code=code)
    with pytest.raises(Refused, match="Sudah dijawab"):
        give_answer_code(task_force.secretariat, row)
