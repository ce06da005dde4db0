"""One activity: what was planned, what really happened in each quarter, and the form that says so."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lopo.cooperation.action_plan.forms.realising import (
    EvidenceForm,
    OutcomeForm,
    RealisationForm,
    agency_choice,
    by_district,
    first_report,
    known_report,
)
from lopo.cooperation.action_plan.models import Activity, ReachedVillage, Realisation
from lopo.cooperation.action_plan.operations import (
    attach_evidence,
    change_activity,
    correct_realisation,
    drop_activity,
    realise,
    record_outcome,
)
from lopo.cooperation.action_plan.promises import outcome_due
from lopo.cooperation.action_plan.quarters import ROMAN, first_day, last_day
from lopo.cooperation.action_plan.queries import REALISATION, Line, line_of
from lopo.cooperation.action_plan.rules import named
from lopo.ground.acts import Actor, may, today
from lopo.ground.acts.fetch import fetch
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.papers.models import Upload
from lopo.ground.papers.operations import take_in
from lopo.ground.web.forms import posted
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.record.models import Contribution

JOINED = ("regency", "programme__goal__plan", "follows__programme__goal__plan")


@page(methods=["GET"])
def activity(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Indicator, quarters, who was planned and who was there, money, proof, history."""
    row = fetch(Activity, pk, actor=request.actor, related=JOINED)
    line = line_of(row)
    subjects = [row.pk, *(report.pk for report in line.reports.values())]
    opened = line.open_quarter() if line.plan.holds else None
    clock = Clock.objects.filter(rule__key="report_quarter", subject_id=row.pk, met_on=None, ended_on=None)
    return render(
        request,
        "cooperation/action_plan/activity.html",
        {
            "activity": line.activity,
            "follows": row.follows,
            "line": line,
            "plan": line.plan,
            "quarters": [_quarter(line, quarter) for quarter in ROMAN],
            "open": opened,
            "open_roman": ROMAN[opened] if opened else "",
            "clock": clock.select_related("rule").first(),
            "told": _told(subjects[1:]),
            "proofs": Upload.objects.filter(subject_id__in=subjects).order_by("-taken_in_at"),
            "villages": _villages(subjects[1:]),
            "history": _history(subjects),
            "may_realise": line.plan.holds and may(realise, request.actor, line.activity),
            "may_drop": line.plan.holds and may(drop_activity, request.actor, line.activity),
            "may_change": line.plan.is_draft and may(change_activity, request.actor, line.activity),
            "outcomes": _outcomes(request.actor, line),
        },
    )


@page()
def realisation(request: ActorRequest, pk: UUID, quarter: int) -> HttpResponse:
    """The report of one quarter; where there is one already, its correction."""
    if quarter not in ROMAN:
        raise Http404
    row = fetch(Activity, pk, actor=request.actor, related=("regency", "programme__goal__plan"))
    line = line_of(row)
    known = line.reports.get(quarter)
    form = _form(request, line, quarter, known)
    act = _reporting(form, line.activity, quarter, known)
    if form.does(act, request.actor):
        said = _("Realisasi triwulan %(name)s tersimpan. Yang disebut diberi tahu.")
        messages.success(request, said % {"name": ROMAN[quarter]})
        return redirect(line.activity)
    before = ReachedVillage.objects.filter(realisation__activity=row).exclude(realisation=known)
    context = {
        "activity": line.activity,
        "plan": line.plan,
        "line": line,
        "quarter": quarter,
        "roman": ROMAN[quarter],
        "first": first_day(line.plan.year, quarter),
        "last": last_day(line.plan.year, quarter),
        "known": known,
        "form": form,
        "agencies": agency_choice(form),
        "districts": list(by_district(form, set(before.values_list("village_id", flat=True)))),
        "may_realise": line.plan.holds and may(realise, request.actor, line.activity),
        "early": last_day(line.plan.year, quarter) >= today(),
    }
    return render(request, "cooperation/action_plan/realisation.html", context, status=form.status)


@page()
def outcome(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Six months on: what became of the people who were trained or empowered."""
    row = fetch(Realisation, pk, actor=request.actor, related=("regency", "activity__programme__goal__plan"))
    form = OutcomeForm(posted(request), for_another=not named(request.actor, row.activity))
    if form.does(record_outcome, request.actor, row):
        messages.success(request, _("Hasilnya tersimpan."))
        return redirect(row.activity)
    context = {
        "realisation": row,
        "activity": row.activity,
        "roman": ROMAN[row.quarter],
        "due": outcome_due(row.done_on) if row.done_on else None,
        "form": form,
        "may_record": may(record_outcome, request.actor, row),
    }
    return render(request, "cooperation/action_plan/outcome.html", context, status=form.status)


@page()
def evidence(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One more file beside the report of a quarter."""
    row = fetch(Realisation, pk, actor=request.actor, related=("regency", "activity__programme__goal__plan"))
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = EvidenceForm(data, files)

    def attach(actor: Actor, evidence: Any) -> Realisation:
        return attach_evidence(actor, row, evidence=take_in(actor, row, evidence, what="evidence"))

    if form.does(attach, request.actor):
        messages.success(request, _("Bukti tersimpan."))
        return redirect(row.activity)
    context = {
        "realisation": row,
        "activity": row.activity,
        "roman": ROMAN[row.quarter],
        "form": form,
        "may_attach": may(attach_evidence, request.actor, row),
    }
    return render(request, "cooperation/action_plan/evidence.html", context, status=form.status)


def _form(request: ActorRequest, line: Line, quarter: int, known: Realisation | None) -> RealisationForm:
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    initial = known_report(known, line.there.get(quarter, [])) if known else first_report(line.activity)
    another = not named(request.actor, line.activity)
    return RealisationForm(data, files, activity=line.activity, for_another=another, initial=initial)


def _reporting(form: RealisationForm, row: Activity, quarter: int, known: Realisation | None) -> Any:
    """The report or its correction, with the proof taken in beside it, in one transaction."""

    def run(actor: Actor, *, revision: int | None = None, **said: Any) -> Realisation:
        if known is None or revision is None:
            done: Realisation = realise(actor, row, quarter=quarter, **said)
        else:
            done = correct_realisation(actor, known, revision=revision, **said)
        if file := form.cleaned_data.get("evidence"):
            attach_evidence(actor, done, evidence=take_in(actor, done, file, what="evidence"))
        return done

    return run


def _quarter(line: Line, quarter: int) -> dict[str, Any]:
    return {
        "number": quarter,
        "roman": ROMAN[quarter],
        "state": line.cell(quarter),
        "row": line.reports.get(quarter),
        "there": line.there.get(quarter, []),
        "begun": first_day(line.plan.year, quarter) <= today(),
    }


def _told(subjects: list[Any]) -> QuerySet[Contribution]:
    """What the reports say of agencies, and what these say to it: one row for each agency, quarter and kind of work."""
    rows = Contribution.objects.filter(subject_kind=REALISATION, subject_id__in=subjects)
    return rows.select_related("agency", "recorded_by").order_by("-on", "agency__name", "work")


def _villages(subjects: list[Any]) -> QuerySet[ReachedVillage]:
    reached = ReachedVillage.objects.filter(realisation__in=subjects)
    return reached.select_related("village__district", "realisation").order_by("village__code")


def _history(subjects: list[Any]) -> QuerySet[LedgerEntry]:
    entries = LedgerEntry.objects.filter(subject_id__in=subjects)
    return entries.select_related("office__agency", "for_agency").order_by("-number")[:50]


def _outcomes(actor: Actor, line: Line) -> list[dict[str, Any]]:
    """Quarters whose people are to be asked after, with the day from which that can be said."""
    rows = [row for row in line.reports.values() if row.people and row.done_on]
    return [
        {
            "row": row,
            "roman": ROMAN[row.quarter],
            "due": outcome_due(row.done_on),
            "open": row.people_with_outcome is None
            and outcome_due(row.done_on) <= today()
            and may(record_outcome, actor, row),
        }
        for row in rows
        if row.done_on
    ]
