"""Pages of what was signed in ink: a photograph of the minutes comes in, and is shown to both sides."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from lopo.cases.case.acting import act_page
from lopo.cases.handover import operations as acts
from lopo.cases.handover.models import Handover, HandoverState
from lopo.cases.handover.queries import papers_of
from lopo.ground.acts import may
from lopo.ground.acts.fetch import fetch
from lopo.ground.papers.pages import hand_over_upload
from lopo.ground.web.forms import ActForm, posted
from lopo.ground.web.pages import ActorRequest, page

JOINED = ("case", "giver_office__agency", "receiver_office__agency")


class SignedForm(ActForm):
    photo = forms.FileField(
        label=gettext_lazy("Foto atau PDF"),
        help_text=gettext_lazy("Lembar yang memuat kedua tanda tangan dan cap, tanpa lampiran identitas."),
    )


def signing(request: ActorRequest, row: Handover, *, prints: bool) -> dict[str, Any]:
    """What the page of the minutes says of photographs. One query for the sides that read the minutes."""
    return {
        "papers": papers_of(row) if prints else [],
        "keeps": row.state == HandoverState.ACCEPTED and may(acts.keep_signed, request.actor, row),
    }


@page()
def handover_signed(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Handover, pk, actor=request.actor, related=JOINED)
    words = {
        "title": _("Simpan foto berita acara"),
        "what": _(
            "Yang dicetak, dicap, ditandatangani, dan difoto sama sahnya dengan tanda tangan di layar."
        ),
        "act": _("Simpan foto"),
        "saved": _("Foto tersimpan. Kedua pihak dapat membukanya."),
    }
    form = SignedForm(posted(request), request.FILES if request.method == "POST" else None)
    return act_page(request, form, acts.keep_signed, row, words, back=row)


@page(methods=["GET"])
@never_cache
def handover_paper(request: ActorRequest, pk: UUID, upload_pk: UUID) -> HttpResponse:
    row = fetch(Handover, pk, actor=request.actor, related=JOINED)
    found = next((one for one in papers_of(row) if one.pk == upload_pk), None)
    if found is None or not may(acts.print_identity, request.actor, row):
        raise Http404
    return hand_over_upload(found)


urlpatterns = [
    path("handovers/<uuid:pk>/signed/", handover_signed, name="handover_signed"),
    path("handovers/<uuid:pk>/papers/<uuid:upload_pk>/", handover_paper, name="handover_paper"),
]
