"""Signing in and out, the locked screen, the fresh code. One answer for every failure; nothing needs script."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lopo.ground.accounts import (
    codes,
    desk_pages,
    enrolment_pages,
    guard,
    lockout,
    own_pages,
    returning,
    sessions,
)
from lopo.ground.accounts.actors import oneself, visitor
from lopo.ground.accounts.entering import let_in
from lopo.ground.accounts.forms import CodeForm, PasswordForm, SignInForm
from lopo.ground.accounts.models import Account, SecondFactor
from lopo.ground.accounts.operations import signing
from lopo.ground.accounts.queries import demo_accounts, recovery_codes_left
from lopo.ground.acts import now
from lopo.ground.places.models import Regency
from lopo.ground.vault import tickets
from lopo.ground.web.forms import posted
from lopo.ground.web.pages import SignedInRequest, kept_nowhere, page, public_page

HALF_WAY = timedelta(minutes=5)  # from the password to the code
TICKET = "signing in"
Way = dict[str, str]


@public_page
def sign_in(request: HttpRequest) -> HttpResponse:
    """Name and password; the code follows. Says the same for every failure."""
    way = returning.passed_on(request)
    if request.method != "POST":
        if request.user.is_authenticated:
            return redirect(way["next"] or "/")
        return sign_in_page(request, SignInForm(), way)
    form = SignInForm(request.POST)
    account = _password_given(request, form) if form.is_valid() else None
    if account is None:
        return sign_in_page(request, form, way, failed=form.is_valid(), status=422)
    ticket = tickets.issue(TICKET, {"account": str(account.pk), "keys": account.get_session_auth_hash()})
    return _code_page(request, CodeForm(), way, ticket)


@public_page
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """The phone's code, or a recovery code; then back to where one wanted to go."""
    if request.method != "POST":
        return redirect("sign_in")
    way, ticket, form = returning.passed_on(request), request.POST.get("ticket", ""), CodeForm(request.POST)
    if (account := _half_way(ticket)) is None:
        return sign_in_page(request, SignInForm(), way, late=True, status=422)
    how = ""
    if form.is_valid():
        mark = lockout.device_of(request, account.login)
        how = signing.give_code(
            visitor(account.regency), account, code=form.cleaned_data["code"], device=mark
        )
    if not how:
        return _code_page(request, CodeForm(), way, ticket, failed=True, status=422)
    response = let_in(request, account)
    if how == "recovery":
        _say_codes_left(request, account)
    return response


@public_page
def unlock(request: HttpRequest) -> HttpResponse:
    """The password again, on a screen that its owner locked."""
    account: Account | None = getattr(request, "locked", None)
    if account is None or request.method != "POST":
        return redirect("sign_in")
    form, mark = PasswordForm(request.POST), lockout.device_of(request, account.login)
    password = form.cleaned_data["password"] if form.is_valid() else ""
    if not signing.unlock_screen(oneself(account), account, password=password, device=mark):
        return sign_in_page(request, SignInForm(), returning.passed_on(request), failed=True, status=422)
    sessions.unlock(request.session)
    sessions.note_seen(request.session)
    return returning.go_back(request, account)


@public_page
def sign_in_demo(request: HttpRequest) -> HttpResponse:
    """One click, in the demo only; elsewhere this address does not exist."""
    offered = demo_accounts() if settings.DEMO and request.method == "POST" else ()
    account = next((one for one in offered if str(one.pk) == request.POST.get("account")), None)
    return redirect("sign_in") if account is None else let_in(request, account)


@public_page
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends this session; pressed twice, or without one, it leads to the same page."""
    account: Any = getattr(request, "locked", None) or request.user
    if request.method == "POST" and account.is_authenticated:
        guard.sign_out(request, account, because="signed_out")
        messages.success(request, _("Anda sudah keluar."))
    return redirect("sign_in")


@public_page
def lock_screen(request: HttpRequest) -> HttpResponse:
    """Nothing is shown until the password is given again; then the page that was open comes back."""
    if request.method == "POST" and request.user.is_authenticated:
        account: Any = request.user
        signing.lock_screen(oneself(account), account)
        sessions.lock(request.session)
        return redirect(f"{reverse('sign_in')}?{urlencode({'next': returning.page_before(request)})}")
    return redirect("sign_in")


@page(without_hat=True)
def fresh_code(request: SignedInRequest) -> HttpResponse:
    """A code again, before signing, exporting or changing keys; good for fifteen minutes."""
    account: Any = request.user
    way, form = returning.passed_on(request), CodeForm(posted(request))
    if not form.is_bound:
        return fresh_code_page(request, form, way)
    mark = lockout.device_of(request, account.login)
    actor = oneself(account, request.actor)
    code = form.cleaned_data["code"] if form.is_valid() else ""
    if not signing.give_fresh_code(actor, account, code=code, device=mark):
        return fresh_code_page(request, CodeForm(), way, failed=True, status=422)
    sessions.freshen(request.session)
    return returning.go_back(request, account)


@kept_nowhere
def sign_in_page(
    request: HttpRequest,
    form: SignInForm,
    way: Way,
    *,
    failed: bool = False,
    late: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The sign-in page: for strangers, for whoever locked the screen, in the demo with its people."""
    locked = getattr(request, "locked", None)
    context = {
        "form": form,
        "unlock_form": PasswordForm() if locked else None,
        "way": way,
        "failed": failed,
        "late": late,
        "locked": locked,
        "locked_at": sessions.locked_at(request.session) if locked else None,
        "ended": getattr(request, "former", None) is not None,
        "kept": bool(way["kept"]),
        "lost": status == 401 and not way["kept"],
        "demo": list(demo_accounts()) if settings.DEMO else [],
    }
    return render(request, "ground/accounts/sign_in.html", context, status=status)


def fresh_code_page(
    request: HttpRequest, form: CodeForm, way: Way, *, failed: bool = False, status: int = 200
) -> HttpResponse:
    context = {"form": form, "way": way, "failed": failed, "shown": _shown_in_demo(request.user)}
    return render(request, "ground/accounts/fresh_code.html", context, status=status)


@kept_nowhere
def _code_page(
    request: HttpRequest, form: CodeForm, way: Way, ticket: str, *, failed: bool = False, status: int = 200
) -> HttpResponse:
    context = {"form": form, "way": way, "ticket": ticket, "failed": failed}
    return render(request, "ground/accounts/code.html", context, status=status)


def _password_given(request: HttpRequest, form: SignInForm) -> Account | None:
    if (regency := Regency.objects.order_by("code").first()) is None:  # not founded yet: nobody can be known
        return None
    login = form.cleaned_data["login"]
    mark = lockout.device_of(request, login)
    return signing.give_password(
        visitor(regency), login=login, password=form.cleaned_data["password"], device=mark
    )


def _half_way(ticket: str) -> Account | None:
    """Who has given the password within the last five minutes, by the ticket that the page carried."""
    told = tickets.redeem(ticket, TICKET, within=HALF_WAY)
    if told is None:
        return None
    account: Account | None = (
        Account.objects.select_related("regency", "official")
        .filter(pk=told["account"], is_active=True)
        .first()
    )
    return account if account and account.get_session_auth_hash() == told["keys"] else None


def _say_codes_left(request: HttpRequest, account: Account) -> None:
    left = recovery_codes_left(account)
    words = ngettext(
        "Satu kode pemulihan terpakai. Masih ada %(n)s.",
        "Satu kode pemulihan terpakai. Masih ada %(n)s.",
        left,
    )
    messages.warning(request, words % {"n": left})


def _shown_in_demo(user: Any) -> str:
    """The demo's people have no phone: its page shows the code of the moment."""
    factor = SecondFactor.objects.filter(account=user.pk).first() if settings.DEMO else None
    return codes.code_at(factor.seed, now()) if factor else ""


urlpatterns = [
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-in/code/", sign_in_code, name="sign_in_code"),
    path("sign-in/unlock/", unlock, name="unlock"),
    path("sign-in/demo/", sign_in_demo, name="sign_in_demo"),
    path("sign-out/", sign_out, name="sign_out"),
    path("lock/", lock_screen, name="lock_screen"),
    path("account/code/", fresh_code, name="fresh_code"),
    *enrolment_pages.urlpatterns,
    *own_pages.urlpatterns,
    *desk_pages.urlpatterns,
]
