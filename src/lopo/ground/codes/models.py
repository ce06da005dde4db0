"""One-time codes: an office without an account does one act, once."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from lopo.ground.acts.models import SeenByNobody


class OneTimeCode(SeenByNobody):
    """Lets one office do one act about one subject. Only a digest is kept; used or replaced, it is worth nothing."""

    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=24)  # acknowledge_decree, answer_invitation
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    office = models.ForeignKey("lopo.Office", models.PROTECT, related_name="+")
    given_by = models.ForeignKey("lopo.Account", models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-expires_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "purpose", "subject_id", "office"],
                condition=Q(used_at__isnull=True),
                name="one_live_code_for_one_act",
            )
        ]
