"""From the records of a period to the printed report: on a page, on the command line, and with a code."""

from __future__ import annotations

from datetime import date

from django.utils import translation

from lopo.evaluation.evaluating import Evaluation, evaluate
from lopo.evaluation.measures.evidence_file import EvidenceFile
from lopo.evaluation.models import Comment, FindingTaken
from lopo.evaluation.models import Evaluation as Opening
from lopo.evaluation.report.building import Around, yearly_report
from lopo.ground.acts import Actor, today
from lopo.ground.papers.frame import Foot, Frame
from lopo.ground.papers.issuing import Issuing
from lopo.ground.papers.letterheads import frame_of, letterhead_of
from lopo.ground.papers.report import report
from lopo.ground.papers.typeset import Printed
from lopo.ground.papers.words import Language
from lopo.ground.places.models import Regency
from lopo.taskforce.decree.queries import decree_in_force


def print_report(
    regency: Regency,
    language: Language,
    *,
    start: date | None = None,
    end: date | None = None,
    evidence: EvidenceFile | None = None,
    foot: Foot | None = None,
    made_on: date | None = None,
) -> Printed:
    """The report of a period in one language. The same records give the same bytes."""
    with translation.override(language):
        ev = evaluate(regency, start, end, evidence)
        return report(yearly_report(ev, _around(regency, ev, foot), language), made_on=made_on or today())


def issue_report(actor: Actor, laid: Opening, language: Language, *, site: str) -> Printed:
    """The report of a period that was laid open, with its code; a new one once the records say something else."""

    def make(foot: Foot | None, day: date) -> Printed:
        return print_report(
            laid.regency, language, start=laid.starts_on, end=laid.ends_on, foot=foot, made_on=day
        )

    paper = "report" if language == "id" else "report_en"
    return Issuing(laid.regency, laid, paper, make, site).issued(actor)


def _around(regency: Regency, ev: Evaluation, foot: Foot | None) -> Around:
    decree = decree_in_force(regency)
    head = letterhead_of(decree.secretariat) if decree else None
    opening = Opening.objects.filter(
        regency=regency, starts_on=ev.period.start, ends_on=ev.period.end
    ).first()
    comments = Comment.objects.filter(evaluation=opening).select_related("agency") if opening else []
    taken = FindingTaken.objects.filter(regency=regency).order_by("taken_on", "pk")
    return Around(
        frame=frame_of(head, foot=foot) if head else Frame(),
        place=head.place if head else regency.capital or regency.name,
        publisher=str(decree.secretariat.name) if decree else regency.name,
        comments={comment.agency.key: comment.text for comment in comments},
        obstacles=opening.obstacles if opening else (),
        became={row.key: f"{row.get_state_display()}." for row in taken},
    )
