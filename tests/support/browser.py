"""A real browser for journeys: a phone on SQLite, an office desktop on PostgreSQL.

Uses pytest-playwright's `page`, `context` and `new_context` (one context for each person of a journey).
"""

from collections.abc import Callable, Iterator
import os
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import ConsoleMessage, Page, Request
import pytest

from tests.support import chromium

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
DESKTOP = {"viewport": {"width": 1366, "height": 768}}
PATIENCE = 60_000 if os.environ.get("CI") else 15_000  # milliseconds


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever asks for a page is a browser test, so that `-m "not browser"` is the quick loop."""
    for item in items:
        if "browser_name" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> Iterator[dict[str, Any]]:
    program = chromium.find()
    if program is None:
        pytest.fail("No Chromium that starts. bin/test installs one; LOPO_CHROMIUM names another.")
    with pytest.MonkeyPatch.context() as patch:
        # From the first browser on, Playwright keeps an event loop in this thread; Django must put up with it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield {
            **browser_type_launch_args,
            "executable_path": str(program),
            "args": chromium.FLAGS,
            "env": chromium.environment(program),
        }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    screen = PHONE if connection.vendor == "sqlite" else DESKTOP
    return {
        **browser_context_args,
        **screen,
        "locale": "id-ID",
        "timezone_id": "Asia/Makassar",
        "reduced_motion": "reduce",
    }


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page that fails the test when anything goes wrong that a visitor would not see."""
    page.set_default_timeout(PATIENCE)
    wrong = watch(page)
    yield page
    assert not wrong, "\n".join(wrong)


def watch(page: Page) -> list[str]:
    """Collects script errors, what the content policy blocked, and requests to other machines."""
    wrong: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        # A refused form answers 422, a missing page 404: the browser logs both, and both are meant.
        if message.type == "error" and "Failed to load resource" not in message.text:
            wrong.append(f"{page.url}: {message.text}")

    def on_request(request: Request) -> None:
        here = ("http://localhost", "http://127.0.0.1", "data:", "blob:", "about:")
        if not request.url.startswith(here):
            wrong.append(f"{page.url} asked {request.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on("request", on_request)
    return wrong


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], None]:
    """`axe(page)` fails on what keeps somebody out: violations that axe calls serious or critical."""
    judge = Axe()

    def check(page: Page) -> None:
        found = judge.run(page).response["violations"]
        grave = [v for v in found if v["impact"] in ("serious", "critical")]
        assert not grave, "\n".join(_sentence(page.url, violation) for violation in grave)

    return check


def _sentence(url: str, violation: dict[str, Any]) -> str:
    where = "; ".join(str(node["target"]) for node in violation["nodes"][:5])
    return f"{url}: {violation['impact']}: {violation['help']} ({where})"
