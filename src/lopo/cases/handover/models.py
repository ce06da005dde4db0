"""Handover of people (berita acara penyerahan): one giver, one receiver, all of them or nobody.

Who holds a victim or suspect changes here only. Until it is answered the giver holds them and answers for them; the
receiving office sees, while it decides, what the minutes are about.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lopo.cases.case.models import CaseClass, Grant, granted
from lopo.cases.conflict.models import shut_out
from lopo.ground.acts import Actor
from lopo.ground.acts.models import Record, SeenByNobody
from lopo.ground.vault.fields import EncryptedField
from lopo.taskforce.access.compartments import Compartment
from lopo.taskforce.access.reach import reach


class HandoverState(models.TextChoices):
    OFFERED = "offered", _("Ditawarkan")
    ACCEPTED = "accepted", _("Diterima")
    RETURNED = "returned", _("Dikembalikan")
    WITHDRAWN = "withdrawn", _("Ditarik kembali")


class Handover(Record):
    """One set of minutes. Both offices and both sub-task forces are named as they are called on its day."""

    PART_OF = "case"
    MOVES = {
        "accept": (HandoverState.OFFERED, HandoverState.ACCEPTED),
        "return": (HandoverState.OFFERED, HandoverState.RETURNED),
        "withdraw": (HandoverState.OFFERED, HandoverState.WITHDRAWN),
    }
    case = models.ForeignKey("lopo.Case", models.PROTECT, related_name="handovers")
    number = models.CharField(max_length=60)  # TPPO-5303-2026-0007/BA-2
    state = models.CharField(max_length=9, choices=HandoverState, default=HandoverState.OFFERED)
    giver = models.ForeignKey("lopo.SubTaskForce", models.PROTECT, related_name="+")
    giver_office = models.ForeignKey("lopo.Office", models.PROTECT, related_name="+")
    receiver = models.ForeignKey("lopo.SubTaskForce", models.PROTECT, related_name="+")
    receiver_office = models.ForeignKey("lopo.Office", models.PROTECT, related_name="+")
    lead_passes = models.BooleanField(default=False)
    because = EncryptedField(compartment=Compartment.NARRATIVE)
    things = EncryptedField(compartment=Compartment.NARRATIVE)  # papers and things that go along
    offered_on = models.DateField()
    offered_by = models.ForeignKey("lopo.Official", models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey("lopo.Official", models.PROTECT, null=True, related_name="+")
    answer = EncryptedField(compartment=Compartment.NARRATIVE)  # why it is returned or withdrawn
    unreached = models.BooleanField(
        default=False
    )  # tried often enough: the desk may record a letter's answer
    letter = models.CharField(max_length=120, blank=True)  # number and date of the letter that answered

    class Meta:
        ordering = ["-offered_on", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "number"], name="handover_number_is_unique"),
            models.CheckConstraint(
                condition=Q(state="offered") | Q(answered_on__isnull=False),
                name="an_answered_handover_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def label(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("handover", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == HandoverState.OFFERED

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        """Its two sides: offices that gave and received, and whoever leads for their sub-task forces today.

        Of a sealed case, those of them who still see somebody in it. The desk, while nobody answers who was tried often.
        """
        by = reach(actor)
        if actor.hat == "secretariat":
            waits = Q(unreached=True, state=HandoverState.OFFERED) & ~Q(case__kind=CaseClass.SEALED)
            return Q(regency=actor.regency) & waits & ~Q(case__in=shut_out(by))
        sides = Q(giver_office__in=by.offices) | Q(receiver_office__in=by.offices)
        sides |= Q(giver__in=by.leads) | Q(receiver__in=by.leads)
        still = Exists(Grant.objects.filter(granted(by), participation__case=OuterRef("case")))
        sides &= ~Q(case__in=shut_out(by))
        return Q(regency=actor.regency) & sides & (~Q(case__kind=CaseClass.SEALED) | Q(still))


class Handed(SeenByNobody):
    """One person on the minutes. `open` while it waits for an answer: nobody is in two offers at once."""

    PART_OF = "handover"
    handover = models.ForeignKey(Handover, models.PROTECT, related_name="handed")
    participation = models.ForeignKey("lopo.Participation", models.PROTECT, related_name="handed")
    open = models.BooleanField(default=True)

    class Meta:
        ordering = ["participation__order"]
        verbose_name_plural = "handed"
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "participation"],
                condition=Q(open=True),
                name="nobody_is_in_two_open_handovers",
            ),
            models.UniqueConstraint(
                fields=["regency", "handover", "participation"], name="a_person_is_once_on_the_minutes"
            ),
        ]


class Way(models.TextChoices):
    PHONE = "phone", _("telepon")
    WHATSAPP = "whatsapp", _("WhatsApp")
    VISIT = "visit", _("didatangi")
    LETTER = "letter", _("surat")


class Try(SeenByNobody):
    """The giver tried to reach the receiver for an answer."""

    PART_OF = "handover"
    handover = models.ForeignKey(Handover, models.PROTECT, related_name="tries")
    on = models.DateField()
    way = models.CharField(max_length=8, choices=Way)
    by = models.ForeignKey("lopo.Office", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "pk"]
        verbose_name_plural = "tries"
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "handover", "on", "way"], name="a_try_is_told_once_a_day_and_way"
            )
        ]
