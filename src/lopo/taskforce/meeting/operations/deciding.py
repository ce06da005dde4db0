"""Decisions, dissent, and the steps that follow from them. Open to change until the minutes are circulated."""

from __future__ import annotations

from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from lopo.ground.acts import Actor, Refused, now, operation, today
from lopo.ground.acts.models import move
from lopo.ground.agencies.models import Agency, Office
from lopo.taskforce.meeting.models import (
    AgendaItem,
    Decision,
    FollowUp,
    FollowUpState,
    ItemState,
    Meeting,
    MeetingState,
)
from lopo.taskforce.meeting.operations.minutes import can_be_written
from lopo.taskforce.meeting.operations.rules import TAKES_MINUTES
from lopo.taskforce.meeting.operations.wording import passage, this_century
from lopo.taskforce.record.pen import Ends, Owes, record

FOLLOW_UP = "follow_up"


@operation(may=TAKES_MINUTES)
def record_decision(
    actor: Actor,
    meeting: Meeting,
    item: AgendaItem | None = None,
    *,
    text: str,
    dissent: str = "",
    needs_step: bool = True,
    agency: Agency | None = None,
    office: Office | None = None,
    due_on: date | None = None,
    finishes: bool = True,
) -> Decision:
    """What the meeting agreed. A needed step becomes a follow-up, owed by its agency until its date, on a clock.

    A step that names nobody or no date is written all the same, since it was so decided; it counts against the meeting.
    `finishes`: the point of the agenda is done with it.
    """
    _can_decide(meeting)
    if item is not None and item.meeting_id != meeting.pk:
        raise Refused(_("Pokok ini tidak ada lagi di acara. Muat ulang halaman."))
    said = passage(text, "text", needed=_("Tuliskan apa yang diputuskan."))
    decision = Decision.objects.create(
        regency=meeting.regency,
        meeting=meeting,
        item=item,
        order=int(meeting.decisions.aggregate(last=Max("order"))["last"] or 0) + 1,
        text=said,
        dissent=passage(dissent, "dissent"),
        needs_step=needs_step,
    )
    owes = [_step(decision, agency, office, due_on)] if needs_step else []
    if item is not None and finishes and item.state == ItemState.OPEN:
        move(item, "finish", closed_at=now())
    record(actor, "decision.recorded", decision, owes=[owed for owed in owes if owed])
    return decision


@operation(may=TAKES_MINUTES)
def change_decision(
    actor: Actor,
    decision: Decision,
    *,
    text: str,
    dissent: str = "",
    needs_step: bool = True,
    agency: Agency | None = None,
    office: Office | None = None,
    due_on: date | None = None,
) -> Decision:
    """Written down wrongly, or said better: until the minutes are circulated."""
    can_be_written(decision.meeting)
    decision.text = passage(text, "text", needed=_("Tuliskan apa yang diputuskan."))
    decision.dissent = passage(dissent, "dissent")
    decision.needs_step = needs_step
    decision.save(update_fields=["text", "dissent", "needs_step"])
    ends = _without_steps(decision, _("keputusan diubah"))
    owes = [_step(decision, agency, office, due_on)] if needs_step else []
    record(actor, "decision.changed", decision, ends=ends, owes=[owed for owed in owes if owed])
    return decision


@operation(may=TAKES_MINUTES)
def withdraw_decision(actor: Actor, decision: Decision) -> Decision:
    """It was not decided after all. Its point of the agenda is open again."""
    can_be_written(decision.meeting)
    ends = _without_steps(decision, _("keputusan ditarik"))
    if decision.item is not None and decision.item.state == ItemState.DONE:
        move(decision.item, "reopen", closed_at=None)
    record(actor, "decision.withdrawn", decision, ends=ends)
    Decision.objects.filter(pk=decision.pk).delete()
    return decision


def agency_of(agency: Agency | None, office: Office | None) -> Agency | None:
    """An office names its agency. Raises Refused when both are given and do not fit."""
    if office is None:
        return agency
    if agency is not None and office.agency_id != agency.pk:
        raise Refused(_("Jabatan itu bukan jabatan instansi yang dipilih."), field="office")
    return office.agency


def is_asked(meeting: Meeting | None, agency: Agency | None) -> None:
    """Raises Refused where a closed meeting gives a step to an agency that may not know of it."""
    if meeting is None or not meeting.closed or agency is None or agency.pk == meeting.called_by_id:
        return
    if not meeting.invitations.filter(agency=agency, invited=True).exists():
        raise Refused(
            _("%(agency)s tidak diundang ke rapat tertutup ini. Undang dahulu.") % {"agency": agency},
            field="agency",
        )


def owed(follow_up: FollowUp, to: Agency | None) -> Owes | None:
    """The clock of a follow-up; none while it names nobody or no date."""
    if follow_up.agency is None or follow_up.due_on is None:
        return None
    return Owes(
        FOLLOW_UP,
        by=follow_up.agency,
        to=to,
        office=follow_up.office,
        about=follow_up.text,
        started_on=min(follow_up.decided_on, today()),
        due_on=follow_up.due_on,
        subject=follow_up,
    )


def _step(
    decision: Decision, agency: Agency | None, office: Office | None, due_on: date | None
) -> Owes | None:
    decided_on = decision.meeting.day
    if due_on is not None:
        this_century(due_on, "due_on")
        if due_on < decided_on:
            raise Refused(_("Tanggal ini sebelum hari rapat. Periksa lagi."), field="due_on")
    is_asked(decision.meeting, agency_of(agency, office))
    follow_up = FollowUp.objects.create(
        regency=decision.regency,
        decision=decision,
        text=decision.text,
        agency=agency_of(agency, office),
        office=office,
        decided_on=decided_on,
        due_on=due_on,
        agreed_due_on=due_on,
    )
    return owed(follow_up, decision.meeting.called_by)


def _without_steps(decision: Decision, because: str) -> list[Ends]:
    """Takes the decision's steps away. One that somebody has worked on already stays, and so does the decision."""
    steps = list(decision.follow_ups.all())
    if any(step.state != FollowUpState.OPEN for step in steps):
        raise Refused(_("Tindak lanjutnya sudah dikerjakan. Buka kembali dahulu tindak lanjut itu."))
    ends = [Ends(FOLLOW_UP, because, subject=step) for step in steps]
    FollowUp.objects.filter(pk__in=[step.pk for step in steps]).delete()
    return ends


def _can_decide(meeting: Meeting) -> None:
    can_be_written(meeting)
    if meeting.day > today():
        raise Refused(_("Hari rapat ini belum tiba, jadi belum ada yang diputuskan."))
    if meeting.state == MeetingState.PLANNED and meeting.day == today() and meeting.starts_at > now():
        raise Refused(_("Rapat ini belum dibuka."))
