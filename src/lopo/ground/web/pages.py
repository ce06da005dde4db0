"""What every page is: a decision on sign-in, the methods that it answers, and the actor who looks.

@page()                      signed in, under any hat
@page(hats={"secretariat"})  signed in under one of these hats
@public_page                 anybody, without account
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial, wraps
from typing import Any, Concatenate, Literal, ParamSpec, Protocol, cast, overload

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from lopo.ground.accounts.returning import ask_to_sign_in, shown_again
from lopo.ground.acts.actor import Actor
from lopo.ground.acts.operation import log_denial
from lopo.ground.acts.refusal import Denied

P = ParamSpec("P")
View = Callable[..., HttpResponse]


class SignedInRequest(HttpRequest):
    """A request of somebody who is signed in and may hold nothing today; `hats` are all that this person has."""

    actor: Actor | None
    hats: list[Actor]
    htmx: Any


class ActorRequest(SignedInRequest):
    """A request with somebody behind it who acts for an office: `page` guarantees `actor`."""

    actor: Actor


class SignInDecision(Protocol):
    """Every view carries its decision; tests/project reads it."""

    sign_in: str


@overload
def page(
    *, hats: Iterable[str] | None = None, methods: Iterable[str] = ("GET", "POST")
) -> Callable[[View], View]: ...
@overload
def page(
    *, methods: Iterable[str] = ("GET", "POST"), without_hat: Literal[True]
) -> Callable[[Callable[Concatenate[SignedInRequest, P], HttpResponse]], View]: ...
def page(
    *, hats: Iterable[str] | None = None, methods: Iterable[str] = ("GET", "POST"), without_hat: bool = False
) -> Callable[[Any], View]:
    """A page for people who are signed in. `without_hat`: also for a person who holds nothing today."""
    allowed = frozenset(hats) if hats else None
    answered = frozenset({*methods, "HEAD"} if "GET" in methods else methods)

    def wrap(view: View) -> View:
        @wraps(view)
        def run(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in answered:
                return HttpResponseNotAllowed(sorted(answered))
            if not request.user.is_authenticated:
                return ask_to_sign_in(request)
            request.actor = cast(Any, request).find_actor()
            if request.actor is None and not without_hat:
                return render(request, "ground/web/errors/no_hat.html", status=403)
            judged = partial(_judged, view, allowed)
            again = shown_again(judged, request, answered, *args, **kwargs)
            return again if again is not None else judged(request, *args, **kwargs)

        run.sign_in = "required"  # type: ignore[attr-defined]
        run.hats = allowed  # type: ignore[attr-defined]
        return cast(View, run)

    return wrap


def _judged(
    view: View, hats: frozenset[str] | None, request: SignedInRequest, *args: Any, **kwargs: Any
) -> HttpResponse:
    """Whoever is turned away at the door or inside is put on the log here, where no transaction is open any more."""
    try:
        if hats and (request.actor is None or request.actor.hat not in hats):
            raise Denied(
                _("Halaman ini untuk peran lain. Ganti peran, bila Anda memilikinya."), operation="page"
            )
        return view(request, *args, **kwargs)
    except Denied as denied:
        if request.actor is not None:
            log_denial(request.actor, denied, page=_name_of(request))
        raise


def _name_of(request: HttpRequest) -> str:
    return str(request.resolver_match.view_name) if request.resolver_match else ""


def kept_nowhere(view: View) -> View:
    """For a public page that holds a secret: no browser's cache and no proxy keeps it. Stands under `@public_page`."""
    return cache_control(no_store=True, private=True)(view)


def public_page(view: View) -> View:
    """A page for anybody, without account: no actor, no cookie needed to read it."""
    view.sign_in = "public"  # type: ignore[attr-defined]
    return view
