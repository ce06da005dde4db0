"""What a decree leaves open is answered on one page; leadership and what no decree prints have theirs."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.ground.acts.fetch import fetch
from lopo.ground.web.forms import posted
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.decree.forms import ArrangementForm, LeadershipForm, WorkForm
from lopo.taskforce.decree.models import Decree, Duty, Question, SubTaskForce
from lopo.taskforce.decree.operations import answer_questions, arrange_duty, arrange_part, set_leadership
from lopo.taskforce.decree.question_forms import QuestionsForm, answer_words
from lopo.taskforce.decree.seating import open_questions
from lopo.taskforce.decree.work import work_words

DESK = {"secretariat"}


@page(hats=DESK)
def decree_questions(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Everything to be confirmed, on one page: accept, change, or leave for later, with the source."""
    decree = fetch(Decree, pk, actor=request.actor, related=("secretariat",))
    open_ones = open_questions(decree)
    questions = [question for question in open_ones if question.field != "leadership"]
    form = QuestionsForm(decree, questions, posted(request))
    if form.does(answer_questions, request.actor, decree):
        messages.success(request, _("Jawaban tersimpan dengan sumbernya."))
        return redirect("decree_questions" if open_questions(decree) else "decree", pk)
    answered = Question.objects.filter(decree=decree, answered_on__isnull=False)
    context = {
        "decree": decree,
        "form": form,
        "asked": list(form.asked()),
        "leadership": any(question.field == "leadership" for question in open_ones),
        "answered": answer_words(
            decree, answered.select_related("answered_by").order_by("-answered_on", "pk")
        ),
    }
    return render(request, "taskforce/decree/questions.html", context, status=form.status)


@page(hats=DESK)
def decree_leadership(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Lampiran I: chair, deputies and secretary, by office."""
    decree = fetch(Decree, pk, actor=request.actor, related=("secretariat",))
    form = LeadershipForm(decree, posted(request))
    if form.does(set_leadership, request.actor, decree):
        messages.success(request, _("Pimpinan gugus tugas tersimpan."))
        return redirect(decree)
    context = {"decree": decree, "form": form}
    return render(request, "taskforce/decree/leadership.html", context, status=form.status)


@page(hats=DESK)
def part_arrangement(request: ActorRequest, pk: UUID) -> HttpResponse:
    """What no decree prints about a sub-task force; may change while the decree is in force."""
    part = fetch(SubTaskForce, pk, actor=request.actor, related=("decree",))
    form = ArrangementForm(part, posted(request))
    if form.does(arrange_part, request.actor, part):
        messages.success(request, _("Tersimpan untuk Sub %s.") % part.code)
        return redirect(part.decree)
    context = {
        "decree": part.decree,
        "part": part,
        "form": form,
        "duties": [(duty, work_words(duty.work)) for duty in part.duties.order_by("order")],
    }
    return render(request, "taskforce/decree/arrangement.html", context, status=form.status)


@page(hats=DESK)
def duty_arrangement(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The kinds of work by which a duty is found; may change while the decree is in force."""
    duty = fetch(Duty, pk, actor=request.actor, related=("sub_task_force__decree",))
    decree = duty.sub_task_force.decree
    form = WorkForm(posted(request), initial={"work": duty.work})
    if form.does(arrange_duty, request.actor, duty):
        messages.success(request, _("Jenis kerja tersimpan."))
        return redirect("part_arrangement", duty.sub_task_force_id)
    words = {
        "title": _("Jenis kerja %(code)s huruf %(letter)s")
        % {"code": duty.sub_task_force.code, "letter": duty.letter},
        "what": duty.text,
        "act": _("Simpan"),
    }
    context = {"decree": decree, "form": form, **words}
    return render(request, "taskforce/decree/act.html", context, status=form.status)


urlpatterns = [
    path("decrees/<uuid:pk>/questions/", decree_questions, name="decree_questions"),
    path("decrees/<uuid:pk>/leadership/", decree_leadership, name="decree_leadership"),
    path("sub-task-forces/<uuid:pk>/arrangement/", part_arrangement, name="part_arrangement"),
    path("duties/<uuid:pk>/arrangement/", duty_arrangement, name="duty_arrangement"),
]
