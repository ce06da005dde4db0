"""What evaluation keeps: evidence from people, the pulse survey, comments, and what became of findings.

Measures keep nothing: they are counted from the records that the work leaves.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lopo.evaluation.quoting import quoted
from lopo.ground.acts.models import SeenByNobody, SeenByRegency


class Indicator(models.TextChoices):
    FACE_TO_FACE = "face_to_face", _("Tatap muka")
    TRUST_COMMITMENT = "trust_commitment", _("Kepercayaan dan komitmen")
    SHARED_UNDERSTANDING = "shared_understanding", _("Pemahaman bersama")
    INTERMEDIATE_OUTCOMES = "intermediate_outcomes", _("Hasil antara")


class Aspect(models.TextChoices):
    ON_PLANS = "on_plans", _("Tentang rencana")
    ON_CASES = "on_cases", _("Tentang kasus")
    COMMITMENT = "commitment", _("Komitmen")
    TRUST = "trust", _("Kepercayaan")
    DIVISION_OF_DUTIES = "division_of_duties", _("Pembagian tugas")
    COMMON_WAY = "common_way", _("Cara kerja bersama")
    RESULTS = "results", _("Hasil")
    EVALUABILITY = "evaluability", _("Dapat dinilai")


ASPECTS: dict[str, tuple[str, str]] = {
    Indicator.FACE_TO_FACE: (Aspect.ON_PLANS, Aspect.ON_CASES),
    Indicator.TRUST_COMMITMENT: (Aspect.COMMITMENT, Aspect.TRUST),
    Indicator.SHARED_UNDERSTANDING: (Aspect.DIVISION_OF_DUTIES, Aspect.COMMON_WAY),
    Indicator.INTERMEDIATE_OUTCOMES: (Aspect.RESULTS, Aspect.EVALUABILITY),
}


def indicator_of(aspect: str) -> str:
    """The indicator that an aspect belongs to."""
    return next(str(indicator) for indicator, aspects in ASPECTS.items() if aspect in aspects)


class Study(SeenByRegency):
    """A source of evidence: a published study or our own interviews. `says` is the study's word, never computed."""

    title = models.CharField(max_length=300)
    starts_on = models.DateField()
    ends_on = models.DateField()
    method = models.JSONField(default=dict)
    says = models.JSONField(default=dict)  # study_says of the evidence file

    class Meta:
        ordering = ["-ends_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["regency", "title"], name="a_study_is_kept_once")]


class EvidenceKind(models.TextChoices):
    INTERVIEW = "interview", _("wawancara")
    OBSERVATION = "observation", _("pengamatan")
    DOCUMENT = "document", _("dokumen")
    CONCLUSION = "conclusion", _("simpulan penulis")


class Piece(SeenByRegency):
    """One piece of evidence from people, coded to an aspect. Informants by office only."""

    study = models.ForeignKey(Study, models.PROTECT, null=True, related_name="pieces")
    code = models.CharField(max_length=20)  # "E4" in its file
    kind = models.CharField(max_length=11, choices=EvidenceKind)
    informant = models.CharField(max_length=200)
    says = models.TextField()
    section = models.CharField(max_length=60, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    unit = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["starts_on", "code"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "study", "code"], name="a_piece_is_kept_once")
        ]

    @property
    def words(self) -> str:
        """What it says, for whoever reads."""
        return quoted(self.says)

    @property
    def told_by(self) -> str:
        """The office or document that says so."""
        return quoted(self.informant)


class Polarity(models.IntegerChoices):
    SUPPORTS = 1, _("mendukung")
    BEARS_ON = 0, _("menyangkut")
    WEIGHS_AGAINST = -1, _("melemahkan")


class Coding(SeenByNobody):
    """One coder's reading of a piece. Two coders work apart; the first coding counts, agreement is shown."""

    piece = models.ForeignKey(Piece, models.CASCADE, related_name="codings")
    order = models.PositiveSmallIntegerField()  # 1 or 2
    indicator = models.CharField(max_length=21, choices=Indicator)
    aspect = models.CharField(max_length=18, choices=Aspect)
    polarity = models.SmallIntegerField(choices=Polarity)
    coder = models.ForeignKey(
        "lopo.Account", models.PROTECT, null=True, related_name="+"
    )  # None: coded in the file
    coded_on = models.DateField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "piece", "order"], name="a_piece_has_a_first_and_a_second_coder"
            )
        ]


class Survey(SeenByRegency):
    """A round of the pulse survey (T8): reliable, open, supports the common aim."""

    title = models.CharField(max_length=200)
    opens_on = models.DateField()
    closes_on = models.DateField()

    class Meta:
        ordering = ["-opens_on", "pk"]


class SurveyLink(SeenByNobody):
    """A link for one agency. What it answered is never tied to it: the link is only crossed off."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="links")
    agency = models.ForeignKey("lopo.Agency", models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    used = models.BooleanField(default=False)

    class Meta:
        ordering = ["agency__name"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "survey", "agency"], name="one_survey_link_an_agency")
        ]


class SurveyAnswer(SeenByNobody):
    """One anonymous answer: 1 (not at all) to 4 (fully). No time, no agency."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="answers")
    reliable = models.PositiveSmallIntegerField()
    open = models.PositiveSmallIntegerField()
    common_aim = models.PositiveSmallIntegerField()
    obstacle = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reliable__range=(1, 4), open__range=(1, 4), common_aim__range=(1, 4)),
                name="survey_answers_are_1_to_4",
            )
        ]


class Evaluation(SeenByRegency):
    """A period laid open: agencies see their own page first, the others after 14 days."""

    starts_on = models.DateField()
    ends_on = models.DateField()
    shown_on = models.DateField()  # to each agency, its own page
    opens_on = models.DateField()  # to all
    obstacles = models.JSONField(default=list)  # as people named them: leadership, budget, miscommunication

    class Meta:
        ordering = ["-ends_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "starts_on", "ends_on"], name="a_period_is_laid_open_once"
            )
        ]


class Comment(SeenByNobody):
    """An agency's own words beside its numbers."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="comments")
    agency = models.ForeignKey("lopo.Agency", models.PROTECT, related_name="+")
    text = models.TextField()
    said_on = models.DateField()

    class Meta:
        ordering = ["agency__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "evaluation", "agency"], name="one_comment_an_agency_an_evaluation"
            )
        ]


class FindingState(models.TextChoices):
    AGENDA = "agenda", _("Dibawa ke rapat")
    FOLLOW_UP = "follow_up", _("Menjadi tindak lanjut")
    ANSWERED = "answered", _("Sudah dijawab")


class FindingTaken(SeenByRegency):
    """What became of a finding, by its stable key: findings themselves are computed anew from the records."""

    key = models.CharField(max_length=120)  # "undelivered:<decree>:<agency>"
    sentence = models.TextField()  # as it read when it was taken up
    owed_by = models.ForeignKey("lopo.Agency", models.PROTECT, null=True, related_name="+")
    taken_on = models.DateField()
    state = models.CharField(max_length=9, choices=FindingState)
    agenda_item = models.ForeignKey(  # empty again when the point was taken off the agenda
        "lopo.AgendaItem", models.SET_NULL, null=True, related_name="+"
    )
    follow_up = models.ForeignKey("lopo.FollowUp", models.PROTECT, null=True, related_name="+")
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["-taken_on", "pk"]
        indexes = [models.Index(fields=["regency", "key"], name="findings_by_key")]
