"""Each finding opens to its records; the acts about it show what follows, do it once, and lead back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

from django.test import Client

from lopo.evaluation.evaluating import evaluate
from lopo.evaluation.findings.finding import Finding
from lopo.evaluation.models import FindingTaken
from lopo.evaluation.opening.operations import lay_open
from lopo.ground.acts import at
from tests.cast import TaskForce
from tests.evaluation.test_pages_overview import text
from tests.evaluation.year_of_work import FIRST_DAY, LAST_DAY, YEAR, a_year_of_work
from tests.taskforce.meetings import planned


def finding(task_force: TaskForce, kind: str) -> Finding:
    found = evaluate(task_force.regency, FIRST_DAY, LAST_DAY).findings
    return next(row for row in found if row.kind == kind)


def address(row: Finding, act: str = "") -> str:
    return f"/evaluation/findings/{row.key}/{act}{YEAR}"


def test_a_finding_lists_exactly_the_records_behind_it(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    row = finding(task_force, "late")
    answer = task_force.client(task_force.secretariat).get(address(row))

    assert answer.status_code == 200
    assert len(answer.context["records"]) == len(row.records) == 1
    assert "Menyusun daftar tempat penampungan." in text(answer)


def test_what_another_agency_owes_opens_when_it_had_time_to_answer(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    row = finding(task_force, "late")

    assert task_force.client(task_force.dinsos).get(address(row)).status_code == 200
    for other in (task_force.rsud, task_force.inspektorat):  # closed reads like absent: a key can be guessed
        browser = task_force.client(other)
        closed, absent = browser.get(address(row)), browser.get(address(replace(row, key=f"late:{uuid4()}")))
        assert closed.status_code == absent.status_code == 404
        assert text(closed) == text(absent)
    lay_open(task_force.secretariat, starts_on=FIRST_DAY, ends_on=LAST_DAY)
    with at(date(2026, 3, 24)):
        assert task_force.client(task_force.rsud).get(address(row)).status_code == 200


def test_a_key_that_nobody_knows_leads_nowhere(task_force: TaskForce) -> None:
    browser = task_force.client(task_force.secretariat)
    for act in ("", "meeting/", "follow-up/", "answer/"):
        assert browser.get(f"/evaluation/findings/rekaan:1/{act}").status_code == 404


def test_a_seat_may_not_carry_findings_anywhere(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    row, browser = finding(task_force, "late"), task_force.client(task_force.dinsos)
    for act in ("meeting/", "follow-up/", "answer/"):
        assert browser.get(address(row, act)).status_code == 403
    assert browser.get("/evaluation/findings/meeting/").status_code == 403


def test_taking_one_to_a_meeting_is_done_once_and_shown_beside_it(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    meeting, row = planned(task_force), finding(task_force, "late")
    browser = task_force.client(task_force.secretariat)
    form = browser.get(address(row, "meeting/"))
    told = {"meeting": str(meeting.pk), "act_id": str(form.context["form"].initial["act_id"])}

    for _click in (1, 2):
        assert browser.post(address(row, "meeting/"), told).status_code == 302
    assert FindingTaken.objects.count() == 1
    assert meeting.agenda.get().source_key == row.key
    assert "dibawa ke rapat" in text(browser.get("/evaluation/" + YEAR))
    assert "Rapat koordinasi triwulan I" in text(browser.get(address(row)))


def test_without_a_meeting_it_says_to_plan_one_first(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    page = text(task_force.client(task_force.secretariat).get("/evaluation/findings/meeting/" + YEAR))

    assert "Belum ada rapat yang direncanakan" in page


def test_several_go_onto_one_agenda_or_none_does(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    meeting, browser = planned(task_force), task_force.client(task_force.secretariat)
    keys = [row.key for row in evaluate(task_force.regency, FIRST_DAY, LAST_DAY).findings[:3]]
    page = "/evaluation/findings/meeting/" + YEAR

    assert browser.post(page, {"meeting": str(meeting.pk), "keys": []}).status_code == 422
    assert browser.post(page, {"meeting": str(meeting.pk), "keys": [*keys, "rekaan"]}).status_code == 422
    assert not meeting.agenda.exists()
    assert browser.post(page, {"meeting": str(meeting.pk), "keys": keys}).status_code == 302
    assert {item.source_key for item in meeting.agenda.all()} == set(keys)


def test_a_step_names_who_and_until_when(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    row, browser = finding(task_force, "late"), task_force.client(task_force.secretariat)
    told = {"text": "Selesaikan.", "agency": str(task_force.agency("dinsos").pk), "due_on": "2026-03-01"}

    late = browser.post(address(row, "follow-up/"), told)
    assert late.status_code == 422
    assert "Batasnya sudah lewat" in text(late)
    assert browser.post(address(row, "follow-up/"), {**told, "due_on": "2026-04-01"}).status_code == 302
    assert "tindak lanjut berjalan" in text(browser.get("/evaluation/" + YEAR))


def test_a_settled_finding_can_still_be_read(task_force: TaskForce) -> None:
    a_year_of_work(task_force)
    row, browser = finding(task_force, "late"), task_force.client(task_force.secretariat)
    assert browser.post(address(row, "answer/"), {"answer": "Sudah dikerjakan."}).status_code == 302
    _finish(task_force, browser)

    page = text(browser.get(address(row)))
    assert "tidak lagi menunjukkan temuan ini" in page
    assert "Sudah dikerjakan." in page
    assert task_force.client(task_force.rsud).get(address(row)).status_code == 404


def _finish(task_force: TaskForce, browser: Client) -> None:
    from lopo.taskforce.meeting.models import FollowUp
    from lopo.taskforce.meeting.operations import finish_follow_up

    step = FollowUp.objects.get()
    finish_follow_up(task_force.dinsos, step, result="Ada daftarnya.", finished_on=date(2026, 3, 9))
