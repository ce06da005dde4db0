"""One follow-up: whose it is, until when, what came of it; done, dropped, moved, given away, taken up again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.acts import Actor, may
from lopo.ground.acts.fetch import fetch
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.web.forms import ActForm, DayField, TextField, posted
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.meeting import operations as acts
from lopo.taskforce.meeting.forms.fields import AgencyField, OfficeField
from lopo.taskforce.meeting.forms.follow_up import AssignForm, DropForm, FinishForm, MoveForm
from lopo.taskforce.meeting.models import FollowUp
from lopo.taskforce.meeting.operations.deciding import FOLLOW_UP
from lopo.taskforce.meeting.pages.acting import did, files, kept, path_to, site
from lopo.taskforce.meeting.texts import follow_up_text

RELATED = (
    "decision__meeting__called_by",
    "decision__meeting__sub_task_force",
    "agency",
    "office",
    "proof",
    "regency",
)


class PromiseForm(ActForm):
    """A step that no meeting decided."""

    text = TextField(label=gettext_lazy("Apa yang dikerjakan"), rows=3)
    due_on = DayField(label=gettext_lazy("Sampai kapan"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"] = AgencyField(
            actor.regency, label=_("Siapa"), empty_label=_("pilih instansi"), required=False
        )
        self.fields["office"] = OfficeField(actor.regency)
        self.order_fields(["text", "agency", "office", "due_on"])


@page(methods=["GET"])
def follow_up(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = _follow_up(request, pk)
    clock = (
        Clock.objects.filter(rule__key=FOLLOW_UP, subject_id=row.pk)
        .select_related("rule")
        .order_by("-due_on")
        .first()
    )
    about = [row.pk, *([row.decision_id] if row.decision_id else [])]
    history = LedgerEntry.objects.filter(regency=row.regency_id, subject_id__in=about)
    context = {
        "step": row,
        "meeting": row.decision.meeting if row.decision else None,
        "clock": clock,
        "history": history.select_related("office__agency", "for_agency").order_by("-number"),
        "may_finish": may(acts.finish_follow_up, request.actor, row),
        "may_move": may(acts.move_follow_up, request.actor, row),
        "text": follow_up_text(row, address=site(request) + row.get_absolute_url()),
    }
    return render(request, "taskforce/meeting/follow_up.html", context)


@page()
def follow_up_completion(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = _follow_up(request, pk)
    for_another = row.agency is not None and not request.actor.is_of(row.agency)
    form = FinishForm(posted(request), files(request), for_another=for_another)

    def finish(actor: Actor, step: FollowUp, *, proof: Any, **told: Any) -> FollowUp:
        return acts.finish_follow_up(actor, step, proof=kept(actor, step, proof, "follow_up"), **told)

    if form.does(finish, request.actor, row):
        messages.success(request, _("Tercatat selesai."), extra_tags=path_to("follow_up_reopening", pk))
        return redirect(row)
    title = _("Catat tindak lanjut selesai")
    return _shown(
        request, row, form, title, _("Catat selesai"), may(acts.finish_follow_up, request.actor, row)
    )


@page()
def follow_up_dropping(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = _follow_up(request, pk)
    form = DropForm(posted(request))
    if form.does(acts.drop_follow_up, request.actor, row):
        messages.success(
            request, _("Tercatat: tidak dilanjutkan."), extra_tags=path_to("follow_up_reopening", pk)
        )
        return redirect(row)
    title = _("Tidak dilanjutkan")
    return _shown(
        request, row, form, title, _("Catat tidak dilanjutkan"), may(acts.drop_follow_up, request.actor, row)
    )


@page()
def follow_up_date(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = _follow_up(request, pk)
    form = MoveForm(posted(request), initial={"due_on": row.due_on})
    if form.does(acts.move_follow_up, request.actor, row):
        messages.success(request, _("Tanggal diubah. Tanggal yang pertama disepakati tetap tercatat."))
        return redirect(row)
    title = _("Ubah tanggal")
    return _shown(request, row, form, title, _("Ubah tanggal"), may(acts.move_follow_up, request.actor, row))


@page()
def follow_up_assignment(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = _follow_up(request, pk)
    stands = {"agency": row.agency_id, "office": row.office_id, "due_on": row.due_on}
    form = AssignForm(posted(request), regency=row.regency, initial=stands)
    if form.does(acts.assign_follow_up, request.actor, row):
        messages.success(request, _("Tercatat siapa yang mengerjakan dan sampai kapan."))
        return redirect(row)
    title = _("Tentukan siapa dan sampai kapan")
    return _shown(request, row, form, title, _("Simpan"), may(acts.assign_follow_up, request.actor, row))


@page(methods=["POST"])
def follow_up_reopening(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = _follow_up(request, pk)
    did(request, acts.reopen_follow_up, row, said=_("Tindak lanjut dibuka kembali, dengan batas yang sama."))
    return redirect(row)


@page()
def follow_up_new(request: ActorRequest) -> HttpResponse:
    """A step that follows from no meeting."""
    form = PromiseForm(posted(request), actor=request.actor)
    if form.does(acts.promise_follow_up, request.actor):
        messages.success(request, _("Tindak lanjut ditetapkan."))
        return redirect(form.result)
    context = {"form": form, "may_do": may(acts.promise_follow_up, request.actor)}
    return render(request, "taskforce/meeting/follow_up_new.html", context, status=form.status)


def _shown(
    request: ActorRequest, row: FollowUp, form: ActForm, title: str, button: str, may_do: bool
) -> HttpResponse:
    context = {"step": row, "form": form, "title": title, "button": button, "may_do": may_do}
    return render(request, "taskforce/meeting/follow_up_act.html", context, status=form.status)


def _follow_up(request: ActorRequest, pk: UUID) -> FollowUp:
    return fetch(FollowUp, pk, actor=request.actor, related=RELATED)


urlpatterns = [
    path("meetings/follow-ups/new/", follow_up_new, name="follow_up_new"),
    path("meetings/follow-ups/<uuid:pk>/", follow_up, name="follow_up"),
    path("meetings/follow-ups/<uuid:pk>/completion/", follow_up_completion, name="follow_up_completion"),
    path("meetings/follow-ups/<uuid:pk>/dropping/", follow_up_dropping, name="follow_up_dropping"),
    path("meetings/follow-ups/<uuid:pk>/date/", follow_up_date, name="follow_up_date"),
    path("meetings/follow-ups/<uuid:pk>/assignment/", follow_up_assignment, name="follow_up_assignment"),
    path("meetings/follow-ups/<uuid:pk>/reopening/", follow_up_reopening, name="follow_up_reopening"),
]
