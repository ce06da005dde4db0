"""Evidence on screen: both sides of each aspect, a piece entered, a file brought in, a second reading made blind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lopo.evaluation.models import Coding, Piece, Study
from lopo.ground.acts import Level
from tests.cast import TaskForce
from tests.evaluation.test_pages_overview import text

STUDY = Path(settings.PACKAGE) / "facts" / "study-evidence.yaml"
PIECE = {
    "kind": "interview",
    "informant": "Sekretaris Dinas PPPA",
    "starts_on": "2026-03-02",
    "says": "Undangan sampai sesudah rapat.",
    "aspect": "on_plans",
    "polarity": "-1",
}


def study(name: str = "kajian.yaml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, STUDY.read_bytes())


def test_without_evidence_it_says_what_to_do(task_force: TaskForce) -> None:
    assert "Belum ada bukti" in text(task_force.client(task_force.secretariat).get("/evaluation/evidence/"))


def test_a_study_arrives_at_its_own_reading_of_all_eight_aspects(task_force: TaskForce) -> None:
    browser = task_force.client(task_force.secretariat)
    assert browser.post("/evaluation/evidence/file/", {"file": study()}).status_code == 302

    reads_only = task_force.client(task_force.inspektorat)  # codes nothing, so nothing is kept back
    shown = reads_only.get("/evaluation/evidence/").context["sides"]
    sides = {side.aspect: side.evidence.says for side in shown}
    assert sides == {
        "on_plans": "mixed",
        "on_cases": "for",
        "commitment": "for",
        "trust": "against",
        "division_of_duties": "for",
        "common_way": "mixed",
        "results": "for",
        "evaluability": "against",
    }
    page = text(browser.get("/evaluation/?from=2019-01-01&to=2024-12-31"))
    assert "Kata kajian 2019–2024" in page
    assert "kepercayaan minim, komitmen tinggi" in page
    assert "Kata kajian 2019–2024" in text(_with_records(task_force, browser))


def _with_records(task_force: TaskForce, browser: Any) -> Any:
    """A later year: the study stands beside it with its own years."""
    from tests.evaluation.year_of_work import YEAR, a_year_of_work

    a_year_of_work(task_force)
    return browser.get("/evaluation/" + YEAR)


def test_the_same_study_twice_or_a_broken_file_changes_nothing(task_force: TaskForce) -> None:
    browser = task_force.client(task_force.secretariat)
    browser.post("/evaluation/evidence/file/", {"file": study()})
    for file in (study("lagi.yaml"), SimpleUploadedFile("rusak.yaml", b"- bukan kajian"), None):
        answer = browser.post("/evaluation/evidence/file/", {"file": file} if file else {})
        assert answer.status_code == 422
    assert Study.objects.count() == 1
    assert Piece.objects.count() == 21


def test_a_piece_is_entered_with_its_reading_and_shown_on_its_side(task_force: TaskForce) -> None:
    browser = task_force.client(task_force.secretariat)
    assert browser.get("/evaluation/evidence/new/").status_code == 200
    assert browser.post("/evaluation/evidence/new/", {**PIECE, "says": ""}).status_code == 422
    assert browser.post("/evaluation/evidence/new/", {**PIECE, "ends_on": "2026-03-01"}).status_code == 422
    assert browser.post("/evaluation/evidence/new/", PIECE).status_code == 302

    assert Coding.objects.get().indicator == "face_to_face"
    shown = {side.aspect: side for side in browser.get("/evaluation/evidence/").context["sides"]}
    assert [quote.text for quote in shown["on_plans"].against] == ["Undangan sampai sesudah rapat."]


def test_a_seat_reads_evidence_and_enters_none(task_force: TaskForce) -> None:
    browser = task_force.client(task_force.dinsos)

    assert browser.get("/evaluation/evidence/").status_code == 200
    for path in ("new", "file"):
        assert browser.get(f"/evaluation/evidence/{path}/").status_code == 403


def test_the_second_reader_sees_no_first_choice_and_is_somebody_else(task_force: TaskForce) -> None:
    task_force.client(task_force.secretariat).post("/evaluation/evidence/new/", PIECE)
    page = f"/evaluation/evidence/{Piece.objects.get().pk}/second-reading/"
    reader = task_force.client(task_force.dinsos)
    shown = reader.get(page).content.decode()
    told = {"aspect": "on_plans", "polarity": "1"}

    assert "Undangan sampai sesudah rapat." in shown
    assert "checked" not in shown
    assert "selected" not in shown.partition("<main")[2].partition("</main")[0].replace(
        'value="" selected', ""
    )
    assert task_force.client(task_force.secretariat).post(page, told).status_code == 422
    assert reader.post(page, told).status_code == 302
    assert [(row.order, row.polarity) for row in Coding.objects.order_by("order")] == [(1, -1), (2, 1)]


def test_the_page_keeps_back_how_the_first_coder_read_what_one_may_still_code(task_force: TaskForce) -> None:
    task_force.client(task_force.secretariat).post("/evaluation/evidence/new/", PIECE)
    reading = f"/evaluation/evidence/{Piece.objects.get().pk}/second-reading/"
    reader, drafts = (
        task_force.client(task_force.dinsos),
        task_force.client(task_force.staff("dinsos", Level.DRAFT)),
    )

    def against(browser: Client) -> int:
        sides = browser.get("/evaluation/evidence/").context["sides"]
        return sum(len(side.against) for side in sides)

    before = text(reader.get("/evaluation/evidence/"))
    assert against(reader) == 0
    assert "1 bukti belum tampil di sini" in before
    assert before.count("Undangan sampai sesudah rapat.") == 1  # among those that wait for a second reader
    assert against(drafts) == 1  # may code nothing, so nothing is to be kept from her
    reader.post(reading, {"aspect": "on_plans", "polarity": "1"})
    assert against(reader) == 1
    assert "sepakat: 0 dari 1" in text(reader.get("/evaluation/evidence/"))


def test_an_aspect_that_rests_on_conclusions_alone_says_so(task_force: TaskForce) -> None:
    """One that only touches it counts too: the rule is the one of the evaluation."""
    browser = task_force.client(task_force.secretariat)
    remark = "hanya simpulan penulis"

    browser.post("/evaluation/evidence/new/", PIECE | {"kind": "conclusion"})
    assert remark in text(browser.get("/evaluation/evidence/"))
    browser.post("/evaluation/evidence/new/", PIECE | {"polarity": "0", "says": "Rapat ada."})
    assert remark not in text(browser.get("/evaluation/evidence/"))
