"""Planning a meeting, calling it, changing it; asking one agency more."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _

from lopo.ground.acts import Actor, Refused, now, operation
from lopo.ground.acts.models import move
from lopo.ground.acts.standing import as_it_stands
from lopo.ground.agencies.models import Agency
from lopo.ground.papers.models import Upload
from lopo.taskforce.decree.models import SubTaskForce
from lopo.taskforce.decree.queries import decree_in_force
from lopo.taskforce.meeting.models import (
    Answer,
    Attendance,
    Invitation,
    Meeting,
    MeetingKind,
    MeetingState,
    Occasion,
    Signed,
)
from lopo.taskforce.meeting.operations.asking import (
    answer_owed,
    answer_until,
    ask_anew,
    list_agencies,
    others,
    relist,
)
from lopo.taskforce.meeting.operations.rules import CALLS, PREPARES, RUNS, SEATED
from lopo.taskforce.meeting.operations.wording import line, this_century
from lopo.taskforce.record.pen import record

TO_COME = (MeetingState.PLANNED, MeetingState.CALLED)
CLOSED_KINDS = (MeetingKind.CASE,)  # called from a case only
TAKES_PLACE = tuple(state for state in MeetingState if state != MeetingState.NOT_HELD)


@operation(may=CALLS)
def plan_meeting(
    actor: Actor,
    body: SubTaskForce | None,
    *,
    kind: str,
    title: str,
    starts_at: datetime,
    place: str = "",
    occasion: str = Occasion.RHYTHM,
    invited: Iterable[Agency] | None = None,
) -> Meeting:
    """A meeting of `body` (None: the whole task force) is prepared; nobody is asked yet.

    Every agency with a seat in the body is on the list; one that is not among `invited` stands there as left out, so
    that nobody later calls it absent. Others may be invited too. A day that has passed is a meeting to be recorded.
    Refuses one of the same name and hour: the form that the back button brings would call everybody twice.
    """
    _fits(kind, body)
    this_century(starts_at, "starts_at")
    said = line(title, "title", needed=_("Beri nama rapat ini."))
    as_it_stands(actor.regency)  # of two who plan at once the second waits, and finds what the first planned
    is_not_there(actor, body, said, starts_at, TAKES_PLACE)
    meeting = Meeting.objects.create(
        regency=actor.regency,
        kind=kind,
        title=said,
        sub_task_force=body,
        occasion=occasion,
        place=line(place, "place"),
        starts_at=starts_at,
        called_by=caller_of(actor),
    )
    list_agencies(meeting, invited)
    record(actor, "meeting.planned", meeting)
    return meeting


@operation(may=SEATED)
def plan_closed_meeting(
    actor: Actor, *, kind: str, title: str, starts_at: datetime, place: str, invited: Iterable[Agency]
) -> Meeting:
    """A meeting that only its caller and the agencies that it asks know of: a case conference.

    Nobody stands on its list as left out: who was not asked does not learn that there is one. Refuses every other
    kind of meeting, and one that the same agency calls under the same name for the same hour.
    """
    if kind not in CLOSED_KINDS:
        raise Refused(_("Jenis rapat ini tidak dikenal."), field="kind")
    this_century(starts_at, "starts_at")
    said = line(title, "title", needed=_("Beri nama rapat ini."))
    as_it_stands(actor.regency)
    meeting = Meeting(
        regency=actor.regency,
        kind=kind,
        closed=True,
        title=said,
        occasion=Occasion.INCIDENT,
        place=line(place, "place"),
        starts_at=starts_at,
        called_by=caller_of(actor),
    )
    is_not_there(actor, None, said, starts_at, TAKES_PLACE, closed_by=meeting.called_by)
    meeting.save(force_insert=True)
    list_agencies(meeting, dict.fromkeys([meeting.called_by, *invited]))
    record(actor, "meeting.planned", meeting)
    return meeting


@operation(may=PREPARES)
def change_meeting(
    actor: Actor,
    meeting: Meeting,
    *,
    title: str,
    starts_at: datetime,
    place: str = "",
    occasion: str = Occasion.RHYTHM,
    invited: Iterable[Agency] | None = None,
    answer_by: date | None = None,
) -> Meeting:
    """Another name, hour, place, or other invited agencies.

    On another day answers are asked anew: nobody promised to come on that day.
    """
    _still_to_come(meeting)
    this_century(starts_at, "starts_at")
    before = (meeting.starts_at, meeting.place)
    earlier_day = meeting.day
    meeting.title = line(title, "title", needed=_("Beri nama rapat ini."))
    as_it_stands(actor.regency)
    is_not_there(
        actor,
        meeting.sub_task_force,
        title,
        starts_at,
        TAKES_PLACE,
        besides=meeting,
        closed_by=closed_by(meeting),
    )
    meeting.starts_at, meeting.place = starts_at, line(place, "place")
    meeting.occasion = occasion
    called = meeting.state == MeetingState.CALLED
    other_day = meeting.day != earlier_day
    if called:
        meeting.answer_by = answer_until(meeting, answer_by or meeting.answer_by)
        meeting.edition += before != (meeting.starts_at, meeting.place)
    meeting.save(update_fields=["title", "starts_at", "place", "occasion", "answer_by", "edition"])
    owes, ends = relist(meeting, invited)
    if called and other_day:
        anew, owes = ask_anew(meeting)
        ends += anew
    record(actor, "meeting.changed", meeting, ends=ends if called else [], owes=owes if called else [])
    return meeting


@operation(may=RUNS)
def call_meeting(
    actor: Actor,
    meeting: Meeting,
    *,
    dated: date,
    answer_by: date,
    letter_number: str = "",
    signed: str = Signed.PAPER,
    letter_photo: Upload | None = None,
) -> Meeting:
    """The invitation goes out: from its date each invited agency owes an answer until the day that the letter names."""
    _can_be_called(actor, meeting, dated, signed)
    asked = list(meeting.invitations.filter(invited=True).select_related("agency"))
    if not asked:
        raise Refused(_("Belum ada yang diundang. Pilih dahulu instansi yang diundang."))
    number = line(letter_number, "letter_number", longest=120)
    meeting.called_on = dated
    until = answer_until(meeting, answer_by)
    move(
        meeting,
        "call",
        answered=_("Rapat ini sudah diundang."),
        called_on=dated,
        answer_by=until,
        letter_number=number,
        signed=signed,
        letter_photo=letter_photo,
    )
    record(
        actor, "meeting.called", meeting, owes=[answer_owed(meeting, row) for row in others(meeting, asked)]
    )
    return meeting


@operation(may=RUNS)
def enter_letter_number(
    actor: Actor, meeting: Meeting, *, letter_number: str, letter_photo: Upload | None = None
) -> Meeting:
    """The number that the office's own agenda gave the letter, entered back; the photograph of the signed letter."""
    needed = "" if letter_photo else _("Tuliskan nomor surat dari agenda kantor Anda.")
    number = line(letter_number, "letter_number", longest=120, needed=needed)
    changes = ({"letter_number": number} if number else {}) | (
        {"letter_photo": letter_photo} if letter_photo else {}
    )
    Meeting.objects.filter(pk=meeting.pk).update(**changes)
    meeting.refresh_from_db()
    record(actor, "meeting.letter_entered", meeting)
    return meeting


@operation(may=RUNS)
def invite_also(actor: Actor, meeting: Meeting, agency: Agency) -> Invitation:
    """One agency more: a partner whose help is needed, or one that was left out at first. At the door too."""
    if meeting.over:
        raise Refused(_("Rapat ini sudah selesai. Undangan baru tidak dapat ditambahkan."))
    row, new = Invitation.objects.get_or_create(
        regency=meeting.regency, meeting=meeting, agency=agency, defaults={"invited": True}
    )
    if not new and row.invited:
        raise Refused(_("%(agency)s sudah ada di daftar undangan.") % {"agency": agency})
    if row.attendance == Attendance.NOT_INVITED:
        row.attendance = Attendance.UNKNOWN
    row.invited = True
    row.save()
    row.meeting = meeting
    waits = meeting.state == MeetingState.CALLED and row.answer == Answer.NONE
    owes = [answer_owed(meeting, asked) for asked in others(meeting, [row])] if waits else []
    record(actor, "meeting.invited_also", meeting, owes=owes, detail={"agency": agency.key})
    return row


def is_not_there(
    actor: Actor,
    body: SubTaskForce | None,
    title: str,
    starts_at: datetime,
    states: Collection[str],
    *,
    besides: Meeting | None = None,
    closed_by: Agency | None = None,
) -> None:
    """Raises Refused when this body has a meeting of this name and hour in one of these states.

    `closed_by`: of closed meetings those that this agency calls; of the others nobody learns by it.
    """
    said = " ".join(title.split())
    same = Meeting.objects.filter(
        regency=actor.regency, sub_task_force=body, title=said, starts_at=starts_at, state__in=states
    )
    same = same.filter(closed=True, called_by=closed_by) if closed_by else same.filter(closed=False)
    if same.exclude(pk=besides.pk if besides else None).exists():
        raise Refused(
            _("Rapat dengan nama dan jam ini sudah ada. Buka dari daftar rapat, atau beri nama lain."),
            field="title",
        )


def closed_by(meeting: Meeting) -> Agency | None:
    """Whoever calls it, of a closed meeting."""
    return meeting.called_by if meeting.closed else None


def caller_of(actor: Actor) -> Agency:
    """The agency in whose name the meeting is called: the actor's own, else the secretariat's."""
    if actor.agency is not None:
        return actor.agency
    decree = decree_in_force(actor.regency)
    if decree is None:
        raise Refused(_("Belum ada SK yang berlaku, jadi belum ada Sekretariat yang mengundang."))
    return decree.secretariat


def _fits(kind: str, body: SubTaskForce | None) -> None:
    if kind not in MeetingKind.values or kind in CLOSED_KINDS:
        raise Refused(_("Jenis rapat ini tidak dikenal."), field="kind")
    if kind == MeetingKind.SUB_TASK_FORCE and body is None:
        raise Refused(_("Pilih sub gugus tugas yang bertemu."), field="kind")


def _can_be_called(actor: Actor, meeting: Meeting, dated: date, signed: str) -> None:
    this_century(dated, "dated")
    if not meeting.place:
        raise Refused(_("Isi dahulu tempat rapat, supaya yang diundang tahu harus ke mana."), field="place")
    if meeting.starts_at <= now():
        raise Refused(_("Waktu rapat ini sudah lewat. Catat langsung kehadirannya, atau ubah harinya."))
    if dated > meeting.day:
        raise Refused(_("Tanggal surat ini sesudah hari rapat. Periksa lagi."), field="dated")
    if signed == Signed.SCREEN and not actor.signs:
        raise Refused(
            _("Mandat Anda belum sampai menandatangani. Pilih cetak, lalu minta pimpinan menandatangani."),
            field="signed",
        )


def _still_to_come(meeting: Meeting) -> None:
    if meeting.state not in TO_COME:
        raise Refused(_("Rapat ini sudah dibuka atau sudah selesai. Rencananya tidak dapat diubah lagi."))
