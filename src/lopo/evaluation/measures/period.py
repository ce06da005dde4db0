"""The period that is evaluated, its quarters and months, and when a thing may be counted in it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
import re
from typing import NamedTuple

from django.utils.translation import gettext as _

from lopo.ground.acts import Refused

ROMAN = ("I", "II", "III", "IV")


class Quarter(NamedTuple):
    """One quarter of a calendar year, whole, even where the period cuts it."""

    year: int
    number: int

    @property
    def start(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def end(self) -> date:
        return last_of_month(self.year, 3 * self.number)

    @property
    def roman(self) -> str:
        return ROMAN[self.number - 1]

    @property
    def words(self) -> str:
        """ "triwulan II 2025": the one way in which people read a quarter here."""
        return _("triwulan %(number)s %(year)s") % {"number": self.roman, "year": self.year}

    def __str__(self) -> str:
        """ "2025-Q2": in addresses, and in names of what is owed once a quarter."""
        return f"{self.year}-Q{self.number}"


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month + 2) // 3)


def quarter_named(name: str) -> Quarter:
    """The quarter of "2025-Q2". Raises ValueError for what names none."""
    if not (found := re.fullmatch(r"([0-9]{4})-Q([1-4])", name)):
        raise ValueError(name)
    return Quarter(int(found[1]), int(found[2]))


def last_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day where the month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


EARLIEST, LATEST = 1945, 2100


class NoSuchPeriod(Refused):
    """The period ends before it starts, or lies in another century."""


@dataclass(frozen=True)
class Period:
    """From the first to the last day, seen from `as_of`: what falls due later is not counted yet."""

    start: date
    end: date
    as_of: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise NoSuchPeriod(_("Periode berakhir sebelum dimulai. Tukar kedua tanggalnya."), field="end")
        if self.start.year < EARLIEST or self.end.year > LATEST:
            told = {"first": EARLIEST, "last": LATEST}
            raise NoSuchPeriod(_("Pilih periode antara tahun %(first)s dan %(last)s.") % told, field="start")

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.start <= day <= self.end

    def over(self, day: date | None) -> bool:
        """This day lies in the period and has passed: what was owed by then was kept or was not."""
        return day is not None and self.start <= day <= self.end and day < self.as_of

    @cached_property
    def last_seen(self) -> date:
        """The last day that this evaluation can speak of."""
        return min(self.end, self.as_of)

    @cached_property
    def quarters(self) -> tuple[Quarter, ...]:
        """All quarters that the period touches."""
        return tuple(self._quarters())

    @cached_property
    def whole_quarters(self) -> tuple[Quarter, ...]:
        """Quarters that lie inside the period and are over: only these owe what is due once a quarter."""
        return tuple(q for q in self.quarters if q.start >= self.start and self.over(q.end))

    @cached_property
    def whole_years(self) -> tuple[int, ...]:
        years = range(self.start.year, self.end.year + 1)
        return tuple(y for y in years if date(y, 1, 1) >= self.start and self.over(date(y, 12, 31)))

    @cached_property
    def years(self) -> range:
        """All calendar years that the period touches."""
        return range(self.start.year, self.end.year + 1)

    @cached_property
    def whole_months(self) -> tuple[date, ...]:
        """First days of the months that lie inside the period and are over."""
        firsts = (date(y, m, 1) for y in self.years for m in range(1, 13))
        return tuple(f for f in firsts if f >= self.start and self.over(last_of_month(f.year, f.month)))

    @cached_property
    def before(self) -> tuple[date, date]:
        """The period before this one: the years before a span of whole years, else as many days."""
        last = self.start - timedelta(days=1)
        if (self.start.month, self.start.day, self.end.month, self.end.day) == (1, 1, 12, 31):
            return date(last.year - len(self.years) + 1, 1, 1), last
        return last - (self.end - self.start), last

    def _quarters(self) -> Iterator[Quarter]:
        quarter = quarter_of(self.start)
        while quarter.start <= self.end:
            yield quarter
            quarter = quarter_of(quarter.end + timedelta(days=1))


def calendar_year(year: int, as_of: date) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), as_of)
