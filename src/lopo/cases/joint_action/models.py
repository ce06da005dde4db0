"""A joint action (penanganan bersama): something happens, agencies are called to one place and time, some come.

It holds no person. The agencies that were called see place, time, and what was done; who was met there stands in the
case that it belongs to, or that is opened from it.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lopo.cases.case.models import COUNTS_ONLY, Because, CaseClass, Grant, granted
from lopo.cases.conflict.models import shut_out
from lopo.ground.acts import Actor
from lopo.ground.acts.models import Record, SeenByNobody
from lopo.ground.vault.fields import EncryptedField
from lopo.taskforce.access.compartments import Compartment
from lopo.taskforce.access.reach import reach
from lopo.taskforce.access.rules import WORKING_HATS


class JointActionState(models.TextChoices):
    CALLED = "called", _("Dipanggil")
    HELD = "held", _("Ditangani bersama")
    NOT_HELD = "not_held", _("Tidak jadi, atau tidak ada yang datang")


class Came(models.TextChoices):
    UNKNOWN = "", _("belum dicatat")
    THERE = "there", _("Datang")
    AFAR = "afar", _("Dari jauh")  # by phone, a car, a bed
    AWAY = "away", _("Tidak")


OVER = (JointActionState.HELD, JointActionState.NOT_HELD)


class JointAction(Record):
    """One call to one place and time; of a case, or on its own until one is opened from it."""

    PART_OF = "case"
    MOVES = {
        "hold": (JointActionState.CALLED, JointActionState.HELD),
        "fall_through": (JointActionState.CALLED, JointActionState.NOT_HELD),
        "correct_held": (OVER, JointActionState.HELD),
        "correct_not_held": (OVER, JointActionState.NOT_HELD),
    }
    number = models.CharField(max_length=40)  # PB-5303-2026-0003
    state = models.CharField(max_length=8, choices=JointActionState, default=JointActionState.CALLED)
    case = models.ForeignKey("lopo.Case", models.PROTECT, null=True, related_name="joint_actions")
    caller_office = models.ForeignKey("lopo.Office", models.PROTECT, related_name="+")
    called_by = models.ForeignKey("lopo.Official", models.PROTECT, null=True, related_name="+")
    called_at = models.DateTimeField()
    meets_at = models.DateTimeField()
    village = models.ForeignKey("lopo.Village", models.PROTECT, null=True, related_name="+")
    place = EncryptedField(compartment=Compartment.NARRATIVE)
    what = EncryptedField(compartment=Compartment.NARRATIVE)  # why people are called, without names
    result = EncryptedField(compartment=Compartment.NARRATIVE)  # what came of it, or why nothing

    class Meta:
        ordering = ["-meets_at", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "number"], name="joint_action_number_is_unique")
        ]
        indexes = [models.Index(fields=["regency", "-meets_at"], name="joint_actions_by_time")]

    def __str__(self) -> str:
        return self.number

    @property
    def label(self) -> str:
        return self.number

    @property
    def day(self) -> date:
        return timezone.localtime(self.meets_at).date()

    @property
    def is_open(self) -> bool:
        return self.state == JointActionState.CALLED

    def get_absolute_url(self) -> str:
        return reverse("joint_action", args=[self.pk])

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        """The agencies that were called, the one that called, whoever sees the case; desk and leadership too.

        Of a sealed case, those who still see somebody in it. Nobody who is shut out of the case.
        """
        if actor.hat not in WORKING_HATS:
            return Q(pk__in=())
        by = reach(actor)
        called = Called.objects.filter(joint_action=OuterRef("pk"), agency=actor.agency)
        grants = Grant.objects.filter(granted(by), participation__case=OuterRef("case"))
        in_case = Exists(grants.exclude(because=Because.REQUEST))
        sides = Q(Exists(called)) | Q(caller_office__in=by.offices)
        open_ = Q(case__isnull=True) | ~Q(case__kind=CaseClass.SEALED)
        known = open_ if actor.hat in COUNTS_ONLY else open_ & sides | Q(in_case)
        closed = Q(case__isnull=False, case__in=shut_out(by))
        return Q(regency=actor.regency) & known & ~closed


class Called(SeenByNobody):
    """One agency that was called: whether it came, and what it did. `source`: how that is known, if it says nothing itself."""

    PART_OF = "joint_action"
    joint_action = models.ForeignKey(JointAction, models.PROTECT, related_name="called")
    agency = models.ForeignKey("lopo.Agency", models.PROTECT, related_name="+")
    came = models.CharField(max_length=5, choices=Came, blank=True, default=Came.UNKNOWN)
    did = EncryptedField(compartment=Compartment.NARRATIVE)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["agency__name"]
        verbose_name_plural = "called"
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "joint_action", "agency"],
                name="an_agency_is_called_once_to_a_joint_action",
            )
        ]
        indexes = [models.Index(fields=["regency", "agency"], name="called_by_agency")]

    @property
    def took_part(self) -> bool:
        return self.came in (Came.THERE, Came.AFAR)
