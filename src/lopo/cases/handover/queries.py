"""Reads of handovers: those of a case that one side may see, and the people on one."""

from __future__ import annotations

from django.db.models import QuerySet

from lopo.cases.case.models import Case
from lopo.cases.case.queries import Seen, people_of
from lopo.cases.handover.models import Handover
from lopo.ground.acts import Actor
from lopo.ground.acts.fetch import visible
from lopo.taskforce.access.reach import reach


def handovers_of(case: Case, actor: Actor) -> QuerySet[Handover]:
    """The minutes of this case in which the reader's side took part, newest first. One query."""
    sides = visible(Handover, to=actor).filter(case=case)
    return sides.select_related("giver", "receiver", "giver_office__agency", "receiver_office__agency")


def handed_people(handover: Handover, actor: Actor) -> list[Seen]:
    """Everybody on the minutes as this reader sees them. Three queries."""
    on_it = set(handover.handed.values_list("participation", flat=True))
    return [seen for seen in people_of(handover.case, reach(actor)) if seen.row.pk in on_it]
