"""Meetings as people hold them: on a phone with and without script, by keyboard alone, read by a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
import re
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect
import pytest

from lopo.ground.acts import at
from lopo.taskforce.meeting.models import Attendance, Decision, Meeting
from lopo.taskforce.meeting.operations import (
    call_meeting,
    draw_up_agenda,
    give_answer_code,
    mark_attendance,
    open_meeting,
)
from tests.cast import TaskForce
from tests.taskforce.meetings import HALL, planned, row_of

World = Callable[[BrowserContext], Meeting]


@pytest.fixture
def world(live_server: Any, task_force: TaskForce) -> World:
    """A meeting that runs today, and the secretary signed in; by the clock of this machine, which the server goes by."""

    def open_today(context: BrowserContext) -> Meeting:
        with at(timezone.now()):
            meeting = planned(task_force, starts_at=timezone.now() - timedelta(minutes=5))
            draw_up_agenda(task_force.secretariat, meeting)
            open_meeting(task_force.secretariat, meeting)
            session = task_force.client(task_force.secretariat).cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        return meeting

    return open_today


def test_people_are_ticked_with_one_tap_while_they_sign(page: Page, live_server: Any, world: World) -> None:
    meeting = world(page.context)
    page.goto(live_server.url + reverse("meeting_attendance", args=[meeting.pk]))
    row = page.locator(f"#baris-{row_of(meeting, 'dinsos').pk}")
    row.get_by_role("button", name=re.compile("^Kepala +Dinas Sosial")).click()
    expect(row.get_by_role("button", name=re.compile("^Kepala +Dinas Sosial"))).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(page.locator("#hitungan")).to_contain_text("1 dari 20")
    row.get_by_role("button", name=re.compile("^Kepala +Dinas Sosial")).click()  # a slip, taken back
    expect(page.locator("#hitungan")).to_contain_text("0 dari 20")
    assert row_of(meeting, "dinsos").attendance == Attendance.UNKNOWN


def test_the_tick_keeps_its_place_for_the_keyboard(page: Page, live_server: Any, world: World) -> None:
    meeting = world(page.context)
    page.goto(live_server.url + reverse("meeting_attendance", args=[meeting.pk]))
    first = page.locator("form.ticks button").first
    first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    pressed = page.locator('form.ticks button[aria-pressed="true"]')
    expect(pressed).to_have_count(1)
    expect(pressed).to_be_focused()


def test_each_part_of_the_minutes_is_kept_as_soon_as_it_is_left(
    page: Page, live_server: Any, world: World
) -> None:
    meeting = world(page.context)
    page.goto(live_server.url + reverse("minutes_draft", args=[meeting.pk]))
    page.get_by_label("Pembukaan").fill("Rapat dibuka Ketua.")
    page.get_by_label("Penutup").fill("Tepat waktu.")
    page.get_by_label("Lain-lain").focus()
    expect(page.locator("#tersimpan")).to_contain_text("Tersimpan")
    expect(page.locator('input[name="shown_opening"]')).to_have_value("Rapat dibuka Ketua.")
    meeting.refresh_from_db()
    assert meeting.opening == "Rapat dibuka Ketua."


def test_a_meeting_is_held_without_script(
    new_context: Callable[..., BrowserContext], live_server: Any, world: World
) -> None:
    context = new_context(java_script_enabled=False)
    meeting, page = world(context), context.new_page()
    page.goto(live_server.url + meeting.get_absolute_url())
    page.get_by_role("link", name="Catat kehadiran").first.click()
    page.get_by_role("button", name=re.compile("^Wakil saja +Dinas Sosial")).click()
    expect(page.locator("#hitungan")).to_contain_text("1 dari 20")
    page.goto(live_server.url + meeting.get_absolute_url())
    page.get_by_label("Keputusan").first.fill("Sekretariat menyampaikan SK.")
    page.get_by_label("Siapa").select_option(label="Dinas Nakertrans")
    page.get_by_role("button", name="Catat keputusan").click()
    expect(page.get_by_text("belum menyebut siapa atau sampai kapan")).to_be_visible()
    assert Decision.objects.get().meeting == meeting


def test_nothing_keeps_anybody_out(
    page: Page, live_server: Any, world: World, task_force: TaskForce, axe: Callable[[Page], None]
) -> None:
    meeting = world(page.context)
    with at(timezone.now()):
        mark_attendance(task_force.secretariat, row_of(meeting, "dinsos"), attendance=Attendance.HEAD)
    own = [
        *("meeting", "meeting_attendance", "attendance_all", "meeting_answers", "meeting_agenda"),
        *("minutes_draft", "meeting_minutes", "meeting_closing", "meeting_decisions"),
    ]
    addresses = [reverse(name, args=[meeting.pk]) for name in own]
    addresses += [reverse(name) for name in ("meetings", "meeting_new", "follow_ups", "follow_up_new")]
    for address in addresses:
        page.goto(live_server.url + address)
        axe(page)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, address


def test_the_page_behind_a_code_is_open_to_all(
    page: Page, live_server: Any, task_force: TaskForce, axe: Callable[[Page], None]
) -> None:
    with at(timezone.now()):
        today = timezone.localtime().date()
        meeting = planned(task_force, starts_at=timezone.now() + timedelta(days=7))
        call_meeting(task_force.secretariat, meeting, dated=today, answer_by=today + timedelta(days=3))
        code = give_answer_code(task_force.secretariat, row_of(meeting, "pn"))
    page.goto(live_server.url + reverse("answer_with_code", args=[code]))
    expect(page.get_by_text("Ketua Pengadilan Negeri Kefamenanu")).to_be_visible()
    expect(page.get_by_text(HALL)).to_be_visible()
    axe(page)
    page.get_by_text("Diwakili").click()
    page.get_by_label("Nama dan jabatan wakil").fill("Maria Contoh, Panitera")
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("jawaban Anda tercatat")
    assert row_of(meeting, "pn").delegate == "Maria Contoh, Panitera"
