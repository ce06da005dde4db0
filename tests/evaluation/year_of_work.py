"""A year of governing, made by operations: meetings from which two agencies stay away, and a decision left undone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from lopo.ground.acts import at
from lopo.taskforce.meeting.models import Meeting
from tests.cast import TaskForce
from tests.taskforce.meetings import decided, held, planned, running

AWAY = ("dp3a", "kodim")
FIRST_DAY, LAST_DAY = date(2025, 1, 1), date(2025, 12, 31)
YEAR = "?from=2025-01-01&to=2025-12-31"


def a_year_of_work(task_force: TaskForce, *, meetings: int = 2) -> list[Meeting]:
    """So many coordination meetings in 2025, one a month, and a follow-up of the first that nobody finished."""
    return [_met(task_force, month) for month in range(1, meetings + 1)]


def _met(task_force: TaskForce, month: int) -> Meeting:
    starts_at = datetime(2025, month, 11, 1, tzinfo=UTC)
    with at(starts_at - timedelta(days=7)):
        row = planned(task_force, title=f"Rapat koordinasi {month}", starts_at=starts_at)
    running(task_force, row)
    if month == 1:
        decided(task_force, row, due_on=date(2025, 2, 28))
    return held(task_force, row, absent=AWAY)
