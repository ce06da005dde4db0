"""Delivery of a decree to each member agency: the sender's promise, then the receiver's."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lopo.ground.acts.models import SeenByRegency


class DeliveryState(models.TextChoices):
    NOT_SENT = "not_sent", _("Belum dikirim")
    SENT = "sent", _("Dikirim")
    DELIVERED = "delivered", _("Disampaikan")
    ACKNOWLEDGED = "acknowledged", _("Diakui")
    CORRECTION = "correction", _("Minta perbaikan")


class Way(models.TextChoices):
    BY_HAND = "by_hand", _("diantar")
    COURIER = "courier", _("lewat kurir")
    MEETING = "meeting", _("diserahkan dalam rapat")
    EMAIL = "email", _("surel")
    COLLECTED = "collected", _("diambil sendiri")


class AcknowledgedBy(models.TextChoices):
    ACCOUNT = "account", _("lewat akun")
    CODE = "code", _("lewat kode sekali pakai")
    RECEIPT = "receipt", _("foto tanda terima")


class Delivery(SeenByRegency):
    """One decree to one agency. Not sent, sent, delivered; then acknowledged or a correction asked."""

    PART_OF = "decree"
    MOVES = {
        "send": (DeliveryState.NOT_SENT, DeliveryState.SENT),
        "deliver": ((DeliveryState.NOT_SENT, DeliveryState.SENT), DeliveryState.DELIVERED),
        "acknowledge": (
            (DeliveryState.NOT_SENT, DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.CORRECTION),
            DeliveryState.ACKNOWLEDGED,
        ),
        "ask_correction": (DeliveryState.DELIVERED, DeliveryState.CORRECTION),
        "answer_correction": (DeliveryState.CORRECTION, DeliveryState.DELIVERED),
    }
    decree = models.ForeignKey("lopo.Decree", models.PROTECT, related_name="deliveries")
    agency = models.ForeignKey("lopo.Agency", models.PROTECT, related_name="deliveries")
    state = models.CharField(max_length=12, choices=DeliveryState, default=DeliveryState.NOT_SENT)
    letter_number = models.CharField(max_length=120, blank=True)
    way = models.CharField(max_length=9, choices=Way, blank=True)
    sent_on = models.DateField(null=True)
    delivered_on = models.DateField(null=True)
    delivered_by = models.CharField(max_length=120, blank=True)
    received_by = models.CharField(max_length=120, blank=True)  # office or name on the receipt
    proof = models.ForeignKey("lopo.Upload", models.PROTECT, null=True, related_name="+")
    acknowledged_on = models.DateField(null=True)
    acknowledged_by = models.CharField(max_length=7, choices=AcknowledgedBy, blank=True)
    correction = models.TextField(blank=True)
    correction_asked_on = models.DateField(null=True)
    correction_answer = models.TextField(blank=True)
    reminded = models.PositiveSmallIntegerField(default=0)  # how often; reminders climb
    reminded_on = models.DateField(null=True)

    class Meta:
        ordering = ["agency__name"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "decree", "agency"], name="a_decree_goes_once_to_an_agency"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["delivered", "correction"]) | Q(delivered_on__isnull=False),
                name="delivered_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="acknowledged") | Q(acknowledged_on__isnull=False),
                name="acknowledged_has_a_day",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("delivery", args=[self.pk])
