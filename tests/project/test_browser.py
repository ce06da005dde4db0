"""The browser of the journeys sees what a visitor would not: blocked scripts, requests elsewhere, closed doors."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from playwright.sync_api import BrowserContext, Page
import pytest

from tests.support.browser import DESKTOP, PHONE, watch

PAGE = "<!doctype html><html lang='id'><title>Lopo</title><main><h1>Rapat</h1>{}</main></html>"


def test_a_sound_page_passes(page: Page, axe: Callable[[Page], None]) -> None:
    page.set_content(PAGE.format("<p>Belum ada rapat.</p>"))
    axe(page)


def test_a_picture_without_words_is_found(page: Page, axe: Callable[[Page], None]) -> None:
    page.set_content(PAGE.format("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"))
    with pytest.raises(AssertionError, match="alternat"):
        axe(page)


def test_a_request_to_another_machine_is_seen(context: BrowserContext) -> None:
    page = context.new_page()
    wrong = watch(page)
    page.set_content(PAGE.format("<img alt='' src='https://example.org/pixel.png'>"))
    assert any("example.org" in line for line in wrong)


def test_a_script_error_is_seen(context: BrowserContext) -> None:
    page = context.new_page()
    wrong = watch(page)
    page.set_content(PAGE.format("<script>nothing.here()</script>"))
    assert any("nothing is not defined" in line for line in wrong)


def test_the_screen_is_a_phone_on_one_database_and_a_desktop_on_the_other(page: Page) -> None:
    expected = PHONE if connection.vendor == "sqlite" else DESKTOP
    assert page.viewport_size == expected["viewport"]
