"""The page of one act in a case: what it does, its form, and for whoever may not do it a word instead of a button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lopo.ground.acts import may
from lopo.ground.web.forms import ActForm
from lopo.ground.web.pages import ActorRequest


class Place(Protocol):
    """Where one came from and goes back to: a case, somebody in it, minutes."""

    @property
    def label(self) -> str: ...
    def get_absolute_url(self) -> str: ...


def act_page(
    request: ActorRequest,
    form: ActForm,
    act: Callable[..., Any],
    subject: Any,
    words: dict[str, str],
    *,
    back: Place,
    hinders: Sequence[Any] = (),
    **more: Any,
) -> HttpResponse:
    """Done, it goes back and says so. `words`: title, what, act, saved. `hinders`: what has to be settled before."""
    if form.does(act, request.actor, subject, **more):
        messages.success(request, words["saved"])
        return redirect(back.get_absolute_url())
    allowed = may(act, request.actor, subject)
    context = {**words, "form": form, "back": back, "may": allowed, "hinders": hinders if allowed else ()}
    return render(request, "cases/case/act.html", context, status=form.status)
