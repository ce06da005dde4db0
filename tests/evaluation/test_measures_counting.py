"""Shares, intervals, and the period in which a thing may be counted."""

from __future__ import annotations

from datetime import date

import pytest

from lopo.evaluation.evaluating import chosen_period
from lopo.evaluation.measures.counting import wilson
from lopo.evaluation.measures.evidence_file import EvidenceFile
from lopo.evaluation.measures.period import NoSuchPeriod, Period, Quarter, calendar_year, months_later

SEEN = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("n", "of", "low", "high"),
    [(8, 17, 0.26, 0.69), (71, 104, 0.59, 0.76), (88, 193, 0.39, 0.53), (0, 5, 0.0, 0.43), (5, 5, 0.57, 1.0)],
)
def test_the_interval_is_wilsons(n: int, of: int, low: float, high: float) -> None:
    assert [round(bound, 2) for bound in wilson(n, of)] == [low, high]


def test_without_a_choice_the_period_is_the_calendar_year_or_that_of_the_evidence() -> None:
    study = EvidenceFile("Kajian", date(2019, 1, 1), date(2024, 12, 31), ())

    assert chosen_period(None, None) == calendar_year(2026, SEEN)
    assert chosen_period(date(2025, 4, 1), None) == Period(date(2025, 4, 1), date(2025, 12, 31), SEEN)
    assert chosen_period(None, date(2025, 6, 30)) == Period(date(2025, 1, 1), date(2025, 6, 30), SEEN)
    assert chosen_period(None, None, study) == Period(date(2019, 1, 1), date(2024, 12, 31), SEEN)
    assert chosen_period(date(2023, 1, 1), None, study).start == date(2023, 1, 1)


def test_a_period_upside_down_or_of_another_century_is_refused_in_a_sentence() -> None:
    with pytest.raises(NoSuchPeriod, match="sebelum dimulai"):
        Period(date(2025, 2, 1), date(2025, 1, 1), SEEN)
    with pytest.raises(NoSuchPeriod, match="1945"):
        Period(date(1, 1, 1), date(9999, 12, 31), SEEN)


def test_what_falls_due_today_or_later_is_not_counted_yet() -> None:
    year = calendar_year(2026, SEEN)

    assert year.over(date(2026, 3, 8))
    assert not year.over(SEEN)
    assert not year.over(date(2025, 12, 31))
    assert year.whole_quarters == ()
    assert year.whole_years == ()
    assert year.whole_months == (date(2026, 1, 1), date(2026, 2, 1))
    assert calendar_year(2025, SEEN).whole_quarters == tuple(Quarter(2025, n) for n in (1, 2, 3, 4))


def test_a_cut_quarter_owes_nothing() -> None:
    cut = Period(date(2025, 2, 1), date(2025, 8, 31), SEEN)

    assert [str(q) for q in cut.quarters] == ["2025-Q1", "2025-Q2", "2025-Q3"]
    assert [str(q) for q in cut.whole_quarters] == ["2025-Q2"]
    assert len(cut.whole_months) == 7


def test_the_period_before_is_as_long() -> None:
    assert calendar_year(2025, SEEN).before == (date(2024, 1, 1), date(2024, 12, 31))
    assert Period(date(2024, 1, 1), date(2025, 12, 31), SEEN).before == (date(2022, 1, 1), date(2023, 12, 31))
    assert Period(date(2025, 4, 1), date(2025, 6, 30), SEEN).before == (date(2024, 12, 31), date(2025, 3, 31))


def test_six_months_on_from_the_end_of_august_is_the_end_of_february() -> None:
    assert months_later(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert months_later(date(2025, 3, 1), 6) == date(2025, 9, 1)
