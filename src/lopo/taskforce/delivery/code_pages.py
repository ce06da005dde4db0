"""An office without account answers a delivery with its one-time code: one choice, one button."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lopo.ground.acts import Actor
from lopo.ground.codes.giving import bearer
from lopo.ground.codes.models import OneTimeCode
from lopo.ground.codes.pages import ANSWERS
from lopo.taskforce.delivery.forms import CodeAnswerForm
from lopo.taskforce.delivery.models import Delivery
from lopo.taskforce.delivery.operations import ACKNOWLEDGE, acknowledge_decree, ask_correction


def answer_delivery(request: HttpRequest, code: OneTimeCode, typed: str) -> HttpResponse:
    """The page behind the code: what was delivered to this office, and its answer."""
    delivery = Delivery.objects.select_related("agency", "decree__secretariat").get(pk=code.subject_id)
    form = CodeAnswerForm(request.POST if "act_id" in request.POST else None)
    context = {"form": form, "delivery": delivery, "code": code, "typed": typed}
    if form.is_bound and form.does(_answer, bearer(code), delivery, code=code):
        return render(request, "taskforce/delivery/code_done.html", context)
    return render(request, "taskforce/delivery/code_answer.html", context, status=form.status)


def _answer(actor: Actor, delivery: Delivery, *, answer: str, text: str, code: OneTimeCode) -> Delivery:
    if answer == "correct":
        return ask_correction(actor, delivery, text=text, code=code)
    return acknowledge_decree(actor, delivery, code=code)


ANSWERS[ACKNOWLEDGE] = answer_delivery
