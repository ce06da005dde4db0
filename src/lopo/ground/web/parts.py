"""Plain values that some parts of a page are drawn from, so that a page cannot forget one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class Due:
    """One row of a due list (`components/due.html`): a title that starts with a verb, and where one does it."""

    title: Words
    url: str
    due: date | datetime | None = None
    subject: Words = ""
    rule: Words = ""
    met: date | datetime | None = None
    waits: Words = ""
    warns: int = 1


@dataclass(frozen=True)
class Event:
    """One entry of a timeline (`components/timeline.html`), newest first; the agency stands in front of what it did."""

    when: date | datetime
    agency: Words
    did: Words
    icon: str = "pen"
    url: str = ""


@dataclass(frozen=True)
class WeekDay:
    """One day of the week strip (`components/week.html`): a dot for each thing that happens together."""

    day: date
    things: int = 0


@dataclass(frozen=True)
class Aspect:
    """One aspect of an indicator: its words and its score, None while unknown."""

    words: Words
    score: float | None


@dataclass(frozen=True)
class Indicator:
    """One of the four (`components/indicator.html`): verdict, mean, aspects, lowest measure, the study's word."""

    number: int
    words: Words
    verdict: Words
    shape: str  # full | half | line | unknown
    mean: float | None
    aspects: tuple[Aspect, ...]
    known: int
    measures: int
    lowest_id: str = ""
    lowest: Words = ""
    lowest_part: int | None = None
    lowest_total: int | None = None
    says: Words = ""  # one sentence of ours
    study_years: str = ""
    study_says: Words = ""
    url: str = ""


@dataclass(frozen=True)
class Quote:
    """One piece of evidence on one side (`components/sides.html`); informants by office only."""

    text: Words
    source: Words
    conclusion: bool = False  # shown, never counted as evidence of its own


@dataclass(frozen=True)
class Seen:
    """Attendance of one agency (`components/attendance.html`)."""

    agency: Words
    shape: str  # full head, half mandated delegate, line delegate without mandate, none absent
    says: Words


@dataclass(frozen=True)
class SeenGroup:
    """Attendance of one sub-task force."""

    words: Words
    rows: list[Seen] = field(default_factory=list)

    @property
    def came(self) -> int:
        return sum(row.shape != "none" for row in self.rows)


@dataclass(frozen=True)
class Measured:
    """One measure (`components/measure.html`): counts first, then the share with its interval.

    `total` None or 0 is *belum diketahui*; under 5 it is *terlalu sedikit*, outside every mean.
    """

    id: str
    words: Words
    part: int | None
    total: int | None
    share: float | None = None
    low: float | None = None
    high: float | None = None
    note: Words = ""
    url: str = ""
    few: bool = False

    @property
    def known(self) -> bool:
        return self.part is not None and bool(self.total)


@dataclass(frozen=True)
class Stat:
    """A large count and what it counts (`components/stat.html`)."""

    number: Words | int
    words: Words


@dataclass(frozen=True)
class Triangulated:
    """Work records beside what people say about one aspect (`components/triangulation.html`)."""

    aspect: Words
    records: Words
    people: Words
    shape: str  # against | half | unknown | full
    verdict: Words  # berlawanan | sebagian | satu sumber | sejalan
    ask: Words = ""  # what to ask whom
