"""The pulse survey on screen: links shown once, three questions without a name, results from five answers up."""

from __future__ import annotations

from datetime import date
import re

from django.test import Client

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


def test_results_are_shown_from_five_answers_up(task_force: TaskForce) -> None:
    given = links(task_force)
    browser, row = task_force.client(task_force.dinsos), Survey.objects.get()
    for link in given[:4]:
        Client().post(link, ANSWER)
    few = text(browser.get(f"/evaluation/surveys/{row.pk}/"))
    Client().post(given[4], ANSWER)
    enough = text(browser.get(f"/evaluation/surveys/{row.pk}/"))

    assert "Jawaban masih terlalu sedikit" in few
    assert "anggaran" not in few
    assert "Banyaknya jawaban menurut pertanyaan" in enough
    assert "anggaran" in enough
