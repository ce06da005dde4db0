"""The ten things that people do most, as the help page lists them: three steps from home, by keyboard alone."""

from __future__ import annotations

from datetime import date
import re

import pytest

from lopo.cooperation.action_plan.models import Endorsement, Realisation
from lopo.taskforce.delivery.models import Delivery, Way
from lopo.taskforce.delivery.operations import deliver_decree
from lopo.taskforce.meeting.models import Decision, Invitation, Meeting
from lopo.taskforce.record.models import Contribution, Standing
from tests.cast import TaskForce
from tests.cooperation.plans import a_plan, activities, report
from tests.journeys.keyboard import Keyboard
from tests.journeys.people import Calendar, People
from tests.taskforce import meetings

pytestmark = pytest.mark.slow
MOST_STEPS = 3


def delivered(task_force: TaskForce, key: str) -> Delivery:
    rows = Delivery.objects.select_related("decree__secretariat", "agency").filter(agency__key=key)
    row: Delivery = rows.get()
    deliver_decree(task_force.secretariat, [row], on=date(2026, 3, 6), way=Way.BY_HAND)
    return row


def a_running_meeting(task_force: TaskForce, calendar: Calendar) -> Meeting:
    """Everybody sits in the hall; it is Tuesday morning."""
    meeting = meetings.running(task_force)
    calendar.turn_to(meetings.THE_DAY)
    return meeting


def test_acknowledging_the_decree(people: People) -> None:
    row = delivered(people.task_force, "dinsos")
    keys = Keyboard(people.dinsos)
    keys.follows("^Akui SK ini")
    assert keys.steps <= MOST_STEPS
    keys.sends("^SK sudah kami terima")
    row.refresh_from_db()
    assert row.state == "acknowledged"


def test_delivering_the_decree_to_all(people: People) -> None:
    keys = Keyboard(people.secretariat)
    keys.follows("^Sampaikan atau catat")
    keys.follows("^Catat untuk yang dipilih")
    assert keys.steps <= MOST_STEPS
    keys.writes("^Diketahui dari", "buku ekspedisi")
    keys.sends("^Catat$")
    assert Delivery.objects.filter(state="delivered").count() == 20


def test_calling_a_meeting(people: People) -> None:
    keys = Keyboard(people.secretariat)
    keys.goes_to("Rapat")
    keys.follows("^Undang rapat$")
    assert keys.steps <= MOST_STEPS
    keys.writes("^Tempat", "Aula contoh")
    keys.sends("^Undang$")
    assert Meeting.objects.get().state == "called"


def test_answering_an_invitation(people: People) -> None:
    meeting = meetings.called(people.task_force)
    keys = Keyboard(people.kejari)
    keys.follows("^Jawab undangan")
    assert keys.steps <= MOST_STEPS
    keys.chooses("^Pimpinan hadir", down=1)
    keys.writes("wakil", "Jaksa Contoh")
    keys.sends("^Kirim jawaban")
    row = meetings.row_of(meeting, "kejari")
    assert (row.answer, row.delegate) == ("delegate", "Jaksa Contoh")


def test_ticking_who_came(people: People, calendar: Calendar) -> None:
    meeting = a_running_meeting(people.task_force, calendar)
    keys = Keyboard(people.secretariat)
    keys.follows(f"^{meeting.title}")
    keys.follows("^Catat kehadiran")
    assert keys.steps <= MOST_STEPS
    keys.reaches("^Wakil bersurat,? Dinas Sosial")
    with keys.page.expect_response(re.compile("/attendance/")):
        keys.page.keyboard.press("Space")
    keys.page.get_by_role(
        "button", name=re.compile("^Wakil bersurat,? Dinas Sosial"), pressed=True
    ).wait_for()
    assert meetings.row_of(meeting, "dinsos").attendance == "delegate"
    assert "Dinas Sosial" in keys.page.evaluate("document.activeElement.innerText")


def test_noting_a_decision_with_its_step(people: People, calendar: Calendar) -> None:
    meeting = a_running_meeting(people.task_force, calendar)
    keys = Keyboard(people.secretariat)
    keys.follows(f"^{meeting.title}")
    if not keys.page.get_by_role("button", name="Catat keputusan").count():
        keys.follows("^Keputusan di luar acara")
    assert keys.steps <= MOST_STEPS
    keys.writes("^Keputusan", "Menyusun daftar tempat penampungan.")
    keys.reaches("^Siapa")
    keys.page.keyboard.type("Dinas Sos")
    keys.dates("^Sampai kapan", date(2026, 3, 31))
    keys.sends("^Catat keputusan")
    step = Decision.objects.get().follow_ups.get()
    assert (str(step.agency), step.due_on) == ("Dinas Sosial", date(2026, 3, 31))


def test_reporting_a_quarter(people: People, calendar: Calendar) -> None:
    a_plan(people.task_force)
    calendar.turn_to(date(2026, 4, 2))
    keys = Keyboard(people.nakertrans)
    keys.follows("Isi realisasi")
    if "/quarters/" not in keys.page.url:
        keys.follows("^Isi ")
    assert keys.steps <= MOST_STEPS
    keys.writes("^Capaian", "31")
    keys.chooses("^Benar, hanya yang dicentang")
    keys.dates("^Hari terakhir dikerjakan", date(2026, 3, 27))
    keys.sends("^Simpan realisasi")
    assert Realisation.objects.get().value == 31


def test_endorsing_the_plan(people: People) -> None:
    a_plan(people.task_force)
    keys = Keyboard(people.dinsos)
    keys.follows("^Sahkan RAD 2026|^Baca dan sahkan|^Sahkan Rencana")
    assert keys.steps <= MOST_STEPS
    keys.sends("^Kirim jawaban")
    assert Endorsement.objects.get(agency__key="dinsos").state == "endorsed"


def test_contesting_a_record(people: People) -> None:
    """Nakertrans said that Polres had come along."""
    force = people.task_force
    report(force.nakertrans, activities(a_plan(force))[0], force.nakertrans, force.polres)
    keys = Keyboard(people.polres)
    keys.follows("^Benarkan")
    assert keys.steps <= MOST_STEPS
    keys.writes("^Apa yang sebenarnya terjadi", "Kami tidak ikut.")
    keys.sends("^Bantah, jangan dihitung")
    assert Contribution.objects.get(agency__key="polres", standing=Standing.CONTESTED).comment


def test_reading_the_evaluation_down_to_a_record(people: People, calendar: Calendar) -> None:
    meetings.held(people.task_force, absent=["lbh"])
    calendar.turn_to(date(2026, 3, 18))
    keys = Keyboard(people.secretariat)
    keys.goes_to("Evaluasi")
    keys.reaches(r"^1\. ")
    keys.page.keyboard.press("Enter")
    keys.follows(r"^\d+ dari \d+")
    assert keys.steps <= MOST_STEPS
    assert "/evaluation/measures/" in keys.page.url


def test_the_menu_of_the_phone_gives_the_focus_back(people: People) -> None:
    keys = Keyboard(people.dinsos)
    if not keys.page.locator("header").get_by_role("button", name="Menu").is_visible():
        pytest.skip("the menu lies open on a wide screen")
    keys.reaches("^Menu$")
    keys.page.keyboard.press("Enter")
    keys.page.locator("#menu-utama").get_by_role("link", name="Rapat").wait_for()
    keys.page.keyboard.press("Escape")
    assert keys.page.evaluate("document.activeElement.innerText").strip() == "Menu"
    assert Invitation.objects.count() == 0
