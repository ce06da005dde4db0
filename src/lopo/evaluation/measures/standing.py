"""How each agency stands in the records: by it, for it, or none at all. Unknown is not the same as inactive."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from lopo.evaluation.measures.dialogue import attendance_state
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.rows import Agency, Id


class AgencyLine(NamedTuple):
    """One agency in the period. `meetings` of the bodies in which it has a seat; `invited` to and `came` to them."""

    agency: Agency
    seat: bool
    by_it: int
    for_it: int
    contested: int
    worked: int  # records of having taken part
    meetings: int
    invited: int
    came: int

    @property
    def known(self) -> bool:
        """Something was recorded by it or for it. If not, its numbers are unknown, never 0."""
        return bool(self.by_it or self.for_it)


def agency_lines(records: Records) -> tuple[AgencyLine, ...]:
    """Every agency, partners too: those without a record first, then by name."""
    counts = _Counts(records)
    lines = [counts.line(agency) for agency in records.agencies]
    return tuple(sorted(lines, key=lambda line: (line.known, line.agency.name, line.agency.key)))


class _Counts:
    def __init__(self, records: Records) -> None:
        self.records = records
        inside = [c for c in records.contributions if c.on in records.period]
        counted = [c for c in inside if not c.contested]
        self.by_it = Counter(c.agency for c in counted if c.own)
        self.for_it = Counter(c.agency for c in counted if not c.own)
        self.contested = Counter(c.agency for c in inside if c.contested)
        self.worked = Counter(c.agency for c in counted if c.took_part)
        self.meetings: Counter[Id] = Counter()
        self.invited: Counter[Id] = Counter()
        self.came: Counter[Id] = Counter()
        self._meetings()

    def _meetings(self) -> None:
        for meeting in self.records.held:
            body = self.records.body(meeting)
            self.meetings.update(body)
            for invitation in self.records.invitations_of.get(meeting.id, ()):
                if invitation.agency in body:
                    state = attendance_state(invitation)
                    self.invited[invitation.agency] += invitation.invited
                    self.came[invitation.agency] += (
                        state == "came" and (meeting.id, invitation.agency) not in self.records.contested
                    )

    def line(self, agency: Agency) -> AgencyLine:
        id_ = agency.id
        return AgencyLine(
            agency,
            id_ in self.records.members,
            *(
                counter[id_]
                for counter in (
                    self.by_it,
                    self.for_it,
                    self.contested,
                    self.worked,
                    self.meetings,
                    self.invited,
                    self.came,
                )
            ),
        )
