"""Reports of what people heard and saw, from anybody or from an officer, and what became of each.

Nothing is kept of a reporter that they did not give: no address, no browser, no hour. Every date here is a day.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lopo.ground.acts import Actor
from lopo.ground.acts.models import Record, SeenByNobody
from lopo.ground.vault.fields import EncryptedField
from lopo.prevention.report.readers import HATS, Avoids, desk_of
from lopo.taskforce.access.compartments import Compartment


class Channel(models.TextChoices):
    FORM = "form", _("isian di halaman umum")
    PHONE = "phone", _("telepon")
    WHATSAPP = "whatsapp", _("pesan WhatsApp")
    VISIT = "visit", _("datang sendiri")
    LETTER = "letter", _("surat")
    SEEN = "seen", _("dilihat petugas sendiri")


class Urgency(models.TextChoices):
    NOW = "now", _("Ada yang dalam bahaya sekarang")
    LEAVING = "leaving", _("Akan berangkat dalam beberapa hari")
    PAST = "past", _("Sudah terjadi")
    UNKNOWN = "unknown", _("Belum tahu")


class ReportState(models.TextChoices):
    NEW = "new", _("Belum dibaca")
    LOOKING = "looking", _("Sedang dilihat")
    OFFERED = "offered", _("Menunggu jawaban instansi lain")
    REVIEW = "review", _("Menunggu peninjauan orang kedua")
    CASE = "case", _("Menjadi perkara")
    JOINED = "joined", _("Digabungkan ke perkara")
    PASSED = "passed", _("Diteruskan dan ditangani instansi lain")
    CLOSED = "closed", _("Tanpa tindakan lanjut, sudah ditinjau")


AT_HAND = (ReportState.NEW, ReportState.LOOKING)  # wait for the desk's decision
ENDS = (ReportState.CASE, ReportState.JOINED, ReportState.PASSED, ReportState.CLOSED)  # exactly one of these


class Report(Record):
    """One report. It ends in exactly one of four ways, and nothing that arrived is closed by one person alone."""

    MOVES = {
        "read": (ReportState.NEW, ReportState.LOOKING),
        "open": (AT_HAND, ReportState.CASE),
        "join": (AT_HAND, ReportState.JOINED),
        "offer": (AT_HAND, ReportState.OFFERED),
        "take": (ReportState.OFFERED, ReportState.PASSED),
        "decline": (ReportState.OFFERED, ReportState.LOOKING),
        "recall": (ReportState.OFFERED, ReportState.LOOKING),
        "propose": (AT_HAND, ReportState.REVIEW),
        "agree": (ReportState.REVIEW, ReportState.CLOSED),
        "send_back": (ReportState.REVIEW, ReportState.LOOKING),
        "reopen": (ReportState.CLOSED, ReportState.LOOKING),
    }
    number = models.CharField(
        max_length=40
    )  # L-5303-2026-0012; written down by an officer: LP-5303-2026-0003
    channel = models.CharField(max_length=8, choices=Channel)
    state = models.CharField(max_length=7, choices=ReportState, default=ReportState.NEW)
    arrived_on = models.DateField()
    urgency = models.CharField(max_length=7, choices=Urgency)
    village = models.ForeignKey("lopo.Village", models.PROTECT, null=True, related_name="+")
    text = EncryptedField(compartment=Compartment.NARRATIVE)
    place = EncryptedField(compartment=Compartment.NARRATIVE)  # in words: "rumah cat biru dekat dermaga"
    when = EncryptedField(compartment=Compartment.NARRATIVE)  # in words: "kemarin malam"
    concerns = EncryptedField(compartment=Compartment.IDENTITY)  # whom it is about
    avoids = models.CharField(max_length=10, choices=Avoids, blank=True, default=Avoids.NOBODY)
    names = models.ForeignKey("lopo.Agency", models.PROTECT, null=True, related_name="+")  # goes past it
    reporter = EncryptedField(compartment=Compartment.IDENTITY)
    contact = EncryptedField(compartment=Compartment.IDENTITY)
    safe_contact = EncryptedField(compartment=Compartment.IDENTITY)  # whether, when and how it is safe
    receipt = models.BinaryField(null=True)  # index of the receipt; an officer's report has none
    written_by = models.ForeignKey("lopo.Account", models.PROTECT, null=True, related_name="+")
    written_for = models.ForeignKey("lopo.Office", models.PROTECT, null=True, related_name="+")
    case = models.ForeignKey("lopo.Case", models.PROTECT, null=True, related_name="+")
    moved_on = models.DateField(null=True)
    moved_by = models.ForeignKey("lopo.Office", models.PROTECT, null=True, related_name="+")
    proposed_by = models.ForeignKey("lopo.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-arrived_on", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "number"], name="report_number_is_unique"),
            models.UniqueConstraint(fields=["regency", "receipt"], name="a_receipt_opens_one_report"),
            models.CheckConstraint(
                condition=Q(state__in=["case", "joined"], case__isnull=False)
                | ~Q(state__in=["case", "joined"]) & Q(case__isnull=True),
                name="a_report_has_a_case_if_it_ended_in_one",
            ),
            models.CheckConstraint(
                condition=~Q(state="review") | Q(proposed_by__isnull=False),
                name="no_further_action_is_somebodys_proposal",
            ),
        ]
        indexes = [models.Index(fields=["regency", "-arrived_on"], name="reports_by_day")]

    def __str__(self) -> str:
        return self.number

    @property
    def label(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.pk])

    @property
    def is_at_hand(self) -> bool:
        return self.state in AT_HAND

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        """Its readers at the desk, and an agency that it was passed on to, unless that one has said "not ours".

        Nobody else: whoever wrote it down, secretariat and leadership see progress and counts by queries of their own.
        """
        if actor.hat not in HATS or not actor.acts or actor.agency is None:
            return Q(pk__in=())
        passed = Passing.objects.filter(report=OuterRef("pk"), agency=actor.agency, state__in=OPEN_TO_IT)
        return Q(regency=actor.regency) & (desk_of(actor).read_by(actor) | Q(Exists(passed)))


class ReportPhoto(Record):
    """A photograph, drawn anew without place, hour or camera, and sealed in its row: a file would tell when it came."""

    PART_OF = "report"
    report = models.ForeignKey(Report, models.PROTECT, related_name="photos")
    order = models.PositiveSmallIntegerField()
    picture = EncryptedField(compartment=Compartment.NARRATIVE)  # JPEG, base64

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "report", "order"], name="photos_of_a_report_are_numbered"
            )
        ]

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        return Q(regency=actor.regency, report__in=Report.objects.filter(Report.visible_to(actor)))


class ReportMessage(SeenByNobody):
    """What desk and reporter write to each other. The reporter is told no office and no name."""

    PART_OF = "report"
    report = models.ForeignKey(Report, models.PROTECT, related_name="messages")
    order = models.PositiveSmallIntegerField()
    from_desk = models.BooleanField()
    office = models.ForeignKey("lopo.Office", models.PROTECT, null=True, related_name="+")
    text = EncryptedField(compartment=Compartment.NARRATIVE)
    on = models.DateField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "report", "order"], name="messages_of_a_report_are_numbered"
            )
        ]


class PassingState(models.TextChoices):
    ASKED = "asked", _("menunggu jawaban")
    TAKEN = "taken", _("diterima")
    DECLINED = "declined", _("dijawab: bukan untuk kami")
    RECALLED = "recalled", _("ditarik kembali")


OPEN_TO_IT = (PassingState.ASKED, PassingState.TAKEN)


class Passing(Record):
    """A report passed on to an agency, and why. It reads the report until it answers, and if it takes it, from then on."""

    PART_OF = "report"
    MOVES = {
        "take": (PassingState.ASKED, PassingState.TAKEN),
        "decline": (PassingState.ASKED, PassingState.DECLINED),
        "recall": (PassingState.ASKED, PassingState.RECALLED),
    }
    report = models.ForeignKey(Report, models.PROTECT, related_name="passings")
    agency = models.ForeignKey("lopo.Agency", models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=PassingState, default=PassingState.ASKED)
    asked_on = models.DateField()
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ["-asked_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "report"],
                condition=Q(state__in=["asked", "taken"]),
                name="a_report_is_with_one_agency_at_a_time",
            )
        ]

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        return Q(regency=actor.regency, report__in=Report.objects.filter(Report.visible_to(actor)))


WHY = {
    "offer": _("Mengapa diteruskan"),
    "decline": _("Mengapa bukan untuk instansi itu"),
    "recall": _("Mengapa ditarik kembali"),
    "propose": _("Mengapa tanpa tindakan lanjut"),
    "send_back": _("Mengapa tidak disetujui"),
    "reopen": _("Mengapa dibuka kembali"),
}


class ReportReason(SeenByNobody):
    """Why a report was passed on, declined, proposed for no further action, sent back, opened again: in words, sealed."""

    PART_OF = "report"
    report = models.ForeignKey(Report, models.PROTECT, related_name="reasons")
    order = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=10)  # of Report.MOVES
    office = models.ForeignKey("lopo.Office", models.PROTECT, related_name="+")
    text = EncryptedField(compartment=Compartment.NARRATIVE)
    on = models.DateField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "report", "order"], name="reasons_of_a_report_are_numbered"
            )
        ]

    @property
    def words(self) -> str:
        """What this is the reason of."""
        return str(WHY[self.act])
