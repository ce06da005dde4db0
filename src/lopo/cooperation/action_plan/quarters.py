"""Quarters of a year: their days, their names, and how planners write several of them ("I–III", "I, IV")."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
import re

ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
_MONTHS = ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"]
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_WHOLE_YEAR = re.compile(r"sepanjang tahun|setahun|setiap triwulan|tiap triwulan|semua|1 tahun")
_NOISE = re.compile(r"\b(triwulan|tri wulan|tw|dan|kuartal|q)\b|[().]")
_DASH = re.compile(r"\s*(?:[-–—]|s\.?\s?/?\s?d\.?|sampai)\s*")


def first_day(year: int, quarter: int) -> date:
    return date(year, 3 * quarter - 2, 1)


def last_day(year: int, quarter: int) -> date:
    return date(year, 3 * quarter, monthrange(year, 3 * quarter)[1])


def quarter_of(day: date) -> int:
    return (day.month + 2) // 3


def spelled(quarters: Iterable[int]) -> str:
    """[1, 2, 3] is "I–III", [1, 3] is "I, III"."""
    runs: list[list[int]] = []
    for quarter in sorted(set(quarters)):
        if runs and runs[-1][-1] == quarter - 1:
            runs[-1].append(quarter)
        else:
            runs.append([quarter])
    return ", ".join(ROMAN[run[0]] if len(run) == 1 else f"{ROMAN[run[0]]}–{ROMAN[run[-1]]}" for run in runs)


def read_quarters(text: str) -> list[int]:
    """What `spelled` writes and what people write instead: "TW 1-3", "I s.d. IV", "Maret", "sepanjang tahun".

    Raises ValueError for anything else.
    """
    plain = " ".join(text.casefold().split())
    if not plain:
        return []
    if _WHOLE_YEAR.fullmatch(plain):
        return [1, 2, 3, 4]
    plain = _NOISE.sub(" ", plain.replace("q", "q "))
    found: set[int] = set()
    for part in re.split(r"[,;/&+]|\s(?=[iv1-4]+\b)", _DASH.sub("-", plain)):
        if part.strip():
            found |= _one(part.strip())
    return sorted(found)


def _one(part: str) -> set[int]:
    """ "ii" or "i-iii"."""
    first, dash, last = part.partition("-")
    start, end = _number(first.strip()), _number(last.strip()) if dash else None
    if start is None or (dash and (end is None or end < start)):
        raise ValueError(part)
    return set(range(start, (end or start) + 1))


def _number(word: str) -> int | None:
    """The quarter of a number or of a month ("Maret", "mar")."""
    if word[:3] in _MONTHS:
        return _MONTHS.index(word[:3]) // 3 + 1
    return _NUMBERS.get(word)
