"""Walks through the whole house by its own links, under every kind of hat: no door leads nowhere."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve
import pytest

from lopo.ground.accounts.models import Account
from lopo.ground.acts import at
from tests.told_year import TOLD_ON, the_told_year

if TYPE_CHECKING:
    from django.conf import LazySettings

    from tests.cast import TaskForce

HATS = ("secretariat", "chair", "dinsos", "dukcapil", "inspektorat")
FARTHEST, ALIKE = 180, 3  # pages of one walk, and of one kind in it
NEAR = 45  # pages, each of another kind, of whoever walks after the first
MOST_QUERIES = 25  # of any page: those of the evaluation need the most
LISTS = """accounts/ account/sessions/ agencies/ decrees/ decrees/<uuid:pk>/deliveries/ evaluation/evidence/
    evaluation/surveys/ meetings/ meetings/follow-ups/ meetings/<uuid:pk>/agenda/ meetings/<uuid:pk>/answers/
    meetings/<uuid:pk>/attendance/ meetings/<uuid:pk>/history/ people/ plans/ plans/<uuid:pk>/endorsements/ promises/
    recovery/ reports/ requests/ joint-actions/ surat/ waiting/ waiting/finished/"""
AT_MOST = {"": 15} | dict.fromkeys(LISTS.split(), 8)
LEFT_OUT = ("/bahasa/", "/tema/", "/static/")  # the same page in English, or in the dark; files


class Page(HTMLParser):
    """What the walk needs to know of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: Counter[str] = Counter()
        self.tags: Counter[str] = Counter()
        self.language = ""
        self.title = ""
        self.filled: list[str] = []  # main buttons
        self.feed(text)

    def handle_data(self, data: str) -> None:
        if self.lasttag == "title" and self.tags["body"] == 0:
            self.title += data.strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags[tag] += 1
        self.language = self.language or (told.get("lang") or "" if tag == "html" else "")
        classes = (told.get("class") or "").split()
        if "btn" in classes and not {"two", "only-small"} & set(classes):
            self.filled.append(told.get("href") or told.get("name") or tag)
        if identity := told.get("id"):
            self.ids[identity] += 1
        if tag == "a" and (target := told.get("href")) and "download" not in told:
            self.links.append(target)

    def faults(self) -> list[str]:
        twice = [identity for identity, times in self.ids.items() if times > 1]
        return [
            *([] if self.tags["h1"] == 1 else [f"{self.tags['h1']} page names (h1)"]),
            *([] if self.tags["main"] == 1 else [f"{self.tags['main']} main parts"]),
            *([] if self.language else ["no language"]),
            *([] if self.title.endswith("Lopo") else [f"is called “{self.title}”"]),
            *([f"{len(self.filled)} main buttons: {self.filled}"] if len(self.filled) > 1 else []),
            *([f"ids used twice: {twice}"] if twice else []),
        ]


def kind_of(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).route
    except Resolver404:
        return address  # a link to nowhere is a kind of its own, and will be told


def walk(
    client: Client, *, alike: int = ALIKE, farthest: int = FARTHEST
) -> tuple[dict[str, list[str]], Counter[str]]:
    """Faults by address, and how many pages of each kind were seen."""
    faults: dict[str, list[str]] = {}
    client.get("/")  # the first page of a session writes when it was seen
    client.raise_request_exception = False  # go on, and tell all faults at once
    seen, ahead = {"/"}, ["/"]
    opened: Counter[str] = Counter()
    while ahead and opened.total() < farthest:
        address = ahead.pop(0)
        if opened[kind := kind_of(address)] == alike:
            continue
        opened[kind] += 1
        reset_queries()
        with CaptureQueriesContext(connection) as cost:
            answer = client.get(address)
        wrong = [] if answer.status_code < 400 else [f"answers {answer.status_code}"]
        if raised := getattr(answer, "exc_info", None):
            wrong.append(repr(raised[1]))
        queries = sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE")) for query in cost)
        if queries > AT_MOST.get(kind, MOST_QUERIES):
            wrong.append(f"{queries} queries")
        links = [answer.headers["Location"]] if "Location" in answer.headers else []
        if answer.status_code == 200 and answer.headers.get("Content-Type", "").startswith("text/html"):
            page = Page(answer.content.decode())
            wrong += page.faults()
            links = page.links
        for link in links:
            target = urldefrag(urljoin(address, link)).url
            if target.startswith("/") and target not in seen and not target.startswith(LEFT_OUT):
                seen.add(target)
                ahead.append(target)
        if wrong:
            faults[address] = wrong
    return faults, opened


@pytest.mark.slow
@pytest.mark.parametrize("hat", HATS)
def test_every_link_leads_to_a_whole_page(task_force: TaskForce, hat: str) -> None:
    """A regency on its first day: hardly anything is there yet, and each empty page says so."""
    faults, opened = walk(task_force.client(getattr(task_force, hat)))
    _tell(faults)
    assert opened.total() > 5


@pytest.mark.slow
def test_every_link_of_the_demo_year_leads_to_a_whole_page(db: None, settings: LazySettings) -> None:
    """A year of work, seen by each of the people whom the demo offers."""
    settings.DEMO = True
    all_faults: dict[str, list[str]] = {}
    seen: Counter[str] = Counter()
    accounts = the_told_year().accounts
    for account in accounts:
        with at(TOLD_ON):
            client = Client()
            client.force_login(Account.objects.get(login=account.login))
            first = account == accounts[0]
            faults, opened = walk(client) if first else walk(client, alike=1, farthest=NEAR)
        assert opened.total() > 20, account.kind
        seen += opened
        all_faults |= {f"{account.kind}: {address}": wrong for address, wrong in faults.items()}
    _tell(all_faults)
    assert set(AT_MOST) <= set(seen), "a limit for a page that nobody opens"


def _tell(faults: dict[str, list[str]]) -> None:
    if faults:
        lines = [f"{address}: {'; '.join(wrong)}" for address, wrong in faults.items()]
        pytest.fail("\n".join(lines), pytrace=False)
