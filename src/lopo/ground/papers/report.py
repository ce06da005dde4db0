"""A report of many pages in either language: cover, contents, headings, paragraphs, tables, pictures, a method page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lopo.ground.papers.frame import Frame
from lopo.ground.papers.typeset import Picture, Printed, filename, typeset
from lopo.ground.papers.words import Language


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 1
    new_page: bool = False
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True)
class Paragraph:
    text: str
    quiet: bool = False  # notes, sources
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Points:
    items: Sequence[str]
    ordered: bool = False
    kind: Literal["points"] = "points"


@dataclass(frozen=True)
class Table:
    """Columns with their words; rows of texts. `right` names the columns of figures by place."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float] = ()  # shares; equal where none are given
    right: Sequence[int] = ()
    foot: Sequence[str] = ()  # totals
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class Figure:
    """A drawing with the sentence that it proves; its alt text says what a table beside it would."""

    picture: Picture
    caption: str
    source: str = ""
    width: float = 100  # per cent of the text
    kind: Literal["figure"] = "figure"


@dataclass(frozen=True)
class Statement:
    """A sentence that must be seen: a verdict or a finding, with what it rests on and who owes the next step."""

    text: str
    rests_on: str = ""
    owed: str = ""
    kind: Literal["statement"] = "statement"


Piece = Heading | Paragraph | Points | Table | Figure | Statement


@dataclass(frozen=True)
class Report:
    frame: Frame
    language: Language
    title: str
    subtitle: str
    published_by: str
    place_and_date: str
    summary: Sequence[str]  # paragraphs on the page after the cover
    pieces: Sequence[Piece]
    method: Sequence[Piece] = ()  # the page that a researcher can cite
    cite_as: str = ""


def report(text: Report, *, made_on: date) -> Printed:
    pdf = typeset(
        "ground/papers/report.typ", {"report": text}, title=text.title, dated=made_on, language=text.language
    )
    return Printed(pdf, filename(text.title, text.language, made_on))
