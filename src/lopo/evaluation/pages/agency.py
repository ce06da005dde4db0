"""One agency's own page of a period: its part of each measure, its findings, its records, and its own words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.evaluation.asking import Asked, asked
from lopo.evaluation.findings.operations import take_to_meeting
from lopo.evaluation.measures.rows import Id
from lopo.evaluation.models import Evaluation
from lopo.evaluation.opening.operations import comment_on
from lopo.evaluation.showing.findings import row as finding_row
from lopo.evaluation.showing.findings import taken_up
from lopo.ground.acts import may
from lopo.ground.acts.fetch import fetch, visible
from lopo.ground.agencies.models import Agency
from lopo.ground.web.forms import ActForm, TextField, posted
from lopo.ground.web.lists import listed
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.record.models import Contribution


class CommentForm(ActForm):
    text = TextField(
        label=gettext_lazy("Tanggapan instansi"),
        help_text=gettext_lazy(
            "Berdiri di samping angka Anda, dalam laporan tahunan juga. Tanpa nama orang."
        ),
    )


@page()
def agency(request: ActorRequest, key: str) -> HttpResponse:
    """Its own people see it at once and may comment; others when the time for comments is over."""
    here = asked(request, request.actor)
    line = next((row for row in here.evaluation.agencies if row.agency.key == key), None)
    if line is None:
        raise Http404
    id_ = line.agency.id
    context: dict[str, Any] = {
        "asked": here,
        "line": line,
        "opening": here.opening,
        "back": here.url("evaluation"),
    }
    if not here.sight.agency(id_):
        return render(request, "evaluation/agency_closed.html", context, status=403)
    form, may_comment = _comment(request, here, id_)
    if form is not None and form.result is not None:
        return redirect(here.url("evaluation_agency", key))
    context |= _page(request, here, id_, key) | {"form": form, "may_comment": may_comment}
    return render(request, "evaluation/agency.html", context, status=form.status if form else 200)


def _comment(request: ActorRequest, here: Asked, id_: Id) -> tuple[CommentForm | None, bool]:
    """The form of its own words, from the laying open until all read them; done when it was sent.

    What arrives too late comes back with the reason, and what was written is not lost.
    """
    if here.opening is None or id_ != here.sight.own:
        return None, False
    if here.opening.is_open and request.method != "POST":
        return None, False
    row = fetch(Evaluation, here.opening.id, actor=request.actor)
    who = fetch(Agency, str(id_), actor=request.actor)
    said = here.opening.comments.get(id_)
    form = CommentForm(posted(request), initial={"text": said.text if said else ""})
    if form.does(comment_on, request.actor, row, who):
        messages.success(
            request, _("Tanggapan tersimpan. Selama waktunya belum habis, Anda dapat menggantinya.")
        )
    return form, may(comment_on, request.actor, row, who)


def _page(request: ActorRequest, here: Asked, id_: Id, key: str) -> dict[str, Any]:
    ev = here.evaluation
    theirs = [f for f in ev.findings if f.owed_by and f.owed_by.id == id_ and here.sight.finding(f)]
    taken = taken_up(here.actor, [f.key for f in theirs])
    records = visible(Contribution, to=here.actor).filter(agency__pk=id_, on__range=(here.start, here.end))
    return {
        "parts": [
            (m, part, here.url("evaluation_measure", m.id, agency=key))
            for m in ev.measures.values()
            if (part := m.by_agency.get(id_))
        ],
        "findings": [finding_row(f, here, taken.get(f.key)) for f in theirs],
        "acts": may(take_to_meeting, here.actor),
        "records": listed(
            request, records.select_related("recorded_by"), sorts={"day": ("-on",)}, per_page=25
        ),
        "said": here.opening.comments.get(id_) if here.opening else None,
        "own": id_ == here.sight.own,
    }


@page(methods=["GET"])
def comment(request: ActorRequest, pk: UUID) -> HttpResponse:
    """From a period laid open to our own page of it, where one answers: the address that a task of home knows."""
    laid = fetch(Evaluation, pk, actor=request.actor)
    here, own = Asked(request.actor, laid.starts_on, laid.ends_on), request.actor.agency
    return redirect(here.url("evaluation_agency", own.key) if own else here.url("evaluation"))


urlpatterns = [
    path("evaluation/agencies/<slug:key>/", agency, name="evaluation_agency"),
    path("evaluation/opened/<uuid:pk>/", comment, name="evaluation_comment"),
]
