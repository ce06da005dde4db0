"""Papers: the letterhead of each agency, what was issued, and what was taken in as proof."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lopo.ground.acts import Actor
from lopo.ground.acts.models import Record, SeenByRegency


class PaperSize(models.TextChoices):
    A4 = "a4", _("A4 (210 × 297 mm)")
    F4 = "f4", _("F4 (215 × 330 mm)")
    F4_NARROW = "f4-210", _("F4 (210 × 330 mm)")


class PaperFont(models.TextChoices):
    SANS = "sans", _("seperti Arial")
    BOOKMAN = "bookman", _("seperti Bookman Old Style")


class Letterhead(SeenByRegency):
    """How an agency's letters look and are numbered. Settings of the regency, since each may deviate by its Perbup."""

    agency = models.OneToOneField("lopo.Agency", models.PROTECT, related_name="letterhead")
    lines = models.JSONField(default=list)  # the head, line by line: government, agency
    address = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=80)  # where letters are dated
    paper = models.CharField(max_length=6, choices=PaperSize, default=PaperSize.A4)
    margins = models.JSONField(
        default=dict
    )  # mm: top, bottom, left, right; what is missing is the rule's minimum
    font = models.CharField(max_length=8, choices=PaperFont, default=PaperFont.SANS)
    spacing = models.FloatField(default=1.15)  # lines, as a word processor counts them
    emblem = models.ForeignKey("lopo.Upload", models.PROTECT, null=True, related_name="+")
    number_pattern = models.CharField(
        max_length=120
    )  # "500.15/…/Nakertrans/{tahun}"; the office's agenda gives the number

    def number_in(self, year: int) -> str:
        """The pattern of a year, its dots left to the office's agenda; empty where none was entered."""
        return self.number_pattern.replace("{tahun}", str(year))


class IssuedPaper(Record):
    """A paper that left Lopo: its kind, its own reference, the office's number entered back, and its digest."""

    token = models.CharField(max_length=32, unique=True)  # behind the QR
    paper = models.CharField(max_length=24)  # covering_letter, invitation, …
    reference = models.CharField(max_length=60)  # Lopo's own, small in the foot
    official_number = models.CharField(max_length=120, blank=True)
    dated = models.DateField()
    issued_by = models.ForeignKey("lopo.Office", models.PROTECT, null=True, related_name="+")
    addressee = models.CharField(max_length=200, blank=True)  # an office, never a person
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    sha256 = models.CharField(max_length=64)
    apart = models.BooleanField(default=False)  # about something shut: listed for the agency that issued it
    withdrawn_on = models.DateField(null=True)

    class Meta:
        ordering = ["-dated", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "reference"], name="paper_reference_is_unique")
        ]
        indexes = [models.Index(fields=["regency", "subject_id"], name="papers_by_subject")]

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        return Q(regency=actor.regency) & (Q(apart=False) | Q(issued_by__agency=actor.agency))


class Upload(SeenByRegency):
    """A photograph or PDF taken in as proof: cleaned of metadata, under a random name."""

    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    what = models.CharField(max_length=40)  # receipt, attendance_list, evidence, …
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    taken_in_at = models.DateTimeField()
    taken_in_by = models.ForeignKey("lopo.Account", models.PROTECT, null=True, related_name="+")
    guarded = models.BooleanField(default=False)  # about a person: handed out by a page of its noun only

    class Meta:
        ordering = ["-taken_in_at", "pk"]
        indexes = [models.Index(fields=["regency", "subject_id"], name="uploads_by_subject")]

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        return super().visible_to(actor) & Q(guarded=False)
