"""The regional action plan (RAD) of a year: goal → programme → activity → realisation by quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lopo.cooperation.action_plan.quarters import spelled
from lopo.ground.acts.models import SeenByRegency
from lopo.taskforce.decree.work import Work

if TYPE_CHECKING:
    from lopo.ground.agencies.models import Agency

TITLE = "Rencana Aksi Daerah"


class PlanState(models.TextChoices):
    DRAFT = "draft", _("Rancangan")
    ADOPTED = "adopted", _("Berlaku")
    CLOSED = "closed", _("Selesai")


class ActionPlan(SeenByRegency):
    """The plan of one year."""

    MOVES = {
        "adopt": (PlanState.DRAFT, PlanState.ADOPTED),
        "close": (PlanState.ADOPTED, PlanState.CLOSED),
    }
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200, default=TITLE)
    state = models.CharField(max_length=7, choices=PlanState, default=PlanState.DRAFT)
    adopted_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    meeting = models.ForeignKey(
        "lopo.Meeting", models.PROTECT, null=True, related_name="plans"
    )  # that prepared it
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "year"], name="a_year_has_one_plan"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(adopted_on__isnull=False), name="an_adopted_plan_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"RAD {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("plan", args=[self.pk])

    @property
    def name(self) -> str:
        """As pages call it, in the reader's language."""
        title = str(_("Rencana Aksi Daerah")) if self.title == TITLE else self.title
        return f"{title} {self.year}"

    @property
    def is_draft(self) -> bool:
        return self.state == PlanState.DRAFT

    @property
    def holds(self) -> bool:
        """Adopted and not yet closed: realisations and endorsements come in."""
        return self.state == PlanState.ADOPTED


class Goal(SeenByRegency):
    PART_OF = "plan"
    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="goals")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "plan", "order"], name="goal_number_is_unique")
        ]

    def __str__(self) -> str:
        return f"{self.order} {self.text}"


class Programme(SeenByRegency):
    PART_OF = "goal"
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="programmes")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ["goal__order", "order"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "goal", "order"], name="programme_number_is_unique")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"

    @property
    def code(self) -> str:
        return f"{self.goal.order}.{self.order}"


class FundSource(models.TextChoices):
    NONE = "none", _("tanpa biaya")
    APBD = "apbd", _("APBD (DAU/PAD)")
    DAK = "dak", _("DAK nonfisik PPA")
    APBN = "apbn", _("APBN, instansi vertikal")
    PROVINCE = "province", _("provinsi")
    VILLAGE = "village", _("APBDes/Dana Desa")
    GRANT = "grant", _("hibah/donor")
    PARTNER = "partner", _("mitra/CSR")


class Counting(models.TextChoices):
    """How the numbers of the quarters make the year's, and which way is better."""

    SUM = "sum", _("dijumlahkan tiap triwulan")
    LATEST = "latest", _("keadaan terakhir")
    FEWER = "fewer", _("dijumlahkan, makin sedikit makin baik")


class Activity(SeenByRegency):
    """One activity with its indicator. `joint`: planned to be done by two agencies or more together (S3).

    A dropped activity stays: it was planned, so it stays in every denominator.
    """

    PART_OF = "programme"
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="activities")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    work = models.CharField(max_length=20, choices=Work, blank=True)
    indicator = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    counting = models.CharField(max_length=6, choices=Counting, default=Counting.SUM)
    baseline = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    target = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    follows = models.ForeignKey("self", models.SET_NULL, null=True, related_name="followed_by")
    last_target = models.DecimalField(
        max_digits=14, decimal_places=2, null=True
    )  # last year's, shown beside (O7)
    last_value = models.DecimalField(
        max_digits=14, decimal_places=2, null=True
    )  # what last year reached of it
    joint = models.BooleanField(default=False)
    budget = models.DecimalField(max_digits=15, decimal_places=2, null=True)  # rupiah
    fund = models.CharField(max_length=8, choices=FundSource, blank=True)
    quarters = models.JSONField(default=list)  # planned in: [1, 3]
    dropped_on = models.DateField(null=True)
    dropped_because = models.CharField(max_length=300, blank=True)
    revision = models.PositiveSmallIntegerField(default=1)  # of two who change it at once, one is told

    class Meta:
        ordering = ["programme__goal__order", "programme__order", "order"]
        verbose_name_plural = "activities"
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "programme", "order"], name="activity_number_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(budget__isnull=True) | Q(budget__gte=0), name="budget_is_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(dropped_on__isnull=True) ^ ~Q(dropped_because=""), name="dropping_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("activity", args=[self.pk])

    @property
    def code(self) -> str:
        """ "1.1.2": goal, programme, activity."""
        return f"{self.programme.code}.{self.order}"

    @property
    def plan(self) -> ActionPlan:
        return self.programme.goal.plan

    @property
    def when(self) -> str:
        """ "I–III"."""
        return spelled(self.quarters)

    @property
    def leads(self) -> Agency | None:
        """The one agency that answers for it. Reads `agencies`: fetch them along for a list."""
        return next((row.agency for row in self.agencies.all() if row.share == Share.LEADS), None)

    @property
    def along(self) -> list[Agency]:
        """The agencies that the plan names besides, by name."""
        return [row.agency for row in self.agencies.all() if row.share == Share.WITH]


class Share(models.TextChoices):
    LEADS = "leads", _("penanggung jawab")
    WITH = "with", _("terkait")


class ActivityAgency(SeenByRegency):
    """An agency that the plan names for an activity: responsible, or with."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="agencies")
    agency = models.ForeignKey("lopo.Agency", models.PROTECT, related_name="activities")
    share = models.CharField(max_length=5, choices=Share)

    class Meta:
        ordering = ["share", "agency__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "activity", "agency"], name="an_agency_is_once_in_an_activity"
            ),
            models.UniqueConstraint(
                fields=["regency", "activity"],
                condition=Q(share="leads"),
                name="an_activity_has_one_responsible",
            ),
        ]


class Realisation(SeenByRegency):
    """What really happened with an activity in one quarter. Who took part stands in the contributions.

    `done_on` empty: nothing was done in that quarter, and `obstacles` says why.
    """

    PART_OF = "activity"
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="realisations")
    quarter = models.PositiveSmallIntegerField()
    done_on = models.DateField(null=True)  # last day of the work in that quarter
    value = models.DecimalField(
        max_digits=14, decimal_places=2, null=True
    )  # reached in this quarter, in the unit
    result = models.TextField(blank=True)
    obstacles = models.TextField(blank=True)
    released = models.DecimalField(
        max_digits=15, decimal_places=2, default=0
    )  # rupiah released in this quarter
    spent = models.DecimalField(max_digits=15, decimal_places=2, default=0)
    people = models.PositiveIntegerField(null=True)  # trained or empowered (O5, O6)
    people_with_outcome = models.PositiveIntegerField(null=True)  # six months on: in work, placed, earning
    outcome_on = models.DateField(null=True)
    evidence = models.ForeignKey("lopo.Upload", models.PROTECT, null=True, related_name="+")
    reported_on = models.DateField()
    recorded_by = models.ForeignKey("lopo.Agency", models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=200, blank=True)  # how it is known, when recorded for the agency
    revision = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["quarter"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "activity", "quarter"], name="a_quarter_is_filled_once"
            ),
            models.CheckConstraint(condition=Q(quarter__gte=1, quarter__lte=4), name="quarter_is_1_to_4"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=False) | ~Q(obstacles=""), name="a_quarter_without_work_says_why"
            ),
            models.CheckConstraint(
                condition=Q(released__gte=0, spent__gte=0), name="money_of_a_quarter_is_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(people_with_outcome__isnull=True)
                | Q(people_with_outcome__lte=models.F("people")),
                name="no_more_outcomes_than_people",
            ),
        ]
        indexes = [models.Index(fields=["regency", "done_on"], name="realisations_by_day")]

    def get_absolute_url(self) -> str:
        return f"{reverse('activity', args=[self.activity_id])}#tw{self.quarter}"


class ReachedVillage(SeenByRegency):
    """A village that an activity reached (O4)."""

    realisation = models.ForeignKey(Realisation, models.CASCADE, related_name="villages")
    village = models.ForeignKey("lopo.Village", models.PROTECT, related_name="reached_by")

    class Meta:
        ordering = ["village__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "realisation", "village"], name="a_village_is_reached_once"
            )
        ]


class EndorsementState(models.TextChoices):
    ASKED = "asked", _("Belum menjawab")
    ENDORSED = "endorsed", _("Mengesahkan")
    DECLINED = "declined", _("Tidak mengesahkan")


class Endorsement(SeenByRegency):
    """What one agency says of the plan: endorsed, or not and why."""

    PART_OF = "plan"
    MOVES = {
        "endorse": ((EndorsementState.ASKED, EndorsementState.DECLINED), EndorsementState.ENDORSED),
        "decline": (EndorsementState.ASKED, EndorsementState.DECLINED),
    }
    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="endorsements")
    agency = models.ForeignKey("lopo.Agency", models.PROTECT, related_name="endorsements")
    state = models.CharField(max_length=8, choices=EndorsementState, default=EndorsementState.ASKED)
    asked_on = models.DateField()
    answered_on = models.DateField(null=True)
    reason = models.TextField(blank=True)  # why not; or the note with which it was endorsed
    recorded_by = models.ForeignKey("lopo.Agency", models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=200, blank=True)  # "surat 12/III/2026", when recorded for the agency
    proof = models.ForeignKey("lopo.Upload", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["agency__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "plan", "agency"], name="an_agency_endorses_a_plan_once"
            ),
            models.CheckConstraint(condition=~Q(state="declined") | ~Q(reason=""), name="declining_says_why"),
            models.CheckConstraint(
                condition=Q(state="asked") ^ Q(answered_on__isnull=False), name="an_answer_to_a_plan_is_dated"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("plan_endorsement", args=[self.pk])

    @property
    def shape(self) -> str:
        """The mark beside the word: dash, full square, half square (with a note), octagon."""
        if self.state == EndorsementState.ENDORSED:
            return "half" if self.reason else "full"
        return "against" if self.state == EndorsementState.DECLINED else "none"

    @property
    def says(self) -> str:
        if self.shape == "half":
            return str(_("Mengesahkan dengan catatan"))
        return str(EndorsementState(self.state).label)
