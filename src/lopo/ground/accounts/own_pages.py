"""A person's own account: language, password, phone, recovery codes, sessions."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from lopo.ground.accounts import enrolment_pages, sessions
from lopo.ground.accounts.actors import oneself
from lopo.ground.accounts.entering import begin_session, speak
from lopo.ground.accounts.forms import ChangePasswordForm, LanguageForm, SecondFactorForm
from lopo.ground.accounts.freshness import needs_fresh_code
from lopo.ground.accounts.models import Account, OpenSession
from lopo.ground.accounts.operations import (
    change_password,
    choose_language,
    renew_recovery_codes,
    replace_second_factor,
    signing,
)
from lopo.ground.accounts.queries import devices_of, recovery_codes_left
from lopo.ground.acts import Actor
from lopo.ground.web.forms import ActForm, posted
from lopo.ground.web.pages import SignedInRequest, page


@page(without_hat=True, methods=["GET"])
def account(request: SignedInRequest) -> HttpResponse:
    """What I sign in with, and what I can change about it."""
    mine = _mine(request)
    devices = devices_of(mine, request.session.session_key)
    left = recovery_codes_left(mine)
    return render(
        request, "ground/accounts/account.html", {"account": mine, "devices": len(devices), "left": left}
    )


@page(without_hat=True)
def language(request: SignedInRequest) -> HttpResponse:
    """The language in which Lopo greets me on any device."""
    mine = _mine(request)
    form = LanguageForm(posted(request), initial={"language": mine.language})
    if form.does(choose_language, _self(request), mine):
        with override(form.cleaned_data["language"]):
            messages.success(request, _("Bahasa disimpan."))
        response = redirect("account")
        speak(response, request, form.cleaned_data["language"])
        return response
    return render(request, "ground/accounts/language.html", {"form": form}, status=form.status)


@page(without_hat=True)
@needs_fresh_code
def password(request: SignedInRequest) -> HttpResponse:
    """A new password; other devices are signed out."""
    mine, form = _mine(request), ChangePasswordForm(posted(request))
    if form.does(change_password, _self(request), mine, session_key=request.session.session_key):
        _go_on(request, mine)
        messages.success(request, _("Kata sandi diganti. Perangkat lain sudah dikeluarkan."))
        return redirect("account")
    return render(request, "ground/accounts/password.html", {"form": form}, status=form.status)


@page(without_hat=True)
@needs_fresh_code
def second_factor(request: SignedInRequest) -> HttpResponse:
    """The codes come from another phone."""
    mine, form = _mine(request), SecondFactorForm(posted(request))
    bound = str(mine.pk)
    seed = enrolment_pages.seed_shown(request, bound)
    if form.does(replace_second_factor, _self(request), mine, seed=seed):
        messages.success(request, _("Kode sekarang datang dari ponsel yang baru."))
        return redirect("account")
    context = {"form": form, **enrolment_pages.seed_on_page(seed, mine.login, bound)}
    return render(request, "ground/accounts/second_factor.html", context, status=form.status)


@page(without_hat=True)
@needs_fresh_code
def recovery_codes(request: SignedInRequest) -> HttpResponse:
    """Ten new codes; the old paper is worthless."""
    mine, form = _mine(request), ActForm(posted(request))
    if form.does(renew_recovery_codes, _self(request), mine):
        if not isinstance(form.result, list):  # sent twice: the codes were shown the first time only
            return redirect("account")
        context = {"paper": form.result, "account": mine, "first": False}
        return render(request, "ground/accounts/recovery_codes.html", context)
    context = {
        "title": _("Buat kode pemulihan baru"),
        "says": _("Sepuluh kode baru tampil sekali saja. Kertas kode yang lama tidak berlaku lagi."),
        "act": _("Buat kode baru"),
        "icon": "key",
        "back": reverse("account"),
        "form": form,
    }
    return render(request, "ground/web/confirm.html", context, status=form.status)


@page(without_hat=True, methods=["GET"])
def session_list(request: SignedInRequest) -> HttpResponse:
    """Where I am signed in."""
    devices = devices_of(_mine(request), request.session.session_key)
    return render(request, "ground/accounts/sessions.html", {"devices": devices})


@page(without_hat=True, methods=["POST"])
def end_session(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Signs one device out, from here."""
    mine = _mine(request)
    session = OpenSession.objects.filter(pk=pk, account=mine).first()
    if session is None:
        raise Http404
    signing.end_session(_self(request), session, because="ended_from_afar")
    messages.success(request, _("Perangkat itu sudah dikeluarkan."))
    return redirect("sessions")


@page(without_hat=True, methods=["POST"])
def end_others(request: SignedInRequest) -> HttpResponse:
    """Signs every other device out."""
    mine = _mine(request)
    ended = signing.end_other_sessions(_self(request), mine, keep=request.session.session_key or "")
    words = ngettext("%(n)s perangkat lain dikeluarkan.", "%(n)s perangkat lain dikeluarkan.", ended)
    messages.success(request, words % {"n": ended})
    return redirect("sessions")


def _mine(request: SignedInRequest) -> Account:
    return request.user  # type: ignore[return-value]


def _self(request: SignedInRequest) -> Actor:
    return oneself(_mine(request), request.actor)


def _go_on(request: SignedInRequest, mine: Account) -> None:
    """Django binds a session to the password: this device goes on in a new session, under the same hat.

    It lasts no longer and its code is no fresher than before: a password is no code.
    """
    carried = (sessions.STARTED, sessions.FRESH_UNTIL, "hat")
    before = {name: request.session[name] for name in carried if name in request.session}
    begin_session(request, mine)
    request.session.update(before)


urlpatterns = [
    path("account/", account, name="account"),
    path("account/language/", language, name="account_language"),
    path("account/password/", password, name="account_password"),
    path("account/phone/", second_factor, name="account_phone"),
    path("account/recovery-codes/", recovery_codes, name="account_recovery_codes"),
    path("account/sessions/", session_list, name="sessions"),
    path("account/sessions/<uuid:pk>/end/", end_session, name="session_end"),
    path("account/sessions/end-others/", end_others, name="sessions_end_others"),
]
