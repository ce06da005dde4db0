"""Pages of joint actions: the list, one, and the call; from home to who came in three steps."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.cases.case.acting import act_page
from lopo.cases.case.models import Case, CaseState
from lopo.cases.joint_action import operations as acts
from lopo.cases.joint_action.forms import AgenciesForm, CallForm, OffForm
from lopo.cases.joint_action.models import OVER, JointAction
from lopo.cases.joint_action.outcome_pages import urlpatterns as outcomes
from lopo.cases.joint_action.papers import blank_form, form_of
from lopo.cases.joint_action.queries import joint_actions_seen, who_can_be_called
from lopo.cases.joint_action.texts import call_text
from lopo.ground.acts import may, now, today
from lopo.ground.acts.fetch import fetch, visible
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.papers.handing_out import handed_out
from lopo.ground.places.models import Village
from lopo.ground.web.forms import posted
from lopo.ground.web.lists import listed
from lopo.ground.web.pages import ActorRequest, page

HATS = {"seat", "partner", "secretariat", "leadership"}
SEATS = {"seat"}
JOINED = ("case", "village__district", "caller_office__agency", "called_by")
SORTS = {"when": ("-meets_at",), "number": ("number",), "state": ("state", "-meets_at")}


@page(hats=HATS, methods=["GET"])
def joint_actions(request: ActorRequest) -> HttpResponse:
    context = {
        "listing": listed(request, joint_actions_seen(request.actor), sorts=SORTS),
        "may_call": may(acts.call_joint_action, request.actor),
    }
    return render(request, "cases/joint_action/joint_actions.html", context)


@page(hats=SEATS)
def joint_action_new(request: ActorRequest) -> HttpResponse:
    """Something happens: where, when, who is called. Of a case, if it was opened from one (`?case=`)."""
    villages = visible(Village, to=request.actor).select_related("district").order_by("name")
    agencies = who_can_be_called(request.actor)
    form = CallForm(posted(request), agencies=agencies, villages=villages, cases=_open_cases(request))
    form.fields["case"].initial = request.GET.get("case", "")
    if form.does(acts.call_joint_action, request.actor):
        messages.success(request, _("Tercatat. Salin teksnya dan kirim kepada yang dipanggil."))
        return redirect(form.result)
    context = {"form": form, "may_call": may(acts.call_joint_action, request.actor)}
    return render(request, "cases/joint_action/joint_action_new.html", context, status=form.status)


@page(hats=HATS, methods=["GET"])
def joint_action(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Place, time, who was called, who came, what each did; for the caller the next step and the text to send."""
    row = fetch(JointAction, pk, actor=request.actor, related=JOINED)
    called = list(row.called.select_related("agency"))
    calls = may(acts.record_joint_action, request.actor, row)
    history = LedgerEntry.objects.filter(subject_id=row.pk).select_related("office__agency", "for_agency")
    context = {
        "row": row,
        "called": called,
        "came": sum(one.took_part for one in called),
        "calls": calls,
        "has_been": row.meets_at <= now(),
        "opens": calls and row.case_id is None and row.state in OVER,
        "case": visible(Case, to=request.actor).filter(pk=row.case_id).first() if row.case_id else None,
        "text": call_text(row, called) if calls and row.is_open else "",
        "history": history.order_by("-number"),
    }
    return render(request, "cases/joint_action/joint_action.html", context)


@page(hats=SEATS)
def joint_action_more(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(JointAction, pk, actor=request.actor, related=JOINED)
    agencies = who_can_be_called(request.actor).exclude(pk__in=row.called.values("agency"))
    words = {
        "title": _("Panggil instansi lain"),
        "what": _("Mereka melihat tempat, waktu, dan apa yang dikerjakan, tanpa nama orang."),
        "act": _("Panggil"),
        "saved": _("Tercatat. Kabari mereka lewat telepon atau WhatsApp."),
    }
    form = AgenciesForm(posted(request), agencies=agencies)
    return act_page(request, form, acts.call_more, row, words, back=row)


@page(hats=SEATS)
def joint_action_off(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(JointAction, pk, actor=request.actor, related=JOINED)
    words = {
        "title": _("Tidak jadi"),
        "what": _("Tidak seorang pun tercatat tidak datang. Sebabnya dibaca semua yang dipanggil."),
        "act": _("Catat tidak jadi"),
        "saved": _("Tercatat: tidak jadi."),
    }
    return act_page(request, OffForm(posted(request)), acts.call_off_joint_action, row, words, back=row)


@page(hats=HATS, methods=["GET"])
def joint_action_blank(request: ActorRequest) -> HttpResponse:
    """An empty form to print and take along."""
    agency = request.actor.agency
    if agency is None:
        return redirect("joint_actions")
    return handed_out(blank_form(agency, made_on=today()))


@page(hats=HATS, methods=["GET"])
def joint_action_form(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The form with the agencies that were called."""
    row = fetch(JointAction, pk, actor=request.actor, related=JOINED)
    return handed_out(form_of(row, list(row.called.select_related("agency"))))


def _open_cases(request: ActorRequest) -> QuerySet[Case]:
    seen = visible(Case, to=request.actor).filter(state=CaseState.OPEN)
    return seen.order_by("-opened_on", "-number")


urlpatterns = [
    path("joint-actions/", joint_actions, name="joint_actions"),
    path("joint-actions/new/", joint_action_new, name="joint_action_new"),
    path("joint-actions/blank.pdf", joint_action_blank, name="joint_action_blank"),
    path("joint-actions/<uuid:pk>/", joint_action, name="joint_action"),
    path("joint-actions/<uuid:pk>/more/", joint_action_more, name="joint_action_more"),
    path("joint-actions/<uuid:pk>/off/", joint_action_off, name="joint_action_off"),
    path("joint-actions/<uuid:pk>/form.pdf", joint_action_form, name="joint_action_form"),
    *outcomes,
]
