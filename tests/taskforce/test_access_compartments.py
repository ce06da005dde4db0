"""The matrix of compartments: one file for code, page and tests."""

from __future__ import annotations

import pytest

from lopo.taskforce.access.compartments import COURT, PARTNER, Compartment, matrix, readable, writable
from lopo.taskforce.decree.models import Function
from tests.cast import TaskForce


def test_each_kind_of_seat_has_a_word_on_each_compartment() -> None:
    assert set(matrix()) == {*Function.values, COURT, PARTNER}
    for line in matrix().values():
        assert set(line) == set(Compartment.values)
        assert set(line.values()) <= {"", "r", "rw"}


def test_what_may_be_written_may_be_read() -> None:
    for kind in matrix():
        assert writable([kind]) <= readable([kind])


def test_two_seats_give_what_either_gives_and_an_unknown_kind_nothing() -> None:
    both = readable([Function.CARE, Function.JUSTICE])
    assert {Compartment.SHELTER, Compartment.SUSPECT} <= both
    assert readable(["guest"]) == frozenset()


@pytest.mark.parametrize(
    ("kind", "shut"),
    [("justice", "shelter"), ("justice", "health"), ("care", "suspect"), ("prevention", "shelter"), ("court", "identity"), ("partner", "narrative")],
)  # fmt: skip
def test_what_must_stay_apart_is_apart(kind: str, shut: str) -> None:
    assert shut not in readable([kind])


def test_people_read_the_same_matrix(task_force: TaskForce) -> None:
    page = task_force.client(task_force.dukcapil).get("/compartments/").content.decode()
    cells = [how for line in matrix().values() for how in line.values()]
    words = {"rw": "baca dan tulis", "r": "baca", "": "tertutup"}
    assert {how: page.count(f"</svg>{word}</span>") for how, word in words.items()} == {
        how: cells.count(how) for how in words
    }
