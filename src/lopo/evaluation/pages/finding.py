"""One finding: what it says, the records behind it, what became of it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path

from lopo.evaluation.asking import asked
from lopo.evaluation.describing import describe, in_order
from lopo.evaluation.findings.operations import take_to_meeting
from lopo.evaluation.models import FindingTaken
from lopo.evaluation.showing.findings import row
from lopo.ground.acts import may
from lopo.ground.acts.fetch import visible
from lopo.ground.web.pages import ActorRequest, page


@page(methods=["GET"])
def finding(request: ActorRequest, key: str) -> HttpResponse:
    """A finding that is settled is not counted any more; what became of it can still be read.

    404 for one that there is not, and alike for one that this reader may not read (yet).
    """
    here = asked(request, request.actor)
    found = next((f for f in here.evaluation.findings if f.key == key), None)
    taken = visible(FindingTaken, to=request.actor).filter(key=key)
    history = list(
        taken.select_related("agenda_item__meeting", "follow_up", "owed_by").order_by("-taken_on", "pk")
    )
    if found is None and history and (here.sight.all or history[0].owed_by_id == here.sight.own):
        return render(request, "evaluation/finding_settled.html", {"asked": here, "taken": history})
    if found is None or not here.sight.finding(found):  # a key can be guessed: closed reads like absent
        raise Http404
    context = {
        "asked": here,
        "opening": here.opening,
        "back": here.url("evaluation"),
        "row": row(found, here),
        "records": in_order(found.records, describe(here.actor, found.records)),
        "history": history,
        "acts": may(take_to_meeting, request.actor),
    }
    return render(request, "evaluation/finding.html", context)


urlpatterns = [path("evaluation/findings/<str:key>/", finding, name="evaluation_finding")]
