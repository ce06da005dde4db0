"""What all letters share besides the frame: to whom, from where and when, with which number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lopo.ground.papers.words import attachments, plain_date

BLANK = "…………………………"  # room to write by hand
BLANK_DATE = "…………………… 20……"


@dataclass(frozen=True)
class Addressee:
    """ "Yth. Kepala Dinas Sosial di Kefamenanu": an office, never a person; "u.p." whom it concerns inside."""

    office: str
    place: str = ""
    attention: str = ""


LISTED = Addressee("(daftar terlampir)")  # many are called: the list stands on the annex


@dataclass(frozen=True)
class LetterLines:
    """Nomor, Sifat, Lampiran, Hal, and place and date on the line of the number.

    Without a date or number the paper leaves room: the office's own agenda gives them, Lopo never mints one.
    """

    place: str
    dated: date | None
    number: str
    subject: str = ""
    urgency: str = ""
    enclosures: int | None = None

    @property
    def place_and_date(self) -> str:
        return place_and_date(self.place, self.dated)

    def for_template(self) -> dict[str, object]:
        return {
            "number": self.number or BLANK,
            "urgency": self.urgency,
            "attachments": "" if self.enclosures is None else attachments(self.enclosures),
            "subject": self.subject,
            "place-and-date": self.place_and_date,
        }


def place_and_date(place: str, day: date | None) -> str:
    """ "Kefamenanu, 3 September 2025" (no full stop), or room for the date."""
    return f"{place}, {plain_date(day) if day else BLANK_DATE}"


def subject_of_many(names: Sequence[str]) -> str:
    """For file names: the one name, or how many."""
    return names[0] if len(names) == 1 else f"{len(names)} surat"
