"""The minutes: read as they are printed, written part by part, circulated, confirmed or objected to."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.ground.acts import Actor, may, now
from lopo.ground.acts.fetch import fetch
from lopo.ground.clocks.models import Clock
from lopo.ground.web.forms import ActForm, posted
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.meeting import operations as acts
from lopo.taskforce.meeting.forms.running import MinutesForm, WordOnMinutesForm
from lopo.taskforce.meeting.models import Invitation, Meeting, MeetingState
from lopo.taskforce.meeting.operations.minutes import CONFIRM
from lopo.taskforce.meeting.pages.acting import did, path_to, site
from lopo.taskforce.meeting.pages.meeting import agenda_of, chairing_offices, meeting_of, rights, steps_of
from lopo.taskforce.meeting.papers import notes
from lopo.taskforce.meeting.queries import invitations_of
from lopo.taskforce.meeting.texts import minutes_text


@page()
def meeting_minutes(request: ActorRequest, pk: UUID) -> HttpResponse:
    """As printed, and beside it what is to be done: circulate, confirm, object."""
    row = meeting_of(request, pk)
    rows = [one for one in invitations_of(row) if one.came]
    mine = next((one for one in rows if request.actor.is_of(one.agency)), None)
    form = WordOnMinutesForm(posted(request), meeting=row)
    if mine and form.does(say, request.actor, mine):
        messages.success(request, _("Tercatat atas nama instansi Anda."))
        return redirect("meeting_minutes", pk)
    steps = list(steps_of(row))
    confirm_by = _confirm_by(row)
    address = site(request) + path_to("meeting_minutes", pk)
    context = {
        "meeting": row,
        "notes": notes(row),
        "rows": rows,
        "mine": mine,
        "form": form if mine and _owes_word(row, mine) else None,
        "answered": [one for one in rows if one.minutes_answer],
        "objections": [one for one in rows if one.minutes_note],
        "waiting": [one for one in rows if not one.minutes_answer and one.agency_id != row.called_by_id],
        "confirm_by": confirm_by,
        "text": minutes_text(
            row, steps, decisions=row.decisions.count(), confirm_by=confirm_by, address=address
        ),
        "nameless": [step for step in steps if step.nameless],
        "is_held": row.state == MeetingState.HELD,
    }
    return render(
        request, "taskforce/meeting/minutes.html", context | rights(request.actor, row), status=form.status
    )


@page()
def minutes_draft(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Written while the meeting runs. With script each part is kept as soon as it is left."""
    row = meeting_of(request, pk)
    data = _meanwhile(request) if request.htmx else posted(request)
    form = MinutesForm(data, meeting=row, items=agenda_of(row), offices=chairing_offices(row))
    if request.htmx:
        return _kept_meanwhile(request, row, form)
    if form.is_bound and form.is_valid() and not _changes(form, row):
        return redirect("meeting_minutes", pk)
    if form.does(acts.take_minutes, request.actor, row):
        messages.success(request, _("Notula tersimpan."))
        return redirect("meeting_minutes", pk)
    context = {"meeting": row, "form": form, "may_do": may(acts.take_minutes, request.actor, row)}
    return render(request, "taskforce/meeting/minutes_draft.html", context, status=form.status)


@page()
def minutes_circulation(request: ActorRequest, pk: UUID) -> HttpResponse:
    """What circulating does, and the button."""
    row = meeting_of(request, pk)
    form = ActForm(posted(request))
    if form.does(acts.circulate_minutes, request.actor, row):
        messages.success(
            request,
            _("Notula diedarkan. Salin teksnya untuk grup."),
            extra_tags=path_to("minutes_recall", pk),
        )
        return redirect("meeting_minutes", pk)
    rows = [one for one in invitations_of(row) if one.came]
    context = {
        "meeting": row,
        "form": form,
        "rows": rows,
        "nameless": [step for step in steps_of(row) if step.nameless],
        "may_do": may(acts.circulate_minutes, request.actor, row),
    }
    return render(request, "taskforce/meeting/minutes_circulation.html", context, status=form.status)


@page(methods=["POST"])
def minutes_recall(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = meeting_of(request, pk)
    did(request, acts.recall_minutes, row, said=_("Notula ditarik. Perbaiki, lalu edarkan lagi."))
    return redirect("meeting_minutes", pk)


@page()
def minutes_word(request: ActorRequest, pk: UUID) -> HttpResponse:
    """What another agency said of the minutes, by letter or telephone, written down for it."""
    related = ("meeting__called_by", "meeting__sub_task_force", "meeting__regency", "agency")
    row = fetch(Invitation, pk, actor=request.actor, related=related)
    for_another = not request.actor.is_of(row.agency)
    form = WordOnMinutesForm(posted(request), meeting=row.meeting, for_another=for_another)
    if form.does(say, request.actor, row):
        messages.success(request, _("Tercatat."))
        return redirect("meeting_minutes", row.meeting_id)
    may_do = may(acts.confirm_minutes, request.actor, row)
    context = {"invitation": row, "meeting": row.meeting, "form": form, "may_do": may_do}
    return render(request, "taskforce/meeting/minutes_word.html", context, status=form.status)


def say(actor: Actor, invitation: Invitation, *, answer: str, note: str = "", **said: str) -> Invitation:
    """The one choice of the form, as the act that it is."""
    if answer == "object":
        return acts.object_to_minutes(actor, invitation, note=note, **said)
    return acts.confirm_minutes(actor, invitation, **said)


def _meanwhile(request: ActorRequest) -> Any:
    """Without the mark of a form that is sent once: this one is kept many times from the same page."""
    data = request.POST.copy()
    data["act_id"] = ""
    return data


def _owes_word(row: Meeting, mine: Invitation) -> bool:
    """Minutes are out, and this agency, which did not put them out itself, has said nothing of them yet."""
    out = row.minutes_circulated_on is not None and mine.agency_id != row.called_by_id
    return out and not mine.minutes_answer


def _kept_meanwhile(request: ActorRequest, row: Meeting, form: MinutesForm) -> HttpResponse:
    """The answer to a part that was kept by itself: when, and what now counts as shown; or what is wrong."""
    told: dict[str, Any] = {"meeting": row, "form": form, "moment": now(), "kept": True}
    if form.is_valid() and _changes(form, row):
        told["kept"] = form.does(acts.take_minutes, request.actor, row)
    fresh = MinutesForm(meeting=meeting_of(request, row.pk), items=agenda_of(row), offices=[])
    told["shown"] = fresh.shown_fields() if told["kept"] else []
    return render(request, "taskforce/meeting/minutes_kept.html", told)


def _changes(form: MinutesForm, row: Meeting) -> bool:
    told = form.arguments()
    chair = told["chair"]
    return bool(told["texts"]) or (chair is not None and chair.pk != row.chair_id)


def _confirm_by(row: Meeting) -> date | None:
    """The last day for a word on the minutes, while somebody owes one."""
    running = Clock.objects.filter(rule__key=CONFIRM, subject_id=row.pk, met_on=None, ended_on=None)
    return running.values_list("due_on", flat=True).order_by("-due_on").first()


urlpatterns = [
    path("meetings/<uuid:pk>/minutes/", meeting_minutes, name="meeting_minutes"),
    path("meetings/<uuid:pk>/minutes/draft/", minutes_draft, name="minutes_draft"),
    path("meetings/<uuid:pk>/minutes/circulation/", minutes_circulation, name="minutes_circulation"),
    path("meetings/<uuid:pk>/minutes/recall/", minutes_recall, name="minutes_recall"),
    path("meetings/invitations/<uuid:pk>/minutes/", minutes_word, name="minutes_word"),
]
