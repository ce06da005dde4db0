"""Pages of screening: the questions, then the proposal and the decision; one screening as it was; a blank sheet."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.cases.case.acting import names_read
from lopo.cases.case.models import Participation
from lopo.cases.case.queries import Seen, people_of
from lopo.cases.screening.forms import ASKS, ScreeningForm
from lopo.cases.screening.models import Screening
from lopo.cases.screening.operations import screen_person, was_child
from lopo.cases.screening.papers import blank_sheet
from lopo.cases.screening.proposing import NO_MEANS, Age, Proposal, Result, propose
from lopo.cases.screening.questions import QuestionSet, question_sets, questions_on
from lopo.cases.screening.showing import elements_of, lines_of
from lopo.ground.acts import may, today
from lopo.ground.acts.fetch import fetch
from lopo.ground.papers.handing_out import handed_out
from lopo.ground.web.forms import posted
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.access.reach import reach

PERSON = ("case__lead", "person", "held_by", "office__agency")


@page()
def screening_new(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The questions; sent with "propose" they come back with what they propose, and nothing is kept yet."""
    row = fetch(Participation, pk, actor=request.actor, related=PERSON)
    seen = _seen(request, row)
    allowed = may(screen_person, request.actor, row)
    if not allowed and not seen.told:
        raise Http404
    questions = _asked(request)
    form, proposal = _form(request, row, questions)
    if "propose" not in request.POST and form.does(screen_person, request.actor, row):
        messages.success(request, _("Penapisan tercatat. Yang terbaru yang berlaku."))
        return redirect(form.result)
    names_read(request.actor, row.case, [seen])
    context = {
        "row": row,
        "seen": seen,
        "form": form,
        "may": allowed,
        "proposal": proposal,
        "elements": elements_of(proposal.elements) if proposal else [],
        "needs_means": proposal is None or proposal.age not in NO_MEANS,
        "questions": questions,
    }
    return render(request, "cases/screening/screening_new.html", context, status=form.status)


@page(methods=["GET"])
def screening(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One screening as it was: result, reasons, what was found and proposed, each answer. No name stands on it."""
    row = fetch(Screening, pk, actor=request.actor, related=("participation__case", "office__agency", "by"))
    participation = row.participation
    if not _seen(request, participation).told:
        raise Http404
    judged = row.judged
    context = {
        "screening": row,
        "row": participation,
        "elements": elements_of(judged["elements"], judged["proposed"]),
        "age": Age(judged["age"]).label,
        "proposed": Result(judged["result"]).label,
        "lines": lines_of(row),
        "newest": not participation.screenings.filter(order__gt=row.order).exists(),
        "may": may(screen_person, request.actor, participation),
    }
    return render(request, "cases/screening/screening.html", context)


@page(hats={"seat"}, methods=["GET"])
def blank(request: ActorRequest) -> HttpResponse:
    """The questions on paper, for where there is no signal. Nobody's name goes on it."""
    if request.actor.agency is None:
        raise Http404
    return handed_out(blank_sheet(request.actor.agency, questions_on(today())))


def _form(
    request: ActorRequest, row: Participation, questions: QuestionSet
) -> tuple[ScreeningForm, Proposal | None]:
    """The form as it is to be shown or done: with a proposal once something was sent."""
    sent = posted(request)
    today_ = {"on": today()}
    if sent is None:
        return ScreeningForm(None, questions=questions, means=True, initial=today_), None
    read = ScreeningForm(sent, questions=questions, means=True, initial=today_)
    read.is_valid()
    proposal = propose(questions, read.answers(), child=was_child(row))
    means = proposal.age not in NO_MEANS
    if "propose" not in request.POST:
        return ScreeningForm(sent, questions=questions, means=means, initial=today_), proposal
    said: dict[str, Any] = {f"{ASKS}{key}": answer for key, answer in read.answers().items()}
    said |= proposal.elements | {"on": read.cleaned_data.get("on") or today()}
    return ScreeningForm(None, questions=questions, means=means, initial=said), proposal


def _asked(request: ActorRequest) -> QuestionSet:
    """The set that the page was made with, as long as there is one; else today's."""
    return question_sets().get(str(request.POST.get("questions", "")), questions_on(today()))


def _seen(request: ActorRequest, row: Participation) -> Seen:
    people = people_of(row.case, reach(request.actor))
    return next((one for one in people if one.row.pk == row.pk), Seen(row, frozenset()))


urlpatterns = [
    path("cases/people/<uuid:pk>/screenings/new/", screening_new, name="screening_new"),
    path("screenings/blank.pdf", blank, name="screening_blank"),
    path("screenings/<uuid:pk>/", screening, name="screening"),
]
