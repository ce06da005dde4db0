"""Acts on agencies, offices and people. They are shown, with their seats, by `taskforce/decree/people_pages.py`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.text import slugify
from django.utils.translation import gettext as _

from lopo.ground.accounts.freshness import needs_fresh_code
from lopo.ground.acts import Actor, Denied, may
from lopo.ground.acts.fetch import fetch
from lopo.ground.agencies import act_words  # noqa: F401 (names the acts on a history)
from lopo.ground.agencies import operations as acts
from lopo.ground.agencies.forms import (
    ALONGSIDE,
    AgencyForm,
    AppointmentForm,
    EndAppointmentForm,
    EndForm,
    MandateForm,
    OfficeForm,
    PersonForm,
)
from lopo.ground.agencies.holding import acting_capacity
from lopo.ground.agencies.models import Agency, Appointment, Mandate, Office, Official
from lopo.ground.web.forms import ActForm, posted
from lopo.ground.web.pages import ActorRequest, page

DESK = {"secretariat"}


@page(hats=DESK)
def agency_new(request: ActorRequest) -> HttpResponse:
    """A partner joins; whoever gets a seat is entered by the decree."""
    form = AgencyForm(posted(request), initial={"kind": "other"})
    if form.does(_add_agency, request.actor):
        messages.success(request, _("Instansi tercatat."))
        return redirect(form.result)
    words = {
        "title": _("Tambah mitra"),
        "what": _("Instansi yang ikut bekerja tanpa kedudukan dalam SK."),
        "act": _("Tambah mitra"),
    }
    return _form_page(request, form, words, back="/agencies/")


@page(hats=DESK)
def agency_change(request: ActorRequest, pk: UUID) -> HttpResponse:
    agency = fetch(Agency, pk, actor=request.actor)
    told = {name: getattr(agency, name) for name in ("name", "short", "code", "kind")}
    form = AgencyForm(posted(request), initial=told)
    words = {"title": _("Ubah nama instansi"), "act": _("Simpan"), "saved": _("Nama instansi tersimpan.")}
    return _about(request, form, acts.change_agency, agency, words, agency=agency)


@page(hats=DESK)
def office_new(request: ActorRequest, pk: UUID) -> HttpResponse:
    agency = fetch(Agency, pk, actor=request.actor)
    words = {"title": _("Tambah jabatan"), "act": _("Tambah jabatan"), "saved": _("Jabatan tercatat.")}
    return _about(request, OfficeForm(posted(request)), acts.add_office, agency, words, agency=agency)


@page(hats=DESK)
def office_change(request: ActorRequest, pk: UUID) -> HttpResponse:
    office = fetch(Office, pk, actor=request.actor, related=("agency",))
    form = OfficeForm(posted(request), initial={"name": office.name, "heads": office.heads})
    words = {"title": _("Ubah jabatan"), "act": _("Simpan"), "saved": _("Jabatan tersimpan.")}
    return _about(request, form, acts.change_office, office, words, agency=office.agency)


@page()
def official_new(request: ActorRequest, pk: UUID) -> HttpResponse:
    agency = fetch(Agency, pk, actor=request.actor)
    words = {
        "title": _("Daftarkan orang"),
        "what": _(
            "Supaya dapat diberi jabatan atau mandat. Pekerjaan bertahan pada jabatan, bukan pada orang."
        ),
        "act": _("Daftarkan"),
        "saved": _("Orang itu tercatat."),
    }
    return _about(request, PersonForm(posted(request)), acts.register_official, agency, words, agency=agency)


@page()
def official_change(request: ActorRequest, pk: UUID) -> HttpResponse:
    official = fetch(Official, pk, actor=request.actor, related=("agency",))
    told = {name: getattr(official, name) for name in ("name", "staff_number", "rank", "job")}
    words = {"title": _("Perbarui data orang"), "act": _("Simpan"), "saved": _("Data tersimpan.")}
    form = PersonForm(posted(request), initial=told)
    return _about(request, form, acts.change_official, official, words, agency=official.agency)


@page(hats=DESK)
@needs_fresh_code
def appointment(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Who sits in this office from now on: the holder, Plt. or Plh., or one more where several share an office."""
    office = fetch(Office, pk, actor=request.actor, related=("agency",))
    initial = {"capacity": request.GET.get("as", "holder")}
    form = AppointmentForm(office.agency, posted(request), initial=initial)
    words = {
        "title": _("Tetapkan pejabat"),
        "act": _("Tetapkan"),
        "saved": _("Pejabat tercatat."),
        "office": office.name,
    }
    return _about(request, form, _appoint, office, words, agency=office.agency, rule=acts.appoint)


@page(hats=DESK)
@needs_fresh_code
def appointment_end(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Appointment, pk, actor=request.actor, related=("office__agency", "official"))
    words = {
        "title": _("Akhiri masa jabatan %s") % row.official,
        "what": _(
            "Pekerjaan yang terbuka tetap pada jabatan. Orangnya tidak melihatnya lagi dan keluar dari semua perangkat."
        ),
        "act": _("Akhiri masa jabatan"),
        "saved": _("Masa jabatan berakhir."),
        "office": row.office.name,
        "ends": True,
    }
    form = EndAppointmentForm(posted(request))
    return _about(request, form, acts.end_appointment, row, words, agency=row.office.agency)


@page()
@needs_fresh_code
def mandate(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The holder gives it; or the secretariat records a letter that the holder signed."""
    office = fetch(Office, pk, actor=request.actor, related=("agency",))
    own = may(acts.give_mandate, request.actor, office)
    rule = acts.give_mandate if own else acts.record_mandate
    words = {
        "title": _("Beri mandat"),
        "what": _(
            "Staf bekerja untuk jabatan ini dengan namanya sendiri. Mandat diberikan atas nama jabatan, "
            "untuk pekerjaan rutin."
        ),
        "act": _("Beri mandat") if own else _("Catat mandat"),
        "saved": _("Mandat tercatat."),
        "office": office.name,
    }
    form = MandateForm(office, posted(request), for_another=not own)
    return _about(request, form, _mandated(rule), office, words, agency=office.agency, rule=rule)


@page()
def mandate_end(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(Mandate, pk, actor=request.actor, related=("office__agency", "official"))
    words = {
        "title": _("Akhiri mandat %s") % row.official,
        "what": _(
            "Sesudah hari itu ia tidak lagi bekerja untuk jabatan ini dan keluar dari semua perangkat."
        ),
        "act": _("Akhiri mandat"),
        "saved": _("Mandat berakhir."),
        "office": row.office.name,
        "ends": True,
    }
    return _about(request, EndForm(posted(request)), acts.end_mandate, row, words, agency=row.office.agency)


def _add_agency(actor: Actor, **told: Any) -> Agency:
    return acts.add_agency(actor, key=slugify(told["short"])[:40] or "mitra", **told)


def _appoint(actor: Actor, office: Office, *, capacity: str, ends_on: Any, **told: Any) -> Appointment:
    official = _somebody(actor, office, told)
    if capacity == ALONGSIDE:
        return acts.appoint_alongside(actor, office, official, **told)
    return acts.appoint(actor, office, official, capacity=capacity, ends_on=ends_on, **told)


def _mandated(act: Callable[..., Mandate]) -> Callable[..., Mandate]:
    def give(actor: Actor, office: Office, **told: Any) -> Mandate:
        return act(actor, office, _somebody(actor, office, told), **told)

    return give


def _somebody(actor: Actor, office: Office, told: dict[str, Any]) -> Official:
    """Takes the person out of what the form told: chosen, or registered now. The form's own transaction holds both."""
    chosen: Official | None = told.pop("official")
    about = {name: told.pop(name) for name in ("name", "staff_number", "rank")}
    return chosen or acts.register_official(actor, office.agency, **about)


def _about(
    request: ActorRequest,
    form: ActForm,
    act: Callable[..., Any],
    subject: Any,
    words: dict[str, Any],
    *,
    agency: Agency,
    rule: Callable[..., Any] | None = None,
) -> HttpResponse:
    """One act on one subject: its form, then back to the agency. Whoever may not is told so before typing."""
    judged = rule or act
    if not may(judged, request.actor, subject):
        raise Denied(judged.rule.sentence, operation=judged.__name__)  # type: ignore[attr-defined]
    if form.does(act, request.actor, subject):
        messages.success(request, words["saved"])
        return redirect(agency)
    return _form_page(request, form, {"agency": agency, **words}, back=agency.get_absolute_url())


def _form_page(request: ActorRequest, form: ActForm, words: dict[str, Any], *, back: str) -> HttpResponse:
    context = {
        "form": form,
        "back": back,
        "acting": acting_capacity(request.actor),
        "agency": None,
        "office": "",
        "what": "",
        "ends": False,
        **words,
    }
    return render(request, "ground/agencies/act.html", context, status=form.status)


urlpatterns = [
    path("agencies/new/", agency_new, name="agency_new"),
    path("agencies/<uuid:pk>/change/", agency_change, name="agency_change"),
    path("agencies/<uuid:pk>/offices/new/", office_new, name="office_new"),
    path("agencies/<uuid:pk>/people/new/", official_new, name="official_new"),
    path("offices/<uuid:pk>/change/", office_change, name="office_change"),
    path("offices/<uuid:pk>/appointment/", appointment, name="appointment"),
    path("offices/<uuid:pk>/mandate/", mandate, name="mandate"),
    path("officials/<uuid:pk>/change/", official_change, name="official_change"),
    path("appointments/<uuid:pk>/end/", appointment_end, name="appointment_end"),
    path("mandates/<uuid:pk>/end/", mandate_end, name="mandate_end"),
]
