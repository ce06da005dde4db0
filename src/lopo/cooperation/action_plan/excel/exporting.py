"""A plan as the planners' matrix: one sheet, one row for each activity; `importing` reads back exactly the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lopo.cooperation.action_plan.excel.agency_names import AgencyNames
from lopo.cooperation.action_plan.excel.cells import (
    write_agencies,
    write_choice,
    write_money,
    write_numbers,
    write_yes,
)
from lopo.cooperation.action_plan.excel.headings import NONE
from lopo.cooperation.action_plan.matrix import Entry, Matrix, matrix_of
from lopo.cooperation.action_plan.models import ActionPlan, Counting
from lopo.cooperation.action_plan.quarters import spelled
from lopo.cooperation.action_plan.wording import number_text
from lopo.ground.agencies.models import Agency
from lopo.ground.papers.workbook_writing import SheetToWrite, write_workbook
from lopo.taskforce.decree.work import Work

HEAD = (
    "No",
    "Sasaran / Program",
    "Kegiatan",
    "Indikator",
    "Awal → target",
    "Penanggung jawab; terkait",
    "Rp; sumber",
    "TW",
    "Bersama",
    "Jenis pekerjaan",
    "Cara hitung",
    "Target tahun lalu",
    "Capaian tahun lalu",
)
WIDTHS = (8, 34, 38, 30, 22, 36, 26, 9, 10, 22, 20, 12, 12)
BETWEEN = " / "  # parts goal from programme; neither holds it (see wording.tidy_heading)


@dataclass(frozen=True)
class Exported:
    content: bytes
    filename: str


def export_plan(plan: ActionPlan) -> Exported:
    """The XLSX of a plan. Five queries."""
    agencies = Agency.objects.filter(regency=plan.regency_id)
    return Exported(
        write_matrix(matrix_of(plan), agencies=list(agencies), year=plan.year),
        f"rencana-aksi-{plan.year}.xlsx",
    )


def write_matrix(matrix: Matrix, *, agencies: list[Agency], year: int) -> bytes:
    rows = list(_rows(matrix, AgencyNames(agencies)))
    sheet = SheetToWrite(f"RAD {year}", HEAD, rows, WIDTHS, note=f"Rencana Aksi Daerah {year}")
    return write_workbook([sheet], title=f"Rencana Aksi Daerah {year}")


def _rows(matrix: Matrix, names: AgencyNames) -> Iterator[list[str]]:
    """Activities in their order; a goal or programme without any has a row of its own."""
    for g, goal in enumerate(matrix.goals, start=1):
        if not goal.programmes:
            yield [f"{g}", f"{goal.text}{BETWEEN}{NONE[0]}"]
        for p, programme in enumerate(goal.programmes, start=1):
            heading = f"{goal.text}{BETWEEN}{programme.text}"
            if not programme.entries:
                yield [f"{g}.{p}", heading]
            for a, entry in enumerate(programme.entries, start=1):
                yield [f"{g}.{p}.{a}", heading, *_cells(entry, names)]


def _cells(entry: Entry, names: AgencyNames) -> list[str]:
    return [
        entry.title,
        entry.indicator,
        write_numbers(entry.baseline, entry.target, entry.unit),
        write_agencies(entry.leads, entry.along, names),
        write_money(entry.budget, entry.fund),
        spelled(entry.quarters),
        write_yes(entry.joint),
        write_choice(entry.work, Work),
        write_choice(entry.counting, Counting),
        "" if entry.last_target is None else number_text(entry.last_target),
        "" if entry.last_value is None else number_text(entry.last_value),
    ]
