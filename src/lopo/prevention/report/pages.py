"""Pages of reports for those who work here: the list, writing one down, one report at the desk, its photographs."""

from __future__ import annotations

import base64
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lopo.ground.acts import may
from lopo.ground.acts.fetch import fetch, visible
from lopo.ground.agencies.models import Agency
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.places.models import Village
from lopo.ground.web.lists import listed
from lopo.ground.web.pages import ActorRequest, page
from lopo.prevention.report import deciding_pages, public_pages
from lopo.prevention.report import operations as acts
from lopo.prevention.report.forms import MessageForm, WriteDownForm
from lopo.prevention.report.models import Report, ReportPhoto, ReportState
from lopo.prevention.report.queries import (
    asked_of,
    counts,
    likely_doubles,
    reports_seen,
    told_before,
    written_down,
)
from lopo.prevention.report.readers import desk_of

HATS = {"seat", "partner", "secretariat", "leadership"}
COUNTS_ONLY = ("secretariat", "leadership")
SORTS = {
    "arrived": ("-arrived_on", "-number"),
    "number": ("number",),
    "urgency": ("urgency", "-arrived_on"),
    "state": ("state", "-arrived_on"),
}
JOINED = ("village__district", "names", "case", "moved_by__agency", "written_for__agency", "regency")


@page(hats=HATS, methods=["GET"])
def reports(request: ActorRequest) -> HttpResponse:
    """What one reads, and how far what one wrote down is; desk and leadership see how many there are."""
    if request.actor.hat in COUNTS_ONLY:
        return render(request, "prevention/report/counts.html", {"counts": counts(request.actor)})
    context = {
        "listing": listed(request, reports_seen(request.actor), sorts=SORTS),
        "written": written_down(request.actor),
        "writes": may(acts.write_down, request.actor),
    }
    return render(request, "prevention/report/reports.html", context)


@page(hats={"seat"})
def report_new(request: ActorRequest) -> HttpResponse:
    """A message pasted, a call, what one saw oneself."""
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = WriteDownForm(*sent)
    agencies = visible(Agency, to=request.actor).order_by("name")
    villages = visible(Village, to=request.actor).select_related("district")
    form.fill(desk_of(request.actor), agencies, list(villages.order_by("district__name", "name")))
    if form.does(acts.write_down, request.actor):
        told = {"number": form.result.number}
        messages.success(request, _("Laporan %(number)s tercatat. Penerima laporan sudah ditugasi.") % told)
        return redirect("reports")
    context = {"form": form, "writes": may(acts.write_down, request.actor)}
    return render(request, "prevention/report/new.html", context, status=form.status)


@page(methods=["GET"])
@never_cache
def report(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One report, with what may be the same beside it. Each opening is put on the log."""
    row = fetch(Report, pk, actor=request.actor, related=JOINED)
    decides = may(acts.pass_on, request.actor, row)
    doubles = likely_doubles(request.actor, row) if decides and row.is_at_hand else []
    acts.read_report(request.actor, row, beside=[one.report for one in doubles])
    return render(request, "prevention/report/report.html", _told(request, row, decides, doubles))


def _told(request: ActorRequest, row: Report, decides: bool, doubles: list[Any]) -> dict[str, Any]:
    reviews, before = row.state == ReportState.REVIEW and decides, told_before(request.actor, row)
    return {
        "report": row,
        "photos": list(row.photos.values_list("pk", flat=True)),
        "talk": list(row.messages.select_related("office__agency")),
        **before,
        "doubles": doubles,
        "decides": decides and row.is_at_hand,
        "opens": row.is_at_hand and may(acts.open_case_from_report, request.actor, row),
        "reviews": reviews and row.proposed_by_id != _account(request),
        "own_proposal": reviews and row.proposed_by_id == _account(request),
        "recalls": decides and row.state == ReportState.OFFERED,
        "reopens": decides and row.state == ReportState.CLOSED,
        "asked": asked_of(request.actor, before["passings"]),
        "case": deciding_pages.case_of(request.actor, row),
        "message_form": MessageForm() if row.receipt is not None else None,
        "history": LedgerEntry.objects.filter(subject_id=row.pk)
        .select_related("office__agency")
        .order_by("-number")[:50],
    }


def _account(request: ActorRequest) -> UUID | None:
    return request.actor.account.pk if request.actor.account else None


@page(methods=["GET"])
@never_cache
def report_photo(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One photograph of a report, for whoever reads the report."""
    photo = fetch(ReportPhoto, pk, actor=request.actor)
    response = HttpResponse(base64.b64decode(photo.picture), content_type="image/jpeg")
    response.headers["Content-Disposition"] = 'inline; filename="foto.jpg"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


urlpatterns = [
    *public_pages.urlpatterns,
    *deciding_pages.urlpatterns,
    path("reports/", reports, name="reports"),
    path("reports/new/", report_new, name="report_new"),
    path("reports/<uuid:pk>/", report, name="report"),
    path("reports/photos/<uuid:pk>/", report_photo, name="report_photo"),
]
