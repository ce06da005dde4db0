"""The matrix of duties: any decree's, and a decree that changes inside the year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lopo.evaluation.measures.definitions import DEFINITIONS, measures
from lopo.evaluation.measures.duties import duty_matrix
from lopo.evaluation.measures.period import Period, calendar_year
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.rows import Contribution, Duty
from lopo.evaluation.measures.small_world import AGENCIES, DECREE, DUTIES, YEAR
from tests.evaluation.plain_worlds import NEXT, NEXT_DUTIES

WORLD = DEFINITIONS["S1"].example.records


def test_a_cell_counts_pieces_of_work_and_not_agencies() -> None:
    matrix = duty_matrix(WORLD)
    joint = next(row for row in matrix.rows if (row.sub_task_force, row.letter) == ("A", "b"))

    assert [str(q) for q in matrix.quarters] == ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]
    assert [cell.n for cell in joint.cells if cell] == [0, 0, 0, 1]  # two agencies, one joint action
    assert matrix.totals == (2, 1, 1, 1)
    assert [(row.sub_task_force, row.letter) for row in matrix.rows] == [
        ("A", "a"),
        ("A", "b"),
        ("B", "a"),
        ("B", "b"),
    ]


def test_a_duty_that_names_no_kind_of_work_is_shown_and_not_counted() -> None:
    matrix = duty_matrix(WORLD)

    assert [row.counted for row in matrix.rows] == [True, True, True, False]
    assert len(matrix.owed_cells) == 12


def test_work_of_one_sub_task_force_does_not_fill_anothers_duty() -> None:
    both = (*DUTIES, Duty("e", "sk", "B", "c", frozenset({"joint_action"}), order=5))
    matrix = duty_matrix(replace(WORLD, duties=both))
    of_b = next(row for row in matrix.rows if (row.sub_task_force, row.letter) == ("B", "c"))
    assert of_b.total == 0  # that joint action was recorded for sub-task force A

    free = tuple(c._replace(sub_task_force=None) for c in WORLD.contributions)
    matrix = duty_matrix(replace(WORLD, duties=both, contributions=free))
    assert next(row for row in matrix.rows if (row.sub_task_force, row.letter) == ("B", "c")).total == 1


def test_a_decree_that_changes_in_may_is_judged_from_the_quarter_that_it_opens() -> None:
    gone = replace(
        WORLD,
        decrees=(DECREE, NEXT),
        duties=(
            *DUTIES,
            *(d for d in NEXT_DUTIES if d.letter != "b"),
            Duty("n", "sk25", "C", "a", frozenset({"report"}), order=9),
        ),
    )
    rows = {(row.sub_task_force, row.letter): row for row in duty_matrix(gone).rows}

    assert [bool(cell) for cell in rows["A", "b"].cells] == [
        True,
        True,
        False,
        False,
    ]  # in force when Q2 began
    assert [bool(cell) for cell in rows["C", "a"].cells] == [False, False, True, True]
    assert [cell.duty.id if cell else "" for cell in rows["A", "a"].cells] == ["a", "a", "a25", "a25"]
    assert (
        sum(1 for row in rows.values() for cell in row.cells if cell and cell.owed and row.counted)
        == 12 - 2 + 2
    )


def test_the_quarter_of_the_first_decree_is_shown_and_owes_nothing() -> None:
    first = calendar_year(2024, YEAR.as_of)
    done = Contribution("c", "polres", "report", date(2024, 3, 1), "m", "report")
    world = Records(first, AGENCIES, (DECREE,), DUTIES, contributions=(done,))
    matrix = duty_matrix(world)

    assert [cell.owed for cell in matrix.rows[0].cells if cell] == [False, True, True, True]
    assert [cell.n for cell in matrix.rows[0].cells if cell] == [1, 0, 0, 0]
    assert (measures(world)["S1"].numerator, measures(world)["S1"].denominator) == (0, 9)


def test_before_anything_was_recorded_no_quarter_is_held_against_anybody() -> None:
    late = Contribution("c", "polres", "report", date(2025, 8, 1), "m", "report")
    counted = measures(Records(YEAR, AGENCIES, (DECREE,), DUTIES, contributions=(late,)))

    assert counted["S1"].by_quarter == {"2025-Q3": (1, 3), "2025-Q4": (0, 3)}
    assert counted["F1"].by_quarter == {"2025-Q3": (0, 2), "2025-Q4": (0, 3)}
    assert measures(Records(YEAR, AGENCIES, (DECREE,), DUTIES))["S1"].state == "unknown"


def test_the_running_quarter_is_shown_and_not_yet_counted() -> None:
    now = Period(date(2026, 1, 1), date(2026, 12, 31), YEAR.as_of)
    matrix = duty_matrix(replace(WORLD, period=now))

    assert [str(q) for q in matrix.quarters] == ["2026-Q1"]
    assert matrix.owed_cells == []
