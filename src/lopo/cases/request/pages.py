"""Pages of requests: what was asked of us and what we asked; one request with what it opens; asking and answering."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lopo.cases.case.models import Participation, sees
from lopo.cases.case.operations import answers_for
from lopo.cases.case.queries import Seen
from lopo.cases.request import operations as acts
from lopo.cases.request.answering_pages import JOINED
from lopo.cases.request.answering_pages import urlpatterns as answering
from lopo.cases.request.forms import AskForm
from lopo.cases.request.models import Request, offices_asked, opened_to
from lopo.cases.request.papers import annex, issuing
from lopo.cases.request.queries import asked_of_us, papers_of, we_asked, who_can_be_asked
from lopo.cases.request.texts import reminder
from lopo.ground.accounts.freshness import needs_fresh_code
from lopo.ground.acts import Actor, Refused, may
from lopo.ground.acts.fetch import fetch
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.papers.handing_out import handed_out
from lopo.ground.papers.models import Upload
from lopo.ground.papers.pages import hand_over_upload
from lopo.ground.web.forms import posted
from lopo.ground.web.lists import listed
from lopo.ground.web.pages import ActorRequest, page
from lopo.ground.web.site import site
from lopo.taskforce.access.compartments import Compartment
from lopo.taskforce.access.reach import reach

HATS = {"seat", "partner"}
SORTS = {
    "asked": ("-asked_on", "-number"),
    "number": ("number",),
    "state": ("state", "-asked_on"),
    "needed": ("needed_by", "-asked_on"),
}


@page(hats=HATS, methods=["GET"])
def requests(request: ActorRequest) -> HttpResponse:
    """What was asked of us, or what we asked. People are not named in it, and partners have the first list only."""
    ours = request.GET.get("whose") != "theirs"
    rows = asked_of_us(request.actor) if ours else we_asked(request.actor)
    context = {
        "listing": listed(request, rows, sorts=SORTS),
        "ours": ours,
        "asks": request.actor.hat == "seat",
    }
    return render(request, "cases/request/requests.html", context)


@page(hats={"seat"})
def request_new(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One thing about this person, asked of one office; what it opens is ticked, with the fewest preset."""
    row = fetch(Participation, pk, actor=request.actor, related=("case", "person"))
    offices, opens = who_can_be_asked(request.actor), acts.may_be_opened(request.actor, row)
    form = AskForm(posted(request), offices=offices, opens=opens)
    if form.does(acts.make_request, request.actor, row):
        messages.success(request, _("Permintaan dikirim. Kantor itu melihatnya di beranda."))
        return redirect(form.result)
    context = {"row": row, "form": form, "may_ask": may(acts.make_request, request.actor, row)}
    return render(request, "cases/request/request_new.html", context, status=form.status)


@page(methods=["GET"])
def request_page(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One request: for the asked office with what it opens, for whoever answers for the person with the answer."""
    row, actor = (
        fetch(Request, pk, actor=request.actor, related=(*JOINED, "asked_by", "answered_by")),
        request.actor,
    )
    opened = opened_to(actor, row)
    shown = Seen(row.participation, opened)
    if shown.knows:
        acts.read_request(actor, row)
    asker = may(acts.withdraw_request, actor, row)
    context = {
        "row": row,
        "shown": shown,
        "story": row.participation.case.summary if Compartment.NARRATIVE in opened else "",
        "asked": _is_asked_now(actor, row),
        "reads": _reads_track(actor, row),
        "answers": row.is_open and may(acts.finish_request, actor, row),
        "asker": asker,
        "prints": asker and _sees(actor, row).knows,
        "opens_person": answers_for(actor, row.participation),
        "papers": papers_of(row) if row.done_on or row.source else [],
        "reminder": reminder(row) if asker and row.is_open else "",
        "parts": [Compartment(part).label for part in row.grant.compartments],
        "history": LedgerEntry.objects.filter(subject_id=row.pk)
        .select_related("office__agency", "for_agency")
        .order_by("-number"),
    }
    return render(request, "cases/request/request.html", context)


@page(methods=["GET"])
@never_cache
def request_paper(request: ActorRequest, pk: UUID, upload_pk: UUID) -> HttpResponse:
    """A paper that came with the answer, for those who read the answer."""
    row = fetch(Request, pk, actor=request.actor, related=JOINED)
    if not _reads_track(request.actor, row):
        raise Http404
    found: Upload | None = next((one for one in papers_of(row) if one.pk == upload_pk), None)
    if found is None:
        raise Http404
    return hand_over_upload(found)


@page()
def letter_pdf(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The request as a letter; asked for by POST it is issued, with a code that confirms it."""
    row = _printable(request, pk)
    paper = issuing(row, site(request))
    try:
        return handed_out(paper.issued(request.actor) if request.method == "POST" else paper.copy())
    except Refused as refused:
        messages.warning(request, str(refused.sentence))
        return redirect(row)


@page(methods=["POST"])
@needs_fresh_code
def identity_pdf(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The name for the envelope. Whoever prints it stands on the log."""
    row = _printable(request, pk)
    seen = _sees(request.actor, row)
    if not seen.knows:
        raise Http404
    acts.print_request_identity(request.actor, row)
    return handed_out(annex(row, seen))


def _printable(request: ActorRequest, pk: UUID) -> Request:
    row = fetch(Request, pk, actor=request.actor, related=(*JOINED, "regency"))
    if not may(acts.withdraw_request, request.actor, row):
        raise Http404
    return row


def _sees(actor: Actor, row: Request) -> Seen:
    """The person as the asker sees them by its own grants."""
    return Seen(
        row.participation,
        sees(list(row.participation.grants.all()), reach(actor), row.participation.case.kind),
    )


def _is_asked_now(actor: Actor, row: Request) -> bool:
    return row.asked_office_id in offices_asked(actor)


def _reads_track(actor: Actor, row: Request) -> bool:
    """What was asked and answered: the asked office until its days are over, and who answers for the person and reads."""
    if _is_asked_now(actor, row) and row.grant.is_open:
        return True
    return answers_for(actor, row.participation) and _sees(actor, row).told


urlpatterns: list[Any] = [
    path("requests/", requests, name="requests"),
    path("cases/people/<uuid:pk>/requests/new/", request_new, name="request_new"),
    path("requests/<uuid:pk>/", request_page, name="request"),
    path("requests/<uuid:pk>/papers/<uuid:upload_pk>/", request_paper, name="request_paper"),
    path("requests/<uuid:pk>/letter.pdf", letter_pdf, name="request_letter"),
    path("requests/<uuid:pk>/identity.pdf", identity_pdf, name="request_identity"),
    *answering,
]
