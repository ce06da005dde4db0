"""The year of a plan as a picture: for each programme and quarter how many activities were planned and reported."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from lopo.cooperation.action_plan.models import ActionPlan, Programme
from lopo.cooperation.action_plan.quarters import ROMAN
from lopo.cooperation.action_plan.queries import Line
from lopo.ground.acts import today

WIDE, LEFT, GAP = 360, 0, 8  # of the drawing, in its own units
BAR, TEXT, ROW = 14, 14, 38
CELL = (WIDE - LEFT - 3 * GAP) / 4


@dataclass(frozen=True)
class Bar:
    """One programme in one quarter."""

    quarter: int
    planned: int
    done: int
    idle: int
    late: int
    x: float
    y: float

    @property
    def wide(self) -> float:
        return CELL

    @property
    def open(self) -> int:
        """Planned, and neither reported nor late yet."""
        return self.planned - self.done - self.idle - self.late

    @property
    def filled(self) -> float:
        """How much of the bar is done; the rest is open, or late."""
        return CELL * self.done / self.planned if self.planned else 0

    @property
    def middle(self) -> float:
        return self.x + CELL / 2

    @property
    def text_y(self) -> float:
        return self.y + BAR - 3

    @property
    def roman(self) -> str:
        return ROMAN[self.quarter]

    @property
    def says(self) -> str:
        """ "3 dari 4", and what is missing, in words."""
        if not self.planned:
            return "–"
        said = [_("%(done)s dari %(planned)s") % {"done": self.done, "planned": self.planned}]
        if self.idle:
            said.append(_("%(n)s tidak dikerjakan") % {"n": self.idle})
        if self.late:
            said.append(_("%(n)s belum diisi") % {"n": self.late})
        return ", ".join(said)


@dataclass(frozen=True)
class YearRow:
    programme: Programme
    bars: list[Bar]
    label: str
    label_y: float


@dataclass(frozen=True)
class Year:
    """The drawing with its table."""

    rows: list[YearRow]
    today_x: float | None
    sentence: str

    @property
    def wide(self) -> int:
        return WIDE

    @property
    def high(self) -> int:
        return 20 + ROW * len(self.rows)

    @property
    def bar(self) -> int:
        return BAR

    @property
    def heads(self) -> list[tuple[str, float]]:
        return [(ROMAN[q], LEFT + (q - 1) * (CELL + GAP) + CELL / 2) for q in ROMAN]


def year_of(plan: ActionPlan, lines: list[Line]) -> Year:
    grouped = groupby(lines, key=lambda line: line.activity.programme)
    rows = [_row(place, programme, list(of)) for place, (programme, of) in enumerate(grouped)]
    return Year(rows, _today(plan), _sentence(rows))


def _row(place: int, programme: Programme, lines: list[Line]) -> YearRow:
    top = 20 + place * ROW
    label = f"{programme.code} {programme.text}"
    bars = [_bar(quarter, lines, top + TEXT + 4) for quarter in ROMAN]
    return YearRow(programme, bars, label if len(label) <= 52 else label[:51].rstrip() + "…", top + TEXT - 2)


def _bar(quarter: int, lines: list[Line], y: float) -> Bar:
    cells = [line.cell(quarter) for line in lines]
    done, idle, late = (cells.count(state) for state in ("done", "idle", "late"))
    planned = len(cells) - cells.count("none")
    return Bar(quarter, planned, done, idle, late, LEFT + (quarter - 1) * (CELL + GAP), y)


def _today(plan: ActionPlan) -> float | None:
    """Where in the drawing today lies, if it lies in the year of the plan."""
    now = today()
    if now.year != plan.year:
        return None
    quarter, month = (now.month - 1) // 3, (now.month - 1) % 3
    return LEFT + quarter * (CELL + GAP) + CELL * (month + (now.day - 1) / 31) / 3


def _sentence(rows: list[YearRow]) -> str:
    bars = [bar for row in rows for bar in row.bars]
    late, done = sum(bar.late for bar in bars), sum(bar.done for bar in bars)
    if late:
        return _("%(n)s isian triwulan yang sudah berakhir belum masuk.") % {"n": late}
    if done:
        return _("Semua triwulan yang sudah berakhir terisi.")
    return _("Belum ada triwulan yang berakhir.")
