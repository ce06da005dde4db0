"""Conflicts of interest: somebody who works here, and a case of which they may know nothing.

Who is suspected in a case, or kin of whoever is, is shut out of it as a person: under every hat and mandate, in every
office. For them the case is not there; nothing says that it was taken away. This stands below the case itself, so that
the one predicate of scope (`cases/case/models.py`) can ask it.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet

from lopo.ground.acts.models import SeenByNobody
from lopo.ground.vault.fields import EncryptedField
from lopo.taskforce.access.compartments import Compartment
from lopo.taskforce.access.reach import Reach


class Conflict(SeenByNobody):
    """One person who works in an agency and one case, from–to. Ended with a reason, never deleted."""

    PART_OF = "case"
    case = models.ForeignKey("lopo.Case", models.PROTECT, related_name="conflicts")
    official = models.ForeignKey("lopo.Official", models.PROTECT, related_name="+")
    because = EncryptedField(compartment=Compartment.SUSPECT)  # "brother of whoever is suspected"
    office = models.ForeignKey("lopo.Office", models.PROTECT, related_name="+")  # that recorded it
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_because = EncryptedField(compartment=Compartment.SUSPECT)

    class Meta:
        ordering = ["-started_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "case", "official"],
                condition=Q(ended_on__isnull=True),
                name="somebody_is_shut_out_of_a_case_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["official", "case"], condition=Q(ended_on__isnull=True), name="conflicts_that_hold"
            )
        ]


def shut_out(by: Reach) -> QuerySet[Any]:
    """Ids of cases that are not there for whoever asks, to stand within another query. None by itself."""
    rows: QuerySet[Any] = Conflict.objects.filter(official=by.person, ended_on=None).order_by().values("case")
    return rows if by.person else rows.none()


def shut_cases(by: Reach) -> frozenset[UUID]:
    """Cases that are not there for whoever asks. One query, once for this reach, which is found anew for each request."""
    known = vars(by)
    if "shut_cases" not in known:
        known["shut_cases"] = frozenset(shut_out(by).values_list("case", flat=True))
    found: frozenset[UUID] = known["shut_cases"]
    return found
