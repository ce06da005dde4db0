"""Every address has a decision on sign-in, and the decision holds."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter, PathConverter, SlugConverter, StringConverter, UUIDConverter
import pytest

# Open to anybody. Whoever adds a line has thought about what the page tells a stranger.
PUBLIC: set[str] = {
    # the look: a language, a theme, and (in the demo only) the showroom; they know nothing of anybody
    "bahasa/",
    "tema/",
    "rupa/",
    # signing in: one answer for every failure; a dead link and an invented one read alike
    "sign-in/",
    "sign-in/code/",
    "sign-in/unlock/",
    "sign-in/demo/",
    "sign-out/",
    "lock/",
    "enrolment/<str:token>/",
    "recovery/link/<str:token>/",
    # acting without an account: the code or link is the key, and opens its one act
    "kode/",
    "i/<str:code>/",
    "denyut/<str:token>/",
    # telling what one saw, and following it with the receipt: whoever has that reads what was told with it
    "kabar/",
    "kabar/ikuti/",
    "kabar/en/",
    "kabar/en/ikuti/",
    # a paper's number, date and digest, and nothing else of it
    "periksa/<str:token>",
    # words, help, and who may see what: the same for everybody
    "glossary/",
    "help/",
    "who-sees/",
}

EXAMPLES: dict[type, str] = {
    UUIDConverter: "00000000-0000-4000-8000-000000000000",
    IntConverter: "1",
    SlugConverter: "contoh",
    StringConverter: "contoh",
    PathConverter: "contoh",
}


def routes(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        else:
            yield route, pattern


import_module("lopo.urls")
ROUTES = list(routes(get_resolver()))


def address(route: str, pattern: URLPattern) -> str:
    """The route with something in each of its places."""
    for name, converter in pattern.pattern.converters.items():
        example = next((text for kind, text in EXAMPLES.items() if type(converter) is kind), None)
        if example is None:
            example = getattr(converter, "example", "contoh")
        start, end = route.index("<"), route.index(">") + 1
        assert name in route[start:end]
        route = route[:start] + example + route[end:]
    return "/" + route


def decision(pattern: URLPattern) -> str | None:
    return getattr(pattern.callback, "sign_in", None)


def test_every_address_has_a_decision_on_sign_in() -> None:
    undecided = [route for route, pattern in ROUTES if decision(pattern) not in ("required", "public")]
    assert not undecided, "decorate the view with @page(...) or @public_page"


def test_what_strangers_may_open_was_meant() -> None:
    assert {route for route, pattern in ROUTES if decision(pattern) == "public"} == PUBLIC


@pytest.mark.parametrize(
    "path", [address(route, pattern) for route, pattern in ROUTES if decision(pattern) == "required"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_asked_to_sign_in(client: Client, db: None, path: str, method: str) -> None:
    answer: Any = getattr(client, method)(path)
    if answer.status_code == 405:  # this page does not answer to that method, for nobody
        return
    assert answer.status_code in (302, 401, 403)
    assert answer.status_code != 302 or "sign-in" in answer.url
