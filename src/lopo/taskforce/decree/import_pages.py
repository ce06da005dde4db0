"""A decree comes in as a file: uploaded, shown as what it will make, then imported. Nothing is kept in between."""

from __future__ import annotations

from datetime import date
import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.ground.acts import Actor, Refused
from lopo.ground.papers.workbook_archive import WorkbookRefused
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.decree.forms import FileForm, ImportForm
from lopo.taskforce.decree.importing import decree_from, parsed
from lopo.taskforce.decree.models import Decree
from lopo.taskforce.decree.operations import import_decree, may_come_in
from lopo.taskforce.decree.preview import preview_of
from lopo.taskforce.decree.queries import decree_in_force
from lopo.taskforce.decree.reading import FaultyFile
from lopo.taskforce.decree.table import is_workbook, told_by
from lopo.taskforce.decree.table_writing import decree_table

DESK = {"secretariat"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(hats=DESK)
def decree_import(request: ActorRequest) -> HttpResponse:
    """The file is chosen; what it makes is shown; all its faults at once."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    faults: list[str] = []
    if form.is_valid():
        try:
            told = _told(form.cleaned_data["file"].read())
            file = decree_from(told)
            may_come_in(request.actor, file)
        except FaultyFile as faulty:
            faults = [str(fault) for fault in faulty.faults]
        except WorkbookRefused as refused:
            faults = [str(problem) for problem in refused.problems] or [str(refused.sentence)]
        except Refused as refused:
            faults = [str(refused.sentence)]
        else:
            return _preview(request, told, ImportForm(initial={"told": json.dumps(told, default=_plain)}))
    context = {"form": form, "faults": faults, "force": decree_in_force(request.actor.regency)}
    status = 422 if faults or form.errors else 200
    return render(request, "taskforce/decree/import.html", context, status=status)


@page(hats=DESK, methods=["POST"])
def decree_import_confirmation(request: ActorRequest) -> HttpResponse:
    """What the preview showed is made now."""
    form = ImportForm(request.POST)
    if form.does(_import, request.actor):
        messages.success(
            request, _("SK sudah masuk. Jawab yang perlu dikonfirmasi, lalu tetapkan pejabatnya.")
        )
        return redirect(form.result)
    faults = [str(error) for errors in form.errors.values() for error in errors]
    context = {"form": FileForm(), "faults": faults, "force": decree_in_force(request.actor.regency)}
    return render(request, "taskforce/decree/import.html", context, status=422)


@page(hats=DESK, methods=["GET"])
def decree_blank(request: ActorRequest) -> HttpResponse:
    """A workbook to fill in, with a sheet that says what goes where."""
    response = HttpResponse(decree_table(), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="sk-gugus-tugas-kosong.xlsx"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _preview(request: ActorRequest, told: dict[str, Any], form: ImportForm) -> HttpResponse:
    preview = preview_of(decree_from(told))
    asked = {point.subject for point in preview.points}
    context = {
        "preview": preview,
        "file": preview.whole,
        "form": form,
        "asked": asked,
        "force": decree_in_force(request.actor.regency),
    }
    return render(request, "taskforce/decree/preview.html", context)


def _import(actor: Actor, *, told: str) -> Decree:
    try:
        file = decree_from(json.loads(told))
    except (ValueError, AttributeError, TypeError):
        raise Refused(_("Isian ini rusak di jalan. Pilih berkasnya sekali lagi.")) from None
    return import_decree(actor, file)


def _told(content: bytes) -> dict[Any, Any]:
    return told_by(content) if is_workbook(content) else parsed(content)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


urlpatterns = [
    path("decrees/import/", decree_import, name="decree_import"),
    path("decrees/import/confirmation/", decree_import_confirmation, name="decree_import_confirmation"),
    path("decrees/blank.xlsx", decree_blank, name="decree_blank"),
]
