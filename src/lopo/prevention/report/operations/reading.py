"""Reading a report, which is put on the ledger each time, and writing to its reporter."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.acts import Actor, Refused, Rule, operation, today
from lopo.ground.acts.fetch import visible
from lopo.ground.acts.models import move
from lopo.ground.acts.writing import written
from lopo.prevention.report import words  # noqa: F401 (names these acts on histories)
from lopo.prevention.report.models import Report, ReportMessage, ReportState
from lopo.prevention.report.operations import owed
from lopo.prevention.report.operations.arriving import LONGEST
from lopo.prevention.report.operations.moving import decides
from lopo.taskforce.record.pen import record


def _reads(actor: Actor, report: Report, *_more: Any) -> bool:
    return decides(actor, report) or visible(Report, to=actor).filter(pk=report.pk).exists()


READS = Rule(
    gettext_lazy(
        "penerima laporan yang tidak disebut atau dikecualikan di dalamnya, atau instansi yang diteruskan, "
        "dengan mandat mengerjakan"
    ),
    _reads,
)


@operation(may=READS)
def read_report(actor: Actor, report: Report, *, beside: Collection[Report] = ()) -> Report:
    """A reader opens it: one entry on the ledger each time, with the others that were shown beside it.

    The first reading by the desk is when the reporter is told that it is being looked at.
    """
    if report.state == ReportState.NEW:
        move(report, "read")
    shown = {"beside": sorted(str(other.pk) for other in beside)} if beside else {}
    record(
        actor,
        "report.read",
        report,
        meets=owed.read(report),
        detail={"arrived_on": report.arrived_on.isoformat(), **shown},
    )
    return report


@operation(may=READS)
def answer_reporter(actor: Actor, report: Report, *, text: str) -> Report:
    """A message that the reporter reads with the receipt; no office and no name is told with it.

    Refuses where nobody has a receipt: an officer wrote it down.
    """
    if report.receipt is None:
        raise Refused(_("Laporan ini dicatat petugas: tidak ada tanda terima untuk membacanya."))
    said = written(text, needed=_("Tulis pesannya dahulu."), longest=LONGEST, field="text")
    message = ReportMessage(
        regency=report.regency,
        report=report,
        order=report.messages.count() + 1,
        from_desk=True,
        office=actor.office,
        text=said,
        on=today(),
    )
    message.save(force_insert=True)
    record(actor, "report.answered", report, meets=owed.read(report))
    return report
