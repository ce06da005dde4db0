"""Age on the day of the event, as far as a birth date is known; a child, not a child, or not to be told."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
import pytest

from lopo.cases.person.age import age_in_words, ages, born_in_words, is_child, majority

DAYS = st.dates(date(1930, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("born", "on", "child", "said"),
    [
        ("2008-03-09", date(2026, 3, 8), True, "anak, 17 tahun"),  # the day before the birthday
        ("2008-03-09", date(2026, 3, 9), False, "dewasa, 18 tahun"),
        ("2008-03", date(2026, 3, 9), None, "anak atau dewasa, 17–18 tahun"),
        ("2008", date(2026, 3, 9), None, "anak atau dewasa, 17–18 tahun"),
        ("2008", date(2026, 12, 31), False, "dewasa, 18 tahun"),
        ("2009", date(2026, 12, 31), True, "anak, 17 tahun"),
        ("1996", date(2026, 3, 9), False, "dewasa, 29–30 tahun"),
        ("2008-02-29", date(2026, 2, 28), True, "anak, 17 tahun"),
        ("", date(2026, 3, 9), None, ""),
    ],
)
def test_a_child_by_the_day_of_the_event(born: str, on: date, child: bool | None, said: str) -> None:
    assert is_child(born, on) is child
    assert age_in_words(born, on) == said


@given(born=DAYS, later=st.integers(0, 20_000))
def test_what_is_known_less_exactly_never_contradicts_what_is_known(born: date, later: int) -> None:
    on = born + timedelta(days=later)
    exact = is_child(born.isoformat(), on)
    for less in (f"{born:%Y-%m}", f"{born:%Y}"):
        assert is_child(less, on) in (exact, None)
        youngest, oldest = ages(less, on) or (0, 0)
        assert youngest <= (ages(born.isoformat(), on) or (0, 0))[0] <= oldest


@pytest.mark.parametrize(
    ("born", "said"), [("1996-04-12", "12 April 1996"), ("1996-04", "April 1996"), ("1996", "1996"), ("", "")]
)
def test_a_birth_date_is_said_as_far_as_it_is_known(born: str, said: str) -> None:
    assert born_in_words(born) == said


def test_the_age_of_majority_names_its_law() -> None:
    rule = majority(date(2026, 3, 9))
    assert rule.under == 18
    assert "35/2014" in rule.source
    assert not rule.confirmed
    assert majority(date(1990, 1, 1)) == rule  # before the oldest rule that is known, that one
