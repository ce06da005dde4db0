"""The end of it: a person leaves a case with a reason, a case is closed when nothing is open, and both can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.case.models import Because, Case, CaseState, EndBecause, Participation
from lopo.cases.case.operations.opening import ANSWERS_FOR, SETTLE, sits
from lopo.cases.case.operations.unscreened import SCREEN, owes_screening
from lopo.cases.conflict.models import shut_cases
from lopo.ground.acts import Actor, Refused, Rule, operation, today
from lopo.ground.acts.models import move
from lopo.ground.acts.writing import written
from lopo.taskforce.access.reach import reach
from lopo.taskforce.record.pen import Ends, Meets, record

LONGEST = 2000


def _leads(actor: Actor, case: Case) -> bool:
    by = reach(actor)
    return sits(actor) and actor.signs and case.lead_id in by.leads and case.pk not in shut_cases(by)


LEADS = Rule(
    gettext_lazy(
        "koordinator, wakil, dan penerima sub gugus tugas yang memimpin perkara, dengan mandat menandatangani"
    ),
    _leads,
)


@dataclass(frozen=True)
class Open:
    """Something that keeps a case open, and where one settles it."""

    words: str
    url: str


def still_open(case: Case) -> list[Open]:
    """What is still open, each with the way to settle it. Three queries."""
    return list(_still_open(case))


def _still_open(case: Case) -> Iterator[Open]:
    for handover in case.handovers.filter(state="offered"):
        yield Open(
            _("Penyerahan %(number)s menunggu jawaban.") % {"number": handover.number},
            handover.get_absolute_url(),
        )
    for action in case.joint_actions.filter(state="called"):
        yield Open(
            _("Penanganan bersama %(number)s belum dicatat hasilnya.") % {"number": action.number},
            action.get_absolute_url(),
        )
    for row in case.participations.filter(ended_on=None):
        yield Open(_("%(who)s masih dalam perkara.") % {"who": row.label}, row.get_absolute_url())


@operation(may=ANSWERS_FOR)
def end_participation(
    actor: Actor, participation: Participation, *, because: str, note: str = ""
) -> Participation:
    """This person leaves the case, and why. Whoever held them goes on seeing them; those who were let look do not."""
    if because not in EndBecause.values:
        raise Refused(_("Pilih sebabnya."), field="because")
    said = written(note, longest=LONGEST, field="note")
    if participation.ended_on is not None:
        raise Refused(_("Orang ini sudah tidak dalam perkara ini."))
    if participation.handed.filter(open=True).exists():
        raise Refused(_("Penyerahannya masih menunggu jawaban. Tunggu, atau tarik kembali dahulu."))
    if participation.requests.filter(state__in=["asked", "accepted"]).exists():
        raise Refused(_("Masih ada permintaan yang berjalan baginya. Tunggu, atau tarik kembali dahulu."))
    participation.grants.filter(because=Because.ADDED, ends_on=None).update(ends_on=today())
    participation.ended_on, participation.ended_because = today(), because
    participation.ended_note = said
    participation.save(update_fields=["ended_on", "ended_because", "ended_note"])
    settled = [Meets(SETTLE, subject=participation)]
    ends = [Ends(SCREEN, "left", subject=participation)]
    record(actor, "person.left", participation, meets=settled, ends=ends, detail={"because": because})
    return participation


@operation(may=ANSWERS_FOR)
def resume_participation(actor: Actor, participation: Participation) -> Participation:
    """They are in the case after all, held by whoever held them; a victim whom nobody screened is to be screened."""
    if participation.ended_on is None:
        raise Refused(_("Orang ini masih dalam perkara."))
    if participation.case.state != CaseState.OPEN:
        raise Refused(_("Perkara ini sudah ditutup. Buka kembali dahulu."))
    participation.ended_on, participation.ended_because, participation.ended_note = None, "", ""
    participation.save(update_fields=["ended_on", "ended_because", "ended_note"])
    owes = [] if participation.screenings.exists() else owes_screening([participation])
    record(actor, "person.resumed", participation, owes=owes)
    return participation


@operation(may=LEADS)
def close_case(actor: Actor, case: Case, *, outcome: str) -> Case:
    """Nothing is open any more. The outcome is read by all who see the case, so it names nobody.

    Refuses while something is open, and says what.
    """
    needed = _("Tuliskan hasilnya, tanpa nama orang.")
    said = written(outcome, needed=needed, longest=LONGEST, field="outcome")
    if open_ := still_open(case):
        raise Refused(_("Belum dapat ditutup. %(first)s") % {"first": open_[0].words})
    case.outcome = said
    case.save(update_fields=["outcome"])
    move(case, "close", closed_on=today())
    record(actor, "case.closed", case)
    return case


@operation(may=LEADS)
def reopen_case(actor: Actor, case: Case) -> Case:
    """Something came up: the case is open again, its people as they were left."""
    move(case, "reopen", closed_on=None)
    record(actor, "case.reopened", case)
    return case
