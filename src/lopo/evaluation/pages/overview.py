"""The evaluation of a period on one page: verdicts, findings, voices, measures, agencies, network, duties."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from lopo.evaluation.asking import Asked, PeriodForm, asked
from lopo.evaluation.findings.operations import take_to_meeting
from lopo.evaluation.network.graph import change
from lopo.evaluation.opening.operations import lay_open
from lopo.evaluation.showing import verdicts
from lopo.evaluation.showing.agencies import agency_rows
from lopo.evaluation.showing.duties import matrix
from lopo.evaluation.showing.findings import MARKED, finding_rows, taken_up
from lopo.evaluation.showing.picture import own_row, picture
from lopo.evaluation.showing.study import study_beside
from lopo.ground.acts import may
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.meeting.queries import meetings_to_come

FIRST = MARKED  # findings and agencies before the rest is folded away


@page(methods=["GET"])
def evaluation(request: ActorRequest) -> HttpResponse:
    """At most 25 queries, whatever the size: fifteen for the records, the rest for who looks and what became of it."""
    here = asked(request, request.actor)
    ev = here.evaluation
    context: dict[str, Any] = {
        "asked": here,
        "ev": ev,
        "period_form": PeriodForm(initial={"from": here.start, "to": here.end}),
        "empty": ev.records.since is None and not ev.pieces,
        "opening": here.opening,
        "may_lay_open": may(lay_open, request.actor) and here.opening is None and here.over,
        "report_url": here.url("report_id") if here.sight.all else "",
        "report_en_url": here.url("report_en") if here.sight.all else "",
        "issuing_url": here.url("report"),
    }
    if not context["empty"]:
        context |= _verdicts(here) | _findings(here) | _agencies(here) | _together(here)
    return render(request, "evaluation/evaluation.html", context)


def _verdicts(here: Asked) -> dict[str, Any]:
    ev = here.evaluation
    return {
        "sentence": verdicts.in_one_sentence(ev),
        "indicators": verdicts.indicators(ev, study_beside(here.actor, ev)),
        "measured": verdicts.measured(ev, here),
        "triangulated": verdicts.triangulated(ev),
        "voices": verdicts.how_many_of_each(ev),
    }


def _findings(here: Asked) -> dict[str, Any]:
    """With what became of each; the act of taking them to the next meeting, for whoever may."""
    ev = here.evaluation
    rows = finding_rows(ev, here, taken_up(here.actor, [f.key for f in ev.findings]))
    ready = [row for row in rows if row.taken is None]
    acts = may(take_to_meeting, here.actor)
    return {
        "findings": rows[:FIRST],
        "more_findings": rows[FIRST:],
        "closed_findings": len(ev.findings) - len(rows),
        "all_findings": len(rows),
        "ready": len(ready),
        "marked": min(len(ready), MARKED),
        "acts": acts,
        "next_meeting": meetings_to_come(here.actor).first() if acts and ready else None,
        "take_url": here.url("evaluation_findings_meeting"),
    }


def _agencies(here: Asked) -> dict[str, Any]:
    rows = agency_rows(here.evaluation, here)
    closed = [row for row in rows if not row.open]
    shown = [row for row in rows if row.open]
    return {
        "agencies": shown[:FIRST],
        "more_agencies": shown[FIRST:],
        "closed_agencies": closed,
        "all_agencies": len(rows),
    }


def _together(here: Asked) -> dict[str, Any]:
    """Network and duties. Who works with whom names agencies: until all read it, in counts and our own row only."""
    ev = here.evaluation
    now, before = ev.network, ev.network_before
    changed = change(now, before) if before else None
    return {
        "matrix": matrix(ev, here),
        "picture": picture(now, here) if here.sight.everybody else None,
        "own_row": None if here.sight.everybody else own_row(now, here),
        "isolates": [node.agency.short for node in now.isolates if node.seat],
        "at_work": [node.agency.short for node in now.nodes if not node.seat and node.partners],
        "begun": len(changed.begun) if changed else 0,
        "ended": len(changed.ended) if changed else 0,
        "before": before,
        "network_url": here.url("evaluation_network"),
    }


urlpatterns = [path("evaluation/", evaluation, name="evaluation")]
