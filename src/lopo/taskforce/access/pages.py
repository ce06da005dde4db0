"""The hat of each request, and the page where a person with several picks one."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from lopo.ground.acts import OPERATIONS
from lopo.ground.acts.actor import Actor
from lopo.ground.web.pages import ActorRequest, SignedInRequest, page
from lopo.taskforce.access.compartments import COURT, PARTNER, Compartment, matrix
from lopo.taskforce.access.hats import chosen, hats_of, sees
from lopo.taskforce.decree.models import Function


class ActorMiddleware:
    """Sets `request.hats` and `request.actor` (None when nobody is signed in), read at first use only."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.hats = SimpleLazyObject(lambda: _hats(request))  # type: ignore[attr-defined]
        request.find_actor = lambda: _actor(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def _hats(request: HttpRequest) -> list[Actor]:
    return hats_of(request.user) if request.user.is_authenticated else []


def _actor(request: HttpRequest) -> Actor | None:
    if not hasattr(request, "_actor"):
        request._actor = chosen(list(request.hats), request.session.get("hat"))  # type: ignore[attr-defined]
    return request._actor  # type: ignore[attr-defined,no-any-return]


@page(without_hat=True)
def hats(request: SignedInRequest) -> HttpResponse:
    """The hats of this person: what each sees; choosing one is a POST."""
    if request.method == "POST":
        keys = {hat.key for hat in request.hats}
        if (key := request.POST.get("hat", "")) in keys:
            request.session["hat"] = key
        return HttpResponseRedirect("/")
    choices = [(hat, sees(hat.hat)) for hat in request.hats]
    return render(request, "taskforce/access/hats.html", {"choices": choices})


@page()
def rules(request: ActorRequest) -> HttpResponse:
    """Who may do what: the rules that operations are judged by, for people."""
    acts = sorted(OPERATIONS.values(), key=lambda act: (act.module, act.name))
    return render(request, "taskforce/access/rules.html", {"acts": acts})


@page(methods=["GET"])
def compartments(request: ActorRequest) -> HttpResponse:
    """The matrix of kinds of seat and compartments, as the code reads it."""
    kinds = {**dict(Function.choices), COURT: _("pengadilan"), PARTNER: _("mitra, lewat permintaan")}
    parts = dict(Compartment.choices)
    lines = [(kinds[kind], [(parts[part], line[part]) for part in parts]) for kind, line in matrix().items()]
    return render(request, "taskforce/access/compartments.html", {"parts": parts.values(), "lines": lines})


urlpatterns = [
    path("hats/", hats, name="hats"),
    path("compartments/", compartments, name="compartments"),
    path("rules/", rules, name="rules"),
]
