"""Clocks: this office owes this by then, by this rule."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lopo.ground.acts.actor import Actor
from lopo.ground.acts.models import SeenByRegency


class Unit(models.TextChoices):
    DAYS = "days", _("hari")
    WORKING_DAYS = "working_days", _("hari kerja")
    PER_YEAR = "per_year", _("kali setahun")  # an agreed rhythm
    PER_QUARTER = "per_quarter", _("kali setiap triwulan")


class ClockRule(SeenByRegency):
    """A promise or deadline as data: how long, from where, and since when it holds. Editable; never a constant."""

    key = models.CharField(max_length=40)  # "deliver_decree"
    sentence = models.CharField(max_length=200)
    sentence_en = models.CharField(max_length=200)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=12, choices=Unit, default=Unit.DAYS)
    warns = models.PositiveSmallIntegerField(default=1)  # days before the limit when it is "due soon"
    source = models.CharField(max_length=200)  # law and article, or who agreed it
    confirmed = models.BooleanField(default=False)  # False is shown as "perlu dikonfirmasi"
    valid_from = models.DateField(default=date(2000, 1, 1))
    valid_until = models.DateField(null=True)

    class Meta:
        ordering = ["key", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "key", "valid_from"], name="rule_has_one_version_a_day"
            )
        ]

    def __str__(self) -> str:
        return self.sentence_en if get_language() == "en" else self.sentence


class Clock(SeenByRegency):
    """What one agency owes, to whom, by when. Running until met, ended (no longer owed) or suspended with a reason."""

    rule = models.ForeignKey(ClockRule, models.PROTECT, related_name="clocks")
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    within = models.UUIDField()  # what the subject is part of in the end: a case, a meeting, a decree
    apart = models.BooleanField(default=False)  # of something sealed: only who sees that may know of it
    about = models.CharField(
        max_length=200, blank=True
    )  # name of the thing, in any language: "2025", a title
    owed_by = models.ForeignKey("lopo.Agency", models.PROTECT, related_name="owes")
    owed_by_office = models.ForeignKey("lopo.Office", models.PROTECT, null=True, related_name="owes")
    owed_to = models.ForeignKey("lopo.Agency", models.PROTECT, null=True, related_name="is_owed")
    started_on = models.DateField()
    due_on = models.DateField()
    met_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    ended_because = models.CharField(max_length=200, blank=True)
    suspended_on = models.DateField(null=True)
    suspended_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(met_on__isnull=True) | Q(ended_on__isnull=True),
                name="clock_is_met_or_ended_not_both",
            ),
            models.UniqueConstraint(
                fields=["regency", "rule", "subject_id", "owed_by"],
                condition=Q(met_on__isnull=True, ended_on__isnull=True),
                name="one_running_clock_for_one_debt",
            ),
        ]
        indexes = [
            models.Index(
                fields=["regency", "owed_by", "due_on"],
                condition=Q(met_on__isnull=True, ended_on__isnull=True),
                name="clocks_that_run",
            ),
            models.Index(fields=["regency", "subject_id"], name="clocks_by_subject"),
            models.Index(fields=["regency", "within"], name="clocks_by_whole"),
        ]

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        return Q(regency=actor.regency, apart=False)

    @property
    def runs(self) -> bool:
        return self.met_on is None and self.ended_on is None
