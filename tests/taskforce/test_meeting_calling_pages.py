"""Calling and answering on the pages: once, twice, wrongly, for another, without account."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
import pytest

from lopo.ground.acts.operation import _act, note_recorded
from lopo.ground.codes.giving import find_code
from lopo.taskforce.meeting.models import (
    Answer,
    Meeting,
    MeetingState,
)
from lopo.taskforce.meeting.operations import give_answer_code, invite_also
from tests.cast import TaskForce
from tests.taskforce.meetings import (
    HALL,
    called,
    photograph,
    planned,
    row_of,
)

FORM = {
    "title": "Rapat koordinasi triwulan I",
    "starts_at": "2026-03-17T09:00",
    "place": HALL,
    "occasion": "rhythm",
    "points": ["clock:deliver_decree"],
    "own_points": "Jadwal sidak\n\nNomor telepon siaga",
    "dated": "2026-03-09",
    "answer_by": "2026-03-13",
    "signed": "paper",
}


@pytest.fixture
def desk(task_force: TaskForce) -> Client:
    return task_force.client(task_force.secretariat)


def invitation_form(task_force: TaskForce, **more: Any) -> dict[str, Any]:
    members = [str(task_force.agency(key).pk) for key in ("polres", "dinsos", "kejari", "nakertrans")]
    return FORM | {"members": members, "act_id": str(uuid4()), "then": "call"} | more


# Calling


def test_one_form_plans_draws_up_and_calls(task_force: TaskForce, desk: Client) -> None:
    page = desk.get(reverse("meeting_new"))
    assert "SK 2023 belum disampaikan ke 20 instansi" in page.content.decode()
    answer = desk.post(reverse("meeting_new"), invitation_form(task_force))
    meeting = Meeting.objects.get()
    assert answer.status_code == 302
    assert meeting.state == MeetingState.CALLED
    assert meeting.invitations.filter(invited=True).count() == 4
    assert [item.title for item in meeting.agenda.all()][1:] == ["Jadwal sidak", "Nomor telepon siaga"]


def test_a_double_click_calls_one_meeting(task_force: TaskForce, desk: Client) -> None:
    form = invitation_form(task_force)
    first, second = (desk.post(reverse("meeting_new"), form) for _ in range(2))
    assert Meeting.objects.count() == 1
    assert first.headers["Location"] == second.headers["Location"]


def test_saved_for_now_nobody_is_asked(task_force: TaskForce, desk: Client) -> None:
    desk.post(
        reverse("meeting_new"), invitation_form(task_force, then="save", dated="", answer_by="", place="")
    )
    assert Meeting.objects.get().state == MeetingState.PLANNED


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": "x" * 10_000},
        {"starts_at": "1926-03-17T09:00"},
        {"starts_at": "besok pagi"},
        {"starts_at": "2026-03-01T09:00"},
        {"place": ""},
        {"dated": "2026-03-30"},
        {"members": []},
        {"members": ["bukan-nomor"]},
        {"points": ["clock:karangan"]},
        {"own_points": "y" * 3000},
    ],
)
def test_a_wrong_form_comes_back_whole_and_leaves_nothing(
    task_force: TaskForce, desk: Client, wrong: dict[str, Any]
) -> None:
    answer = desk.post(reverse("meeting_new"), invitation_form(task_force, **wrong))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="salah"' in page
    assert not Meeting.objects.exists()


def test_the_preview_shows_the_letter_and_keeps_nothing(task_force: TaskForce, desk: Client) -> None:
    answer = desk.post(reverse("meeting_preview"), invitation_form(task_force, title="Rapat luar biasa"))
    assert "Undangan Rapat luar biasa" in answer.content.decode()
    assert not Meeting.objects.exists()


def test_who_may_call_nothing_is_told_who_may(task_force: TaskForce) -> None:
    client = task_force.client(task_force.dukcapil)
    for name in ("meeting_new", "meeting_never_held"):
        assert client.get(reverse(name)).status_code == 403
    assert client.post(reverse("meeting_new"), invitation_form(task_force)).status_code == 403


def test_a_coordinator_is_offered_the_own_sub_task_force_only(task_force: TaskForce) -> None:
    page = task_force.client(task_force.dinsos).get(reverse("meeting_new")).content.decode()
    assert page.count('<option value="') - page.count("jadwal") >= 1
    assert "Sub B · penanganan korban" in page
    assert "Sub A" not in page


def test_why_there_was_no_meeting_is_kept_with_its_reason(task_force: TaskForce, desk: Client) -> None:
    body = task_force.decree.sub_task_forces.get(code="B")
    form = {"title": "Rapat Sub B triwulan I", "starts_at": "2026-03-02T09:00", "because": "budget"}
    desk.post(reverse("meeting_never_held") + f"?what={body.pk}", form)
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.not_held_because, meeting.sub_task_force) == ("not_held", "budget", body)


def test_what_was_never_held_is_put_down_once(task_force: TaskForce, desk: Client) -> None:
    form = {"title": "Rapat triwulan I", "starts_at": "2026-03-02T09:00", "because": "budget"}
    desk.post(reverse("meeting_never_held"), form)
    again = desk.post(reverse("meeting_never_held"), form | {"title": " Rapat  triwulan I"})
    assert again.status_code == 422
    assert "sudah ada" in again.content.decode()
    assert Meeting.objects.count() == 1


def test_the_plan_is_changed_called_cancelled_and_taken_back(task_force: TaskForce, desk: Client) -> None:
    meeting = planned(task_force)
    members = [str(pk) for pk in meeting.invitations.values_list("agency", flat=True)]
    form = {"title": "Rapat lain", "starts_at": "2026-03-18T09:00", "place": HALL, "occasion": "rhythm"}
    desk.post(reverse("meeting_change", args=[meeting.pk]), form | {"members": members})
    desk.post(
        reverse("meeting_call", args=[meeting.pk]),
        {"dated": "2026-03-09", "answer_by": "2026-03-13", "signed": "screen"},
    )
    meeting.refresh_from_db()
    assert (meeting.title, meeting.state, meeting.signed) == ("Rapat lain", MeetingState.CALLED, "screen")
    desk.post(reverse("meeting_guest", args=[meeting.pk]), {"agency": str(task_force.agency("dukcapil").pk)})
    assert row_of(meeting, "dukcapil").invited
    desk.post(reverse("meeting_cancellation", args=[meeting.pk]), {"because": "postponed"})
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.NOT_HELD
    desk.post(reverse("meeting_revival", args=[meeting.pk]))
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.PLANNED


def test_number_and_photograph_of_the_letter_are_entered_back(task_force: TaskForce, desk: Client) -> None:
    meeting = called(task_force)
    address = reverse("meeting_letter", args=[meeting.pk])
    assert desk.post(address, {"letter_number": ""}).status_code == 422
    broken = SimpleUploadedFile("surat.jpg", b"bukan gambar", "image/jpeg")
    assert desk.post(address, {"letter_number": "12", "photo": broken}).status_code == 422
    desk.post(address, {"letter_number": "500.15/113", "photo": photograph()})
    meeting.refresh_from_db()
    assert meeting.letter_number == "500.15/113"
    assert meeting.letter_photo


# Answering


def test_an_agency_answers_on_its_page_and_changes_its_mind(task_force: TaskForce) -> None:
    row = row_of(called(task_force), "dinsos")
    client = task_force.client(task_force.dinsos)
    address = reverse("invitation_answer", args=[row.pk])
    assert client.post(address, {"answer": "delegate"}).status_code == 422
    client.post(address, {"answer": "delegate", "delegate": "Maria Contoh, Kabid", "duty_letter": "ST 7"})
    row.refresh_from_db()
    assert (row.answer, row.delegate) == (Answer.DELEGATE, "Maria Contoh, Kabid")
    assert client.get(reverse("duty_pdf", args=[row.pk])).content.startswith(b"%PDF")
    client.post(address, {"answer": "head"})
    row.refresh_from_db()
    assert row.answer == Answer.HEAD


def test_the_desk_writes_down_what_a_letter_says(task_force: TaskForce, desk: Client) -> None:
    row = row_of(called(task_force), "pn")
    address = reverse("invitation_answer", args=[row.pk])
    assert desk.post(address, {"answer": "excused"}).status_code == 422
    desk.post(address, {"answer": "excused", "note": "sidang", "source": "surat W26/3/2026"})
    row.refresh_from_db()
    assert row.answer_source == "surat W26/3/2026"
    assert "surat W26/3/2026" in desk.get(reverse("meeting_answers", args=[row.meeting_id])).content.decode()


def test_no_agency_answers_for_another_on_a_page(task_force: TaskForce) -> None:
    row = row_of(called(task_force), "dinsos")
    client = task_force.client(task_force.polres)
    form = {"answer": "head", "source": "dengar-dengar"}
    assert client.post(reverse("invitation_answer", args=[row.pk]), form).status_code == 403


def test_a_code_is_shown_once_with_the_words_that_carry_it(task_force: TaskForce, desk: Client) -> None:
    row = row_of(called(task_force), "pn")
    address, form = reverse("invitation_code", args=[row.pk]), {"act_id": str(uuid4())}
    page = desk.post(address, form).content.decode()
    assert page.count("/i/") >= 1
    assert "Tanpa akun" in page
    assert "sudah pernah ditampilkan" in desk.post(address, form).content.decode()


def test_an_office_without_account_answers_behind_its_code(task_force: TaskForce, client: Client) -> None:
    row = row_of(called(task_force), "pn")
    code = give_answer_code(task_force.secretariat, row)
    address = reverse("answer_with_code", args=[code])
    page = client.get(address).content.decode()
    assert "Anda menjawab sebagai <b>Ketua Pengadilan Negeri Kefamenanu</b>" in page
    assert page.count('<button class="btn">') == 1
    assert client.post(address, {"act_id": str(uuid4()), "answer": ""}).status_code == 422
    done = client.post(address, {"act_id": str(uuid4()), "answer": "head"})
    assert "jawaban Anda tercatat" in done.content.decode()
    row.refresh_from_db()
    assert row.answer == Answer.HEAD
    used, invented = client.get(address), client.get(reverse("answer_with_code", args=["AAAA-BBBB-CCCC"]))
    assert used.status_code == invented.status_code == 404
    assert "tidak berlaku" in used.content.decode()


def test_the_code_may_be_typed_from_the_letter(task_force: TaskForce, client: Client) -> None:
    code = give_answer_code(task_force.secretariat, row_of(called(task_force), "pn"))
    page = client.post(reverse("typed_code"), {"code": code.lower().replace("-", " ")}).content.decode()
    assert "Rapat koordinasi triwulan I" in page
    assert "/i/" in page


def test_the_code_of_an_agency_that_left_the_list_is_a_wrong_code(
    task_force: TaskForce, client: Client
) -> None:
    meeting = called(task_force)
    invite_also(task_force.secretariat, meeting, task_force.agency("dukcapil"))
    code = give_answer_code(task_force.secretariat, row_of(meeting, "dukcapil"))
    with transaction.atomic(), _act("tests.erased"):
        note_recorded()
        meeting.invitations.filter(agency__key="dukcapil").delete()
    page = client.get(reverse("answer_with_code", args=[code]))
    assert page.status_code == 404
    assert client.post(reverse("typed_code"), {"code": code}).status_code == 422


def test_letters_that_cannot_be_printed_leave_earlier_codes_alive(
    task_force: TaskForce, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = called(task_force)
    code = give_answer_code(task_force.secretariat, row_of(meeting, "pn"))

    def torn(*_letters: Any, **_more: Any) -> None:
        raise OSError("no font")

    monkeypatch.setattr("lopo.taskforce.meeting.pages.papers.invitations", torn)
    with pytest.raises(OSError, match="no font"):
        desk.post(reverse("letters_pdf", args=[meeting.pk]))
    assert find_code(code)
