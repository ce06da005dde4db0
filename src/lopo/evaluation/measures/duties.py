"""The matrix of duties: each lettered line of the decree against each quarter, and the work that was done for it.

Any decree's duties will do. Where the decree changes inside the period, a quarter is judged by the decree that held on
its first day; a line that stands in both decrees (same sub-task force and letter) is one row.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from lopo.evaluation.measures.period import Quarter, quarter_of
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.rows import Contribution, Decree, Duty, Id, Ref


class Cell(NamedTuple):
    """A duty in a quarter. `pieces`: the pieces of work done for it. `owed`: the quarter counts in S1."""

    quarter: Quarter
    duty: Duty
    pieces: tuple[Ref, ...]
    owed: bool

    @property
    def n(self) -> int:
        return len(self.pieces)


@dataclass(frozen=True)
class DutyRow:
    """One duty over the quarters; a cell is None where no decree in force had this duty."""

    sub_task_force: str
    letter: str
    text: str
    counted: bool  # it names a kind of work
    cells: tuple[Cell | None, ...]

    @property
    def total(self) -> int:
        return sum(cell.n for cell in self.cells if cell)


@dataclass(frozen=True)
class DutyMatrix:
    quarters: tuple[Quarter, ...]
    rows: tuple[DutyRow, ...]

    @property
    def totals(self) -> tuple[int, ...]:
        """Pieces of work in each quarter, all duties."""
        return tuple(
            sum(c.n for row in self.rows if (c := row.cells[at])) for at in range(len(self.quarters))
        )

    @property
    def owed_cells(self) -> list[Cell]:
        return [c for row in self.rows if row.counted for c in row.cells if c and c.owed]


class Work:
    """Which duties a contribution serves: those that name its kind of work, in its sub-task force if it names one."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._by_decree: dict[Id, list[Duty]] = defaultdict(list)
        for duty in records.duties:
            self._by_decree[duty.decree].append(duty)
        self._serves = cache(self._find)
        self._owners = cache(self._seated)

    def duties(self, decree: Decree) -> list[Duty]:
        return self._by_decree[decree.id]

    def serves(self, decree: Decree, contribution: Contribution) -> tuple[Duty, ...]:
        return self._serves(decree.id, contribution.work, contribution.sub_task_force)

    def owners(self, decree: Decree, contribution: Contribution) -> frozenset[Id]:
        """Agencies with a seat in a sub-task force whose duty this work serves."""
        return self._owners(decree, contribution.work, contribution.sub_task_force)

    def _seated(self, decree: Decree, work: str, code: str | None) -> frozenset[Id]:
        codes = {duty.sub_task_force for duty in self._serves(decree.id, work, code)}
        return frozenset(
            agency for part in decree.sub_task_forces if part.code in codes for agency in part.agencies
        )

    def _find(self, decree: Id, work: str, code: str | None) -> tuple[Duty, ...]:
        return tuple(
            d for d in self._by_decree[decree] if work in d.work and code in (None, "", d.sub_task_force)
        )


def duty_matrix(records: Records) -> DutyMatrix:
    """Every duty that held in the period × every quarter that the period touches and that has begun."""
    quarters = tuple(q for q in records.period.quarters if q.start <= records.period.as_of)
    work, found = Work(records), _by_quarter(records)
    rows: dict[tuple[str, str], dict[Quarter, Cell]] = {}
    for quarter in quarters:
        decree, owes = records.decree_of(quarter)
        if decree is None:
            continue
        over = quarter in records.period.whole_quarters and owes and records.in_use(quarter.end)
        pieces = _pieces(work, decree, found[quarter])
        for duty in work.duties(decree):
            cell = Cell(quarter, duty, tuple(sorted(pieces[duty.id], key=str)), over)
            rows.setdefault((duty.sub_task_force, duty.letter), {})[quarter] = cell
    printed = sorted(rows, key=lambda key: (rows[key][max(rows[key])].duty.order, key))
    return DutyMatrix(quarters, tuple(_row(key, rows[key], quarters) for key in printed))


def _by_quarter(records: Records) -> dict[Quarter, list[Contribution]]:
    found: dict[Quarter, list[Contribution]] = defaultdict(list)
    for contribution in records.work:
        found[quarter_of(contribution.on)].append(contribution)
    return found


def _pieces(work: Work, decree: Decree, done: list[Contribution]) -> dict[Id, set[Ref]]:
    """Duty → pieces of work: what several agencies did together is one piece."""
    pieces: dict[Id, set[Ref]] = defaultdict(set)
    for contribution in done:
        for duty in work.serves(decree, contribution):
            pieces[duty.id].add((contribution.subject_kind, contribution.subject))
    return pieces


def _row(key: tuple[str, str], cells: dict[Quarter, Cell], quarters: tuple[Quarter, ...]) -> DutyRow:
    last = cells[max(cells)].duty
    counted = any(cell.duty.work for cell in cells.values())
    return DutyRow(*key, last.text, counted, tuple(cells.get(q) for q in quarters))
