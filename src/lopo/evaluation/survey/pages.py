"""Pages of the pulse survey: rounds and their links for the desk, three questions for whoever holds a link."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.evaluation.measures.counting import TOO_FEW
from lopo.evaluation.models import Survey
from lopo.evaluation.survey.operations import answer_survey, link_of, open_survey
from lopo.ground.acts import system, today
from lopo.ground.acts.fetch import fetch, visible
from lopo.ground.web.forms import ActForm, DayField, TextField, posted
from lopo.ground.web.inputs import ChoiceCards
from lopo.ground.web.pages import ActorRequest, page, public_page
from lopo.ground.web.site import site

DEGREES = [
    (1, gettext_lazy("tidak sama sekali")),
    (2, gettext_lazy("sedikit")),
    (3, gettext_lazy("cukup")),
    (4, gettext_lazy("sangat")),
]


class OpenForm(ActForm):
    title = forms.CharField(
        label=gettext_lazy("Nama putaran"),
        max_length=200,
        help_text=gettext_lazy("Misalnya: Denyut triwulan I 2026"),
    )
    closes_on = DayField(label=gettext_lazy("Ditutup pada"))


def _question(words: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=words, coerce=int, choices=DEGREES, widget=ChoiceCards())


class PulseForm(ActForm):
    """Three questions and one free line; who answers is not asked."""

    reliable = _question(gettext_lazy("Instansi lain dalam gugus tugas dapat diandalkan"))
    open = _question(gettext_lazy("Instansi lain terbuka: berbagi kabar dan mau mendengar"))
    common_aim = _question(
        gettext_lazy("Instansi lain mendukung tujuan bersama, bukan hanya tugasnya sendiri")
    )
    obstacle = TextField(
        label=gettext_lazy("Apa yang paling menghambat?"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Tanpa nama orang atau kantor."),
    )


@page(methods=["GET"])
def surveys(request: ActorRequest) -> HttpResponse:
    """The rounds: how many links were used, how many answers count."""
    counted = Count("links", filter=Q(links__used=True), distinct=True)
    rows = visible(Survey, to=request.actor).annotate(used=counted, asked=Count("links", distinct=True))
    may_open = request.actor.hat in ("secretariat", "leadership")
    context = {"surveys": rows.order_by("-opens_on", "pk"), "may_open": may_open, "today": today()}
    return render(request, "evaluation/survey/surveys.html", context)


@page(hats={"secretariat", "leadership"})
def new_survey(request: ActorRequest) -> HttpResponse:
    """Opens a round; the links are shown this once, to be sent to each agency."""
    form = OpenForm(posted(request))
    if form.does(open_survey, request.actor):
        if not isinstance(form.result, tuple):  # a second click: the links were shown the first time
            messages.info(request, _("Putaran ini sudah dibuka tadi; tautannya hanya ditampilkan sekali."))
            return redirect("surveys")
        survey, tokens = form.result
        links = [(agency, site(request) + reverse("pulse", args=[token])) for agency, token in tokens.items()]
        return render(request, "evaluation/survey/links.html", {"survey": survey, "links": links})
    return render(request, "evaluation/survey/new.html", {"form": form}, status=form.status)


@page(methods=["GET"])
def survey(request: ActorRequest, pk: UUID) -> HttpResponse:
    """What was answered: counts by question, obstacles as people named them; once it closed with five answers or more.

    While a round is open nothing of it is shown: whoever looks before and after one more answer would read that answer.
    """
    row = fetch(Survey, pk, actor=request.actor)
    answers, closed = list(row.answers.order_by("pk")), row.closes_on < today()
    enough = closed and len(answers) >= TOO_FEW
    context = {
        "survey": row,
        "answers": len(answers),
        "closed": closed,
        "enough": enough,
        "questions": _counts(answers) if enough else [],
        "obstacles": sorted({a.obstacle for a in answers if a.obstacle}) if enough else [],
    }
    return render(request, "evaluation/survey/survey.html", context)


def _counts(answers: list[Any]) -> list[tuple[Any, list[tuple[Any, int]]]]:
    fields = PulseForm.base_fields
    return [
        (
            fields[name].label,
            [(words, sum(getattr(a, name) == mark for a in answers)) for mark, words in DEGREES],
        )
        for name in ("reliable", "open", "common_aim")
    ]


@public_page
def pulse(request: HttpRequest, token: str) -> HttpResponse:
    """Three questions for whoever holds the link; nothing tells who answered."""
    link = link_of(token)
    if link is None or link.used or today() > link.survey.closes_on:
        return render(request, "evaluation/survey/closed.html", status=404)
    form = PulseForm(posted(request))
    if form.does(answer_survey, system(link.regency), link):
        return render(request, "evaluation/survey/thanks.html")
    return render(
        request, "evaluation/survey/pulse.html", {"form": form, "survey": link.survey}, status=form.status
    )


urlpatterns = [
    path("evaluation/surveys/", surveys, name="surveys"),
    path("evaluation/surveys/new/", new_survey, name="survey_new"),
    path("evaluation/surveys/<uuid:pk>/", survey, name="survey"),
    path("denyut/<str:token>/", pulse, name="pulse"),
]
