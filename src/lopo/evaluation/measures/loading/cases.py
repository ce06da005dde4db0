"""Reading what work on cases leaves: answers that were owed, and who worked on which case. Two queries.

Sealed cases stay outside: their clocks and contributions are apart. Nothing here knows a person.
"""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from lopo.cases.case.models import Case
from lopo.cases.handover.models import Handover
from lopo.cases.request.models import Request
from lopo.evaluation.measures import rows
from lopo.evaluation.measures.period import Period
from lopo.ground.clocks.models import Clock
from lopo.ground.places.models import Regency
from lopo.taskforce.record.models import Contribution, Standing

KINDS = {"answer_handover": "handover", "answer_request": "request"}  # rule → what is answered
GATHERINGS = frozenset({"jointaction", "meeting"})  # agencies were there together


class Answers(NamedTuple):
    """Answers owed from agency to agency, and who turned to whom for them."""

    promises: tuple[rows.Promise, ...]
    arrows: tuple[tuple[rows.Id, rows.Id], ...]


def answers(regency: Regency, period: Period) -> Answers:
    """Handovers and requests whose answer fell due in the period, and those that began in it. One query.

    An offer that was taken back is owed no more, unless its day had passed before: taking it back then would hide that
    nobody answered.
    """
    due = Q(due_on__range=(period.start, period.end))
    began = Q(started_on__range=(period.start, period.end))
    states = [kind.objects.filter(pk=OuterRef("subject_id")).values("state") for kind in (Handover, Request)]
    state = Coalesce(*map(Subquery, states))
    told = Clock.objects.filter(due | began, regency=regency, apart=False, rule__key__in=KINDS)
    fields = ("rule__key", "subject_id", "started_on", "due_on", "met_on", "ended_on", "owed_by", "owed_to")
    promises, arrows = [], []
    for key, id_, started, due_on, met, ended, by, to, state_ in (
        told.annotate(state=state).order_by().values_list(*fields, "state")
    ):
        if due_on in period and (ended is None or ended > due_on):
            promises.append(rows.Promise(id_, KINDS[key], due_on, met, by, state_ or ""))
        if started in period and to is not None:
            arrows.append((to, by))
    return Answers(tuple(promises), tuple(arrows))


def case_work(regency: Regency, period: Period) -> tuple[rows.CaseWork, ...]:
    """Who took part in what on each case, in the period. One query."""
    ours = Case.objects.filter(regency=regency)
    told = Contribution.objects.filter(
        regency=regency,
        apart=False,
        took_part=True,
        on__range=(period.start, period.end),
        within__in=ours.values("pk"),
    )
    fields = ("id", "within", "agency", "on", "subject_id", "subject_kind", "in_person", "standing")
    return tuple(
        rows.CaseWork(
            id_,
            case,
            agency,
            on,
            gathering=subject if in_person and kind in GATHERINGS else None,
            gathering_kind=kind,
            confirmed=standing != Standing.CONTESTED,
        )
        for id_, case, agency, on, subject, kind, in_person, standing in told.order_by().values_list(*fields)
    )
