"""Walks through the whole house by its own links, under every kind of hat: no door leads nowhere."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
import pytest

if TYPE_CHECKING:
    from tests.cast import TaskForce

HATS = ("secretariat", "chair", "dinsos", "dukcapil", "inspektorat")
FARTHEST = 120  # pages of one walk
MOST_QUERIES = 25
LEFT_OUT = ("/bahasa/", "/static/")  # the same page once more, in English; files


class Page(HTMLParser):
    """What the walk needs to know of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: Counter[str] = Counter()
        self.tags: Counter[str] = Counter()
        self.language = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags[tag] += 1
        self.language = self.language or (told.get("lang") or "" if tag == "html" else "")
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
            *([f"ids used twice: {twice}"] if twice else []),
        ]


def walk(client: Client) -> tuple[dict[str, list[str]], int]:
    """Faults by address, and how many pages were seen."""
    faults: dict[str, list[str]] = {}
    client.raise_request_exception = False  # go on, and tell all faults at once
    seen, ahead = {"/"}, ["/"]
    while ahead and len(seen) <= FARTHEST:
        address = ahead.pop(0)
        with CaptureQueriesContext(connection) as cost:
            answer = client.get(address, follow=True)
        wrong = (
            []
            if answer.status_code < 400
            else [f"answers {answer.status_code}: {answer.exc_info and answer.exc_info[1]}"]
        )
        if len(cost) > MOST_QUERIES:
            wrong.append(f"{len(cost)} queries")
        if answer.status_code < 400 and answer.headers.get("Content-Type", "").startswith("text/html"):
            page = Page(answer.content.decode())
            wrong += page.faults()
            for link in page.links:
                target = urldefrag(urljoin(address, link)).url
                if target.startswith("/") and target not in seen and not target.startswith(LEFT_OUT):
                    seen.add(target)
                    ahead.append(target)
        if wrong:
            faults[address] = wrong
    return faults, len(seen)


@pytest.mark.slow
@pytest.mark.parametrize("hat", HATS)
def test_every_link_leads_to_a_whole_page(task_force: TaskForce, hat: str) -> None:
    faults, seen = walk(task_force.client(getattr(task_force, hat)))
    if faults:
        pytest.fail(
            "\n".join(f"{address}: {'; '.join(wrong)}" for address, wrong in faults.items()), pytrace=False
        )
    assert seen > 5
