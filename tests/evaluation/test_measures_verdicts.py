"""From measures to verdicts: means of known measures, no verdict on half a ground, and none on trust without a voice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from lopo.evaluation.measures.counting import Item, Measure
from lopo.evaluation.measures.definitions import DEFINITIONS
from lopo.evaluation.measures.evidence import AspectEvidence
from lopo.evaluation.measures.indicators import IndicatorResult, indicators, verdict
from lopo.evaluation.measures.rows import Piece

DAY = date(2025, 6, 1)


def counted(**shares: tuple[int, int]) -> dict[str, Measure]:
    """All measures; those named are n of `of`, the others unknown."""
    return {
        id_: Measure(d, tuple(Item("x", str(i), i < n) for i in range(of)))
        for id_, d in DEFINITIONS.items()
        for n, of in [shares.get(id_, (0, 0))]
    }


def indicator(
    at: int, evidence: dict[str, AspectEvidence] | None = None, **shares: tuple[int, int]
) -> IndicatorResult:
    return indicators(counted(**shares), evidence or {})[at]


@pytest.mark.parametrize(
    ("score", "word"),
    [
        (None, "none"),
        (0.0, "weak"),
        (0.499, "weak"),
        (0.5, "adequate"),
        (0.749, "adequate"),
        (0.75, "strong"),
    ],
)
def test_strong_from_three_quarters_adequate_from_half(score: float | None, word: str) -> None:
    assert verdict(score) == word


def test_an_indicator_is_the_mean_of_its_aspects_and_names_its_lowest_measure() -> None:
    found = indicator(0, F1=(10, 10), F2=(5, 10), F3=(0, 4), F5=(6, 10))

    assert [aspect.score for aspect in found.aspects] == [0.75, 0.6]
    assert found.score == pytest.approx(0.675)
    assert (found.verdict, found.known, found.of) == ("adequate", 3, 6)
    assert found.lowest is not None
    assert found.lowest.id == "F2"  # F3 is lower, but too few to be known


def test_the_mean_is_exact_whatever_the_order() -> None:
    found = indicator(2, S1=(1, 10), S2=(2, 10), S3=(3, 10))

    assert found.aspects[0].exact == Fraction(3, 20)
    assert found.score == 0.225


def test_without_a_known_measure_of_one_aspect_there_is_no_verdict_and_a_reason() -> None:
    found = indicator(3, O7=(9, 10))

    assert (found.score, found.verdict) == (None, "none")
    assert found.aspects[0].score == 0.9
    assert "Dapat dinilai" in found.because


def test_a_measure_of_too_few_is_in_no_mean() -> None:
    assert indicator(3, O7=(9, 10), O8=(4, 4)).verdict == "none"
    assert indicator(3, O7=(9, 10), O8=(4, 5)).verdict == "strong"


def test_punctuality_alone_is_no_verdict_on_trust() -> None:
    punctual: dict[str, Any] = {"T1a": (9, 10), "T5": (9, 10)}
    word = Piece("E1", "trust_commitment", "trust", 1, DAY, DAY)
    conclusion = replace_kind(word, "conclusion")

    assert indicator(1, **punctual).verdict == "none"
    assert "T8" in indicator(1, **punctual).because
    assert indicator(1, T8=(3, 4), **punctual).verdict == "none"  # four answers are too few
    assert indicator(1, T8=(4, 5), **punctual).verdict == "strong"
    assert indicator(1, {"trust": AspectEvidence((word,))}, **punctual).verdict == "strong"
    assert indicator(1, {"trust": AspectEvidence((conclusion,))}, **punctual).verdict == "none"


def replace_kind(piece: Piece, kind: str) -> Piece:
    return piece._replace(kind=kind)


def test_t8_is_a_mean_and_has_no_interval() -> None:
    t8 = DEFINITIONS["T8"]
    pulse = Measure(t8, (Item("survey", "s", Fraction(15, 9), of=6),))

    assert pulse.value == pytest.approx(15 / 54)
    assert pulse.interval is None
    assert Measure(replace(t8, interval=True), pulse.items).interval is not None
