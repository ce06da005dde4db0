"""All meetings; all follow-ups. Each filters, sorts and pages by its address."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from lopo.ground.acts import may, today
from lopo.ground.agencies.models import Agency
from lopo.ground.web.lists import listed
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.meeting.forms.fields import AgencyField
from lopo.taskforce.meeting.models import FollowUp, FollowUpState, Meeting, MeetingKind, MeetingState
from lopo.taskforce.meeting.operations import plan_meeting, promise_follow_up
from lopo.taskforce.meeting.pages.planning import callable_bodies
from lopo.taskforce.meeting.queries import follow_ups_seen, meetings_seen, rhythm

MEETING_SORTS = {
    "newest": ("-starts_at",),
    "date": ("starts_at",),
    "title": ("title",),
    "came": ("came", "-starts_at"),
}
STEP_SORTS = {
    "waiting": ("-state", "when"),  # open before done and dropped
    "due": ("when",),
    "agency": ("agency__name", "when"),
    "decided": ("-decided_on",),
}
FIRST_YEAR = 2000


class MeetingFilter(forms.Form):
    kind = forms.ChoiceField(
        label=_("Jenis"), required=False, choices=[("", _("semua")), *MeetingKind.choices]
    )
    state = forms.ChoiceField(
        label=_("Keadaan"), required=False, choices=[("", _("semua")), *MeetingState.choices]
    )
    year = forms.IntegerField(label=_("Tahun"), required=False, min_value=FIRST_YEAR, max_value=2100)

    def of(self, rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
        told = self.cleaned_data if self.is_valid() else {}
        if told.get("kind"):
            rows = rows.filter(kind=told["kind"])
        if told.get("state"):
            rows = rows.filter(state=told["state"])
        return rows.filter(starts_at__year=told["year"]) if told.get("year") else rows


STEP_STATES = (
    ("", _("semua")),
    ("open", FollowUpState.OPEN.label),
    ("late", _("Terlambat")),
    ("nameless", _("Tanpa penanggung jawab atau tanggal")),
    ("done", FollowUpState.DONE.label),
    ("dropped", FollowUpState.DROPPED.label),
)


class StepFilter(forms.Form):
    state = forms.ChoiceField(label=_("Keadaan"), required=False, choices=STEP_STATES)

    def __init__(self, *args: Any, agencies: QuerySet[Agency], actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"] = AgencyField(
            actor.regency, of=agencies, label=_("Instansi"), required=False, empty_label=_("semua")
        )

    def of(self, rows: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
        told = self.cleaned_data if self.is_valid() else {}
        if told.get("agency"):
            rows = rows.filter(agency=told["agency"])
        return _in_state(rows, told.get("state", ""), today())


def _in_state(rows: QuerySet[FollowUp], state: str, on: date) -> QuerySet[FollowUp]:
    if state == "late":
        return rows.filter(state=FollowUpState.OPEN, due_on__lt=on)
    if state == "nameless":
        return rows.filter(agency=None) | rows.filter(agreed_due_on=None)
    return rows.filter(state=state) if state else rows


@page(methods=["GET"])
def meetings(request: ActorRequest) -> HttpResponse:
    """Every meeting, held or not; and which bodies have not met in this quarter."""
    form = MeetingFilter(request.GET or None)
    rows = form.of(meetings_seen(request.actor))
    bodies = rhythm(request.actor.regency, on=today())
    context = {
        "filter": form,
        "listing": listed(request, rows, sorts=MEETING_SORTS),
        "filtered": any(request.GET.get(name) for name in form.fields),
        "bodies": bodies,
        "callable": callable_bodies(request.actor, [body.sub_task_force for body in bodies]),
        "may_call": may(plan_meeting, request.actor, None),
    }
    return render(request, "taskforce/meeting/meetings.html", context)


@page(methods=["GET"])
def follow_ups(request: ActorRequest) -> HttpResponse:
    """What meetings and findings asked for: whose it is, until when, what came of it."""
    actor = request.actor
    agencies = Agency.objects.filter(regency=actor.regency)
    form = StepFilter(request.GET or None, agencies=agencies, actor=actor)
    rows = form.of(follow_ups_seen(actor))
    context = {
        "filter": form,
        "listing": listed(request, rows, sorts=STEP_SORTS),
        "filtered": any(request.GET.get(name) for name in form.fields),
        "may_promise": may(promise_follow_up, actor),
    }
    return render(request, "taskforce/meeting/follow_ups.html", context)


urlpatterns = [
    path("meetings/", meetings, name="meetings"),
    path("meetings/follow-ups/", follow_ups, name="follow_ups"),
]
