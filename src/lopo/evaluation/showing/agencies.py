"""The table by agency: records by it and for it, meetings, its own words; closed rows say why and until when."""

from __future__ import annotations

from dataclasses import dataclass

from lopo.evaluation.asking import Asked
from lopo.evaluation.evaluating import Evaluation
from lopo.evaluation.measures.standing import AgencyLine
from lopo.evaluation.opening.queries import Said


@dataclass(frozen=True)
class AgencyRow:
    """One agency. `open`: this reader may read it today."""

    line: AgencyLine
    url: str
    open: bool
    own: bool
    said: Said | None = None
    waits: bool = False  # may still comment before the others read


def agency_rows(ev: Evaluation, asked: Asked) -> list[AgencyRow]:
    """Our own first, then those without a record, then by name; partners with nothing on record are left out.

    Closed ones by name alone, and only those with a seat: neither place nor presence says what is on record of them.
    """
    sight, opening = asked.sight, asked.opening
    if sight.counts_only:
        return []
    rows = [
        AgencyRow(
            line=line,
            url=asked.url("evaluation_agency", line.agency.key),
            open=sight.agency(line.agency.id),
            own=line.agency.id == sight.own,
            said=opening.comments.get(line.agency.id) if opening else None,
            waits=bool(opening and not opening.is_open and line.seat),
        )
        for line in ev.agencies
        if line.seat or (line.known and sight.agency(line.agency.id)) or line.agency.id == sight.own
    ]
    return sorted(rows, key=lambda row: (not row.own, not row.open, "" if row.open else row.line.agency.name))
