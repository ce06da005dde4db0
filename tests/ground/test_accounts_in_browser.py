"""Signing in as people do it: by keyboard, on a phone, without script; and the form that came home."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Page, expect
import pytest

from lopo.ground.accounts import codes
from lopo.ground.acts import at
from tests.cast import TaskForce
from tests.ground.signing_in import LOGIN, PASSWORD, Person, a_person

LIGHT = 60_000  # bytes on the wire, first visit included


@pytest.fixture
def rina(live_server: Any, task_force: TaskForce) -> Person:
    """Enrolled by the clock of this machine, which the server goes by too."""
    with at(timezone.now()):
        return a_person(task_force)


def shown_on(phone: Person) -> str:
    return codes.code_at(phone.seed, timezone.now())


def shown_next(phone: Person) -> str:
    """A code works once: this one comes half a minute later, and is taken from a phone whose clock is fast."""
    return codes.code_at(phone.seed, timezone.now() + timedelta(seconds=codes.STEP))


def signs_in(page: Page, person: Person, code: Callable[[Person], str] = shown_on) -> None:
    page.get_by_label("Nama masuk").fill(person.account.login)
    page.get_by_label("Kata sandi").fill(person.password)
    page.get_by_role("button", name="Lanjut ke kode").click()
    page.get_by_label("Kode enam angka").fill(code(person))
    page.get_by_role("button", name="Masuk").click()


def test_the_keyboard_alone_signs_in_and_out(page: Page, live_server: Any, rina: Person) -> None:
    page.goto(f"{live_server.url}/account/sessions/")
    page.get_by_label("Nama masuk").focus()
    page.keyboard.type(LOGIN)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_title("Kode · Lopo")
    for _ in range(20):
        if page.evaluate("document.activeElement.name") == "code":
            break
        page.keyboard.press("Tab")
    page.keyboard.type(shown_on(rina))
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Di mana Anda masuk")
    expect(page.get_by_text("yang ini")).to_be_visible()
    page.get_by_role("button", name="Keluar", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/sign-in/")


def test_a_failure_is_read_out_and_the_name_need_not_be_typed_again(
    page: Page, live_server: Any, rina: Person
) -> None:
    page.goto(f"{live_server.url}/sign-in/")
    page.get_by_label("Nama masuk").fill(LOGIN)
    page.get_by_label("Kata sandi").fill("salah sama sekali")
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("Belum dapat masuk")
    expect(page.get_by_label("Nama masuk")).to_have_value(LOGIN)
    expect(page.get_by_label("Kata sandi")).to_have_value("")


def test_signing_in_needs_no_script_and_is_light(browser: Any, live_server: Any, rina: Person) -> None:
    context = browser.new_context(java_script_enabled=False, locale="id-ID")
    page, sizes = context.new_page(), []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()))
    page.goto(f"{live_server.url}/sign-in/")
    page.wait_for_load_state("networkidle")
    first = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
    signs_in(page, rina)

    page.goto(f"{live_server.url}/account/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Akun Anda")
    assert 0 < first < LIGHT
    context.close()


def test_a_form_comes_home_after_its_session_has_ended(page: Page, live_server: Any, rina: Person) -> None:
    page.goto(f"{live_server.url}/account/language/")
    signs_in(page, rina)
    page.get_by_label("Inggris").check()
    Session.objects.all().delete()
    page.get_by_role("button", name="Simpan bahasa").click()

    expect(page.get_by_text("Isian Anda aman.")).to_be_visible()
    signs_in(page, rina, shown_next)
    expect(page.get_by_text("Isian Anda masih ada. Periksa lalu kirim.")).to_be_visible()
    expect(page.get_by_label("Inggris")).to_be_checked()
    rina.account.refresh_from_db()
    assert rina.account.language == "id"

    page.get_by_role("button", name="Simpan bahasa").click()
    expect(page.get_by_text("Language saved.")).to_be_visible()


def test_a_locked_screen_opens_with_the_password_where_one_was(
    page: Page, live_server: Any, rina: Person
) -> None:
    page.goto(f"{live_server.url}/account/sessions/")
    signs_in(page, rina)
    page.goto(f"{live_server.url}/account/")
    page.locator("main").get_by_role("button", name="Kunci layar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Layar terkunci")

    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Akun Anda")


def test_nobody_is_kept_out(page: Page, live_server: Any, rina: Person, axe: Callable[[Page], None]) -> None:
    page.goto(f"{live_server.url}/sign-in/")
    axe(page)
    page.get_by_label("Nama masuk").fill(LOGIN)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Lanjut ke kode").click()
    axe(page)
    page.get_by_label("Kode enam angka").fill(shown_on(rina))
    page.get_by_role("button", name="Masuk").click()
    for place in ("", "sessions/", "language/", "password/", "phone/", "recovery-codes/", "code/"):
        page.goto(f"{live_server.url}/account/{place}")
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), place
