"""The questions as a blank sheet for the field: three boxes each, room for what the officer finds. No room for a name."""

from __future__ import annotations

from django.utils import translation

from lopo.cases.screening.proposing import Result
from lopo.cases.screening.questions import Element, QuestionSet
from lopo.ground.acts import today
from lopo.ground.agencies.models import Agency
from lopo.ground.papers.letterheads import frame_of, letterhead_of
from lopo.ground.papers.typeset import Printed, filename, typeset

TEMPLATE = "cases/screening/blank.typ"


def blank_sheet(agency: Agency, questions: QuestionSet) -> Printed:
    """One page under the agency's own head. Official Indonesian, whoever prints it."""
    with translation.override("id"):
        sheet = {
            "frame": frame_of(letterhead_of(agency)),
            "questions": [one.says for one in questions.questions],
            "source": questions.source,
            "elements": [str(element.label) for element in Element],
            "results": [str(result.label) for result in Result],
        }
    pdf = typeset(TEMPLATE, {"blank": sheet}, title="Lembar penapisan", dated=today())
    return Printed(pdf, filename("lembar-penapisan", questions.key))
