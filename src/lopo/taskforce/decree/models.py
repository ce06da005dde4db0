"""The decree that makes the task force: sub-task forces, seats held by office, duties, leadership.

A decree stays in force until the next is issued. Any decree works, not one decree's four letters: sub-task forces are
found by function, work by the kinds that a duty names.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lopo.ground.acts.models import SeenByRegency
from lopo.taskforce.decree.said import said_again


class DecreeState(models.TextChoices):
    DRAFT = "draft", _("Rancangan")
    ISSUED = "issued", _("Berlaku")
    SUPERSEDED = "superseded", _("Digantikan")


class Decree(SeenByRegency):
    """One decree of the regent. `signed_on` is the day of signing; a draft has neither number nor day."""

    MOVES = {
        "issue": (DecreeState.DRAFT, DecreeState.ISSUED),
        "supersede": (DecreeState.ISSUED, DecreeState.SUPERSEDED),
        "enter_past": (DecreeState.DRAFT, DecreeState.SUPERSEDED),  # older than the one in force
    }
    number = models.CharField(max_length=80, blank=True)
    title = models.TextField()
    printed = models.TextField(blank=True)  # the title where a plain misprint was mended
    issuer = models.CharField(max_length=120)
    place = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()
    signed_on = models.DateField(null=True)
    superseded_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=DecreeState, default=DecreeState.DRAFT)
    secretariat = models.ForeignKey("lopo.Agency", models.PROTECT, related_name="+")
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")
    reasons = models.JSONField(default=list)  # Menimbang, each "bahwa …"
    grounds = models.JSONField(default=list)  # Mengingat: laws by rank and year
    paragraphs = models.JSONField(default=list)  # KESATU, KEDUA, …

    class Meta:
        ordering = ["-year", "-signed_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "number"], condition=~Q(number=""), name="decree_number_is_unique"
            ),
            models.UniqueConstraint(
                fields=["regency"], condition=Q(state="issued"), name="one_decree_in_force"
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | (Q(signed_on__isnull=False) & ~Q(number="")),
                name="issued_decree_has_number_and_day",
            ),
        ]

    def __str__(self) -> str:
        words = _("Rancangan SK %(year)s") if self.is_draft else _("SK %(year)s")
        return str(words % {"year": self.year})

    def get_absolute_url(self) -> str:
        return reverse("decree", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.state == DecreeState.DRAFT


class Function(models.TextChoices):
    PREVENTION = "prevention", _("pencegahan")
    CARE = "care", _("penanganan korban")
    JUSTICE = "justice", _("penegakan hukum")
    COOPERATION = "cooperation", _("kerja sama")


PREFIX = "sub gugus tugas "


class SubTaskForce(SeenByRegency):
    """One part of the task force. One may have several functions."""

    PART_OF = "decree"
    decree = models.ForeignKey(Decree, models.CASCADE, related_name="sub_task_forces")
    code = models.CharField(max_length=8)  # as printed: "A", "I", …
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    printed = models.CharField(max_length=200, blank=True)  # where a plain misprint was mended
    functions = models.JSONField(default=list)  # values of Function

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "decree", "code"], name="sub_task_force_code_is_unique"
            )
        ]

    def __str__(self) -> str:
        return f"Sub {self.code}"

    @property
    def about(self) -> str:
        """Its name without the words that every one of them begins with."""
        return self.name[len(PREFIX) :].strip() if self.name.casefold().startswith(PREFIX) else self.name


class Position(models.TextChoices):
    COORDINATOR = "coordinator", _("Koordinator")
    DEPUTY = "deputy", _("Wakil koordinator")
    MEMBER = "member", _("Anggota")
    NONE = "", _("tidak dicetak")


class Intake(models.TextChoices):
    FIRST = "first", _("penerima laporan pertama")
    SECOND = "second", _("penerima laporan kedua")
    NONE = "", _("bukan penerima laporan")


class Seat(SeenByRegency):
    """A place in a sub-task force, held by an office."""

    PART_OF = "sub_task_force"
    sub_task_force = models.ForeignKey(SubTaskForce, models.CASCADE, related_name="seats")
    order = models.PositiveSmallIntegerField()
    office = models.ForeignKey("lopo.Office", models.PROTECT, related_name="seats")
    position = models.CharField(max_length=11, choices=Position, blank=True, default=Position.NONE)
    printed = models.CharField(max_length=200, blank=True)
    receives = models.BooleanField(default=False)  # takes over people who are handed to this sub-task force
    intake = models.CharField(max_length=6, choices=Intake, blank=True, default=Intake.NONE)
    many_holders = models.BooleanField(default=False)  # the clergy: one seat, many persons

    class Meta:
        ordering = ["sub_task_force__order", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "sub_task_force", "office"], name="an_office_sits_once_in_a_sub_task_force"
            ),
            models.UniqueConstraint(
                fields=["regency", "sub_task_force"],
                condition=Q(position="coordinator"),
                name="a_sub_task_force_has_one_coordinator",
            ),
        ]

    @property
    def label(self) -> str:
        """ "A4": sub-task force and printed order."""
        return f"{self.sub_task_force.code}{self.order}"


class Duty(SeenByRegency):
    """One lettered line of the decree, and the kinds of work that carry it out (empty: none can be named)."""

    PART_OF = "sub_task_force"
    sub_task_force = models.ForeignKey(SubTaskForce, models.CASCADE, related_name="duties")
    letter = models.CharField(max_length=4)
    order = models.PositiveSmallIntegerField()
    text = models.TextField()
    printed = models.TextField(blank=True)
    work = models.JSONField(default=list)  # values of taskforce.decree.work.Work

    class Meta:
        ordering = ["sub_task_force__order", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "sub_task_force", "letter"], name="duty_letter_is_unique"
            )
        ]


def duty_letter(order: int) -> str:
    """The letter of a duty by its place: 1 → "a", 27 → "aa"."""
    name = ""
    while order > 0:
        order, place = divmod(order - 1, 26)
        name = chr(ord("a") + place) + name
    return name


class LeaderRole(models.TextChoices):
    CHAIR = "chair", _("Ketua")
    DEPUTY = "deputy", _("Wakil ketua")
    SECRETARY = "secretary", _("Sekretaris")


class Leader(SeenByRegency):
    """Leadership of the whole task force, held by office like any seat (Lampiran I)."""

    decree = models.ForeignKey(Decree, models.CASCADE, related_name="leaders")
    role = models.CharField(max_length=9, choices=LeaderRole)
    order = models.PositiveSmallIntegerField(default=1)
    office = models.ForeignKey("lopo.Office", models.PROTECT, related_name="leads")

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "decree", "role", "office"], name="an_office_leads_once_a_role"
            )
        ]


class Question(SeenByRegency):
    """Something that the file leaves open: what we propose, and what the secretariat answered, with its source."""

    decree = models.ForeignKey(Decree, models.CASCADE, related_name="questions")
    field = models.CharField(
        max_length=20
    )  # agency | functions | work | receives | reading | leadership | secretariat
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    order = models.PositiveSmallIntegerField(default=0)
    question = models.JSONField(
        default=dict
    )  # kept apart from what fills it in, so that it speaks both languages
    reason = models.JSONField(default=dict)
    proposed = models.JSONField(default=None, null=True)
    answer = models.JSONField(default=None, null=True)
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey("lopo.Account", models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["decree", "order", "pk"]

    @property
    def asks(self) -> str:
        """What is asked, in the reader's language."""
        return said_again(self.question)

    @property
    def because(self) -> str:
        """Why we propose what we propose."""
        return said_again(self.reason)


class Heir(SeenByRegency):
    """Where the open work of an office goes that leaves with this decree."""

    decree = models.ForeignKey(Decree, models.CASCADE, related_name="heirs")
    leaves = models.ForeignKey("lopo.Office", models.PROTECT, related_name="+")
    receives = models.ForeignKey("lopo.Office", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "decree", "leaves"], name="open_work_has_one_heir")
        ]
