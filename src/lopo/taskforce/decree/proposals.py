"""What a decree file leaves out, proposed from its own words, with the reason. A person confirms or changes it.

    whole, open_points = complete(file)

`whole` has nothing left out; each open point becomes a Question. Plain Python: no database, so a preview costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
import re
from typing import Any

from django.utils.translation import gettext_noop as _

from lopo.ground.agencies.models import AgencyKind
from lopo.taskforce.decree.file import AgencyRow, DecreeFile, DutyRow, SeatRow, SubTaskForceRow
from lopo.taskforce.decree.likening import DESKS, agency_by_likeness, agency_by_words, leaders_agency
from lopo.taskforce.decree.models import Function, Intake, LeaderRole, Position
from lopo.taskforce.decree.naming import named
from lopo.taskforce.decree.said import Said
from lopo.taskforce.decree.words import FUNCTIONS, WORKS

# A row of the decree that an open point is about: ("seat", "A", 7), ("duty", "A", "e"), ("part", "A"), ("decree",).
Subject = tuple[str | int, ...]


@dataclass(frozen=True)
class OpenPoint:
    """Something that the file does not say: what is asked, what we propose, why."""

    field: str  # agency | functions | work | receives | intake | reading | leadership | secretariat
    subject: Subject
    asks: Said
    proposed: Any
    because: Said


def complete(file: DecreeFile) -> tuple[DecreeFile, list[OpenPoint]]:
    """The decree with nothing left out, and what was filled in or is doubtful, in the order of the page."""
    points: list[OpenPoint] = []
    agencies = {a.key: a for a in (*file.agencies, *file.partners)}
    desk = file.secretariat or _secretarys_agency(file, agencies)
    parts = _seated(replace(file, secretariat=desk), agencies, points)
    secretariat = file.secretariat or _secretariat(desk, parts, agencies, points)
    parts = _with_functions(parts, points)
    parts = _with_receivers(parts, agencies, points)
    parts = _with_intakes(parts, agencies, points)
    parts = tuple(replace(part, duties=_with_work(part, points)) for part in parts)
    points += _doubtful_readings(parts)
    leadership = tuple(
        replace(row, agency=row.agency or leaders_agency(row.office, agencies)) for row in file.leadership
    )
    if not leadership:
        points.append(_no_leadership())
    seated = {seat.agency for part in parts for seat in part.seats}
    listed = [a for a in agencies.values() if a not in file.partners]
    whole = replace(
        file,
        secretariat=secretariat,
        sub_task_forces=parts,
        leadership=leadership,
        agencies=tuple(named(a) for a in listed),
        partners=tuple(named(a) for a in file.partners),
    )
    return _no_code_twice(whole), [p for p in points if p.field != "agency" or p.proposed in seated]


def _seated(
    file: DecreeFile, agencies: dict[str, AgencyRow], points: list[OpenPoint]
) -> tuple[SubTaskForceRow, ...]:
    """Every seat with an agency. Offices that name theirs come first, so that the others can be likened to them."""
    found: dict[tuple[str, int], tuple[str, Said]] = {}
    unsaid = [(part, seat) for part in file.sub_task_forces for seat in part.seats if seat.agency is None]
    for part, seat in unsaid:
        if answer := agency_by_words(seat.office, agencies):
            found[part.code, seat.order] = answer
    for part, seat in unsaid:
        if (part.code, seat.order) not in found:
            found[part.code, seat.order] = agency_by_likeness(file, agencies)
    return tuple(
        replace(part, seats=tuple(_seat(part, seat, found, agencies, points) for seat in part.seats))
        for part in file.sub_task_forces
    )


def _seat(
    part: SubTaskForceRow,
    seat: SeatRow,
    found: dict[tuple[str, int], tuple[str, Said]],
    agencies: dict[str, AgencyRow],
    points: list[OpenPoint],
) -> SeatRow:
    if seat.agency and not seat.inferred:
        return seat
    agency, because = (
        found[part.code, seat.order]
        if seat.agency is None
        else (seat.agency, Said(_("SK tidak mencetak instansinya; berkas ini menduganya.")))
    )
    points.append(
        OpenPoint(
            "agency",
            ("seat", part.code, seat.order),
            Said(
                _("%(label)s %(office)s: apakah dari %(agency)s?"),
                {
                    "label": f"{part.code}{seat.order}",
                    "office": seat.office,
                    "agency": named(agencies[agency]).short,
                },
            ),
            agency,
            because,
        )
    )
    return replace(seat, agency=agency, inferred=True)


def _secretarys_agency(file: DecreeFile, agencies: dict[str, AgencyRow]) -> str | None:
    """Where the task force's secretary sits, if the leadership is told."""
    secretary = next((row for row in file.leadership if row.role == LeaderRole.SECRETARY), None)
    return (secretary.agency or leaders_agency(secretary.office, agencies)) if secretary else None


def _secretariat(
    desk: str | None,
    parts: tuple[SubTaskForceRow, ...],
    agencies: dict[str, AgencyRow],
    points: list[OpenPoint],
) -> str:
    because = Said(_("Sekretaris gugus tugas duduk di instansi ini."))
    if desk is None:
        seated = [agencies[s.agency] for part in parts for s in part.seats if s.agency]
        desk = next((a.key for kind in DESKS for a in seated if a.kind == kind), seated[0].key)
        because = Said(_("SK tidak menyebut sekretariat; instansi ini biasanya mengurusnya."))
    asks = Said(
        _("Apakah %(agency)s menjadi Sekretariat gugus tugas?"), {"agency": named(agencies[desk]).short}
    )
    points.append(OpenPoint("secretariat", ("decree",), asks, desk, because))
    return desk


def _with_functions(
    parts: tuple[SubTaskForceRow, ...], points: list[OpenPoint]
) -> tuple[SubTaskForceRow, ...]:
    filled = []
    for part in parts:
        if part.functions is None:
            functions, because = _functions_by_words(part)
            asks = Said(_("Sub %(code)s, %(name)s: apa fungsinya?"), {"code": part.code, "name": part.name})
            points.append(OpenPoint("functions", ("part", part.code), asks, list(functions), because))
            part = replace(part, functions=functions)
        filled.append(part)
    return tuple(filled)


def _functions_by_words(part: SubTaskForceRow) -> tuple[tuple[str, ...], Said]:
    if found := _matches(part.name, FUNCTIONS):
        return found, Said(_("Dikenali dari nama sub gugus tugas ini."))
    counts = {
        f.value: sum(f.value in _matches(duty.text, FUNCTIONS) for duty in part.duties) for f in Function
    }
    most = max(counts.values(), default=0)
    found = tuple(f for f, count in counts.items() if count and count == most)
    if found:
        return found, Said(_("Dikenali dari rincian tugasnya."))
    return found, Said(_("Namanya dan tugasnya tidak menyebutnya."))


def _matches(text: str, patterns: Iterable[tuple[str, Any]]) -> tuple[str, ...]:
    low = " ".join(text.casefold().split())
    return tuple(dict.fromkeys(str(value.value) for pattern, value in patterns if re.search(pattern, low)))


def _with_receivers(
    parts: tuple[SubTaskForceRow, ...], agencies: dict[str, AgencyRow], points: list[OpenPoint]
) -> tuple[SubTaskForceRow, ...]:
    """Who takes over people who are handed to a sub-task force. A file that names one such seat has said all."""
    if any(seat.receives is not None for part in parts for seat in part.seats):
        return parts
    filled = []
    for part in parts:
        chosen, because = _receiver(part, agencies)
        if chosen:
            asks = Said(
                _("Sub %(code)s: apakah %(office)s yang menerima penyerahan orang?"),
                {"code": part.code, "office": chosen.office},
            )
            points.append(OpenPoint("receives", ("part", part.code), asks, chosen.order, because))
        filled.append(
            replace(part, seats=tuple(replace(seat, receives=seat == chosen) for seat in part.seats))
        )
    return tuple(filled)


def _receiver(part: SubTaskForceRow, agencies: dict[str, AgencyRow]) -> tuple[SeatRow | None, Said]:
    kinds = {seat.order: agencies[seat.agency].kind for seat in part.seats if seat.agency}
    able = [s for s in part.seats if kinds.get(s.order) not in (AgencyKind.COURT, AgencyKind.PROSECUTOR)]
    functions = part.functions or ()
    if Function.CARE in functions:
        social = [s for s in able if kinds.get(s.order) == AgencyKind.SOCIAL]
        return _first(social or able), Said(
            _("Korban ditangani lebih dulu oleh yang mengurus layanan sosial.")
        )
    if Function.JUSTICE in functions:
        police = [s for s in able if kinds.get(s.order) == AgencyKind.POLICE]
        return _first(police), Said(
            _("Penyidik yang menerima orang; pengadilan dan kejaksaan tidak, sebab mengadili.")
        )
    if Function.PREVENTION in functions:
        labour = [s for s in able if kinds.get(s.order) == AgencyKind.LABOUR]
        return _first(labour or able), Said(_("Pendataan dilakukan instansi tenaga kerja."))
    return None, Said("")


def _first(seats: list[SeatRow]) -> SeatRow | None:
    return next(iter(seats), None)


def _with_intakes(
    parts: tuple[SubTaskForceRow, ...], agencies: dict[str, AgencyRow], points: list[OpenPoint]
) -> tuple[SubTaskForceRow, ...]:
    """Who reads citizens' reports first, and who when the first is named in one: two agencies of prevention."""
    if any(seat.intake for part in parts for seat in part.seats):
        return parts
    part = next((p for p in parts if Function.PREVENTION in (p.functions or ())), None)
    if part is None:
        return parts
    first = next((s for s in part.seats if s.receives), part.seats[0])
    others = [s for s in part.seats if s.agency != first.agency]
    police = [s for s in others if s.agency and agencies[s.agency].kind == AgencyKind.POLICE]
    second = next((s for s in police if s.position != Position.COORDINATOR), _first(police or others))
    asks = Said(_("Laporan warga dibaca lebih dulu oleh %(first)s. Benar?"), {"first": first.office})
    if second:
        asks = Said(
            _("Laporan warga dibaca lebih dulu oleh %(first)s, lalu %(second)s. Benar?"),
            {"first": first.office, "second": second.office},
        )
    proposed = [first.order, second.order if second else None]
    because = Said(_("Dua instansi berbeda, supaya laporan tentang salah satunya tetap ada yang membaca."))
    points.append(OpenPoint("intake", ("part", part.code), asks, proposed, because))
    marks = {first.order: Intake.FIRST, **({second.order: Intake.SECOND} if second else {})}
    seats = tuple(replace(seat, intake=marks.get(seat.order)) for seat in part.seats)
    return tuple(replace(p, seats=seats) if p is part else p for p in parts)


def _with_work(part: SubTaskForceRow, points: list[OpenPoint]) -> tuple[DutyRow, ...]:
    filled = []
    for duty in part.duties:
        if duty.work is None:
            work = _matches(duty.text, WORKS)
            because = (
                _("Dikenali dari kata-kata tugas ini: “%(text)s”.")
                if work
                else _("Tidak ada kata yang menyebut jenis kerja, maka tidak diukur: “%(text)s”.")
            )
            asks = Said(
                _("%(code)s huruf %(letter)s: jenis kerja mana yang melaksanakannya?"),
                {"code": part.code, "letter": duty.letter},
            )
            points.append(
                OpenPoint(
                    "work",
                    ("duty", part.code, duty.letter),
                    asks,
                    list(work),
                    Said(because, {"text": duty.text}),
                )
            )
            duty = replace(duty, work=work)
        filled.append(duty)
    return tuple(filled)


def _doubtful_readings(parts: tuple[SubTaskForceRow, ...]) -> list[OpenPoint]:
    """A reading that is probable is asked; until it is answered the printed sentence stands."""
    return [_reading(part, duty) for part in parts for duty in part.duties if duty.probable or duty.ask]


def _reading(part: SubTaskForceRow, duty: DutyRow) -> OpenPoint:
    line = {"code": part.code, "letter": duty.letter}
    because = Said(
        _("Tercetak “%(text)s”. Selama belum dijawab, kalimat cetak yang dipakai."), {"text": duty.text}
    )
    if not duty.probable:
        asks = Said(_("%(code)s huruf %(letter)s: %(ask)s"), {**line, "ask": duty.ask})
        return OpenPoint("reading", ("duty", part.code, duty.letter), asks, None, because)
    reading = whole_reading(duty.probable, duty.text)
    printed, meant = differing_words(duty.text, reading)
    asks = Said(
        _("%(code)s huruf %(letter)s: tercetak “%(printed)s”. Apakah maksudnya “%(meant)s”?"),
        {**line, "printed": printed, "meant": meant},
    )
    return OpenPoint("reading", ("duty", part.code, duty.letter), asks, reading, because)


def whole_reading(probable: str, text: str) -> str:
    """A reading that ends in "…" goes on as the text does, word for word."""
    if not probable.endswith(("…", "...")):
        return probable
    words = probable.rstrip("….").split()
    return " ".join(words + text.split()[len(words) :])


def differing_words(text: str, reading: str) -> tuple[str, str]:
    """The words in which two readings differ: ("evaluasi", "evakuasi")."""
    one, other = text.split(), reading.split()
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return " ".join(one), " ".join(other)


def _no_leadership() -> OpenPoint:
    return OpenPoint(
        "leadership",
        ("decree",),
        Said(_("Ketua, wakil ketua dan sekretaris gugus tugas: jabatan apa?")),
        None,
        Said(
            _("Lampiran I belum dimasukkan. Sampai diisi, pimpinan Sekretariat bertindak sebagai sekretaris.")
        ),
    )


def _no_code_twice(file: DecreeFile) -> DecreeFile:
    """In a drawing two agencies never share a code."""
    taken: set[str] = set()

    def parted(row: AgencyRow) -> AgencyRow:
        code, n = row.code, 2
        while code in taken:
            code, n = f"{row.code[:3]}{n}", n + 1
        taken.add(code)
        return replace(row, code=code)

    agencies = tuple(parted(row) for row in file.agencies)
    return replace(file, agencies=agencies, partners=tuple(parted(row) for row in file.partners))
