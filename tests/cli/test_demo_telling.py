"""The demo year can be told on any day, and the same seed tells the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction
import pytest

from lopo.cli.demo.opening import fill
from lopo.cli.demo.story import Story
from lopo.ground.acts import at
from lopo.taskforce.decree.models import Decree
from lopo.taskforce.meeting.models import Invitation
from tests.told_year import TOLD_ON, the_told_year, told

pytestmark = pytest.mark.django_db


def came(tell: Callable[[], Story]) -> Counter[tuple[str, str, str]]:
    """Who came to what, in a year that is told and taken back."""
    with transaction.atomic():
        tell()
        seen = Counter(Invitation.objects.values_list("meeting__title", "agency__key", "attendance"))
        transaction.set_rollback(True)
    return seen


def test_the_same_seed_tells_the_same(settings: Any) -> None:
    settings.DEMO = True
    once = came(the_told_year)
    assert came(lambda: told(TOLD_ON, seed=1)) == once
    assert came(lambda: told(TOLD_ON, seed=2)) != once


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2026, 7, 1), date(2028, 2, 29)])
def test_the_story_can_be_told_on_any_day(settings: Any, day: date) -> None:
    settings.DEMO = True
    with at(day):
        assert len(fill(seed=1)) >= 12
    assert Decree.objects.latest("signed_on").year in (2026, 2027)
