"""A decree as a file gives it: read and judged, nothing written.

Names in the file are English (facts/decree-126-2023.yaml shows the shape), words inside it Indonesian. What a file may
leave out (agency of a seat, its functions, who receives, kinds of work) is None here; `proposals.py` fills it in.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from django.utils.translation import gettext as _
import yaml

from lopo.ground.agencies.models import AgencyKind
from lopo.taskforce.decree.file import (
    AgencyRow,
    DecreeFile,
    DutyRow,
    LeaderRow,
    RegencyRow,
    SeatRow,
    SubTaskForceRow,
)
from lopo.taskforce.decree.models import Function, Intake, LeaderRole, Position
from lopo.taskforce.decree.reading import Entry, Fault, Faults, FaultyFile
from lopo.taskforce.decree.work import Work

LARGEST = 1_000_000  # bytes of a decree as a file; the real one has twelve thousand
POSITIONS = {
    "koordinator": Position.COORDINATOR,
    "wakil koordinator": Position.DEPUTY,
    "anggota": Position.MEMBER,
    "coordinator": Position.COORDINATOR,
    "deputy": Position.DEPUTY,
    "member": Position.MEMBER,
}
ROLES = {
    "ketua": LeaderRole.CHAIR,
    "wakil ketua": LeaderRole.DEPUTY,
    "sekretaris": LeaderRole.SECRETARY,
    "chair": LeaderRole.CHAIR,
    "deputy": LeaderRole.DEPUTY,
    "secretary": LeaderRole.SECRETARY,
}
INTAKES = {"first": Intake.FIRST, "second": Intake.SECOND, "pertama": Intake.FIRST, "kedua": Intake.SECOND}
HOLDERS = {"many": "many", "banyak": "many", "one": "one", "satu": "one"}
SOURCES = {"inferred": "inferred", "printed": "printed", "study": "study"}


def read_decree(content: bytes | str) -> DecreeFile:
    """Reads a decree in YAML. Raises FaultyFile with every fault that was found."""
    return decree_from(parsed(content))


def decree_from(told: dict[Any, Any]) -> DecreeFile:
    """The decree that the parsed file tells (YAML, or a workbook turned into the same shape)."""
    faults = Faults()
    whole = Entry(told, "", faults)
    head = whole.inner("decree", place=_("kepala SK"))
    if not head.told:
        faults.add("", _("Bagian “decree” (nomor, judul, tanggal SK) tidak ada. Lihat contoh berkas."))
    agencies = tuple(_agency(e) for e in whole.rows("agencies", _("instansi %d")))
    partners = tuple(_agency(e) for e in whole.rows("partners", _("mitra %d")))
    _once(faults, _("instansi"), "id", [a.key for a in (*agencies, *partners)])
    _once(faults, _("instansi"), "name", [a.name for a in (*agencies, *partners)])
    known = {a.key for a in (*agencies, *partners)}
    parts = tuple(
        _sub_task_force(e, known) for e in whole.rows("sub_task_forces", _("sub gugus tugas ke-%d"))
    )
    if not parts and not any(f.sentence for f in faults.found if "sub_task_forces" in f.sentence):
        faults.add("", _("Tidak ada satu pun sub gugus tugas di bawah “sub_task_forces”."))
    _once(faults, _("sub gugus tugas"), "code", [p.code for p in parts])
    decree = _head(head, agencies, partners, parts, _leaders(whole, known), known)
    faults.stop()
    return decree


def _head(
    head: Entry,
    agencies: tuple[AgencyRow, ...],
    partners: tuple[AgencyRow, ...],
    parts: tuple[SubTaskForceRow, ...],
    leaders: tuple[LeaderRow, ...],
    known: set[str],
) -> DecreeFile:
    place = head.inner("regency", place=_("kabupaten"))
    number, signed_on = head.text("number", longest=80), head.day("signed_on")
    if bool(number) != bool(signed_on) and bool(head.told.get("number")) != bool(head.told.get("signed_on")):
        head.fault(
            _("Nomor dan tanggal penandatanganan diisi keduanya, atau dikosongkan keduanya untuk rancangan.")
        )
    year = head.number("year", fallback=signed_on.year if signed_on else 0, least=2000, most=2100)
    if not year and not head.has("year"):
        head.fault(_("“%(key)s” belum diisi.") % {"key": "year"})
    if signed_on and abs(signed_on.year - year) > 1:
        head.fault(
            _("Tahun SK %(year)d jauh dari tanggal penandatanganannya, %(signed)d.")
            % {"year": year, "signed": signed_on.year}
        )
    return DecreeFile(
        number=number,
        title=head.text("title", longest=2000, needed=True),
        printed=head.text("printed", longest=2000),
        issuer=head.text("issuer", longest=120, needed=True),
        place=head.text("place", longest=80, needed=True),
        year=year,
        signed_on=signed_on,
        regency=RegencyRow(
            code=place.text("code", longest=5, needed=True),
            name=place.text("name", longest=120, needed=True),
            province=place.text("province", longest=120, needed=True),
        ),
        secretariat=_one_of(head, "secretariat", known),
        agencies=agencies,
        partners=partners,
        sub_task_forces=parts,
        leadership=leaders,
    )


def _agency(entry: Entry) -> AgencyRow:
    key = entry.text("id", longest=40, needed=True)
    if key and not key.replace("-", "").replace("_", "").isalnum():
        entry.fault(
            _("“id” hanya huruf, angka, - dan _, tanpa spasi, tertulis “%(value)s”.") % {"value": key}
        )
    return AgencyRow(
        key=key,
        name=entry.text("name", longest=200, needed=True),
        kind=entry.choice("kind", {kind.value: kind.value for kind in AgencyKind}) or AgencyKind.OTHER,
        short=entry.text("short", longest=60),
        code=entry.text("code", longest=4),
    )


def _sub_task_force(entry: Entry, known: set[str]) -> SubTaskForceRow:
    code = entry.text("code", longest=8, needed=True)
    here = Entry(entry.told, _("sub gugus tugas %s") % code if code else entry.place, entry.faults)
    seats = tuple(_seat(e, n, known) for n, e in enumerate(here.rows("seats", _("kedudukan %d")), 1))
    duties = tuple(_duty(e) for e in here.rows("duties", _("tugas ke-%d")))
    if not seats:
        here.fault(
            _("Tidak ada kedudukan di bawah “seats”. Setiap sub gugus tugas perlu paling sedikit satu.")
        )
    if sum(seat.position == Position.COORDINATOR for seat in seats) > 1:
        two = " · ".join(seat.office for seat in seats if seat.position == Position.COORDINATOR)
        here.fault(
            _("Ada lebih dari satu koordinator: %(offices)s. Hanya satu yang boleh.") % {"offices": two}
        )
    if sum(seat.intake == Intake.FIRST for seat in seats) > 1:
        here.fault(_("Ada lebih dari satu penerima laporan pertama. Hanya satu yang boleh."))
    _once(here.faults, here.place, "office", [seat.office for seat in seats])
    _once(here.faults, here.place, "order", [seat.order for seat in seats])
    _once(here.faults, here.place, "letter", [duty.letter for duty in duties])
    return SubTaskForceRow(
        code=code,
        name=here.text("name", longest=200, needed=True),
        printed=here.text("printed", longest=200),
        functions=here.choices("functions", {f.value: f.value for f in Function}),
        seats=seats,
        duties=duties,
    )


def _seat(entry: Entry, number: int, known: set[str]) -> SeatRow:
    return SeatRow(
        order=entry.number("order", fallback=number),
        office=entry.text("office", longest=200, needed=True),
        position=entry.choice("position", POSITIONS) or Position.NONE,
        agency=_one_of(entry, "agency", known),
        inferred=entry.choice("agency_source", SOURCES) == "inferred",
        printed=entry.text("printed", longest=200),
        receives=entry.yes("receives"),
        intake=entry.choice("intake", INTAKES),
        many_holders=entry.choice("holders", HOLDERS) == "many",
    )


def _duty(entry: Entry) -> DutyRow:
    return DutyRow(
        letter=entry.text("letter", longest=4, needed=True),
        text=entry.text("text", longest=2000, needed=True),
        printed=entry.text("printed", longest=2000),
        work=entry.choices("work", {work.value: work.value for work in Work}),
        probable=entry.text("probable", longest=2000),
        ask=entry.text("ask", longest=2000),
    )


def _leaders(whole: Entry, known: set[str]) -> tuple[LeaderRow, ...]:
    rows = tuple(
        LeaderRow(
            role=entry.choice("role", ROLES) or "",
            office=entry.text("office", longest=200, needed=True),
            agency=_one_of(entry, "agency", known),
        )
        for entry in whole.rows("leadership", _("pimpinan %d"))
    )
    if any(not row.role for row in rows):
        whole.faults.add(_("pimpinan"), _("“role” diisi ketua, wakil ketua atau sekretaris."))
    _once(whole.faults, _("pimpinan"), "office", [(row.role, row.office) for row in rows])
    return rows


def _one_of(entry: Entry, key: str, known: set[str]) -> str | None:
    """The id of an agency that the same file lists."""
    agency = entry.text(key, longest=40)
    if agency and agency not in known:
        entry.fault(
            _("“%(key)s” menyebut instansi “%(value)s”, yang tidak ada dalam daftar “agencies”.")
            % {"key": key, "value": agency}
        )
        return None
    return agency or None


def _once(faults: Faults, place: str, key: str, values: Iterable[object]) -> None:
    """Each value stands here once, whatever its capitals. An empty one was told elsewhere."""
    said: dict[str, list[object]] = {}
    for value in values:
        if value not in ("", None):
            said.setdefault(str(value).casefold(), []).append(value)
    for same in said.values():
        if len(same) > 1:
            shown = same[0][-1] if isinstance(same[0], tuple) else same[0]
            faults.add(
                place,
                _("“%(key)s” berisi “%(value)s” %(times)d kali. Hanya sekali yang boleh.")
                % {"key": key, "value": shown, "times": len(same)},
            )


class _Told(yaml.MarkedYAMLError):
    """What we do not take from a YAML file, in a sentence of our own."""


class _Plain(yaml.SafeLoader):
    """Safe YAML in which everything is written out once.

    A second `seats:` does not silently replace the first, and nothing is repeated by a sign: some lines of signs upon
    signs would unfold to more than any machine holds.
    """

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if getattr(event, "anchor", None):  # of an alias too
            raise _Told(
                problem=_(
                    "Tanda & dan * untuk mengulang bagian lain tidak dipakai di sini. Tuliskan lengkap."
                ),
                problem_mark=event.start_mark,
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _value in node.value:
            if str(key.value) in seen:
                raise _Told(
                    problem=_("“%(key)s” ditulis dua kali. Gabungkan menjadi satu.") % {"key": key.value},
                    problem_mark=key.start_mark,
                )
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def parsed(content: bytes | str) -> dict[Any, Any]:
    """What a YAML file tells, as plain values. Raises FaultyFile."""
    if len(content) > LARGEST:
        raise FaultyFile([Fault("", _("Berkas ini terlalu besar untuk sebuah SK. Paling besar 1 MB."))])
    try:
        text = content.decode("utf-8") if isinstance(content, bytes) else content
        told = yaml.load(text, Loader=_Plain)  # noqa: S506 (a SafeLoader)
    except UnicodeDecodeError:
        raise FaultyFile(
            [Fault("", _("Berkas ini bukan teks. Simpan sebagai YAML (UTF-8) atau XLSX."))]
        ) from None
    except yaml.YAMLError as error:
        raise FaultyFile([_broken(error)]) from None
    except (ValueError, RecursionError):
        raise FaultyFile(
            [Fault("", _("Berkas ini tidak dapat dibaca: ada tanggal atau susunan yang tidak mungkin."))]
        ) from None
    if not isinstance(told, dict):
        raise FaultyFile(
            [
                Fault(
                    "", _("Berkas ini bukan YAML sebuah SK: bagian “decree” dan “sub_task_forces” tidak ada.")
                )
            ]
        )
    return told


def _broken(error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    place = _("baris %d") % (mark.line + 1) if mark else ""
    if isinstance(error, _Told):
        return Fault(place, str(error.problem))
    return Fault(place, _("Berkas ini bukan YAML yang benar. Periksa jarak dan titik dua pada baris itu."))
