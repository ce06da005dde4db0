"""The demo year can be told on any day, and the same seed tells the same."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.db import transaction
import pytest

from lopo.taskforce.meeting.models import Invitation
from tests.cli.test_demo import TOLD_ON, told

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def came(seed: int) -> Counter[tuple[str, str, str]]:
    """Who came to what, in a year that is told and taken back."""
    with transaction.atomic():
        told(TOLD_ON, seed)
        seen = Counter(Invitation.objects.values_list("meeting__title", "agency__key", "attendance"))
        transaction.set_rollback(True)
    return seen


def test_the_same_seed_tells_the_same(settings: Any) -> None:
    settings.DEMO = True
    assert came(7) == came(7)
    assert came(7) != came(8)


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2026, 7, 1), date(2028, 2, 29)])
def test_the_story_can_be_told_on_any_day(settings: Any, day: date) -> None:
    settings.DEMO = True
    assert told(day).year.year in (2026, 2027)
