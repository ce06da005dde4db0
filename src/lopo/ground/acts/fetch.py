"""The one way to read: start from what the asker may see. Absent and hidden answer alike."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from lopo.ground.acts.actor import Actor
from lopo.ground.acts.models import Record

M = TypeVar("M", bound=Record)


def visible(model: type[M], *, to: Actor) -> QuerySet[M]:
    """The rows of `model` that this actor may see, in no order. No query until it is read."""
    rows: QuerySet[M] = model.objects.filter(model.visible_to(to))
    return rows


def fetch(model: type[M], pk: UUID | str, *, actor: Actor, related: tuple[str, ...] = ()) -> M:
    """One row that this actor may see, with `related` joined. Raises Http404 for absent and for hidden alike."""
    rows: Any = visible(model, to=actor)
    if related:
        rows = rows.select_related(*related)
    try:
        return rows.get(pk=pk)  # type: ignore[no-any-return]
    except model.DoesNotExist:
        raise Http404 from None
