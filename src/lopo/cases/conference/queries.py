"""Reads of conferences: those of a case that one may know of."""

from __future__ import annotations

from django.db.models import QuerySet

from lopo.cases.case.models import Case
from lopo.cases.conference.models import Conference
from lopo.ground.acts import Actor
from lopo.ground.acts.fetch import visible


def conferences_of(case: Case, actor: Actor) -> QuerySet[Conference]:
    """The conferences about this case that the reader's agency calls or is asked to, newest first. One query."""
    return visible(Conference, to=actor).filter(case=case).select_related("meeting__called_by")
