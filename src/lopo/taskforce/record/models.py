"""Contributions: this agency took part in this, or stayed away, as recorded by somebody; it may confirm or contest."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lopo.ground.acts import Actor
from lopo.ground.acts.models import SeenByRegency
from lopo.taskforce.decree.work import Work


class Standing(models.TextChoices):
    OWN = "own", _("dicatat sendiri")
    TOLD = "told", _("diberi tahu, belum menjawab")
    CONFIRMED = "confirmed", _("dibenarkan")
    CONTESTED = "contested", _("dibantah, tidak dihitung")


class Contribution(SeenByRegency):
    """One agency in one piece of work. `took_part` False: recorded as away. Contested rows count for nobody."""

    agency = models.ForeignKey("lopo.Agency", models.PROTECT, related_name="contributions")
    work = models.CharField(max_length=20, choices=Work)
    sub_task_force = models.ForeignKey("lopo.SubTaskForce", models.PROTECT, null=True, related_name="+")
    subject_kind = models.CharField(max_length=40)  # meeting, realisation, delivery, …
    subject_id = models.UUIDField()
    within = models.UUIDField()  # what the subject is part of in the end: its case, its meeting
    apart = models.BooleanField(default=False)  # of something sealed: told and counted when it is unsealed
    about = models.CharField(max_length=200)  # in words that any member may read
    on = models.DateField()
    took_part = models.BooleanField(default=True)
    in_person = models.BooleanField(default=True)
    recorded_by = models.ForeignKey("lopo.Agency", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    source = models.CharField(max_length=200, blank=True)
    standing = models.CharField(max_length=9, choices=Standing)
    answer_until = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    comment = models.TextField(blank=True)

    class Meta:
        ordering = ["-on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "agency", "work", "subject_id"],
                name="an_agency_contributes_once_to_a_piece_of_work",
            ),
            models.CheckConstraint(
                condition=~Q(standing="contested") | ~Q(comment=""), name="a_contest_says_why"
            ),
        ]
        indexes = [
            models.Index(fields=["regency", "on"], name="contributions_by_day"),
            models.Index(fields=["regency", "agency", "-on"], name="contributions_by_agency"),
            models.Index(fields=["regency", "subject_id"], name="contributions_by_subject"),
            models.Index(fields=["regency", "within"], name="contributions_by_whole"),
        ]

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        return Q(regency=actor.regency, apart=False)
