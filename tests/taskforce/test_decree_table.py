"""The same table in Excel: a decree goes out as a workbook and comes in again the same."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook
import pytest

from lopo.ground.acts import Refused
from lopo.taskforce.decree.importing import read_decree
from lopo.taskforce.decree.models import Decree
from lopo.taskforce.decree.proposals import complete
from lopo.taskforce.decree.reading import FaultyFile
from lopo.taskforce.decree.table import is_workbook, read_decree_table
from lopo.taskforce.decree.table_writing import decree_table
from tests.cast import DECREE, TaskForce


def changed(change: Any) -> bytes:
    """The real decree as a workbook with something else in it."""
    book = load_workbook(BytesIO(decree_table(read_decree(DECREE.read_bytes()))))
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_real_decree_comes_back_from_a_workbook_as_it_was() -> None:
    file = read_decree(DECREE.read_bytes())
    again = read_decree_table(decree_table(file))
    one, one_asks = complete(file)
    other, other_asks = complete(again)
    names = {a.key: a.name for a in (*other.agencies, *other.partners)}
    keys = {a.name: a.key for a in (*one.agencies, *one.partners)}
    assert [(a.name, a.kind, a.short, a.code) for a in other.agencies] == [
        (a.name, a.kind, a.short, a.code) for a in one.agencies
    ]
    assert [a.name for a in other.partners] == [a.name for a in one.partners]
    for part, same in zip(one.sub_task_forces, other.sub_task_forces, strict=True):
        assert (part.code, part.name, part.functions) == (same.code, same.name, same.functions)
        found = [replace(seat, agency=keys[names[seat.agency or ""]]) for seat in same.seats]
        assert found == [replace(seat, printed="") for seat in part.seats]
        assert [(d.letter, d.text, d.work) for d in same.duties] == [
            (d.letter, d.text, d.work) for d in part.duties
        ]
    assert [str(point.asks) for point in other_asks] == [str(point.asks) for point in one_asks]
    assert (other.number, other.signed_on, other.year) == (one.number, one.signed_on, one.year)


def test_a_workbook_with_only_seats_and_duties_is_enough() -> None:
    def bare(book: Any) -> None:
        del book["Instansi"], book["Pimpinan"], book["Petunjuk"]
        for sheet, columns in (("Kedudukan", "FGHIJK"), ("Tugas", "BDE")):
            for column in columns:
                for row in range(2, book[sheet].max_row + 1):
                    book[sheet][f"{column}{row}"] = None

    whole, _points = complete(read_decree_table(changed(bare)))
    assert [len(part.seats) for part in whole.sub_task_forces] == [11, 6, 5, 8]
    assert len({seat.agency for part in whole.sub_task_forces for seat in part.seats}) == 20
    assert [duty.letter for duty in whole.sub_task_forces[2].duties] == ["a", "b", "c"]


def test_a_fault_names_sheet_and_row() -> None:
    def two(book: Any) -> None:
        book["Kedudukan"]["E3"] = "Penasihat"
        book["Tugas"]["D4"] = "senam pagi"
        book["SK"]["B3"] = "bulan depan"

    with pytest.raises(FaultyFile) as refused:
        read_decree_table(changed(two))
    told = " ".join(str(fault) for fault in refused.value.faults)
    for words in ("lembar Kedudukan baris 3", "Penasihat", "lembar Tugas baris 4", "senam pagi", "lembar SK"):
        assert words in told


def test_a_workbook_without_its_sheets_or_columns_says_which() -> None:
    with pytest.raises(Refused, match="Kedudukan"):
        read_decree_table(changed(lambda book: book.remove(book["Kedudukan"])))

    def no_offices(book: Any) -> None:
        book["Kedudukan"]["D1"] = "Nama"

    with pytest.raises(Refused, match="Jabatan"):
        read_decree_table(changed(no_offices))


def test_a_broken_workbook_is_refused_with_a_sentence() -> None:
    for content in (b"PK\x03\x04 torn", b"\xd0\xcf\x11\xe0 an older Excel"):
        assert is_workbook(content)
        with pytest.raises(Refused):
            read_decree_table(content)


def test_the_blank_workbook_says_what_goes_where(task_force: TaskForce) -> None:
    answer = task_force.client(task_force.secretariat).get("/decrees/blank.xlsx")
    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["SK", "Kedudukan", "Tugas", "Instansi", "Pimpinan", "Petunjuk"]
    assert book["Kedudukan"].max_row == 1
    guide = " ".join(str(cell.value) for row in book["Petunjuk"].iter_rows() for cell in row)
    assert "laporan masyarakat" in guide
    assert "kepolisian" in guide
    assert task_force.client(task_force.polres).get("/decrees/blank.xlsx").status_code == 403


def test_a_blank_workbook_says_what_is_missing() -> None:
    with pytest.raises(FaultyFile) as refused:
        read_decree_table(decree_table())
    assert "“title” belum diisi" in " ".join(str(fault) for fault in refused.value.faults)


# The pages


def upload(client: Any, content: bytes, name: str = "sk.yaml") -> Any:
    return client.post("/decrees/import/", {"file": SimpleUploadedFile(name, content)})


def test_a_file_is_shown_as_what_it_makes_and_then_made(task_force: TaskForce) -> None:
    client = task_force.client(task_force.secretariat)
    file = replace(read_decree(DECREE.read_bytes()), number="15/KEP/HK/I/2026", year=2026)
    from datetime import date

    shown = upload(client, decree_table(replace(file, signed_on=date(2026, 1, 12))), "sk.xlsx")
    told = shown.content.decode()
    assert "30 kedudukan pada 20 instansi, 24 tugas" in told
    assert "SK 126/KEP/HK/II/2023 digantikan" in told
    assert Decree.objects.count() == 1
    hidden = {name: shown.context["form"][name].value() for name in ("act_id", "told")}
    made = client.post("/decrees/import/confirmation/", hidden)
    decree = Decree.objects.get(number="15/KEP/HK/I/2026")
    assert made["Location"] == decree.get_absolute_url()
    again = client.post("/decrees/import/confirmation/", hidden)  # a second click
    assert again["Location"] == decree.get_absolute_url()
    assert Decree.objects.count() == 2


def test_the_page_tells_every_fault_and_keeps_nothing(task_force: TaskForce) -> None:
    client = task_force.client(task_force.secretariat)
    for content, words in (
        (DECREE.read_bytes().replace(b"2023-02-20", b"1823-02-20"), "1823"),
        (DECREE.read_bytes(), "126/KEP/HK/II/2023"),
        (b"PK\x03\x04 torn", "Excel"),
        (b"hanya kalimat", "bukan YAML"),
    ):
        answer = upload(client, content)
        assert answer.status_code == 422
        assert words in answer.content.decode()
    assert client.post("/decrees/import/", {}).status_code == 422
    assert Decree.objects.count() == 1


def test_what_was_tampered_with_on_the_way_is_refused(task_force: TaskForce) -> None:
    client = task_force.client(task_force.secretariat)
    for told in ("{", "[]", '"x"', "{}"):
        assert client.post("/decrees/import/confirmation/", {"told": told}).status_code == 422


def test_only_the_desk_imports(task_force: TaskForce) -> None:
    other = task_force.client(task_force.dinsos)
    assert other.get("/decrees/import/").status_code == 403
    assert other.post("/decrees/import/confirmation/", {"told": "{}"}).status_code == 403
    assert task_force.client(task_force.secretariat).get("/decrees/import/confirmation/").status_code == 405
