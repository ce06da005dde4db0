"""How official papers write numbers, dates, hours and money, in Indonesian and, where a paper has it, in English.

Day names are computed, never typed. Nothing here is translated by gettext: it *is* the language. Source of the forms:
PUEBI and the usage described in the regional rules of official papers (Permendagri 1/2023).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal

Language = Literal["id", "en"]

_DAYS: dict[Language, Sequence[str]] = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS: dict[Language, Sequence[str]] = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_ONES = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_LARGE = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
LARGEST = 10**15 - 1  # in_words goes as far as triliun


# Numbers


def in_words(number: int) -> str:
    """Terbilang: 1001 is "seribu satu", 1_001_000 is "satu juta satu ribu". From 0 to LARGEST."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"in_words knows 0 to {LARGEST}, not {number}")
    if number < 12:
        return _ONES[number]
    if number < 20:
        return f"{_ONES[number - 10]} belas"
    if number < 100:
        return _spoken(number, 10, "puluh")
    if number < 200:
        return _with_rest("seratus", number - 100)
    if number < 1000:
        return _spoken(number, 100, "ratus")
    if number < 2000:
        return _with_rest("seribu", number - 1000)
    if number < 10**6:
        return _spoken(number, 1000, "ribu")
    unit, word = next(large for large in _LARGE if number >= large[0])
    return _with_rest(f"{in_words(number // unit)} {word}", number % unit, inside=True)


def _spoken(number: int, unit: int, word: str) -> str:
    return _with_rest(f"{in_words(number // unit)} {word}", number % unit)


def _with_rest(head: str, rest: int, *, inside: bool = False) -> str:
    """ "satu ribu" instead of "seribu" only inside a larger number (1.001.000)."""
    if not rest:
        return head
    tail = in_words(rest)
    if inside and 1000 <= rest < 2000:
        tail = "satu ribu" + tail.removeprefix("seribu")
    return f"{head} {tail}"


def counted(number: int, noun: str) -> str:
    """ "2 (dua) orang", as official acts count."""
    return f"{number} ({in_words(number)}) {noun}"


def attachments(number: int, noun: str = "berkas") -> str:
    """What stands after "Lampiran": "1 (satu) berkas", or "-" for none."""
    return counted(number, noun) if number else "-"


def roman(number: int) -> str:
    """ "VIII": months in letter numbers, parts of annexes. From 1 to 3999."""
    if not 1 <= number <= 3999:
        raise ValueError(f"roman knows 1 to 3999, not {number}")
    letters = ""
    for value, letter in _ROMAN:
        count, number = divmod(number, value)
        letters += letter * count
    return letters


def ordinal(number: int) -> str:
    """ "kesatu", "kedua belas": the paragraphs of a decree (in capitals there: KESATU)."""
    return "ke" + in_words(number)


def lettered(number: int) -> str:
    """ "a" for 1, "z" for 26, "aa" for 27: the reasons of a decree, the duties of its annex."""
    if number < 1:
        raise ValueError(f"lettered starts at 1, not {number}")
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters


def grouped(number: int, language: Language = "id") -> str:
    """ "1.250.000" (English "1,250,000")."""
    text = f"{number:,}"
    return text.replace(",", ".") if language == "id" else text


def listed(items: Sequence[str], language: Language = "id") -> str:
    """ "a", "a dan b", "a, b, dan c"; in English "a, b and c"."""
    *first, last = items or [""]
    if not first:
        return last
    joint = "dan" if language == "id" else "and"
    comma = "," if language == "id" and len(first) > 1 else ""
    return f"{', '.join(first)}{comma} {joint} {last}"


# Money


def rupiah(amount: Decimal | int, language: Language = "id") -> str:
    """ "Rp1.250.000,00": Rp joined, no full stop, always two decimals. Below zero with a minus before Rp."""
    whole, sen = _whole_and_sen(amount)
    point = "," if language == "id" else "."
    return f"{'-' if amount < 0 else ''}Rp{grouped(whole, language)}{point}{sen:02}"


def _whole_and_sen(amount: Decimal | int) -> tuple[int, int]:
    return divmod(int(abs(Decimal(amount) * 100).to_integral_value()), 100)


# Days and hours


def month_name(month: int, language: Language = "id") -> str:
    return _MONTHS[language][month - 1]


def day_name(day: date, language: Language = "id") -> str:
    return _DAYS[language][day.weekday()]


def plain_date(day: date, language: Language = "id") -> str:
    """ "10 Maret 2026", no leading zero."""
    return f"{day.day} {month_name(day.month, language)} {day.year}"


def long_date(day: date, language: Language = "id") -> str:
    """ "Selasa, 10 Maret 2026"."""
    return f"{day_name(day, language)}, {plain_date(day, language)}"


def book_date(day: date) -> str:
    """ "4-9-2025", as the delivery book writes it."""
    return f"{day.day}-{day.month}-{day.year}"


def month_and_year(day: date, language: Language = "id") -> str:
    """ "September 2025"."""
    return f"{month_name(day.month, language)} {day.year}"


def date_in_words(day: date) -> str:
    """ "tanggal sepuluh bulan Maret tahun dua ribu dua puluh enam", as a berita acara opens."""
    return f"tanggal {in_words(day.day)} bulan {month_name(day.month)} tahun {in_words(day.year)}"


def clock_time(moment: time | datetime, language: Language = "id") -> str:
    """ "09.00" (English "09:00")."""
    return f"{moment:%H.%M}" if language == "id" else f"{moment:%H:%M}"


def hour(moment: time | datetime, language: Language = "id", *, zone: str = "WITA") -> str:
    """ "pukul 09.00 WITA". An aware moment names its own zone (WIB, WITA, WIT)."""
    named = moment.tzname() if isinstance(moment, datetime) and moment.tzinfo else None
    text = f"{clock_time(moment, language)} {named or zone}"
    return f"pukul {text}" if language == "id" else text


def hours(start: time | datetime, end: time | datetime | None = None, *, zone: str = "WITA") -> str:
    """ "pukul 09.00 WITA s.d. selesai", or "pukul 09.15–11.40 WITA" where the end is known."""
    if end is None:
        return f"{hour(start, zone=zone)} s.d. selesai"
    return f"pukul {clock_time(start)}–{hour(end, zone=zone).removeprefix('pukul ')}"
