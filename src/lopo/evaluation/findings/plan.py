"""Findings about the action plan: none for a year, not endorsed, done alone, without money, not to be judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lopo.evaluation.findings.finding import Basis, Finding, few, refs
from lopo.evaluation.measures.counting import Item


def about_the_plan(basis: Basis) -> Iterator[Finding]:
    yield from years_without_a_plan(basis)
    yield from unendorsed(basis)
    yield from alone(basis)
    yield from unreleased(basis)
    yield from unmeasured(basis)


def years_without_a_plan(basis: Basis) -> Iterator[Finding]:
    """Years that ended without a plan that was adopted; a draft alone is none."""
    records = basis.records
    planned = {plan.year for plan in records.plans if plan.promised}
    for year in records.period.whole_years:
        decree = records.decree_on(date(year, 1, 1))
        if decree and year not in planned and records.in_use(date(year, 12, 31)):
            yield Finding(
                kind="no_plan",
                key=f"no_plan:{year}",
                measure="T2",
                fact=_("Belum tercatat rencana aksi yang ditetapkan untuk tahun %(year)s.") % {"year": year},
                remedy=_(
                    "Tetapkan rancangannya; bila belum ada, masukkan dari Excel atau susun bersama dalam rapat."
                ),
                owed=basis.desk,
                records=(("decree", decree.id),),
            )


def unendorsed(basis: Basis) -> Iterator[Finding]:
    """Agencies that have not answered; those that nobody asked are the secretariat's."""
    for agency, items, _of in basis.missed_by_agency("T2", "asked"):
        yield Finding(
            kind="unendorsed",
            key=f"unendorsed:{agency}:{basis.records.period.end.year}",
            measure="T2",
            fact=_("%(agency)s belum menjawab pengesahan rencana aksi.") % {"agency": basis.named(agency)},
            remedy=_("Sahkan, sahkan dengan catatan, atau tulis mengapa tidak."),
            owed=basis.by(agency),
            records=refs(items),
        )
    forgotten = [i for i in basis.measures["T2"].missed if i.state == "not_asked"]
    if forgotten:
        names = few(sorted(basis.named(i.agency) for i in forgotten))
        yield Finding(
            kind="unendorsed",
            key=f"not_asked:{basis.records.period.end.year}",
            measure="T2",
            fact=_("Rencana aksi belum dimintakan pengesahan kepada: %(names)s.") % {"names": names},
            remedy=_("Mintakan pengesahannya."),
            owed=basis.desk,
            records=tuple(
                sorted((("actionplan", plan.id) for plan in basis.records.plans if plan.promised), key=str)
            ),
            size=len(forgotten),
        )


def alone(basis: Basis) -> Iterator[Finding]:
    """Joint activities in which fewer than two agencies worked, by the agency that answers for them."""
    for agency, items, of in basis.missed_by_agency("S3"):
        told = {"agency": basis.named(agency), "n": len(items), "of": of}
        yield Finding(
            kind="alone",
            key=f"alone:{agency}:{basis.records.period.end.year}",
            measure="S3",
            fact=ngettext(
                "%(n)s dari %(of)s kegiatan bersama %(agency)s tidak dikerjakan bersama instansi lain.",
                "%(n)s dari %(of)s kegiatan bersama %(agency)s tidak dikerjakan bersama instansi lain.",
                len(items),
            )
            % told,
            remedy=_("Ajak instansi yang disebut dalam rencana, atau catat siapa yang sudah ikut."),
            owed=basis.by(agency),
            records=refs(items),
            size=len(items),
        )


def unreleased(basis: Basis) -> Iterator[Finding]:
    for agency, items, of in basis.missed_by_agency("T3", "not_released"):
        told = {"agency": basis.named(agency), "n": len(items), "of": of}
        yield Finding(
            kind="unreleased",
            key=f"unreleased:{agency}:{basis.records.period.end.year}",
            measure="T3",
            fact=ngettext(
                "Uang untuk %(n)s dari %(of)s kegiatan beranggaran %(agency)s tidak tercatat cair.",
                "Uang untuk %(n)s dari %(of)s kegiatan beranggaran %(agency)s tidak tercatat cair.",
                len(items),
            )
            % told,
            remedy=_("Catat uang yang sudah cair, atau bicarakan dengan badan keuangan."),
            owed=basis.by(agency),
            records=refs(items),
            size=len(items),
        )


def unmeasured(basis: Basis) -> Iterator[Finding]:
    """Activities that ended without aim, baseline or measured result, by the agency that answers for them."""
    for agency, items, of in basis.missed_by_agency("O8"):
        told = {"agency": basis.named(agency), "n": len(items), "of": of, "missing": _missing(items)}
        yield Finding(
            kind="unmeasured",
            key=f"unmeasured:{agency}:{basis.records.period.end.year}",
            measure="O8",
            fact=ngettext(
                "%(n)s dari %(of)s kegiatan %(agency)s berakhir tanpa dapat dinilai (%(missing)s).",
                "%(n)s dari %(of)s kegiatan %(agency)s berakhir tanpa dapat dinilai (%(missing)s).",
                len(items),
            )
            % told,
            remedy=_("Isi angka awal, sasaran dan hasilnya, satu baris satu kegiatan."),
            owed=basis.by(agency),
            records=refs(items),
            size=len(items),
        )


def _missing(items: list[Item]) -> str:
    words = {
        "no_aim": _("tanpa sasaran"),
        "no_baseline": _("tanpa angka awal"),
        "no_result": _("tanpa hasil terukur"),
    }
    counts = Counter(item.state for item in items)
    return ", ".join(f"{counts[state]} {word}" for state, word in words.items() if counts[state])
