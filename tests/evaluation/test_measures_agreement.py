"""Krippendorff's alpha: the examples of its author, and what must hold of any readers."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st
import pytest

from lopo.evaluation.measures.agreement import agreement, alpha

# Krippendorff 2011, examples A to C; a point is a thing that this reader did not see.
TWO_WORDS = ("0100000010", "1110010000")
MANY_WORDS = ("aabbdcccedda", "babbbccceddd")
FOUR_READERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units(*readers: str) -> list[str]:
    """The words of each thing, of readers who saw it."""
    return ["".join(words).replace(".", "") for words in zip(*readers, strict=True)]


def test_two_readers_who_agree_hardly_more_than_by_chance() -> None:
    """Six of ten alike. 20 words, 14 and 6: 1 - 19 × 8 / (2 × 14 × 6)."""
    assert alpha(units(*TWO_WORDS)) == 1 - Fraction(19 * 8, 2 * 14 * 6)
    assert float(alpha(units(*TWO_WORDS)) or 0) == pytest.approx(0.095, abs=0.001)


@pytest.mark.parametrize(("readers", "is_"), [(MANY_WORDS, 0.692), (FOUR_READERS, 0.743)])
def test_the_examples_of_its_author(readers: tuple[str, ...], is_: float) -> None:
    assert float(alpha(units(*readers)) or 0) == pytest.approx(is_, abs=0.001)


words = st.sampled_from("abc")
things = st.lists(st.lists(words, min_size=2, max_size=4), min_size=2, max_size=12)


@given(things, st.randoms(use_true_random=False))
def test_neither_the_order_of_things_nor_of_readers_matters(read: list[list[str]], chance: object) -> None:
    turned = [list(reversed(one)) for one in reversed(read)]
    assert alpha(turned) == alpha(read)


@given(things)
def test_it_never_exceeds_one_and_is_one_only_where_all_agree(read: list[list[str]]) -> None:
    found = alpha(read)
    assume(found is not None)
    assert found is not None
    assert found <= 1
    assert (found == 1) == all(len(set(one)) == 1 for one in read)


@given(things)
def test_other_names_for_the_same_words_change_nothing(read: list[list[str]]) -> None:
    assert alpha([[{"a": "z", "b": "y", "c": "x"}[word] for word in one] for one in read]) == alpha(read)


@given(things, words)
def test_what_only_one_person_read_counts_for_nothing(read: list[list[str]], alone: str) -> None:
    assert alpha([*read, [alone]]) == alpha(read)


def test_nothing_to_compare_is_unknown() -> None:
    assert alpha([]) is alpha(["a", "b"]) is alpha(["aa", "aa"]) is None


def test_under_ten_pairs_only_the_count_is_told() -> None:
    nine = [("a", "a")] * 8 + [("a", "b")]
    assert (agreement(nine).equal, agreement(nine).alpha) == (8, None)
    assert agreement([*nine, ("b", "b")]).alpha is not None
