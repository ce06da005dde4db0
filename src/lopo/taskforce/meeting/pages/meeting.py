"""One meeting: what it talks about, who answered or came, what it decided; opened, gone through, closed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.ground.acts import Actor, may, now, today
from lopo.ground.acts.fetch import fetch
from lopo.ground.agencies.models import Office
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.web.forms import posted
from lopo.ground.web.pages import ActorRequest, page
from lopo.ground.web.parts import Seen, SeenGroup
from lopo.taskforce.decree.models import Leader
from lopo.taskforce.decree.queries import decree_in_force
from lopo.taskforce.meeting import operations as acts
from lopo.taskforce.meeting.forms.running import CloseForm, CostForm, DecisionForm, OpenForm
from lopo.taskforce.meeting.models import (
    AgendaItem,
    Answer,
    Attendance,
    Decision,
    FollowUp,
    Invitation,
    ItemState,
    Meeting,
    MeetingState,
)
from lopo.taskforce.meeting.pages.acting import did, part_of, path_to, site
from lopo.taskforce.meeting.queries import counts_of, earlier_meeting, invitations_of, short_name, subs_of
from lopo.taskforce.meeting.texts import cancellation_text, invitation_text

SHAPES = {Attendance.HEAD: "full", Attendance.DELEGATE: "half", Attendance.DELEGATE_WITHOUT: "line"}
ANSWERED = {Answer.HEAD: "full", Answer.DELEGATE: "half"}
HISTORY = 30  # entries shown


@page(methods=["GET"])
def meeting(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Everything of one meeting; what is shown first follows from its state."""
    row = meeting_of(request, pk)
    rows, items = invitations_of(row), agenda_of(row)
    current = current_item(row, items)
    earlier = earlier_meeting(row)
    runs = may(acts.record_decision, request.actor, row)
    context = {
        "meeting": row,
        "items": items,
        "current": current,
        "minutes_left": sum(item.minutes or 0 for item in items if item.state == ItemState.OPEN),
        "done": sum(item.state == ItemState.DONE for item in items),
        "counts": counts_of(rows),
        "groups": attendance_groups(row, rows),
        "mine": next((one for one in rows if request.actor.is_of(one.agency)), None),
        "decisions": decisions_of(row),
        "earlier": earlier,
        "earlier_steps": steps_of(earlier) if earlier else [],
        "decision_form": DecisionForm(meeting=row) if current and runs else None,
        "today": today(),
        "begun": row.starts_at <= now(),
        "text": _text(request, row, items),
    }
    return render(request, "taskforce/meeting/meeting.html", context | rights(request.actor, row))


@page()
def meeting_opening(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Who leads it, then it runs."""
    row = meeting_of(request, pk)
    offices = chairing_offices(row)
    form = OpenForm(
        posted(request), offices=offices, initial={"chair": row.chair_id or _usual_chair(row, offices)}
    )
    if form.does(acts.open_meeting, request.actor, row):
        messages.success(request, _("Rapat dibuka. Catat siapa yang hadir selagi orang menandatangani."))
        return redirect("meeting_attendance", pk)
    begins = row.state in (MeetingState.PLANNED, MeetingState.CALLED)
    context = {"meeting": row, "form": form, "may_do": begins and may(acts.open_meeting, request.actor, row)}
    return render(request, "taskforce/meeting/opening.html", context, status=form.status)


@page()
def meeting_closing(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Attendance whole, cost, the rest postponed: what closing will do stands here before it is done."""
    row = meeting_of(request, pk)
    rows, items = invitations_of(row), agenda_of(row)
    form = CloseForm(
        posted(request), meeting=row, initial={"ended_at": now() if row.day == today() else None}
    )
    if form.does(acts.close_meeting, request.actor, row):
        messages.success(
            request, _("Rapat ditutup. Notulanya kini menunggu."), extra_tags=path_to("meeting_reopening", pk)
        )
        return redirect("meeting_minutes", pk)
    context = {
        "meeting": row,
        "form": form,
        "counts": counts_of(rows),
        "missing": [one for one in rows if one.invited and not one.attendance],
        "open_items": [item for item in items if item.state == ItemState.OPEN],
        "may_do": may(acts.close_meeting, request.actor, row),
    }
    return render(request, "taskforce/meeting/closing.html", context, status=form.status)


@page(methods=["POST"])
def meeting_reopening(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = meeting_of(request, pk)
    did(request, acts.reopen_meeting, row, said=_("Rapat dibuka kembali."))
    return redirect(row)


@page()
def meeting_cost(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = meeting_of(request, pk)
    form = CostForm(posted(request), meeting=row)
    if form.does(acts.record_cost, request.actor, row):
        messages.success(request, _("Biaya rapat tercatat."))
        return redirect(row)
    context = {"meeting": row, "form": form, "may_do": may(acts.record_cost, request.actor, row)}
    return render(request, "taskforce/meeting/cost.html", context, status=form.status)


@page()
def meeting_decisions(request: ActorRequest, pk: UUID) -> HttpResponse:
    """A decision: about the point under discussion (`?item=`), or about none."""
    row = meeting_of(request, pk)
    item = _item_asked(request, row)
    form = DecisionForm(posted(request), meeting=row)
    if form.does(acts.record_decision, request.actor, row, item):
        _say_decided(request, form.result)
        return redirect(row.get_absolute_url() + "#pokok")
    context = {
        "meeting": row,
        "item": item,
        "form": form,
        "may_do": may(acts.record_decision, request.actor, row),
    }
    return render(request, "taskforce/meeting/decision.html", context, status=form.status)


@page()
def decision(request: ActorRequest, pk: UUID, decision_pk: UUID) -> HttpResponse:
    """A decision said better, until the minutes are circulated."""
    row = _decision(request, pk, decision_pk)
    step = row.follow_ups.select_related("agency").first()
    initial: dict[str, Any] = {"text": row.text, "dissent": row.dissent, "no_step": not row.needs_step}
    if step:
        initial |= {"agency": step.agency_id, "office": step.office_id, "due_on": step.due_on}
    form = DecisionForm(posted(request), meeting=row.meeting, initial=initial)
    if form.does(acts.change_decision, request.actor, row):
        messages.success(request, _("Keputusan diperbaiki."))
        return redirect(row)
    may_do = may(acts.change_decision, request.actor, row) and not row.meeting.minutes_circulated_on
    context = {"meeting": row.meeting, "decision": row, "item": row.item, "form": form, "may_do": may_do}
    return render(request, "taskforce/meeting/decision.html", context, status=form.status)


@page(methods=["POST"])
def decision_withdrawal(request: ActorRequest, pk: UUID, decision_pk: UUID) -> HttpResponse:
    row = _decision(request, pk, decision_pk)
    did(request, acts.withdraw_decision, row, said=_("Keputusan ditarik."))
    return redirect("meeting", pk)


@page(methods=["GET"])
def meeting_history(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Who did what about this meeting, newest first."""
    row = meeting_of(request, pk)
    about = [row.pk, *row.invitations.values_list("pk", flat=True), *row.agenda.values_list("pk", flat=True)]
    entries = LedgerEntry.objects.filter(regency=row.regency_id, subject_id__in=about)
    entries = entries.select_related("office__agency", "for_agency").order_by("-number")[:HISTORY]
    return render(request, "taskforce/meeting/history.html", {"meeting": row, "history": entries})


# What these pages share with those beside them


def meeting_of(request: ActorRequest, pk: UUID) -> Meeting:
    related = (
        "sub_task_force",
        "called_by",
        "chair",
        "regency",
        "list_photo",
        "paid_by",
        "minutes_by__official",
    )
    return fetch(Meeting, pk, actor=request.actor, related=related)


def rights(actor: Actor, row: Meeting) -> dict[str, bool]:
    """What this actor may do here, so that no button is shown that would be refused. No query."""
    return {
        "may_prepare": may(acts.change_meeting, actor, row),
        "may_write": may(acts.take_minutes, actor, row),
        "may_run": may(acts.open_meeting, actor, row),
    }


def agenda_of(row: Meeting) -> list[AgendaItem]:
    """The agenda in order, with whoever owes the next step. One query."""
    items = list(row.agenda.select_related("owed_by").order_by("order", "pk"))
    for item in items:
        item.meeting = row
    return items


def current_item(row: Meeting, items: list[AgendaItem]) -> AgendaItem | None:
    """The point under discussion: the first that is still open, while the meeting runs."""
    if row.state != MeetingState.RUNNING:
        return None
    return next((item for item in items if item.state == ItemState.OPEN), None)


def decisions_of(row: Meeting) -> QuerySet[Decision]:
    """With their steps, and whoever does these. Four queries."""
    return row.decisions.prefetch_related("follow_ups__agency", "follow_ups__office").order_by("order", "pk")


def steps_of(row: Meeting) -> QuerySet[FollowUp]:
    """What this meeting asked for. One query."""
    steps = FollowUp.objects.filter(decision__meeting=row).select_related("agency", "office", "decision")
    return steps.order_by("decision__order", "pk")


def attendance_groups(row: Meeting, rows: list[Invitation]) -> list[SeenGroup]:
    """Agencies by sub-task force, in the order of the decree; partners last. Two queries."""
    subs = subs_of(row)
    groups: dict[object, SeenGroup] = {}
    for one in sorted(rows, key=lambda one: subs[one.agency_id].order if one.agency_id in subs else 99):
        sub = subs.get(one.agency_id)
        words = short_name(sub) if sub else _("Mitra tanpa kedudukan")
        group = groups.setdefault(sub.pk if sub else None, SeenGroup(words, []))
        group.rows.append(Seen(str(one.agency), _shape(one), attended(one)))
    return list(groups.values())


def _shape(one: Invitation) -> str:
    """Who came; before the meeting, who says that somebody will come."""
    if one.attendance or one.meeting.state not in (MeetingState.PLANNED, MeetingState.CALLED):
        return SHAPES.get(Attendance(one.attendance), "none")
    return ANSWERED.get(Answer(one.answer), "none")


def attended(one: Invitation) -> str:
    """In words: who came; before that, what was answered; an absence always with what was known of it."""
    if one.attendance == Attendance.ABSENT:
        said = str(_("tidak hadir"))
        return said if one.answer else _("%(state)s, belum menjawab undangan") % {"state": said}
    if one.attendance == Attendance.EXCUSED and one.answer_note:
        return f"{one.get_attendance_display()}: {one.answer_note}"
    if one.attendance:
        return str(one.get_attendance_display())
    if one.agency_id == one.meeting.called_by_id and not one.answer:
        return _("yang mengundang")
    return str(one.get_answer_display()) if one.invited else str(Attendance.NOT_INVITED.label)


def chairing_offices(row: Meeting) -> list[Office]:
    """Who can lead: leadership of the task force, and the offices with a seat in the body that meets. Three queries.

    A closed meeting is led by an office of those that it asks.
    """
    if row.closed:
        asked = row.invitations.filter(invited=True).values("agency")
        return list(Office.objects.filter(agency__in=asked, seats__isnull=False).distinct().order_by("name"))
    decree = decree_in_force(row.regency, on=row.day)
    if decree is None:
        return list(Office.objects.filter(agency=row.called_by))
    seated = Office.objects.filter(seats__sub_task_force__decree=decree)
    if row.sub_task_force_id:
        seated = seated.filter(seats__sub_task_force=row.sub_task_force_id)
    leaders = Leader.objects.filter(decree=decree).select_related("office").order_by("role", "order")
    return list(dict.fromkeys([*(leader.office for leader in leaders), *seated.distinct()]))


def _usual_chair(row: Meeting, offices: list[Office]) -> object:
    """Leadership for the whole task force, the coordinator for a sub-task force."""
    if row.sub_task_force is not None:
        seat = row.sub_task_force.seats.filter(position="coordinator").first()
        return seat.office_id if seat else None
    return offices[0].pk if offices else None


def _decision(request: ActorRequest, meeting: UUID, pk: UUID) -> Decision:
    """A decision of this meeting; another meeting's is not there."""
    related = ("meeting__called_by", "meeting__regency", "item__meeting")
    return part_of(meeting, fetch(Decision, pk, actor=request.actor, related=related))


def _item_asked(request: ActorRequest, row: Meeting) -> AgendaItem | None:
    if not (asked := request.GET.get("item")):
        return None
    try:
        item = get_object_or_404(AgendaItem, pk=UUID(asked), meeting=row)
    except ValueError:
        return None
    item.meeting = row
    return item


def _say_decided(request: ActorRequest, made: Any) -> None:
    """Done; and when it names nobody or no date, what that means."""
    step = made.follow_ups.first() if isinstance(made, Decision) else None
    undo = path_to("decision_withdrawal", made.meeting_id, made.pk) if isinstance(made, Decision) else ""
    messages.success(request, _("Keputusan tercatat."), extra_tags=undo)
    if step and step.nameless:
        messages.warning(
            request,
            _("Keputusan ini belum menyebut siapa atau sampai kapan, jadi dihitung belum ditindaklanjuti."),
        )


def _text(request: ActorRequest, row: Meeting, items: list[AgendaItem]) -> str:
    if row.state == MeetingState.NOT_HELD:
        return cancellation_text(row)
    address = site(request) + row.get_absolute_url()
    return invitation_text(row, [item.title for item in items], address=address)


urlpatterns = [
    path("meetings/<uuid:pk>/", meeting, name="meeting"),
    path("meetings/<uuid:pk>/opening/", meeting_opening, name="meeting_opening"),
    path("meetings/<uuid:pk>/closing/", meeting_closing, name="meeting_closing"),
    path("meetings/<uuid:pk>/reopening/", meeting_reopening, name="meeting_reopening"),
    path("meetings/<uuid:pk>/cost/", meeting_cost, name="meeting_cost"),
    path("meetings/<uuid:pk>/history/", meeting_history, name="meeting_history"),
    path("meetings/<uuid:pk>/decisions/", meeting_decisions, name="meeting_decisions"),
    path("meetings/<uuid:pk>/decisions/<uuid:decision_pk>/", decision, name="decision"),
    path(
        "meetings/<uuid:pk>/decisions/<uuid:decision_pk>/withdrawal/",
        decision_withdrawal,
        name="decision_withdrawal",
    ),
]
