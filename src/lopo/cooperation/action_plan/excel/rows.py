"""Row by row down one table of activities, as the matrix says them; what cannot be read is told and gone past."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from lopo.cooperation.action_plan.excel import cells
from lopo.cooperation.action_plan.excel.agency_names import AgencyNames
from lopo.cooperation.action_plan.excel.headings import Place, is_numbering, is_total, read_group
from lopo.cooperation.action_plan.excel.reading import Problem, Reading
from lopo.cooperation.action_plan.matrix import Entry
from lopo.cooperation.action_plan.models import Counting
from lopo.cooperation.action_plan.quarters import ROMAN, read_quarters
from lopo.cooperation.action_plan.wording import proposed_counting, proposed_work, tidy, tidy_unit
from lopo.ground.agencies.models import Agency
from lopo.ground.papers.workbook_tables import Line
from lopo.taskforce.decree.work import Work

LONGEST = {"title": 300, "indicator": 300, "goal": 300, "programme": 300, "unit": 60}
T = TypeVar("T")


class SheetReader:
    """Goes down one table; remembers the goal and programme that hold until the next."""

    def __init__(self, reading: Reading, names: AgencyNames) -> None:
        self.reading, self.names = reading, names
        self.place, self.after_total = Place(), False

    def read(self, lines: list[Line]) -> None:
        for line in lines:
            if is_numbering(line):
                continue
            if is_total(line):
                self.after_total = True
            elif not line.text("title"):
                self._group(line)
            else:
                self._activity(line)

    def _group(self, line: Line) -> None:
        """A row without an activity: a goal, a programme, or what stands below the table (signatures)."""
        place = read_group(line, self.place)
        if place is None:
            if not self.after_total:
                self._problem(
                    line, "title", _("baris ini tidak menyebut kegiatan. Isi, atau kosongkan barisnya.")
                )
            return
        self.place = place
        if place.programme:
            self.reading.matrix.place(place.goal, place.programme)
        else:
            self.reading.matrix.goal(place.goal)

    def _activity(self, line: Line) -> None:
        self.reading.rows += 1
        before = len(self.reading.rejected)
        self.place = self.place.of(line)
        if not self.place.goal:
            self._problem(
                line,
                "heading" if "heading" in line.columns else "goal",
                _("sasaran dan programnya belum disebut."),
                "missing",
            )
        for key in ("goal", "programme"):
            self._short(
                line, "heading" if "heading" in line.columns else key, getattr(self.place, key), LONGEST[key]
            )
        entry = self._entry(line)
        if len(self.reading.rejected) == before:
            self.reading.matrix.place(
                self.place.goal, self.place.programme or self.place.goal
            ).entries.append(entry)

    def _entry(self, line: Line) -> Entry:
        title, indicator = tidy(line.text("title")), tidy(line.text("indicator"))
        baseline, target, unit = self._numbers(line)
        leads, along = self._agencies(line)
        budget, fund = self._money(line)
        for key, text in (("title", title), ("indicator", indicator), ("unit", unit)):
            self._short(line, key if key in line.columns else "numbers", text, LONGEST[key])
        joint = (
            self._read(line, "joint", cells.read_yes, bool(along)) if "joint" in line.columns else bool(along)
        )
        if joint and not along and not self._told(line, _agencies_key(line)):
            self._problem(line, "joint", _("kegiatan bersama menyebut dua instansi atau lebih."), "joint")
        return Entry(
            title=title,
            leads=leads,
            along=along,
            joint=joint,
            work=self._choice(line, "work", Work, proposed_work(title, indicator)),
            indicator=indicator,
            unit=unit,
            counting=self._choice(line, "counting", Counting, proposed_counting(indicator, unit)),
            baseline=baseline,
            target=target,
            budget=budget,
            fund=fund,
            quarters=self._quarters(line),
            last_target=self._read(line, "last_target", cells.read_plain_number, None),
            last_value=self._read(line, "last_value", cells.read_plain_number, None),
        )

    def _numbers(self, line: Line) -> cells.Numbers:
        if "numbers" in line.columns:
            return self._read(line, "numbers", cells.read_numbers, cells.NO_NUMBERS)
        before = self._read(line, "baseline", cells.read_numbers, cells.NO_NUMBERS)
        after = self._read(line, "target", cells.read_numbers, cells.NO_NUMBERS)
        starts = (before[1], before[0], after[0])  # a cell with one number reads as a target
        baseline = next((number for number in starts if number is not None), None)
        return baseline, after[1], tidy_unit(line.text("unit")) or after[2] or before[2]

    def _agencies(self, line: Line) -> tuple[Agency | None, frozenset[Agency]]:
        def read(value: Any) -> cells.Agencies:
            return cells.read_agencies(value, self.names)

        none: cells.Agencies = (None, frozenset(), [])
        key = _agencies_key(line)
        leads, along, guessed = self._read(line, key, read, none)
        others = self._read(line, "along", read, none)
        along = (along | others[1] | ({others[0]} if others[0] else set())) - {leads}
        for said in [*guessed, *others[2]]:
            self._problem(line, key, said, "guessed", rejected=False)
        if leads is None and not self._told(line, key):
            self._problem(line, key, _("penanggung jawabnya belum disebut."), "missing")
        return leads, frozenset(along)

    def _money(self, line: Line) -> cells.Money:
        if "money" in line.columns:
            return self._read(line, "money", cells.read_money, cells.NO_MONEY)
        budget, fund = self._read(line, "budget", cells.read_money, cells.NO_MONEY)
        return budget, self._read(line, "fund", cells.read_fund, "") or fund

    def _quarters(self, line: Line) -> tuple[int, ...]:
        marked = [
            q for q in ROMAN if line.text(f"q{q}") and line.text(f"q{q}").strip() not in ("-", "–", "0")
        ]
        if marked or "quarters" not in line.columns:
            return tuple(marked)
        try:
            return tuple(read_quarters(line.text("quarters")))
        except ValueError:
            told = {"text": tidy(line.text("quarters"))[:60]}
            message = _("“%(text)s” bukan triwulan. Tulis seperti I–III atau II, IV.") % told
            self._problem(line, "quarters", message)
            return ()

    def _choice(self, line: Line, key: str, choices: type[Work] | type[Counting], proposed: str) -> str:
        """What the cell names; an empty cell leaves it to the proposal, a dash says that there is none."""
        said = self._read(line, key, lambda value: cells.read_choice(value, choices), None)
        return proposed if said is None else said

    def _read(self, line: Line, key: str, read: Callable[[Any], T], otherwise: T) -> T:
        try:
            return read(line[key])
        except cells.BadCell as bad:
            self._problem(line, key, str(bad))
            return otherwise

    def _told(self, line: Line, key: str) -> bool:
        """Was something said about this cell already?"""
        here = (line.sheet, line.number, line.columns.get(key, ""))
        return any((p.sheet, p.row, p.column) == here for p in self.reading.rejected)

    def _short(self, line: Line, key: str, text: str, longest: int) -> None:
        if len(text) > longest:
            told = {"start": text[:40], "length": len(text), "longest": longest}
            message = _("“%(start)s …” terlalu panjang: %(length)d huruf, paling banyak %(longest)d.") % told
            self._problem(line, key, message, "too_long")

    def _problem(
        self, line: Line, key: str, message: str, code: str = "unreadable", *, rejected: bool = True
    ) -> None:
        column = line.columns.get(key, "")
        self.reading.problems.append(
            Problem(line.sheet, line.number, column, message, code=code, rejected=rejected)
        )


def _agencies_key(line: Line) -> str:
    """The column that names the responsible agency: with those along, or alone."""
    return "agencies" if "agencies" in line.columns else "leads"
