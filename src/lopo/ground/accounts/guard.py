"""The guard at the door: sessions end after 12 hours or 30 idle minutes, a locked screen shows nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import SimpleLazyObject

from lopo.ground.accounts import sessions
from lopo.ground.accounts.actors import oneself
from lopo.ground.accounts.models import Account, OpenSession
from lopo.ground.accounts.operations.signing import end_session
from lopo.ground.accounts.queries import recoveries_told


class SessionGuard:
    """Middleware after Django's own. A visitor without a session cookie costs no query and gets no `Vary`.

    Sets `request.locked` (the account behind a locked screen) and `request.former` (whose session has just ended),
    so that a form that outlived its session goes back to its author only; and `request.recoveries_told`, read by home.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        told: Any = request
        told.locked = told.former = None
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        signed_in = request.user.is_authenticated
        if signed_in:
            _judge(told)
        response = self.get_response(request)
        if signed_in and not response.has_header("Cache-Control"):
            add_never_cache_headers(
                response
            )  # the back button of a shared computer shows nothing after signing out
        return response


def _judge(request: Any) -> None:
    account: Account = request.user
    if because := sessions.ended_because(request.session):
        sign_out(request, account, because=because)
        request.former = account
    elif sessions.locked_at(request.session):
        request.locked, request.user = account, AnonymousUser()
    else:
        sessions.note_seen(request.session)
        request.recoveries_told = SimpleLazyObject(lambda: list(recoveries_told(account)))


def sign_out(request: HttpRequest, account: Account, *, because: str) -> None:
    """Ends the session of this request, on the ledger and in the browser."""
    open_ = OpenSession.objects.filter(session_key=request.session.session_key, account=account).first()
    if open_ is not None:
        end_session(oneself(account), open_, because=because)
    logout(request)
