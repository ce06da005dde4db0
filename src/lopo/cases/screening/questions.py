"""The quick questions by which somebody is screened, as data with source and dates (`questions.yaml`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
import yaml

AGE = "age"  # asks whether this may be a child; no element of its own


class Element(models.TextChoices):
    """What trafficking is made of. A child needs no means (UN Palermo Protocol art. 3(c))."""

    ACT = "act", _("Proses")
    MEANS = "means", _("Cara")
    PURPOSE = "purpose", _("Tujuan")


class Answer(models.TextChoices):
    """ "Not asked" is unknown too: it is never counted as no."""

    YES = "yes", _("Ya")
    NO = "no", _("Tidak")
    UNKNOWN = "unknown", _("Belum tahu")


@dataclass(frozen=True)
class Question:
    key: str
    element: str
    shows: bool  # yes alone shows the element; else two such signs do
    planned: bool  # shows a purpose that was planned and not reached
    says: str
    says_en: str

    def __str__(self) -> str:
        return self.says_en if get_language() == "en" else self.says


@dataclass(frozen=True)
class QuestionSet:
    """The questions of some years, in the order in which they are asked."""

    key: str
    since: date
    until: date | None
    source: str
    confirmed: bool
    questions: tuple[Question, ...]

    def of(self, element: str) -> Iterable[Question]:
        return (question for question in self.questions if question.element == element)

    def answered(self, said: dict[str, str]) -> dict[str, str]:
        """An answer to each question: what was not asked is unknown."""
        return {one.key: said.get(one.key) or Answer.UNKNOWN for one in self.questions}


@cache
def question_sets() -> dict[str, QuestionSet]:
    rows: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return {row["key"]: _set(row) for row in rows}


def questions_on(day: date) -> QuestionSet:
    """The set of a day: the newest that held then; for days before the first, the first."""
    sets = sorted(question_sets().values(), key=lambda one: one.since)
    held = [one for one in sets if one.since <= day and (one.until is None or day <= one.until)]
    return held[-1] if held else sets[0]


def _set(row: dict[str, Any]) -> QuestionSet:
    questions = tuple(
        Question(
            one["key"],
            one["element"],
            one["weight"] == "shows",
            one.get("planned", False),
            one["says"],
            one["says_en"],
        )
        for one in row["questions"]
    )
    return QuestionSet(row["key"], row["from"], row.get("until"), row["source"], row["confirmed"], questions)
