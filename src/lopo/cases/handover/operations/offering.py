"""Acts on a handover: offered, then accepted, returned or withdrawn; of two answers at once one is true."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.case.models import Because, Case, CaseState, Grant, Participation
from lopo.cases.case.operations import SETTLE, answers_for, grant, passes_screening, sits
from lopo.cases.handover import words  # noqa: F401 (names these acts on histories)
from lopo.cases.handover.models import Handed, Handover, HandoverState
from lopo.cases.handover.queries import waits_for_giver
from lopo.ground.acts import Actor, Refused, Rule, operation, today
from lopo.ground.acts.models import move
from lopo.ground.acts.writing import written
from lopo.ground.agencies.models import AgencyKind, Official
from lopo.taskforce.access.compartments import Compartment
from lopo.taskforce.access.reach import reach, stands_for
from lopo.taskforce.decree.models import DecreeState, Seat, SubTaskForce
from lopo.taskforce.decree.work import Work
from lopo.taskforce.record.pen import Ends, Meets, Owes, Source, Took, record

ANSWER = "answer_handover"  # the receiver's clock; the giver's is SETTLE
RECORD = "record_answer"  # the desk's, once nobody could be reached
UNREACHED = (Ends(RECORD, "answered"),)
LONGEST = 2000


def _gives(actor: Actor, _case: Case, people: Sequence[Participation]) -> bool:
    return actor.signs and bool(people) and all(answers_for(actor, row) for row in people)


def _is_giver(actor: Actor, handover: Handover) -> bool:
    by = reach(actor)
    return sits(actor) and (handover.giver_office_id in by.offices or handover.giver_id in by.leads)


def _is_receiving(actor: Actor, handover: Handover) -> bool:
    return sits(actor) and handover.receiver_office_id in reach(actor).offices


def _receives(actor: Actor, handover: Handover) -> bool:
    return actor.signs and _is_receiving(actor, handover)


def _prints(actor: Actor, handover: Handover) -> bool:
    if handover.state == HandoverState.ACCEPTED and handover.receiver_id in reach(actor).leads:
        return sits(actor)
    takes = handover.state in (HandoverState.OFFERED, HandoverState.ACCEPTED)
    return _is_giver(actor, handover) or (takes and _is_receiving(actor, handover))


GIVES = Rule(
    gettext_lazy("kantor yang bertanggung jawab bagi setiap orang itu, dengan mandat menandatangani"), _gives
)
GIVER = Rule(gettext_lazy("pihak yang menyerahkan, dengan mandat mengerjakan"), _is_giver)
PRINTS = Rule(
    gettext_lazy("pihak yang menyerahkan; pihak penerima selama memutuskan dan sesudah menerima"), _prints
)
RECEIVER = Rule(gettext_lazy("kursi penerima, dengan mandat menandatangani"), _receives)


@operation(may=GIVES)
def offer_handover(
    actor: Actor,
    case: Case,
    people: Sequence[Participation],
    *,
    receiver: Seat,
    because: str,
    things: str = "",
    lead_passes: bool = False,
) -> Handover:
    """These people of one case are offered to a seat that receives for another sub-task force. The giver holds until then."""
    needed = _("Tuliskan mengapa mereka diserahkan.")
    said = written(because, needed=needed, longest=LONGEST, field="because")
    along = written(things, longest=LONGEST, field="things")
    giver = _one_holder(case, people)
    _can_receive(receiver, giver)
    handover = Handover(
        regency=actor.regency,
        case=case,
        number=f"{case.number}/BA-{case.handovers.count() + 1}",
        giver=giver,
        giver_office=actor.office,
        receiver=receiver.sub_task_force,
        receiver_office=receiver.office,
        lead_passes=lead_passes and case.lead_id == giver.pk,
        because=said,
        things=along,
        answer="",
        offered_on=today(),
        offered_by=actor.official,
    )
    handover.save(force_insert=True)
    for row in people:
        _put_on_the_minutes(handover, row)
    record(
        actor,
        "handover.offered",
        handover,
        owes=[
            Owes(
                ANSWER,
                by=receiver.office.agency,
                office=receiver.office,
                to=actor.agency,
                about=handover.number,
            )
        ],
        meets=[Meets(SETTLE, subject=row) for row in people],
        detail={"people": [str(row.pk) for row in people]},
    )
    return handover


@operation(may=RECEIVER)
def accept_handover(actor: Actor, handover: Handover) -> Handover:
    """From this moment the receiver holds them, and the receiving office answers for them; the giver keeps the progress."""
    return take_over(actor, handover)


def take_over(actor: Actor, handover: Handover, source: Source | None = None) -> Handover:
    """What an acceptance does, by the receiver or recorded for it from its letter."""
    _answer(actor, handover, "accept", by=None if source else actor.official)
    rows = [handed.participation for handed in _answered(handover)]
    for row in rows:
        goes_on = (Because.GAVE, Because.REQUEST)  # who was asked still owes the answer, now to the receiver
        row.grants.filter(ends_on=None).exclude(because__in=goes_on).update(ends_on=today())
        Participation.objects.filter(pk=row.pk).update(
            held_by=handover.receiver, office=handover.receiver_office
        )
        grant(row, Because.HELD, part=handover.receiver)
        grant(row, Because.ASSIGNED, office=handover.receiver_office)
        grant(row, Because.GAVE, compartments=[Compartment.PROGRESS], office=handover.giver_office)
    if handover.lead_passes:
        Case.objects.filter(pk=handover.case_id).update(lead=handover.receiver)
    ends, owes = passes_screening(rows, handover.receiver_office, "handed over")
    took = {agency.pk: agency for agency in (handover.giver_office.agency, handover.receiver_office.agency)}
    record(
        actor,
        "handover.accepted",
        handover,
        together=[Took(agency, Work.HANDOVER, handover.number, today()) for agency in took.values()],
        meets=[Meets(ANSWER)],
        ends=[*ends, *UNREACHED],
        owes=owes,
        source=source,
    )
    return handover


@operation(may=RECEIVER)
def return_handover(actor: Actor, handover: Handover, *, because: str) -> Handover:
    """Not taken over, and why: the giver still holds them, and owes the next step."""
    return give_back(actor, handover, because)


def give_back(actor: Actor, handover: Handover, because: str, source: Source | None = None) -> Handover:
    """What a return does, by the receiver or recorded for it from its letter."""
    by = None if source else actor.official
    _answer(actor, handover, "return", because=because, needed=_("Tuliskan mengapa dikembalikan."), by=by)
    rows = [handed.participation for handed in _answered(handover)]
    owes = [
        Owes(
            SETTLE,
            by=handover.giver_office.agency,
            office=handover.giver_office,
            to=handover.receiver_office.agency,
            about=handover.number,
            subject=row,
        )
        for row in rows
    ]
    record(
        actor, "handover.returned", handover, meets=[Meets(ANSWER)], ends=UNREACHED, owes=owes, source=source
    )
    return handover


@operation(may=GIVER)
def withdraw_handover(actor: Actor, handover: Handover, *, because: str) -> Handover:
    """The offer is taken back before it is answered, and why."""
    _answer(
        actor,
        handover,
        "withdraw",
        because=because,
        needed=_("Tuliskan mengapa ditarik kembali."),
        by=actor.official,
    )
    _answered(handover)
    record(actor, "handover.withdrawn", handover, ends=[Ends(ANSWER, "withdrawn"), *UNREACHED])
    return handover


@operation(may=GIVER)
def keep_returned(actor: Actor, handover: Handover) -> Handover:
    """What was returned is not offered again: the giver goes on holding these people, and says so."""
    if not waits_for_giver(handover):
        raise Refused(_("Tidak ada yang menunggu keputusan: bukan dikembalikan, atau sudah diputuskan."))
    rows = [one.participation for one in handover.handed.select_related("participation")]
    record(actor, "handover.kept", handover, meets=[Meets(SETTLE, subject=row) for row in rows])
    return handover


@operation(may=PRINTS)
def print_identity(actor: Actor, handover: Handover) -> Handover:
    """Names leave on paper, for the sealed envelope: who printed them stands on the log of each person."""
    people = [str(pk) for pk in handover.handed.values_list("participation", flat=True)]
    record(actor, "person.seen", handover.case, detail={"people": people, "printed": handover.number})
    return handover


def receiving_seats(case: Case, holder: SubTaskForce | None) -> list[Seat]:
    """Seats of the decree in force that receive for another sub-task force than this holder's. Two queries."""
    parts = list(SubTaskForce.objects.filter(regency=case.regency_id).select_related("decree"))
    own = stands_for(holder, parts) if holder else None
    seats = Seat.objects.filter(
        sub_task_force__decree__state=DecreeState.ISSUED, regency=case.regency_id, receives=True
    )
    joined = seats.exclude(sub_task_force=own).exclude(office__agency__kind=AgencyKind.COURT)
    return list(
        joined.select_related("sub_task_force__decree", "office__agency").order_by(
            "sub_task_force__order", "order"
        )
    )


def _one_holder(case: Case, people: Sequence[Participation]) -> SubTaskForce:
    """Who gives: whoever holds all of them. Raises Refused for people of several holders, other cases, or done with."""
    if case.state != CaseState.OPEN:
        raise Refused(_("Perkara ini sudah ditutup."))
    if any(row.case_id != case.pk or row.ended_on is not None for row in people):
        raise Refused(_("Seseorang di daftar ini tidak (lagi) dalam perkara ini. Muat ulang halaman."))
    holders = {row.held_by for row in people}
    giver = holders.pop()
    if holders or giver is None:
        raise Refused(
            _("Mereka dipegang sub gugus tugas yang berbeda. Serahkan masing-masing."), field="people"
        )
    return giver


def _can_receive(seat: Seat, giver: SubTaskForce) -> None:
    if not seat.receives or seat.office.agency.kind == AgencyKind.COURT:
        raise Refused(_("Kedudukan ini tidak menerima penyerahan."), field="receiver")
    if seat.sub_task_force.decree.state != DecreeState.ISSUED:
        raise Refused(_("Kedudukan ini bukan dari SK yang berlaku. Muat ulang halaman."), field="receiver")
    parts = list(SubTaskForce.objects.filter(regency=seat.regency_id).select_related("decree"))
    if stands_for(giver, parts) == seat.sub_task_force:
        raise Refused(
            _("Sub gugus tugas itu sudah memegang mereka. Tunjuk kantor di dalamnya."), field="receiver"
        )


def _put_on_the_minutes(handover: Handover, row: Participation) -> None:
    try:
        with transaction.atomic():
            Handed.objects.create(regency=handover.regency, handover=handover, participation=row)
    except IntegrityError:
        raise Refused(
            _("%(who)s sudah dalam penyerahan yang menunggu jawaban. Tarik kembali yang itu dahulu.")
            % {"who": row.label},
            field="people",
        ) from None
    seen = row.grants.filter(office=handover.receiver_office, ends_on=None, because=Because.OFFERED)
    if not seen.exists():
        grant(row, Because.OFFERED, office=handover.receiver_office)


def _answer(
    actor: Actor, handover: Handover, how: str, *, by: Official | None, because: str = "", needed: str = ""
) -> None:
    """The one move out of `offered`. Raises Refused with who answered before, and without a reason where one is needed."""
    handover.answer = written(because, needed=needed, longest=LONGEST, field="because")
    handover.save(
        update_fields=["answer"]
    )  # sealed, so not by the move itself; undone with it when it is too late
    move(handover, how, answered=_already(handover), answered_on=today(), answered_by=by)


def _already(handover: Handover) -> str:
    words_of: dict[str, Any] = {
        HandoverState.ACCEPTED: _("Penyerahan ini sudah diterima."),
        HandoverState.RETURNED: _("Penyerahan ini sudah dikembalikan."),
        HandoverState.WITHDRAWN: _("Penyerahan ini sudah ditarik kembali."),
    }
    return str(words_of.get(handover.state, _("Penyerahan ini sudah dijawab.")))


def _answered(handover: Handover) -> list[Handed]:
    """Everybody on the minutes, no longer waiting; what the receiver saw in order to decide is closed."""
    handed = list(handover.handed.select_related("participation"))
    Handed.objects.filter(handover=handover).update(open=False)
    offered = Grant.objects.filter(
        participation__in=[one.participation_id for one in handed],
        office=handover.receiver_office,
        because=Because.OFFERED,
        ends_on=None,
    )
    offered.update(ends_on=today())
    return handed
