"""Acts that a page does with one button: done, or the sentence that says why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.urls import reverse

from lopo.ground.acts import Actor, Refused
from lopo.ground.acts.models import Written
from lopo.ground.papers.models import Upload
from lopo.ground.papers.operations import take_in
from lopo.ground.web.pages import ActorRequest
from lopo.ground.web.site import site as site
from lopo.taskforce.meeting.models import AgendaItem, Decision, Invitation

Part = TypeVar("Part", AgendaItem, Decision, Invitation)


def did(
    request: ActorRequest, act: Callable[..., Any], *subjects: Any, said: str, undo: str = "", **asked: Any
) -> bool:
    """Does the act and says so, with the way to take it back (`undo`: the address of that POST); or says why not."""
    try:
        act(request.actor, *subjects, **asked)
    except Refused as refused:
        messages.warning(request, str(refused.sentence))
        return False
    messages.success(request, said, extra_tags=undo)
    return True


def part_of(whole: UUID, part: Part) -> Part:
    """What the address names below a meeting is of that meeting, else it is not there."""
    if part.meeting_id != whole:
        raise Http404
    return part


def files(request: HttpRequest) -> Any:
    return request.FILES if request.method == "POST" else None


def kept(actor: Actor, subject: Written, file: Any, what: str) -> Upload | None:
    """The photograph of a form taken in as proof, if there is one. Inside the form's own transaction."""
    return take_in(actor, subject, file, what=what) if file else None


def path_to(name: str, *args: Any) -> str:
    """The address of a page, for the way back of an act."""
    return reverse(name, args=args)
