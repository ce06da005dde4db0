"""Regency, district, village: the places that the state numbers (Permendagri code system, 53.03.KK.VVVV)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lopo.ground.acts.models import SeenByRegency, Written


class Regency(Written):
    """A regency (kabupaten) that works with Lopo. Every other row belongs to one."""

    code = models.CharField(max_length=5, unique=True)  # "53.03"
    name = models.CharField(max_length=120)
    province = models.CharField(max_length=120)
    capital = models.CharField(max_length=120, blank=True)  # where letters are dated

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class District(SeenByRegency):
    """Kecamatan."""

    code = models.CharField(max_length=8)  # "53.03.09"
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["regency", "code"], name="district_code_is_unique")]

    def __str__(self) -> str:
        return self.name


class VillageKind(models.TextChoices):
    VILLAGE = "desa", _("desa")
    WARD = "kelurahan", _("kelurahan")


class Village(SeenByRegency):
    """Desa or kelurahan."""

    district = models.ForeignKey(District, models.PROTECT, related_name="villages")
    code = models.CharField(max_length=13)  # "53.03.09.2010"
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=9, choices=VillageKind)

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["regency", "code"], name="village_code_is_unique")]

    def __str__(self) -> str:
        return self.name
