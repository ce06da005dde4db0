"""What every test stands on: the machinery from tests/support, then the cast of people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cast import TaskForce

pytest_plugins = [
    "tests.support.chance",
    "tests.support.network",
    "tests.support.emptying",
    "tests.support.folders",
    "tests.support.memory",
    "tests.support.browser",
]

TODAY = datetime(2026, 3, 9, 1, tzinfo=UTC)  # Monday, nine in the morning, WITA


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--whole", action="store_true", help="take all cases where a run usually takes some by lot"
    )


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The throw-away server goes with its databases; dropping one would wait for a browser's last request."""
    from django.db import connection

    return bool(connection.vendor == "postgresql")


@pytest.fixture(autouse=True)
def fixed_day() -> Iterator[None]:
    """No test depends on the date: acts happen on Monday, 9 March 2026, unless a test says otherwise."""
    from lopo.ground.acts import at

    with at(TODAY):
        yield


@pytest.fixture
def task_force(db: Any) -> TaskForce:
    """The real decree in force, its agencies and partners, a person with an account in each office."""
    from tests.cast import the_task_force

    return the_task_force()
