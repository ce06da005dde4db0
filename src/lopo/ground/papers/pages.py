"""What the code on a paper confirms; proofs that were taken in; papers that left; an agency's letterhead."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lopo.ground.acts import Denied, Refused, may, today
from lopo.ground.acts.fetch import fetch
from lopo.ground.agencies.models import Agency
from lopo.ground.papers import operations as acts
from lopo.ground.papers.forms import LetterheadForm, NumberForm, WithdrawalForm
from lopo.ground.papers.handing_out import handed_out
from lopo.ground.papers.kinds import KINDS
from lopo.ground.papers.letterheads import letterhead_of
from lopo.ground.papers.models import IssuedPaper, Upload
from lopo.ground.papers.queries import issued_papers
from lopo.ground.papers.sample import sample_letter
from lopo.ground.papers.typeset import filename
from lopo.ground.papers.uploads import read
from lopo.ground.web.forms import posted
from lopo.ground.web.lists import listed
from lopo.ground.web.pages import ActorRequest, page, public_page

ENDINGS = {"image/jpeg": ".jpg", "application/pdf": ".pdf"}
SORTS = {"-dated": ("-dated",), "number": ("official_number",), "kind": ("paper", "-dated")}


# For anybody


@public_page
@never_cache
@require_safe
def check_paper(request: HttpRequest, token: str) -> HttpResponse:
    """Kind, number, date, state, office and digest of the paper with this code; nothing of what it says."""
    paper = IssuedPaper.objects.select_related("issued_by__agency").filter(token=token.lower()).first()
    if paper is None:
        return render(request, "ground/papers/unknown_paper.html", status=404)
    context = {
        "paper": paper,
        "kind": KINDS.get(paper.paper, paper.paper),
        "digest": _in_groups(paper.sha256),
    }
    return render(request, "ground/papers/check.html", context)


def _in_groups(digest: str) -> str:
    """ "2c81 b07e 55aa …": as people compare it."""
    return " ".join(digest[place : place + 4] for place in range(0, len(digest), 4))


# Proofs


@page(methods=["GET"])
@never_cache
def uploaded(request: ActorRequest, pk: UUID) -> HttpResponse:
    """A proof as it was kept. Photographs may be shown in a page, a PDF is always handed out."""
    return hand_over_upload(fetch(Upload, pk, actor=request.actor))


def hand_over_upload(upload: Upload) -> HttpResponse:
    """The bytes as they were kept, for whoever was let through by the page that calls."""
    try:
        response = HttpResponse(read(upload), content_type=upload.media_type)
    except Refused as lost:
        return HttpResponse(str(lost.sentence), status=404, content_type="text/plain; charset=utf-8")
    shown = "inline" if upload.media_type == "image/jpeg" else "attachment"
    name = filename("bukti", upload.taken_in_at.date()).removesuffix(".pdf") + ENDINGS[upload.media_type]
    response.headers["Content-Disposition"] = f'{shown}; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


# Papers that left


@page(methods=["GET"])
def papers(request: ActorRequest) -> HttpResponse:
    """Every paper that left, with its number; those that still wait for one can be given it."""
    listing = listed(request, issued_papers(request.actor), sorts=SORTS)
    rows = [(paper, KINDS.get(paper.paper, paper.paper)) for paper in listing.rows]
    return render(request, "ground/papers/papers.html", {"listing": listing, "rows": rows})


@page()
def paper_number(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Enters back the number that the office gave."""
    paper = fetch(IssuedPaper, pk, actor=request.actor, related=("issued_by__agency",))
    form = NumberForm(posted(request), initial={"number": paper.official_number})
    if form.does(acts.enter_official_number, request.actor, paper):
        messages.success(request, _("Nomor surat tercatat."))
        return redirect("papers")
    context = {
        "paper": paper,
        "kind": KINDS.get(paper.paper, paper.paper),
        "form": form,
        "may_do": may(acts.enter_official_number, request.actor, paper),
    }
    return render(request, "ground/papers/number.html", context, status=form.status)


@page()
def paper_withdrawal(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Asks once more, since whoever holds the paper will be told that it no longer holds."""
    paper = fetch(IssuedPaper, pk, actor=request.actor, related=("issued_by__agency",))
    if not may(acts.withdraw_paper, request.actor, paper):
        raise Denied(acts.ISSUER.sentence, operation="withdraw_paper")
    form = WithdrawalForm(posted(request))
    if form.does(acts.withdraw_paper, request.actor, paper):
        messages.success(request, _("Surat ditarik. Kodenya kini mengatakan begitu."))
        return redirect("papers")
    context = {
        "title": _("Tarik surat ini?"),
        "says": _("%s: siapa pun yang memindai kodenya akan membaca bahwa surat tidak berlaku lagi.")
        % (paper.official_number or paper.reference),
        "act": _("Tarik surat"),
        "icon": "x",
        "back": reverse("papers"),
        "form": form,
        "ends": True,
    }
    return render(request, "ground/web/confirm.html", context, status=form.status)


# Letterheads


@page()
def letterhead(request: ActorRequest, pk: UUID) -> HttpResponse:
    """An agency's letterhead: seen by all, set by the agency itself or the secretariat."""
    agency = fetch(Agency, pk, actor=request.actor, related=("regency",))
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = LetterheadForm.of(letterhead_of(agency), *posted)
    if form.does(acts.set_letterhead, request.actor, agency):
        messages.success(request, _("Kop surat tersimpan. Surat berikutnya memakainya."))
        return redirect("letterhead", pk)
    context = {"agency": agency, "form": form, "may_do": may(acts.set_letterhead, request.actor, agency)}
    return render(request, "ground/papers/letterhead.html", context, status=form.status)


@page(methods=["GET"])
def letterhead_sample(request: ActorRequest, pk: UUID) -> HttpResponse:
    """A letter of sample words under this letterhead, to be held beside the office's own paper."""
    agency = fetch(Agency, pk, actor=request.actor, related=("regency",))
    return handed_out(sample_letter(letterhead_of(agency), made_on=today()))


urlpatterns = [
    path("periksa/<str:token>", check_paper, name="check_paper"),
    path("berkas/<uuid:pk>", uploaded, name="uploaded"),
    path("surat/", papers, name="papers"),
    path("surat/<uuid:pk>/nomor", paper_number, name="paper_number"),
    path("surat/<uuid:pk>/penarikan", paper_withdrawal, name="paper_withdrawal"),
    path("instansi/<uuid:pk>/kop-surat", letterhead, name="letterhead"),
    path("instansi/<uuid:pk>/kop-surat/contoh", letterhead_sample, name="letterhead_sample"),
]
