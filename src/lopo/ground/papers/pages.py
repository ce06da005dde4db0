"""What the code on a paper confirms, for anybody; and a proof that was taken in, for those who may see it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lopo.ground.acts import Refused
from lopo.ground.acts.fetch import fetch
from lopo.ground.papers.kinds import KINDS
from lopo.ground.papers.models import IssuedPaper, Upload
from lopo.ground.papers.typeset import filename
from lopo.ground.papers.uploads import read
from lopo.ground.web.pages import ActorRequest, page, public_page

ENDINGS = {"image/jpeg": ".jpg", "application/pdf": ".pdf"}


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


@page(methods=["GET"])
@never_cache
def uploaded(request: ActorRequest, pk: UUID) -> HttpResponse:
    """A proof as it was kept. Photographs may be shown in a page, a PDF is always handed out."""
    upload = fetch(Upload, pk, actor=request.actor)
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


def _in_groups(digest: str) -> str:
    """ "2c81 b07e 55aa …": as people compare it."""
    return " ".join(digest[place : place + 4] for place in range(0, len(digest), 4))


urlpatterns = [
    path("periksa/<str:token>", check_paper, name="check_paper"),
    path("berkas/<uuid:pk>", uploaded, name="uploaded"),
]
