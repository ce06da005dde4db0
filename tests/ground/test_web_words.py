"""How limits, days and numbers are said, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import override
import pytest

from lopo.ground.acts.moment import at
from lopo.ground.web import words

WITA = ZoneInfo("Asia/Makassar")
TUESDAY = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def _it_is_tuesday_ten_march() -> Iterator[None]:
    with at(datetime(2026, 3, 10, 12, 0, tzinfo=WITA)), override("id"):
        yield


@pytest.mark.parametrize(
    ("days", "state", "says", "limit"),
    [
        (-4, "late", "Terlambat 4 hari", "batas Jumat, 6 Maret"),
        (-214, "late", "Terlambat 214 hari", "batas Jumat, 8 Agustus 2025"),
        (0, "soon", "Hari ini", "Selasa, 10 Maret"),
        (1, "soon", "Besok", "Rabu, 11 Maret"),
        (2, "run", "2 hari lagi", "Kamis, 12 Maret"),
    ],
)
def test_a_limit_says_how_it_stands_and_when_it_is(days: int, state: str, says: str, limit: str) -> None:
    face = words.face(TUESDAY + timedelta(days=days))
    assert (face.state, face.words, face.limit) == (state, says, limit)


def test_a_rule_that_warns_earlier_makes_a_limit_soon() -> None:
    assert words.face(date(2026, 3, 13), warns=2).state == "run"
    assert words.face(date(2026, 3, 13), warns=3).state == "soon"


def test_what_is_done_says_whether_it_was_in_time() -> None:
    in_time = words.face(date(2026, 3, 9), met=date(2026, 3, 6))
    after = words.face(date(2026, 3, 3), met=date(2026, 3, 6))
    assert (in_time.state, in_time.words, in_time.limit) == ("met", "Terpenuhi", "Jumat, 6 Maret")
    assert (after.state, after.words, after.limit) == ("met", "Selesai", "3 hari lewat batas")


def test_what_waits_for_another_says_for_what_even_when_its_day_has_passed() -> None:
    face = words.face(date(2026, 3, 1), waits="surat sehat RSUD")
    assert (face.state, face.words, face.limit) == ("hold", "Menunggu", "surat sehat RSUD")


def test_an_hour_of_today_runs_out_at_its_hour_and_in_the_time_of_the_place() -> None:
    assert words.face(datetime(2026, 3, 10, 8, 0, tzinfo=ZoneInfo("UTC"))).limit == "pukul 16.00"
    past = words.face(datetime(2026, 3, 10, 11, 0, tzinfo=WITA))
    assert (past.state, past.words, past.limit) == ("late", "Terlambat hari ini", "batas pukul 11.00")


def test_an_evening_in_utc_is_already_tomorrow_in_timor() -> None:
    assert words.day(datetime(2026, 3, 10, 20, 0, tzinfo=ZoneInfo("UTC"))) == "Rabu, 11 Maret"


def test_english_counts_one_day_and_more() -> None:
    with override("en"):
        assert words.face(TUESDAY - timedelta(days=1)).words == "1 day late"
        assert words.face(TUESDAY - timedelta(days=4)).limit == "was due Friday, 6 March"
        assert words.face(TUESDAY + timedelta(days=9)).words == "9 days left"
        assert words.face(datetime(2026, 3, 10, 16, 0, tzinfo=WITA)).limit == "4 p.m."


@pytest.mark.parametrize(
    ("days", "says"),
    [(-1, "kemarin"), (0, "hari ini"), (1, "besok"), (3, "3 hari lagi"), (-3, "3 hari lalu")],
)
def test_a_day_says_how_far_it_is(days: int, says: str) -> None:
    assert words.distance(TUESDAY + timedelta(days=days)) == says


def test_a_period_names_month_and_year_only_as_often_as_needed() -> None:
    assert words.period(date(2026, 3, 14), date(2026, 3, 14)) == "14 Maret"
    assert words.period(date(2026, 3, 9), date(2026, 3, 14)) == "9–14 Maret"
    assert words.period(date(2026, 3, 28), date(2026, 4, 2)) == "28 Maret–2 April"
    assert words.period(date(2025, 1, 1), date(2025, 12, 31)) == "1 Januari sampai 31 Desember 2025"
    assert words.period(date(2025, 12, 30), date(2026, 1, 2)) == "30 Desember 2025 sampai 2 Januari 2026"


@pytest.mark.parametrize(
    ("language", "whole", "score", "rupiah", "short"),
    [
        ("id", "12.345", "0,62", "Rp\u00a024.000.000", "Rp\u00a01,2 miliar"),
        ("en", "12,345", "0.62", "Rp\u00a024,000,000", "Rp\u00a01.2 billion"),
    ],
)
def test_numbers_are_written_as_the_reader_writes_them(
    language: str, whole: str, score: str, rupiah: str, short: str
) -> None:
    with override(language):
        assert words.whole(12345) == whole
        assert words.score(0.6249) == score
        assert words.rupiah(24_000_000) == rupiah
        assert words.rupiah_short(1_234_000_000) == short


def test_what_is_not_known_is_a_dash_and_never_zero() -> None:
    assert [words.score(None), words.percent(None), words.rupiah(None), words.rupiah_short(None)] == ["–"] * 4
    assert [words.score(0), words.percent(0), words.rupiah(0)] == ["0,00", "0 %", "Rp\u00a00"]


def test_counts_come_first() -> None:
    assert words.of(14, 20) == "14 dari 20"
    with override("en"):
        assert words.of(14, 20) == "14 of 20"
