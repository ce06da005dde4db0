"""A report is passed on to another agency, which takes it over or says that it is not theirs; until then it is nobody's end."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.acts import Actor, Refused, Rule, operation, today
from lopo.ground.acts.models import move
from lopo.ground.agencies.models import Agency, AgencyKind
from lopo.prevention.report.models import Passing, PassingState, Report
from lopo.prevention.report.operations import owed
from lopo.prevention.report.operations.arriving import took_part
from lopo.prevention.report.operations.moving import DECIDES, give_reason, moved
from lopo.prevention.report.readers import HATS, is_shut_out
from lopo.taskforce.record.pen import Ends, Meets, record


def _asked(actor: Actor, passing: Passing, *_more: Any) -> bool:
    return actor.hat in HATS and actor.acts and actor.is_of(passing.agency)


ASKED = Rule(gettext_lazy("instansi yang kepadanya laporan diteruskan, dengan mandat mengerjakan"), _asked)


@operation(may=DECIDES)
def pass_on(actor: Actor, report: Report, *, agency: Agency, because: str) -> Passing:
    """Another agency is asked to take it over, and why: it reads the report until it answers.

    Refuses courts, one's own agency, and whomever the report goes past.
    """
    if not may_get(actor, report, agency):
        raise Refused(_("Laporan ini tidak dapat diteruskan ke instansi itu."), field="agency")
    moved(actor, report, "offer")
    give_reason(actor, report, "offer", because)
    passing = Passing(regency=report.regency, report=report, agency=agency, asked_on=today())
    passing.save(force_insert=True)
    record(
        actor,
        "report.offered",
        report,
        together=took_part(actor, report),
        meets=[*owed.read(report), Meets(owed.TRIAGE)],
        owes=owed.answer(report, agency, actor.agency),
    )
    return passing


@operation(may=ASKED)
def take_report(actor: Actor, passing: Passing) -> Passing:
    """The agency takes it over: so it has ended for the desk, and the agency goes on reading it."""
    report = passing.report
    moved(actor, report, "take")
    move(passing, "take", answered_on=today())
    record(
        actor,
        "report.taken",
        report,
        together=took_part(actor, report),
        meets=[Meets(owed.ANSWER_PASSED)],
    )
    return passing


@operation(may=ASKED)
def decline_report(actor: Actor, passing: Passing, *, because: str) -> Passing:
    """Not theirs, and why: it is at the desk again, and the agency reads it no more."""
    report = passing.report
    moved(actor, report, "decline")
    give_reason(actor, report, "decline", because)
    move(passing, "decline", answered_on=today())
    record(
        actor,
        "report.declined",
        report,
        meets=[Meets(owed.ANSWER_PASSED)],
        owes=owed.triage(report),
    )
    return passing


@operation(may=DECIDES)
def recall_report(actor: Actor, report: Report, *, because: str) -> Report:
    """The agency has not answered, or it was a slip: the desk takes it back, and why."""
    moved(actor, report, "recall")
    give_reason(actor, report, "recall", because)
    move(report.passings.get(state=PassingState.ASKED), "recall", answered_on=today())
    record(
        actor,
        "report.recalled",
        report,
        ends=[Ends(owed.ANSWER_PASSED, "recalled")],
        owes=owed.triage(report),
    )
    return report


def may_get(actor: Actor, report: Report, agency: Agency) -> bool:
    """An agency to which this report may be passed on."""
    return (
        agency.regency_id == report.regency_id
        and agency.kind != AgencyKind.COURT
        and not actor.is_of(agency)
        and not is_shut_out(agency, report.avoids, report.names_id)
    )
