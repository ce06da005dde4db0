"""How everything is counted: rules, and every measure with formula, source, weakness and an example by hand."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from lopo.evaluation.measures.definitions import DEFINITIONS
from lopo.evaluation.models import ASPECTS, Aspect, Indicator
from lopo.ground.web.pages import ActorRequest, page


@page(methods=["GET"])
def method(request: ActorRequest) -> HttpResponse:
    """No records are read: these are the definitions that the count itself follows."""
    groups = [
        (
            number,
            Indicator(indicator).label,
            [(Aspect(a).label, [d for d in DEFINITIONS.values() if d.aspect == a]) for a in aspects],
        )
        for number, (indicator, aspects) in enumerate(ASPECTS.items(), start=1)
    ]
    return render(request, "evaluation/method.html", {"groups": groups, "count": len(DEFINITIONS)})


urlpatterns = [path("evaluation/method/", method, name="evaluation_method")]
