"""Workbooks: what officials really send is read, what could hurt is refused in one sentence, nothing written can run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
import io
import random
import re
import time
from typing import Any
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
import pytest

from lopo.ground.papers.workbook import MOST_COLUMNS, MOST_MERGES, MOST_ROWS, read_workbook
from lopo.ground.papers.workbook_archive import LARGEST, WorkbookRefused
from lopo.ground.papers.workbook_tables import table_of
from lopo.ground.papers.workbook_writing import SheetToWrite, write_workbook


def book(fill: Callable[[Any], None], *, title: str = "Rencana") -> bytes:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = title
    fill(sheet)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def rebuilt(content: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """The workbook with its parts changed by hand, as an attacker would."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in more.items():
            new.writestr(name, part)
    return out.getvalue()


def in_sheet(old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, part: part.replace(old, new) if name.endswith("sheet1.xml") else part


def plain(sheet: Any) -> None:
    sheet["A1"], sheet["B1"] = "Kegiatan", "Anggaran"
    sheet["A2"], sheet["B2"] = "Sosialisasi", 85_000_000


def refused(content: bytes) -> str:
    with pytest.raises(WorkbookRefused) as error:
        read_workbook(content)
    return str(error.value.sentence)


# Reading


def test_values_come_as_people_meant_them() -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["  spasi\u00a0 ", 3.0, 2.5, 0.1, date(2026, 3, 1), datetime(2026, 3, 1, 9, 30), True])
        sheet.append([])
        sheet.append([None, "e\u0301\u200b", ""])

    sheet = read_workbook(book(fill)).sheets[0]
    assert sheet.name == "Rencana"
    first, last = sheet.rows
    assert first.values == (
        "spasi",
        3,
        Decimal("2.5"),
        Decimal("0.1"),
        date(2026, 3, 1),
        datetime(2026, 3, 1, 9, 30),
        True,
    )
    assert (last.number, last.values) == (3, (None, "é"))
    assert last.at(50) is None


def test_a_formula_is_read_as_its_text_and_reported() -> None:
    def fill(sheet: Any) -> None:
        plain(sheet)
        sheet["B3"] = "=SUM(B2:B2)"

    read = read_workbook(book(fill))
    assert read.sheets[0].rows[2].at(1) == "=SUM(B2:B2)"
    assert [str(remark) for remark in read.remarks] == [
        "Lembar Rencana, baris 3, kolom B: berisi rumus; yang terbaca rumusnya. Ganti dengan nilainya."
    ]


def test_an_excel_error_counts_as_empty_and_is_reported() -> None:
    def fill(sheet: Any) -> None:
        plain(sheet)
        sheet["A3"], sheet["B3"] = "Pelatihan", "#REF!"

    read = read_workbook(book(fill))
    assert read.sheets[0].rows[2].values == ("Pelatihan",)
    assert "kesalahan Excel" in str(read.remarks[0])


def test_what_is_merged_downwards_holds_for_all_its_rows() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "Judul panjang"
        sheet.merge_cells("A1:C1")
        for row in (2, 3, 4):
            sheet.cell(row, 2, f"Kegiatan {row}")
        sheet["A2"] = "Warga berangkat aman"
        sheet.merge_cells("A2:A4")

    read = read_workbook(book(fill))
    assert [row.at(0) for row in read.sheets[0].rows] == ["Judul panjang"] + ["Warga berangkat aman"] * 3
    assert read.sheets[0].rows[0].values == ("Judul panjang",)
    assert [str(remark) for remark in read.remarks] == [
        "Lembar Rencana, baris 2, kolom A: digabung sampai baris 4; isinya berlaku untuk semua baris itu."
    ]


def test_a_file_object_is_read_as_well() -> None:
    assert read_workbook(io.BytesIO(book(plain))).sheets[0].rows[1].at(1) == 85_000_000


# Refusing


def test_a_workbook_may_be_large_but_not_endless() -> None:
    assert "10 MB" in refused(b"PK" + bytes(LARGEST))


def test_two_hundred_megabytes_are_not_read_to_the_end() -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def read(self, size: int = -1) -> bytes:
            assert size > 0
            self.taken += size
            return b"P" * size

    file = Endless()
    with pytest.raises(WorkbookRefused):
        read_workbook(file)  # type: ignore[arg-type]
    assert file.taken <= LARGEST + 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Kegiatan;Anggaran\n", "bukan berkas Excel"),
        (b"", "bukan berkas Excel"),
        (b"PK\x03\x04 rusak", "bukan berkas Excel"),
        (b"\xd0\xcf\x11\xe0" + b"Workbook" * 99, "Excel lama"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "sandi"),
        (book(plain)[:-200], "bukan berkas Excel"),
        (
            rebuilt(book(plain), lambda name, part: part[:50] if name.endswith("sheet1.xml") else part),
            "rusak",
        ),
        (rebuilt(book(plain), lambda name, part: b"" if name.endswith("workbook.xml") else part), "rusak"),
        (rebuilt(book(plain), lambda _, part: part, **{"xl/vbaProject.bin": b"x"}), "makro"),
    ],
)
def test_what_is_no_plain_workbook_gets_one_sentence(content: bytes, says: str) -> None:
    assert says in refused(content)


def test_a_zip_bomb_is_not_unpacked() -> None:
    began = time.monotonic()
    bomb = rebuilt(book(plain), lambda _, part: part, **{"xl/media/bom.bin": bytes(50_000_000)})
    assert "mengembang" in refused(bomb)
    huge = rebuilt(book(plain), lambda _, part: part, **{f"xl/{n}.bin": bytes(40_000_000) for n in "ab"})
    assert "mengembang" in refused(huge)
    assert time.monotonic() - began < 10


def test_entities_are_never_resolved() -> None:
    laughs = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    declared = rebuilt(book(plain), in_sheet(b"<worksheet", laughs + b"<worksheet"))
    assert "rusak" in refused(declared)
    hidden = rebuilt(
        book(plain),
        lambda name, part: part.decode().encode("utf-16") if name.endswith("sheet1.xml") else part,
    )
    assert "rusak" in refused(hidden)


def test_a_merge_over_the_whole_sheet_takes_no_time() -> None:
    def fill(sheet: Any) -> None:
        plain(sheet)
        sheet.merge_cells("A2:A3")

    began = time.monotonic()
    read = read_workbook(rebuilt(book(fill), in_sheet(b"A2:A3", b"A1:XFD1048576")))
    assert read.sheets[0].rows[1].at(0) == "Kegiatan"
    assert time.monotonic() - began < 5


def with_merges(ranges: str) -> bytes:
    """A sheet with these merged ranges beside the honest one, written by hand."""

    def fill(sheet: Any) -> None:
        plain(sheet)
        sheet.merge_cells("A2:A3")

    merged = "".join(f'<mergeCell ref="{one}"/>' for one in ranges.split())
    more = in_sheet(b'<mergeCell ref="A2:A3" />', merged.encode() + b'<mergeCell ref="A2:A3" />')
    return rebuilt(book(fill), more, **NOISE)


NOISE = {"xl/media/noise.bin": random.Random(9).randbytes(30_000)}  # so that it is not packed too densely


def test_more_merged_ranges_than_anybody_makes_are_refused() -> None:
    ranges = " ".join(f"B{row}:C{row}" for row in range(4, 6_004))
    assert f"lebih dari {MOST_MERGES} sel gabungan" in refused(with_merges(ranges))


def test_merges_that_lie_over_one_another_are_no_honest_programs_work() -> None:
    """Each would be spread over all rows of the sheet."""

    def fill(sheet: Any) -> None:
        for row in range(1, MOST_ROWS + 1):
            sheet.append([row])
        sheet.merge_cells("A1:A5000")

    one = b'<mergeCell ref="A1:A5000" />'
    assert "rusak" in refused(rebuilt(book(fill), in_sheet(one, one * 1_000), **NOISE))


def test_a_megabyte_of_words_that_look_like_merges_is_read_past() -> None:
    end = b"</worksheet>"
    talk = b"<!--" + b"mergeCell " * 110_000 + b"-->" + end
    read = read_workbook(rebuilt(book(plain), in_sheet(end, talk), **NOISE))
    assert read.sheets[0].rows[1].at(1) == 85_000_000


@pytest.mark.parametrize("row", [b"1048576", b"99999999999"])
def test_a_row_far_below_takes_no_time(row: bytes) -> None:
    began = time.monotonic()
    far = rebuilt(book(plain), lambda _, part: part.replace(b'r="2"', b'r="%s"' % row))
    sentence = refused(far)
    assert "baris" in sentence or "rusak" in sentence
    assert time.monotonic() - began < 6


def test_too_many_rows_columns_or_sheets_are_named() -> None:
    def long(sheet: Any) -> None:
        for _ in range(MOST_ROWS + 1):
            sheet.append(["x"])

    def wide(sheet: Any) -> None:
        sheet.append(["x"] * (MOST_COLUMNS + 1))

    assert f"lebih dari {MOST_ROWS} baris" in refused(book(long))
    assert f"lebih dari {MOST_COLUMNS} kolom" in refused(book(wide))
    many = Workbook()
    for number in range(30):
        many.create_sheet(f"Lembar {number}")
    out = io.BytesIO()
    many.save(out)
    assert "lembar" in refused(out.getvalue())


@pytest.mark.parametrize(("mark", "place"), [(b"PK\1\2", 6), (b"PK\5\6", 18)])
def test_a_workbook_whose_directory_is_damaged_is_refused_in_a_sentence(mark: bytes, place: int) -> None:
    """A version from the future; a beginning before the beginning."""
    content = bytearray(book(plain))
    content[content.index(mark) + place] = 217
    assert "xcel" in refused(bytes(content))


@cache
def undamaged() -> bytes:
    """One file for all: a workbook holds the second in which it was made, and with it its length changes."""
    return book(plain)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    content = bytearray(undamaged())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_workbook(bytes(content))
    except WorkbookRefused as refusal:
        assert str(refusal.sentence).endswith(".")  # noqa: PT017 (either end is right)


# Tables

COLUMNS = {"activity": ("Kegiatan", "Activity"), "money": ("Anggaran (Rp)", "Anggaran"), "quarter": ("TW",)}


def test_a_table_is_found_by_its_headings_wherever_they_stand() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "RENCANA AKSI DAERAH"
        sheet["B4"], sheet["D4"] = "ANGGARAN  (Rp.)", "kegiatan:"
        sheet["B6"], sheet["D6"] = 5_000_000, "Sosialisasi"

    lines = table_of(read_workbook(book(fill)).sheets[0], COLUMNS, optional=["quarter"])
    assert [(line.number, line["activity"], line["money"], line.text("quarter")) for line in lines] == [
        (6, "Sosialisasi", 5_000_000, "")
    ]
    assert str(lines[0].problem("money", "harus angka.")) == "Lembar Rencana, baris 6, kolom B: harus angka."


def test_missing_columns_are_named() -> None:
    with pytest.raises(WorkbookRefused, match=r"tidak punya kolom: TW\."):
        table_of(read_workbook(book(plain)).sheets[0], COLUMNS)
    with pytest.raises(WorkbookRefused, match="tidak punya kolom"):
        table_of(read_workbook(book(lambda sheet: None)).sheets[0], COLUMNS)


# Writing


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+62 812",
        "-5 desa",
        "@SUM(A1)",
        '=HYPERLINK("http://contoh.invalid")',
        "\t=1",
        "=cmd|' /C calc'!A0",
    ],
)
def test_a_text_that_begins_like_a_formula_stays_a_text(text: str) -> None:
    content = write_workbook([SheetToWrite("RAD", ["Isi"], [[text]])], title="RAD")
    cell = load_workbook(io.BytesIO(content)).worksheets[0]["A2"]
    assert cell.data_type == "s"
    assert cell.value == text
    assert cell.quotePrefix
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_what_is_written_reads_back() -> None:
    rows: list[list[Any]] = [
        ["Sosialisasi\ndua baris", Decimal("85000000.50"), date(2026, 3, 1), 3, None],
        ["Maria Contoh", Decimal("1"), date(1999, 12, 31), -2, True],
    ]
    sheet = SheetToWrite(
        "RAD", ["Kegiatan", "Anggaran", "Tenggat", "Jumlah", "Bersama"], rows, note="Rahasia"
    )
    read = read_workbook(write_workbook([sheet], title="RAD")).sheets[0]
    assert read.rows[0].values == tuple(sheet.head)
    assert read.rows[1].values == tuple(rows[0][:4])
    assert read.rows[2].values == ("Maria Contoh", 1, date(1999, 12, 31), -2, True)


def test_the_head_stays_in_sight_and_the_note_is_printed() -> None:
    content = write_workbook(
        [SheetToWrite("RAD", ["A", "B"], [["x" * 200, 1]], note="Rahasia")], title="RAD 2026"
    )
    made = load_workbook(io.BytesIO(content))
    sheet = made.worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["A"].width == 60
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center.text == "Rahasia"
    assert made.properties.title == "RAD 2026"
    assert re.fullmatch(r"'RAD'!\$1:\$1|\$1:\$1", str(sheet.print_title_rows))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.text(max_size=30) | st.integers(-(10**9), 10**9) | st.none(), min_size=2, max_size=2),
        max_size=5,
    )
)
def test_anything_can_be_written_and_is_never_a_formula(rows: list[list[Any]]) -> None:
    content = write_workbook([SheetToWrite("Lembar [1]: a/b?", ["A", "B"], rows)], title="x")
    assert not read_workbook(content).remarks
