"""A screening in words: each element with what was proposed and found, each question with its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lopo.cases.screening.models import Screening
from lopo.cases.screening.proposing import Found
from lopo.cases.screening.questions import Answer, Element, Question

SHAPES = {
    Found.SHOWN: "full",
    Found.SOME: "half",
    Found.NO: "line",
    Found.UNKNOWN: "unknown",
    Found.NOT_NEEDED: "none",
}
ANSWER_SHAPES = {Answer.YES: "full", Answer.NO: "line", Answer.UNKNOWN: "unknown"}


@dataclass(frozen=True)
class Shown:
    """One element: shape and word of what was found; `proposed` where the answers proposed something else."""

    element: Element
    found: Found
    proposed: Found | None = None

    @property
    def shape(self) -> str:
        return SHAPES[self.found]


@dataclass(frozen=True)
class Line:
    question: Question
    answer: Answer

    @property
    def shape(self) -> str:
        return ANSWER_SHAPES[self.answer]


def elements_of(found: Mapping[str, str], proposed: Mapping[str, str] | None = None) -> list[Shown]:
    other = {key: said for key, said in (proposed or {}).items() if said != found[key]}
    return [Shown(one, Found(found[one]), Found(other[one]) if one in other else None) for one in Element]


def lines_of(screening: Screening) -> list[Line]:
    """The questions of its own day, each with what was answered."""
    said = screening.asked.answered(screening.said)
    return [Line(one, Answer(said[one.key])) for one in screening.asked.questions]
