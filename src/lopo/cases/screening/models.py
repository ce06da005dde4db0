"""Screening of one person in a case: act, means, purpose, by quick questions; kept as it was on its day.

It says whether there are signs of trafficking. It says nothing of guilt and changes nobody's role in the case.
"""

from __future__ import annotations

import json
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from lopo.cases.case.models import Grant, granted
from lopo.cases.screening.proposing import Result
from lopo.cases.screening.questions import QuestionSet, question_sets
from lopo.ground.acts import Actor
from lopo.ground.acts.models import Record
from lopo.ground.vault.fields import EncryptedField
from lopo.taskforce.access.compartments import Compartment
from lopo.taskforce.access.reach import reach


class Screening(Record):
    """One screening, never changed: a correction is a new one, and the newest counts.

    `found` is what the answers proposed and what the officer found for each element, as JSON: {"age", "proposed",
    "elements", "result"}.
    """

    PART_OF = "participation"
    participation = models.ForeignKey("lopo.Participation", models.PROTECT, related_name="screenings")
    order = models.PositiveSmallIntegerField()
    on = models.DateField()  # when they were asked; written down then or later
    written_on = models.DateField()
    office = models.ForeignKey("lopo.Office", models.PROTECT, related_name="+")
    by = models.ForeignKey("lopo.Official", models.PROTECT, null=True, related_name="+")
    questions = models.CharField(max_length=40)  # key of the set that was asked
    result = models.CharField(max_length=10, choices=Result)
    answers = EncryptedField(compartment=Compartment.NARRATIVE)  # JSON: question → yes, no, unknown
    found = EncryptedField(compartment=Compartment.NARRATIVE)
    reasons = EncryptedField(compartment=Compartment.NARRATIVE)

    class Meta:
        ordering = ["-order"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "participation", "order"], name="screenings_of_a_person_are_numbered"
            ),
        ]

    @property
    def label(self) -> str:
        return _("Penapisan %d") % self.order

    def get_absolute_url(self) -> str:
        return reverse("screening", args=[self.pk])

    @property
    def asked(self) -> QuestionSet:
        return question_sets()[self.questions]

    @property
    def said(self) -> dict[str, str]:
        told: dict[str, str] = json.loads(self.answers)
        return told

    @property
    def judged(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.found)
        return told

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        """Whoever sees the person at all; what it says is for those who may read what happened to them."""
        grants = Grant.objects.filter(granted(reach(actor)), participation=OuterRef("participation"))
        return Q(regency=actor.regency) & Q(Exists(grants))
