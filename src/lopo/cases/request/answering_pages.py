"""Pages that answer a request: accepted, declined, done, taken back, or written down from a letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import path
from django.utils.translation import gettext as _

from lopo.cases.case.acting import act_page
from lopo.cases.request import operations as acts
from lopo.cases.request.forms import DeclineForm, FinishForm, LetterAnswerForm, WithdrawForm
from lopo.cases.request.models import Request
from lopo.ground.acts.fetch import fetch
from lopo.ground.web.forms import ActForm, posted
from lopo.ground.web.pages import ActorRequest, page

JOINED = (
    "participation__case",
    "participation__person",
    "asker_office__agency",
    "asked_office__agency",
    "grant",
)


@page()
def acceptance(request: ActorRequest, pk: UUID) -> HttpResponse:
    words = {
        "title": _("Sanggupi permintaan"),
        "what": _(
            "Anda mengerjakannya sampai tanggal yang diminta. Penanggung jawab orang itu tetap kantor yang meminta."
        ),
        "act": _("Kami sanggupi"),
        "saved": _("Tercatat: disanggupi."),
    }
    return _act(request, pk, ActForm(posted(request)), acts.accept_request, words)


@page()
def decline(request: ActorRequest, pk: UUID) -> HttpResponse:
    return _says_no(request, pk, acts.decline_request, _("Tidak dapat memenuhi permintaan"))


@page()
def giving_up(request: ActorRequest, pk: UUID) -> HttpResponse:
    return _says_no(request, pk, acts.give_up_request, _("Ternyata tidak dapat"))


def _says_no(request: ActorRequest, pk: UUID, act: Callable[..., Any], title: str) -> HttpResponse:
    words = {
        "title": title,
        "what": _(
            "Kantor yang meminta membaca sebabnya dan mencari jalan lain. Yang dibuka bagi Anda tertutup lagi."
        ),
        "act": _("Kirim sebabnya"),
        "saved": _("Tercatat: tidak disanggupi, dengan sebabnya."),
    }
    return _act(request, pk, DeclineForm(posted(request)), act, words)


@page()
def done(request: ActorRequest, pk: UUID) -> HttpResponse:
    words = {
        "title": _("Jawab permintaan"),
        "what": _(
            "Tulis apa yang sudah dikerjakan, atau keterangan yang diminta. Dengan ini permintaan selesai."
        ),
        "act": _("Kirim jawaban"),
        "saved": _("Terima kasih. Permintaan ini selesai."),
    }
    return _act(request, pk, FinishForm(posted(request), _files(request)), acts.finish_request, words)


@page()
def withdrawal(request: ActorRequest, pk: UUID) -> HttpResponse:
    words = {
        "title": _("Tarik kembali permintaan"),
        "what": _("Kantor yang diminta tidak perlu berbuat apa-apa lagi, dan tidak lagi membaca isinya."),
        "act": _("Tarik kembali"),
        "saved": _("Permintaan ditarik kembali."),
    }
    return _act(request, pk, WithdrawForm(posted(request)), acts.withdraw_request, words)


@page()
def by_letter(request: ActorRequest, pk: UUID) -> HttpResponse:
    """For those who answer by letter: written down by whoever asked, and told to them."""
    words = {
        "title": _("Catat jawaban dari surat"),
        "what": _(
            "Instansi yang menjawab diberi tahu bahwa Anda mencatatnya, dan dapat membenarkan atau membantah."
        ),
        "act": _("Catat jawaban"),
        "saved": _("Jawaban tercatat, dengan sumbernya."),
    }
    form = LetterAnswerForm(posted(request), _files(request))
    return _act(request, pk, form, acts.record_answer, words)


def _act(
    request: ActorRequest, pk: UUID, form: ActForm, act: Callable[..., Any], words: dict[str, str]
) -> HttpResponse:
    row = fetch(Request, pk, actor=request.actor, related=JOINED)
    return act_page(request, form, act, row, words, back=row)


def _files(request: ActorRequest) -> Any:
    return request.FILES if request.method == "POST" else None


urlpatterns = [
    path("requests/<uuid:pk>/acceptance/", acceptance, name="request_acceptance"),
    path("requests/<uuid:pk>/decline/", decline, name="request_decline"),
    path("requests/<uuid:pk>/giving-up/", giving_up, name="request_giving_up"),
    path("requests/<uuid:pk>/done/", done, name="request_done"),
    path("requests/<uuid:pk>/withdrawal/", withdrawal, name="request_withdrawal"),
    path("requests/<uuid:pk>/by-letter/", by_letter, name="request_by_letter"),
]
