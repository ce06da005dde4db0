"""Findings about the decree: not given to an agency, not acknowledged, a correction that waits, a year without one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from lopo.evaluation.findings.finding import Basis, Finding
from lopo.evaluation.measures.rows import Decree, Delivery, Id
from lopo.evaluation.measures.trust import given_on


def about_the_decree(basis: Basis) -> Iterator[Finding]:
    yield from years_without_a_decree(basis)
    if decree := basis.records.decree_now:
        rows = {row.agency: row for row in basis.records.deliveries if row.decree == decree.id}
        yield from undelivered(basis, decree, rows)
        for agency in sorted(decree.members & rows.keys(), key=str):
            yield from _unanswered(basis, decree, rows[agency])


def undelivered(basis: Basis, decree: Decree, rows: dict[Id, Delivery]) -> Iterator[Finding]:
    """Agencies that the decree has not reached after the sender's limit; one finding where it reached nobody."""
    due = basis.records.deliver_by.get(decree.id)
    if due is None or due >= basis.records.period.as_of:
        return
    missing = [a for a in sorted(decree.members, key=str) if a not in rows or given_on(rows[a]) is None]
    if len(missing) == len(decree.members) > 1:
        fact = _("%(decree)s belum tercatat disampaikan ke satu pun dari %(n)s instansi.")
        yield _undelivered(
            basis, decree, fact % {"decree": words(decree), "n": len(missing)}, "", len(missing)
        )
        return
    for agency in missing:
        told = {"decree": words(decree), "agency": basis.named(agency)}
        yield _undelivered(
            basis,
            decree,
            _("%(decree)s belum disampaikan ke %(agency)s.") % told,
            f":{agency}",
            1,
            rows.get(agency),
        )


def _undelivered(
    basis: Basis, decree: Decree, fact: str, whom: str, size: int, row: Delivery | None = None
) -> Finding:
    return Finding(
        kind="undelivered",
        key=f"undelivered:{decree.id}{whom}",
        measure="T1a",
        fact=fact,
        remedy=_("Kirim SK, atau catat bagaimana SK itu sudah disampaikan."),
        owed=basis.desk,
        days=basis.days_since(decree.signed_on),
        records=(("delivery", row.id) if row else ("decree", decree.id),),
        size=size,
    )


def _unanswered(basis: Basis, decree: Decree, row: Delivery) -> Iterator[Finding]:
    given = given_on(row)
    told = {"decree": words(decree), "agency": basis.named(row.agency)}
    if row.awaits_correction and row.correction_asked_on:
        yield Finding(
            kind="correction",
            key=f"correction:{row.id}",
            measure="T1b",
            fact=_("%(agency)s meminta perbaikan %(decree)s dan menunggu jawaban.") % told,
            remedy=_("Jawab permintaan perbaikannya, atau perbaiki dalam SK berikut."),
            owed=basis.desk,
            days=basis.days_since(row.correction_asked_on),
            records=(("delivery", row.id),),
        )
    elif given and row.acknowledged_on is None and _over(basis, row.acknowledge_by):
        yield Finding(
            kind="unacknowledged",
            key=f"unacknowledged:{row.id}",
            measure="T1b",
            fact=_("%(decree)s sudah disampaikan tetapi belum diakui %(agency)s.") % told,
            remedy=_("Akui lewat akun, lewat kode sekali pakai, atau kirim kembali tanda terimanya."),
            owed=basis.by(row.agency),
            days=basis.days_since(given),
            records=(("delivery", row.id),),
        )


def years_without_a_decree(basis: Basis) -> Iterator[Finding]:
    """A decree stays in force until the next, so nobody is locked out; but a year without one is worth a sentence."""
    records = basis.records
    issued = {decree.year for decree in records.decrees}
    for year in records.period.years:
        first_quarter = date(year, 3, 31)
        held = records.decree_on(date(year, 1, 1))
        if held and year not in issued and records.period.over(first_quarter):
            told = {"year": year, "decree": words(held)}
            yield Finding(
                kind="no_decree",
                key=f"no_decree:{year}",
                measure="",
                fact=_("Belum tercatat SK untuk tahun %(year)s; %(decree)s tetap berlaku.") % told,
                remedy=_("Susun rancangan SK dari SK yang berlaku, atau masukkan SK yang sudah ada."),
                owed=basis.desk,
                days=basis.days_since(date(year, 1, 1)),
                records=(("decree", held.id),),
            )


def words(decree: Decree) -> str:
    return _("SK %(year)s") % {"year": decree.year}


def _over(basis: Basis, due: date | None) -> bool:
    return due is not None and due < basis.records.period.as_of
