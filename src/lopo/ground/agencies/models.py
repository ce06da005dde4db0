"""Agencies, their offices, and who is in office now.

The person in office changes, the office stays; staff act for an office by mandate.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lopo.ground.acts.actor import Level
from lopo.ground.acts.models import SeenByRegency


class AgencyKind(models.TextChoices):
    POLICE = "police", _("kepolisian")
    MILITARY = "military", _("TNI")
    COURT = "court", _("pengadilan")
    PROSECUTOR = "prosecutor", _("kejaksaan")
    PLANNING = "planning", _("perencanaan")
    FINANCE = "finance", _("keuangan")
    COMMUNICATIONS = "communications", _("komunikasi dan informatika")
    LABOUR = "labour", _("ketenagakerjaan")
    SOCIAL = "social", _("sosial")
    HEALTH = "health", _("kesehatan")
    HOSPITAL = "hospital", _("rumah sakit")
    WOMEN_CHILDREN = "women_children", _("perempuan dan anak")
    CIVIL_REGISTRY = "civil_registry", _("kependudukan")
    POLITICS = "politics", _("kesatuan bangsa dan politik")
    ORDER = "order", _("ketertiban")
    SECRETARIAT = "secretariat", _("sekretariat daerah")
    LEGAL_AID = "legal_aid", _("bantuan hukum")
    NGO = "ngo", _("lembaga masyarakat")
    FAITH = "faith", _("keagamaan")
    FAMILY_WELFARE = "family_welfare", _("kesejahteraan keluarga")
    IMMIGRATION = "immigration", _("imigrasi")
    VILLAGE = "village", _("pemerintah desa")
    OTHER = "other", _("lainnya")


class Agency(SeenByRegency):
    """A government agency, NGO, court or faith body that takes part. Without a seat in the decree it is a partner."""

    key = models.SlugField(max_length=40)  # short name in files: "nakertrans"
    name = models.CharField(max_length=200)
    short = models.CharField(max_length=60)  # as people say it: "Dinas PPPA"
    code = models.CharField(max_length=4)  # in drawings: "PPA"
    kind = models.CharField(max_length=20, choices=AgencyKind, default=AgencyKind.OTHER)
    keeps = models.BooleanField(default=False)  # keeper of the machine (Kominfotik): no case
    audits = models.BooleanField(default=False)  # auditor of the log (Inspektorat): no case

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "key"], name="agency_key_is_unique"),
            models.UniqueConstraint(fields=["regency", "name"], name="agency_name_is_unique"),
        ]

    def __str__(self) -> str:
        return self.short

    def get_absolute_url(self) -> str:
        return reverse("agency", args=[self.pk])


class Office(SeenByRegency):
    """A post in an agency (jabatan). Seats of the decree are held by offices, never by persons."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="offices")
    name = models.CharField(max_length=200)
    heads = models.BooleanField(default=False)  # the head of the agency: letters are addressed to this office

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "agency", "name"], name="office_name_is_unique")
        ]

    def __str__(self) -> str:
        return self.name


class Official(SeenByRegency):
    """A person who works in an agency: holder of an office, or staff with a mandate. May have an account."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="officials")
    name = models.CharField(max_length=200)  # with degrees, as signed
    staff_number = models.CharField(max_length=30, blank=True)  # NIP or NRP
    rank = models.CharField(max_length=80, blank=True)  # "Pembina (IV/a)"
    job = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


def in_effect(on: date) -> Q:
    """Rows with from–until that hold on this day."""
    return Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))


class Capacity(models.TextChoices):
    HOLDER = "holder", _("pejabat definitif")
    PLT = "plt", _("Plt.")  # the post is vacant
    PLH = "plh", _("Plh.")  # the holder is away


class Appointment(SeenByRegency):
    """A person in an office, from–until: the holder, or an acting head (Plt., Plh.)."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="appointments")
    official = models.ForeignKey(Official, models.PROTECT, related_name="appointments")
    capacity = models.CharField(max_length=6, choices=Capacity, default=Capacity.HOLDER)
    letter = models.CharField(max_length=120, blank=True)  # number of the letter that appoints
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)  # last day in office

    class Meta:
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="appointment_ends_after_it_starts",
            )
        ]


class MandateLevel(models.IntegerChoices):
    DRAFT = Level.DRAFT, _("menyiapkan")
    ACT = Level.ACT, _("mengerjakan")
    SIGN = Level.SIGN, _("menandatangani")


class Mandate(SeenByRegency):
    """A holder lets a named member of staff act for the office: draft, act or sign (UU 30/2014 Ps. 14: atas nama)."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="mandates")
    official = models.ForeignKey(Official, models.PROTECT, related_name="mandates")
    level = models.PositiveSmallIntegerField(choices=MandateLevel)
    letter = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="mandate_ends_after_it_starts",
            )
        ]
