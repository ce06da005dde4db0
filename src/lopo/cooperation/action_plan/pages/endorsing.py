"""Who stands behind the plan: all answers, one agency's answer, and a reminder for those who have not given theirs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lopo.cooperation.action_plan.board import Totals
from lopo.cooperation.action_plan.forms.answering import EndorsementForm
from lopo.cooperation.action_plan.models import ActionPlan, Endorsement
from lopo.cooperation.action_plan.operations import decline_to_endorse, endorse_plan
from lopo.cooperation.action_plan.queries import endorsements_of, lines_of
from lopo.cooperation.action_plan.rules import speaks_for_itself
from lopo.cooperation.action_plan.texts import endorsement_reminder
from lopo.ground.acts import may
from lopo.ground.acts.fetch import fetch
from lopo.ground.agencies.holding import acting_capacity
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.papers.operations import take_in
from lopo.ground.web.pages import ActorRequest, page


@page(methods=["GET"])
def endorsements(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Every agency's answer; those who owe one stand on top."""
    plan = fetch(ActionPlan, pk, actor=request.actor)
    answers = endorsements_of(plan)
    clocks = _clocks(answers)
    due = min((clock.due_on for clock in clocks.values()), default=None)
    rows = [(answer, clocks.get(answer.pk), may(endorse_plan, request.actor, answer)) for answer in answers]
    context = {
        "plan": plan,
        "rows": rows,
        "endorsed": sum(answer.shape in ("full", "half") for answer in answers),
        "declined": sum(answer.shape == "against" for answer in answers),
        "unanswered": len(clocks),
        "text": endorsement_reminder(plan, answers, due),
        "mine": next((answer for answer in answers if request.actor.is_of(answer.agency)), None),
    }
    return render(request, "cooperation/action_plan/endorsements.html", context)


@page()
def endorsement(request: ActorRequest, pk: UUID) -> HttpResponse:
    """What the agency is asked to stand behind, its own part first, and the choice of two."""
    row = fetch(Endorsement, pk, actor=request.actor, related=("agency", "plan", "recorded_by", "proof"))
    itself = speaks_for_itself(request.actor, row)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = EndorsementForm(data, files, for_another=not itself)
    act = decline_to_endorse if form.is_bound and form.is_valid() and form.declines else endorse_plan
    if form.does(_with_proof(act, form), request.actor, row):
        messages.success(request, _("Jawaban %(agency)s tercatat.") % {"agency": row.agency})
        return redirect("plan_endorsements", row.plan_id)
    lines = lines_of(row.plan)
    context = {
        "endorsement": row,
        "plan": row.plan,
        "form": form,
        "itself": itself,
        "may_answer": may(endorse_plan, request.actor, row)
        and row.plan.holds
        and row.shape in ("none", "against"),
        "clock": _clocks([row]).get(row.pk),
        "own": [line for line in lines if row.agency in line.named],
        "totals": Totals.of(lines),
        "acting": acting_capacity(request.actor) if itself else "",
        "history": LedgerEntry.objects.filter(subject_id=row.pk)
        .select_related("office__agency")
        .order_by("-number"),
    }
    return render(request, "cooperation/action_plan/endorsement.html", context, status=form.status)


def _with_proof(act: Any, form: EndorsementForm) -> Any:
    """The act, with the photograph of the letter taken in beside it, in one transaction (see web.forms.do_once)."""

    def run(actor: Any, row: Endorsement, **said: Any) -> Endorsement:
        file = form.cleaned_data.get("proof")
        proof = take_in(actor, row, file, what="endorsement") if file else None
        answered: Endorsement = act(actor, row, proof=proof, **said)
        return answered

    return run


def _clocks(answers: list[Endorsement]) -> dict[object, Clock]:
    """The promise to answer, where it still runs. One query."""
    ids = [answer.pk for answer in answers]
    running = Clock.objects.filter(rule__key="endorse_plan", subject_id__in=ids, met_on=None, ended_on=None)
    return {clock.subject_id: clock for clock in running.select_related("rule")}
