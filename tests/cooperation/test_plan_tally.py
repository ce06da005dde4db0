"""How quarters make a year, and when a target is reached."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
import pytest

from lopo.cooperation.action_plan.models import Activity, Counting, Realisation
from lopo.cooperation.action_plan.tally import hits, missed_last_year, missing, reached

values = st.none() | st.integers(0, 1000)


def an_activity(
    counting: str = Counting.SUM, target: int | None = 40, quarters: tuple[int, ...] = (1, 2, 3, 4)
) -> Activity:
    return Activity(
        counting=counting, target=None if target is None else Decimal(target), quarters=list(quarters)
    )


def reports(*told: int | None) -> list[Realisation]:
    """Reports of the first quarters, one after the other."""
    return [
        Realisation(quarter=quarter, value=None if value is None else Decimal(value))
        for quarter, value in enumerate(told, start=1)
    ]


@pytest.mark.parametrize(
    ("counting", "told", "year"),
    [
        (Counting.SUM, (25, 20), 45),
        (Counting.FEWER, (25, 20), 45),
        (Counting.LATEST, (25, 20), 20),
        (Counting.LATEST, (25, None), 25),  # a quarter without a number says nothing about how things stand
        (Counting.SUM, (0, 0), 0),
        (Counting.SUM, (None, None), None),  # unknown is not zero
        (Counting.LATEST, (), None),
    ],
)
def test_the_quarters_make_the_year(counting: str, told: tuple[int | None, ...], year: int | None) -> None:
    assert reached(an_activity(counting), reports(*told)) == (None if year is None else Decimal(year))


@pytest.mark.parametrize(
    ("counting", "told", "hit"),
    [
        (Counting.SUM, (25, 20), True),
        (Counting.SUM, (25, 10), False),
        (Counting.LATEST, (50, 20), False),
        (Counting.LATEST, (20, 50), True),
        (Counting.FEWER, (10, 10, 10, 10), True),
        (Counting.FEWER, (10, 10, 10, 11), False),
        (Counting.FEWER, (10, 10, 10), False),  # silence never reaches a target
        (Counting.SUM, (), None),
    ],
)
def test_a_target_is_reached(counting: str, told: tuple[int, ...], hit: bool | None) -> None:
    assert hits(an_activity(counting), reports(*told)) is hit


def test_without_a_target_nothing_can_be_said() -> None:
    assert hits(an_activity(target=None), reports(50)) is None


@given(told=st.lists(values, max_size=4), counting=st.sampled_from(Counting.values))
def test_the_order_of_the_reports_does_not_matter(told: list[int | None], counting: str) -> None:
    rows = reports(*told)
    activity = an_activity(counting)
    assert reached(activity, rows) == reached(activity, reversed(rows))
    assert hits(activity, rows) == hits(activity, list(reversed(rows)))


@given(told=st.lists(st.integers(0, 100), max_size=3), planned=st.sets(st.integers(1, 4)))
def test_a_quarter_left_out_never_betters_the_result(told: list[int], planned: set[int]) -> None:
    for counting in (Counting.SUM, Counting.FEWER):
        less = an_activity(counting, quarters=tuple(planned))
        more = an_activity(counting, quarters=tuple(planned | {4}))
        assert not (hits(more, reports(*told)) and not hits(less, reports(*told)))


def test_missing_are_the_planned_quarters_that_nobody_reported() -> None:
    assert missing(an_activity(quarters=(1, 3, 4)), reports(5)) == [3, 4]


@pytest.mark.parametrize(
    ("counting", "target", "value", "missed"),
    [
        (Counting.SUM, 40, 30, True),
        (Counting.SUM, 40, 40, False),
        (Counting.SUM, 40, None, True),
        (Counting.FEWER, 5, 6, True),
        (Counting.FEWER, 5, 5, False),
        (Counting.SUM, None, 30, False),
    ],
)
def test_what_last_year_did_not_reach(
    counting: str, target: int | None, value: int | None, missed: bool
) -> None:
    activity = Activity(
        counting=counting,
        last_target=None if target is None else Decimal(target),
        last_value=None if value is None else Decimal(value),
    )
    assert missed_last_year(activity) is missed
