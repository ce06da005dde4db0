"""Reading workbooks (XLSX) from outside without being hurt or misled.

Read as values only: a formula comes as its text and is reported, merged cells are spread out by one rule, dates are
dates, money is exact. What is too large, locked, old or broken is refused with one sentence before much of it is read.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
import io
from itertools import pairwise
import re
from typing import Any, BinaryIO
import unicodedata
import zipfile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter

from lopo.ground.acts import Refused
from lopo.ground.papers.workbook_archive import (
    LARGEST,
    WorkbookProblem,
    WorkbookRefused,
    broken,
    safe_archive,
)

MOST_SHEETS = 20
MOST_ROWS = 5_000
MOST_COLUMNS = 100
MOST_MERGES = 5_000  # of one sheet
LAST_ROW = 1_048_576  # of the format itself
LONGEST_TEXT = 10_000
Value = str | int | Decimal | bool | date | datetime | time | None


@dataclass(frozen=True)
class Row:
    """A row that holds something: its number as the sheet counts it, its values from column A on."""

    number: int
    values: tuple[Value, ...]

    def at(self, column: int) -> Value:
        """The value in a column counted from 0; None beyond the end."""
        return self.values[column] if column < len(self.values) else None


@dataclass(frozen=True)
class SheetRead:
    name: str
    rows: list[Row]


@dataclass(frozen=True)
class WorkbookRead:
    """What was read, and what a person should be told about it though it stopped nothing (formulas, merged cells)."""

    sheets: list[SheetRead]
    remarks: list[WorkbookProblem] = field(default_factory=list)


def read_workbook(file: BinaryIO | bytes) -> WorkbookRead:
    """All sheets as values. Raises WorkbookRefused with one sentence: what, and what to do."""
    content = file if isinstance(file, bytes) else file.read(LARGEST + 1)
    archive = safe_archive(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    except Exception as error:  # whatever a broken part makes the reader say
        raise broken() from error
    if len(book.worksheets) > MOST_SHEETS:
        raise WorkbookRefused(
            _("Berkas Excel ini punya lebih dari %d lembar. Sisakan yang perlu.") % MOST_SHEETS
        )
    remarks: list[WorkbookProblem] = []
    try:
        sheets = [_sheet(sheet, archive, remarks) for sheet in book.worksheets]
    except Refused:
        raise
    except Exception as error:
        raise broken() from error
    return WorkbookRead(sheets, remarks)


# Cells


def _sheet(sheet: Any, archive: zipfile.ZipFile, remarks: list[WorkbookProblem]) -> SheetRead:
    sheet.reset_dimensions()  # what the file says about its own size is not believed
    name = str(sheet.title)
    grid: dict[int, list[Value]] = {}
    gap = None  # the reader hands out one and the same row for each row that the file leaves out
    for number, cells in enumerate(sheet.iter_rows(max_col=2 * MOST_COLUMNS), start=1):
        if number > LAST_ROW:
            raise broken()
        if cells is gap:
            continue
        gap = cells
        values = [_value(cell, name, number, place, remarks) for place, cell in enumerate(cells)]
        if any(value is not None for value in values):
            _room_for(name, number, values)
            grid[number] = values
    _spread(name, grid, _merged(sheet, archive), remarks)
    return SheetRead(name, [Row(number, _trimmed(values)) for number, values in sorted(grid.items())])


def _room_for(sheet: str, number: int, values: list[Value]) -> None:
    if number > MOST_ROWS:
        raise WorkbookRefused(
            _("Lembar %(sheet)s lebih dari %(most)d baris. Bagi menjadi beberapa berkas.")
            % {"sheet": sheet, "most": MOST_ROWS}
        )
    if any(value is not None for value in values[MOST_COLUMNS:]):
        raise WorkbookRefused(
            _("Lembar %(sheet)s lebih dari %(most)d kolom. Hapus kolom yang tidak perlu.")
            % {"sheet": sheet, "most": MOST_COLUMNS}
        )


def _value(cell: Any, sheet: str, row: int, place: int, remarks: list[WorkbookProblem]) -> Value:
    value = cell.value
    if value is None or value == "":
        return None
    if cell.data_type == "f":
        remarks.append(
            _remark(sheet, row, place, _("berisi rumus; yang terbaca rumusnya. Ganti dengan nilainya."))
        )
        return _text(str(value))
    if cell.data_type == "e":
        remarks.append(_remark(sheet, row, place, _("berisi kesalahan Excel; dianggap kosong.")))
        return None
    return _plain(value)


def _plain(value: Any) -> Value:
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else Decimal(repr(value))
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool | int | date | datetime | time):
        return value
    return _text(str(value))


def _text(value: str) -> str | None:
    """Composed letters without control characters and spaces at the ends; None if nothing is left."""
    composed = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\xa0", " "))
    kept = "".join(letter for letter in composed if letter == "\n" or unicodedata.category(letter)[0] != "C")
    return kept[:LONGEST_TEXT].strip() or None


def _remark(sheet: str, row: int, place: int, message: str) -> WorkbookProblem:
    return WorkbookProblem(sheet, row, get_column_letter(place + 1), message)


def _trimmed(values: list[Value]) -> tuple[Value, ...]:
    last = max((place for place, value in enumerate(values) if value is not None), default=-1)
    return tuple(values[: last + 1])


# Merged cells: what stands in the first cell holds for the rows below it, not for the columns beside it.

# Never past a "<": words that look like a thousand beginnings are each read once.
_MERGE = re.compile(
    rb"""<(?:\w{1,20}:)?mergeCell\s[^<>]*?ref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']"""
)


def _merged(sheet: Any, archive: zipfile.ZipFile) -> list[tuple[int, int, int]]:
    """(column from 0, first row, last row) of each merged range that covers several rows, by column and row."""
    merged = []
    for count, found in enumerate(_MERGE.finditer(archive.read(sheet._worksheet_path)), start=1):
        if count > MOST_MERGES:
            raise WorkbookRefused(
                _("Lembar %(sheet)s punya lebih dari %(most)d sel gabungan. Batalkan penggabungannya.")
                % {"sheet": sheet.title, "most": MOST_MERGES}
            )
        left, top, bottom = found[1].decode(), int(found[2]), int(found[4])
        if bottom > top:
            merged.append((column_index_from_string(left) - 1, top, bottom))
    merged.sort()
    return merged


def _spread(
    sheet: str,
    grid: dict[int, list[Value]],
    merged: list[tuple[int, int, int]],
    remarks: list[WorkbookProblem],
) -> None:
    """Raises for ranges over one another: no spreadsheet makes them, and each would be spread over all rows."""
    numbers = sorted(grid)
    for (place, _top, bottom), (next_place, next_top, _bottom) in pairwise(merged):
        if place == next_place and next_top <= bottom:
            raise broken()
    for place, top, bottom in merged:
        values = grid.get(top, [])
        if place >= len(values) or values[place] is None:
            continue
        for number in numbers[bisect_right(numbers, top) : bisect_right(numbers, bottom)]:
            grid[number].extend([None] * (place + 1 - len(grid[number])))
            grid[number][place] = values[place]
        said = _("digabung sampai baris %d; isinya berlaku untuk semua baris itu.") % bottom
        remarks.append(_remark(sheet, top, place, said))
