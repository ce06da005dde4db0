"""The agenda: what is stuck is proposed, people add, order, reword; each point opens to the records behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.apps import apps
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.acts import Refused, may
from lopo.ground.acts.fetch import fetch
from lopo.ground.clocks.models import Clock
from lopo.ground.web.forms import ActForm, posted
from lopo.ground.web.inputs import CheckList
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.meeting import operations as acts
from lopo.taskforce.meeting.forms.calling import said
from lopo.taskforce.meeting.models import AgendaItem
from lopo.taskforce.meeting.operations.agenda import LONGEST_TITLE, MOST_MINUTES
from lopo.taskforce.meeting.pages.acting import did, part_of, path_to
from lopo.taskforce.meeting.pages.meeting import agenda_of, meeting_of
from lopo.taskforce.meeting.stuck import Stuck, stuck_for, title_of


class PointsForm(ActForm):
    """Of what is stuck, what this meeting shall talk about."""

    keys = forms.MultipleChoiceField(label=gettext_lazy("Yang macet"), required=False, widget=CheckList)

    def __init__(self, *args: Any, points: list[Stuck], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["keys"]
        field.choices = [(point.key, point.title) for point in points]  # type: ignore[attr-defined]
        field.widget.says = {point.key: said(point) for point in points}
        field.initial = [point.key for point in points]


class ItemForm(ActForm):
    title = forms.CharField(label=gettext_lazy("Pokok"), max_length=LONGEST_TITLE)
    minutes = forms.IntegerField(
        label=gettext_lazy("Waktu, menit"), required=False, min_value=1, max_value=MOST_MINUTES
    )


@page()
def meeting_agenda(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Two forms: what is stuck, and a point of one's own. Below, the agenda with its order."""
    row = meeting_of(request, pk)
    items = agenda_of(row)
    known = {(item.source_kind, item.source_key) for item in items if item.source_key}
    points = [point for point in stuck_for(row) if (point.source_kind, point.source_key) not in known]
    adds = request.POST.get("form") == "own"
    own = ItemForm(posted(request) if adds else None, prefix="own")
    drawn = PointsForm(posted(request) if not adds else None, points=points)
    if own.does(acts.add_agenda_item, request.actor, row):
        messages.success(request, _("Pokok ditambahkan."))
        return redirect("meeting_agenda", pk)
    if drawn.does(acts.draw_up_agenda, request.actor, row):
        messages.success(request, _("Acara disusun."))
        return redirect("meeting_agenda", pk)
    context = {
        "meeting": row,
        "items": items,
        "points": points,
        "own": own,
        "drawn": drawn,
        "minutes": sum(item.minutes or 0 for item in items),
        "may_draw": may(acts.draw_up_agenda, request.actor, row) and not row.over,
        "may_add": may(acts.add_agenda_item, request.actor, row) and not row.over,
    }
    return render(request, "taskforce/meeting/agenda.html", context, status=max(own.status, drawn.status))


@page()
def agenda_item(request: ActorRequest, pk: UUID, item_pk: UUID) -> HttpResponse:
    """One point: the late promises behind it, its wording, its time."""
    item = _item(request, pk, item_pk)
    form = ItemForm(posted(request), initial={"title": item.title, "minutes": item.minutes})
    if form.does(acts.change_item, request.actor, item):
        messages.success(request, _("Pokok diperbaiki."))
        return redirect("meeting_agenda", pk)
    context = {
        "meeting": item.meeting,
        "item": item,
        "form": form,
        "sources": sources_of(item),
        "may_do": may(acts.change_item, request.actor, item) and not item.meeting.over,
        "has_decision": item.decisions.exists(),
    }
    return render(request, "taskforce/meeting/agenda_item.html", context, status=form.status)


@page(methods=["POST"])
def agenda_place(request: ActorRequest, pk: UUID, item_pk: UUID) -> HttpResponse:
    """One place up or down, or to the front of what is still open."""
    item = _item(request, pk, item_pk)
    to = request.POST.get("to", "")
    if to == "now":
        did(request, acts.take_up, item, said=_("Pokok ini dibahas sekarang."))
        return redirect(item.meeting.get_absolute_url() + "#pokok")
    order = _moved(agenda_of(item.meeting), item, -1 if to == "up" else 1)
    try:
        acts.reorder(request.actor, item.meeting, order=order)
    except Refused as refused:
        messages.warning(request, str(refused.sentence))
    return redirect(path_to("meeting_agenda", pk) + f"#pokok-{item.pk}")


@page(methods=["POST"])
def agenda_removal(request: ActorRequest, pk: UUID, item_pk: UUID) -> HttpResponse:
    did(request, acts.remove_item, _item(request, pk, item_pk), said=_("Pokok dihapus dari acara."))
    return redirect("meeting_agenda", pk)


def _act_on_item(act: Any, sentence: Any, *, undo: bool) -> Any:
    @page(methods=["POST"])
    def view(request: ActorRequest, pk: UUID, item_pk: UUID) -> HttpResponse:
        item = _item(request, pk, item_pk)
        back = path_to("agenda_reopening", pk, item_pk) if undo else ""
        did(request, act, item, said=str(sentence), undo=back)
        return redirect(item.meeting.get_absolute_url() + "#pokok")

    return view


agenda_ending = _act_on_item(acts.finish_item, gettext_lazy("Pokok ini selesai."), undo=True)
agenda_postponement = _act_on_item(
    acts.postpone_item, gettext_lazy("Ditunda. Pokok ini diusulkan untuk rapat berikut."), undo=True
)
agenda_reopening = _act_on_item(acts.reopen_item, gettext_lazy("Pokok ini dibuka kembali."), undo=False)


def sources_of(item: AgendaItem) -> list[tuple[Clock, str, str]]:
    """The promises that ran late when the agenda was drawn up, in words, each with its place. A query for each kind."""
    clocks = list(
        Clock.objects.filter(pk__in=item.stuck)
        .select_related("rule", "owed_by", "owed_to")
        .order_by("due_on")
    )
    addresses = _addresses(clocks)
    return [(clock, title_of([clock]), addresses.get(clock.subject_id, "")) for clock in clocks]


def _addresses(clocks: Iterable[Clock]) -> dict[UUID, str]:
    by_kind: dict[str, list[UUID]] = {}
    for clock in clocks:
        by_kind.setdefault(clock.subject_kind, []).append(clock.subject_id)
    found = {}
    for kind, ids in by_kind.items():
        for pk, row in apps.get_model("lopo", kind).objects.in_bulk(ids).items():
            if address := getattr(row, "get_absolute_url", None):
                found[pk] = address()
    return found


def _moved(items: list[AgendaItem], item: AgendaItem, step: int) -> list[UUID]:
    order = [one.pk for one in items]
    place = order.index(item.pk)
    other = min(max(place + step, 0), len(order) - 1)
    order[place], order[other] = order[other], order[place]
    return order


def _item(request: ActorRequest, meeting: UUID, pk: UUID) -> AgendaItem:
    """A point of this meeting; another meeting's is not there."""
    related = (
        "meeting__called_by",
        "meeting__sub_task_force",
        "meeting__regency",
        "owed_by",
        "continues__meeting",
    )
    return part_of(meeting, fetch(AgendaItem, pk, actor=request.actor, related=related))


urlpatterns = [
    path("meetings/<uuid:pk>/agenda/", meeting_agenda, name="meeting_agenda"),
    path("meetings/<uuid:pk>/agenda/<uuid:item_pk>/", agenda_item, name="agenda_item"),
    path("meetings/<uuid:pk>/agenda/<uuid:item_pk>/place/", agenda_place, name="agenda_place"),
    path("meetings/<uuid:pk>/agenda/<uuid:item_pk>/removal/", agenda_removal, name="agenda_removal"),
    path("meetings/<uuid:pk>/agenda/<uuid:item_pk>/ending/", agenda_ending, name="agenda_ending"),
    path(
        "meetings/<uuid:pk>/agenda/<uuid:item_pk>/postponement/",
        agenda_postponement,
        name="agenda_postponement",
    ),
    path("meetings/<uuid:pk>/agenda/<uuid:item_pk>/reopening/", agenda_reopening, name="agenda_reopening"),
]
