"""Who came: one tap an agency while people sign, the whole list on one page, the photograph of the signed list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.ground.acts import Actor, Refused, may, today
from lopo.ground.acts.fetch import fetch
from lopo.ground.papers.operations import take_in
from lopo.ground.web.forms import posted
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.meeting import operations as acts
from lopo.taskforce.meeting.forms.running import TICKS, TICKS_UNINVITED, MarksForm, PhotoForm
from lopo.taskforce.meeting.models import Attendance, Invitation, Meeting
from lopo.taskforce.meeting.pages.acting import files, part_of, path_to
from lopo.taskforce.meeting.pages.meeting import meeting_of, rights
from lopo.taskforce.meeting.queries import Counts, counts_of, invitations_of, short_name, subs_of


@dataclass(frozen=True)
class Group:
    """One sub-task force on the list."""

    words: str
    rows: list[Invitation]


@page(methods=["GET"])
def meeting_attendance(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The list for the phone: five buttons an agency."""
    row = meeting_of(request, pk)
    rows = invitations_of(row)
    context = {
        "meeting": row,
        "groups": groups_of(row, rows),
        "counts": counts_of(rows),
        "ticks": TICKS,
        "ticks_uninvited": TICKS_UNINVITED,
        "photo": PhotoForm(),
        "can_mark": can_mark(request.actor, row),
        "today": today(),
    }
    return render(request, "taskforce/meeting/attendance.html", context | rights(request.actor, row))


@page(methods=["POST"])
def attendance_mark(request: ActorRequest, pk: UUID, row_pk: UUID) -> HttpResponse:
    """One tap. With script the row alone comes back, without it the page, at this row."""
    row = fetch(
        Invitation,
        row_pk,
        actor=request.actor,
        related=("meeting__called_by", "meeting__regency", "meeting__sub_task_force", "agency"),
    )
    part_of(pk, row)
    refusal = ""
    try:
        acts.mark_attendance(request.actor, row, attendance=request.POST.get("attendance", ""))
    except Refused as refused:
        refusal = str(refused.sentence)
    if request.htmx:
        counts = counts_of(invitations_of(row.meeting))
        return render(request, "taskforce/meeting/attendance_row.html", _row_context(row, counts, refusal))
    if refusal:
        messages.warning(request, refusal)
    return redirect(path_to("meeting_attendance", pk) + f"#baris-{row.pk}")


@page()
def attendance_all(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The whole list in one form, from the paper that was signed."""
    row = meeting_of(request, pk)
    rows = invitations_of(row)
    form = MarksForm(posted(request), rows=rows)

    def mark(actor: Actor, meeting: Meeting, **_ticks: str) -> list[Invitation]:
        return acts.mark_all(actor, meeting, marks=form.marks)

    if form.does(mark, request.actor, row):
        messages.success(request, _("Kehadiran tercatat."))
        return redirect("meeting_attendance", pk)
    fields = {one.pk: field for one, field in form.lines()}
    context = {
        "meeting": row,
        "form": form,
        "groups": [
            (group.words, [(one, fields[one.pk]) for one in group.rows]) for group in groups_of(row, rows)
        ],
        "can_mark": can_mark(request.actor, row),
    }
    return render(request, "taskforce/meeting/attendance_all.html", context, status=form.status)


@page()
def attendance_photo(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = meeting_of(request, pk)
    form = PhotoForm(posted(request), files(request))

    def keep(actor: Actor, meeting: Meeting, *, photo: Any) -> Meeting:
        upload = take_in(actor, meeting, photo, what="attendance_list")
        return acts.keep_list_photo(actor, meeting, photo=upload)

    if form.does(keep, request.actor, row):
        messages.success(request, _("Foto daftar hadir tersimpan."))
        return redirect("meeting_attendance", pk)
    context = {"meeting": row, "form": form, "may_do": may(acts.keep_list_photo, request.actor, row)}
    return render(request, "taskforce/meeting/attendance_photo.html", context, status=form.status)


def groups_of(row: Meeting, rows: list[Invitation]) -> list[Group]:
    """By sub-task force in the order of the decree, partners last. Two queries."""
    subs = subs_of(row)
    groups: dict[object, Group] = {}
    for one in sorted(rows, key=lambda one: subs[one.agency_id].order if one.agency_id in subs else 99):
        sub = subs.get(one.agency_id)
        words = short_name(sub) if sub else _("Mitra tanpa kedudukan")
        groups.setdefault(sub.pk if sub else None, Group(words, [])).rows.append(one)
    return list(groups.values())


def can_mark(actor: Actor, row: Meeting) -> bool:
    """Whoever runs the meeting, from its day on, until the minutes are circulated."""
    return (
        may(acts.mark_all, actor, row)
        and row.state != "not_held"
        and row.day <= today()
        and not row.minutes_circulated_on
    )


def _row_context(row: Invitation, counts: Counts, refusal: str) -> dict[str, Any]:
    return {
        "row": row,
        "meeting": row.meeting,
        "ticks": TICKS if row.invited else TICKS_UNINVITED,
        "counts": counts,
        "refusal": refusal,
        "can_mark": True,
        "swapped": True,
        "unknown": Attendance.UNKNOWN,
    }


urlpatterns = [
    path("meetings/<uuid:pk>/attendance/", meeting_attendance, name="meeting_attendance"),
    path("meetings/<uuid:pk>/attendance/all/", attendance_all, name="attendance_all"),
    path("meetings/<uuid:pk>/attendance/photo/", attendance_photo, name="attendance_photo"),
    path("meetings/<uuid:pk>/attendance/<uuid:row_pk>/", attendance_mark, name="attendance_mark"),
]
