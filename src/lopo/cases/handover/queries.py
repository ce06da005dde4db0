"""Reads of handovers: those of a case that one side may see, and the people on one."""

from __future__ import annotations

from django.db.models import QuerySet

from lopo.cases.case.models import Case, Participation
from lopo.cases.case.operations import SETTLE
from lopo.cases.case.queries import Seen, people_of
from lopo.cases.handover.models import Handover, HandoverState
from lopo.ground.acts import Actor
from lopo.ground.acts.fetch import visible
from lopo.ground.clocks.models import Clock
from lopo.ground.papers.models import Upload
from lopo.taskforce.access.reach import reach


def handovers_of(case: Case, actor: Actor) -> QuerySet[Handover]:
    """The minutes of this case in which the reader's side took part, newest first. One query."""
    sides = visible(Handover, to=actor).filter(case=case)
    return sides.select_related("giver", "receiver", "giver_office__agency", "receiver_office__agency")


def handovers_of_person(row: Participation, actor: Actor) -> QuerySet[Handover]:
    """The minutes on which this person stands, of which the reader's side is one, newest first. One query."""
    return handovers_of(row.case, actor).filter(handed__participation=row)


def waits_for_giver(handover: Handover) -> bool:
    """It came back, and for somebody on it nothing has been decided yet. One query, none while it is not returned."""
    if handover.state != HandoverState.RETURNED:
        return False
    people = handover.handed.values("participation")
    return Clock.objects.filter(rule__key=SETTLE, subject_id__in=people, met_on=None, ended_on=None).exists()


def handed_people(handover: Handover, actor: Actor) -> list[Seen]:
    """Everybody on the minutes as this reader sees them. Three queries."""
    on_it = set(handover.handed.values_list("participation", flat=True))
    return [seen for seen in people_of(handover.case, reach(actor)) if seen.row.pk in on_it]


def papers_of(handover: Handover) -> list[Upload]:
    """Photographs of the signed minutes and of the receiver's letter, in the order in which they came. One query."""
    kept = Upload.objects.filter(regency=handover.regency_id, subject_id=handover.pk, guarded=True)
    return list(kept.order_by("taken_in_at", "pk"))
