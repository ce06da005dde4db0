"""From a sheet to the rows of a table: columns are found by their headings, wherever they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from lopo.ground.papers.workbook import Row, SheetRead, Value
from lopo.ground.papers.workbook_archive import WorkbookProblem, WorkbookRefused

HEADINGS_WITHIN = 30  # rows from the top


@dataclass(frozen=True)
class Line:
    """A row of a table by the keys of its columns."""

    sheet: str
    number: int
    values: Mapping[str, Value]
    columns: Mapping[str, str]  # key → letter

    def __getitem__(self, key: str) -> Value:
        return self.values.get(key)

    def text(self, key: str) -> str:
        """The value as people would read it; "" for an empty cell."""
        value = self.values.get(key)
        return "" if value is None else str(value)

    def problem(self, key: str, message: str | Promise) -> WorkbookProblem:
        return WorkbookProblem(self.sheet, self.number, self.columns.get(key, ""), message)


def table_of(
    sheet: SheetRead, wanted: Mapping[str, Sequence[str]], *, optional: Sequence[str] = ()
) -> list[Line]:
    """The rows below the row of headings. `wanted`: key → headings under which people know that column.

    Headings are compared without regard to case, signs and spaces; the row of headings is the one among the first
    thirty rows that has most of them. Raises WorkbookRefused that names the columns that are not there.
    """
    found, place = max(
        ((_headings(row, wanted), place) for place, row in enumerate(sheet.rows[:HEADINGS_WITHIN])),
        key=lambda pair: len(pair[0]),
        default=({}, 0),
    )
    if missing := [wanted[key][0] for key in wanted if key not in found and key not in optional]:
        raise WorkbookRefused(
            _(
                "Lembar %(sheet)s tidak punya kolom: %(columns)s. Pakai berkas contoh dari Lopo sebagai bentuknya."
            )
            % {"sheet": sheet.name, "columns": ", ".join(missing)}
        )
    letters = {key: get_column_letter(column + 1) for key, column in found.items()}
    lines = ((row, {key: row.at(column) for key, column in found.items()}) for row in sheet.rows[place + 1 :])
    return [
        Line(sheet.name, row.number, values, letters)
        for row, values in lines
        if any(value is not None for value in values.values())
    ]


def _headings(row: Row, wanted: Mapping[str, Sequence[str]]) -> dict[str, int]:
    said = {
        _bare(str(value)): place
        for place, value in reversed(list(enumerate(row.values)))
        if value is not None
    }
    pairs = ((key, said.get(_bare(name))) for key, names in wanted.items() for name in names)
    return {key: place for key, place in pairs if place is not None}


def _bare(heading: str) -> str:
    return "".join(letter for letter in heading.casefold() if letter.isalnum())
