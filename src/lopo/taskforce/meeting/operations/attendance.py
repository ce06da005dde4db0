"""Who came: ticked while people sign, one tap an agency, or the whole list at once; the photograph of the signed list.

Each mark is a contribution: the agency took part, or was recorded as having stayed away; it is told and may contest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from lopo.ground.acts import Actor, Refused, now, operation, today
from lopo.ground.papers.models import Upload
from lopo.taskforce.decree.work import Work
from lopo.taskforce.meeting.models import CAME, Attendance, Invitation, Meeting, MeetingKind, MeetingState
from lopo.taskforce.meeting.operations.rules import RUNS
from lopo.taskforce.meeting.operations.wording import line
from lopo.taskforce.record.pen import Took, record

WORK = {
    MeetingKind.PLAN: Work.PLAN_MEETING,
    MeetingKind.COORDINATION: Work.COORDINATION_MEETING,
    MeetingKind.SUB_TASK_FORCE: Work.COORDINATION_MEETING,
    MeetingKind.EVALUATION: Work.EVALUATION_MEETING,
    MeetingKind.CASE: Work.CASE_CONFERENCE,
}


@dataclass(frozen=True)
class Mark:
    """One tick on the list. What is None stays as it was written before, in the answer or by an earlier tick."""

    row: Invitation
    attendance: str
    attended_by: str | None = None
    duty_letter: str | None = None


@operation(may=RUNS)
def mark_attendance(
    actor: Actor,
    invitation: Invitation,
    *,
    attendance: str,
    attended_by: str | None = None,
    duty_letter: str | None = None,
) -> Invitation:
    """One agency: head, delegate with or without letter, excused, absent; "" takes a slip back."""
    _can_be_marked(invitation.meeting)
    write_attendance(actor, invitation.meeting, [Mark(invitation, attendance, attended_by, duty_letter)])
    return invitation


@operation(may=RUNS)
def mark_all(actor: Actor, meeting: Meeting, *, marks: Mapping[UUID, str]) -> list[Invitation]:
    """The whole list on one page, by invitation; whoever is not among `marks` stays as it is."""
    _can_be_marked(meeting)
    rows = meeting.invitations.filter(pk__in=list(marks)).select_related("agency")
    changed = [row for row in rows if row.attendance != marks[row.pk]]
    write_attendance(actor, meeting, [Mark(row, marks[row.pk]) for row in changed])
    return changed


@operation(may=RUNS)
def keep_list_photo(actor: Actor, meeting: Meeting, *, photo: Upload) -> Meeting:
    """The photograph of the list that people signed with ink."""
    Meeting.objects.filter(pk=meeting.pk).update(list_photo=photo)
    meeting.refresh_from_db()
    record(actor, "meeting.list_photographed", meeting)
    return meeting


def write_attendance(actor: Actor, meeting: Meeting, marks: Sequence[Mark]) -> None:
    """Part of an operation: writes the marks, and what each says about an agency's part in this meeting."""
    for mark in marks:
        _is_a_mark(mark.row, mark.attendance)
        _write(mark)
    rows = [mark.row for mark in marks]
    record(
        actor,
        "meeting.attendance_marked",
        meeting,
        together=_took(meeting, rows),
        unsays=[row.agency for row in rows if row.attendance in (Attendance.UNKNOWN, Attendance.NOT_INVITED)],
        detail={"agencies": {row.agency.key: row.attendance for row in rows}},
    )


def _write(mark: Mark) -> None:
    row = mark.row
    row.attendance = mark.attendance if mark.attendance or row.invited else Attendance.NOT_INVITED
    row.marked_at = now() if mark.attendance else None
    if mark.attended_by is not None:
        row.attended_by = line(mark.attended_by, "attended_by")
    elif row.attendance in (Attendance.DELEGATE, Attendance.DELEGATE_WITHOUT):
        row.attended_by = row.attended_by or row.delegate
    if mark.duty_letter is not None:
        row.duty_letter = line(mark.duty_letter, "duty_letter", longest=120)
    row.save(update_fields=["attendance", "marked_at", "attended_by", "duty_letter"])


def _took(meeting: Meeting, rows: Iterable[Invitation]) -> list[Took]:
    """Whoever was not invited did not stay away: of it nothing is told."""
    return [
        Took(
            agency=row.agency,
            work=WORK[MeetingKind(meeting.kind)],
            about=meeting.title,
            on=meeting.day,
            sub_task_force=meeting.sub_task_force,
            part=row.attendance in CAME,
        )
        for row in rows
        if row.attendance not in (Attendance.UNKNOWN, Attendance.NOT_INVITED)
    ]


def _is_a_mark(row: Invitation, attendance: str) -> None:
    if attendance not in Attendance.values:
        raise Refused(_("Pilih salah satu tanda kehadiran."), field="attendance")
    if attendance == Attendance.NOT_INVITED and row.invited:
        raise Refused(
            _("%(agency)s diundang ke rapat ini, jadi bukan “tidak diundang”.") % {"agency": row.agency},
            field="attendance",
        )
    if attendance in (Attendance.ABSENT, Attendance.EXCUSED) and not row.invited:
        raise Refused(
            _("%(agency)s tidak diundang, jadi tidak dapat dicatat tidak hadir.") % {"agency": row.agency},
            field="attendance",
        )


def _can_be_marked(meeting: Meeting) -> None:
    if meeting.state == MeetingState.NOT_HELD:
        raise Refused(_("Rapat ini tidak jadi, jadi tidak ada kehadiran."))
    if meeting.day > today():
        raise Refused(_("Hari rapat ini belum tiba. Kehadiran dicatat pada harinya."))
    if meeting.minutes_circulated_on:
        raise Refused(_("Notulanya sudah diedarkan. Tarik dahulu notulanya, lalu perbaiki kehadiran."))
