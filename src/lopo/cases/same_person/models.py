"""Two records that may be one person: a question for whoever answers for the one that was there first.

Whoever typed a number is told nothing, by not a single byte: else typing it would tell whether somebody is known here.
Joining says that two records are of one person. It moves no record and gives nobody sight of anything: what each
reader sees stays by grants. It is undone by ending a row.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lopo.cases.case.models import Because, CaseClass, Grant, Participation, granted
from lopo.ground.acts import Actor
from lopo.ground.acts.models import Record, SeenByNobody
from lopo.ground.vault.fields import EncryptedField
from lopo.taskforce.access.compartments import Compartment
from lopo.taskforce.access.reach import Reach, reach


class MatchState(models.TextChoices):
    ASKED = "asked", _("belum diputuskan")
    SAME = "same", _("satu orang")
    DIFFERENT = "different", _("bukan orang yang sama")
    NOTED = "noted", _("sudah dibaca")


class MatchedBy(models.TextChoices):
    NIK = "nik", _("NIK yang sama")
    ALIKE = "alike", _("nama dan tanggal lahir yang serupa")
    SOUGHT = "sought", _("NIK ini dicari")


class Match(Record):
    """A record met another, or was looked for. `came` is the later record; empty where somebody only searched."""

    MOVES = {
        "join": ((MatchState.ASKED, MatchState.DIFFERENT), MatchState.SAME),
        "deny": (MatchState.ASKED, MatchState.DIFFERENT),
        "part": (MatchState.SAME, MatchState.ASKED),
        "note": (MatchState.ASKED, MatchState.NOTED),
    }
    known = models.ForeignKey("lopo.Person", models.PROTECT, related_name="met")
    came = models.ForeignKey("lopo.Person", models.PROTECT, null=True, related_name="came_to")
    matched_by = models.CharField(max_length=6, choices=MatchedBy)
    state = models.CharField(max_length=9, choices=MatchState, default=MatchState.ASKED)
    office = models.ForeignKey(
        "lopo.Office", models.PROTECT, null=True, related_name="+"
    )  # that wrote or searched
    found_on = models.DateField()

    class Meta:
        ordering = ["-found_on", "pk"]
        verbose_name_plural = "matches"
        constraints = [
            models.UniqueConstraint(fields=["regency", "known", "came"], name="two_records_meet_once"),
            models.UniqueConstraint(
                fields=["regency", "known", "office"],
                condition=Q(matched_by="sought", state="asked"),
                name="an_office_asks_once_for_a_person",
            ),
            models.CheckConstraint(
                condition=Q(matched_by="sought", came__isnull=True)
                | ~Q(matched_by="sought") & Q(came__isnull=False),
                name="only_a_search_has_no_second_record",
            ),
        ]

    @property
    def label(self) -> str:
        return str(MatchedBy(self.matched_by).label).capitalize()

    def get_absolute_url(self) -> str:
        return reverse("same_person", args=[self.pk])

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        """Whoever answers for the record that was there first. What only looks alike: if they read the other one too.

        A record that is only in sealed cases is spoken of to those alone who see it.
        """
        by = reach(actor)
        answers = _seen_in(by, "known", answering=True)
        sees_it = _seen_in(by, "came")
        open_ = Participation.objects.filter(~Q(case__kind=CaseClass.SEALED), person=OuterRef("came"))
        told = Q(came__isnull=True) | Q(Exists(open_), matched_by=MatchedBy.NIK) | Q(sees_it)
        return Q(regency=actor.regency) & Q(answers) & told


def _seen_in(by: Reach, person: str, *, answering: bool = False) -> Exists:
    """A grant on this person; `answering`: as the office that looks after them, or as a leader of who holds them."""
    grants = Grant.objects.filter(granted(by), participation__person=OuterRef(person))
    if answering:
        # What is restricted opens to the responsible office alone, so nobody else can judge there.
        holds = Q(because=Because.HELD, participation__case__kind=CaseClass.ORDINARY)
        grants = grants.filter(Q(because=Because.ASSIGNED) | holds)
    return Exists(grants)


class Joined(SeenByNobody):
    """Two records are of one person, from–to. Parting them is ending this row."""

    PART_OF = "match"
    match = models.ForeignKey(Match, models.PROTECT, related_name="joined")
    because = EncryptedField(compartment=Compartment.IDENTITY)
    office = models.ForeignKey("lopo.Office", models.PROTECT, related_name="+")
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_because = EncryptedField(compartment=Compartment.IDENTITY)

    class Meta:
        ordering = ["started_on", "pk"]
        verbose_name_plural = "joined"
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "match"],
                condition=Q(ended_on__isnull=True),
                name="two_records_are_joined_once",
            )
        ]
