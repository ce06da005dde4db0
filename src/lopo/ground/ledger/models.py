"""The ledger: this person, for this office, did or saw this, then. Append-only, hash-chained, gapless per regency."""

from __future__ import annotations

from django.db import models

from lopo.ground.acts.models import SeenByNobody, Written


class LedgerHead(Written):
    """Number and hash of the newest entry of a regency; its row is the lock that makes numbers gapless."""

    regency = models.OneToOneField("lopo.Regency", models.PROTECT, related_name="ledger_head")
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)


class LedgerEntry(SeenByNobody):
    """One entry. `hash` = SHA-256(previous hash ‖ canonical JSON of the body); see entries.body()."""

    number = models.BigIntegerField()
    at = models.DateTimeField()
    act = models.CharField(max_length=80)
    account_id = models.UUIDField(null=True)
    office = models.ForeignKey(
        "lopo.Office", models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    hat = models.CharField(max_length=12)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.UUIDField(null=True)
    for_agency = models.ForeignKey(
        "lopo.Agency", models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    source = models.CharField(
        max_length=200, blank=True
    )  # "surat 12/III/2026": how it is known, when recorded for another
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "number"], name="ledger_has_no_gap_or_double")
        ]
        indexes = [models.Index(fields=["regency", "subject_id"], name="ledger_by_subject")]
