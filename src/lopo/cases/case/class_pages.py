"""Pages of how far a case is known: restricted or sealed by one, unsealed by two agencies."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.case import operations as acts
from lopo.cases.case.acting import act_page
from lopo.cases.case.models import Case, CaseClass, Unsealing
from lopo.cases.case.operations.classing import LONGEST
from lopo.ground.accounts.freshness import needs_fresh_code
from lopo.ground.acts import Actor, may
from lopo.ground.acts.fetch import fetch
from lopo.ground.web.forms import ActForm, TextField, posted
from lopo.ground.web.inputs import ChoiceCards
from lopo.ground.web.pages import ActorRequest, page

SAYS: dict[str, Any] = {
    CaseClass.ORDINARY: gettext_lazy(
        "Kantor penanggung jawab, dan koordinator, wakil, serta penerima sub gugus tugas pemegangnya."
    ),
    CaseClass.RESTRICTED: gettext_lazy(
        "Hanya kantor penanggung jawab dan kantor yang ditambahkannya membaca siapa mereka."
    ),
    CaseClass.SEALED: gettext_lazy(
        "Seperti terbatas; bagi yang lain perkara ini tidak ada: tidak dalam daftar, hitungan, dan evaluasi."
        " Membukanya lagi perlu dua instansi."
    ),
}


class ClassForm(ActForm):
    kind = forms.ChoiceField(
        label=gettext_lazy("Siapa yang mengetahuinya"),
        choices=CaseClass.choices,
        widget=ChoiceCards(says=SAYS),
    )
    because = TextField(
        label=gettext_lazy("Alasannya"),
        rows=3,
        max_length=LONGEST,
        help_text=gettext_lazy("Dibaca yang boleh membaca cerita kejadian."),
    )


class BecauseForm(ActForm):
    because = TextField(label=gettext_lazy("Alasannya"), rows=3, max_length=LONGEST)


def shown(actor: Actor, case: Case) -> dict[str, Any]:
    """What the page of the case says of its class. One query where it is sealed."""
    asked = _asked(case) if case.kind == CaseClass.SEALED else None
    return {
        "classes": may(acts.classify_case, actor, case),
        "asked": asked,
        "second": asked is not None and may(acts.agree_unsealing, actor, asked),
    }


@page()
def case_class(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Case, pk, actor=request.actor)
    words = {
        "title": _("Seberapa tertutup perkara ini"),
        "what": _("Berlaku mulai halaman berikutnya yang dibuka siapa pun."),
        "act": _("Tetapkan"),
        "saved": _("Tercatat seberapa tertutup perkara ini."),
    }
    form = ClassForm(posted(request))
    form.fields["kind"].initial = row.kind
    return act_page(request, form, acts.classify_case, row, words, back=row)


@page()
def unsealing_new(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Case, pk, actor=request.actor)
    words = {
        "title": _("Minta perkara dibuka"),
        "what": _(
            "Tetap dirahasiakan sampai instansi lain, yang juga melihat seseorang di dalamnya, menyetujui."
            " Sesudah itu perkara ini terbatas, dan dihitung lagi."
        ),
        "act": _("Minta dibuka"),
        "saved": _("Permintaan tercatat. Instansi lain melihatnya pada halaman perkara ini."),
    }
    return act_page(request, BecauseForm(posted(request)), acts.ask_unsealing, row, words, back=row)


@page()
@needs_fresh_code
def unsealing_agreement(request: ActorRequest, pk: UUID) -> HttpResponse:
    row, asked = _waiting(request, pk)
    words = {
        "title": _("Setujui perkara dibuka"),
        "what": _("Perkara ini menjadi terbatas: ada dalam daftar, hitungan, dan evaluasi, tanpa nama."),
        "act": _("Setujui"),
        "saved": _("Perkara ini tidak lagi dirahasiakan."),
    }
    return act_page(request, ActForm(posted(request)), acts.agree_unsealing, asked, words, back=row)


@page()
def unsealing_refusal(request: ActorRequest, pk: UUID) -> HttpResponse:
    row, asked = _waiting(request, pk)
    words = {
        "title": _("Tidak setuju dibuka"),
        "what": _("Perkara ini tetap dirahasiakan."),
        "act": _("Catat tidak setuju"),
        "saved": _("Perkara ini tetap dirahasiakan."),
    }
    return act_page(request, BecauseForm(posted(request)), acts.decline_unsealing, asked, words, back=row)


def _asked(case: Case) -> Unsealing | None:
    joined = case.unsealings.filter(state="asked").select_related("asked_by__agency", "case")
    found: Unsealing | None = joined.first()
    return found


def _waiting(request: ActorRequest, pk: UUID) -> tuple[Case, Unsealing]:
    """The latest request: one that was answered meanwhile is still found, and the act says so."""
    row = fetch(Case, pk, actor=request.actor)
    asked = row.unsealings.select_related("asked_by__agency", "case").first()
    if asked is None:
        raise Http404
    return row, asked


urlpatterns = [
    path("cases/<uuid:pk>/class/", case_class, name="case_class"),
    path("cases/<uuid:pk>/unsealing/", unsealing_new, name="unsealing_new"),
    path("cases/<uuid:pk>/unsealing/agreement/", unsealing_agreement, name="unsealing_agreement"),
    path("cases/<uuid:pk>/unsealing/refusal/", unsealing_refusal, name="unsealing_refusal"),
]
