"""Reads of requests: asked of us, asked by us, about one person; who can be asked; papers that came with an answer."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from lopo.cases.case.models import Participation
from lopo.cases.request.models import Request, offices_asked
from lopo.ground.acts import Actor
from lopo.ground.acts.fetch import visible
from lopo.ground.agencies.models import Office
from lopo.ground.papers.models import Upload
from lopo.taskforce.decree.models import DecreeState, Seat


def asked_of_us(actor: Actor) -> QuerySet[Request]:
    """Requests to the reader's offices. One query."""
    return _joined(visible(Request, to=actor).filter(asked_office__in=offices_asked(actor)))


def we_asked(actor: Actor) -> QuerySet[Request]:
    """Requests of the reader's own office, and about people for whom it answers today. One query."""
    return _joined(visible(Request, to=actor).exclude(asked_office__in=offices_asked(actor)))


def requests_of_person(row: Participation, actor: Actor) -> list[Request]:
    """Requests about this person that the reader may know of, newest first. One query."""
    return list(
        _joined(visible(Request, to=actor).filter(participation=row)).order_by("-asked_on", "-number")
    )


def who_can_be_asked(actor: Actor) -> QuerySet[Office]:
    """Offices with a seat in the decree in force, and the heads of partners without one. Keeper and auditor do no case."""
    seats = Seat.objects.filter(sub_task_force__decree__state=DecreeState.ISSUED)
    seated = Q(Exists(seats.filter(office=OuterRef("pk"))))
    partner = Q(heads=True, agency__keeps=False, agency__audits=False) & ~Q(
        Exists(seats.filter(office__agency=OuterRef("agency")))
    )
    offices = visible(Office, to=actor).filter(seated | partner)
    if actor.office:
        offices = offices.exclude(pk=actor.office.pk)
    return offices.select_related("agency").order_by("agency__name", "name")


def papers_of(row: Request) -> list[Upload]:
    """What came with the answer, in the order in which it came. One query."""
    kept = Upload.objects.filter(regency=row.regency_id, subject_id=row.pk, guarded=True)
    return list(kept.order_by("taken_in_at", "pk"))


def _joined(rows: QuerySet[Request]) -> QuerySet[Request]:
    return rows.select_related("asker_office__agency", "asked_office__agency", "grant")
