"""Each number opens to its records, and their count is the number; closed ones are counted and say why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lopo.evaluation.evaluating import evaluate
from lopo.evaluation.measures.definitions import DEFINITIONS
from lopo.evaluation.models import Comment
from lopo.evaluation.opening.operations import lay_open
from lopo.ground.acts import Level, at
from tests.cast import TaskForce
from tests.evaluation.test_pages_overview import text
from tests.evaluation.year_of_work import FIRST_DAY, LAST_DAY, YEAR, a_year_of_work


def counted(answer: Any) -> int:
    listing = answer.context["listing"]
    return int(listing.missed + listing.met + listing.closed)


@pytest.mark.parametrize("id_", list(DEFINITIONS))
def test_every_measure_opens_to_as_many_records_as_its_number(task_force: TaskForce, id_: str) -> None:
    a_year_of_work(task_force)
    measure = evaluate(task_force.regency, FIRST_DAY, LAST_DAY).measures[id_]
    answer = task_force.client(task_force.secretariat).get(f"/evaluation/measures/{id_}/{YEAR}")

    assert answer.status_code == 200
    assert counted(answer) == len(measure.items)
    assert "Catatan ini tidak lagi dapat dibuka" not in text(answer)


def test_a_measure_splits_by_agency_and_quarter(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    browser = task_force.client(task_force.secretariat)
    page = f"/evaluation/measures/F2/{YEAR}"

    assert counted(browser.get(page)) == 40
    assert counted(browser.get(page + "&agency=dp3a")) == 2
    assert counted(browser.get(page + "&quarter=2025-Q1")) == 40
    assert browser.get(page + "&agency=rekaan").status_code == 404
    assert browser.get("/evaluation/measures/F99/").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "measures/F2/{}&quarter=zzz",
        "measures/F2/{}&quarter=2025-Q5",
        "measures/F2/{}&agency=dp3a&quarter=zzz",
        "duties/A/a/{}&column=zzz",
    ],
)
def test_a_part_that_there_is_not_is_not_there(task_force: TaskForce, path: str) -> None:
    """It used to show nothing, or silently everything."""
    answer = task_force.client(task_force.secretariat).get("/evaluation/" + path.format(YEAR))

    assert answer.status_code == 404


def test_agency_and_quarter_may_be_asked_for_together(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    page = f"/evaluation/measures/F2/{YEAR}&agency=dp3a&quarter="
    browser = task_force.client(task_force.secretariat)
    first, second = browser.get(page + "2025-Q1"), browser.get(page + "2025-Q2")

    assert (counted(first), counted(second)) == (2, 0)
    assert "Dinas PPPA, triwulan I 2025" in text(first)


def test_a_seat_opens_its_own_records_and_counts_the_others(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    browser = task_force.client(task_force.dinsos)
    answer = browser.get(f"/evaluation/measures/F2/{YEAR}")

    assert (answer.context["listing"].met, answer.context["listing"].closed) == (2, 38)
    assert "38 catatan lain milik instansi lain." in text(answer)
    assert browser.get(f"/evaluation/measures/F2/{YEAR}&agency=dp3a").status_code == 404


def test_closed_agencies_are_counted_and_not_named(task_force: TaskForce) -> None:
    """Of a single day a name would already say that this agency was there, or was not."""
    a_year_of_work(task_force)
    lay_open(task_force.secretariat, starts_on=FIRST_DAY, ends_on=LAST_DAY)
    own, desk = task_force.client(task_force.dinsos), task_force.client(task_force.secretariat)
    page = f"/evaluation/measures/F2/{YEAR}"
    answer = own.get(page)

    assert [(row.words, row.open) for row in answer.context["parts"]] == [
        ("Dinas Sosial", True),
        ("19 instansi lain", False),
    ]
    assert "19 instansi lain terbuka mulai Selasa, 24 Maret" in text(answer)
    assert "Kodim" not in text(answer)
    assert "Kodim" in text(desk.get(page))
    with at(date(2026, 3, 24)):
        assert len(task_force.client(task_force.dinsos).get(page).context["parts"]) == 20


def test_the_auditor_reads_the_count_and_no_record(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    answer = task_force.client(task_force.inspektorat).get(f"/evaluation/measures/F2/{YEAR}")

    assert "36 dari 40" in text(answer)
    assert answer.context["listing"].closed == 40
    assert "Dinas PPPA" not in text(answer)


def test_a_cell_of_the_matrix_opens_to_its_work(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    ev = evaluate(task_force.regency, FIRST_DAY, LAST_DAY)
    cell = next(c for row in ev.duties.rows for c in row.cells if c and c.n)
    path = f"/evaluation/duties/{cell.duty.sub_task_force}/{cell.duty.letter}/{YEAR}&column={cell.quarter}"
    browser = task_force.client(task_force.secretariat)

    assert len(browser.get(path).context["records"]) == cell.n
    assert browser.get(f"/evaluation/duties/Z/z/{YEAR}").status_code == 404
    assert "/evaluation/duties/" in browser.get("/evaluation/" + YEAR).content.decode()
    auditor = task_force.client(task_force.inspektorat)  # counts only: no list of records, no door to one
    assert auditor.get(path).status_code == 404
    assert "/evaluation/duties/" not in auditor.get("/evaluation/" + YEAR).content.decode()


def test_joint_work_opens_for_all_for_one_and_for_two(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    browser = task_force.client(task_force.secretariat)
    for path, works in (("", 2), ("dinsos/", 2), ("dinsos/polres/", 2), ("dinsos/dp3a/", 0)):
        assert len(browser.get(f"/evaluation/network/{path}{YEAR}").context["records"]) == works
    assert browser.get(f"/evaluation/network/rekaan/{YEAR}").status_code == 404
    assert task_force.client(task_force.inspektorat).get(f"/evaluation/network/{YEAR}").status_code == 404


def test_who_works_with_whom_is_ones_own_until_the_period_is_open(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    lay_open(task_force.secretariat, starts_on=FIRST_DAY, ends_on=LAST_DAY)
    ours, theirs = ("dinsos/", "dinsos/polres/", "polres/dinsos/"), ("", "polres/", "polres/rsud/")

    def answers(paths: tuple[str, ...]) -> set[int]:
        browser = task_force.client(task_force.dinsos)
        return {browser.get(f"/evaluation/network/{path}{YEAR}").status_code for path in paths}

    page = task_force.client(task_force.dinsos).get("/evaluation/" + YEAR)
    assert (answers(ours), answers(theirs)) == ({200}, {404})
    assert page.context["picture"] is None
    assert page.context["own_row"].node.agency.key == "dinsos"
    assert "instansi tidak ikut apa pun" not in text(page)
    assert "pasangan instansi berkedudukan pernah bekerja bersama" in text(page)
    with at(date(2026, 3, 24)):
        page = task_force.client(task_force.dinsos).get("/evaluation/" + YEAR)
        assert (answers(ours), answers(theirs)) == ({200}, {200})
        assert "instansi tidak ikut apa pun" in text(page)


def test_a_list_of_records_costs_the_same_whatever_its_length(
    task_force: TaskForce, django_assert_max_num_queries: Any
) -> None:
    a_year_of_work(task_force, meetings=12)
    browser = task_force.client(task_force.secretariat)
    for path in ("measures/F2/", "measures/S2/", "measures/S1/", "network/", "agencies/dinsos/"):
        with django_assert_max_num_queries(25):
            assert browser.get(f"/evaluation/{path}{YEAR}").status_code == 200


def test_an_agency_reads_its_page_first_and_comments(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    page = f"/evaluation/agencies/dp3a/{YEAR}"
    own = task_force.client(task_force.dp3a)
    assert "Sekretariat belum membuka periode ini" in text(own.get(page))
    lay_open(task_force.secretariat, starts_on=FIRST_DAY, ends_on=LAST_DAY)

    assert own.post(page, {"text": ""}).status_code == 422
    assert own.post(page, {"text": "Undangan sampai sesudah rapat."}).status_code == 302
    assert Comment.objects.get().text == "Undangan sampai sesudah rapat."
    assert "Undangan sampai sesudah rapat." in text(own.get(page))


def test_after_the_time_for_comments_there_is_no_form_and_no_comment(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    lay_open(task_force.secretariat, starts_on=FIRST_DAY, ends_on=LAST_DAY)
    page = f"/evaluation/agencies/dp3a/{YEAR}"
    with at(date(2026, 3, 24)):
        own = task_force.client(task_force.dp3a)
        assert "Kirim tanggapan" not in text(own.get(page))
        late = own.post(page, {"text": "Undangan sampai sesudah rapat."})
    assert late.status_code == 422
    assert "Waktu menanggapi habis pada Senin, 23 Maret 2026." in text(late)
    assert "Undangan sampai sesudah rapat." in text(late)
    assert not Comment.objects.exists()


def test_others_find_the_page_closed_until_its_day(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    lay_open(task_force.secretariat, starts_on=FIRST_DAY, ends_on=LAST_DAY)
    page = f"/evaluation/agencies/dp3a/{YEAR}"
    answer = task_force.client(task_force.rsud).get(page)

    assert answer.status_code == 403
    assert "Terbuka mulai Selasa, 24 Maret 2026" in text(answer)
    assert task_force.client(task_force.rsud).post(page, {"text": "bukan kami"}).status_code == 403
    with at(date(2026, 3, 24)):
        assert task_force.client(task_force.rsud).get(page).status_code == 200
        assert task_force.client(task_force.inspektorat).get(page).status_code == 403


def test_whoever_only_drafts_is_told_that_commenting_needs_a_mandate(task_force: TaskForce) -> None:
    lay_open(task_force.secretariat, starts_on=FIRST_DAY, ends_on=LAST_DAY)
    page = text(
        task_force.client(task_force.staff("dinsos", Level.DRAFT)).get(f"/evaluation/agencies/dinsos/{YEAR}")
    )

    assert "Untuk menanggapi perlu mandat mengerjakan." in page


def test_the_method_says_of_every_measure_how_it_is_counted(task_force: TaskForce) -> None:
    page = text(task_force.client(task_force.inspektorat).get("/evaluation/method/"))

    for definition in DEFINITIONS.values():
        assert f"{definition.id}. {definition.name}" in page


def test_a_period_that_still_runs_has_no_button_and_says_why(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    browser = task_force.client(task_force.secretariat)
    told = {"starts_on": "2026-01-01", "ends_on": "2026-12-31"}
    running, door = text(browser.get("/evaluation/opening/")), text(browser.get("/evaluation/"))

    assert "dapat dibuka sesudah Kamis, 31 Desember 2026" in running
    assert "Yang menghambat, menurut orang" not in running
    assert "dapat dibuka sesudah Kamis, 31 Desember 2026" in door
    assert "Buka bagi instansi" not in door
    assert "Buka bagi instansi" in text(browser.get("/evaluation/" + YEAR))
    refused = browser.post("/evaluation/opening/", told)
    assert refused.status_code == 422
    assert "Periode ini belum selesai." in text(refused)


def test_a_period_is_laid_open_with_the_obstacles_that_people_named(task_force: TaskForce) -> None:
    browser = task_force.client(task_force.secretariat)
    told = {"starts_on": "2025-01-01", "ends_on": "2025-12-31", "obstacles": "anggaran\n\nsalah paham"}

    assert task_force.client(task_force.dinsos).get("/evaluation/opening/").status_code == 403
    assert browser.get("/evaluation/opening/" + YEAR).status_code == 200
    assert browser.post("/evaluation/opening/", told).status_code == 302
    again = browser.post("/evaluation/opening/", told)
    assert again.status_code == 422
    assert "sudah dibuka" in text(again)
