"""People with a screen: they open, follow, fill in and send, and each page they come to is judged once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
import re
from time import monotonic
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext, Locator, Page, expect
from playwright.sync_api import TimeoutError as Timeout

from lopo.ground.acts import Actor
from tests.cast import TaskForce
from tests.support.browser import PATIENCE, watch

Name = str | re.Pattern[str]
TICKED = "[type=radio], [type=checkbox]"
TYPED = "input:not([type=radio], [type=checkbox]), textarea, select"
IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


class Calendar:
    """Stands in for the clock of acts; it goes on by itself, and can be turned to another day."""

    localtime = staticmethod(timezone.localtime)
    is_naive = staticmethod(timezone.is_naive)
    make_aware = staticmethod(timezone.make_aware)
    get_default_timezone = staticmethod(timezone.get_default_timezone)

    def __init__(self, moment: datetime) -> None:
        self._told, self._since = moment, monotonic()

    def now(self) -> datetime:
        return self._told + timedelta(seconds=monotonic() - self._since)

    def turn_to(self, day: date, hour: int = 9) -> None:
        self._told = timezone.make_aware(datetime(day.year, day.month, day.day, hour))
        self._since = monotonic()


@dataclass
class House:
    """Where the server answers, and what its pages gave reason to complain of."""

    url: str
    new_context: Callable[..., Any]
    axe: Callable[[Page], None]
    complaints: list[list[str]] = field(default_factory=list)
    judged: set[str] = field(default_factory=set)

    def stranger(self, **context_args: Any) -> Person:
        """Somebody without account, on a screen of their own."""
        context: BrowserContext = self.new_context(**context_args)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        self.complaints.append(watch(page))
        return Person(self, page, scripted=context_args.get("java_script_enabled", True))


@dataclass
class People(House):
    """Everybody of the cast, by the key of their agency."""

    task_force: TaskForce = field(kw_only=True)

    def __getattr__(self, key: str) -> Person:
        """`people.dinsos` has just signed in, on a screen of their own, and stands at home."""
        if key.startswith("__"):
            raise AttributeError(key)
        return self.signed_in(getattr(self.task_force, key))

    def signed_in(self, actor: Actor, **context_args: Any) -> Person:
        person = self.stranger(**context_args)
        person.signs_in(self.task_force.client(actor))
        person.opens("/")
        return person


@dataclass
class Person:
    house: House
    page: Page
    scripted: bool = True

    def signs_in(self, client: Client) -> None:
        """By the cookie of a session that has just begun; signing in itself has journeys of its own."""
        name = settings.SESSION_COOKIE_NAME
        value = client.cookies[name].value
        self.page.context.add_cookies([{"name": name, "value": value, "url": self.house.url}])

    def opens(self, path: str) -> None:
        answer = self.page.goto(path if path.startswith("http") else self.house.url + path)
        assert answer
        assert answer.status < 400, f"{self.page.url} answers {answer.status}"
        self.judges()

    def goes_to(self, room: str) -> int:
        """Through the menu; how many presses that took."""
        menu = self.page.locator("header").get_by_role("button", name="Menu")
        presses = 1
        if menu.is_visible():
            menu.click()
            presses = 2
        self.page.locator("#menu-utama").get_by_role("link", name=room, exact=True).click()
        self.judges()
        return presses

    def follows(self, name: Name) -> None:
        """The first link of this name."""
        self._sees("link", name).click()
        self.judges()

    def presses(self, name: Name) -> None:
        """A button that sends a form; the page that comes is judged."""
        self._sees("button", name).click()
        self.judges()

    def fills(self, label: Name, text: str) -> None:
        self._sees("field", label).fill(text)

    def picks(self, label: Name, option: str) -> None:
        self._sees("field", label).select_option(label=option)

    def ticks(self, label: Name) -> None:
        self._sees("tick", label).check()

    def unfolds(self, words: Name) -> None:
        self.page.locator("main summary").filter(has_text=words).locator("visible=true").first.click()

    def _sees(self, kind: Any, name: Name) -> Locator:
        """What has this name and is not folded away; else says what stands on the page instead."""
        main = self.page.locator("main")
        if kind in ("field", "tick"):
            found = main.get_by_label(name).and_(main.locator(TICKED if kind == "tick" else TYPED))
        else:
            found = main.get_by_role(kind, name=name)
        found = found.locator("visible=true").first
        try:
            found.wait_for(timeout=PATIENCE / 3)
        except Timeout:
            raise AssertionError(
                f"no {kind} {name} on {self.page.url}:\n{main.inner_text()[:1500]}"
            ) from None
        return found

    def reads(self, words: Name) -> None:
        main = self.page.locator("main")
        try:
            expect(main).to_contain_text(words, timeout=PATIENCE / 3)
        except AssertionError:
            raise AssertionError(f"no {words} on {self.page.url}:\n{main.inner_text()[:1500]}") from None

    def judges(self) -> None:
        """Once for each kind of page and state: nobody is kept out, and nothing is wider than the screen."""
        self.page.wait_for_load_state()
        if not self.scripted:  # the judge is a script
            return
        path = IDS.sub("…", self.page.url.removeprefix(self.house.url).split("?")[0])
        state = self.page.evaluate(
            "[...document.querySelectorAll('h1, .btn')].map(e => e.innerText).join('·')"
        )
        if (seen := f"{path} {state}") in self.house.judged:
            return
        self.house.judged.add(seen)
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{self.page.url} is {wide} px wider than the screen"
        expect(self.page.locator("h1")).to_have_count(1)
        self.house.axe(self.page)
