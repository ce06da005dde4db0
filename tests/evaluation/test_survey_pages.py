"""The pulse survey on screen: links shown once, three questions without a name, results once it closed with five answers or more."""

from __future__ import annotations

from datetime import date
import json
import re

from django.test import Client
import pytest

from lopo.evaluation.commands import evaluate
from lopo.evaluation.models import Survey, SurveyAnswer
from lopo.ground.acts import at
from tests.cast import TaskForce
from tests.evaluation.test_pages_overview import text

ROUND = {"title": "Denyut triwulan I", "closes_on": "2026-03-31"}
ANSWER = {"reliable": "3", "open": "2", "common_aim": "4", "obstacle": "anggaran"}


def links(task_force: TaskForce) -> list[str]:
    """The addresses of a new round, as the desk sees them once."""
    page = task_force.client(task_force.secretariat).post("/evaluation/surveys/new/", ROUND).content.decode()
    return re.findall(r'href="http://testserver(/denyut/[^"]+)"', page)


def test_a_round_shows_a_link_for_each_member_this_once(task_force: TaskForce) -> None:
    browser = task_force.client(task_force.secretariat)
    assert "Belum ada survei" in text(browser.get("/evaluation/surveys/"))
    form = browser.get("/evaluation/surveys/new/")
    told = {**ROUND, "act_id": str(form.context["form"].initial["act_id"])}

    shown = browser.post("/evaluation/surveys/new/", told)
    assert len(set(re.findall(r"/denyut/[\w-]+/", shown.content.decode()))) == 20
    assert browser.post("/evaluation/surveys/new/", told).status_code == 302
    assert Survey.objects.count() == 1
    assert "0 dari 20" in text(browser.get("/evaluation/surveys/"))


def test_a_round_needs_a_name_and_a_day_to_come(task_force: TaskForce) -> None:
    browser = task_force.client(task_force.secretariat)
    for wrong in ({**ROUND, "title": ""}, {**ROUND, "closes_on": "2026-03-09"}):
        assert browser.post("/evaluation/surveys/new/", wrong).status_code == 422
    assert task_force.client(task_force.dinsos).get("/evaluation/surveys/new/").status_code == 403


def test_whoever_holds_a_link_answers_once_without_an_account(task_force: TaskForce) -> None:
    stranger, link = Client(), links(task_force)[0]
    assert stranger.get(link).status_code == 200
    assert stranger.post(link, {**ANSWER, "open": ""}).status_code == 422
    assert "Terima kasih" in text(stranger.post(link, ANSWER))

    assert SurveyAnswer.objects.count() == 1
    assert stranger.get(link).status_code == 404
    assert stranger.post(link, ANSWER).status_code == 404


def test_a_dead_link_and_an_invented_one_read_alike(task_force: TaskForce) -> None:
    link = links(task_force)[0]
    invented = Client().get("/denyut/rekaan/")
    with at(date(2026, 4, 1)):
        closed = Client().get(link)
    assert invented.status_code == closed.status_code == 404
    assert text(invented) == text(closed)


COUNTS = "Banyaknya jawaban menurut pertanyaan"


def results(task_force: TaskForce, on: date) -> str:
    """What the page of the round tells a member agency on this day."""
    with at(on):
        return text(
            task_force.client(task_force.dinsos).get(f"/evaluation/surveys/{Survey.objects.get().pk}/")
        )


@pytest.mark.parametrize("answers", [2, 4, 5])
def test_results_are_shown_when_it_closed_with_five_answers_or_more(
    task_force: TaskForce, answers: int
) -> None:
    for link in links(task_force)[:answers]:
        Client().post(link, ANSWER)
    for day in (
        date(2026, 3, 10),
        date(2026, 3, 31),
    ):  # still open: two looks would show the answer between them
        page = results(task_force, day)
        assert "Putaran ini masih berjalan" in page
        assert COUNTS not in page
        assert "anggaran" not in page

    closed = results(task_force, date(2026, 4, 1))
    assert (COUNTS in closed, "anggaran" in closed) == (answers >= 5, answers >= 5)
    assert ("Jawaban terlalu sedikit" in closed) == (answers < 5)


def test_no_list_shows_the_score_of_one_answer(task_force: TaskForce) -> None:
    """Neither the page of the measure nor the document for scripts, of many answers or of few."""
    given = links(task_force)
    for link, mark in zip(given[:5], "44441", strict=True):
        Client().post(link, {"reliable": mark, "open": mark, "common_aim": mark})
    with at(date(2026, 4, 1)):
        answer = task_force.client(task_force.secretariat).get("/evaluation/measures/T8/")
        told = evaluate(task_force.regency, records=True)
    [row] = answer.context["listing"].rows
    measures = {m["id"]: m for m in told["indicators"]["trust_commitment"]["measures"]}

    assert (row.state, row.people, row.told.title) == ("0,80", "5 jawaban", ROUND["title"])
    assert "0,00" not in text(answer)
    assert measures["T8"]["records"] == [f"{Survey.objects.get().pk}#{n}" for n in range(1, 6)]
    kept = {str(pk) for pk in SurveyAnswer.objects.values_list("pk", flat=True)}
    assert not any(pk in json.dumps(told) for pk in kept)
