"""A person, known once however many cases they are in. Everything that could tell who it is lies sealed."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lopo.cases.case.models import Grant, granted
from lopo.ground.acts import Actor
from lopo.ground.acts.models import Record
from lopo.ground.vault.fields import EncryptedField
from lopo.taskforce.access.compartments import Compartment
from lopo.taskforce.access.reach import reach


class Sex(models.TextChoices):
    FEMALE = "female", _("perempuan")
    MALE = "male", _("laki-laki")
    UNKNOWN = "", _("belum diketahui")


class Person(Record):
    """A person. Names as people say them; a birth date as far as it is known: "2008-03-01", "2008-03", "2008"."""

    name = EncryptedField(compartment=Compartment.IDENTITY)
    born = EncryptedField(compartment=Compartment.IDENTITY)
    nik = EncryptedField(compartment=Compartment.IDENTITY)
    nik_index = models.BinaryField(max_length=33, null=True)  # keyed digest, ground/vault/lookup.py
    address = EncryptedField(compartment=Compartment.IDENTITY)
    sex = models.CharField(max_length=6, choices=Sex, blank=True, default=Sex.UNKNOWN)

    version = models.PositiveIntegerField(default=0)  # how often it was corrected: two at once are told apart

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "people"
        indexes = [models.Index(fields=["regency", "nik_index"], name="people_by_nik")]

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        """Whoever has a grant on them in some case."""
        grants = Grant.objects.filter(granted(reach(actor)), participation__person=OuterRef("pk"))
        return Q(regency=actor.regency) & Q(Exists(grants))
