"""Who sits where: people by office, agencies with and without a seat, one agency with its people and mandates."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from lopo.ground.acts import may, today
from lopo.ground.acts.fetch import fetch, visible
from lopo.ground.agencies import operations as acts
from lopo.ground.agencies.models import Agency, Mandate, Office, Official, in_effect
from lopo.ground.web.lists import listed
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.decree.people_forms import PeopleFilter
from lopo.taskforce.decree.queries import decree_in_force
from lopo.taskforce.decree.seating import manned, seating, working_offices

PER_PAGE = 60


@page(methods=["GET"])
def people(request: ActorRequest) -> HttpResponse:
    """Every office that works here and whoever sits in it today. Empty ones can be picked out."""
    sits = seating(request.actor.regency)
    asked = PeopleFilter(sits.parts, request.GET)
    offices = visible(Office, to=request.actor).filter(working_offices(request.actor.regency))
    sorts = {"agency": ("agency__short", "-heads", "name"), "office": ("name",)}
    listing = listed(
        request, asked.narrowed(offices).select_related("agency"), sorts=sorts, per_page=PER_PAGE
    )
    here = manned(listing.rows)
    context = {
        "number": sits.number,
        "listing": listing,
        "filter": asked,
        "lines": [(here[office.pk], sits.of(office)) for office in listing.rows],
        "may_appoint": request.actor.hat == "secretariat" and request.actor.acts,
    }
    return render(request, "taskforce/decree/people.html", context)


@page(methods=["GET"])
def agencies(request: ActorRequest) -> HttpResponse:
    """Agencies with a seat, then partners without one."""
    force = decree_in_force(request.actor.regency)
    seated = Count("offices__seats", filter=Q(offices__seats__sub_task_force__decree=force), distinct=True)
    rows = visible(Agency, to=request.actor).annotate(sits=seated).order_by("short")
    context = {
        "force": force,
        "members": [row for row in rows if force and row.sits],
        "partners": [row for row in rows if not (force and row.sits)],
        "may_add": may(acts.add_agency, request.actor),
    }
    return render(request, "taskforce/decree/agencies.html", context)


@page(methods=["GET"])
def agency(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One agency: its offices with their seats, who sits in them, its people and their mandates."""
    row, actor = fetch(Agency, pk, actor=request.actor), request.actor
    force = decree_in_force(actor.regency)
    offices = list(row.offices.order_by("-heads", "name"))
    sits, here = seating(row.regency), manned(offices)
    officials = Official.objects.filter(agency=row).select_related("account").order_by("name")
    mandates = Mandate.objects.filter(office__agency=row).select_related("office", "official")
    context = {
        "agency": row,
        "force": force,
        "is_member": any(sits.of(office) for office in offices),
        "lines": [(here[office.pk], sits.of(office)) for office in offices],
        "officials": officials,
        "mandates": mandates.filter(in_effect(today()) | Q(starts_on__gt=today())).order_by(
            "office__name", "-level"
        ),
        "delivery": row.deliveries.filter(decree=force).first() if force else None,
        "desk": actor.hat == "secretariat" and actor.acts,
        "own_office": actor.office.pk
        if actor.office and may(acts.give_mandate, actor, actor.office)
        else None,
        "may_register": may(acts.register_official, actor, row),
    }
    return render(request, "taskforce/decree/agency.html", context)


urlpatterns = [
    path("people/", people, name="people"),
    path("agencies/", agencies, name="agencies"),
    path("agencies/<uuid:pk>/", agency, name="agency"),
]
