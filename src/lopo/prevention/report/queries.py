"""Reads of reports: what one may see, how far what one wrote down is, counts, likely doubles, and the reporter's own view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from lopo.cases.case.models import Case, CaseState
from lopo.ground.acts import Actor, today
from lopo.ground.acts.fetch import visible
from lopo.ground.clocks.models import Clock
from lopo.ground.places.models import Regency
from lopo.prevention.report import receipts
from lopo.prevention.report.likeness import likeness
from lopo.prevention.report.models import ENDS, Passing, PassingState, Report, ReportState
from lopo.prevention.report.readers import desk_of

NEAR = timedelta(days=60)
LOOKED_THROUGH = 300  # newest reports that are compared: some milliseconds to open and compare
MOST_DOUBLES = 3
ALIKE, ALIKE_THERE = 0.4, 0.22  # share of common trigrams: anywhere, and in the same village


def reports_seen(actor: Actor) -> QuerySet[Report]:
    """Reports that the actor reads. One query beside the desk's."""
    return visible(Report, to=actor).select_related("village__district", "moved_by__agency")


def written_down(actor: Actor) -> list[Report]:
    """What this person wrote down for others to read: number, day and state, nothing else of it. One query."""
    if actor.account is None:
        return []
    own = Report.objects.filter(regency=actor.regency, written_by=actor.account)
    return list(own.only("number", "state", "arrived_on", "regency").order_by("-arrived_on", "-number")[:50])


@dataclass(frozen=True)
class Counts:
    """What secretariat and leadership see of reports."""

    by_state: list[tuple[str, int]]
    total: int
    late: int  # clocks on reports that are past their limit
    unread_by_anybody: int  # nobody in the decree in force may read them


def counts(actor: Actor) -> Counts:
    """Three queries, and the desk's."""
    ours = Report.objects.filter(regency=actor.regency)
    found = dict(ours.order_by().values_list("state").annotate(n=Count("pk")))
    open_ = ours.exclude(state__in=ENDS).order_by().values_list("avoids", "names").annotate(n=Count("pk"))
    at = desk_of(actor)
    alone = sum(n for avoids, names, n in open_ if not at.readers(avoids, names))
    clocks = Clock.objects.filter(regency=actor.regency, subject_kind=Report.noun(), due_on__lt=today())
    late = clocks.filter(met_on=None, ended_on=None).count()
    by_state = [(str(state.label), found.get(state.value, 0)) for state in ReportState]
    return Counts(by_state, sum(found.values()), late, alone)


@dataclass(frozen=True)
class Double:
    """Another report that tells perhaps of the same, and the case that it became if the reader sees that."""

    report: Report
    same_village: bool
    share: float  # of trigrams in common
    case: Case | None


def likely_doubles(actor: Actor, report: Report) -> list[Double]:
    """Among what this reader may see, within two months: alike in words, or somewhat alike and of one village.

    Two queries, whatever there is.
    """
    near = reports_seen(actor).filter(
        arrived_on__gte=report.arrived_on - NEAR, arrived_on__lte=report.arrived_on + NEAR
    )
    others = near.exclude(pk=report.pk).order_by("-arrived_on", "-number")[:LOOKED_THROUGH]
    found = [_double(report, other) for other in others]
    alike = [one for one in found if one.share >= (ALIKE_THERE if one.same_village else ALIKE)]
    best = sorted(alike, key=lambda one: (-one.share, one.report.number))[:MOST_DOUBLES]
    ended_in = [one.report.case_id for one in best if one.report.case_id]
    cases = visible(Case, to=actor).filter(pk__in=ended_in) if ended_in else ()
    seen = {case.pk: case for case in cases}
    return [
        Double(one.report, one.same_village, one.share, seen.get(one.report.case_id or one.report.pk))
        for one in best
    ]


def _double(report: Report, other: Report) -> Double:
    there = report.village_id is not None and report.village_id == other.village_id
    return Double(other, there, likeness(_words(report), _words(other)), None)


def _words(report: Report) -> str:
    return f"{report.text} {report.place} {report.concerns}"


def told_before(actor: Actor, report: Report) -> dict[str, list[Any]]:
    """What was decided and why: all of it for the desk; for an agency that was asked, why it was asked. Two queries."""
    reasons = list(report.reasons.select_related("office__agency"))
    passings = list(report.passings.select_related("agency"))
    if not desk_of(actor).lets_read(actor, report.avoids, report.names_id):
        passings = [passing for passing in passings if actor.is_of(passing.agency)][:1]
        reasons = [reason for reason in reasons if reason.act == "offer"][-1:]
    return {"reasons": reasons, "passings": passings}


def asked_of(actor: Actor, passings: Iterable[Passing]) -> Passing | None:
    """The question whether the actor's agency takes it over, while it waits for the answer."""
    waiting = (one for one in passings if one.state == PassingState.ASKED and actor.is_of(one.agency))
    return next(waiting, None)


# The reporter's own view


def of_receipt(regency: Regency, typed: str) -> Report | None:
    """The report that this receipt opens, or None. One query, the same for whatever was typed."""
    index = receipts.index_of(regency.pk, typed)
    rows: Any = Report.objects.filter(regency=regency, receipt=index)
    return rows.select_related("regency", "case").first()  # type: ignore[no-any-return]


STEPS = (_("Diterima"), _("Sedang dilihat"), _("Diteruskan kepada yang menangani"), _("Selesai"))
PROGRESS = {
    ReportState.NEW: (0, _("Kabar Anda sudah sampai dan menunggu dibaca.")),
    ReportState.LOOKING: (1, _("Kabar Anda sedang dilihat petugas.")),
    ReportState.OFFERED: (1, _("Kabar Anda sedang dilihat petugas.")),
    ReportState.REVIEW: (1, _("Kabar Anda sedang dilihat petugas.")),
    ReportState.CASE: (2, _("Kabar Anda sudah di tangan yang menangani.")),
    ReportState.JOINED: (2, _("Kabar Anda sudah di tangan yang menangani.")),
    ReportState.PASSED: (2, _("Kabar Anda sudah di tangan yang menangani.")),
    ReportState.CLOSED: (
        3,
        _("Dua orang sudah melihat kabar Anda. Untuk sekarang tidak ada langkah lain dari kami."),
    ),
}


@dataclass(frozen=True)
class Progress:
    """How far a report is, in words that name nobody."""

    steps: list[tuple[str, bool]]  # name, reached
    says: str


def progress(report: Report) -> Progress:
    """For whoever has the receipt. A case that was closed is said to be done; of it nothing else is told."""
    reached, says = PROGRESS[ReportState(report.state)]
    if report.case is not None and report.case.state == CaseState.CLOSED:
        reached, says = 3, _("Penanganannya sudah selesai.")
    return Progress([(str(step), at <= reached) for at, step in enumerate(STEPS)], str(says))
