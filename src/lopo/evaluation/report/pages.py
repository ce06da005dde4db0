"""The yearly report as PDF, in either language."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.urls import path

from lopo.evaluation.evaluating import chosen_period
from lopo.evaluation.report.printing import print_report
from lopo.ground.papers.handing_out import handed_out
from lopo.ground.papers.words import Language
from lopo.ground.web.pages import ActorRequest, page


@page(hats={"secretariat", "leadership"}, methods=["GET"])
def yearly(request: ActorRequest, language: Language) -> HttpResponse:
    """`?from&to` as on the evaluation page. It names agencies, so it is the desk's and the leadership's to give out."""
    first, last = (_day(request.GET.get(name)) for name in ("from", "to"))
    period = chosen_period(first, last)
    return handed_out(print_report(request.actor.regency, language, start=period.start, end=period.end))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


urlpatterns = [
    path("evaluation/report-id.pdf", yearly, {"language": "id"}, name="report_id"),
    path("evaluation/report-en.pdf", yearly, {"language": "en"}, name="report_en"),
]
