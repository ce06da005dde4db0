"""Writing a draft: goals, programmes, activities, their order."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lopo.cooperation.action_plan.forms.writing import ActivityForm, HeadingForm, activity_initial
from lopo.cooperation.action_plan.models import ActionPlan, Activity, Goal, Programme
from lopo.cooperation.action_plan.operations import (
    add_activity,
    add_goal,
    add_programme,
    change_activity,
    move_part,
    remove_part,
    reword,
)
from lopo.ground.acts import Refused
from lopo.ground.acts.fetch import fetch
from lopo.ground.web.forms import ActForm, posted
from lopo.ground.web.pages import ActorRequest, page

Part = Goal | Programme | Activity
KINDS: dict[str, tuple[type[Part], tuple[str, ...]]] = {
    "goal": (Goal, ("plan",)),
    "programme": (Programme, ("goal__plan",)),
    "activity": (Activity, ("programme__goal__plan",)),
}


@page()
def new_goal(request: ActorRequest, pk: UUID) -> HttpResponse:
    plan = fetch(ActionPlan, pk, actor=request.actor)
    form = HeadingForm(posted(request))
    if form.does(add_goal, request.actor, plan):
        messages.success(request, _("Tujuan ditambahkan."))
        return redirect(_on_the_draft(plan, form.result))
    return _heading(request, form, plan, _("Tujuan baru"), _("Tambah tujuan"))


@page()
def new_programme(request: ActorRequest, pk: UUID) -> HttpResponse:
    goal = fetch(Goal, pk, actor=request.actor, related=("plan",))
    form = HeadingForm(posted(request))
    if form.does(add_programme, request.actor, goal):
        messages.success(request, _("Program ditambahkan."))
        return redirect(_on_the_draft(goal.plan, form.result))
    return _heading(request, form, goal.plan, _("Program baru"), _("Tambah program"), context=str(goal))


@page()
def goal(request: ActorRequest, pk: UUID) -> HttpResponse:
    return _reworded(request, fetch(Goal, pk, actor=request.actor, related=("plan",)), _("Ubah tujuan"))


@page()
def programme(request: ActorRequest, pk: UUID) -> HttpResponse:
    return _reworded(
        request, fetch(Programme, pk, actor=request.actor, related=("goal__plan",)), _("Ubah program")
    )


def _reworded(request: ActorRequest, part: Goal | Programme, title: str) -> HttpResponse:
    plan = part.plan if isinstance(part, Goal) else part.goal.plan
    form = HeadingForm(posted(request), initial={"text": part.text})
    if form.does(reword, request.actor, part):
        messages.success(request, _("Nama diubah."))
        return redirect(_on_the_draft(plan, part))
    return _heading(request, form, plan, title, _("Simpan nama"))


@page()
def new_activity(request: ActorRequest, pk: UUID) -> HttpResponse:
    part = fetch(Programme, pk, actor=request.actor, related=("regency", "goal__plan"))
    form = ActivityForm(posted(request), regency=part.regency)
    if form.does(add_activity, request.actor, part):
        messages.success(request, _("Kegiatan ditambahkan."))
        return redirect(_on_the_draft(part.goal.plan, form.result))
    return _activity(request, form, part.goal.plan, _("Kegiatan baru"), str(part))


@page()
def change(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Activity, pk, actor=request.actor, related=("regency", "programme__goal__plan"))
    form = ActivityForm(posted(request), regency=row.regency, initial=activity_initial(row))
    if form.does(change_activity, request.actor, row):
        messages.success(request, _("Kegiatan diubah."))
        return redirect(_on_the_draft(row.plan, row))
    return _activity(request, form, row.plan, str(row), str(row.programme), activity=row)


@page()
def removal(request: ActorRequest, kind: str, pk: UUID) -> HttpResponse:
    """Taking a part out of a draft, with all that lies under it."""
    part, plan = _part(request, kind, pk)
    form = ActForm(posted(request))
    if form.does(remove_part, request.actor, part):
        messages.success(request, _("Dihapus dari rancangan."))
        return redirect(plan)
    under = "" if isinstance(part, Activity) else _("Semua yang ada di bawahnya ikut terhapus.")
    says = " ".join([_("Hanya rancangan yang berubah; rencana tahun lalu tetap."), under]).strip()
    context = {
        "title": _("Hapus “%(part)s”?") % {"part": part},
        "says": says,
        "act": _("Hapus dari rancangan"),
        "icon": "x",
        "back": _on_the_draft(plan, part),
        "form": form,
        "ends": True,
    }
    return render(request, "ground/web/confirm.html", context, status=form.status)


@page(methods=["POST"])
def place(request: ActorRequest, kind: str, pk: UUID) -> HttpResponse:
    """One place up or down."""
    part, plan = _part(request, kind, pk)
    try:
        move_part(request.actor, part, up=request.POST.get("to") == "up")
    except Refused as refused:
        messages.error(request, str(refused.sentence))
    return redirect(_on_the_draft(plan, part))


def _part(request: ActorRequest, kind: str, pk: UUID) -> tuple[Part, ActionPlan]:
    if kind not in KINDS:
        raise Http404
    model, related = KINDS[kind]
    part: Any = fetch(model, pk, actor=request.actor, related=related)
    return part, part.goal.plan if isinstance(part, Programme) else part.plan


def _on_the_draft(plan: ActionPlan, part: Any) -> str:
    """The tree, at the part that was just written."""
    anchor = f"#b{part.pk}" if isinstance(part, Goal | Programme | Activity) else ""
    return plan.get_absolute_url() + anchor


def _heading(
    request: ActorRequest, form: HeadingForm, plan: ActionPlan, title: str, act: str, *, context: str = ""
) -> HttpResponse:
    said = {"form": form, "plan": plan, "title": title, "act": act, "within": context}
    return render(request, "cooperation/action_plan/heading.html", said, status=form.status)


def _activity(
    request: ActorRequest,
    form: ActivityForm,
    plan: ActionPlan,
    title: str,
    within: str,
    *,
    activity: Activity | None = None,
) -> HttpResponse:
    said = {"form": form, "plan": plan, "title": title, "within": within, "activity": activity}
    return render(request, "cooperation/action_plan/activity_form.html", said, status=form.status)
