"""A finding goes onto an agenda, becomes a step with office and date, or is answered; what became of it is kept."""

from __future__ import annotations

from datetime import date

from django.utils import translation
import pytest

from lopo.evaluation.evaluating import evaluate
from lopo.evaluation.findings.finding import Finding
from lopo.evaluation.findings.operations import answer_finding, make_follow_up, take_to_meeting
from lopo.evaluation.models import FindingState, FindingTaken
from lopo.ground.acts import Denied, Refused
from lopo.ground.ledger.models import LedgerEntry
from lopo.taskforce.meeting.models import FollowUp
from lopo.taskforce.meeting.operations import remove_item
from tests.cast import TaskForce
from tests.evaluation.year_of_work import FIRST_DAY, LAST_DAY, a_year_of_work
from tests.taskforce.meetings import planned


def the_late_step(task_force: TaskForce) -> Finding:
    """The follow-up of January's meeting that Dinas Sosial has not finished."""
    a_year_of_work(task_force, meetings=1)
    found = evaluate(task_force.regency, FIRST_DAY, LAST_DAY).findings
    return next(finding for finding in found if finding.kind == "late")


def test_a_finding_becomes_a_point_of_the_agenda_owed_by_its_debtor(task_force: TaskForce) -> None:
    finding, meeting = the_late_step(task_force), planned(task_force)
    with pytest.raises(Denied):
        take_to_meeting(task_force.dinsos, finding, meeting)
    taken = take_to_meeting(task_force.secretariat, finding, meeting)

    item = taken.agenda_item
    assert item
    assert (item.source_kind, item.source_key) == ("finding", finding.key)
    assert item.owed_by == task_force.agency("dinsos")
    assert item.title == taken.sentence == finding.sentence
    assert LedgerEntry.objects.filter(act="finding.agenda").count() == 1


def test_a_point_taken_off_the_agenda_leaves_the_finding_as_it_was(task_force: TaskForce) -> None:
    finding, meeting = the_late_step(task_force), planned(task_force)
    taken = take_to_meeting(task_force.secretariat, finding, meeting)
    assert taken.agenda_item
    remove_item(task_force.secretariat, taken.agenda_item)

    taken.refresh_from_db()
    assert taken.agenda_item is None
    assert taken.sentence == finding.sentence


def test_a_finding_becomes_a_step_with_agency_and_date(task_force: TaskForce) -> None:
    finding, dinsos = the_late_step(task_force), task_force.agency("dinsos")
    with pytest.raises(Denied):
        make_follow_up(task_force.dinsos, finding, text="Selesaikan", agency=dinsos, due_on=date(2026, 4, 1))
    with pytest.raises(Refused, match="sudah lewat"):
        make_follow_up(
            task_force.secretariat, finding, text="Selesaikan", agency=dinsos, due_on=date(2026, 3, 8)
        )
    taken = make_follow_up(
        task_force.secretariat, finding, text="Selesaikan", agency=dinsos, due_on=date(2026, 4, 1)
    )

    step = taken.follow_up
    assert step
    assert (step.agency, step.due_on, step.source_key) == (dinsos, date(2026, 4, 1), finding.key)
    assert FollowUp.objects.filter(source_kind="finding").count() == 1
    assert LedgerEntry.objects.filter(act="finding.follow_up").count() == 1


def test_a_finding_is_answered_in_words_and_not_in_silence(task_force: TaskForce) -> None:
    finding = the_late_step(task_force)
    with pytest.raises(Denied):
        answer_finding(task_force.dinsos, finding, answer="Sudah")
    with pytest.raises(Refused):
        answer_finding(task_force.secretariat, finding, answer="  ")
    taken = answer_finding(task_force.secretariat, finding, answer=" Sudah dikerjakan di luar Lopo. ")

    assert taken.state == FindingState.ANSWERED
    assert taken.answer == "Sudah dikerjakan di luar Lopo."
    assert LedgerEntry.objects.filter(act="finding.answered").count() == 1


def test_what_is_kept_is_said_in_the_language_of_the_task_force(task_force: TaskForce) -> None:
    finding = the_late_step(task_force)
    with translation.override("en"):
        answer_finding(task_force.secretariat, finding, answer="Sudah")

    assert "yang berutang langkah ini" in FindingTaken.objects.get().sentence
