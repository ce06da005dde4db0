"""The secretariat's desk of accounts, and the other office's answer to a recovery."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from lopo.ground.accounts.forms import InviteForm
from lopo.ground.accounts.freshness import needs_fresh_code
from lopo.ground.accounts.models import Account, OneTimeLink
from lopo.ground.accounts.operations import Issued, close_account, invite, invite_again, reopen_account
from lopo.ground.accounts.operations.recovery import approve_recovery, ask_recovery, stop_recovery
from lopo.ground.accounts.queries import accounts_seen_by, recoveries_waiting
from lopo.ground.acts import may
from lopo.ground.acts.fetch import fetch
from lopo.ground.web.forms import ActForm, posted
from lopo.ground.web.lists import listed
from lopo.ground.web.pages import ActorRequest, page
from lopo.ground.web.site import site

DESK = {"secretariat"}
SORTS = {
    "agency": ("official__agency__name", "official__name"),
    "person": ("official__name",),
    "login": ("login",),
}


@page(hats=DESK, methods=["GET"])
def accounts(request: ActorRequest) -> HttpResponse:
    """Who can sign in, who has not yet, whose link is still open; filters and sorts by its address."""
    state, named = request.GET.get("state", ""), request.GET.get("q", "")[:100]
    rows = accounts_seen_by(request.actor, state=state, named=named)
    listing = listed(request, rows, sorts=SORTS)
    states = (("waiting", _("belum mendaftar")), ("used", _("dipakai")), ("closed", _("ditutup")))
    context = {
        "listing": listing,
        "states": states,
        "state": state,
        "named": named,
        "filtered": bool(state or named),
        "may_invite": request.actor.signs,
    }
    return render(request, "ground/accounts/accounts.html", context)


@page(hats=DESK)
@needs_fresh_code
def invitation(request: ActorRequest) -> HttpResponse:
    """An account for somebody who has none: the link is shown once."""
    form = InviteForm(request.actor, posted(request), initial={"official": request.GET.get("official")})
    official = form.cleaned_data.get("official") if form.is_bound and form.is_valid() else None
    if form.does(invite, request.actor, official):
        return _link_page(request, form.result)
    return render(request, "ground/accounts/invite.html", {"form": form}, status=form.status)


@page(hats=DESK)
@needs_fresh_code
def new_link(request: ActorRequest, pk: UUID) -> HttpResponse:
    """A new link for somebody who has not enrolled; the old one dies."""
    words = {
        "title": _("Buat tautan pendaftaran baru"),
        "says": _("Tautan yang lama langsung mati. Yang baru tampil sekali dan berlaku 48 jam."),
        "act": _("Buat tautan"),
        "icon": "link",
    }
    return _about_account(request, _account(request, pk), invite_again, words)


@page(hats=DESK)
@needs_fresh_code
def recovery_request(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The secretariat's half of a recovery: the link."""
    words = {
        "title": _("Mulai pemulihan akun"),
        "says": _(
            "Pastikan dahulu, bertatap muka atau lewat telepon kantornya, bahwa orangnya sendiri yang meminta. "
            "Tautan baru berlaku sesudah penanda tangan dari instansi lain menyetujui dan membacakan kodenya. "
            "Ponsel dan kata sandi lama mati begitu tautan dipakai."
        ),
        "act": _("Mulai pemulihan"),
        "icon": "key",
    }
    return _about_account(request, _account(request, pk), ask_recovery, words)


@page(hats=DESK)
@needs_fresh_code
def closing(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Closes an account, or opens a closed one again."""
    row = _account(request, pk)
    if row.is_active:
        words = {
            "title": _("Tutup akun"),
            "says": _(
                "Orang ini tidak dapat masuk lagi dan langsung dikeluarkan dari semua perangkat. "
                "Catatan pekerjaannya tetap ada."
            ),
            "act": _("Tutup akun"),
            "icon": "x",
            "ends": True,
        }
        return _about_account(request, row, close_account, words)
    words = {
        "title": _("Buka lagi akun"),
        "says": _("Kata sandi dan ponselnya berlaku seperti semula."),
        "act": _("Buka lagi akun"),
        "icon": "key",
    }
    return _about_account(request, row, reopen_account, words)


@page()
def recoveries(request: ActorRequest) -> HttpResponse:
    """Recoveries that wait for a second office, or for their owner."""
    rows = [
        (link, may(approve_recovery, request.actor, link), may(stop_recovery, request.actor, link))
        for link in recoveries_waiting(request.actor)
    ]
    return render(request, "ground/accounts/recoveries.html", {"rows": rows})


@page()
@needs_fresh_code
def approval(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The other office's half of a recovery: the code, shown once."""
    link, form = _recovery(request, pk), ActForm(posted(request))
    if form.does(approve_recovery, request.actor, link):
        if not isinstance(form.result, str):
            return redirect("recoveries")
        context = {"link": link, "code": form.result}
        return render(request, "ground/accounts/approved.html", context)
    context = {"link": link, "form": form, "mine": may(approve_recovery, request.actor, link)}
    return render(request, "ground/accounts/approval.html", context, status=form.status)


@page()
def stopping(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Takes a recovery back."""
    link, form = _recovery(request, pk), ActForm(posted(request))
    if form.does(stop_recovery, request.actor, link):
        messages.success(request, _("Pemulihan dihentikan. Tautannya sudah mati."))
        return redirect("recoveries")
    words = {
        "title": _("Hentikan pemulihan: %(name)s") % {"name": link.account.official.name},
        "says": _("Tautannya langsung mati. Akun tetap seperti sekarang."),
        "act": _("Hentikan pemulihan"),
        "icon": "x",
        "ends": True,
    }
    return _confirm(request, form, reverse("recoveries"), words)


def _about_account(request: ActorRequest, row: Account, act: Any, words: dict[str, Any]) -> HttpResponse:
    """One button about one account; where the act gives out a link, it is shown this once."""
    form = ActForm(posted(request))
    if form.does(act, request.actor, row):
        if isinstance(form.result, Account):
            messages.success(request, _("Tersimpan: %(name)s.") % {"name": row.official.name})
            return redirect("accounts")
        return _link_page(request, form.result)
    named = {**words, "title": f"{words['title']}: {row.official.name}"}
    return _confirm(request, form, reverse("accounts"), named)


def _confirm(request: ActorRequest, form: ActForm, back: str, words: dict[str, Any]) -> HttpResponse:
    return render(
        request,
        "ground/web/confirm.html",
        {"ends": False, **words, "form": form, "back": back},
        status=form.status,
    )


def _link_page(request: ActorRequest, issued: Any) -> HttpResponse:
    if not isinstance(issued, Issued):  # sent twice: the link was shown the first time only
        messages.info(request, _("Tautan hanya tampil sekali. Bila hilang, buat tautan baru."))
        return redirect("accounts")
    route = "enrolment" if issued.link.purpose == "enrol" else "recovery"
    address = site(request) + reverse(route, args=[issued.token])
    context = {"link": issued.link, "account": issued.link.account, "address": address}
    return render(request, "ground/accounts/link.html", context)


def _account(request: ActorRequest, pk: UUID) -> Account:
    return fetch(Account, pk, actor=request.actor, related=("official__agency",))


def _recovery(request: ActorRequest, pk: UUID) -> OneTimeLink:
    link = recoveries_waiting(request.actor).filter(pk=pk).first()
    if link is None:
        raise Http404
    return link


urlpatterns = [
    path("accounts/", accounts, name="accounts"),
    path("accounts/invitation/", invitation, name="account_invitation"),
    path("accounts/<uuid:pk>/link/", new_link, name="account_link"),
    path("accounts/<uuid:pk>/recovery/", recovery_request, name="account_recovery"),
    path("accounts/<uuid:pk>/closing/", closing, name="account_closing"),
    path("recovery/", recoveries, name="recoveries"),
    path("recovery/<uuid:pk>/approval/", approval, name="recovery_approval"),
    path("recovery/<uuid:pk>/stopping/", stopping, name="recovery_stopping"),
]
