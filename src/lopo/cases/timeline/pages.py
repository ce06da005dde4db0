"""The page of what happened in a case."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from lopo.cases.case.models import Case
from lopo.cases.timeline.queries import story_of
from lopo.ground.acts.fetch import fetch
from lopo.ground.web.lists import listed
from lopo.ground.web.pages import ActorRequest, page

READERS = {"seat", "secretariat", "leadership"}


@page(hats=READERS, methods=["GET"])
def case_timeline(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Newest first. People by number, so that reading it is no look at anybody; what may not be read is shown shut."""
    case = fetch(Case, pk, actor=request.actor, related=("lead",))
    story = story_of(case, request.actor)
    listing = listed(request, story.entries, sorts={"newest": ("-number",)})
    context = {"case": case, "listing": listing, "events": story.events(listing.rows)}
    return render(request, "cases/timeline/case_timeline.html", context)


urlpatterns = [path("cases/<uuid:pk>/timeline/", case_timeline, name="case_timeline")]
