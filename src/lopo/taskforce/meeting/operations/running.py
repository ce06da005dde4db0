"""Opening, closing, calling off a meeting; each can be taken back. What it cost."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from lopo.ground.acts import Actor, Refused, now, operation, today
from lopo.ground.acts.models import move
from lopo.ground.acts.standing import as_it_stands
from lopo.ground.agencies.models import Agency, Office
from lopo.taskforce.meeting.models import (
    CAME,
    AgendaItem,
    Attendance,
    ItemState,
    Meeting,
    NotHeld,
    PaidFrom,
)
from lopo.taskforce.meeting.operations.asking import NO_ANSWER, end_answers, end_codes
from lopo.taskforce.meeting.operations.attendance import Mark, write_attendance
from lopo.taskforce.meeting.operations.calling import TAKES_PLACE, closed_by, is_not_there
from lopo.taskforce.meeting.operations.rules import RUNS
from lopo.taskforce.meeting.operations.wording import passage
from lopo.taskforce.record.pen import Ends, Owes, record

CIRCULATE = "circulate_minutes"


@operation(may=RUNS)
def open_meeting(
    actor: Actor, meeting: Meeting, *, chair: Office | None = None, opened_at: datetime | None = None
) -> Meeting:
    """It begins. Answers that never came are no longer waited for. Also for a meeting that nobody had called."""
    begun = opened_at or (now() if meeting.day == today() else meeting.starts_at)
    if meeting.day > today():
        raise Refused(_("Hari rapat ini belum tiba. Ubah dahulu harinya bila rapat dimajukan."))
    ends = end_answers(meeting, _("rapat sudah dibuka"))
    move(meeting, "open", answered=_("Rapat ini sudah dibuka."), opened_at=begun, chair=chair)
    record(actor, "meeting.opened", meeting, ends=ends)
    return meeting


@operation(may=RUNS)
def close_meeting(
    actor: Actor,
    meeting: Meeting,
    *,
    others_absent: bool = False,
    ended_at: datetime | None = None,
    cost: Decimal | None = None,
    paid_from: str = "",
    paid_by: Agency | None = None,
) -> Meeting:
    """It is over: attendance is whole, what was not reached is postponed, its minutes are owed.

    Invited agencies without a mark become absent only if the person says so (`others_absent`).
    """
    if meeting.day > today():
        raise Refused(_("Hari rapat ini belum tiba, jadi rapat belum dapat ditutup."))
    _attendance_is_whole(actor, meeting, others_absent)
    ends = end_answers(meeting, _("rapat sudah berlangsung"))
    ended = ended_at or (now() if meeting.day == today() else None)
    _is_after_opening(meeting, ended)
    closed = now()
    move(
        meeting,
        "close",
        answered=_("Rapat ini sudah ditutup."),
        closed_at=closed,
        opened_at=meeting.opened_at or meeting.starts_at,
        ends_at=ended,
        **_cost(cost, paid_from, paid_by),
    )
    AgendaItem.objects.filter(meeting=meeting, state=ItemState.OPEN).update(
        state=ItemState.POSTPONED, closed_at=closed
    )
    owes = Owes(CIRCULATE, by=meeting.called_by, about=meeting.title, started_on=meeting.day)
    record(actor, "meeting.closed", meeting, ends=ends, owes=[owes])
    return meeting


@operation(may=RUNS)
def reopen_meeting(actor: Actor, meeting: Meeting) -> Meeting:
    """Closed by a slip: it runs again, and what the closing postponed is open again."""
    if meeting.minutes_circulated_on:
        raise Refused(_("Notulanya sudah diedarkan. Tarik dahulu notulanya, lalu buka kembali rapat ini."))
    closed = meeting.closed_at
    move(meeting, "reopen", closed_at=None)
    AgendaItem.objects.filter(meeting=meeting, state=ItemState.POSTPONED, closed_at=closed).update(
        state=ItemState.OPEN, closed_at=None
    )
    record(actor, "meeting.reopened", meeting, ends=[Ends(CIRCULATE, _("rapat dibuka kembali"))])
    return meeting


@operation(may=RUNS)
def cancel_meeting(actor: Actor, meeting: Meeting, *, because: str, note: str = "") -> Meeting:
    """It is not held, and why: no money, too few came, postponed. Who had come to it took part in nothing.

    Refuses while decisions stand: what follows from them would be owed by a meeting that never was.
    """
    if because not in NotHeld.values:
        raise Refused(_("Pilih sebab rapat ini tidak jadi."), field="because")
    needed = _("Tuliskan sebabnya.") if because == NotHeld.OTHER else ""
    said = passage(note, "note", needed=needed)
    if meeting.decisions.exists():
        raise Refused(
            _(
                "Rapat ini sudah punya keputusan. Tarik dahulu keputusannya, atau tutup rapat ini dengan hasil itu."
            )
        )
    ends = end_answers(meeting, _("rapat tidak jadi"))
    end_codes(meeting.invitations.all())
    move(
        meeting,
        "cancel",
        answered=_("Rapat ini sudah selesai atau sudah dibatalkan."),
        not_held_because=because,
        not_held_note=said,
    )
    marked = meeting.invitations.exclude(attendance__in=[Attendance.UNKNOWN, Attendance.NOT_INVITED])
    unsays = [row.agency for row in marked.select_related("agency")]
    record(actor, "meeting.cancelled", meeting, ends=ends, unsays=unsays, detail={"because": because})
    return meeting


@operation(may=RUNS)
def revive_meeting(actor: Actor, meeting: Meeting) -> Meeting:
    """Called off by a slip: it is planned again, and has to be called again. Not beside another try that took its place."""
    as_it_stands(actor.regency)
    body, starts_at, caller = meeting.sub_task_force, meeting.starts_at, closed_by(meeting)
    is_not_there(actor, body, meeting.title, starts_at, TAKES_PLACE, closed_by=caller)
    move(
        meeting,
        "revive",
        not_held_because="",
        not_held_note="",
        called_on=None,
        answer_by=None,
        opened_at=None,
    )
    meeting.invitations.filter(invited=True).update(
        attendance=Attendance.UNKNOWN, marked_at=None, attended_by="", **NO_ANSWER
    )
    record(actor, "meeting.revived", meeting)
    return meeting


@operation(may=RUNS)
def record_cost(
    actor: Actor,
    meeting: Meeting,
    *,
    cost: Decimal | None,
    paid_from: str = "",
    paid_by: Agency | None = None,
) -> Meeting:
    """What the meeting cost and who paid; nothing known stays nothing, it never becomes 0."""
    Meeting.objects.filter(pk=meeting.pk).update(**_cost(cost, paid_from, paid_by))
    meeting.refresh_from_db()
    record(actor, "meeting.cost_recorded", meeting)
    return meeting


def _cost(cost: Decimal | None, paid_from: str, paid_by: Agency | None) -> dict[str, object]:
    if cost is not None and cost < 0:
        raise Refused(_("Biaya tidak mungkin kurang dari nol."), field="cost")
    if cost and not paid_from:
        raise Refused(_("Pilih dari mana biaya ini dibayar."), field="paid_from")
    if paid_from == PaidFrom.NONE and cost:
        raise Refused(_("Tanpa biaya, tetapi biayanya terisi. Periksa lagi."), field="paid_from")
    return {"cost": cost, "paid_from": paid_from, "paid_by": paid_by}


def _attendance_is_whole(actor: Actor, meeting: Meeting, others_absent: bool) -> None:
    rows = list(meeting.invitations.select_related("agency"))
    missing = [row for row in rows if row.invited and row.attendance == Attendance.UNKNOWN]
    if missing and not others_absent:
        raise Refused(
            _(
                "%(count)s instansi belum dicatat kehadirannya. Catat dahulu, atau nyatakan bahwa mereka tidak hadir."
            )
            % {"count": len(missing)},
            field="others_absent",
        )
    if not any(row.attendance in CAME for row in rows):
        raise Refused(
            _("Belum ada yang tercatat hadir. Bila tidak ada yang datang, catat rapat ini tidak jadi.")
        )
    if missing:
        write_attendance(actor, meeting, [Mark(row, Attendance.ABSENT) for row in missing])


def _is_after_opening(meeting: Meeting, ended: datetime | None) -> None:
    begun = (meeting.opened_at or meeting.starts_at).replace(second=0, microsecond=0)  # people write minutes
    if ended and ended < begun:
        raise Refused(_("Jam tutup ini sebelum jam buka. Periksa lagi."), field="ended_at")
    if ended and ended > now():
        raise Refused(_("Jam tutup ini belum tiba."), field="ended_at")
