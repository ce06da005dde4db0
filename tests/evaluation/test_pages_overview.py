"""The evaluation on one page: whoever may reads it whole, others what is theirs; its cost does not grow."""

from __future__ import annotations

from datetime import date
import re
from typing import Any

from django.template.loader import render_to_string
import pytest

from lopo.evaluation.measures.small_world import AGENCIES
from lopo.evaluation.measures.standing import AgencyLine
from lopo.evaluation.opening.operations import comment_on, lay_open
from lopo.evaluation.showing.agencies import AgencyRow
from lopo.ground.acts import at
from lopo.taskforce.meeting.models import MeetingKind
from tests.cast import TaskForce
from tests.evaluation.test_measures_loading import met_on
from tests.evaluation.year_of_work import FIRST_DAY, LAST_DAY, YEAR, a_year_of_work
from tests.taskforce.meetings import held


def text(answer: Any) -> str:
    """What stands on the page, its tags left out."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_without_a_record_it_says_so_and_counts_nothing(task_force: TaskForce) -> None:
    page = text(task_force.client(task_force.secretariat).get("/evaluation/"))

    assert "Belum ada yang dapat dinilai" in page
    assert "Empat indikator" not in page


def test_whoever_evaluates_reads_everything(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    page = text(task_force.client(task_force.secretariat).get("/evaluation/" + YEAR))

    for part in (
        "Empat indikator",
        "Temuan",
        "Semua ukuran",
        "Menurut instansi",
        "Siapa bekerja dengan siapa",
    ):
        assert part in page
    assert "Jadikan tindak lanjut" in page
    assert "instansi lain, tertutup" not in page
    assert "Kerja bersama tahun 2025" in page


def test_a_seat_reads_its_own_row_and_why_the_others_are_closed(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    browser = task_force.client(task_force.dinsos)
    page = text(browser.get("/evaluation/" + YEAR))

    assert "instansi Anda" in page
    assert "instansi lain, tertutup" in page
    assert "Jadikan tindak lanjut" not in page
    assert "dinsos/" in browser.get("/evaluation/" + YEAR).content.decode()
    assert 'href="/evaluation/agencies/dp3a/' not in browser.get("/evaluation/" + YEAR).content.decode()


def test_the_closed_ones_stand_by_name_and_only_with_a_seat(task_force: TaskForce) -> None:
    """Else place or presence in the list would say what is on record of them."""
    body = task_force.decree.sub_task_forces.get(code="B")  # six agencies; of the others nothing is on record
    held(task_force, met_on(task_force, date(2026, 2, 10), body=body, kind=MeetingKind.SUB_TASK_FORCE))
    page = task_force.client(task_force.dinsos).get("/evaluation/")
    closed = [row.line for row in page.context["closed_agencies"]]

    assert [line.agency.name for line in closed] == sorted(line.agency.name for line in closed)
    assert all(line.seat for line in closed)
    assert len(closed) == 19


def test_after_the_time_for_comments_everybody_reads_everybody(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    evaluation = lay_open(task_force.secretariat, starts_on=FIRST_DAY, ends_on=LAST_DAY)
    comment_on(task_force.dp3a, evaluation, task_force.agency("dp3a"), text="Kami tidak memegang SK.")
    browser = task_force.client(task_force.dinsos)

    page = text(browser.get("/evaluation/" + YEAR))
    assert "Instansi lain melihatnya mulai Selasa, 24 Maret" in page
    assert "Kami tidak memegang SK." not in page
    with at(date(2026, 3, 24)):
        page = text(task_force.client(task_force.dinsos).get("/evaluation/" + YEAR))
    assert "Kami tidak memegang SK." in page
    assert "instansi lain, tertutup" not in page


def test_a_row_without_records_says_unknown_and_not_nought() -> None:
    line = AgencyLine(AGENCIES[1], True, 0, 0, 0, 0, meetings=3, invited=0, came=0)
    rows = {
        known: render_to_string(
            "evaluation/agency_row.html", {"row": AgencyRow(line._replace(for_it=known), "", True, False)}
        )
        for known in (0, 1)
    }

    assert "belum diketahui" in rows[0]
    assert "datang" not in rows[0]
    assert "diundang 0 dari 3, datang 0" in rows[1]


def test_the_auditor_sees_counts_and_no_agency(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    page = text(task_force.client(task_force.inspektorat).get("/evaluation/" + YEAR))

    assert "Empat indikator" in page
    assert "Hanya hitungan." in page
    assert "Menurut instansi" not in page
    assert "Dinas PPPA" not in page


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("?from=2025-12-31&to=2025-01-01", "Periode berakhir sebelum dimulai"),
        ("?from=31/02/2025", "tidak terbaca"),
        ("?from=1925-01-01", "tidak terbaca"),
    ],
)
def test_a_period_that_cannot_be_is_refused_in_one_sentence(
    task_force: TaskForce, query: str, says: str
) -> None:
    answer = task_force.client(task_force.secretariat).get("/evaluation/" + query)

    assert answer.status_code == 200
    assert says in text(answer)
    assert "Kerja bersama tahun 2026" in text(answer)


def test_a_quarter_is_named_and_its_links_stay_in_it(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    answer = task_force.client(task_force.secretariat).get("/evaluation/?from=2025-01-01&to=2025-03-31")

    assert "Kerja bersama triwulan I 2025" in text(answer)
    assert "/evaluation/measures/F2/?from=2025-01-01&amp;to=2025-03-31" in answer.content.decode()


@pytest.mark.parametrize("meetings", [1, 12])
def test_the_page_costs_the_same_whatever_its_size(
    task_force: TaskForce, django_assert_max_num_queries: Any, meetings: int
) -> None:
    a_year_of_work(task_force, meetings=meetings)
    lay_open(task_force.secretariat, starts_on=FIRST_DAY, ends_on=LAST_DAY)
    for who in (task_force.secretariat, task_force.dinsos, task_force.inspektorat):
        browser = task_force.client(who)
        with django_assert_max_num_queries(25):
            assert browser.get("/evaluation/" + YEAR).status_code == 200
