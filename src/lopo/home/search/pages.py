"""The page of search. What is looked for is sent in the body, so it stands in no address, history or log."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from lopo.ground.acts import Refused
from lopo.ground.acts.refusal import NotSent
from lopo.ground.web.forms import posted
from lopo.ground.web.pages import ActorRequest, page
from lopo.home.search.operations import search as search_
from lopo.home.search.queries import Found
from lopo.home.search.terms import LONGEST
from lopo.taskforce.access.rules import WORKING_HATS

KINDS = {
    "case": _("Perkara"),
    "handover": _("Penyerahan"),
    "request": _("Permintaan"),
    "joint_action": _("Penanganan bersama"),
    "report": _("Laporan"),
    "agency": _("Instansi"),
    "meeting": _("Rapat"),
    "decree": _("SK"),
}


NUMBERED = ("case", "handover", "request", "joint_action", "report")


class SearchForm(forms.Form):
    term = forms.CharField(
        label=_("Cari"),
        required=False,
        strip=True,
        help_text=_(
            "Nama, NIK, nomor perkara atau surat, tanggal lahir, “sekitar 2008”, judul rapat, instansi."
        ),
        widget=forms.TextInput(
            attrs={"type": "search", "autofocus": True, "maxlength": LONGEST, "autocomplete": "off"}
        ),
    )


def _called(kind: str, row: Any) -> str:
    return str(row.number) if kind in NUMBERED else str(row)


@page(hats=WORKING_HATS)
def search(request: ActorRequest) -> HttpResponse:
    """One box; among what the reader may see."""
    form = SearchForm(posted(request), label_suffix="")
    found: Found | None = None
    if form.is_bound and form.is_valid():
        try:
            found = search_(request.actor, term=form.cleaned_data["term"])
        except NotSent:
            pass
        except Refused as refused:
            form.add_error("term", str(refused.sentence))
    context = {
        "form": form,
        "found": found,
        "records": [(KINDS[kind], _called(kind, row), row) for kind, row in found.records] if found else [],
    }
    return render(request, "home/search/search.html", context, status=422 if form.errors else 200)


urlpatterns = [path("search/", search, name="search")]
