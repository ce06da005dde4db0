"""The grammar of a call: what a value must be, and one sentence where a call cannot be understood.

argparse prints its usage and an English fragment; scripts and people get one sentence in their language instead.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
import re
from typing import Any, NoReturn

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What argparse says, and how Lopo says it. A value is named by the function that reads it: "invalid day value".
SENTENCES: tuple[tuple[str, str | Promise], ...] = (
    (
        r"argument (?P<option>\S+): invalid day value: (?P<value>.*)",
        _("%(option)s: %(value)s bukan tanggal. Tulis tahun-bulan-hari, misalnya 2025-12-31."),
    ),
    (
        r"argument (?P<option>\S+): invalid port value: (?P<value>.*)",
        _("%(option)s: %(value)s bukan port. Pilih angka dari 1 sampai 65535."),
    ),
    (
        r"argument (?P<option>\S+): invalid \w+ value: (?P<value>.*)",
        _("%(option)s: %(value)s bukan angka yang dapat dipakai di sini. Tulis angka bulat, misalnya 2."),
    ),
    (
        r"argument (?P<option>\S+): invalid choice: (?P<value>.*) \(choose from (?P<choices>.*)\)",
        _("%(option)s: %(value)s tidak ada di sini. Pilih salah satu: %(choices)s."),
    ),
    (
        r"argument (?P<option>\S+): expected one argument",
        _("%(option)s belum diberi nilai. Tulis nilainya di belakangnya; lihat %(program)s --help"),
    ),
    (
        r"argument (?P<option>\S+): ignored explicit argument (?P<value>.*)",
        _("%(option)s tidak menerima nilai. Tulis tanpa %(value)s."),
    ),
    (
        r"the following arguments are required: (?P<value>.*)",
        _("Panggilan ini belum lengkap: %(value)s masih kurang. Lihat %(program)s --help"),
    ),
    (
        r"unrecognized arguments: (?P<value>.*)",
        _("%(value)s tidak dikenal di sini. Lihat %(program)s --help"),
    ),
)
OTHERWISE = _("Panggilan ini tidak dimengerti. Lihat %(program)s --help")


class Misused(Exception):
    """A call that the grammar does not know; says so once Django knows the languages."""

    def __init__(self, message: str, program: str) -> None:
        super().__init__(message)
        self.message, self.program = message, program

    def __str__(self) -> str:
        for pattern, sentence in SENTENCES:
            if found := re.fullmatch(pattern, self.message, re.DOTALL):
                said = {name: part.replace("'", "") for name, part in found.groupdict().items()}
                return str(sentence) % {**said, "program": self.program}
        return str(OTHERWISE) % {"program": self.program}


class Grammar(argparse.ArgumentParser):
    """Options are written in full: a shortened one would change its meaning with the next option."""

    def __init__(self, **words: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **words})

    def error(self, message: str) -> NoReturn:
        raise Misused(message, self.prog)


def language(argv: Sequence[str]) -> str:
    """In which language a call wants its messages, even one that could not be understood."""
    asked = " ".join(argv).replace("--language=", "--language ")
    return "en" if "--language en" in asked else "id"


def day(text: str) -> date:
    """A day of the calendar, year first."""
    return date.fromisoformat(text)


def port(text: str) -> int:
    """Where a server can be found; 0 would be a place that nobody is told."""
    return _between(1, int(text), 65535)


def year(text: str) -> int:
    """A year that the calendar has."""
    return _between(date.min.year, int(text), date.max.year)


def count(text: str) -> int:
    """How many of something that there must be at least one of."""
    return _between(1, int(text), 1000)


def _between(least: int, number: int, most: int) -> int:
    if not least <= number <= most:
        raise ValueError(number)
    return number
