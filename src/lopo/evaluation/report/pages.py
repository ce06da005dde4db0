"""The yearly report as PDF, in either language; with a code that confirms it once the agencies have seen theirs."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from lopo.evaluation.asking import asked
from lopo.evaluation.models import Evaluation
from lopo.evaluation.report.printing import issue_report, print_report
from lopo.ground.acts import may
from lopo.ground.acts.fetch import fetch
from lopo.ground.papers.handing_out import handed_out
from lopo.ground.papers.operations import issue_paper
from lopo.ground.papers.words import Language
from lopo.ground.web.pages import ActorRequest, page
from lopo.ground.web.site import site

READERS = {"secretariat", "leadership"}  # it names agencies: theirs to give out


@page(hats=READERS, methods=["GET"])
def yearly(request: ActorRequest, language: Language) -> HttpResponse:
    """To read, `?from&to` as on the evaluation page. No code, so nobody confirms this print."""
    here = asked(request, request.actor)
    return handed_out(print_report(request.actor.regency, language, start=here.start, end=here.end))


@page(hats=READERS)
def issuing(request: ActorRequest) -> HttpResponse:
    """Printed with a code, once the time for comments is over: no agency reads of itself in a report first."""
    here = asked(request, request.actor)
    ready = here.opening if here.opening and here.opening.is_open else None
    laid = fetch(Evaluation, ready.id, actor=request.actor) if ready else None
    may_do = laid is not None and may(issue_paper, request.actor, laid)
    if request.method == "POST" and laid and may_do:
        language: Language = "en" if request.POST.get("language") == "en" else "id"
        return handed_out(issue_report(request.actor, laid, language, site=site(request)))
    context = {
        "asked": here,
        "opening": here.opening,
        "laid": laid,
        "may_do": may_do,
        "back": here.url("evaluation"),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "evaluation/report/issuing.html", context, status=status)


urlpatterns = [
    path("evaluation/report/", issuing, name="report"),
    path("evaluation/report-id.pdf", yearly, {"language": "id"}, name="report_id"),
    path("evaluation/report-en.pdf", yearly, {"language": "en"}, name="report_en"),
]
