"""Holding a meeting on its pages: opened, ticked, decided, minuted, closed, followed up, printed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
import re
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse
import pytest

from lopo.ground.acts import at
from lopo.ground.papers.models import IssuedPaper
from lopo.taskforce.meeting.models import (
    Attendance,
    Decision,
    ItemState,
    Meeting,
    MeetingState,
    MinutesAnswer,
)
from lopo.taskforce.meeting.operations import (
    add_agenda_item,
    circulate_minutes,
    recall_minutes,
    take_minutes,
)
from tests.cast import TaskForce
from tests.taskforce.meetings import (
    NINE,
    called,
    circulated,
    decided,
    held,
    photograph,
    planned,
    row_of,
    running,
)


@pytest.fixture
def desk(task_force: TaskForce) -> Client:
    return task_force.client(task_force.secretariat)


# Running


def test_a_meeting_is_opened_ticked_decided_and_closed_on_its_pages(task_force: TaskForce) -> None:
    meeting = called(task_force)
    item = add_agenda_item(task_force.secretariat, meeting, title="Penampungan")
    with at(NINE):
        desk, office = task_force.client(task_force.secretariat), task_force.chair.office
        assert office
        desk.post(reverse("meeting_opening", args=[meeting.pk]), {"chair": str(office.pk)})
        meeting.refresh_from_db()
        assert (meeting.state, meeting.chair) == (MeetingState.RUNNING, office)
        _tick(desk, meeting, "dinsos", Attendance.HEAD)
        decide = reverse("meeting_decisions", args=[meeting.pk]) + f"?item={item.pk}"
        desk.post(decide, {"text": "Menyusun daftar.", "agency": "", "due_on": ""})
        page = desk.get(meeting.get_absolute_url()).content.decode()
        assert "belum menyebut siapa atau sampai kapan" in page
        item.refresh_from_db()
        assert item.state == ItemState.DONE
    with at(NINE + timedelta(hours=2)):
        desk = task_force.client(task_force.secretariat)
        close = reverse("meeting_closing", args=[meeting.pk])
        assert desk.post(close, {"ended_at": "2026-03-17T10:30"}).status_code == 422
        assert desk.post(close, {"ended_at": "2026-03-17T08:30", "others_absent": "on"}).status_code == 422
        paid = {"cost": "Rp1.250.000,00", "paid_from": "apbd"}
        desk.post(close, {"ended_at": "2026-03-17T10:30", "others_absent": "on"} | paid)
        meeting.refresh_from_db()
        assert (meeting.state, meeting.cost) == (MeetingState.HELD, Decimal(1_250_000))
        desk.post(reverse("meeting_cost", args=[meeting.pk]), {"cost": "", "paid_from": ""})
        meeting.refresh_from_db()
        assert meeting.cost is None
        desk.post(reverse("meeting_reopening", args=[meeting.pk]))
        meeting.refresh_from_db()
        assert meeting.state == MeetingState.RUNNING


def _tick(client: Client, meeting: Meeting, key: str, attendance: str, **more: Any) -> Any:
    row = row_of(meeting, key)
    return client.post(
        reverse("attendance_mark", args=[meeting.pk, row.pk]), {"attendance": attendance}, **more
    )


def test_one_tap_marks_with_and_without_script(task_force: TaskForce) -> None:
    meeting = running(task_force)
    with at(NINE):
        desk = task_force.client(task_force.secretariat)
        plain = _tick(desk, meeting, "dinsos", Attendance.HEAD)
        assert plain.status_code == 302
        assert plain.headers["Location"].endswith(f"#baris-{row_of(meeting, 'dinsos').pk}")
        piece = _tick(desk, meeting, "polres", Attendance.DELEGATE, headers={"HX-Request": "true"})
        assert 'aria-pressed="true"' in piece.content.decode()
        assert "2 dari 20" in piece.content.decode()
        wrong = _tick(desk, meeting, "pn", "mungkin", headers={"HX-Request": "true"})
        assert "Pilih salah satu tanda" in wrong.content.decode()
    assert row_of(meeting, "polres").attendance == Attendance.DELEGATE
    assert _tick(task_force.client(task_force.dinsos), meeting, "dinsos", "absent").status_code == 403


def test_the_whole_list_is_saved_at_once(task_force: TaskForce) -> None:
    meeting = running(task_force)
    marks = {f"m-{row.pk}": Attendance.HEAD for row in meeting.invitations.all()}
    marks[f"m-{row_of(meeting, 'kejari').pk}"] = Attendance.UNKNOWN
    with at(NINE):
        desk = task_force.client(task_force.secretariat)
        desk.post(reverse("attendance_all", args=[meeting.pk]), marks)
    assert meeting.invitations.filter(attendance=Attendance.HEAD).count() == 19


def test_the_signed_list_is_photographed(task_force: TaskForce, desk: Client) -> None:
    meeting = running(task_force)
    address = reverse("attendance_photo", args=[meeting.pk])
    assert desk.post(address, {}).status_code == 422
    desk.post(address, {"photo": photograph()})
    meeting.refresh_from_db()
    assert meeting.list_photo
    assert task_force.client(task_force.dinsos).post(address, {"photo": photograph()}).status_code == 403


def test_the_agenda_is_arranged_on_its_page(task_force: TaskForce, desk: Client) -> None:
    meeting = planned(task_force)
    address = reverse("meeting_agenda", args=[meeting.pk])
    desk.post(address, {"form": "drawn", "keys": ["clock:deliver_decree"]})
    assert desk.post(address, {"form": "own", "own-title": ""}).status_code == 422
    desk.post(address, {"form": "own", "own-title": "Jadwal sidak", "own-minutes": "10"})
    first, second = meeting.agenda.all()
    sources = desk.get(reverse("agenda_item", args=[meeting.pk, first.pk])).content.decode()
    assert sources.count("/deliveries/") == 20  # each number opens to its records
    desk.post(reverse("agenda_place", args=[meeting.pk, second.pk]), {"to": "up"})
    assert meeting.agenda.all()[0].title == "Jadwal sidak"
    desk.post(
        reverse("agenda_item", args=[meeting.pk, second.pk]), {"title": "Jadwal sidak April", "minutes": "15"}
    )
    desk.post(reverse("agenda_removal", args=[meeting.pk, first.pk]))
    assert [item.title for item in meeting.agenda.all()] == ["Jadwal sidak April"]


def test_points_are_gone_through_with_one_button_each(task_force: TaskForce, desk: Client) -> None:
    meeting = running(task_force)
    item = add_agenda_item(task_force.secretariat, meeting, title="Penampungan")
    steps = [("agenda_ending", "done"), ("agenda_reopening", "open"), ("agenda_postponement", "postponed")]
    for name, state in steps:
        desk.post(reverse(name, args=[meeting.pk, item.pk]))
        item.refresh_from_db()
        assert item.state == state
    desk.post(reverse("agenda_place", args=[meeting.pk, item.pk]), {"to": "now"})
    item.refresh_from_db()
    assert item.state == ItemState.OPEN


def test_a_decision_is_mended_and_withdrawn(task_force: TaskForce) -> None:
    decision, _step = decided(task_force, meeting := running(task_force))
    with at(NINE):
        desk = task_force.client(task_force.secretariat)
        form = {"text": "Daftar dikirim.", "no_step": "on", "dissent": "LBH: perlu anggaran."}
        desk.post(reverse("decision", args=[meeting.pk, decision.pk]), form)
        decision.refresh_from_db()
        assert (decision.text, decision.needs_step) == ("Daftar dikirim.", False)
        desk.post(reverse("decision_withdrawal", args=[meeting.pk, decision.pk]))
    assert not Decision.objects.exists()


# Minutes


def minutes_form(meeting: Meeting, **texts: str) -> dict[str, str]:
    parts = ["opening", "discussion", "closing", *(f"item_{item.pk}" for item in meeting.agenda.all())]
    return {name: "" for part in parts for name in (part, f"shown_{part}")} | texts


def test_minutes_are_kept_while_they_are_written(task_force: TaskForce, desk: Client) -> None:
    meeting = running(task_force)
    item = add_agenda_item(task_force.secretariat, meeting, title="Penampungan")
    address = reverse("minutes_draft", args=[meeting.pk])
    form = minutes_form(meeting, **{f"item_{item.pk}": "Tempat penuh.", "act_id": str(uuid4())})
    piece = desk.post(address, form, headers={"HX-Request": "true"}).content.decode()
    assert "Tersimpan" in piece
    assert f'name="shown_item_{item.pk}" value="Tempat penuh."' in piece
    form |= {f"shown_item_{item.pk}": "Tempat penuh.", "closing": "Pukul 11.40."}
    assert desk.post(address, form).status_code == 302
    meeting.refresh_from_db()
    item.refresh_from_db()
    assert (item.discussion, meeting.closing) == ("Tempat penuh.", "Pukul 11.40.")


def test_two_writers_of_one_part_are_told(task_force: TaskForce, desk: Client) -> None:
    meeting = running(task_force)
    take_minutes(task_force.secretariat, meeting, texts={"opening": "Pukul 09.15."})
    form = minutes_form(meeting, opening="Pukul 09.20.")
    answer = desk.post(reverse("minutes_draft", args=[meeting.pk]), form)
    assert answer.status_code == 422
    assert "diubah orang lain" in answer.content.decode()
    assert "Pukul 09.20." in answer.content.decode()  # nothing that was written is lost
    piece = desk.post(reverse("minutes_draft", args=[meeting.pk]), form, headers={"HX-Request": "true"})
    assert "diubah orang lain" in piece.content.decode()


def test_minutes_are_circulated_confirmed_objected_to_and_recalled(task_force: TaskForce) -> None:
    meeting = held(task_force)
    with at(date(2026, 3, 19)):
        desk = task_force.client(task_force.secretariat)
        desk.post(reverse("minutes_circulation", args=[meeting.pk]))
        address = reverse("meeting_minutes", args=[meeting.pk])
        task_force.client(task_force.dinsos).post(address, {"answer": "confirm"})
        polres = task_force.client(task_force.polres)
        assert polres.post(address, {"answer": "object", "note": ""}).status_code == 422
        polres.post(address, {"answer": "object", "note": "Tanggalnya 7 April."})
        word = reverse("minutes_word", args=[row_of(meeting, "pn").pk])
        assert desk.post(word, {"answer": "confirm"}).status_code == 422
        desk.post(word, {"answer": "confirm", "source": "telepon 19 Maret"})
        said = {key: row_of(meeting, key).minutes_answer for key in ("dinsos", "polres", "pn")}
        assert said == {
            "dinsos": MinutesAnswer.CONFIRMED,
            "polres": MinutesAnswer.OBJECTED,
            "pn": MinutesAnswer.CONFIRMED,
        }
        assert "Tanggalnya 7 April." in desk.get(address).content.decode()
        desk.post(reverse("minutes_recall", args=[meeting.pk]))
    meeting.refresh_from_db()
    assert meeting.minutes_circulated_on is None


def test_nobody_confirms_minutes_that_were_mended_after_the_page_was_opened(task_force: TaskForce) -> None:
    meeting = circulated(task_force)
    address = reverse("meeting_minutes", args=[meeting.pk])
    with at(date(2026, 3, 20)):
        dinsos = task_force.client(task_force.dinsos)
        read = shown_on(dinsos.get(address))
        recall_minutes(task_force.secretariat, meeting)
        take_minutes(task_force.secretariat, meeting, texts={"closing": "Lain."})
        circulate_minutes(task_force.secretariat, meeting)
        for said in ({"answer": "confirm"}, {"answer": "object", "note": "Tanggalnya 7 April."}):
            page = dinsos.post(address, said | {"shown": read})
            assert page.status_code == 422
            assert "diedarkan lagi" in page.content.decode()
        assert not row_of(meeting, "dinsos").minutes_answer
        dinsos.post(
            address, {"answer": "confirm", "shown": shown_on(page)}
        )  # now with the new ones before it
    assert row_of(meeting, "dinsos").minutes_answer == MinutesAnswer.CONFIRMED


def shown_on(page: Any) -> str:
    """Which minutes the form on this page is about."""
    tag = re.search(r'<input[^>]*name="shown"[^>]*>', page.content.decode())
    assert tag
    return tag[0].split('value="')[1].split('"')[0]


# Papers


def test_a_paper_is_issued_once_and_withdrawn_when_the_records_change(
    task_force: TaskForce, desk: Client
) -> None:
    meeting = called(task_force)
    address = reverse("invitation_pdf", args=[meeting.pk])
    first, again = desk.post(address), desk.post(address)
    assert first.content == again.content
    assert IssuedPaper.objects.get().paper == "invitation"
    copy = task_force.client(task_force.dinsos).get(address)
    assert copy.content == first.content
    add_agenda_item(task_force.secretariat, meeting, title="Penampungan")
    assert desk.post(address).content != first.content
    assert IssuedPaper.objects.filter(withdrawn_on=None).count() == 1
    assert IssuedPaper.objects.count() == 2
    assert task_force.client(task_force.dinsos).post(address).content.startswith(b"%PDF")
    assert IssuedPaper.objects.count() == 2  # only those who call the meeting issue its papers


def test_letters_with_codes_list_minutes_and_calendar_come_out(task_force: TaskForce, desk: Client) -> None:
    meeting = called(task_force)
    assert desk.post(reverse("letters_pdf", args=[meeting.pk])).content.startswith(b"%PDF")
    for name in ("attendance_list_pdf", "minutes_pdf"):
        assert desk.post(reverse(name, args=[meeting.pk])).content.startswith(b"%PDF")
    calendar = desk.get(reverse("meeting_calendar", args=[meeting.pk]))
    assert calendar.headers["Content-Type"].startswith("text/calendar")
    assert b"DTSTART:20260317T010000Z" in calendar.content
    refused = task_force.client(task_force.dinsos).post(reverse("letters_pdf", args=[meeting.pk]))
    assert refused.status_code == 403


def test_the_page_of_circulated_minutes_reads_in_english(task_force: TaskForce, desk: Client) -> None:
    meeting = circulated(task_force)
    desk.cookies["django_language"] = "en"
    page = desk.get(reverse("meeting_minutes", args=[meeting.pk])).content.decode()
    assert "Who has answered" in page
    assert "NOTULA" in page  # the paper stays as it is printed


def test_what_is_of_one_meeting_is_not_there_below_another(task_force: TaskForce) -> None:
    meeting, other = running(task_force), planned(task_force)
    item = add_agenda_item(task_force.secretariat, meeting, title="Penampungan")
    decision, _step = decided(task_force, meeting)
    row = row_of(meeting, "dinsos")
    with at(NINE + timedelta(hours=1)):
        desk = task_force.client(task_force.secretariat)
        for name, part, told in (
            ("agenda_item", item, {"title": "Lain"}),
            ("agenda_place", item, {"to": "now"}),
            ("agenda_removal", item, {}),
            ("agenda_ending", item, {}),
            ("agenda_postponement", item, {}),
            ("agenda_reopening", item, {}),
            ("decision", decision, {"text": "Lain"}),
            ("decision_withdrawal", decision, {}),
            ("attendance_mark", row, {"attendance": Attendance.HEAD}),
        ):
            assert desk.post(reverse(name, args=[other.pk, part.pk]), told).status_code == 404, name
    item.refresh_from_db()
    assert (item.title, item.state) == ("Penampungan", ItemState.OPEN)
    assert Decision.objects.get().text == decision.text
    assert not row_of(meeting, "dinsos").attendance
