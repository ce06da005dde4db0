"""Pages after a joint action: who came and what each did, put right where needed; the case that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.cases.case.acting import act_page
from lopo.cases.case.forms import OpenCaseForm
from lopo.cases.case.models import Case, CaseState
from lopo.cases.joint_action import operations as acts
from lopo.cases.joint_action.forms import CaseForm, OutcomeForm
from lopo.cases.joint_action.models import JointAction
from lopo.ground.acts import may
from lopo.ground.acts.fetch import fetch, visible
from lopo.ground.places.models import Village
from lopo.ground.web.forms import posted
from lopo.ground.web.pages import ActorRequest, page

SEATS = {"seat"}
JOINED = ("case", "village", "caller_office__agency")


@page(hats=SEATS)
def joint_action_outcome(request: ActorRequest, pk: UUID) -> HttpResponse:
    return _outcome(request, pk, acts.record_joint_action, _("Siapa yang datang"))


@page(hats=SEATS)
def joint_action_correction(request: ActorRequest, pk: UUID) -> HttpResponse:
    return _outcome(request, pk, acts.correct_joint_action, _("Betulkan catatan"))


def _outcome(request: ActorRequest, pk: UUID, act: Callable[..., Any], title: str) -> HttpResponse:
    row = fetch(JointAction, pk, actor=request.actor, related=JOINED)
    form = OutcomeForm(posted(request), row=row, called=list(row.called.select_related("agency")))
    if form.does(act, request.actor, row):
        messages.success(request, _("Tercatat. Instansi yang disebut dapat membenarkan atau membantah."))
        return redirect(row)
    context = {"row": row, "form": form, "title": title, "may_record": may(act, request.actor, row)}
    return render(request, "cases/joint_action/outcome.html", context, status=form.status)


@page(hats=SEATS)
def joint_action_case(request: ActorRequest, pk: UUID) -> HttpResponse:
    """A case opened from it: day, place and what happened are written already, the people are not."""
    row = fetch(JointAction, pk, actor=request.actor, related=JOINED)
    villages = visible(Village, to=request.actor).select_related("district").order_by("name")
    form = OpenCaseForm(posted(request), villages=villages)
    first = {
        "summary": f"{row.what}\n{row.result}".strip(),
        "village": row.village_id,
        "happened_on": row.day,
    }
    for name, value in first.items():
        form.fields[name].initial = value
    if not form.is_shown_again() and form.does(acts.open_case_from_joint_action, request.actor, row):
        messages.success(request, _("Perkara dibuka dari penanganan bersama ini."))
        return redirect(form.result)
    may_open = may(acts.open_case_from_joint_action, request.actor, row)
    context = {"form": form, "row": row, "may_open": may_open}
    return render(request, "cases/joint_action/case.html", context, status=form.status)


@page(hats=SEATS)
def joint_action_joining(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(JointAction, pk, actor=request.actor, related=JOINED)
    cases = visible(Case, to=request.actor).filter(state=CaseState.OPEN).order_by("-opened_on", "-number")
    words = {
        "title": _("Masukkan ke perkara"),
        "what": _("Hanya perkara terbuka yang dapat Anda lihat."),
        "act": _("Masukkan"),
        "saved": _("Penanganan ini kini bagian dari perkara itu."),
    }
    form = CaseForm(posted(request), cases=cases)
    return act_page(request, form, acts.join_joint_action, row, words, back=row)


urlpatterns = [
    path("joint-actions/<uuid:pk>/outcome/", joint_action_outcome, name="joint_action_outcome"),
    path("joint-actions/<uuid:pk>/correction/", joint_action_correction, name="joint_action_correction"),
    path("joint-actions/<uuid:pk>/case/", joint_action_case, name="joint_action_case"),
    path("joint-actions/<uuid:pk>/joining/", joint_action_joining, name="joint_action_joining"),
]
