"""When things happen in the demo year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone


@dataclass(frozen=True)
class StoryYear:
    """The year that is told, and the day on which it is looked at: a year of which at least half has passed."""

    year: int
    today: date

    @classmethod
    def until(cls, today: date) -> StoryYear:
        return cls(today.year if today.month >= 7 else today.year - 1, today)

    def day(self, month: int, day: int) -> date:
        """That day, or the working day after it."""
        found = date(self.year, month, day)
        while found.weekday() > 4:
            found += timedelta(days=1)
        return found

    def has_come(self, day: date) -> bool:
        return day < self.today


def hour(day: date, hours: int, minutes: int = 0) -> datetime:
    """A moment of that day where the task force works."""
    moment = datetime(day.year, day.month, day.day, hours, minutes)
    return timezone.make_aware(moment, timezone.get_default_timezone())
