"""Pages of the end: a person leaves a case or comes back into it; a case is closed or opened again."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.case import operations as acts
from lopo.cases.case.acting import act_page
from lopo.cases.case.models import Case, EndBecause, Participation
from lopo.ground.acts.fetch import fetch
from lopo.ground.web.forms import ActForm, TextField, posted
from lopo.ground.web.pages import ActorRequest, page


class EndForm(ActForm):
    because = forms.ChoiceField(
        label=gettext_lazy("Sebabnya"), choices=[("", gettext_lazy("pilih")), *EndBecause.choices]
    )
    note = TextField(label=gettext_lazy("Keterangan"), required=False, rows=3, max_length=acts.LONGEST)


class CloseForm(ActForm):
    outcome = TextField(
        label=gettext_lazy("Hasilnya"),
        rows=4,
        max_length=acts.LONGEST,
        help_text=gettext_lazy(
            "Tanpa nama orang: dibaca semua yang melihat perkara ini, juga yang dahulu menyerahkan."
        ),
    )


@page()
def person_end(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Participation, pk, actor=request.actor, related=("case", "person"))
    words = {
        "title": _("Selesai bagi orang ini"),
        "what": _("Ia tidak lagi dalam perkara; yang memegangnya tetap dapat membaca catatannya."),
        "act": _("Catat selesai"),
        "saved": _("Tercatat. Orang ini tidak lagi dalam perkara."),
    }
    return act_page(request, EndForm(posted(request)), acts.end_participation, row, words, back=row)


@page()
def person_resume(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Participation, pk, actor=request.actor, related=("case", "person"))
    words = {
        "title": _("Kembali dalam perkara"),
        "what": _("Ia dipegang lagi oleh yang memegangnya sebelum ini."),
        "act": _("Kembalikan ke perkara"),
        "saved": _("Orang ini kembali dalam perkara."),
    }
    return act_page(request, ActForm(posted(request)), acts.resume_participation, row, words, back=row)


@page()
def case_closing(request: ActorRequest, pk: UUID) -> HttpResponse:
    """What is still open, with the way to settle it; when nothing is, the form."""
    row = fetch(Case, pk, actor=request.actor)
    words = {
        "title": _("Tutup perkara"),
        "what": _("Perkara ditutup bila tidak ada lagi yang terbuka di dalamnya."),
        "act": _("Tutup perkara ini"),
        "saved": _("Perkara ditutup. Yang dahulu menyerahkan membaca hasilnya."),
    }
    form = CloseForm(posted(request))
    return act_page(request, form, acts.close_case, row, words, back=row, hinders=acts.still_open(row))


@page()
def case_reopening(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Case, pk, actor=request.actor)
    words = {
        "title": _("Buka kembali perkara"),
        "what": _("Ada hal baru. Orang di dalamnya tetap seperti yang ditinggalkan."),
        "act": _("Buka kembali"),
        "saved": _("Perkara dibuka kembali."),
    }
    return act_page(request, ActForm(posted(request)), acts.reopen_case, row, words, back=row)


urlpatterns = [
    path("cases/<uuid:pk>/closing/", case_closing, name="case_closing"),
    path("cases/<uuid:pk>/reopening/", case_reopening, name="case_reopening"),
    path("cases/people/<uuid:pk>/end/", person_end, name="person_end"),
    path("cases/people/<uuid:pk>/resumption/", person_resume, name="person_resume"),
]
