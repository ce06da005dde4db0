"""Answers to an invitation: one's own, another's by letter or telephone, an office's by its code without account."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.ground.acts import may, today
from lopo.ground.acts.fetch import fetch
from lopo.ground.codes.giving import bearer, find_code
from lopo.ground.codes.models import OneTimeCode
from lopo.ground.codes.pages import ANSWERS, CodeForm
from lopo.ground.web.forms import ActForm, posted
from lopo.ground.web.pages import ActorRequest, kept_nowhere, page, public_page
from lopo.taskforce.meeting import operations as acts
from lopo.taskforce.meeting.forms.running import AnswerForm
from lopo.taskforce.meeting.models import Answer, Invitation, MeetingState
from lopo.taskforce.meeting.pages.acting import path_to, site
from lopo.taskforce.meeting.pages.meeting import agenda_of, meeting_of, rights
from lopo.taskforce.meeting.queries import counts_of, invitations_of
from lopo.taskforce.meeting.texts import reminder_text, waiting_text

COMES = (Answer.HEAD, Answer.DELEGATE)


@page(methods=["GET"])
def meeting_answers(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Who answered what, who has not; each way to get an answer beside it."""
    row = meeting_of(request, pk)
    rows = invitations_of(row)
    asked = [one for one in rows if one.invited]
    waiting = [one for one in asked if not one.answer and one.agency_id != row.called_by_id]
    address = site(request) + row.get_absolute_url()
    context = {
        "meeting": row,
        "counts": counts_of(rows),
        "groups": _groups(asked),
        "left_out": [one for one in rows if not one.invited],
        "waiting": waiting,
        "text": waiting_text(row, len(waiting), address=address) if waiting else "",
        "takes_answers": row.state == MeetingState.CALLED,
        "today": today(),
    }
    return render(request, "taskforce/meeting/answers.html", context | rights(request.actor, row))


@page()
def invitation_answer(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The answer of one agency, given or changed; by itself, or written down for it."""
    row = _invitation(request, pk)
    for_another = not request.actor.is_of(row.agency)
    told = {"answer": row.answer, "delegate": row.delegate, "duty_letter": row.duty_letter}
    form = AnswerForm(
        posted(request),
        for_another=for_another,
        initial={**told, "note": row.answer_note} if row.answer else {},
    )
    seen = request.POST.get("seen", row.answer)  # what stood on the page when it was read
    act = acts.change_answer if seen and seen == row.answer else acts.answer_invitation
    if form.does(act, request.actor, row):
        messages.success(request, _("Jawaban tercatat."))
        return redirect("meeting_answers", row.meeting_id) if for_another else redirect(row)
    context = {
        "invitation": row,
        "meeting": row.meeting,
        "form": form,
        "for_another": for_another,
        "items": agenda_of(row.meeting),
        "may_do": may(acts.answer_invitation, request.actor, row)
        and row.invited
        and row.meeting.state == MeetingState.CALLED,
    }
    return render(request, "taskforce/meeting/invitation_answer.html", context, status=form.status)


@page()
def invitation_code(request: ActorRequest, pk: UUID) -> HttpResponse:
    """A one-time code for the head of an agency without account, shown once with the words to send it."""
    row = _invitation(request, pk)
    form = ActForm(posted(request))
    context: dict[str, Any] = {
        "invitation": row,
        "meeting": row.meeting,
        "form": form,
        "code": "",
        "again": False,
    }
    if form.does(acts.give_answer_code, request.actor, row):
        context["again"] = not isinstance(form.result, str)
        if isinstance(form.result, str):
            address = site(request) + path_to("answer_with_code", form.result)
            context["code"] = form.result
            context["address"] = address
            context["text"] = reminder_text(row.meeting, row.agency, address=address, code=form.result)
    context["may_do"] = may(acts.give_answer_code, request.actor, row)
    return render(request, "taskforce/meeting/invitation_code.html", context, status=form.status)


# Without account


@public_page
@kept_nowhere
def answer_with_code(request: HttpRequest, code: str) -> HttpResponse:
    """Behind the code in the letter: one choice, one button. A wrong, used or old code gets one and the same answer."""
    found = find_code(code)
    if found is None or found.purpose != acts.ANSWER:
        return _wrong(request, code, status=404)
    return _answer_of(request, found, code, wrong=404)


def _answer_of(request: HttpRequest, code: OneTimeCode, typed: str, *, wrong: int = 422) -> HttpResponse:
    related = Invitation.objects.select_related(
        "meeting__called_by", "meeting__sub_task_force", "meeting__regency", "agency"
    )
    row = related.filter(pk=code.subject_id).first()
    if row is None:  # the agency is no longer on the list
        return _wrong(request, typed, status=wrong)
    form = AnswerForm(request.POST if "act_id" in request.POST else None)
    context = {"form": form, "invitation": row, "meeting": row.meeting, "code": code, "typed": typed}
    context["items"] = agenda_of(row.meeting)
    if form.does(acts.answer_invitation, bearer(code), row, code=code):
        return render(request, "taskforce/meeting/code_done.html", context)
    return render(request, "taskforce/meeting/code_answer.html", context, status=form.status)


def _wrong(request: HttpRequest, typed: str, *, status: int) -> HttpResponse:
    form = CodeForm({"code": typed})
    form.is_valid()
    form.add_error(
        "code", _("Kode ini tidak berlaku, sudah dipakai, atau salah ketik. Periksa lagi surat Anda.")
    )
    return render(request, "ground/codes/entry.html", {"form": form}, status=status)


ANSWERS[acts.ANSWER] = _answer_of  # typed by hand from the letter


def _groups(asked: list[Invitation]) -> list[tuple[str, list[Invitation]]]:
    """Who is still waited for stands on top."""
    named = [
        (_("Belum menjawab"), [one for one in asked if not one.answer and not _calls(one)]),
        (_("Datang"), [one for one in asked if one.answer in COMES or (_calls(one) and not one.answer)]),
        (_("Berhalangan"), [one for one in asked if one.answer == Answer.EXCUSED]),
    ]
    return [(name, rows) for name, rows in named if rows]


def _calls(one: Invitation) -> bool:
    return one.agency_id == one.meeting.called_by_id


def _invitation(request: ActorRequest, pk: UUID) -> Invitation:
    related = ("meeting__called_by", "meeting__sub_task_force", "meeting__regency", "agency")
    return fetch(Invitation, pk, actor=request.actor, related=related)


urlpatterns = [
    path("meetings/<uuid:pk>/answers/", meeting_answers, name="meeting_answers"),
    path("meetings/invitations/<uuid:pk>/answer/", invitation_answer, name="invitation_answer"),
    path("meetings/invitations/<uuid:pk>/code/", invitation_code, name="invitation_code"),
    path("i/<str:code>/", answer_with_code, name="answer_with_code"),
]
