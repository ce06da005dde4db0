"""The one pen: what an act leaves behind; whoever is named may confirm or contest it, and a contest counts for nobody."""

from __future__ import annotations

from datetime import date

import pytest

from lopo.ground.acts import Denied, Refused, at
from lopo.ground.ledger.models import LedgerEntry
from lopo.taskforce.decree.work import Work
from lopo.taskforce.record.models import Contribution, Standing
from lopo.taskforce.record.operations import confirm_record, contest_record
from lopo.taskforce.record.pen import Took
from tests.cast import TaskForce
from tests.support.writing import written


def told(task_force: TaskForce, key: str, *, part: bool = True) -> Contribution:
    """The secretariat records what an agency did, or that it stayed away."""
    took = Took(task_force.agency(key), Work.OUTREACH, "Penyuluhan di Napan", date(2026, 3, 4), part=part)
    written(task_force.secretariat, task_force.decree, together=[took])
    rows = Contribution.objects.select_related("agency")
    row: Contribution = rows.get(agency__key=key, subject_id=task_force.decree.pk)
    return row


def test_a_record_about_another_agency_waits_for_its_word_and_ones_own_does_not(
    task_force: TaskForce,
) -> None:
    assert told(task_force, "dinsos").standing == Standing.TOLD
    own = Took(task_force.agency("rsud"), Work.OUTREACH, "Penyuluhan", date(2026, 3, 4))
    written(task_force.rsud, task_force.regency, together=[own])

    assert Contribution.objects.get(agency__key="rsud").standing == Standing.OWN


def test_the_named_agency_confirms(task_force: TaskForce) -> None:
    row = told(task_force, "dinsos")

    with pytest.raises(Denied):
        confirm_record(task_force.rsud, row)
    confirm_record(task_force.dinsos, row)

    assert (row.standing, row.answered_on) == (Standing.CONFIRMED, date(2026, 3, 9))
    assert LedgerEntry.objects.filter(act="record.confirmed", subject_id=row.pk).exists()


def test_the_named_agency_contests_and_says_why(task_force: TaskForce) -> None:
    row = told(task_force, "dinsos", part=False)

    with pytest.raises(Denied):
        contest_record(task_force.secretariat, row, comment="bukan begitu")
    with pytest.raises(Refused):
        contest_record(task_force.dinsos, row, comment=" ")
    contest_record(task_force.dinsos, row, comment="Kami hadir.")

    assert (row.standing, row.comment) == (Standing.CONTESTED, "Kami hadir.")


def test_after_fourteen_days_the_record_stands(task_force: TaskForce) -> None:
    row = told(task_force, "dinsos")

    with at(date(2026, 3, 23)):
        confirm_record(task_force.dinsos, row)
    with at(date(2026, 3, 24)), pytest.raises(Refused, match="sudah lewat"):
        contest_record(task_force.dinsos, row, comment="terlambat")


def test_ones_own_record_is_mended_where_it_was_made(task_force: TaskForce) -> None:
    own = Took(task_force.agency("rsud"), Work.OUTREACH, "Penyuluhan", date(2026, 3, 4))
    written(task_force.rsud, task_force.regency, together=[own])

    with pytest.raises(Refused, match="tempat asalnya"):
        contest_record(task_force.rsud, Contribution.objects.get(agency__key="rsud"), comment="salah")


def test_recording_the_same_again_leaves_an_answer_as_it_is_and_a_change_asks_anew(
    task_force: TaskForce,
) -> None:
    row = told(task_force, "dinsos", part=False)
    contest_record(task_force.dinsos, row, comment="Kami hadir.")

    assert told(task_force, "dinsos", part=False).standing == Standing.CONTESTED
    assert told(task_force, "dinsos", part=True).standing == Standing.TOLD
