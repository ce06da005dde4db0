"""Pages of evidence: for and against of each aspect side by side; a piece, a file, a second reading."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.evaluation.evidence import queries as reads
from lopo.evaluation.evidence.forms import FileForm, PieceForm, ReadingForm
from lopo.evaluation.evidence.operations import add_piece, code_again, import_evidence
from lopo.evaluation.measures.evidence import coders_agree
from lopo.evaluation.measures.evidence_file import EvidenceFault, parse_evidence
from lopo.evaluation.models import Piece, Study
from lopo.ground.acts import Actor, Refused, may
from lopo.ground.acts.fetch import fetch, visible
from lopo.ground.web.forms import posted
from lopo.ground.web.pages import ActorRequest, page


@page(methods=["GET"])
def evidence(request: ActorRequest) -> HttpResponse:
    """Every aspect with what supports it and what weighs against it; an empty side says so.

    A piece that the reader may still code as the second stands in no side: that would tell the first one's choice.
    """
    rows = list(reads.pieces(request.actor))
    second = [
        row for row in reads.waits_for_second(rows, request.actor) if may(code_again, request.actor, row)
    ]
    blind = {row.pk for row in second}
    return render(
        request,
        "evaluation/evidence/evidence.html",
        {
            "sides": reads.by_aspect(row for row in rows if row.pk not in blind),
            "pieces": rows,
            "studies": visible(Study, to=request.actor).order_by("-ends_on", "pk"),
            "second": second,
            "agreement": coders_agree(read for row in rows if (read := reads.as_read(row))),
            "may_add": may(add_piece, request.actor),
        },
    )


@page(hats={"secretariat", "leadership"})
def new_piece(request: ActorRequest) -> HttpResponse:
    form = PieceForm(posted(request))
    if form.does(add_piece, request.actor):
        messages.success(request, _("Bukti tersimpan. Orang kedua dapat membacanya sendiri."))
        return redirect("evidence")
    return render(request, "evaluation/evidence/new.html", {"form": form}, status=form.status)


@page(hats={"secretariat", "leadership"})
def evidence_file(request: ActorRequest) -> HttpResponse:
    """A file of evidence; all of it or nothing, every fault told."""
    posted = request.method == "POST"
    form = FileForm(request.POST if posted else None, request.FILES if posted else None)
    if form.does(_bring_in, request.actor):
        messages.success(request, _("Kajian dan buktinya masuk."))
        return redirect("evidence")
    return render(request, "evaluation/evidence/file.html", {"form": form}, status=form.status)


def _bring_in(actor: Actor, *, file: UploadedFile) -> Study:
    try:
        told = parse_evidence(file.read(), name=file.name or "")
    except EvidenceFault as fault:
        raise Refused(" ".join(fault.sentences), field="file") from None
    return import_evidence(actor, told)


@page()
def second_reading(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The second coder reads the piece without the first one's choice."""
    piece = fetch(Piece, pk, actor=request.actor, related=("study",))
    form = ReadingForm(posted(request))
    if form.does(code_again, request.actor, piece):
        messages.success(request, _("Bacaan Anda tersimpan."))
        return redirect("evidence")
    context = {"piece": piece, "form": form, "may_code": may(code_again, request.actor, piece)}
    return render(request, "evaluation/evidence/second.html", context, status=form.status)


urlpatterns = [
    path("evaluation/evidence/", evidence, name="evidence"),
    path("evaluation/evidence/new/", new_piece, name="evidence_new"),
    path("evaluation/evidence/file/", evidence_file, name="evidence_file"),
    path("evaluation/evidence/<uuid:pk>/second-reading/", second_reading, name="evidence_second"),
]
