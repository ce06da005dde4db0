"""More people come into an open case: held and looked after by whoever brings them, from the first second."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.case.models import Case, CaseState
from lopo.cases.case.operations.lines import Somebody, refuse_wrong_lines
from lopo.cases.case.operations.opening import bring_in, own_part, sits
from lopo.cases.case.operations.unscreened import owes_screening
from lopo.cases.conflict.models import shut_cases
from lopo.cases.same_person.finding import note_matches
from lopo.ground.acts import Actor, Refused, Rule, operation
from lopo.taskforce.access.reach import reach, stands_for
from lopo.taskforce.decree.models import SubTaskForce
from lopo.taskforce.record.pen import record


def _adds(actor: Actor, case: Case) -> bool:
    """Whoever leads the case, or looks after somebody who is still in it; not whoever was only let look."""
    if not sits(actor) or case.regency_id != actor.regency.pk:
        return False
    by = reach(actor)
    answers = case.lead_id in by.leads or any(
        row.ended_on is None and row.office_id in by.offices for row in case.participations.all()
    )
    return answers and case.pk not in shut_cases(by)


ADDS = Rule(
    gettext_lazy(
        "koordinator, wakil, dan penerima sub gugus tugas yang memimpin perkara; kantor penanggung jawab seseorang di dalamnya"
    ),
    _adds,
)


@operation(may=ADDS)
def add_people(actor: Actor, case: Case, *, people: Sequence[Somebody]) -> Case:
    """One or many come into an open case, all or nobody. The adder's sub-task force holds them, its office looks after them.

    Refuses as opening does: every wrong line by its number, a suspect without reasons. Nobody else gains sight by it.
    """
    if case.state != CaseState.OPEN:
        raise Refused(_("Perkara ini sudah ditutup. Buka kembali dahulu."))
    refuse_wrong_lines(people)
    part, last = holder(actor, case), case.participations.aggregate(last=Max("order"))["last"] or 0
    rows = [
        bring_in(actor, case, part, somebody, number)
        for number, somebody in enumerate(people, start=last + 1)
    ]
    note_matches(actor, [row.person for row in rows])
    added = [str(row.pk) for row in rows]
    record(actor, "people.added", case, owes=owes_screening(rows), detail={"people": added})
    return case


def holder(actor: Actor, case: Case) -> SubTaskForce:
    """The actor's own part; of several the one that leads this case today, so that nobody is held apart by chance."""
    parts = list(SubTaskForce.objects.filter(regency=case.regency_id).select_related("decree"))
    lead = stands_for(case.lead, parts)
    return lead if lead is not None and lead.pk in actor.sub_task_forces else own_part(actor)
