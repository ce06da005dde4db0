"""Pages of a handover: offered from a case; read by both sides; answered or taken back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.cases.case.acting import act_page, names_read
from lopo.cases.case.models import Case, Participation
from lopo.cases.case.operations import answers_for
from lopo.cases.case.queries import Seen, people_of
from lopo.cases.handover import operations as acts
from lopo.cases.handover import reaching_pages, signing_pages
from lopo.cases.handover.forms import OfferForm, ReasonForm
from lopo.cases.handover.models import Handover
from lopo.cases.handover.papers import identity_annex, issuing
from lopo.cases.handover.queries import handed_people, waits_for_giver
from lopo.ground.accounts.freshness import needs_fresh_code
from lopo.ground.acts import Actor, Refused, may
from lopo.ground.acts.fetch import fetch
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.papers.handing_out import handed_out
from lopo.ground.web.forms import ActForm, posted
from lopo.ground.web.pages import ActorRequest, page
from lopo.ground.web.site import site
from lopo.taskforce.access.compartments import Compartment
from lopo.taskforce.access.reach import reach

JOINED = ("case__lead", "giver", "receiver", "giver_office__agency", "receiver_office__agency")


@page()
@needs_fresh_code
def offer(request: ActorRequest, pk: UUID) -> HttpResponse:
    """People of this case whom the reader answers for, to a seat that receives. Sending it is signing it."""
    case = fetch(Case, pk, actor=request.actor, related=("lead",))
    here = [seen for seen in people_of(case, reach(request.actor)) if seen.row.ended_on is None]
    given = [seen for seen in here if answers_for(request.actor, seen.row)]
    holders = {seen.row.held_by for seen in given}
    seats = acts.receiving_seats(case, holders.pop() if len(holders) == 1 else None)
    leads = any(seen.row.held_by_id == case.lead_id for seen in given)
    form = OfferForm(posted(request), people=given, seats=seats, leads=leads)
    if given and form.does(_offer, request.actor, case):
        messages.success(request, _("Penyerahan ditawarkan. Penerima melihat berita acaranya di beranda."))
        return redirect(form.result)
    names_read(request.actor, case, given)
    context = {"case": case, "form": form, "given": given, "signs": request.actor.signs}
    return render(request, "cases/handover/offer.html", context, status=form.status)


def _offer(actor: Actor, case: Case, *, people: list[Participation], **said: Any) -> Handover:
    return acts.offer_handover(actor, case, people, **said)


@page(methods=["GET"])
def handover(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One set of minutes: who, from whom to whom, why; and for the side that owes a step, the way to it."""
    row = fetch(Handover, pk, actor=request.actor, related=(*JOINED, "offered_by", "answered_by"))
    people = handed_people(row, request.actor)
    names_read(request.actor, row.case, people)
    context = {
        "handover": row,
        "people": people,
        "reads": bool(people) and all(Compartment.NARRATIVE in seen.parts for seen in people),
        "prints": may(acts.print_identity, request.actor, row),
        "knows_all": bool(people) and all(seen.knows for seen in people),
        "receives": row.is_open and may(acts.accept_handover, request.actor, row),
        "takes_back": row.is_open and may(acts.withdraw_handover, request.actor, row),
        "settles": waits_for_giver(row) and may(acts.keep_returned, request.actor, row),
        **reaching_pages.reaching(request, row),
        **signing_pages.signing(request, row, prints=may(acts.print_identity, request.actor, row)),
        "history": LedgerEntry.objects.filter(subject_id=row.pk)
        .select_related("office__agency")
        .order_by("-number"),
    }
    return render(request, "cases/handover/handover.html", context)


@page()
def minutes_pdf(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The minutes as a paper; asked for by POST they are issued, with a code that confirms them."""
    row, people = _readable(request, pk)
    paper = issuing(row, people, site(request))
    try:
        return handed_out(paper.issued(request.actor) if request.method == "POST" else paper.copy())
    except Refused as refused:
        messages.warning(request, str(refused.sentence))
        return redirect(row)


@page(methods=["POST"])
@needs_fresh_code
def identity_pdf(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Names and codes for the envelope. Whoever prints them stands on the log."""
    row, people = _readable(request, pk)
    if not all(seen.knows for seen in people):
        raise Http404
    acts.print_identity(request.actor, row)
    return handed_out(identity_annex(row, people))


def _readable(request: ActorRequest, pk: UUID) -> tuple[Handover, list[Seen]]:
    """The minutes for the side that gave them, and for the other while it decides and once it holds; else not there."""
    row = fetch(Handover, pk, actor=request.actor, related=(*JOINED, "regency"))
    if not may(acts.print_identity, request.actor, row):
        raise Http404
    return row, handed_people(row, request.actor)


@page()
@needs_fresh_code
def acceptance(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Handover, pk, actor=request.actor, related=JOINED)
    words = {
        "title": _("Terima penyerahan"),
        "what": _(
            "Mulai saat ini Anda memegang mereka, dan kantor Anda bertanggung jawab. Mengirim berarti menandatangani."
        ),
        "act": _("Terima dan tanda tangani"),
        "saved": _("Penyerahan diterima. Mereka kini dipegang sub gugus tugas Anda."),
    }
    return act_page(request, ActForm(posted(request)), acts.accept_handover, row, words, back=row)


@page()
@needs_fresh_code
def return_(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Handover, pk, actor=request.actor, related=JOINED)
    words = {
        "title": _("Kembalikan penyerahan"),
        "what": _("Pihak yang menyerahkan tetap memegang mereka dan memutuskan langkah berikutnya."),
        "act": _("Kembalikan"),
        "saved": _("Penyerahan dikembalikan dengan sebabnya."),
    }
    return act_page(request, ReasonForm(posted(request)), acts.return_handover, row, words, back=row)


@page()
def withdrawal(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Handover, pk, actor=request.actor, related=JOINED)
    words = {
        "title": _("Tarik kembali penyerahan"),
        "what": _("Penerima tidak lagi melihat mereka; Anda tetap memegang."),
        "act": _("Tarik kembali"),
        "saved": _("Penyerahan ditarik kembali."),
    }
    return act_page(request, ReasonForm(posted(request)), acts.withdraw_handover, row, words, back=row)


@page()
def keeping(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Handover, pk, actor=request.actor, related=JOINED)
    words = {
        "title": _("Tetap kami pegang"),
        "what": _("Orang yang dikembalikan tidak ditawarkan lagi untuk sementara."),
        "act": _("Tetap kami pegang"),
        "saved": _("Tercatat: Anda tetap memegang mereka."),
    }
    return act_page(request, ActForm(posted(request)), acts.keep_returned, row, words, back=row)


urlpatterns = [
    *reaching_pages.urlpatterns,
    *signing_pages.urlpatterns,
    path("cases/<uuid:pk>/handovers/new/", offer, name="handover_new"),
    path("handovers/<uuid:pk>/", handover, name="handover"),
    path("handovers/<uuid:pk>/acceptance/", acceptance, name="handover_acceptance"),
    path("handovers/<uuid:pk>/minutes.pdf", minutes_pdf, name="handover_minutes"),
    path("handovers/<uuid:pk>/identity.pdf", identity_pdf, name="handover_identity"),
    path("handovers/<uuid:pk>/return/", return_, name="handover_return"),
    path("handovers/<uuid:pk>/withdrawal/", withdrawal, name="handover_withdrawal"),
    path("handovers/<uuid:pk>/keeping/", keeping, name="handover_keeping"),
]
