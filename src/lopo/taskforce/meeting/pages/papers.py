"""Papers of a meeting, handed out. Whoever runs it issues them (POST); their code confirms them; others get a copy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
import hashlib
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from lopo.ground.acts import Actor, Refused, may, now, today
from lopo.ground.acts.fetch import fetch
from lopo.ground.acts.operation import one_transaction
from lopo.ground.papers.attendance_list import attendance_list
from lopo.ground.papers.frame import Foot
from lopo.ground.papers.handing_out import handed_out
from lopo.ground.papers.invitation import Answering, invitations
from lopo.ground.papers.letter_of_duty import letters_of_duty
from lopo.ground.papers.minutes import minutes
from lopo.ground.papers.models import IssuedPaper, Upload
from lopo.ground.papers.operations import issue_paper, withdraw_paper
from lopo.ground.papers.pages import hand_over_upload
from lopo.ground.papers.seals import Seal, new_seal
from lopo.ground.papers.typeset import Printed, filename
from lopo.ground.papers.words import long_date
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.meeting import operations as acts
from lopo.taskforce.meeting.calendar import calendar_file
from lopo.taskforce.meeting.models import FollowUp, Invitation, Meeting
from lopo.taskforce.meeting.pages.acting import path_to, site
from lopo.taskforce.meeting.pages.meeting import meeting_of
from lopo.taskforce.meeting.papers import duty, letter, list_to_sign, notes

Make = Callable[[Foot | None, date], Printed]


@page()
def invitation_pdf(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One letter to all, the invited offices on its annex."""
    row = meeting_of(request, pk)
    return _handed(
        request, row, "invitation", lambda foot, day: invitations([letter(row, foot=foot)], made_on=day)
    )


@page(methods=["POST"])
def letters_pdf(request: ActorRequest, pk: UUID) -> HttpResponse:
    """A letter for each office that has not answered, each with its own one-time code; earlier codes end."""
    row = meeting_of(request, pk)
    until = long_date(row.answer_by or row.day)
    try:
        # a letter that cannot be printed leaves the codes in earlier letters as they were
        with one_transaction():
            codes = acts.give_answer_codes(request.actor, row)
            ways = {one: path_to("answer_with_code", code) for one, code in codes.items()}
            letters = [
                letter(row, to=one, answering=Answering(site(request) + way, until))
                for one, way in ways.items()
            ]
            printed = invitations(letters, made_on=today())
        return handed_out(printed)
    except Refused as refused:
        messages.warning(request, str(refused.sentence))
        return redirect("meeting_answers", pk)


@page()
def list_pdf(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = meeting_of(request, pk)
    make: Make = lambda foot, day: attendance_list(list_to_sign(row, foot=foot), made_on=day)  # noqa: E731
    return _handed(request, row, "attendance_list", make)


@page()
def minutes_pdf(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = meeting_of(request, pk)
    return _handed(request, row, "minutes", lambda foot, day: minutes(notes(row, foot=foot), made_on=day))


@page(methods=["GET"])
def duty_pdf(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The letter by which an agency sends its delegate, to be numbered and signed there."""
    related = ("meeting__called_by", "meeting__regency", "agency__regency")
    row = fetch(Invitation, pk, actor=request.actor, related=related)
    try:
        return handed_out(letters_of_duty([duty(row)], made_on=today()))
    except Refused as refused:
        messages.warning(request, str(refused.sentence))
        return redirect(row)


@page(methods=["GET"])
def calendar_ics(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = meeting_of(request, pk)
    minutes_set = sum(item.minutes or 0 for item in row.agenda.all())
    address = site(request) + row.get_absolute_url()
    content = calendar_file(row, stamped=now(), minutes=minutes_set, address=address)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    name = filename("rapat", row.title, row.day).removesuffix(".pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


def _handed(request: ActorRequest, row: Meeting, kind: str, make: Make) -> HttpResponse:
    try:
        issues = request.method == "POST" and may(acts.call_meeting, request.actor, row)
        printed = (
            _issued(request.actor, row, kind, make, site(request))
            if issues
            else _copy(row, kind, make, site(request))
        )
        return handed_out(printed)
    except Refused as refused:
        messages.warning(request, str(refused.sentence))
        return redirect(row)


def _copy(row: Meeting, kind: str, make: Make, address: str) -> Printed:
    """What was issued, if the records still say the same; else a print without a code, since nobody confirms it."""
    last = _last(row, kind)
    again = _again(last, make, address) if last else None
    return again or make(None, today())


def _issued(actor: Actor, row: Meeting, kind: str, make: Make, address: str) -> Printed:
    """The paper with its code: the same as long as the records say the same, else a new one for the earlier."""
    last = _last(row, kind)
    if last and (again := _again(last, make, address)):
        return again
    seal = new_seal(row.regency, on=today())
    printed = make(seal.foot(address), today())
    with one_transaction():
        if last and may(withdraw_paper, actor, last):
            withdraw_paper(actor, last)
        issue_paper(
            actor,
            row,
            seal=seal,
            printed=printed,
            paper=kind,
            dated=today(),
            official_number=row.letter_number if kind == "invitation" else "",
        )
    return printed


def _last(row: Meeting, kind: str) -> IssuedPaper | None:
    papers = IssuedPaper.objects.filter(subject_id=row.pk, paper=kind, withdrawn_on=None)
    return papers.order_by("-dated", "pk").first()


def _again(last: IssuedPaper, make: Make, address: str) -> Printed | None:
    printed = make(Seal(last.reference, last.token).foot(address), last.dated)
    same = hashlib.sha256(printed.pdf).hexdigest() == last.sha256
    return printed if same else None


@page(methods=["GET"])
def proof(request: ActorRequest, pk: UUID, upload_pk: UUID) -> HttpResponse:
    """A photograph about this meeting or what it decided, for whoever knows of the meeting: of a closed one the only way."""
    row = meeting_of(request, pk)
    steps = FollowUp.objects.filter(decision__meeting=row, proof__isnull=False).values("proof")
    own = [photo for photo in (row.list_photo_id, row.letter_photo_id) if photo]
    found = Upload.objects.filter(Q(pk__in=own) | Q(pk__in=steps), pk=upload_pk).first()
    if found is None:
        raise Http404
    return hand_over_upload(found)


urlpatterns = [
    path("meetings/<uuid:pk>/proofs/<uuid:upload_pk>/", proof, name="meeting_proof"),
    path("meetings/<uuid:pk>/papers/invitation.pdf", invitation_pdf, name="invitation_pdf"),
    path("meetings/<uuid:pk>/papers/letters.pdf", letters_pdf, name="letters_pdf"),
    path("meetings/<uuid:pk>/papers/attendance-list.pdf", list_pdf, name="attendance_list_pdf"),
    path("meetings/<uuid:pk>/papers/minutes.pdf", minutes_pdf, name="minutes_pdf"),
    path("meetings/<uuid:pk>/papers/calendar.ics", calendar_ics, name="meeting_calendar"),
    path("meetings/invitations/<uuid:pk>/letter-of-duty.pdf", duty_pdf, name="duty_pdf"),
]
