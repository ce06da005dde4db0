"""Pages of the decree: the task force as it stands, a decree as one reads and prints it, how two decrees differ."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from lopo.ground.acts import may, today
from lopo.ground.acts.fetch import fetch
from lopo.ground.papers.handing_out import handed_out
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.decree import (
    act_words,  # noqa: F401 (names the acts on a history)
    draft_pages,
    import_pages,
    issue_pages,
    people_pages,
    question_pages,
)
from lopo.taskforce.decree.differences import differences
from lopo.taskforce.decree.models import Decree, DecreeState
from lopo.taskforce.decree.operations import answer_questions, draft_decree, import_decree
from lopo.taskforce.decree.outline import ARRIVED, decrees_counted, in_force, outline_of
from lopo.taskforce.decree.printing import print_decree
from lopo.taskforce.decree.queries import partners
from lopo.taskforce.decree.seating import document_of


@page(methods=["GET"])
def task_force(request: ActorRequest) -> HttpResponse:
    """What is in force, what is being drafted, what came before; without any decree, how to begin."""
    actor = request.actor
    decrees = decrees_counted(actor)
    force = in_force(decrees)
    context = {
        "force": force,
        "outline": outline_of(force) if force else None,
        "decrees": decrees,
        "draft": next((decree for decree in decrees if decree.is_draft), None),
        "may_import": may(import_decree, actor),
        "may_draft": may(draft_decree, actor),
    }
    return render(request, "taskforce/decree/task_force.html", context)


@page(methods=["GET"])
def decree(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The decree as a document: leadership, sub-task forces with their seats and who sits there now, duties."""
    row = fetch(Decree, pk, actor=request.actor, related=("secretariat", "follows"))
    document = document_of(row)
    context = {
        "decree": row,
        "document": document,
        "secretary_named": any(line.is_secretary for line in document.leaders),
        "today": today(),
        "delivered": _delivered(row),
        "partners": partners(row.regency, row).count(),
        "may_answer": may(answer_questions, request.actor, row) and row.state != DecreeState.SUPERSEDED,
        "may_change": row.is_draft and may(draft_decree, request.actor, row),
        "may_draft": row.state == DecreeState.ISSUED and may(draft_decree, request.actor, row),
        "next": row.followed_by.exclude(state=DecreeState.DRAFT).first(),
    }
    return render(request, "taskforce/decree/decree.html", context)


@page(methods=["GET"])
def decree_paper(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The decree as a paper; a draft says so across each page."""
    return handed_out(print_decree(fetch(Decree, pk, actor=request.actor, related=("secretariat__regency",))))


@page(methods=["GET"])
def decree_differences(request: ActorRequest, pk: UUID) -> HttpResponse:
    """What changed against the decree before it, side by side."""
    row = fetch(Decree, pk, actor=request.actor, related=("secretariat", "follows__secretariat"))
    lines = differences(row.follows, row) if row.follows else []
    return render(request, "taskforce/decree/differences.html", {"decree": row, "lines": lines})


def _delivered(row: Decree) -> tuple[int, int]:
    """How many agencies have it, of how many. One query."""
    states = list(row.deliveries.values_list("state", flat=True))
    return sum(state in ARRIVED for state in states), len(states)


urlpatterns = [
    path("decrees/", task_force, name="task_force"),
    *import_pages.urlpatterns,
    *question_pages.urlpatterns,
    *draft_pages.urlpatterns,
    *issue_pages.urlpatterns,
    *people_pages.urlpatterns,
    path("decrees/<uuid:pk>/", decree, name="decree"),
    path("decrees/<uuid:pk>/decree.pdf", decree_paper, name="decree_paper"),
    path("decrees/<uuid:pk>/differences/", decree_differences, name="decree_differences"),
]
