"""The yearly report on paper: read without a code by anybody who may, issued with one once the agencies saw theirs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from lopo.evaluation.evidence.operations import add_piece
from lopo.evaluation.models import Evaluation
from lopo.evaluation.opening.operations import comment_on, lay_open
from lopo.ground.acts import at
from lopo.ground.papers.models import IssuedPaper
from tests.cast import TaskForce
from tests.evaluation.test_pages_overview import text
from tests.evaluation.year_of_work import FIRST_DAY, LAST_DAY, YEAR, a_year_of_work

ISSUING = "/evaluation/report/" + YEAR
SAID: dict[str, Any] = {
    "kind": "interview",
    "informant": "Kepala bidang, Dinas Sosial",
    "says": "Kami saling menelepon bila ada kejadian.",
    "indicator": "face_to_face",
    "aspect": "on_cases",
    "polarity": 1,
    "starts_on": LAST_DAY,
    "ends_on": LAST_DAY,
}


@pytest.fixture
def laid_open(task_force: TaskForce) -> Iterator[Evaluation]:
    """The year is open to all: the time for comments is over."""
    a_year_of_work(task_force)
    row = lay_open(task_force.secretariat, starts_on=FIRST_DAY, ends_on=LAST_DAY)
    with at(date(2026, 3, 24)):
        yield row


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_report_is_read_without_a_code(task_force: TaskForce, language: str) -> None:
    address = f"/evaluation/report-{language}.pdf{YEAR}"
    answer = task_force.client(task_force.secretariat).get(address)

    assert answer.content.startswith(b"%PDF-")
    assert not IssuedPaper.objects.exists()
    assert task_force.client(task_force.dinsos).get(address).status_code == 403


def test_a_report_is_issued_once_while_the_records_stay_the_same(
    task_force: TaskForce, laid_open: Evaluation
) -> None:
    desk = task_force.client(task_force.secretariat)
    assert "Terbitkan dalam bahasa Indonesia" in text(desk.get(ISSUING))

    first, again = (desk.post(ISSUING, {"language": "id"}).content for _ in range(2))

    assert first == again
    assert IssuedPaper.objects.get().subject_id == laid_open.pk


def test_each_language_has_a_code_of_its_own(task_force: TaskForce, laid_open: Evaluation) -> None:
    desk = task_force.client(task_force.secretariat)
    for language in ("id", "en"):
        desk.post(ISSUING, {"language": language})

    assert set(IssuedPaper.objects.values_list("paper", flat=True)) == {"report", "report_en"}


def test_a_report_of_other_records_replaces_the_one_before(
    task_force: TaskForce, laid_open: Evaluation
) -> None:
    desk = task_force.client(task_force.secretariat)
    desk.post(ISSUING, {"language": "id"})
    add_piece(task_force.secretariat, **SAID)
    desk.post(ISSUING, {"language": "id"})

    assert IssuedPaper.objects.filter(withdrawn_on=None).count() == 1
    assert IssuedPaper.objects.exclude(withdrawn_on=None).count() == 1


def test_no_agency_reads_of_itself_in_a_report_first(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    desk = task_force.client(task_force.secretariat)

    assert "belum dibuka bagi instansi" in text(desk.get(ISSUING))
    assert desk.post(ISSUING, {"language": "id"}).status_code == 422
    assert not IssuedPaper.objects.exists()


def test_a_report_has_no_code_while_agencies_may_still_comment(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    row = lay_open(task_force.secretariat, starts_on=FIRST_DAY, ends_on=LAST_DAY)
    comment_on(task_force.dp3a, row, task_force.agency("dp3a"), text="Undangan sampai sesudah rapat.")
    for day in (date(2026, 3, 9), date(2026, 3, 23)):
        with at(day):
            desk = task_force.client(task_force.secretariat)
            assert "dapat terbit dengan kode mulai Selasa, 24 Maret" in text(desk.get(ISSUING))
            assert desk.post(ISSUING, {"language": "id"}).status_code == 422
    assert not IssuedPaper.objects.exists()
