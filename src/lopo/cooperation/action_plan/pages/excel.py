"""The plan out to Excel, and in again: first the differences, saved only when they were seen and confirmed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lopo.cooperation.action_plan.excel.exporting import export_plan
from lopo.cooperation.action_plan.excel.importing import carry_last_year, read_plan
from lopo.cooperation.action_plan.excel.reading import Reading
from lopo.cooperation.action_plan.forms.writing import ConfirmImportForm, WorkbookForm
from lopo.cooperation.action_plan.matrix import differences, matrix_of
from lopo.cooperation.action_plan.models import ActionPlan
from lopo.cooperation.action_plan.operations import import_plan
from lopo.ground.acts import Denied, may
from lopo.ground.acts.fetch import fetch
from lopo.ground.agencies.models import Agency
from lopo.ground.papers.workbook_archive import WorkbookRefused
from lopo.ground.web.forms import posted
from lopo.ground.web.pages import ActorRequest, page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(methods=["GET"])
def workbook(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The planners' matrix to go on with in Excel."""
    exported = export_plan(fetch(ActionPlan, pk, actor=request.actor))
    response = HttpResponse(exported.content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{exported.filename}"'
    response["Cache-Control"] = "private, no-store"
    return response


@page()
def importing(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Choose a file; see what it would change and what cannot be read; confirm. Nobody else's file is opened."""
    plan = fetch(ActionPlan, pk, actor=request.actor)
    if request.method == "POST" and not may(import_plan, request.actor, plan):
        raise Denied(import_plan.rule.sentence, operation="page")  # type: ignore[attr-defined]
    agencies = list(Agency.objects.filter(regency=request.actor.regency))
    if "shown" in request.POST:
        return _confirmed(request, plan, agencies)
    if request.method == "POST" and not plan.is_draft:
        only = _("Hanya rancangan yang dapat diisi dari Excel, oleh Sekretariat atau badan perencanaan.")
        return _page(request, plan, WorkbookForm(), None, faults=[only])
    form = WorkbookForm(
        posted(request),
        request.FILES if request.method == "POST" else None,
    )
    shown = _read(form, plan, agencies) if form.is_bound and form.is_valid() else None
    return _page(request, plan, form, shown)


def _confirmed(request: ActorRequest, plan: ActionPlan, agencies: list[Agency]) -> HttpResponse:
    form = ConfirmImportForm(request.POST, agencies=agencies)
    if form.does(import_plan, request.actor, plan):
        count = sum(1 for _entry in form.cleaned_data["shown"][0].entries())
        said = ngettext("%(n)s kegiatan masuk.", "%(n)s kegiatan masuk.", count) % {"n": count}
        messages.success(request, said)
        return redirect(plan)
    choose = WorkbookForm()
    faults = [str(error) for errors in form.errors.values() for error in errors]
    return _page(request, plan, choose, None, faults=faults)


def _read(form: WorkbookForm, plan: ActionPlan, agencies: list[Agency]) -> dict[str, Any] | None:
    """What the file says, beside what the draft says now. A file that cannot be read becomes the form's error."""
    try:
        reading = read_plan(form.cleaned_data["file"], agencies)
    except WorkbookRefused as refused:
        form.add_error("file", str(refused.sentence))
        return None
    before = matrix_of(plan)
    carry_last_year(reading, before)
    return {
        "reading": reading,
        "differences": differences(before, reading.matrix),
        "confirm": None if reading.rejected else ConfirmImportForm.of(reading.matrix, before, agencies),
        "other_year": _other_year(plan, reading),
    }


def _other_year(plan: ActionPlan, reading: Reading) -> str:
    if reading.year in (None, plan.year):
        return ""
    told = {"file": reading.year, "plan": plan.year}
    return (
        _("Berkas ini menyebut tahun %(file)s, rancangan ini untuk %(plan)s. Periksa apakah berkasnya benar.")
        % told
    )


def _page(
    request: ActorRequest,
    plan: ActionPlan,
    form: WorkbookForm,
    shown: dict[str, Any] | None,
    faults: list[str] | None = None,
) -> HttpResponse:
    wrong = bool(form.errors) or bool(faults) or bool(shown and shown["confirm"] is None)
    context = {
        "plan": plan,
        "form": form,
        "shown": shown,
        "faults": faults or [],
        "may_import": plan.is_draft and may(import_plan, request.actor, plan),
    }
    return render(request, "cooperation/action_plan/import.html", context, status=422 if wrong else 200)
