"""Reads of screenings: those of one person, and how many victims of a case nobody has screened."""

from __future__ import annotations

from uuid import UUID

from lopo.cases.case.models import Case, Participation, Role
from lopo.cases.screening.models import Screening


def screenings_of(row: Participation) -> list[Screening]:
    """All screenings of this person in this case, the newest first: it counts. One query."""
    return list(row.screenings.select_related("office__agency", "by"))


def unscreened(case: Case) -> set[UUID]:
    """Victims in the case whom nobody has screened yet. One query. That it is so is progress, not what was found."""
    victims = case.participations.filter(role=Role.VICTIM, ended_on=None, screenings=None)
    return set(victims.values_list("pk", flat=True))
