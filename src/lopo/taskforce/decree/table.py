"""A decree as a workbook (XLSX): read into the same shape as a YAML file, and a blank one to fill in.

Sheets: SK (what, content), Kedudukan (a row a seat), Tugas (a row a duty); Instansi and Pimpinan may be left out.
What the columns are called is COLUMNS; the blank workbook (`table_writing.py`) says it for people.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from lopo.ground.agencies.models import AgencyKind
from lopo.ground.papers.workbook import SheetRead, read_workbook
from lopo.ground.papers.workbook_tables import Line, table_of
from lopo.taskforce.decree.file import DecreeFile
from lopo.taskforce.decree.importing import decree_from
from lopo.taskforce.decree.models import Function, duty_letter
from lopo.taskforce.decree.reading import Fault, FaultyFile
from lopo.taskforce.decree.words import known_agency, plain
from lopo.taskforce.decree.work import Work

HEAD = {  # key in the file → what the first column of the sheet "SK" says
    "number": "Nomor",
    "signed_on": "Tanggal tanda tangan",
    "year": "Tahun",
    "title": "Judul",
    "issuer": "Yang menetapkan",
    "place": "Tempat",
    "regency_code": "Kode kabupaten",
    "regency_name": "Nama kabupaten",
    "province": "Provinsi",
    "secretariat": "Sekretariat",
}
COLUMNS: dict[str, dict[str, tuple[str, ...]]] = {
    "SK": {"what": ("Isian",), "content": ("Isi",)},
    "Kedudukan": {
        "part": ("Sub",),
        "name": ("Nama sub gugus tugas",),
        "order": ("No",),
        "office": ("Jabatan", "Jabatan dalam dinas/instansi"),
        "position": ("Kedudukan", "Kedudukan dalam tim"),
        "agency": ("Instansi",),
        "receives": ("Menerima orang",),
        "intake": ("Menerima laporan",),
        "holders": ("Dijabat",),
        "inferred": ("Instansi diduga",),
        "functions": ("Fungsi",),
    },
    "Tugas": {
        "part": ("Sub",),
        "letter": ("Huruf",),
        "text": ("Tugas", "Rincian tugas"),
        "work": ("Jenis kerja",),
        "probable": ("Bacaan lain",),
    },
    "Instansi": {
        "name": ("Nama lengkap", "Nama"),
        "short": ("Nama sehari-hari",),
        "code": ("Singkatan",),
        "kind": ("Bidang",),
        "partner": ("Mitra",),
    },
    "Pimpinan": {"role": ("Peran",), "office": ("Jabatan",), "agency": ("Instansi",)},
}
NEEDED = {
    "SK": {"what", "content"},
    "Kedudukan": {"part", "office"},
    "Tugas": {"part", "text"},
    "Instansi": {"name"},
    "Pimpinan": {"role", "office"},
}


def is_workbook(content: bytes) -> bool:
    """XLSX, or the older XLS (which is refused with a sentence of its own)."""
    return content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def read_decree_table(content: bytes) -> DecreeFile:
    """Reads a decree in a workbook. Raises WorkbookRefused or FaultyFile with sentences that name sheet and row."""
    return decree_from(told_by(content))


def told_by(content: bytes) -> dict[str, Any]:
    """The workbook in the shape of a YAML file."""
    sheets = {sheet.name.strip().casefold(): sheet for sheet in read_workbook(content).sheets}
    if missing := [name for name in ("SK", "Kedudukan") if name.casefold() not in sheets]:
        raise FaultyFile(
            [Fault("", _("Lembar %s tidak ada. Pakai berkas contoh dari Lopo.") % ", ".join(missing))]
        )
    lines = {name: _lines(sheets.get(name.casefold()), name) for name in COLUMNS}
    agencies = _Agencies(lines["Instansi"])
    head = _head(lines["SK"], agencies)
    return {
        "decree": head,
        "sub_task_forces": _parts(lines["Kedudukan"], lines["Tugas"], agencies),
        "leadership": [
            {
                "role": line.text("role"),
                "office": line.text("office"),
                "agency": agencies.key(line.text("agency")),
                "_place": _place(line),
            }
            for line in lines["Pimpinan"]
        ],
        "agencies": agencies.rows(partners=False),
        "partners": agencies.rows(partners=True),
    }


class _Agencies:
    """The agencies of the workbook by name: those listed, and those that a seat names."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.told: dict[str, dict[str, Any]] = {}
        for line in lines:
            kind = _value_of(AgencyKind, line.text("kind"))
            self.told[plain(line.text("name"))] = {
                **self._row(line.text("name")),
                **({"kind": kind} if kind else {}),
                "short": line.text("short"),
                "code": line.text("code"),
                "partner": line.text("partner"),
                "_place": _place(line),
            }

    def key(self, name: str) -> str | None:
        if not name.strip():
            return None
        row = self.told.setdefault(plain(name), self._row(name))
        return str(row["id"])

    def rows(self, *, partners: bool) -> list[dict[str, Any]]:
        wanted = [row for row in self.told.values() if _yes(row.get("partner", "")) == partners]
        return [{key: value for key, value in row.items() if key != "partner"} for row in wanted]

    def _row(self, name: str) -> dict[str, Any]:
        known = known_agency(name)
        taken = {row["id"] for row in self.told.values()}
        base = key = slugify(known[0].short if known and known[0].short else plain(name))[:36] or "instansi"
        number = 2
        while key in taken:
            key, number = f"{base}-{number}", number + 1
        return {"id": key, "name": name, "kind": known[0].kind.value if known else AgencyKind.OTHER.value}


def _lines(sheet: SheetRead | None, name: str) -> list[Line]:
    if sheet is None:
        return []
    optional = [key for key in COLUMNS[name] if key not in NEEDED[name]]
    return table_of(sheet, COLUMNS[name], optional=optional)


def _head(lines: list[Line], agencies: _Agencies) -> dict[str, Any]:
    said = {_bare(line.text("what")): line["content"] for line in lines}
    told = {key: said.get(_bare(label)) for key, label in HEAD.items()}
    regency = {
        "code": told.pop("regency_code"),
        "name": told.pop("regency_name"),
        "province": told.pop("province"),
    }
    secretariat = agencies.key(str(told["secretariat"] or ""))
    return {**told, "secretariat": secretariat, "regency": regency, "_place": _("lembar SK")}


def _parts(seats: list[Line], duties: list[Line], agencies: _Agencies) -> list[dict[str, Any]]:
    """Sub-task forces in the order of their first seat; name and functions from the first row that says them."""
    parts: dict[str, dict[str, Any]] = {}
    for line in seats:
        part = parts.setdefault(
            line.text("part").strip(), {"code": line.text("part"), "seats": [], "duties": []}
        )
        if line.text("name") and "name" not in part:
            part["name"] = line.text("name")
        if line.text("functions") and "functions" not in part:
            part["functions"] = _values_of(Function, line.text("functions"))
        part["seats"].append(_seat(line, agencies))
    for line in duties:
        part = parts.setdefault(
            line.text("part").strip(), {"code": line.text("part"), "seats": [], "duties": []}
        )
        number = len(part["duties"]) + 1
        duty: dict[str, Any] = {
            "letter": line.text("letter") or duty_letter(number),
            "text": line.text("text"),
            "probable": line.text("probable"),
            "_place": _place(line),
        }
        if line.text("work"):
            duty["work"] = [] if line.text("work").strip() == "-" else _values_of(Work, line.text("work"))
        part["duties"].append(duty)
    return list(parts.values())


def _seat(line: Line, agencies: _Agencies) -> dict[str, Any]:
    told: dict[str, Any] = {
        "office": line.text("office"),
        "position": line.text("position"),
        "agency": agencies.key(line.text("agency")),
        "intake": line.text("intake"),
        "holders": line.text("holders"),
        "agency_source": "inferred" if _yes(line.text("inferred")) else None,
        "_place": _place(line),
    }
    if line["order"] is not None:
        told["order"] = line["order"]
    if line.text("receives"):
        told["receives"] = line.text("receives")
    return told


def _place(line: Line) -> str:
    return _("lembar %(sheet)s baris %(row)d") % {"sheet": line.sheet, "row": line.number}


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _yes(text: Any) -> bool:
    return str(text).strip().casefold() in ("ya", "yes", "x", "v", "true", "1")


def _value_of(choices: Any, text: str) -> str:
    """The value of a choice that is named by its Indonesian words or by its value; else the text itself."""
    return (_values_of(choices, text) or [""])[0]


def _values_of(choices: Any, text: str) -> list[str]:
    with override("id"):
        words = {_bare(str(choice.label)): choice.value for choice in choices}
    words |= {_bare(choice.value): choice.value for choice in choices}
    parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
    return [words.get(_bare(part), part) for part in parts]
