"""What is owed of a report, and by which office. Clocks name a report by its number and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from lopo.ground.acts import Actor
from lopo.ground.agencies.models import Agency, Office
from lopo.ground.clocks.models import Clock
from lopo.ground.clocks.owing import start_clock
from lopo.prevention.report.models import PassingState, Report, ReportState, Urgency
from lopo.prevention.report.readers import desk
from lopo.taskforce.record.pen import Meets, Owes

READ, READ_NOW = "read_report", "read_danger"
TRIAGE, REVIEW, ANSWER_PASSED = "triage_report", "review_no_action", "answer_passed_report"


def reading(report: Report) -> list[Owes]:
    """Read within a day by the first of its readers; where somebody is in danger, today, and every reader owes it.

    Of a report that an agency took over it is that agency's: what the reporter adds is for whoever acts on it.
    """
    if report.state == ReportState.PASSED:
        taken = report.passings.select_related("agency").get(state=PassingState.TAKEN)
        return _unless_running(report, [_owes(READ, report, taken.agency)])
    offices = reading_offices(report)
    if report.urgency != Urgency.NOW:
        return _unless_running(report, [_of(READ, report, office) for office in offices[:1]])
    one_each = {office.agency_id: office for office in reversed(offices)}
    return _unless_running(report, [_of(READ_NOW, report, office) for office in one_each.values()])


def read(report: Report) -> list[Meets]:
    """Kept by whoever opens it."""
    passed = [Meets(READ)] if report.state == ReportState.PASSED else []
    return [Meets(READ_NOW), *passed] if report.urgency == Urgency.NOW else [Meets(READ)]


def triage(report: Report) -> list[Owes]:
    return _unless_running(report, [_of(TRIAGE, report, office) for office in reading_offices(report)[:1]])


def review(report: Report, proposer: Office | None) -> list[Owes]:
    """Better another office than the one that proposes; where there is none, another person of it."""
    offices = reading_offices(report)
    others = [office for office in offices if proposer is None or office.pk != proposer.pk]
    return [_of(REVIEW, report, office) for office in (others or offices)[:1]]


def answer(report: Report, agency: Agency, asker: Agency | None) -> list[Owes]:
    return [_owes(ANSWER_PASSED, report, agency, to=asker)]


def start(actor: Actor, report: Report, owes: Iterable[Owes]) -> None:
    """For what the public sends, which leaves no entry on the ledger; all other acts hand these to the pen."""
    for debt in owes:
        start_clock(actor, debt.key, report, owed_by=debt.by, owed_by_office=debt.office, about=debt.about)


def reading_offices(report: Report) -> list[Office]:
    """Offices of its readers, the first to be asked before the others."""
    seats = desk(report.regency).readers(report.avoids, report.names_id)
    return list({seat.office.pk: seat.office for seat in seats}.values())


def _of(key: str, report: Report, office: Office) -> Owes:
    return _owes(key, report, office.agency, office=office)


def _owes(
    key: str, report: Report, agency: Agency, *, office: Office | None = None, to: Agency | None = None
) -> Owes:
    return Owes(key, by=agency, office=office, to=to, about=report.number, subject=report)


def _unless_running(report: Report, owes: list[Owes]) -> list[Owes]:
    """A second message does not make a second debt."""
    clocks = Clock.objects.filter(subject_id=report.pk, met_on=None, ended_on=None)
    running = set(clocks.values_list("rule__key", "owed_by"))
    return [debt for debt in owes if (debt.key, debt.by.pk) not in running]
