"""Every kind of page of a told year, in a browser and in both languages: nobody is kept out, nothing is too wide."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client
import pytest

from lopo.ground.accounts import sessions
from lopo.ground.accounts.models import Account
from tests.journeys.people import Calendar, House, Person
from tests.project.test_pages import LEFT_OUT, kind_of
from tests.told_year import told

pytestmark = pytest.mark.slow
TOLD_UNTIL = date(2026, 10, 20)  # three quarters are over
WHO = ("secretary", "dinsos", "dukcapil", "inspektorat", "draft")
OWN = ("", "evaluation/", "meetings/<uuid:pk>/")  # kinds that each of them sees in a way of their own
LINKS = "[...document.querySelectorAll('a[href]:not([download])')].map(a => a.getAttribute('href'))"
FILLED = (
    "[...document.querySelectorAll('.btn:not(.two)')].filter(e => e.checkVisibility()).map(e => e.innerText)"
)


def test_every_kind_of_page_of_a_told_year(house: House, calendar: Calendar, settings: Any) -> None:
    settings.DEMO = True
    calendar.turn_to(TOLD_UNTIL)
    story = told(TOLD_UNTIL)
    known: dict[str, str] = {}
    for who in WHO:
        person = house.stranger()
        person.signs_in(client_of(story.people[who]))
        found = walk(person, known)
        known |= found
        if who == "secretary":
            in_english(person, list(found.values()))
    assert len(known) > 90


def client_of(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    session = client.session
    sessions.begin(session)
    session.save()
    return client


def walk(person: Person, known: dict[str, str]) -> dict[str, str]:
    """One address of each kind that nobody saw before, each looked at."""
    found: dict[str, str] = {}
    seen, ahead = {"/"}, ["/"]
    while ahead:
        address = ahead.pop(0)
        kind = kind_of(address)
        if kind in found or (kind in known and kind not in OWN) or not is_page(person, address):
            continue
        found[kind] = address
        person.opens(address)
        filled = person.page.evaluate(FILLED)
        assert len(filled) <= 1, f"{address} has {filled}"
        for link in person.page.evaluate(LINKS):
            if link.startswith("/") and link not in seen and not link.startswith(LEFT_OUT):
                seen.add(link)
                ahead.append(link.partition("#")[0])
    return found


def is_page(person: Person, address: str) -> bool:
    """No PDF, workbook or calendar, which the browser would hand out."""
    answer = person.page.request.get(person.house.url + address)
    assert answer.status in (200, 302, 403), f"{address} answers {answer.status}"
    return answer.status == 200 and answer.headers["content-type"].startswith("text/html")


def in_english(person: Person, addresses: list[str]) -> None:
    person.opens("/")
    with person.page.expect_navigation():
        person.page.evaluate("document.querySelector('a[hreflang=en]').click()")
    for address in addresses:
        by_address = address.startswith("/kabar/")  # without cookie: its language stands in its address
        person.opens(address)
        spoken = "en" if not by_address or address.startswith("/kabar/en/") else "id"
        assert person.page.locator("html").get_attribute("lang") == spoken
