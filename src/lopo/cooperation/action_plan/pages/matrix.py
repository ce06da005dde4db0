"""All plans by year; one plan as its matrix, or, while it is written, as the tree of its draft; the plan on paper."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from lopo.cooperation.action_plan.board import board
from lopo.cooperation.action_plan.models import ActionPlan, Endorsement
from lopo.cooperation.action_plan.operations import add_goal, draft_plan, endorse_plan, realise
from lopo.cooperation.action_plan.papers import printed_plan
from lopo.cooperation.action_plan.queries import Line, endorsements_of, lines_of, plans_of
from lopo.cooperation.action_plan.texts import report_reminder
from lopo.cooperation.action_plan.tree import tree_of
from lopo.cooperation.action_plan.year import year_of
from lopo.ground.acts import Actor, may, today
from lopo.ground.acts.fetch import fetch
from lopo.ground.papers.handing_out import handed_out
from lopo.ground.web.pages import ActorRequest, page

JOINED = ("regency", "meeting", "follows")


@page(methods=["GET"])
def plans(request: ActorRequest) -> HttpResponse:
    """Every year's plan, newest first, and the way to draft the next."""
    rows = list(plans_of(request.actor))
    years = {plan.year for plan in rows}
    following = next((year for year in (today().year, today().year + 1) if year not in years), None)
    return render(
        request,
        "cooperation/action_plan/plans.html",
        {"plans": rows, "following": following, "may_draft": may(draft_plan, request.actor)},
    )


@page(methods=["GET"])
def plan(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The matrix; planners see a draft as the tree that they write."""
    row = fetch(ActionPlan, pk, actor=request.actor, related=JOINED)
    if row.is_draft and may(add_goal, request.actor, row):
        return draft(request, row)
    lines = lines_of(row)
    answers = endorsements_of(row)
    return render(
        request,
        "cooperation/action_plan/plan.html",
        {
            "plan": row,
            "board": board(lines, request.GET, request.GET.get("page")),
            "year": year_of(row, lines),
            "first": first_act(request.actor, row, lines, answers),
            "answers": answers,
            "endorsed": sum(answer.shape in ("full", "half") for answer in answers),
            "full": sum(answer.shape == "full" for answer in answers),
            "noted": sum(answer.shape == "half" for answer in answers),
            "unanswered": sum(answer.shape == "none" for answer in answers),
            "reminder": report_reminder(row, lines),
            "may_plan": may(draft_plan, request.actor),
            "ended": row.holds and today().year > row.year,
        },
    )


def draft(request: ActorRequest, row: ActionPlan) -> HttpResponse:
    tree = tree_of(row)
    return render(request, "cooperation/action_plan/draft.html", {"plan": row, "tree": tree})


@page(methods=["GET"])
def paper(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The matrix as PDF, with what was realised when asked for."""
    row = fetch(ActionPlan, pk, actor=request.actor, related=("regency",))
    realised = request.GET.get("realised") == "1"
    return handed_out(printed_plan(row, by=request.actor.agency, realised=realised))


def first_act(
    actor: Actor, row: ActionPlan, lines: list[Line], answers: list[Endorsement]
) -> dict[str, object] | None:
    """The one thing to do here: answer what was asked, else report what is due or has begun."""
    mine = next((answer for answer in answers if actor.is_of(answer.agency)), None)
    if row.holds and mine and mine.shape == "none" and may(endorse_plan, actor, mine):
        return {"kind": "endorse", "answer": mine}
    own = [line for line in lines if actor.is_of(line.leads) and may(realise, actor, line.activity)]
    due = [line for line in own if line.due()]
    begun = [line for line in own if line.open_quarter()] if row.holds else []
    if chosen := due or begun:
        first = chosen[0]
        quarter = first.due()[0] if due else first.open_quarter()
        return {"kind": "report", "line": first, "quarter": quarter, "count": len(chosen), "due": bool(due)}
    return None
