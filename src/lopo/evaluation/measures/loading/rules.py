"""Promises and rhythms of a regency, each by the version that held on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lopo.ground.clocks.models import ClockRule
from lopo.ground.clocks.owing import limit
from lopo.ground.places.models import Regency


class Rules:
    """All rules of a regency. One query."""

    def __init__(self, regency: Regency) -> None:
        self.versions: dict[str, list[ClockRule]] = {}
        for rule in ClockRule.objects.filter(regency=regency).order_by("-valid_from"):
            self.versions.setdefault(rule.key, []).append(rule)

    def on(self, key: str, day: date) -> ClockRule | None:
        held = (r for r in self.versions.get(key, ()) if r.valid_from <= day <= (r.valid_until or date.max))
        return next(held, None)

    def by(self, key: str, start: date | None) -> date | None:
        """The last day of a promise that began on `start`; None where nobody promised."""
        rule = self.on(key, start) if start else None
        return limit(rule, start) if rule and start else None

    def amounts(self, key: str, days: Iterable[date]) -> dict[date, int]:
        """How often was agreed, by the version that held on each of these days; 0 where none did."""
        return {day: rule.amount if (rule := self.on(key, day)) else 0 for day in days}
