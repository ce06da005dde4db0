"""What really happened, quarter by quarter: reported, corrected, and, six months on, what became of the people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cooperation.action_plan.happening import Told, must_allow_outcome, must_be_open, must_have_happened
from lopo.cooperation.action_plan.models import Activity, ReachedVillage, Realisation
from lopo.cooperation.action_plan.promises import Promises, next_report, outcome_owed, reported
from lopo.cooperation.action_plan.quarters import ROMAN
from lopo.cooperation.action_plan.rules import CARRIES_OUT_OR_DESK, named
from lopo.cooperation.action_plan.taking_part import taking_part
from lopo.ground.acts import Actor, Refused, operation, today
from lopo.ground.papers.models import Upload
from lopo.ground.places.models import Village
from lopo.ground.web.words import day as in_words
from lopo.taskforce.record.pen import Meets, Source, record

_CHANGED = gettext_lazy("Isian ini baru saja diperbaiki orang lain. Muat ulang untuk melihat yang terbaru.")


@operation(may=CARRIES_OUT_OR_DESK)
def realise(actor: Actor, activity: Activity, *, quarter: int, told: Told, source: str = "") -> Realisation:
    """One quarter of an activity is reported: number, money, obstacles, and who really took part.

    Keeps the promise to report it and starts the next; each agency that is named as there or away is told. Raises
    Refused if somebody reported the quarter first, or if what is told cannot have happened in it.
    """
    must_be_open(activity)
    if activity.dropped_on:
        raise Refused(_("Kegiatan ini dihentikan. Lanjutkan dahulu kegiatannya, lalu isi realisasinya."))
    must_have_happened(activity, quarter, told)
    known = _source(actor, activity, source)
    before = next_report(Activity.objects.get(pk=activity.pk))
    row = _kept(actor, activity, quarter, told, known)
    _reach(row, told.villages)
    _record(actor, "realisation.reported", row, told, known, reported(activity, before) | outcome_owed(row))
    return row


@operation(may=CARRIES_OUT_OR_DESK)
def correct_realisation(
    actor: Actor, realisation: Realisation, *, told: Told, revision: int, source: str = ""
) -> Realisation:
    """The report of a quarter is put right; what it said before stays in the ledger.

    `revision` is the one that the corrector saw: of two who correct at once, the second is told to look again.
    """
    activity = realisation.activity
    must_be_open(activity)
    must_have_happened(activity, realisation.quarter, told)
    known = _source(actor, activity, source)
    before = _numbers(realisation)
    changed = Realisation.objects.filter(pk=realisation.pk, revision=revision).update(
        revision=revision + 1, **_fields(actor, told, known)
    )
    if not changed:
        raise Refused(_CHANGED)
    realisation.refresh_from_db()
    _reach(realisation, told.villages)
    changes = {
        name: [before[name], now] for name, now in _numbers(realisation).items() if before[name] != now
    }
    promises = outcome_owed(realisation) if {"people", "done_on"} & set(changes) else Promises()
    _record(actor, "realisation.corrected", realisation, told, known, promises, changes)
    return realisation


@operation(may=CARRIES_OUT_OR_DESK)
def record_outcome(
    actor: Actor, realisation: Realisation, *, people_with_outcome: int, on: date, source: str = ""
) -> Realisation:
    """Six months on: how many of the people trained or empowered work, are legally placed, or earn.

    Whoever was not found again is not counted as having succeeded.
    """
    must_allow_outcome(realisation, people_with_outcome, on)
    known = _source(actor, realisation.activity, source)
    Realisation.objects.filter(pk=realisation.pk).update(
        people_with_outcome=people_with_outcome, outcome_on=on, revision=F("revision") + 1
    )
    realisation.refresh_from_db()
    meets, detail = [Meets("report_outcome")], {"people_with_outcome": people_with_outcome}
    record(actor, "realisation.outcome", realisation, meets=meets, source=known, detail=detail)
    return realisation


@operation(may=CARRIES_OUT_OR_DESK)
def attach_evidence(actor: Actor, realisation: Realisation, *, evidence: Upload) -> Realisation:
    """A photograph without faces, an attendance list or a report is laid beside the report of a quarter."""
    Realisation.objects.filter(pk=realisation.pk, evidence=None).update(evidence=evidence)
    record(actor, "realisation.evidence", realisation, detail={"upload": str(evidence.pk)})
    realisation.refresh_from_db()
    return realisation


def _record(
    actor: Actor,
    act: str,
    row: Realisation,
    told: Told,
    known: Source | None,
    promises: Promises,
    changes: dict[str, Any] | None = None,
) -> None:
    record(
        actor,
        act,
        row,
        together=taking_part(row, told.took_part),
        meets=promises.meets,
        ends=promises.ends,
        owes=promises.owes,
        source=known,
        detail={"quarter": row.quarter, **({"changed": changes} if changes else {})},
    )


def _source(actor: Actor, activity: Activity, source: str) -> Source | None:
    """None for an agency that the plan names; anybody else says how it is known."""
    if named(actor, activity):
        return None
    if not source.strip():
        raise Refused(
            _("Tuliskan dari mana ini diketahui, misalnya nomor surat atau laporan instansinya."),
            field="source",
        )
    return Source(activity.leads or activity.agencies.all()[0].agency, source.strip()[:200])


def _fields(actor: Actor, told: Told, known: Source | None) -> dict[str, Any]:
    return {
        "done_on": told.done_on,
        "value": told.value,
        "result": told.result.strip(),
        "obstacles": told.obstacles.strip(),
        "released": told.released,
        "spent": told.spent,
        "people": told.people,
        "recorded_by": actor.agency,
        "source": known.text if known else "",
    }


def _kept(actor: Actor, activity: Activity, quarter: int, told: Told, known: Source | None) -> Realisation:
    """The row of the quarter. Whoever comes second, even by a moment, reads who came first."""
    try:
        with transaction.atomic():
            row: Realisation = Realisation.objects.create(
                regency=activity.regency,
                activity=activity,
                quarter=quarter,
                reported_on=today(),
                **_fields(actor, told, known),
            )
    except IntegrityError:
        if first := activity.realisations.select_related("recorded_by").filter(quarter=quarter).first():
            raise Refused(_already(first), field="quarter") from None
        raise
    return row


def _already(row: Realisation) -> str:
    return _(
        "Triwulan %(name)s sudah diisi %(agency)s pada %(day)s. Buka isian itu untuk memperbaikinya."
    ) % {"name": ROMAN[row.quarter], "agency": row.recorded_by or "Lopo", "day": in_words(row.reported_on)}


def _reach(row: Realisation, villages: Iterable[Village]) -> None:
    """The villages of the quarter are exactly these."""
    wanted = {village.pk: village for village in villages}
    row.villages.exclude(village__in=wanted).delete()
    there = set(row.villages.values_list("village_id", flat=True))
    ReachedVillage.objects.bulk_create(
        ReachedVillage(regency=row.regency, realisation=row, village=village)
        for pk, village in wanted.items()
        if pk not in there
    )


def _numbers(row: Realisation) -> dict[str, str]:
    """What the ledger keeps of a report: numbers and days, never free text."""
    told = (row.done_on, row.value, row.released, row.spent, row.people)
    return dict(zip(("done_on", "value", "released", "spent", "people"), map(str, told), strict=True))
