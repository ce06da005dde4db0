"""The report's page and the measures that Lopo cannot count yet, as people meet them: by day, by night, on paper."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import Route
import pytest

from lopo.evaluation.opening.operations import lay_open
from lopo.ground.acts import at
from lopo.ground.papers.models import IssuedPaper
from tests.evaluation.test_evaluate_command import NOT_KEPT
from tests.evaluation.year_of_work import FIRST_DAY, LAST_DAY, YEAR, a_year_of_work
from tests.journeys.keyboard import Keyboard
from tests.journeys.people import Calendar, People

pytestmark = pytest.mark.slow
REPORT = "/evaluation/report/" + YEAR
OPEN_TO_ALL = date(2026, 3, 24)
WHITE = "rgb(255, 255, 255)"


@pytest.fixture
def reported(people: People, calendar: Calendar) -> People:
    """Last year's evaluation is open to all: its report may be issued."""
    a_year_of_work(people.task_force)
    lay_open(people.task_force.secretariat, starts_on=FIRST_DAY, ends_on=LAST_DAY)
    calendar.turn_to(OPEN_TO_ALL)
    return people


@pytest.mark.parametrize("address", ["/evaluation/" + YEAR, REPORT])
def test_the_evaluation_and_its_report_keep_nobody_out_by_day_or_night_and_print_black_on_white(
    reported: People, address: str
) -> None:
    person = reported.secretariat
    person.opens(address)
    person.page.emulate_media(color_scheme="dark")
    assert person.page.evaluate("getComputedStyle(document.body).backgroundColor") != WHITE
    reported.axe(person.page)

    person.page.emulate_media(media="print", color_scheme="dark")
    assert person.page.evaluate("getComputedStyle(document.body).backgroundColor") == WHITE
    assert person.page.locator(".mast").is_hidden()
    assert person.page.locator("h1").is_visible()


def test_the_report_is_issued_by_keyboard_alone(reported: People) -> None:
    keys = Keyboard(reported.secretariat)
    keys.person.opens("/evaluation/" + YEAR)
    keys.follows("^Terbitkan dengan kode$")
    keys.reaches("^Terbitkan dalam bahasa Indonesia$")
    handed: list[bytes] = []

    def keep(route: Route) -> None:
        """The browser's own reader of papers is no page of Lopo."""
        handed.append(route.fetch().body())
        route.fulfill(content_type="text/html", body="<!doctype html><title>Laporan</title>")

    keys.page.route("**/evaluation/report/**", keep)
    with keys.page.expect_navigation():
        keys.page.keyboard.press("Enter")

    assert handed[0].startswith(b"%PDF-")
    assert IssuedPaper.objects.get().paper == "report"


def test_what_is_not_recorded_yet_says_unknown_and_why(people: People) -> None:
    with at(OPEN_TO_ALL):
        a_year_of_work(people.task_force)
    person = people.secretariat
    for id_, what in NOT_KEPT.items():
        person.opens(f"/evaluation/measures/{id_}/{YEAR}")
        person.reads("Belum diketahui")
        person.reads(f"{what} belum dicatat di Lopo")
    person.opens("/evaluation/" + YEAR)
    person.reads("layanan kepada korban belum dicatat di Lopo")
