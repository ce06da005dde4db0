"""How old somebody was on a day, as far as the birth date is known, and whether that is a child (`majority.yaml`).

A birth date may be known to the day ("2008-03-01"), the month ("2008-03") or the year ("2008"); so an age is a range,
and "unknown" is an answer of its own beside yes and no.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
import yaml


@dataclass(frozen=True)
class Majority:
    """Under this age one is a child, from this day on, by this law."""

    under: int
    since: date
    source: str
    confirmed: bool


@cache
def majorities() -> list[Majority]:
    rows: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("majority.yaml").read_text("utf-8"))
    return [Majority(row["under"], row["from"], row["source"], row["confirmed"]) for row in rows]


def majority(on: date) -> Majority:
    """The rule of a day: the newest that held then, for days before the oldest the oldest."""
    held = [rule for rule in majorities() if rule.since <= on]
    return max(held, key=lambda rule: rule.since) if held else min(majorities(), key=lambda rule: rule.since)


def ages(born: str, on: date) -> tuple[int, int] | None:
    """Youngest and oldest that somebody can have been on a day, in whole years; None where nothing is known."""
    if not born:
        return None
    numbers = [int(part) for part in born.split("-")]
    year, month, day = [*numbers, 0, 0][:3]
    first = date(year, month or 1, day or 1)
    last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    return max(_years(last, on), 0), max(_years(first, on), 0)


def is_child(born: str, on: date) -> bool | None:
    """Whether somebody was a child on a day; None where the birth date leaves it open."""
    if (range_ := ages(born, on)) is None:
        return None
    youngest, oldest = range_
    under = majority(on).under
    return True if oldest < under else False if youngest >= under else None


def born_in_words(born: str) -> str:
    """ "12 April 1996", "April 1996", "1996"; empty where nothing is known."""
    numbers = [int(part) for part in born.split("-") if part]
    if not numbers:
        return ""
    shapes = {1: "Y", 2: "F Y", 3: "j F Y"}
    return date_format(date(*[*numbers, 1, 1][:3]), shapes[len(numbers)])


def age_in_words(born: str, on: date) -> str:
    """ "anak, 17 tahun", "dewasa, 29–30 tahun", "anak atau dewasa, 17–18 tahun"; empty where nothing is known."""
    if (range_ := ages(born, on)) is None:
        return ""
    child = is_child(born, on)
    word = _("anak atau dewasa") if child is None else _("anak") if child else _("dewasa")
    youngest, oldest = range_
    years = str(oldest) if youngest == oldest else f"{youngest}–{oldest}"
    said = ngettext("%(word)s, %(years)s tahun", "%(word)s, %(years)s tahun", oldest)
    return said % {"word": word, "years": years}


def _years(born: date, on: date) -> int:
    """Whole years from one day to another; somebody born on 29 February is a year older on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
