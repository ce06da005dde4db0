"""Who decides at the desk, and the move of a report: of two who press at once one is told who did it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.acts import Actor, Refused, Rule, today
from lopo.ground.acts.models import move
from lopo.ground.acts.writing import written
from lopo.ground.web.words import day
from lopo.prevention.report.models import Report, ReportReason
from lopo.prevention.report.readers import desk_of

LONGEST = 2000


def decides(actor: Actor, report: Report, *_more: Any) -> bool:
    return report.regency_id == actor.regency.pk and desk_of(actor).lets_read(
        actor, report.avoids, report.names_id
    )


DECIDES = Rule(
    gettext_lazy(
        "penerima laporan menurut SK yang tidak disebut atau dikecualikan di dalamnya, dengan mandat mengerjakan"
    ),
    decides,
)


def moved(actor: Actor, report: Report, act: str, **changes: Any) -> None:
    """One conditional update with who did it; who comes second reads that."""
    before, _after = Report.MOVES[act]
    if report.state not in ((before,) if isinstance(before, str) else before):
        raise Refused(_already(report))
    move(report, act, moved_on=today(), moved_by=actor.office, **changes)


def give_reason(actor: Actor, report: Report, act: str, because: str) -> None:
    """Why, sealed. Raises Refused where nothing is said."""
    said = written(because, needed=_("Tuliskan sebabnya."), longest=LONGEST, field="because")
    reason = ReportReason(
        regency=report.regency,
        report=report,
        order=report.reasons.count() + 1,
        act=act,
        office=actor.office,
        text=said,
        on=today(),
    )
    reason.save(force_insert=True)


def _already(report: Report) -> str:
    """ "Sudah diputuskan Polres TTU pada 3 Mei 2026: menjadi perkara." """
    if report.moved_by is None or report.moved_on is None:
        return _("Keadaannya sudah berubah. Muat ulang halaman ini untuk melihat yang terbaru.")
    told = {
        "agency": report.moved_by.agency,
        "day": day(report.moved_on, year=True),
        "state": report.get_state_display(),
    }
    return _("Sudah dikerjakan %(agency)s pada %(day)s. Keadaannya sekarang: %(state)s.") % told
