"""Official wording: the examples that the offices know, and what must hold for every number."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
import pytest

from lopo.ground.papers import words


@pytest.mark.parametrize(
    ("number", "spoken"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (101, "seratus satu"),
        (286, "dua ratus delapan puluh enam"),
        (1000, "seribu"),
        (1999, "seribu sembilan ratus sembilan puluh sembilan"),
        (2026, "dua ribu dua puluh enam"),
        (1_001_000, "satu juta satu ribu"),
        (2_001_000, "dua juta satu ribu"),
        (1_000_000_000, "satu miliar"),
        (3_000_000_000_011, "tiga triliun sebelas"),
    ],
)
def test_numbers_are_spelled_as_receipts_spell_them(number: int, spoken: str) -> None:
    assert words.in_words(number) == spoken


DIGITS = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
}
DIGITS |= {"sembilan": 9}
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def read_aloud(spoken: str) -> int:
    """The number behind the words, as a cashier would count it together."""
    for word in ("sepuluh", "sebelas", "seratus", "seribu"):
        spoken = spoken.replace(word, f"satu {word.removeprefix('se')}")
    whole = group = digit = 0
    for word in spoken.split():
        if word in DIGITS:
            digit = DIGITS[word]
        elif word in SCALES:
            whole, group, digit = whole + (group + digit) * SCALES[word], 0, 0
        else:
            group, digit = group + {"belas": 10 + digit, "puluh": 10 * digit, "ratus": 100 * digit}[word], 0
    return whole + group + digit


@given(st.integers(0, words.LARGEST))
def test_every_number_can_be_read_back_from_its_words(number: int) -> None:
    assert read_aloud(words.in_words(number)) == number


@pytest.mark.parametrize("number", [-1, words.LARGEST + 1])
def test_numbers_beyond_reason_are_not_spelled(number: int) -> None:
    with pytest.raises(ValueError, match="in_words knows"):
        words.in_words(number)


def test_official_acts_count_in_figures_and_letters() -> None:
    assert words.counted(2, "orang") == "2 (dua) orang"
    assert words.attachments(1) == "1 (satu) berkas"
    assert words.attachments(0) == "-"
    assert words.ordinal(1).upper() == "KESATU"
    assert words.ordinal(12).upper() == "KEDUA BELAS"


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "a"), (9, "i"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba")]
)
def test_duties_are_lettered(number: int, letters: str) -> None:
    assert words.lettered(number) == letters


@given(st.integers(1, 3999))
def test_a_roman_number_reads_back(number: int) -> None:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    figures = [values[letter] for letter in words.roman(number)]
    following = [*figures[1:], 0]
    assert sum(-a if a < b else a for a, b in zip(figures, following, strict=True)) == number


def test_august_is_viii_in_a_letter_number() -> None:
    assert words.roman(8) == "VIII"


def test_things_are_listed_in_both_languages() -> None:
    assert words.listed([]) == ""
    assert words.listed(["huruf a"]) == "huruf a"
    assert words.listed(["huruf a", "huruf b"]) == "huruf a dan huruf b"
    assert words.listed(["a", "b", "c"]) == "a, b, dan c"
    assert words.listed(["a", "b", "c"], "en") == "a, b and c"


# Money


def test_rupiah_stands_joined_with_two_decimals() -> None:
    assert words.rupiah(Decimal("1250000")) == "Rp1.250.000,00"
    assert words.rupiah(Decimal("1250000"), "en") == "Rp1,250,000.00"
    assert words.rupiah(0) == "Rp0,00"
    assert words.rupiah(Decimal("-1500.5")) == "-Rp1.500,50"


@given(st.decimals(min_value=0, max_value=10**13, places=2))
def test_no_sen_is_lost_in_writing(amount: Decimal) -> None:
    figures = words.rupiah(amount).removeprefix("Rp").replace(".", "").replace(",", ".")
    assert Decimal(figures) == amount


# Days and hours


def test_the_day_is_computed_and_the_month_is_named() -> None:
    assert words.long_date(date(2026, 3, 10)) == "Selasa, 10 Maret 2026"
    assert words.long_date(date(2026, 3, 13)) == "Jumat, 13 Maret 2026"
    assert words.long_date(date(2026, 3, 10), "en") == "Tuesday, 10 March 2026"
    assert words.plain_date(date(2025, 9, 3)) == "3 September 2025"
    assert words.month_and_year(date(2025, 11, 1)) == "November 2025"
    assert words.book_date(date(2025, 9, 4)) == "4-9-2025"


def test_a_berita_acara_spells_its_date() -> None:
    assert (
        words.date_in_words(date(2026, 3, 10)) == "tanggal sepuluh bulan Maret tahun dua ribu dua puluh enam"
    )


def test_hours_have_a_dot_and_a_zone() -> None:
    assert words.hour(time(9)) == "pukul 09.00 WITA"
    assert words.hours(time(9)) == "pukul 09.00 WITA s.d. selesai"
    assert words.hours(time(9, 15), time(11, 40)) == "pukul 09.15–11.40 WITA"
    assert words.hour(time(9), "en") == "09:00 WITA"
    assert words.hour(datetime(2026, 3, 10, 9, tzinfo=ZoneInfo("Asia/Jayapura"))) == "pukul 09.00 WIT"


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_a_written_date_reads_back(day: date) -> None:
    weekday, rest = words.long_date(day).split(", ")
    number, month, year = rest.split(" ")
    months = [words.month_name(m) for m in range(1, 13)]
    assert date(int(year), months.index(month) + 1, int(number)) == day
    assert weekday == words.day_name(day)
