"""From finding to action: onto the next meeting's agenda, or into a follow-up with office and date, in one act."""

from __future__ import annotations

from datetime import date

from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from lopo.evaluation.findings import words  # noqa: F401 (names these acts on histories)
from lopo.evaluation.findings.finding import Finding
from lopo.evaluation.models import FindingState, FindingTaken
from lopo.evaluation.rules import EVALUATES
from lopo.ground.acts import Actor, Refused, operation, today
from lopo.ground.agencies.models import Agency
from lopo.taskforce.meeting.models import Meeting
from lopo.taskforce.meeting.operations import add_agenda_item, promise_follow_up
from lopo.taskforce.meeting.operations.agenda import LONGEST_TITLE
from lopo.taskforce.record.pen import record


@operation(may=EVALUATES)
def take_to_meeting(actor: Actor, finding: Finding, meeting: Meeting) -> FindingTaken:
    """The finding becomes a point of that meeting's agenda, owed by whoever owes the next step."""
    item = add_agenda_item(
        actor,
        meeting,
        title=Truncator(_sentence(finding)).chars(LONGEST_TITLE),
        source_kind="finding",
        source_key=finding.key,
        owed_by=_owed_by(actor, finding),
    )
    return _taken(actor, finding, FindingState.AGENDA, agenda_item=item)


@operation(may=EVALUATES)
def make_follow_up(
    actor: Actor, finding: Finding, *, text: str, agency: Agency, due_on: date
) -> FindingTaken:
    """The finding becomes a step that an agency owes by a date."""
    if due_on < today():
        raise Refused(_("Batasnya sudah lewat. Pilih hari yang akan datang."), field="due_on")
    follow_up = promise_follow_up(
        actor, text=text, agency=agency, due_on=due_on, source_kind="finding", source_key=finding.key
    )
    return _taken(actor, finding, FindingState.FOLLOW_UP, follow_up=follow_up)


@operation(may=EVALUATES)
def answer_finding(actor: Actor, finding: Finding, *, answer: str) -> FindingTaken:
    """The finding is answered in words, where no step is needed or possible."""
    if not answer.strip():
        raise Refused(_("Tuliskan jawabannya; ia terbaca di samping temuan ini."), field="answer")
    return _taken(actor, finding, FindingState.ANSWERED, answer=answer.strip())


def _taken(actor: Actor, finding: Finding, state: FindingState, **what: object) -> FindingTaken:
    taken = FindingTaken.objects.create(
        regency=actor.regency,
        key=finding.key,
        sentence=_sentence(finding),
        owed_by=_owed_by(actor, finding),
        taken_on=today(),
        state=state,
        **what,
    )
    record(actor, f"finding.{state}", taken)
    return taken


def _sentence(finding: Finding) -> str:
    """As it is kept, whatever language the act was done in: the task force's own."""
    with translation.override("id"):
        return finding.sentence


def _owed_by(actor: Actor, finding: Finding) -> Agency | None:
    if finding.owed_by is None:
        return None
    return Agency.objects.filter(regency=actor.regency, pk=finding.owed_by.id).first()
