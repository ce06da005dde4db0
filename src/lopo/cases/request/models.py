"""A request (permintaan): one service, information or statement about one person, asked of one office.

Who answers for the person does not change. The office that is asked sees this track only, through a grant of its own,
until thirty days after it is done; a partner without a seat has no grants to stand in and reads the request itself.
"""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lopo.cases.case.models import CaseClass, Grant, granted
from lopo.cases.conflict.models import shut_out
from lopo.ground.acts import Actor
from lopo.ground.acts.models import Record
from lopo.ground.vault.fields import EncryptedField
from lopo.taskforce.access.compartments import PARTNER, Compartment, readable
from lopo.taskforce.access.reach import reach


class RequestState(models.TextChoices):
    ASKED = "asked", _("Menunggu jawaban")
    ACCEPTED = "accepted", _("Disanggupi")
    DECLINED = "declined", _("Tidak disanggupi")
    DONE = "done", _("Selesai dikerjakan")
    WITHDRAWN = "withdrawn", _("Ditarik kembali")


class RequestKind(models.TextChoices):
    HEALTH = "health", _("layanan kesehatan")
    SOCIAL = "social", _("layanan sosial")
    SHELTER = "shelter", _("tempat aman dan bekal")
    LEGAL_AID = "legal_aid", _("bantuan hukum")
    REPATRIATION = "repatriation", _("pemulangan")
    PAPERS = "papers", _("surat kependudukan atau perjalanan")
    INFORMATION = "information", _("keterangan atau data")
    STATEMENT = "statement", _("surat keterangan atau pernyataan")
    OTHER = "other", _("bantuan lain")


RUNNING = (RequestState.ASKED, RequestState.ACCEPTED)


class Request(Record):
    """One thing asked of one office. Both offices are named as they are called on its day."""

    PART_OF = "participation"
    MOVES = {
        "accept": (RequestState.ASKED, RequestState.ACCEPTED),
        "decline": (RequestState.ASKED, RequestState.DECLINED),
        "give_up": (RequestState.ACCEPTED, RequestState.DECLINED),
        "finish": (RUNNING, RequestState.DONE),
        "withdraw": (RUNNING, RequestState.WITHDRAWN),
    }
    participation = models.ForeignKey("lopo.Participation", models.PROTECT, related_name="requests")
    number = models.CharField(max_length=60)  # TPPO-5303-2026-0007/PM-2
    kind = models.CharField(max_length=12, choices=RequestKind)
    state = models.CharField(max_length=9, choices=RequestState, default=RequestState.ASKED)
    asker_office = models.ForeignKey("lopo.Office", models.PROTECT, related_name="+")
    asked_office = models.ForeignKey("lopo.Office", models.PROTECT, related_name="+")
    grant = models.ForeignKey("lopo.Grant", models.PROTECT, related_name="+")  # what it opens, and until when
    text = EncryptedField(compartment=Compartment.NARRATIVE)
    needed_by = models.DateField(null=True)
    asked_on = models.DateField()
    asked_by = models.ForeignKey("lopo.Official", models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)  # accepted, declined, done at once, or withdrawn
    answered_by = models.ForeignKey("lopo.Official", models.PROTECT, null=True, related_name="+")
    done_on = models.DateField(null=True)
    answer = EncryptedField(compartment=Compartment.NARRATIVE)  # what was done, or why it is not
    source = models.CharField(max_length=200, blank=True)  # the letter from which the answer was recorded

    class Meta:
        ordering = ["-asked_on", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "number"], name="request_number_is_unique"),
            models.CheckConstraint(
                condition=Q(state="asked", answered_on__isnull=True)
                | ~Q(state="asked") & Q(answered_on__isnull=False),
                name="an_answered_request_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False) | ~Q(state="done") & Q(done_on__isnull=True),
                name="what_is_done_has_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["regency", "asked_office", "-asked_on"], name="requests_by_asked_office"),
            models.Index(fields=["regency", "asker_office", "-asked_on"], name="requests_by_asker_office"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def label(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("request", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state in RUNNING

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        """The office that is asked, the one that asked, and whoever answers for the person today.

        Of a sealed case the asked office, and those who still see the person. Nobody who is shut out of the case.
        """
        by = reach(actor)
        asks = Q(asker_office__in=by.offices) | Q(participation__office__in=by.offices)
        asks |= Q(participation__held_by__in=by.leads)
        still = Exists(Grant.objects.filter(granted(by), participation=OuterRef("participation")))
        sides = Q(asked_office__in=offices_asked(actor))
        sides |= asks & (~Q(participation__case__kind=CaseClass.SEALED) | Q(still))
        return Q(regency=actor.regency) & sides & ~Q(participation__case__in=shut_out(by))


def offices_asked(actor: Actor) -> frozenset[UUID]:
    """Offices for which this actor answers requests. A partner has no reach, and answers for its own office."""
    if actor.hat == PARTNER and actor.office is not None:
        return frozenset({actor.office.pk})
    return reach(actor).offices


def opened_to(actor: Actor, row: Request) -> frozenset[str]:
    """Compartments of the person that this request lets the asked office read; none once its days are over."""
    if row.asked_office_id not in offices_asked(actor) or not row.grant.is_open:
        return frozenset()
    reads = readable({PARTNER}) if actor.hat == PARTNER else reach(actor).reads
    return frozenset(row.grant.compartments) & reads
