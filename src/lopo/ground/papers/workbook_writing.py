"""Writing workbooks (XLSX) that officials go on with: a head that stays, widths that fit, nothing that can run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
import io
import re

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lopo.ground.papers.workbook import LONGEST_TEXT, Value

RUNS = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet takes for a formula
NARROWEST, WIDEST = 8, 60  # characters
_NOT_FOR_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_EDGE = Side(style="thin", color="808080")
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_HEAD = PatternFill("solid", fgColor="EDEBE4")


@dataclass(frozen=True)
class SheetToWrite:
    """One sheet. `widths` in characters (fitted where none are given); `note` is printed below each page."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Value]]
    widths: Sequence[float] = ()
    note: str = ""


def write_workbook(sheets: Sequence[SheetToWrite], *, title: str) -> bytes:
    """The XLSX. Texts stay texts, whatever they begin with; dates are dates; money keeps its two decimals."""
    book = Workbook()
    book.properties.title = title
    book.properties.creator = "Lopo"
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _write(book.create_sheet(_sheet_name(sheet.name)), sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet_name(name: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", name).strip()[:31] or "Lembar"


def _write(target: Worksheet, sheet: SheetToWrite) -> None:
    for number, values in enumerate([sheet.head, *sheet.rows], start=1):
        for place, value in enumerate(values, start=1):
            _write_cell(target, number, place, value)
    for place in range(1, len(sheet.head) + 1):
        cell = target.cell(1, place)
        cell.font, cell.fill = Font(bold=True), _HEAD
        width = sheet.widths[place - 1] if place <= len(sheet.widths) else _fitting(sheet, place - 1)
        target.column_dimensions[get_column_letter(place)].width = width
    target.freeze_panes = "A2"
    target.print_title_rows = "1:1"
    target.page_setup.orientation, target.page_setup.fitToHeight = "landscape", 0
    target.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    target.oddFooter.center.text = sheet.note or None  # type: ignore[union-attr]


def _write_cell(target: Worksheet, number: int, place: int, value: Value) -> None:
    cell = target.cell(number, place)
    cell.border, cell.alignment = _BOX, Alignment(vertical="top", wrap_text=True)
    if isinstance(value, str):
        text = _NOT_FOR_XML.sub("", value)[:LONGEST_TEXT]
        cell.value = text
        cell.data_type = "s"  # else "=…" would become a formula
        if text.startswith(RUNS):
            cell.quotePrefix = True  # the apostrophe that people type to keep a text a text
        return
    cell.value = value
    cell.number_format = _format(value)


def _format(value: Value) -> str:
    if isinstance(value, datetime):
        return "d mmm yyyy hh:mm"
    if isinstance(value, date):
        return "d mmm yyyy"
    if isinstance(value, time):
        return "hh:mm"
    if isinstance(value, Decimal):
        return "#,##0.00"
    return "General"


def _fitting(sheet: SheetToWrite, place: int) -> float:
    values = [sheet.head[place], *(row[place] for row in sheet.rows[:500] if place < len(row))]
    longest = max((len(line) for value in values for line in str(value or "").split("\n")), default=0)
    return min(max(longest * 1.1 + 2, NARROWEST), WIDEST)
