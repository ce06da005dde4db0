"""Buku ekspedisi: who brought what to whom, one line a delivery, with an empty cell for the receiver's signature.

A photograph of the signed page is the proof for every line on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lopo.ground.papers.frame import Frame
from lopo.ground.papers.typeset import Printed, filename, typeset
from lopo.ground.papers.words import book_date


@dataclass(frozen=True)
class DeliveryLine:
    number: int
    sent_on: date
    letter: str  # its number
    letter_dated: date | None
    content: str
    to: str  # an office
    note: str = ""

    def for_template(self) -> list[str]:
        dated = f"{book_date(self.letter_dated)}, " if self.letter_dated else ""
        return [
            str(self.number),
            book_date(self.sent_on),
            dated + self.letter,
            self.content,
            self.to,
            "",
            self.note,
        ]


@dataclass(frozen=True)
class DeliveryBook:
    frame: Frame  # landscape: frame.sheet.lying()
    office: str
    period: str  # "September 2025"
    lines: Sequence[DeliveryLine]
    blank_lines: int = 4  # for what is brought without Lopo


def delivery_book(book: DeliveryBook, *, made_on: date) -> Printed:
    title = f"Buku Ekspedisi {book.period}"
    pdf = typeset("ground/papers/delivery_book.typ", {"book": book}, title=title, dated=made_on)
    return Printed(pdf, filename("buku-ekspedisi", book.period))
