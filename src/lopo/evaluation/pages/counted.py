"""The records behind each number: of a measure, of a cell of the matrix, of joint work. Their count is the number."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.evaluation.asking import Asked, asked
from lopo.evaluation.describing import describe, in_order
from lopo.evaluation.measures.counting import Item, Measure
from lopo.evaluation.measures.period import Quarter, quarter_named, quarter_of
from lopo.evaluation.measures.rows import Agency, Id, Ref
from lopo.evaluation.showing.counted import by_agency, by_quarter, listing
from lopo.evaluation.showing.duties import columns_of
from lopo.evaluation.showing.verdicts import one
from lopo.ground.web.pages import ActorRequest, page

NOBODY = "-"  # in the address: what no agency was named for


@page(methods=["GET"])
def measure(request: ActorRequest, id: str) -> HttpResponse:
    """One measure: what it counts, how sure it is, by agency and quarter, and everything that was counted."""
    here = asked(request, request.actor)
    found = here.evaluation.measures.get(id)
    if found is None:
        raise Http404
    items, only = _chosen(found, here, request.GET.get("agency", ""), request.GET.get("quarter", ""))
    context: dict[str, Any] = {
        "asked": here,
        "opening": here.opening,
        "measure": found,
        "shown": one(found, here),
        "parts": by_agency(found, here),
        "quarters": by_quarter(found, here),
        "listing": listing(found, items, here, request.GET.get("page")),
        "only": only,
        "all_url": here.url("evaluation_measure", id),
        "back": here.url("evaluation"),
    }
    return render(request, "evaluation/measure.html", context)


def _chosen(found: Measure, here: Asked, agency: str, quarter: str) -> tuple[list[Item], str]:
    """The counted things of one agency, one quarter or both, and which, in words; all unless some are asked for."""
    items, only = list(found.listed), []
    if agency:
        id_, name = _of_agency(here, agency)
        items = [item for item in items if item.agency == id_]
        only.append(name)
    if quarter:
        when = _quarter(quarter)
        items = [item for item in items if item.on and quarter_of(item.on) == when]
        only.append(when.words)
    return items, ", ".join(only)


def _of_agency(here: Asked, key: str) -> tuple[Id | None, str]:
    if key == NOBODY:
        return None, _("belum disebut instansinya")
    who = _agency(here, key)
    if not here.sight.agency(who.id):
        raise Http404
    return who.id, who.short


def _quarter(name: str) -> Quarter:
    try:
        return quarter_named(name)
    except ValueError:
        raise Http404 from None


def _agency(here: Asked, key: str) -> Agency:
    found = next((a for a in here.evaluation.records.agencies if a.key == key), None)
    if found is None:
        raise Http404
    return found


@page(methods=["GET"])
def duty(request: ActorRequest, code: str, letter: str) -> HttpResponse:
    """The pieces of work that were recorded for one duty, in one quarter or in all of them."""
    here = asked(request, request.actor)
    if here.sight.counts_only:
        raise Http404
    matrix = here.evaluation.duties
    row = next((r for r in matrix.rows if (r.sub_task_force, r.letter) == (code, letter)), None)
    if row is None:
        raise Http404
    asked_for = request.GET.get("column", "")
    column = next((c for c in columns_of(matrix) if c.key == asked_for), None)
    if asked_for and column is None:
        raise Http404
    places = column.places if column else range(len(matrix.quarters))
    refs = [piece for place in places if (cell := row.cells[place]) for piece in cell.pieces]
    title = _("Tugas Sub %(code)s huruf %(letter)s") % {"code": code, "letter": letter}
    return _records(request, here, refs, title, row.text, column.words if column else here.words)


@page(methods=["GET"])
def joint_work(request: ActorRequest, key: str = "", other: str = "") -> HttpResponse:
    """Joint work of all, of one agency, or of two of them together; before its time only our own."""
    here = asked(request, request.actor)
    who = [_agency(here, name) for name in (key, other) if name]
    if not here.sight.together(*(agency.id for agency in who)):
        raise Http404
    ids = {agency.id for agency in who}
    edges = [edge for edge in here.evaluation.network.edges if ids <= {edge.a, edge.b}]
    refs = dict.fromkeys(piece for edge in edges for piece in edge.pieces)
    title = _("Kerja bersama: %(who)s") % {"who": ", ".join(a.short for a in who) or _("semua")}
    says = _("Rapat yang dihadiri bersama dan kegiatan yang dikerjakan bersama.")
    return _records(request, here, list(refs), title, says, here.words)


def _records(
    request: ActorRequest, here: Asked, refs: list[Ref], title: str, says: str, when: str
) -> HttpResponse:
    context = {
        "asked": here,
        "title": title,
        "says": says,
        "when": when,
        "records": in_order(refs, describe(here.actor, refs)),
        "back": here.url("evaluation"),
    }
    return render(request, "evaluation/records.html", context)


urlpatterns = [
    path("evaluation/measures/<str:id>/", measure, name="evaluation_measure"),
    path("evaluation/duties/<str:code>/<str:letter>/", duty, name="evaluation_duty"),
    path("evaluation/network/", joint_work, name="evaluation_network"),
    path("evaluation/network/<slug:key>/", joint_work, name="evaluation_joint_work"),
    path("evaluation/network/<slug:key>/<slug:other>/", joint_work, name="evaluation_pair"),
]
