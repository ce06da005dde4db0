"""Drafting, adopting and closing a plan; stopping an activity and taking it up again."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lopo.cooperation.action_plan.forms.writing import AdoptForm, DraftForm, ReasonForm
from lopo.cooperation.action_plan.models import ActionPlan, Activity
from lopo.cooperation.action_plan.operations import (
    adopt_plan,
    close_plan,
    draft_plan,
    drop_activity,
    take_up_activity,
)
from lopo.cooperation.action_plan.queries import plans_of
from lopo.cooperation.action_plan.tree import tree_of
from lopo.ground.acts import may, today
from lopo.ground.acts.fetch import fetch
from lopo.ground.agencies.holding import acting_capacity
from lopo.ground.web.forms import ActForm, posted
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.decree.queries import decree_in_force, members_of

ACTIVITY = ("regency", "programme__goal__plan")


@page()
def drafting(request: ActorRequest) -> HttpResponse:
    """A year, and what to start from: last year's plan, if there is one."""
    known = list(plans_of(request.actor))
    years = {plan.year for plan in known}
    year = next(year for year in range(today().year, today().year + 50) if year not in years)
    last = next((plan for plan in known if plan.year < year), None)
    initial = {"year": request.GET.get("year", year), "follows": last}
    form = DraftForm(posted(request), plans=known, initial=initial)
    if form.does(draft_plan, request.actor):
        messages.success(request, _("Rancangan dimulai. Lengkapi, lalu tetapkan."))
        return redirect(form.result)
    context = {"form": form, "may_draft": may(draft_plan, request.actor)}
    return render(request, "cooperation/action_plan/drafting.html", context, status=form.status)


@page()
def adoption(request: ActorRequest, pk: UUID) -> HttpResponse:
    """What adopting means: whom it asks, what it starts, what is still missing."""
    row = fetch(ActionPlan, pk, actor=request.actor, related=("regency",))
    form = AdoptForm(posted(request), plan=row)
    if form.does(adopt_plan, request.actor, row):
        messages.success(request, _("Rencana berlaku. Tiap instansi anggota dimintai pengesahan."))
        return redirect(row)
    decree = decree_in_force(request.actor.regency)
    context = {
        "plan": row,
        "form": form,
        "tree": tree_of(row),
        "decree": decree,
        "asked": members_of(decree).count() if decree else 0,
        "acting": acting_capacity(request.actor),
        "may_adopt": may(adopt_plan, request.actor, row),
    }
    return render(request, "cooperation/action_plan/adoption.html", context, status=form.status)


@page()
def closing(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(ActionPlan, pk, actor=request.actor)
    form = ActForm(posted(request))
    if form.does(close_plan, request.actor, row):
        messages.success(request, _("Rencana ditutup."))
        return redirect(row)
    says = _(
        "Isian dan jawaban yang belum masuk tetap kosong dan tidak ditagih lagi. "
        "Realisasi tidak dapat diubah sesudahnya."
    )
    return _asks(
        request,
        form,
        _("Tutup %(plan)s?") % {"plan": row},
        says,
        _("Tutup rencana ini"),
        row.get_absolute_url(),
    )


@page()
def stopping(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Activity, pk, actor=request.actor, related=ACTIVITY)
    form = ReasonForm(posted(request))
    if form.does(drop_activity, request.actor, row):
        messages.success(request, _("Kegiatan dihentikan. Sebabnya terlihat dalam rencana dan evaluasi."))
        return redirect(row)
    says = _(
        "Realisasinya tidak ditagih lagi. Kegiatan tetap ada dalam rencana dan tetap dihitung "
        "dalam evaluasi. Dapat dilanjutkan lagi kapan saja."
    )
    title = _("Hentikan kegiatan %(activity)s?") % {"activity": row}
    return _asks(request, form, title, says, _("Hentikan kegiatan"), row.get_absolute_url())


@page()
def resumption(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Activity, pk, actor=request.actor, related=ACTIVITY)
    form = ActForm(posted(request))
    if form.does(take_up_activity, request.actor, row):
        messages.success(request, _("Kegiatan dilanjutkan. Realisasinya ditagih lagi."))
        return redirect(row)
    says = _("Penanggung jawab kembali berutang isian triwulan yang belum masuk.")
    title = _("Lanjutkan kegiatan %(activity)s?") % {"activity": row}
    return _asks(request, form, title, says, _("Lanjutkan kegiatan"), row.get_absolute_url(), ends=False)


def _asks(
    request: ActorRequest, form: ActForm, title: str, says: str, act: str, back: str, *, ends: bool = True
) -> HttpResponse:
    """The page that asks before a slip hurts."""
    context = {"title": title, "says": says, "act": act, "icon": "x" if ends else "check", "back": back}
    return render(
        request, "ground/web/confirm.html", {**context, "form": form, "ends": ends}, status=form.status
    )
