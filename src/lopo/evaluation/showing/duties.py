"""The matrix of duties for the page: two tables side by side, at most six columns, each cell with its records."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lopo.evaluation.asking import Asked
from lopo.evaluation.evaluating import Evaluation
from lopo.evaluation.measures.duties import DutyMatrix, DutyRow
from lopo.evaluation.measures.period import ROMAN

MOST_QUARTERS, MOST_COLUMNS = 4, 6


@dataclass(frozen=True)
class Column:
    """One quarter, or one year where the period has more than four quarters. `places` of the quarters in the matrix."""

    key: str  # "2025-Q1" or "2025"
    short: str
    words: str
    places: tuple[int, ...]

    @property
    def label(self) -> str:
        """Beside a cell on the phone: "TW I"."""
        return _("TW %(number)s") % {"number": self.short} if self.short in ROMAN else self.short


@dataclass(frozen=True)
class ShownCell:
    count: int | None
    url: str
    short: str


@dataclass(frozen=True)
class ShownDuty:
    letter: str
    text: str
    counted: bool
    silent: bool  # owed, and no record at all
    cells: list[ShownCell]
    total: int


@dataclass(frozen=True)
class Group:
    words: str
    duties: list[ShownDuty]


@dataclass(frozen=True)
class ShownMatrix:
    columns: list[Column]
    tables: list[list[Group]]
    totals: list[int]
    total: int
    duties: int
    part: int  # S1
    of: int


def matrix(ev: Evaluation, asked: Asked) -> ShownMatrix:
    told = ev.duties
    columns = columns_of(told)
    groups = _groups(ev, columns, asked)
    totals = [sum(told.totals[place] for place in column.places) for column in columns]
    owed = told.owed_cells
    return ShownMatrix(
        columns=columns,
        tables=_split(groups),
        totals=totals,
        total=sum(totals),
        duties=len(told.rows),
        part=sum(1 for cell in owed if cell.n),
        of=len(owed),
    )


def columns_of(told: DutyMatrix) -> list[Column]:
    """Quarters; years where there are more than four of them, the last six."""
    if len(told.quarters) <= MOST_QUARTERS:
        return [
            Column(str(quarter), quarter.roman, quarter.words, (place,))
            for place, quarter in enumerate(told.quarters)
        ]
    years: dict[int, list[int]] = {}
    for place, quarter in enumerate(told.quarters):
        years.setdefault(quarter.year, []).append(place)
    columns = [
        Column(str(year), str(year), _("tahun %(year)s") % {"year": year}, tuple(places))
        for year, places in years.items()
    ]
    return columns[-MOST_COLUMNS:]


def _groups(ev: Evaluation, columns: list[Column], asked: Asked) -> list[Group]:
    names = {p.code: p.name for d in ev.records.decrees for p in d.sub_task_forces}
    groups: dict[str, list[ShownDuty]] = {}
    for row in ev.duties.rows:
        groups.setdefault(row.sub_task_force, []).append(_duty(row, columns, asked))
    return [Group(f"{code} · {names.get(code, '')}".strip(" ·"), duties) for code, duties in groups.items()]


def _duty(row: DutyRow, columns: list[Column], asked: Asked) -> ShownDuty:
    cells = []
    for column in columns:
        there = [cell for place in column.places if (cell := row.cells[place])]
        count = sum(cell.n for cell in there) if there else None
        url = asked.url("evaluation_duty", row.sub_task_force, row.letter, column=column.key)
        cells.append(ShownCell(count, "" if asked.sight.counts_only else url, column.label))
    silent = row.counted and not row.total and any(cell and cell.owed for cell in row.cells)
    return ShownDuty(row.letter, row.text, row.counted, silent, cells, sum(c.count or 0 for c in cells))


def _split(groups: list[Group]) -> list[list[Group]]:
    """Two tables of about the same length, whole sub-task forces in each."""
    half, first = sum(len(group.duties) for group in groups) / 2, 0
    for at, group in enumerate(groups):
        if first and first + len(group.duties) / 2 > half:
            return [groups[:at], groups[at:]]
        first += len(group.duties)
    return [groups] if groups else []
