"""Pages of conflicts of interest: somebody is shut out of a case, or let in again."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.case.acting import act_page
from lopo.cases.case.models import Case
from lopo.cases.conflict.operations import LONGEST, end_conflict, record_conflict
from lopo.ground.acts.fetch import fetch, visible
from lopo.ground.agencies.models import Official
from lopo.ground.web.forms import ActForm, TextField, posted
from lopo.ground.web.pages import ActorRequest, page

if TYPE_CHECKING:
    Choice = forms.ModelChoiceField[Official]
else:
    Choice = forms.ModelChoiceField


class OfficialChoice(Choice):
    """People who work in an agency, with it before their name."""

    def label_from_instance(self, obj: Official) -> str:
        return f"{obj.agency}: {obj}"


class ConflictForm(ActForm):
    official = OfficialChoice(
        Official.objects.none(), label=gettext_lazy("Siapa"), empty_label=gettext_lazy("pilih")
    )
    because = TextField(label=gettext_lazy("Mengapa"), rows=3, max_length=LONGEST)

    def __init__(self, data: object, *, officials: QuerySet[Official]) -> None:
        super().__init__(data)
        self.fields["official"].queryset = officials  # type: ignore[attr-defined]


class EndForm(ActForm):
    because = TextField(label=gettext_lazy("Mengapa"), rows=3, max_length=LONGEST)


@page(hats={"seat"})
def conflict_new(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Somebody who is suspected, or kin of one, shall not know of the case."""
    case = fetch(Case, pk, actor=request.actor)
    officials = visible(Official, to=request.actor).select_related("agency").order_by("agency__name", "name")
    form = ConflictForm(posted(request), officials=officials)
    if form.does(record_conflict, request.actor, case):
        messages.success(request, _("Tercatat. Mulai halaman berikutnya perkara ini tidak ada baginya."))
        own = request.actor.official is not None and form.result.official_id == request.actor.official.pk
        return redirect("cases" if own else case.get_absolute_url())
    words = {
        "title": _("Tutup perkara ini bagi seorang petugas"),
        "what": _(
            "Bagi yang terduga atau keluarganya yang bekerja di salah satu instansi. Ia tidak diberi tahu."
            " Baginya perkara ini tidak ada, dengan peran apa pun; rekan kantornya tetap melihatnya."
        ),
        "act": _("Tutup baginya"),
        "saved": "",
    }
    return act_page(request, form, record_conflict, case, words, back=case)


@page(hats={"seat"})
def conflict_end(request: ActorRequest, pk: UUID, conflict_pk: UUID) -> HttpResponse:
    """There is no conflict, and why."""
    case = fetch(Case, pk, actor=request.actor)
    row = case.conflicts.filter(pk=conflict_pk).first()
    if row is None:
        raise Http404
    words = {
        "title": _("Buka perkara ini lagi baginya"),
        "what": _("Ia melihat lagi apa yang dilihat kantornya. Alasannya tercatat."),
        "act": _("Buka baginya"),
        "saved": _("Tercatat. Ia melihat lagi apa yang dilihat kantornya."),
    }
    return act_page(request, EndForm(posted(request)), end_conflict, row, words, back=case)


urlpatterns = [
    path("cases/<uuid:pk>/conflicts/new/", conflict_new, name="conflict_new"),
    path("cases/<uuid:pk>/conflicts/<uuid:conflict_pk>/end/", conflict_end, name="conflict_end"),
]
