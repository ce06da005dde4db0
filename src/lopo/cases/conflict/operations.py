"""Acts on conflicts of interest: somebody is shut out of a case, and let in again with a reason."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.case.models import Case
from lopo.cases.case.operations import sits
from lopo.cases.conference.models import Conference
from lopo.cases.conflict import words  # noqa: F401 (names these acts on histories)
from lopo.cases.conflict.models import Conflict, shut_cases
from lopo.ground.acts import Actor, Refused, Rule, operation, today
from lopo.ground.acts.writing import written
from lopo.ground.agencies.models import Official
from lopo.taskforce.access.reach import reach
from lopo.taskforce.meeting.operations.asking import shut_out
from lopo.taskforce.record.pen import record

LONGEST = 500


def answers_in(actor: Actor, case: Case) -> bool:
    """The office that looks after somebody in the case, or whoever leads the sub-task force that holds one; not shut out."""
    if not sits(actor) or case.regency_id != actor.regency.pk:
        return False
    by = reach(actor)
    theirs = (r.office_id in by.offices or r.held_by_id in by.leads for r in case.participations.all())
    return case.pk not in shut_cases(by) and any(theirs)


RESPONSIBLE = Rule(
    gettext_lazy(
        "kantor penanggung jawab seseorang dalam perkara, atau koordinator, wakil, dan penerima sub gugus tugas pemegangnya"
    ),
    lambda actor, subject: answers_in(actor, subject if isinstance(subject, Case) else subject.case),
)


@operation(may=RESPONSIBLE)
def record_conflict(actor: Actor, case: Case, *, official: Official, because: str) -> Conflict:
    """This person knows nothing of the case any more, from the next page on; whoever answers in it sees that, and why.

    They are told nothing. One may shut out oneself. Refuses without a reason, and for whoever is shut out already.
    """
    said = written(because, needed=_("Tuliskan alasannya."), longest=LONGEST, field="because")
    if official.regency_id != actor.regency.pk:
        raise Refused(_("Pilih orangnya dari daftar."), field="official")
    if case.conflicts.filter(official=official, ended_on=None).exists():
        raise Refused(_("Orang ini sudah tidak dapat melihat perkara ini."), field="official")
    conflict = Conflict(
        regency=actor.regency,
        case=case,
        official=official,
        because=said,
        office=actor.office,
        started_on=today(),
        ended_because="",
    )
    conflict.save(force_insert=True)
    shut_out_of_conferences(case)
    record(actor, "conflict.recorded", case, detail={"official": str(official.pk)})
    return conflict


@operation(may=RESPONSIBLE)
def end_conflict(actor: Actor, conflict: Conflict, *, because: str) -> Conflict:
    """There is no conflict (any more), and why: they see again what their office sees."""
    said = written(because, needed=_("Tuliskan alasannya."), longest=LONGEST, field="because")
    if conflict.ended_on is not None:
        raise Refused(_("Ini sudah diakhiri."))
    conflict.ended_on, conflict.ended_because = today(), said
    conflict.save(update_fields=["ended_on", "ended_because"])
    shut_out_of_conferences(conflict.case)
    record(actor, "conflict.ended", conflict.case, detail={"official": str(conflict.official_id)})
    return conflict


def shut_out_of_conferences(case: Case) -> None:
    """Whoever is shut out of the case now is shut out of every meeting about it, and nobody else. Inside an operation."""
    shut = list(case.conflicts.filter(ended_on=None).values_list("official", flat=True))
    for conference in Conference.objects.filter(case=case).select_related("meeting__regency"):
        shut_out(conference.meeting, shut)
