"""What pages of a case share: names that are read go on the log, and the page of one act.

For whoever may not do the act it shows a word instead of a button.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from typing import Any, Protocol

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lopo.cases.case.models import Case
from lopo.cases.case.operations import look
from lopo.cases.case.queries import Seen
from lopo.ground.acts import Actor, may
from lopo.ground.web.forms import ActForm
from lopo.ground.web.pages import ActorRequest


def names_read(actor: Actor, case: Case, people: Sequence[Seen]) -> None:
    """A page is about to show who these people are: put on the log, once, if any name is among them."""
    if any(seen.knows for seen in people):
        # A copy: an act reads its record again, and what the page fetched along would be fetched once more.
        look(actor, copy(case), shown=[seen.row for seen in people])


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
