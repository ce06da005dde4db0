"""Reading a file that people wrote: every fault is told as a sentence with its place, none stops the reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lopo.ground.acts import Refused

FIRST_YEAR, LAST_YEAR = 2000, 2100
SHOWN = 60  # characters of somebody's text that a sentence about it repeats


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a file: where, and what to do about it."""

    place: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" if self.place else self.sentence


class FaultyFile(Refused):
    """The file cannot be used as it is. `faults` are all that were found, in the order of the file."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        more = len(faults) - 1
        sentence = str(faults[0])
        if more:
            sentence += " " + ngettext(
                "Ada %(count)d kesalahan lain.", "Ada %(count)d kesalahan lain.", more
            ) % {"count": more}
        super().__init__(sentence, field="file")


@dataclass
class Faults:
    """What was found so far."""

    found: list[Fault] = field(default_factory=list)

    def add(self, place: str, sentence: str) -> None:
        self.found.append(Fault(place, sentence))

    def stop(self) -> None:
        """Raises FaultyFile if anything was found."""
        if self.found:
            raise FaultyFile(self.found)


@dataclass(frozen=True)
class Entry:
    """One mapping of the file and where it stands. Each reader returns a usable value, and notes what was wrong."""

    told: Mapping[Any, Any]
    place: str
    faults: Faults

    def fault(self, sentence: str) -> None:
        self.faults.add(self.place, sentence)

    def has(self, key: str) -> bool:
        return key in self.told

    def text(self, key: str, *, longest: int, needed: bool = False) -> str:
        """A text of one line, spaces tidied."""
        value = self.told.get(key)
        if value is None or value == "":
            if needed:
                self.fault(_("“%(key)s” belum diisi.") % {"key": key})
            return ""
        if isinstance(value, (dict, list, set, bytes)):
            self.fault(_("“%(key)s” harus berupa tulisan.") % {"key": key})
            return ""
        text = " ".join(str(value).split())
        if len(text) > longest:
            self.fault(
                _(
                    "“%(key)s” terlalu panjang: %(length)d huruf, paling banyak %(longest)d. Dimulai “%(start)s …”."
                )
                % {"key": key, "length": len(text), "longest": longest, "start": text[:SHOWN]}
            )
            return text[:longest]
        return text

    def number(self, key: str, *, fallback: int, least: int = 1, most: int = 999) -> int:
        value = self.told.get(key)
        if value is None:
            return fallback
        if isinstance(value, bool) or not str(value).strip().isdecimal() or not least <= int(value) <= most:
            self.fault(
                _("“%(key)s” harus berupa angka %(least)d sampai %(most)d, tertulis “%(value)s”.")
                % {"key": key, "least": least, "most": most, "value": str(value)[:SHOWN]}
            )
            return fallback
        return int(value)

    def yes(self, key: str) -> bool | None:
        """True, False, or None when the file does not say."""
        value = self.told.get(key)
        if value is None or isinstance(value, bool):
            return value
        words = {"ya": True, "yes": True, "true": True, "tidak": False, "no": False, "false": False, "": None}
        if (word := str(value).strip().casefold()) in words:
            return words[word]
        self.fault(
            _("“%(key)s” diisi ya atau tidak, tertulis “%(value)s”.")
            % {"key": key, "value": str(value)[:SHOWN]}
        )
        return None

    def choice(self, key: str, words: Mapping[str, str]) -> str | None:
        """One of the known words (any case), as its value; None when the file says nothing."""
        value = self.told.get(key)
        if value is None or value == "":
            return None
        return self._known(key, value, words)

    def choices(self, key: str, words: Mapping[str, str]) -> tuple[str, ...] | None:
        """Several known words, as a list or parted by commas; None when the file does not have the key."""
        value = self.told.get(key)
        if value is None:
            return None
        values = value if isinstance(value, list) else [w for w in str(value).split(",") if w.strip()]
        known = (self._known(key, one, words) for one in values)
        return tuple(dict.fromkeys(one for one in known if one is not None))

    def day(self, key: str) -> date | None:
        """A calendar day, of this century."""
        value = self.told.get(key)
        if value is None or value == "":
            return None
        if (day := as_day(value)) is None:
            self.fault(
                _("“%(key)s” bukan tanggal: “%(value)s”. Tulis seperti 2026-01-05.")
                % {"key": key, "value": str(value)[:SHOWN]}
            )
            return None
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fault(
                _("“%(key)s” menyebut tahun %(year)d. Periksa lagi, tahun itu tidak mungkin di sini.")
                % {"key": key, "year": day.year}
            )
            return None
        return day

    def inner(self, key: str, *, place: str) -> Entry:
        """A mapping inside this one; empty (and told) when it is something else."""
        value = self.told.get(key)
        if value is not None and not isinstance(value, dict):
            self.fault(_("“%(key)s” harus berisi isian di bawahnya.") % {"key": key})
        told = value if isinstance(value, dict) else {}
        return Entry(told, str(told.get("_place") or place), self.faults)

    def rows(self, key: str, place: str) -> Iterator[Entry]:
        """The mappings of a list inside this one; `place` names each: "kedudukan %d"."""
        value = self.told.get(key)
        if value is None:
            return
        if not isinstance(value, list):
            self.fault(_("“%(key)s” harus berupa daftar.") % {"key": key})
            return
        for number, row in enumerate(value, 1):
            where = ", ".join(filter(None, [self.place, place % number]))
            if isinstance(row, dict):
                yield Entry(
                    row, str(row.get("_place") or where), self.faults
                )  # a workbook knows sheet and row
            else:
                self.faults.add(where, _("Baris ini harus berisi isian, bukan hanya sebuah nilai."))

    def _known(self, key: str, value: Any, words: Mapping[str, str]) -> str | None:
        word = " ".join(str(value).split()).casefold()
        if word in words:
            return words[word]
        self.fault(
            _("“%(key)s” tidak mengenal “%(value)s”. Yang dikenal: %(known)s.")
            % {"key": key, "value": str(value)[:SHOWN], "known": ", ".join(dict.fromkeys(words))}
        )
        return None


def as_day(value: Any) -> date | None:
    """The day that is meant by a date, "2026-01-05", "05-01-2026" or "5/1/2026"; None if it is none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
        try:
            return datetime.strptime(str(value).strip(), form).date()
        except ValueError:
            continue
    return None
