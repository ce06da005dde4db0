"""Pages of cases: the list, opening one with its people, one case, and one person in it with who may see them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from lopo.cases.case import class_pages, closing_pages, people_pages
from lopo.cases.case import operations as acts
from lopo.cases.case.acting import act_page, names_read
from lopo.cases.case.forms import AddOfficeForm, AssignForm, OpenCaseForm
from lopo.cases.case.models import Case, CaseState, Participation
from lopo.cases.case.operations import close_case, end_participation
from lopo.cases.case.queries import (
    Seen,
    cases_seen,
    corrections_of,
    people_of,
    sight_of,
    tells_story,
    views_of,
    with_people_counted,
)
from lopo.cases.conference.operations import plan_conference
from lopo.cases.conference.queries import conferences_of
from lopo.cases.conflict.queries import conflicts_of
from lopo.cases.handover.queries import handovers_of, handovers_of_person
from lopo.cases.joint_action.queries import joint_actions_of
from lopo.cases.request.queries import requests_of_person
from lopo.cases.same_person.queries import joined_with, matches_of, seen_rows
from lopo.cases.screening.operations import screen_person
from lopo.cases.screening.queries import screenings_of
from lopo.ground.acts import may
from lopo.ground.acts.fetch import fetch, visible
from lopo.ground.agencies.models import AgencyKind, Office
from lopo.ground.places.models import Village
from lopo.ground.web.forms import ActForm, posted
from lopo.ground.web.lists import listed
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.access.reach import reach

READERS = {"seat", "secretariat", "leadership"}
SEATS = {"seat"}
SORTS = {"opened": ("-opened_on", "-number"), "number": ("number",), "state": ("state", "-opened_on")}
PERSON = ("case__lead", "person", "held_by", "office__agency")


@page(hats=READERS, methods=["GET"])
def cases(request: ActorRequest) -> HttpResponse:
    """Cases in which one sees somebody; desk and leadership see how many there are and how far they are."""
    listing = listed(request, cases_seen(request.actor), sorts=SORTS)
    with_people_counted(listing.rows)
    context = {
        "listing": listing,
        "may_open": may(acts.open_case, request.actor),
        "counts_only": request.actor.hat != "seat",
    }
    return render(request, "cases/case/cases.html", context)


@page(hats=SEATS)
def case_new(request: ActorRequest) -> HttpResponse:
    """The event and its people on one page. "More lines" sends the page back with what was written, and does nothing."""
    villages = visible(Village, to=request.actor).select_related("district").order_by("name")
    form = OpenCaseForm(posted(request), villages=villages)
    if not form.is_shown_again() and form.does(acts.open_case, request.actor):
        messages.success(request, _("Perkara dibuka. Orang di dalamnya kini ada pemegangnya."))
        return redirect(form.result)
    context = {"form": form, "may_open": may(acts.open_case, request.actor)}
    return render(request, "cases/case/case_new.html", context, status=form.status)


@page(methods=["GET"])
def case(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One case: its people as far as one may see them. Reading names is put on the log."""
    row = fetch(Case, pk, actor=request.actor, related=("lead", "village__district", "opened_by__agency"))
    people = people_of(row, reach(request.actor))
    names_read(request.actor, row, people)
    prefetch_related_objects([row], "participations")  # what the buttons below are judged by
    context = {
        "case": row,
        "people": people,
        "story": row.summary if tells_story(people) else "",
        "gives": row.state == CaseState.OPEN
        and any(acts.answers_for(request.actor, seen.row) for seen in people if seen.row.ended_on is None),
        "adds": row.state == CaseState.OPEN and may(acts.add_people, request.actor, row),
        "closes": may(close_case, request.actor, row),
        **class_pages.shown(request.actor, row),
        "handovers": list(handovers_of(row, request.actor)),
        "joint_actions": joint_actions_of(row, request.actor),
        "calls": row.state == CaseState.OPEN and may(acts.open_case, request.actor),
        "conflicts": conflicts_of(row, people, request.actor),
        "conferences": list(conferences_of(row, request.actor)),
        "confers": row.state == CaseState.OPEN and may(plan_conference, request.actor, row),
    }
    return render(request, "cases/case/case.html", context)


@page(methods=["GET"])
def person(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One person in a case: who they are as far as one may read it, who may see them and why, who has."""
    row, seen = _person(request, pk)
    names_read(request.actor, row.case, [seen])
    prefetch_related_objects([row], "grants")  # what the buttons below are judged by
    answers = may(acts.assign_person, request.actor, row)
    context = {
        "seen": seen,
        "row": row,
        "answers": answers,
        "ends": may(end_participation, request.actor, row),
        "corrects": acts.writes_identity(request.actor, row, seen.parts),
        "gives_role": row.ended_on is None and bool(acts.roles_to_give(request.actor, row, seen.parts)),
        "also": [one for one in seen_rows(request.actor, joined_with(row.person)) if one.knows],
        "matches": matches_of(request.actor, row.person_id),
        "corrections": corrections_of(row) if seen.knows and row.person.version else [],
        "sight": sight_of(row),
        "views": views_of(row)[:50] if answers else [],
        "handovers": list(handovers_of_person(row, request.actor)),
        "screens": row.ended_on is None and may(screen_person, request.actor, row),
        "screenings": screenings_of(row),
        "requests": requests_of_person(row, request.actor),
        "case_opens": visible(Case, to=request.actor).filter(pk=row.case_id).exists(),
    }
    return render(request, "cases/case/person.html", context)


@page()
def assignment(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Another office of the sub-task force that holds the person becomes responsible."""
    row = fetch(Participation, pk, actor=request.actor, related=PERSON)
    seated = {seat.office_id for seat in acts.seats_that_hold(row)} - {row.office_id}
    offices = _offices(request).filter(pk__in=seated)
    form = AssignForm(posted(request), offices=offices)
    words = {
        "title": _("Tunjuk kantor penanggung jawab"),
        "what": _(
            "Kantor sebelumnya tidak lagi melihat orang ini, kecuali sebagai pemegang sub gugus tugasnya."
        ),
        "act": _("Tunjuk kantor ini"),
        "saved": _("Kantor penanggung jawab tercatat."),
    }
    return act_page(request, form, acts.assign_person, row, words, back=row)


@page()
def office_new(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Another office may see this person too, with a reason."""
    row = fetch(Participation, pk, actor=request.actor, related=PERSON)
    offices = _offices(request).exclude(agency__kind=AgencyKind.COURT)
    form = AddOfficeForm(posted(request), offices=offices)
    words = {
        "title": _("Beri kantor lain penglihatan"),
        "what": _("Kantor itu melihat orang ini saja, bukan seluruh perkara. Alasannya tercatat."),
        "act": _("Beri penglihatan"),
        "saved": _("Kantor itu kini dapat melihat orang ini."),
    }
    return act_page(request, form, acts.add_office, row, words, back=row)


@page()
def office_end(request: ActorRequest, pk: UUID, office_pk: UUID) -> HttpResponse:
    """An office that was added sees no more."""
    row = fetch(Participation, pk, actor=request.actor, related=PERSON)
    office = fetch(Office, office_pk, actor=request.actor, related=("agency",))
    words = {
        "title": _("Cabut penglihatan %(office)s") % {"office": office},
        "what": _("Mulai halaman berikutnya kantor itu tidak melihat orang ini lagi."),
        "act": _("Cabut"),
        "saved": _("Kantor itu tidak melihat orang ini lagi."),
    }
    form = ActForm(posted(request))
    return act_page(request, form, acts.remove_office, row, words, back=row, office=office)


def _person(request: ActorRequest, pk: UUID) -> tuple[Participation, Seen]:
    row = fetch(Participation, pk, actor=request.actor, related=PERSON)
    seen = next((one for one in people_of(row.case, reach(request.actor)) if one.row.pk == row.pk), None)
    return row, seen or Seen(row, frozenset())


def _offices(request: ActorRequest) -> QuerySet[Office]:
    """Offices with a seat in the decree in force."""
    seated = visible(Office, to=request.actor).filter(seats__sub_task_force__decree__state="issued")
    return seated.select_related("agency").distinct().order_by("agency__name", "name")


urlpatterns = [
    *class_pages.urlpatterns,
    *closing_pages.urlpatterns,
    *people_pages.urlpatterns,
    path("cases/", cases, name="cases"),
    path("cases/new/", case_new, name="case_new"),
    path("cases/<uuid:pk>/", case, name="case"),
    path("cases/people/<uuid:pk>/", person, name="case_person"),
    path("cases/people/<uuid:pk>/assignment/", assignment, name="person_assignment"),
    path("cases/people/<uuid:pk>/offices/new/", office_new, name="person_office_new"),
    path("cases/people/<uuid:pk>/offices/<uuid:office_pk>/end/", office_end, name="person_office_end"),
]
