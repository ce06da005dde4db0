"""Letting somebody in: from a code that fitted to an open session in this browser."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import login as open_django_session
from django.http import HttpRequest, HttpResponse

from lopo.ground.accounts import device, guard, lockout, returning, sessions
from lopo.ground.accounts.actors import oneself
from lopo.ground.accounts.models import Account
from lopo.ground.accounts.operations import signing

YEAR = 365 * 24 * 60 * 60


def let_in(request: HttpRequest, account: Account) -> HttpResponse:
    """Opens the session of somebody whose password and code have fitted, and leads where they wanted to go."""
    begin_session(request, account)
    response = returning.go_back(request, account)
    welcome(response, request, account)
    return response


def begin_session(request: HttpRequest, account: Account) -> None:
    """A new session of this account in this browser; one that was open here ends."""
    before: Any = getattr(request, "locked", None) or request.user
    if before.is_authenticated:
        guard.sign_out(request, before, because="signed_out")
    open_django_session(request, account)
    sessions.begin(request.session)
    key = request.session.session_key or ""
    signing.open_session(oneself(account), account, session_key=key, device=device.words(request))


def welcome(response: HttpResponse, request: HttpRequest, account: Account) -> None:
    """Marks the device as known, and speaks the account's language where none was chosen here."""
    lockout.know_device(response, request, account.login)
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        speak(response, request, account.language)


def speak(response: HttpResponse, request: HttpRequest, code: str) -> None:
    """The browser remembers the language, and nothing else with it."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=YEAR,
        samesite="Lax",
        secure=request.is_secure(),
        httponly=True,
    )
