"""What journeys need: one calendar for the people and the server, and a screen for each person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from playwright.sync_api import Page
import pytest

from lopo.ground.acts import moment
from tests.cast import TaskForce
from tests.conftest import TODAY
from tests.journeys.people import Calendar, House, People


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Iterator[Calendar]:
    """The day of the test holds in the server's thread too, and can be turned on."""
    calendar = Calendar(TODAY)
    monkeypatch.setattr(moment, "timezone", calendar)
    told = moment._told.set(None)
    yield calendar
    moment._told.reset(told)


@pytest.fixture
def house(
    live_server: Any, calendar: Calendar, new_context: Callable[..., Any], axe: Callable[[Page], None]
) -> Iterator[House]:
    """An empty house, to be filled by the test."""
    house = House(live_server.url, new_context, axe)
    yield house
    _nobody_complained(house)


@pytest.fixture
def people(
    live_server: Any,
    task_force: TaskForce,
    calendar: Calendar,
    new_context: Callable[..., Any],
    axe: Callable[[Page], None],
) -> Iterator[People]:
    """Everybody of the cast, each with a browser of their own. Whatever their pages complained of fails the test."""
    people = People(live_server.url, new_context, axe, task_force=task_force)
    yield people
    _nobody_complained(people)


def _nobody_complained(house: House) -> None:
    complaints = [line for page in house.complaints for line in page]
    assert not complaints, "\n".join(complaints)
