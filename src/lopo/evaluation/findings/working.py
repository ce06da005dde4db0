"""Findings about work: duties without any, agencies without a record or a part, partners without a seat, two voices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lopo.evaluation.findings.finding import Basis, Finding
from lopo.evaluation.measures.duties import DutyRow
from lopo.evaluation.measures.indicators import AspectResult
from lopo.evaluation.measures.rows import Id
from lopo.evaluation.measures.standing import AgencyLine
from lopo.evaluation.quoting import quoted

QUARTERS = 2  # so many counted quarters without any record make a duty worth a sentence
MEETINGS = 3  # so many meetings make a partner without a seat worth one; one piece of other work does


def about_work(basis: Basis) -> Iterator[Finding]:
    yield from idle_duties(basis)
    yield from silent_agencies(basis)
    yield from partners_at_work(basis)
    yield from two_voices(basis)


def idle_duties(basis: Basis) -> Iterator[Finding]:
    """Duties that name a kind of work and have no record in any quarter counted, by sub-task force."""
    idle: dict[str, list[DutyRow]] = defaultdict(list)
    for row in basis.matrix.rows:
        owed = [cell for cell in row.cells if cell and cell.owed]
        if row.counted and len(owed) >= QUARTERS and not row.total:
            idle[row.sub_task_force].append(row)
    for code, rows in sorted(idle.items()):
        quarters = sum(1 for cell in rows[0].cells if cell and cell.owed)
        letters = ", ".join(row.letter for row in rows)
        told = {"code": code, "letters": letters, "n": quarters}
        yield Finding(
            kind="idle_duty",
            key=f"idle_duty:{code}:{basis.records.period.end.year}",
            measure="S1",
            fact=_("Tugas Sub %(code)s huruf %(letters)s tidak punya catatan selama %(n)s triwulan.") % told,
            remedy=_("Catat yang sudah dikerjakan, atau rencanakan."),
            owed=basis.by(_coordinator(basis, code)),
            records=tuple(("duty", row.cells[-1].duty.id) for row in rows if row.cells[-1]),
            size=len(rows),
        )


def _coordinator(basis: Basis, code: str) -> Id | None:
    decree = basis.records.decree_now
    parts = decree.sub_task_forces if decree else ()
    return next((part.coordinator for part in parts if part.code == code), None)


def silent_agencies(basis: Basis) -> Iterator[Finding]:
    """Agencies with a seat of which nothing is recorded, and those that are on record and took part in nothing."""
    if not basis.records.in_use(basis.records.period.end):
        return
    for line in basis.lines:
        if line.agency.id in basis.members and not line.known:
            yield _no_record(basis, line)
        elif line.agency.id in basis.members and not line.worked:
            yield _no_part(basis, line)


def _no_record(basis: Basis, line: AgencyLine) -> Finding:
    return Finding(
        kind="no_record",
        key=f"no_record:{line.agency.id}",
        measure="S2",
        fact=_("Belum ada catatan oleh %(agency)s atau untuknya; itu belum berarti tidak bekerja.")
        % {"agency": line.agency.short},
        remedy=_("Tanyakan apa yang dikerjakan, lalu catat untuknya dengan sumbernya."),
        owed=basis.desk,
        records=(("agency", line.agency.id),),
    )


def _no_part(basis: Basis, line: AgencyLine) -> Finding:
    theirs = [
        c for c in basis.records.contributions if c.agency == line.agency.id and c.on in basis.records.period
    ]
    return Finding(
        kind="no_part",
        key=f"no_part:{line.agency.id}",
        measure="F2",
        fact=_("%(agency)s tidak ikut dalam satu pun kerja yang tercatat.") % {"agency": line.agency.short},
        remedy=_("Pilih satu kegiatan atau rapat berikut untuk diikuti, atau bantah catatan yang keliru."),
        owed=basis.by(line.agency.id),
        records=tuple(sorted((("contribution", c.id) for c in theirs if not c.contested), key=str)),
    )


def partners_at_work(basis: Basis) -> Iterator[Finding]:
    """Agencies without a seat that work along: any work that is more than a visit to a meeting or two."""
    worked: dict[Id, set[tuple[str, Id]]] = defaultdict(set)
    for c in basis.records.work:
        if c.agency not in basis.members:
            worked[c.agency].add((c.subject_kind, c.subject))
    for agency, pieces in worked.items():
        works = len(pieces) >= MEETINGS or any(kind != "meeting" for kind, _id in pieces)
        if works and agency in basis.agencies and basis.records.decree_now:
            yield Finding(
                kind="partner",
                key=f"partner:{agency}",
                measure="",
                fact=ngettext(
                    "%(agency)s ikut dalam %(n)s kerja tanpa kedudukan dalam SK.",
                    "%(agency)s ikut dalam %(n)s kerja tanpa kedudukan dalam SK.",
                    len(pieces),
                )
                % {"agency": basis.named(agency), "n": len(pieces)},
                remedy=_("Usulkan kedudukannya dalam rancangan SK berikut."),
                owed=basis.desk,
                records=tuple(sorted(pieces, key=str)),
                size=len(pieces),
            )


def two_voices(basis: Basis) -> Iterator[Finding]:
    """Aspects on which the records say the opposite of what people say: somebody should look."""
    for indicator in basis.indicators:
        for aspect in indicator.aspects:
            if aspect.triangulation == "disagree":
                yield _two_voices(basis, aspect)


def _two_voices(basis: Basis, aspect: AspectResult) -> Finding:
    says = {"for": _("mendukung"), "against": _("melemahkan")}
    informants = sorted({quoted(piece.informant) for piece in aspect.evidence.pieces})
    told = {"aspect": aspect.name, "records": says[aspect.records_say], "people": says[aspect.evidence.says]}
    return Finding(
        kind="disagree",
        key=f"disagree:{aspect.id}",
        measure="",
        fact=_("Tentang “%(aspect)s” catatan kerja %(records)s, kata orang %(people)s.") % told,
        remedy=_("Tanyakan kepada: %(informants)s.") % {"informants": "; ".join(informants)},
        owed=basis.desk,
        records=tuple(("piece", piece.id or piece.code) for piece in aspect.evidence.pieces),
        size=len(aspect.evidence.pieces),
    )
