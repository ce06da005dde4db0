"""Writing a decree as a workbook: blank, to be filled in, or with everything that a file says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import override

from lopo.ground.agencies.models import AgencyKind
from lopo.ground.papers.workbook_writing import SheetToWrite, write_workbook
from lopo.taskforce.decree.file import DecreeFile
from lopo.taskforce.decree.models import Function, Intake, LeaderRole, Position
from lopo.taskforce.decree.table import COLUMNS, HEAD
from lopo.taskforce.decree.work import Work

INTAKES = {Intake.FIRST.value: "pertama", Intake.SECOND.value: "kedua"}


def decree_table(file: DecreeFile | None = None) -> bytes:
    """A workbook to fill in; with `file` it holds that decree."""
    sheets = [
        SheetToWrite("SK", ["Isian", "Isi"], _head_rows(file), widths=[26, 70]),
        SheetToWrite(
            "Kedudukan",
            _heads("Kedudukan"),
            _seat_rows(file),
            widths=[6, 34, 6, 44, 18, 34, 12, 14, 12, 12, 24],
        ),
        SheetToWrite("Tugas", _heads("Tugas"), _duty_rows(file), widths=[6, 8, 70, 34, 40]),
        SheetToWrite("Instansi", _heads("Instansi"), _agency_rows(file), widths=[44, 22, 10, 24, 8]),
        SheetToWrite("Pimpinan", _heads("Pimpinan"), _leader_rows(file), widths=[16, 44, 34]),
        SheetToWrite("Petunjuk", ["Lembar", "Kolom", "Isi"], _guide(), widths=[14, 24, 90]),
    ]
    return write_workbook(sheets, title="SK gugus tugas")


def _heads(name: str) -> list[str]:
    return [names[0] for names in COLUMNS[name].values()]


def _head_rows(file: DecreeFile | None) -> list[list[Any]]:
    if file is None:
        return [[label, None] for label in HEAD.values()]
    names = {a.key: a.name for a in (*file.agencies, *file.partners)}
    told: Mapping[str, Any] = {
        "number": file.number,
        "signed_on": file.signed_on,
        "year": file.year,
        "title": file.title,
        "issuer": file.issuer,
        "place": file.place,
        "regency_code": file.regency.code,
        "regency_name": file.regency.name,
        "province": file.regency.province,
        "secretariat": names.get(file.secretariat or ""),
    }
    return [[label, told[key]] for key, label in HEAD.items()]


def _seat_rows(file: DecreeFile | None) -> list[list[Any]]:
    rows: list[list[Any]] = []
    names = {a.key: a.name for a in (*file.agencies, *file.partners)} if file else {}
    for part in file.sub_task_forces if file else ():
        for place, seat in enumerate(part.seats):
            rows.append(
                [
                    part.code,
                    part.name if place == 0 else None,
                    seat.order,
                    seat.office,
                    _label(Position, seat.position),
                    names.get(seat.agency or ""),
                    None if seat.receives is None else "ya" if seat.receives else "tidak",
                    {Intake.FIRST: "pertama", Intake.SECOND: "kedua"}.get(seat.intake or ""),  # type: ignore[call-overload]
                    "banyak" if seat.many_holders else None,
                    "ya" if seat.inferred else None,
                    "; ".join(_label(Function, f) or "" for f in part.functions or ())
                    if place == 0
                    else None,
                ]
            )
    return rows


def _duty_rows(file: DecreeFile | None) -> list[list[Any]]:
    parts = file.sub_task_forces if file else ()
    return [
        [
            part.code,
            duty.letter,
            duty.text,
            None if duty.work is None else "; ".join(_label(Work, w) or "" for w in duty.work) or "-",
            duty.probable or None,
        ]
        for part in parts
        for duty in part.duties
    ]


def _agency_rows(file: DecreeFile | None) -> list[list[Any]]:
    if file is None:
        return []
    rows = [(row, None) for row in file.agencies] + [(row, "ya") for row in file.partners]
    return [
        [row.name, row.short or None, row.code or None, _label(AgencyKind, row.kind), partner]
        for row, partner in rows
    ]


def _leader_rows(file: DecreeFile | None) -> list[list[Any]]:
    names = {a.key: a.name for a in (*file.agencies, *file.partners)} if file else {}
    rows = file.leadership if file else ()
    return [[_label(LeaderRole, row.role), row.office, names.get(row.agency or "")] for row in rows]


def _label(choices: Any, value: str) -> str | None:
    if not value:
        return None
    with override("id"):
        return str(choices(value).label)


def _guide() -> list[list[Any]]:
    """What may stand in the columns, with every word that is known. In Indonesian: it is a paper for officials."""
    with override("id"):
        works = "; ".join(str(work.label) for work in Work)
        kinds = "; ".join(str(kind.label) for kind in AgencyKind)
        functions = "; ".join(str(function.label) for function in Function)
    return [
        ["SK", "Isi", "Nomor dan tanggal dikosongkan keduanya bila SK masih rancangan."],
        ["Kedudukan", "Sub", "Huruf atau angka sub gugus tugas seperti tercetak: A, I, …"],
        ["Kedudukan", "Kedudukan", "Koordinator; Wakil koordinator; Anggota; kosong bila tidak tercetak."],
        ["Kedudukan", "Instansi", "Nama instansi. Boleh kosong: Lopo mengusulkan, Anda menegaskan."],
        ["Kedudukan", "Menerima orang", "ya atau tidak. Boleh kosong seluruhnya: Lopo mengusulkan."],
        ["Kedudukan", "Menerima laporan", "pertama atau kedua. Boleh kosong seluruhnya: Lopo mengusulkan."],
        ["Kedudukan", "Dijabat", "banyak, bila jabatan dipegang beberapa orang sekaligus."],
        ["Kedudukan", "Instansi diduga", "ya, bila SK tidak mencetak instansinya: Lopo menanyakannya."],
        ["Kedudukan", "Fungsi", f"Boleh kosong. Yang dikenal: {functions}."],
        ["Tugas", "Jenis kerja", f"Boleh kosong; “-” bila tidak ada. Pisahkan dengan titik koma: {works}."],
        [
            "Tugas",
            "Bacaan lain",
            "Bila kalimatnya diduga salah cetak: bacaan yang dimaksud. Lopo menanyakannya.",
        ],
        ["Instansi", "Bidang", f"Boleh kosong. Yang dikenal: {kinds}."],
        ["Instansi", "Mitra", "ya, bila instansi bekerja tanpa kedudukan."],
        ["Pimpinan", "Peran", "Ketua; Wakil ketua; Sekretaris."],
    ]
