"""Working on a draft: begin it, its text, its sub-task forces, seats and duties, throw it away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from lopo.ground.acts.fetch import fetch
from lopo.ground.agencies.models import Office
from lopo.ground.web.forms import ActForm, posted
from lopo.ground.web.pages import ActorRequest, page
from lopo.taskforce.decree import operations as acts
from lopo.taskforce.decree.forms import DutyForm, HeadForm, PartForm, SeatForm
from lopo.taskforce.decree.models import Decree, Duty, Seat, SubTaskForce

DESK = {"secretariat"}


@page(hats=DESK)
def draft_new(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The next decree begins as a copy of this one."""
    decree = fetch(Decree, pk, actor=request.actor, related=("secretariat", "regency"))
    form = ActForm(posted(request))
    if form.does(acts.draft_decree, request.actor, decree):
        messages.success(request, _("Rancangan dibuat. Ubah yang perlu; SK yang berlaku tetap berlaku."))
        return redirect(form.result)
    words = {
        "title": _("Rancang SK berikutnya"),
        "says": _(
            "Rancangan dimulai dari isi SK %d: sub gugus tugas, kedudukan, tugas dan pimpinan. "
            "SK itu tetap berlaku sampai yang baru ditetapkan."
        )
        % decree.year,
        "act": _("Buat rancangan"),
        "icon": "pen",
    }
    return _confirm(request, form, words, back=decree.get_absolute_url())


@page(hats=DESK)
def draft_discard(request: ActorRequest, pk: UUID) -> HttpResponse:
    draft = _draft(request, pk)
    form = ActForm(posted(request))
    if form.does(acts.discard_draft, request.actor, draft):
        messages.success(request, _("Rancangan dibuang."))
        return redirect("task_force")
    words = {
        "title": _("Buang rancangan ini?"),
        "says": _("Semua perubahan dalam rancangan hilang. SK yang berlaku tidak berubah."),
        "act": _("Buang rancangan"),
        "icon": "x",
        "ends": True,
    }
    return _confirm(request, form, words, back=draft.get_absolute_url())


@page(hats=DESK)
def draft_head(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Title, year, reasons, grounds and paragraphs."""
    draft = _draft(request, pk)
    words = {
        "title": _("Judul dan isi SK"),
        "what": _("Usulan kalimat; Bagian Hukum yang menetapkannya."),
        "act": _("Simpan"),
        "saved": _("Judul dan isi tersimpan."),
    }
    return _about(request, HeadForm(draft, posted(request)), acts.change_head, draft, words, draft)


@page(hats=DESK)
def part_new(request: ActorRequest, pk: UUID) -> HttpResponse:
    draft = _draft(request, pk)
    words = {
        "title": _("Tambah sub gugus tugas"),
        "act": _("Tambah"),
        "saved": _("Sub gugus tugas ditambahkan."),
    }
    return _about(request, PartForm(posted(request)), acts.add_part, draft, words, draft)


@page(hats=DESK)
def part_change(request: ActorRequest, pk: UUID) -> HttpResponse:
    part = fetch(SubTaskForce, pk, actor=request.actor, related=("decree",))
    told = {"code": part.code, "name": part.name, "functions": part.functions}
    words = {
        "title": _("Ubah Sub %s") % part.code,
        "act": _("Simpan"),
        "saved": _("Sub gugus tugas tersimpan."),
    }
    form = PartForm(posted(request), initial=told)
    return _about(request, form, acts.change_part, part, words, _only(part.decree))


@page(hats=DESK)
def part_removal(request: ActorRequest, pk: UUID) -> HttpResponse:
    part = fetch(SubTaskForce, pk, actor=request.actor, related=("decree",))
    words = {
        "title": _("Hapus Sub %s dari rancangan?") % part.code,
        "says": _("Kedudukan dan tugasnya ikut terhapus dari rancangan."),
        "saved": _("Sub gugus tugas dihapus dari rancangan."),
    }
    return _removal(request, acts.remove_part, part, words, _only(part.decree))


@page(hats=DESK)
def seat_new(request: ActorRequest, pk: UUID) -> HttpResponse:
    part = fetch(SubTaskForce, pk, actor=request.actor, related=("decree__regency",))
    words = {
        "title": _("Tambah kedudukan di Sub %s") % part.code,
        "act": _("Tambah"),
        "saved": _("Kedudukan ditambahkan."),
    }
    form = SeatForm(part.decree.regency, posted(request))
    return _about(request, form, acts.add_seat, part, words, _only(part.decree), offices=True)


@page(hats=DESK)
def seat_change(request: ActorRequest, pk: UUID) -> HttpResponse:
    seat = fetch(Seat, pk, actor=request.actor, related=("sub_task_force__decree__regency", "office__agency"))
    told = {name: getattr(seat, name) for name in ("position", "receives", "intake", "many_holders")}
    told |= {"agency": seat.office.agency_id, "office": seat.office.name}
    words = {
        "title": _("Ubah kedudukan %s") % seat.label,
        "act": _("Simpan"),
        "saved": _("Kedudukan tersimpan."),
    }
    decree = _only(seat.sub_task_force.decree)
    form = SeatForm(decree.regency, posted(request), initial=told)
    return _about(request, form, acts.change_seat, seat, words, decree, offices=True)


@page(hats=DESK)
def seat_removal(request: ActorRequest, pk: UUID) -> HttpResponse:
    seat = fetch(Seat, pk, actor=request.actor, related=("sub_task_force__decree", "office"))
    words = {
        "title": _("Hapus kedudukan %s dari rancangan?") % seat.label,
        "says": _(
            "%s tidak duduk lagi di sub gugus tugas ini. Pekerjaan yang terbuka diteruskan oleh penerusnya."
        )
        % seat.office.name,
        "saved": _("Kedudukan dihapus dari rancangan."),
    }
    return _removal(request, acts.remove_seat, seat, words, _only(seat.sub_task_force.decree))


@page(hats=DESK)
def duty_new(request: ActorRequest, pk: UUID) -> HttpResponse:
    part = fetch(SubTaskForce, pk, actor=request.actor, related=("decree",))
    words = {
        "title": _("Tambah tugas di Sub %s") % part.code,
        "act": _("Tambah"),
        "saved": _("Tugas ditambahkan."),
    }
    return _about(request, DutyForm(posted(request)), acts.add_duty, part, words, _only(part.decree))


@page(hats=DESK)
def duty_change(request: ActorRequest, pk: UUID) -> HttpResponse:
    duty = fetch(Duty, pk, actor=request.actor, related=("sub_task_force__decree",))
    words = {
        "title": _("Ubah tugas huruf %s") % duty.letter,
        "act": _("Simpan"),
        "saved": _("Tugas tersimpan."),
    }
    form = DutyForm(posted(request), initial={"text": duty.text, "work": duty.work})
    return _about(request, form, acts.change_duty, duty, words, _only(duty.sub_task_force.decree))


@page(hats=DESK)
def duty_removal(request: ActorRequest, pk: UUID) -> HttpResponse:
    duty = fetch(Duty, pk, actor=request.actor, related=("sub_task_force__decree",))
    words = {
        "title": _("Hapus tugas huruf %s dari rancangan?") % duty.letter,
        "says": duty.text,
        "saved": _("Tugas dihapus dari rancangan; huruf sesudahnya naik."),
    }
    return _removal(request, acts.remove_duty, duty, words, _only(duty.sub_task_force.decree))


def _draft(request: ActorRequest, pk: UUID) -> Decree:
    return _only(fetch(Decree, pk, actor=request.actor, related=("secretariat", "regency")))


def _only(decree: Decree) -> Decree:
    """These addresses exist for drafts; what is in force has no page where it could be changed."""
    if not decree.is_draft:
        raise Http404
    return decree


def _about(
    request: ActorRequest,
    form: ActForm,
    act: Callable[..., Any],
    subject: Any,
    words: dict[str, Any],
    draft: Decree,
    *,
    offices: bool = False,
) -> HttpResponse:
    if form.does(act, request.actor, subject):
        messages.success(request, words["saved"])
        return redirect(draft)
    names = Office.objects.filter(regency=draft.regency_id).values_list("name", flat=True) if offices else []
    context = {"decree": draft, "form": form, "what": "", "offices": names, **words}
    return render(request, "taskforce/decree/act.html", context, status=form.status)


def _removal(
    request: ActorRequest, act: Callable[..., Any], subject: Any, words: dict[str, Any], draft: Decree
) -> HttpResponse:
    form = ActForm(posted(request))
    if form.does(act, request.actor, subject):
        messages.success(request, words["saved"])
        return redirect(draft)
    more = {"act": _("Hapus dari rancangan"), "icon": "x", "ends": True}
    return _confirm(request, form, {**words, **more}, back=reverse("decree", args=[draft.pk]))


def _confirm(request: ActorRequest, form: ActForm, words: dict[str, Any], *, back: str) -> HttpResponse:
    context = {"form": form, "back": back, "ends": False, **words}
    return render(request, "ground/web/confirm.html", context, status=form.status)


urlpatterns = [
    path("decrees/<uuid:pk>/draft/", draft_new, name="draft_new"),
    path("decrees/<uuid:pk>/discard/", draft_discard, name="draft_discard"),
    path("decrees/<uuid:pk>/text/", draft_head, name="draft_head"),
    path("decrees/<uuid:pk>/sub-task-forces/new/", part_new, name="part_new"),
    path("sub-task-forces/<uuid:pk>/change/", part_change, name="part_change"),
    path("sub-task-forces/<uuid:pk>/removal/", part_removal, name="part_removal"),
    path("sub-task-forces/<uuid:pk>/seats/new/", seat_new, name="seat_new"),
    path("sub-task-forces/<uuid:pk>/duties/new/", duty_new, name="duty_new"),
    path("seats/<uuid:pk>/change/", seat_change, name="seat_change"),
    path("seats/<uuid:pk>/removal/", seat_removal, name="seat_removal"),
    path("duties/<uuid:pk>/change/", duty_change, name="duty_change"),
    path("duties/<uuid:pk>/removal/", duty_removal, name="duty_removal"),
]
