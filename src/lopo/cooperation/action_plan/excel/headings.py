"""Where in the plan a row of the matrix stands: goals and programmes as planners write them."""

from __future__ import annotations

from dataclasses import dataclass
import re

from lopo.cooperation.action_plan.wording import tidy_heading
from lopo.ground.papers.workbook_tables import Line

BETWEEN = (re.compile(r"\s+/\s+"), re.compile(r"\s+·\s+"), re.compile(r"\s*\n\s*"))  # the first that is there
NONE = ("–", "-")  # a goal without programmes is written "Goal / –"
_GOAL = re.compile(r"^\s*(sasaran|tujuan|strategi)\b", re.IGNORECASE)
_PROGRAMME = re.compile(r"^\s*(program|programme)\b", re.IGNORECASE)
_NUMBER = re.compile(r"^[\d.]+$")
_TOTAL = re.compile(r"^\s*(jumlah|total|grand total)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """The goal and programme that hold for a row; empty while none was named."""

    goal: str = ""
    programme: str = ""

    def of(self, line: Line) -> Place:
        """Where this activity stands: by its own cells, else where the row above it stood."""
        goal, programme = tidy_heading(line.text("goal")), tidy_heading(line.text("programme"))
        if heading := line.text("heading"):
            return self._under(heading)
        if goal or programme:
            held = self.programme if not goal or goal == self.goal else ""
            return Place(goal or self.goal or programme, programme or held)
        return self

    def _under(self, heading: str) -> Place:
        first, second = parted(heading)
        if second and second not in NONE:
            return Place(first, second)
        if _GOAL.match(heading) or not self.goal:
            return Place(first, first)
        return Place(self.goal, first)


def parted(heading: str) -> tuple[str, str]:
    """ "Warga aman / Penyuluhan" in two; a heading that names one thing comes with an empty second.

    The sign for a goal without programmes comes as it is written.
    """
    for between in BETWEEN:
        first, second = [*between.split(heading, maxsplit=1), ""][:2]
        if second:
            return tidy_heading(first), second if second in NONE else tidy_heading(second)
    return tidy_heading(heading), ""


def read_group(line: Line, before: Place) -> Place | None:
    """A row that names a goal or a programme and no activity. None for a row that names neither."""
    number = line.text("number").strip()
    text = line.text("heading") or line.text("goal") or line.text("programme")
    if not text and number and not _NUMBER.match(number):
        text, number = number, _leading_number(number)  # one merged cell over the whole row
    if not text or not tidy_heading(text):
        return None
    first, second = parted(text)
    if second:
        return Place(first, "" if second in NONE else second)
    if _PROGRAMME.match(text) or ("." in number.strip(".") and before.goal) or line.text("programme"):
        return Place(before.goal or first, first)
    return Place(first, "")


def is_numbering(line: Line) -> bool:
    """The row of column numbers, (1) (2) (3) …, that stands below many a head."""
    texts = [str(value).strip("() .") for value in line.values.values() if value is not None]
    return len(texts) > 2 and all(text.isdecimal() and len(text) < 3 for text in texts)


def is_total(line: Line) -> bool:
    """The row of sums at the foot. An activity called "Jumlah …" names an agency; a sum does not."""
    sums = any(_TOTAL.match(line.text(key)) for key in ("number", "heading", "goal", "title"))
    return sums and not (line.text("agencies") or line.text("leads"))


def _leading_number(text: str) -> str:
    found = re.match(r"\D*([\d.]+)", text)
    return found.group(1) if found else ""
