"""A victim is screened soon after coming in. Whoever answers for them owes it, and it passes on with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lopo.cases.case.models import Participation, Role
from lopo.ground.agencies.models import Office
from lopo.ground.clocks.models import Clock
from lopo.taskforce.record.pen import Ends, Owes

SCREEN = "screen_person"  # the clock


def owes_screening(rows: Iterable[Participation]) -> list[Owes]:
    """The office responsible for each of these victims owes a screening from today. No query for rows in hand."""
    return [_owed(row, row.office) for row in rows if row.role == Role.VICTIM and row.office is not None]


def passes_screening(
    rows: Sequence[Participation], office: Office, because: str
) -> tuple[list[Ends], list[Owes]]:
    """Where nobody has screened them yet, that is owed from today by whoever answers for them now. One query."""
    running = Clock.objects.filter(
        rule__key=SCREEN, subject_id__in=[row.pk for row in rows], met_on=None, ended_on=None
    )
    owed = set(running.values_list("subject_id", flat=True))
    waiting = [row for row in rows if row.pk in owed]
    return [Ends(SCREEN, because, subject=row) for row in waiting], [_owed(row, office) for row in waiting]


def _owed(row: Participation, office: Office) -> Owes:
    return Owes(SCREEN, by=office.agency, office=office, about=row.case.number, subject=row)
