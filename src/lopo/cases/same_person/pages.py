"""Pages of two records that may be one person: side by side, decided, and taken back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.case.acting import act_page, names_read
from lopo.cases.case.queries import Seen
from lopo.cases.same_person import operations as acts
from lopo.cases.same_person.models import Match, MatchState
from lopo.cases.same_person.queries import agency_of, seen_rows
from lopo.ground.acts import Actor, may
from lopo.ground.acts.fetch import fetch
from lopo.ground.web.forms import ActForm, TextField, posted
from lopo.ground.web.inputs import ChoiceCards
from lopo.ground.web.pages import ActorRequest, page

SAYS: dict[str, Any] = {
    "same": gettext_lazy(
        "Kedua catatan tetap ada dan dibaca oleh yang membacanya kini. Dapat dipisahkan lagi."
    ),
    "different": gettext_lazy("Diingat: tentang kedua catatan ini tidak ditanyakan lagi."),
}


class DecisionForm(ActForm):
    answer = forms.ChoiceField(
        label=gettext_lazy("Orang yang sama?"),
        choices=[("same", gettext_lazy("Ya, satu orang")), ("different", gettext_lazy("Bukan"))],
        widget=ChoiceCards(says=SAYS),
    )
    because = TextField(
        label=gettext_lazy("Bagaimana diketahui"), rows=2, required=False, max_length=acts.LONGEST
    )


class PartForm(ActForm):
    because = TextField(label=gettext_lazy("Mengapa"), rows=2, max_length=acts.LONGEST)


@page(hats={"seat"})
def same_person(request: ActorRequest, pk: UUID) -> HttpResponse:
    """What the reader may read of either record; of one that they may not, only whom to ask."""
    row = fetch(Match, pk, actor=request.actor, related=("known", "came", "office__agency"))
    sought = row.came_id is None
    form = ActForm(posted(request)) if sought else DecisionForm(posted(request))
    act = acts.note_that_sought if sought else _decided
    ours, theirs = _sides(request.actor, row)
    if form.does(act, request.actor, row):
        messages.success(request, _("Tercatat."))
        return redirect(ours[0].row.get_absolute_url() if ours else "home")
    for seen in (*ours, *theirs):
        names_read(request.actor, seen.row.case, [seen])
    context = {
        "match": row,
        "ours": ours,
        "theirs": theirs,
        "agency": agency_of(row.came_id) if row.came_id and not theirs else None,
        "form": form,
        "may": may(acts.not_the_same, request.actor, row) and row.state == MatchState.ASKED,
        "may_part": row.state == MatchState.SAME and may(acts.part_persons, request.actor, row),
    }
    return render(request, "cases/same_person/same_person.html", context, status=form.status)


def _sides(actor: Actor, match: Match) -> tuple[list[Seen], list[Seen]]:
    """The first row of each record that the reader sees; nothing where they see none."""
    rows = seen_rows(actor, [one for one in (match.known_id, match.came_id) if one])
    ours = [seen for seen in rows if seen.row.person_id == match.known_id]
    theirs = [seen for seen in rows if seen.row.person_id == match.came_id]
    return ours[:1], theirs[:1]


def _decided(actor: Actor, match: Match, *, answer: str, because: str) -> Match:
    if answer == "same":
        return acts.join_persons(actor, match, because=because)
    return acts.not_the_same(actor, match)


@page(hats={"seat"})
def persons_parting(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Two after all, or not sure: as it was before."""
    row = fetch(Match, pk, actor=request.actor)
    words = {
        "title": _("Pisahkan lagi"),
        "what": _("Kedua catatan tidak lagi dianggap satu orang. Pertanyaannya terbuka seperti semula."),
        "act": _("Pisahkan"),
        "saved": _("Tercatat. Kedua catatan terpisah lagi."),
    }
    return act_page(request, PartForm(posted(request)), acts.part_persons, row, words, back=row)


urlpatterns = [
    path("cases/same-person/<uuid:pk>/", same_person, name="same_person"),
    path("cases/same-person/<uuid:pk>/parting/", persons_parting, name="persons_parting"),
]
