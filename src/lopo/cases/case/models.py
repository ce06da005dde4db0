"""A case, the people in it, and who may see whom: participations, held without a gap, and grants.

One suspected event is one case. Nobody sees a case: one sees people in it, each by a grant, and of each the
compartments that the grant and one's own kind of seat both allow (`taskforce/access/compartments.yaml`).
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lopo.cases.conflict.models import shut_out
from lopo.ground.acts import Actor, today
from lopo.ground.acts.models import Record, SeenByNobody
from lopo.ground.vault.fields import EncryptedField
from lopo.taskforce.access.compartments import Compartment
from lopo.taskforce.access.reach import Reach, reach


class CaseState(models.TextChoices):
    OPEN = "open", _("terbuka")
    CLOSED = "closed", _("ditutup")


class CaseClass(models.TextChoices):
    """How far a case is known. Each class shuts what the one before left open."""

    ORDINARY = "ordinary", _("biasa")
    RESTRICTED = "restricted", _("terbatas")
    SEALED = "sealed", _("dirahasiakan")


class Role(models.TextChoices):
    VICTIM = "victim", _("korban")
    SUSPECT = "suspect", _("terduga")
    WITNESS = "witness", _("saksi")
    KIN = "kin", _("keluarga")


class EndBecause(models.TextChoices):
    RESOLVED = "resolved", _("penanganannya selesai")
    NOT_SO = "not_so", _("ternyata bukan korban, terduga, atau saksi")
    ELSEWHERE = "elsewhere", _("ditangani pihak lain di luar gugus tugas")
    UNREACHABLE = "unreachable", _("tidak dapat dihubungi lagi")
    DECEASED = "deceased", _("meninggal dunia")


HELD = (Role.VICTIM, Role.SUSPECT)  # nobody of these may ever be without a sub-task force and an office
COUNTS_ONLY = ("secretariat", "leadership")  # see that there is a case and how far it is, and no person


class Case(Record):
    """One suspected event. The lead sub-task force coordinates and closes; it gains no sight by it."""

    number = models.CharField(max_length=40)  # TPPO-5303-2026-0007
    state = models.CharField(max_length=6, choices=CaseState, default=CaseState.OPEN)
    kind = models.CharField(max_length=10, choices=CaseClass, default=CaseClass.ORDINARY)
    kind_because = EncryptedField(compartment=Compartment.NARRATIVE)
    lead = models.ForeignKey("lopo.SubTaskForce", models.PROTECT, related_name="+")
    opened_on = models.DateField()
    opened_by = models.ForeignKey("lopo.Office", models.PROTECT, related_name="+")
    happened_on = models.DateField(null=True)
    village = models.ForeignKey("lopo.Village", models.PROTECT, null=True, related_name="+")
    summary = EncryptedField(compartment=Compartment.NARRATIVE)
    closed_on = models.DateField(null=True)
    outcome = EncryptedField(
        compartment=Compartment.PROGRESS
    )  # without names: whoever sees the case may read it

    MOVES = {"close": (CaseState.OPEN, CaseState.CLOSED), "reopen": (CaseState.CLOSED, CaseState.OPEN)}

    class Meta:
        ordering = ["-opened_on", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "number"], name="case_number_is_unique"),
            models.CheckConstraint(
                condition=Q(state="open", closed_on__isnull=True)
                | Q(state="closed", closed_on__isnull=False),
                name="a_closed_case_has_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["regency", "-opened_on"], name="cases_by_day"),
            models.Index(
                fields=["regency", "kind"], name="cases_by_class"
            ),  # the few sealed ones, for clocks
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def label(self) -> str:
        return self.number

    @property
    def apart(self) -> bool:
        """Sealed: what the streams say of it is for those who see it."""
        return self.kind == CaseClass.SEALED

    def get_absolute_url(self) -> str:
        return reverse("case", args=[self.pk])

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        """Whoever has a grant on somebody in it; desk and leadership see that it is there, unless it is sealed."""
        if actor.hat in COUNTS_ONLY:
            known = ~Q(kind=CaseClass.SEALED) & ~Q(pk__in=shut_out(reach(actor)))
            return Q(regency=actor.regency) & known
        grants = Grant.objects.filter(granted(reach(actor)))
        # Whoever was asked for one thing about one person sees that person's track, not the case. Found once for all
        # cases: asked for each, SQLite would go through every grant of the office again.
        seen = grants.exclude(because=Because.REQUEST).order_by()
        return Q(regency=actor.regency) & Q(pk__in=seen.values("participation__case"))


class Participation(Record):
    """One person in one case, in one role, from–to. A victim who is also suspected has two, each with its reasons."""

    PART_OF = "case"
    case = models.ForeignKey(Case, models.PROTECT, related_name="participations")
    person = models.ForeignKey("lopo.Person", models.PROTECT, related_name="participations")
    order = models.PositiveSmallIntegerField()  # "Korban 2" where the name may not be read
    role = models.CharField(max_length=7, choices=Role)
    because = EncryptedField(compartment=Compartment.SUSPECT)  # why somebody is suspected
    held_by = models.ForeignKey("lopo.SubTaskForce", models.PROTECT, null=True, related_name="+")
    office = models.ForeignKey("lopo.Office", models.PROTECT, null=True, related_name="+")  # responsible
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_because = models.CharField(max_length=11, choices=EndBecause, blank=True)
    ended_note = EncryptedField(compartment=Compartment.NARRATIVE)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "case", "person", "role"],
                condition=Q(ended_on__isnull=True),
                name="a_person_has_a_role_once_in_a_case",
            ),
            models.UniqueConstraint(
                fields=["regency", "case", "order"], name="people_of_a_case_are_numbered"
            ),
            models.CheckConstraint(
                condition=~Q(role__in=["victim", "suspect"])
                | Q(ended_on__isnull=False)
                | Q(held_by__isnull=False, office__isnull=False),
                name="no_victim_or_suspect_without_holder",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_because="")
                | Q(ended_on__isnull=False) & ~Q(ended_because=""),
                name="nobody_leaves_a_case_without_a_reason",
            ),
        ]

    @property
    def label(self) -> str:
        """ "Korban 2": what stands for the name where it may not be read."""
        return label_of(self.role, self.order)

    def get_absolute_url(self) -> str:
        return reverse("case_person", args=[self.pk])

    def names(self, parts: frozenset[str]) -> bool:
        """These compartments let one read who it is: for a suspect that of suspects is needed too."""
        needed: set[str] = {Compartment.IDENTITY} | (
            {Compartment.SUSPECT} if self.role == Role.SUSPECT else set()
        )
        return needed <= parts

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        grants = Grant.objects.filter(granted(reach(actor)), participation=OuterRef("pk"))
        return Q(regency=actor.regency) & Q(Exists(grants))


def label_of(role: str, order: int) -> str:
    """ "Korban 2"."""
    return f"{str(Role(role).label).capitalize()} {order}"


class Because(models.TextChoices):
    HELD = "held", _("sub gugus tugas ini memegangnya")
    ASSIGNED = "assigned", _("kantor ini yang bertanggung jawab")
    ADDED = "added", _("ditambahkan oleh kantor penanggung jawab")
    OFFERED = "offered", _("ditawarkan kepadanya, sampai dijawab")
    GAVE = "gave", _("dahulu menyerahkan: kemajuan saja")
    REQUEST = "request", _("diminta membantu: permintaan itu saja")


class Grant(SeenByNobody):
    """Who may see one participation, why, which compartments, from–to. Taking sight away is ending a row."""

    PART_OF = "participation"
    participation = models.ForeignKey(Participation, models.PROTECT, related_name="grants")
    sub_task_force = models.ForeignKey("lopo.SubTaskForce", models.PROTECT, null=True, related_name="+")
    office = models.ForeignKey("lopo.Office", models.PROTECT, null=True, related_name="+")
    because = models.CharField(max_length=8, choices=Because)
    reason = EncryptedField(
        compartment=Compartment.NARRATIVE
    )  # in words: "to be examined" tells of health too
    compartments = models.JSONField()  # values of Compartment
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)  # the last day was the one before

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sub_task_force__isnull=True, office__isnull=False)
                | Q(sub_task_force__isnull=False, office__isnull=True),
                name="a_grant_is_to_an_office_or_a_sub_task_force",
            ),
            models.UniqueConstraint(
                fields=["regency", "participation", "because"],
                condition=Q(ends_on__isnull=True, because__in=["held", "assigned"]),
                name="one_holds_and_one_is_responsible",
            ),
            models.UniqueConstraint(
                fields=["regency", "participation", "office"],
                condition=Q(ends_on__isnull=True, because="added"),
                name="an_office_is_added_once",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.ends_on is None or self.ends_on > today()


class UnsealingState(models.TextChoices):
    ASKED = "asked", _("diminta")
    AGREED = "agreed", _("disetujui")
    DECLINED = "declined", _("ditolak")


class Unsealing(SeenByNobody):
    """One agency asks that a sealed case be known again; another, that sees somebody in it too, agrees or does not."""

    PART_OF = "case"
    MOVES = {
        "agree": (UnsealingState.ASKED, UnsealingState.AGREED),
        "decline": (UnsealingState.ASKED, UnsealingState.DECLINED),
    }
    case = models.ForeignKey(Case, models.PROTECT, related_name="unsealings")
    state = models.CharField(max_length=8, choices=UnsealingState, default=UnsealingState.ASKED)
    asked_by = models.ForeignKey("lopo.Office", models.PROTECT, related_name="+")
    asked_on = models.DateField()
    because = EncryptedField(compartment=Compartment.NARRATIVE)
    answered_by = models.ForeignKey("lopo.Office", models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)
    answer = EncryptedField(compartment=Compartment.NARRATIVE)

    class Meta:
        ordering = ["-asked_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "case"], condition=Q(state="asked"), name="unsealing_is_asked_once"
            )
        ]


def granted(by: Reach, *, on: date | None = None) -> Q:
    """The grants that a reach stands in on a day: the one predicate of scope. It goes by sight, never by hat.

    Whoever once handed somebody over follows the progress of a case, but not of one that was sealed since. Whoever has a
    conflict of interest in a case stands in none of it.
    """
    to = Q(office__in=by.offices) | Q(sub_task_force__in=by.leads)
    closed = Q(because=Because.GAVE, participation__case__kind=CaseClass.SEALED)
    closed |= Q(participation__case__in=shut_out(by))
    return to & ~closed & (Q(ends_on__isnull=True) | Q(ends_on__gt=on or today()))


def sees(grants: list[Grant], by: Reach, kind: str) -> frozenset[str]:
    """Compartments of one person in a case of this class that these open grants let a reach read.

    What they list, as far as the class leaves it open, and what its kind of seat allows.
    """
    mine = [g for g in grants if g.is_open and (g.office_id in by.offices or g.sub_task_force_id in by.leads)]
    return frozenset(part for grant in mine for part in _opens(grant, kind)) & by.reads


def _opens(grant: Grant, kind: str) -> list[str]:
    if kind == CaseClass.SEALED and grant.because == Because.GAVE:
        return []
    if kind != CaseClass.ORDINARY and grant.because == Because.HELD:
        return [Compartment.PROGRESS]
    return list(grant.compartments)
