"""Pages of a handover that nobody answers: tries are told by the giver, a letter's answer is recorded by the desk."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import path
from django.utils.translation import gettext as _

from lopo.cases.case.acting import act_page
from lopo.cases.handover import operations as acts
from lopo.cases.handover.forms import LetterForm, TryForm
from lopo.cases.handover.models import Handover
from lopo.ground.accounts.freshness import needs_fresh_code
from lopo.ground.acts import may, today
from lopo.ground.acts.fetch import fetch
from lopo.ground.web.forms import posted
from lopo.ground.web.pages import ActorRequest, page
from lopo.ground.web.site import site

JOINED = ("case", "giver_office__agency", "receiver_office__agency")


def reaching(request: ActorRequest, row: Handover) -> dict[str, Any]:
    """What the page of the minutes says of tries and letters. One query while it is open."""
    gives = row.is_open and may(acts.record_try, request.actor, row)
    return {
        "tries": list(row.tries.select_related("by__agency")) if row.is_open or row.letter else [],
        "reminds": reminder(request, row) if gives else "",
        "tells_tries": gives,
        "desk": row.is_open and may(acts.answer_from_letter, request.actor, row),
    }


def reminder(request: ActorRequest, row: Handover) -> str:
    """To copy into a chat: number and address, nobody's name and nothing of what happened."""
    told = {
        "office": row.receiver_office,
        "number": row.number,
        "url": f"{site(request)}{row.get_absolute_url()}",
    }
    return _("Yth. %(office)s, berita acara %(number)s menunggu jawaban Bapak/Ibu: %(url)s") % told


@page()
def try_new(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Handover, pk, actor=request.actor, related=JOINED)
    words = {
        "title": _("Catat upaya menghubungi"),
        "what": _(
            "Sesudah %(n)d upaya tanpa jawaban, Sekretariat boleh mencatat jawaban dari surat penerima."
        )
        % {"n": acts.ENOUGH},
        "act": _("Catat upaya"),
        "saved": _("Upaya tercatat."),
    }
    form = TryForm(posted(request))
    form.fields["on"].initial = today()
    return act_page(request, form, acts.record_try, row, words, back=row)


@page(hats={"secretariat"})
@needs_fresh_code
def letter_answer(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Handover, pk, actor=request.actor, related=JOINED)
    words = {
        "title": _("Catat jawaban dari surat"),
        "what": _("Penerima diberi tahu, dan dapat membantah catatan ini. Mencatat berarti menandatangani."),
        "act": _("Catat jawaban"),
        "saved": _("Jawaban dari surat tercatat."),
    }
    # Once it is answered, the minutes are no longer the desk's matter: it goes back to the case.
    form = LetterForm(posted(request), request.FILES if request.method == "POST" else None)
    return act_page(request, form, acts.answer_from_letter, row, words, back=row.case)


urlpatterns = [
    path("handovers/<uuid:pk>/tries/new/", try_new, name="handover_try"),
    path("handovers/<uuid:pk>/letter/", letter_answer, name="handover_letter"),
]
