"""A planners' workbook read as a matrix: every problem is told by sheet, row and column; nothing is saved.

Goals and programmes may stand in a column, in two, in merged cells, or in rows of their own ("Sasaran 1: …"), as
planners write them. What the workbook leaves out (kind of work, way of counting, joint or not) is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
import re
from typing import BinaryIO

from django.utils.translation import gettext as _

from lopo.cooperation.action_plan.excel.agency_names import AgencyNames
from lopo.cooperation.action_plan.excel.reading import Problem, Reading
from lopo.cooperation.action_plan.excel.rows import SheetReader
from lopo.cooperation.action_plan.matrix import Entry, Matrix
from lopo.ground.agencies.models import Agency
from lopo.ground.papers.workbook import SheetRead, WorkbookRead, read_workbook
from lopo.ground.papers.workbook_archive import WorkbookRefused
from lopo.ground.papers.workbook_tables import Line, table_of

COLUMNS = {
    "number": ("No", "Nomor", "Kode", "No Kegiatan"),
    "heading": ("Sasaran / Program", "Tujuan / Program", "Strategi / Program", "Sasaran dan Program"),
    "goal": ("Sasaran", "Tujuan", "Strategi", "Strategi/Sasaran", "Tujuan/Sasaran"),
    "programme": ("Program",),
    "title": ("Kegiatan", "Nama kegiatan", "Sub kegiatan", "Aksi", "Rencana aksi", "Tindakan"),
    "indicator": (
        "Indikator",
        "Indikator keberhasilan",
        "Indikator/Keluaran",
        "Indikator kinerja",
        "Keluaran",
    ),
    "numbers": ("Awal → target", "Awal, sasaran", "Awal dan target", "Baseline → target"),
    "baseline": ("Awal", "Angka awal", "Data awal", "Baseline", "Kondisi awal"),
    "target": ("Target", "Target tahun", "Target angka"),
    "unit": ("Satuan",),
    "agencies": ("Penanggung jawab; terkait", "Penanggung jawab dan terkait", "Instansi", "Pelaksana"),
    "leads": ("Penanggung jawab", "Instansi penanggung jawab", "Penanggungjawab"),
    "along": ("Instansi terkait", "Terkait", "Pendukung", "Instansi pendukung"),
    "money": ("Rp; sumber", "Anggaran; sumber", "Anggaran dan sumber", "Anggaran dan sumber dana"),
    "budget": ("Anggaran", "Anggaran (Rp)", "Rp", "Pagu", "Biaya", "Jumlah anggaran"),
    "fund": ("Sumber", "Sumber dana", "Sumber pendanaan", "Sumber anggaran"),
    "quarters": ("TW", "Triwulan", "Waktu", "Jadwal", "Waktu pelaksanaan"),
    "q1": ("TW I", "TW 1", "Triwulan I", "I"),
    "q2": ("TW II", "TW 2", "Triwulan II", "II"),
    "q3": ("TW III", "TW 3", "Triwulan III", "III"),
    "q4": ("TW IV", "TW 4", "Triwulan IV", "IV"),
    "joint": ("Bersama", "Kegiatan bersama"),
    "work": ("Jenis pekerjaan",),
    "counting": ("Cara hitung",),
    "last_target": ("Target tahun lalu",),
    "last_value": ("Capaian tahun lalu",),
}
OPTIONAL = tuple(key for key in COLUMNS if key != "title")
_YEAR = re.compile(r"\b(20\d\d)\b")


def read_plan(file: BinaryIO | bytes, agencies: Iterable[Agency]) -> Reading:
    """Every sheet that has a column of activities, in order. Raises WorkbookRefused for what is no such workbook."""
    book, names = read_workbook(file), AgencyNames(agencies)
    reading = Reading(year=_year_of(book))
    tables = _tables(book)
    for lines in tables:
        reading.has |= set(lines[0].columns) if lines else set()
        SheetReader(reading, names).read(lines)
    meant = _meant_merges(tables)
    reading.problems += [
        Problem(remark.sheet, remark.row, remark.column, remark.message, code="remark", rejected=False)
        for remark in book.remarks
        if (remark.sheet, remark.row, remark.column) not in meant
    ]
    if not reading.matrix.goals and not reading.problems:
        raise WorkbookRefused(_("Lembar ini belum berisi kegiatan di bawah judul kolomnya."))
    return reading


def carry_last_year(reading: Reading, known: Matrix) -> None:
    """A workbook without the columns of last year leaves those numbers as the draft has them, by title."""
    kept = {entry.title.casefold(): entry for _code, entry in known.entries()}
    for goal in reading.matrix.goals:
        for programme in goal.programmes:
            programme.entries = [_with_last_year(entry, kept, reading.has) for entry in programme.entries]


def _with_last_year(entry: Entry, kept: dict[str, Entry], has: set[str]) -> Entry:
    before = kept.get(entry.title.casefold())
    if before is None:
        return entry
    missing = {name: getattr(before, name) for name in ("last_target", "last_value") if name not in has}
    return replace(entry, **missing)


def _tables(book: WorkbookRead) -> list[list[Line]]:
    """The tables of activities; the refusal of the first sheet when no sheet has one."""
    found, refused = [], None
    for sheet in book.sheets:
        try:
            found.append(table_of(sheet, COLUMNS, optional=OPTIONAL))
        except WorkbookRefused as no_table:
            refused = refused or no_table
    if not found:
        raise refused or WorkbookRefused(_("Berkas Excel ini tidak berisi lembar."))
    return found


def _meant_merges(tables: list[list[Line]]) -> set[tuple[str, int, str]]:
    """Cells of goals and programmes: planners merge them over their rows, and nobody needs to be told. Not formulas."""
    return {
        (line.sheet, line.number, line.columns[key])
        for lines in tables
        for line in lines
        for key in ("number", "heading", "goal", "programme")
        if key in line.columns and not line.text(key).startswith("=")
    }


def _year_of(book: WorkbookRead) -> int | None:
    """The year in the name of a sheet ("RAD 2026"), else in a title above the table."""
    for text in [sheet.name for sheet in book.sheets] + [title for s in book.sheets for title in _titles(s)]:
        if year := _YEAR.search(text):
            return int(year.group(1))
    return None


def _titles(sheet: SheetRead) -> list[str]:
    rows = [[str(value) for value in row.values if value is not None] for row in sheet.rows[:6]]
    return [
        texts[0]
        for texts in rows
        if len(texts) == 1 and re.search(r"rencana aksi|\brad\b|tahun", texts[0], re.I)
    ]
