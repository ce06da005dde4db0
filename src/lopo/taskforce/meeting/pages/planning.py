"""From the thought of a meeting to the letter: planned, changed, called; or why it did not take place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.ground.acts import Actor, Denied, may, today
from lopo.ground.acts.fetch import fetch
from lopo.ground.agencies.models import Agency
from lopo.ground.clocks.owing import limit, rule
from lopo.ground.web.forms import posted
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.decree.models import SubTaskForce
from lopo.taskforce.decree.queries import decree_in_force
from lopo.taskforce.meeting import operations as acts
from lopo.taskforce.meeting.forms.calling import (
    CallForm,
    ChangeForm,
    InviteForm,
    LetterForm,
    NeverHeldForm,
    NotHeldForm,
    PlanForm,
)
from lopo.taskforce.meeting.models import Invitation, Meeting, MeetingKind, MeetingState
from lopo.taskforce.meeting.naming import usual_moment, usual_occasion, usual_title
from lopo.taskforce.meeting.operations.calling import caller_of, is_not_there
from lopo.taskforce.meeting.pages.acting import did, files, kept, path_to, site
from lopo.taskforce.meeting.papers import letter, letter_for
from lopo.taskforce.meeting.queries import agencies_for, short_name
from lopo.taskforce.meeting.stuck import Stuck, stuck_for
from lopo.taskforce.meeting.texts import invitation_text

WHOLE = (MeetingKind.COORDINATION, MeetingKind.PLAN, MeetingKind.EVALUATION)


@dataclass(frozen=True)
class What:
    """What one can call: a kind of meeting of the whole task force, or a meeting of one sub-task force."""

    kind: str
    body: SubTaskForce | None

    @property
    def key(self) -> str:
        return str(self.body.pk) if self.body else self.kind

    @property
    def words(self) -> str:
        if self.body:
            return f"Sub {short_name(self.body)}"
        return str(MeetingKind(self.kind).label)


def callable_bodies(actor: Actor, bodies: Iterable[SubTaskForce]) -> list[SubTaskForce]:
    """The sub-task forces for which this actor may call a meeting. No query."""
    return [body for body in bodies if may(acts.plan_meeting, actor, body)]


@page()
def new_meeting(request: ActorRequest) -> HttpResponse:
    """The whole invitation on one page: agenda from what is stuck, all members ticked, the letter beside it."""
    actor, choices = request.actor, _choices(request.actor)
    what = next((one for one in choices if one.key == request.GET.get("what")), choices[0])
    draft = _draft(actor, what)
    points = stuck_for(draft)
    form = _plan_form(request, draft, points)
    if form.does(set_up, actor, what.body, kind=what.kind):
        return _after(request, form.result, form.calls)
    context = {"form": form, "what": what, "choices": choices, "points": points, "today": today()}
    context |= _preview(request, form, draft, points)
    return render(request, "taskforce/meeting/new.html", context, status=form.status)


@page(methods=["POST"])
def meeting_preview(request: ActorRequest) -> HttpResponse:
    """The letter and the words for WhatsApp as they would be now. Nothing is kept."""
    choices = _choices(request.actor)
    what = next((one for one in choices if one.key == request.GET.get("what")), choices[0])
    draft = _draft(request.actor, what)
    points = stuck_for(draft)
    form = _plan_form(request, draft, points)
    return render(request, "taskforce/meeting/preview.html", _preview(request, form, draft, points))


@page()
def meeting_change(request: ActorRequest, pk: UUID) -> HttpResponse:
    meeting = _meeting(request, pk)
    members, partners = agencies_for(meeting)
    asked = list(meeting.invitations.filter(invited=True).values_list("agency", flat=True))
    initial = {"title": meeting.title, "starts_at": meeting.starts_at, "place": meeting.place}
    initial |= {"occasion": meeting.occasion, "answer_by": meeting.answer_by}
    initial |= {"members": asked, "partners": asked}
    form = ChangeForm(posted(request), members=members, partners=partners, initial=initial)
    if form.does(acts.change_meeting, request.actor, meeting):
        messages.success(request, _("Perubahan tersimpan."))
        return redirect(meeting)
    context = {"form": form, "meeting": meeting, "may_do": may(acts.change_meeting, request.actor, meeting)}
    return render(request, "taskforce/meeting/change.html", context, status=form.status)


@page()
def meeting_call(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The letter as it goes out, and the button."""
    meeting = _meeting(request, pk)
    form = CallForm(posted(request), initial=_letter_days(meeting))
    if form.does(acts.call_meeting, request.actor, meeting):
        return _after(request, form.result, called=True)
    asked = meeting.invitations.filter(invited=True).count()
    meeting.called_on = meeting.called_on or today()  # as the letter will be dated
    context = {
        "form": form,
        "meeting": meeting,
        "asked": asked,
        "may_do": may(acts.call_meeting, request.actor, meeting),
        "letter": letter(meeting),
        "text": _text(request, meeting),
    }
    return render(request, "taskforce/meeting/call.html", context, status=form.status)


@page()
def meeting_letter(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The number that the office's agenda gave, and the photograph of the stamped letter."""
    meeting = _meeting(request, pk)
    form = LetterForm(posted(request), files(request), initial={"letter_number": meeting.letter_number})

    def enter(actor: Actor, meeting: Meeting, *, letter_number: str, photo: Any) -> Meeting:
        upload = kept(actor, meeting, photo, "invitation")
        return acts.enter_letter_number(actor, meeting, letter_number=letter_number, letter_photo=upload)

    if form.does(enter, request.actor, meeting):
        messages.success(request, _("Surat undangan tercatat."))
        return redirect(meeting)
    context = {
        "form": form,
        "meeting": meeting,
        "may_do": may(acts.enter_letter_number, request.actor, meeting),
    }
    return render(request, "taskforce/meeting/letter_number.html", context, status=form.status)


@page()
def meeting_guest(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One agency more, also at the door."""
    meeting = _meeting(request, pk)
    form = InviteForm(posted(request), meeting=meeting)

    def invite(actor: Actor, meeting: Meeting, *, agency: Agency) -> Invitation:
        return acts.invite_also(actor, meeting, agency)

    if form.does(invite, request.actor, meeting):
        messages.success(request, _("Ditambahkan ke daftar undangan."))
        back = request.GET.get("to") == "attendance"
        return redirect("meeting_attendance" if back else "meeting_answers", meeting.pk)
    context = {"form": form, "meeting": meeting, "may_do": may(acts.invite_also, request.actor, meeting)}
    return render(request, "taskforce/meeting/guest.html", context, status=form.status)


@page()
def meeting_cancellation(request: ActorRequest, pk: UUID) -> HttpResponse:
    """It is not held, and why."""
    meeting = _meeting(request, pk)
    form = NotHeldForm(posted(request))
    if form.does(acts.cancel_meeting, request.actor, meeting):
        messages.success(
            request, _("Tercatat: rapat ini tidak jadi."), extra_tags=path_to("meeting_revival", pk)
        )
        return redirect(meeting)
    context = {"form": form, "meeting": meeting, "may_do": may(acts.cancel_meeting, request.actor, meeting)}
    return render(request, "taskforce/meeting/cancellation.html", context, status=form.status)


@page(methods=["POST"])
def meeting_revival(request: ActorRequest, pk: UUID) -> HttpResponse:
    meeting = _meeting(request, pk)
    did(request, acts.revive_meeting, meeting, said=_("Rapat ini direncanakan lagi. Undang lagi bila perlu."))
    return redirect(meeting)


@page()
def never_held(request: ActorRequest) -> HttpResponse:
    """A meeting that should have been and was not: kept with its reason, so that the year's count is honest."""
    actor, choices = request.actor, _choices(request.actor)
    what = next((one for one in choices if one.key == request.GET.get("what")), choices[0])
    initial = {"title": usual_title(what.kind, what.body, today()), "starts_at": usual_moment(today())}
    form = NeverHeldForm(posted(request), initial=initial)

    def put_down(
        actor: Actor, body: SubTaskForce | None, *, title: str, starts_at: Any, because: str, note: str
    ) -> Meeting:
        meeting = acts.plan_meeting(actor, body, kind=what.kind, title=title, starts_at=starts_at)
        is_not_there(actor, body, title, starts_at, [MeetingState.NOT_HELD])
        return acts.cancel_meeting(actor, meeting, because=because, note=note)

    if form.does(put_down, actor, what.body):
        messages.success(request, _("Tercatat, dengan sebabnya."))
        return redirect(form.result)
    context = {"form": form, "what": what, "choices": choices}
    return render(request, "taskforce/meeting/never_held.html", context, status=form.status)


def set_up(actor: Actor, body: SubTaskForce | None, *, kind: str, form: PlanForm) -> Meeting:
    """All acts of the one form, in its one transaction: plan, draw up, add, and call if that button was pressed."""
    told = form.cleaned_data
    meeting = acts.plan_meeting(
        actor,
        body,
        kind=kind,
        title=told["title"],
        starts_at=told["starts_at"],
        place=told["place"],
        occasion=told["occasion"],
        invited=form.invited,
    )
    if told["points"]:
        acts.draw_up_agenda(actor, meeting, keys=told["points"])
    for point in form.own:
        acts.add_agenda_item(actor, meeting, title=point)
    if form.calls:
        acts.call_meeting(
            actor,
            meeting,
            dated=told["dated"],
            answer_by=told["answer_by"],
            letter_number=told["letter_number"],
            signed=told["signed"],
        )
    return meeting


def _choices(actor: Actor) -> list[What]:
    """What this actor may call. Raises Denied when that is nothing."""
    decree = decree_in_force(actor.regency)
    bodies = callable_bodies(actor, decree.sub_task_forces.order_by("order") if decree else [])
    whole = [What(kind, None) for kind in WHOLE] if may(acts.plan_meeting, actor, None) else []
    choices = whole + [What(MeetingKind.SUB_TASK_FORCE, body) for body in bodies]
    if not choices:
        raise Denied(acts.plan_meeting.rule.sentence, operation="page")  # type: ignore[attr-defined]
    return choices


def _draft(actor: Actor, what: What) -> Meeting:
    """A meeting that nobody has saved, to draw proposals from."""
    return Meeting(
        regency=actor.regency,
        kind=what.kind,
        sub_task_force=what.body,
        title=usual_title(what.kind, what.body, usual_moment(today()).date()),
        occasion=usual_occasion(what.kind),
        starts_at=usual_moment(today()),
        called_by=caller_of(actor),
    )


def _plan_form(request: ActorRequest, draft: Meeting, points: list[Stuck]) -> PlanForm:
    members, partners = agencies_for(draft)
    initial: dict[str, Any] = {
        "title": draft.title,
        "starts_at": draft.starts_at,
        "occasion": draft.occasion,
        "place": _usual_place(request.actor, draft),
        "points": [point.key for point in points],
        "members": [agency.pk for agency in members],
    }
    initial |= _letter_days(draft)
    return PlanForm(posted(request), points=points, members=members, partners=partners, initial=initial)


def _usual_place(actor: Actor, draft: Meeting) -> str:
    """Where the same body met last."""
    same = Meeting.objects.filter(regency=actor.regency, closed=False, sub_task_force=draft.sub_task_force)
    last = same.exclude(place="")
    return str(last.values_list("place", flat=True).order_by("-starts_at").first() or "")


def _letter_days(meeting: Meeting) -> dict[str, date]:
    """The letter is dated today; answers are asked for as the rule says, at the latest the day before."""
    until = limit(rule(meeting.regency, acts.ANSWER), today())
    return {"dated": today(), "answer_by": min(until, max(meeting.day, today()))}


def _preview(request: ActorRequest, form: PlanForm, draft: Meeting, points: list[Stuck]) -> dict[str, Any]:
    """The letter from what stands in the form now; what is wrong there is left as it was proposed."""
    told = (form.is_bound and form.is_valid() and form.cleaned_data) or (
        form.cleaned_data if form.is_bound else form.initial
    )
    for name in ("title", "starts_at", "place"):
        if told.get(name):
            setattr(draft, name, told[name])
    draft.called_on, draft.letter_number = told.get("dated"), told.get("letter_number") or ""
    draft.answer_by = told.get("answer_by")
    chosen = set(told.get("points") or [])
    agenda = [point.title for point in points if point.key in chosen]
    agenda += (told.get("own_points") or "").splitlines()
    members = form.fields["members"].choices  # type: ignore[attr-defined]
    asked = {str(getattr(one, "pk", one)) for name in ("members", "partners") for one in told.get(name) or []}
    rows = [Invitation(meeting=draft, agency=agency) for agency in _agencies(form) if str(agency.pk) in asked]
    return {
        "letter": letter_for(draft, rows, [line for line in agenda if line.strip()]),
        "text": invitation_text(draft, agenda),
        "asked": len(rows),
        "members_count": len(members),
    }


def _agencies(form: PlanForm) -> list[Agency]:
    found: list[Agency] = []
    for name in ("members", "partners"):
        found += list(form.fields[name].queryset)  # type: ignore[attr-defined]
    return found


def _after(request: ActorRequest, meeting: Any, called: bool) -> HttpResponse:
    if not isinstance(meeting, Meeting):  # sent before, and what it made cannot be found any more
        return redirect("meetings")
    if called:
        messages.success(request, _("Undangan tercatat. Kini cetak suratnya, atau salin untuk WhatsApp."))
    else:
        messages.success(request, _("Rencana rapat tersimpan."))
    return redirect(meeting)


def _text(request: ActorRequest, meeting: Meeting) -> str:
    agenda = [item.title for item in meeting.agenda.order_by("order", "pk")]
    return invitation_text(meeting, agenda, address=site(request) + meeting.get_absolute_url())


def _meeting(request: ActorRequest, pk: UUID) -> Meeting:
    return fetch(Meeting, pk, actor=request.actor, related=("sub_task_force", "called_by", "regency"))


urlpatterns = [
    path("meetings/new/", new_meeting, name="meeting_new"),
    path("meetings/new/preview/", meeting_preview, name="meeting_preview"),
    path("meetings/not-held/", never_held, name="meeting_never_held"),
    path("meetings/<uuid:pk>/change/", meeting_change, name="meeting_change"),
    path("meetings/<uuid:pk>/call/", meeting_call, name="meeting_call"),
    path("meetings/<uuid:pk>/letter/", meeting_letter, name="meeting_letter"),
    path("meetings/<uuid:pk>/guest/", meeting_guest, name="meeting_guest"),
    path("meetings/<uuid:pk>/cancellation/", meeting_cancellation, name="meeting_cancellation"),
    path("meetings/<uuid:pk>/revival/", meeting_revival, name="meeting_revival"),
]
