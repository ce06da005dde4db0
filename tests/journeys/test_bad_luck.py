"""What goes wrong on ordinary days: two clicks, two people, the back button, a session that ends in the middle."""

from __future__ import annotations

from datetime import timedelta
import re

from django.contrib.sessions.models import Session
from playwright.sync_api import expect
import pytest

from lopo.ground.accounts import codes
from lopo.ground.acts import Level
from lopo.ground.ledger.models import LedgerEntry
from lopo.taskforce.meeting.models import Decision, Meeting
from tests.ground.signing_in import Person as Enrolled
from tests.ground.signing_in import a_person
from tests.journeys.people import Calendar, People, Person
from tests.journeys.test_by_keyboard import a_running_meeting, delivered
from tests.taskforce import meetings

pytestmark = pytest.mark.slow
SEND = "document.querySelector('main form[method=post]').requestSubmit()"  # and does not wait for the answer


SEND_TWICE = """async () => {
  const form = document.querySelector("main form[method=post]");
  const send = () => fetch(form.action || location.href, { method: "POST", body: new FormData(form) });
  return Promise.all([send(), send()].map(async answer => (await answer).status));
}"""


def acts(act: str) -> int:
    return LedgerEntry.objects.filter(act=act).count()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_two_clicks_call_one_meeting(people: People, script: bool) -> None:
    desk = people.signed_in(people.task_force.secretariat, java_script_enabled=script)
    desk.opens("/meetings/new/")
    desk.fills("Tempat", "Aula contoh")
    desk.page.get_by_role("button", name="Undang", exact=True).dblclick()
    expect(desk.page).to_have_url(re.compile(r"/meetings/[0-9a-f-]{36}/"))
    assert Meeting.objects.count() == 1
    assert acts("meeting.called") == 1


def test_two_clicks_note_one_decision(people: People, calendar: Calendar) -> None:
    meeting = a_running_meeting(people.task_force, calendar)
    desk = people.secretariat
    desk.opens(f"/meetings/{meeting.pk}/decisions/")
    desk.fills("Keputusan", "Menyusun daftar.")
    desk.ticks("Tidak perlu langkah apa pun")
    desk.page.get_by_role("button", name="Catat keputusan").dblclick()
    desk.page.wait_for_url(re.compile(r"/meetings/[0-9a-f-]{36}/($|#)"))
    assert Decision.objects.count() == 1


def test_a_form_that_arrives_twice_at_once_notes_one_decision(people: People, calendar: Calendar) -> None:
    """As a slow line sends it: the second copy is there before the first is answered."""
    meeting = a_running_meeting(people.task_force, calendar)
    desk = people.secretariat
    desk.opens(f"/meetings/{meeting.pk}/decisions/")
    desk.fills("Keputusan", "Menyusun daftar.")
    desk.ticks("Tidak perlu langkah apa pun")
    statuses = desk.page.evaluate(SEND_TWICE)
    assert set(statuses) <= {200, 422}, statuses
    assert Decision.objects.count() == 1
    assert acts("decision.recorded") == 1


def test_the_head_and_the_deputy_acknowledge_at_once(people: People) -> None:
    """One of them did it; the other is told so in one sentence."""
    row = delivered(people.task_force, "dinsos")
    both = people.dinsos, people.signed_in(people.task_force.staff("dinsos", Level.SIGN))
    for person in both:
        person.opens(f"/deliveries/{row.pk}/acknowledgement/")
    for person in both:
        person.page.evaluate(SEND)
    said = [told(person) for person in both]
    assert any("Tercatat: SK sudah diterima" in words for words in said), said
    assert acts("delivery.acknowledged") == 1
    row.refresh_from_db()
    assert row.state == "acknowledged"


def test_the_head_and_the_deputy_answer_an_invitation_at_once(people: People) -> None:
    """Whoever is second reads what was answered a moment ago, before it is changed."""
    meeting = meetings.called(people.task_force)
    row = meetings.row_of(meeting, "kejari")
    head, deputy = people.kejari, people.signed_in(people.task_force.staff("kejari"))
    for person, choice in ((head, "^Pimpinan hadir"), (deputy, "^Berhalangan")):
        person.follows(re.compile("^Jawab undangan"))
        person.ticks(re.compile(choice))
    head.presses("Kirim jawaban")
    deputy.presses("Kirim jawaban")
    expect(deputy.page.get_by_role("alert")).to_contain_text("Sudah dijawab")
    row.refresh_from_db()
    assert row.answer == "head"
    deputy.presses("Ubah jawaban")  # knowing it now
    row.refresh_from_db()
    assert row.answer == "excused"


def test_the_back_button_and_once_more(people: People) -> None:
    desk = people.secretariat
    desk.opens("/meetings/new/")
    desk.fills("Tempat", "Aula contoh")
    desk.presses(re.compile("^Undang$"))
    desk.reads("Undangan tercatat.")
    desk.page.go_back()
    desk.presses(re.compile("^Undang$"))
    desk.reads("Rapat dengan nama dan jam ini sudah ada.")
    assert Meeting.objects.count() == 1
    assert acts("meeting.called") == 1


def test_the_back_button_after_acknowledging(people: People) -> None:
    row = delivered(people.task_force, "dinsos")
    agency = people.dinsos
    agency.opens(f"/deliveries/{row.pk}/acknowledgement/")
    agency.presses("SK sudah kami terima")
    agency.page.go_back()
    agency.presses("SK sudah kami terima")
    assert acts("delivery.acknowledged") == 1


def test_an_answer_comes_home_after_its_session_has_ended(people: People) -> None:
    """What was typed about the delegate waits behind the sign-in page, and is sent by its author."""
    rina = a_person(people.task_force)
    meeting = meetings.called(people.task_force)
    row = meetings.row_of(meeting, "dinsos")
    phone = people.stranger()
    phone.page.goto(f"{people.url}/meetings/invitations/{row.pk}/answer/")
    sign_in(phone, rina)
    phone.ticks(re.compile("^Diwakili"))
    phone.fills(re.compile("mewakili|jabatan wakil"), "Kepala Bidang Contoh")
    Session.objects.all().delete()
    phone.page.get_by_role("button", name="Kirim jawaban").click()
    expect(phone.page.get_by_text("Isian Anda aman.")).to_be_visible()
    row.refresh_from_db()
    assert row.answer == ""

    sign_in(phone, rina, later=True)
    phone.reads("Isian Anda masih ada. Periksa lalu kirim.")
    expect(phone.page.get_by_label(re.compile("mewakili|jabatan wakil"))).to_have_value(
        "Kepala Bidang Contoh"
    )
    phone.presses("Kirim jawaban")
    row.refresh_from_db()
    assert (row.answer, row.delegate) == ("delegate", "Kepala Bidang Contoh")


def test_a_day_of_another_century_is_pointed_out_where_it_stands(people: People) -> None:
    desk = people.secretariat
    desk.opens("/meetings/new/")
    desk.fills("Tempat", "Aula contoh")
    desk.fills("Hari dan jam", "1026-03-17T09:00")
    desk.presses(re.compile("^Undang$"))
    alert = desk.page.get_by_role("alert")
    expect(alert).to_contain_text("1 isian perlu diperbaiki")
    expect(alert).to_contain_text("1026")
    expect(desk.page.get_by_label("Tempat")).to_have_value("Aula contoh")
    assert Meeting.objects.count() == 0


def sign_in(phone: Person, person: Enrolled, *, later: bool = False) -> None:
    """A code works once: the second one is taken from a phone whose clock is half a minute fast."""
    from lopo.ground.acts import now

    code = codes.code_at(person.seed, now() + timedelta(seconds=codes.STEP)) if later else person.code()
    phone.page.get_by_label("Nama masuk").fill(person.account.login)
    phone.page.get_by_label("Kata sandi").fill(person.password)
    phone.page.get_by_role("button", name="Lanjut ke kode").click()
    phone.page.get_by_label("Kode enam angka").fill(code)
    phone.page.get_by_role("button", name="Masuk").click()


def told(person: Person) -> str:
    person.page.wait_for_load_state()
    person.page.locator("[role=alert], [role=status]").first.wait_for()
    person.judges()
    return person.page.locator("main").inner_text()
