"""Who is asked to a meeting: the list of its agencies, the answers they owe, and when nobody waits for these any more.

Parts of operations.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from lopo.ground.acts import Refused, today
from lopo.ground.agencies.models import Agency
from lopo.ground.codes.models import OneTimeCode
from lopo.taskforce.meeting.models import Answer, Attendance, Invitation, Meeting, MeetingState, ShutOut
from lopo.taskforce.meeting.queries import members_of_body
from lopo.taskforce.record.pen import Ends, Owes

ANSWER = "answer_invitation"  # the clock, and the purpose of a one-time code
NO_ANSWER = {
    "answer": Answer.NONE,
    "answered_on": None,
    "answer_note": "",
    "answer_source": "",
    "delegate": "",
    "duty_letter": "",
}


def list_agencies(meeting: Meeting, invited: Iterable[Agency] | None) -> None:
    """Every agency with a seat in the body, asked or left out, and whoever is invited besides."""
    members = _members(meeting)
    chosen = members if invited is None else list(invited)
    asked = {agency.pk for agency in chosen}
    everybody = {agency.pk: agency for agency in [*members, *chosen]}
    Invitation.objects.bulk_create(
        _row(meeting, agency, invited=agency.pk in asked) for agency in everybody.values()
    )


def _members(meeting: Meeting) -> list[Agency]:
    """Whose seat makes them members of the body that meets; a closed meeting has none but those it asks."""
    if meeting.closed:
        return []
    return members_of_body(meeting.regency, meeting.sub_task_force, on=meeting.day)


def _row(meeting: Meeting, agency: Agency, *, invited: bool) -> Invitation:
    attendance = Attendance.UNKNOWN if invited else Attendance.NOT_INVITED
    return Invitation(
        regency=meeting.regency, meeting=meeting, agency=agency, invited=invited, attendance=attendance
    )


def shut_out(meeting: Meeting, officials: Iterable[UUID]) -> None:
    """These people, and nobody else, are shut out of a closed meeting from now on. Inside an operation."""
    shut = set(officials)
    before = set(meeting.shut_out.values_list("official", flat=True))
    meeting.shut_out.exclude(official__in=shut).delete()
    ShutOut.objects.bulk_create(
        ShutOut(regency=meeting.regency, meeting=meeting, official_id=pk) for pk in shut - before
    )


def relist(meeting: Meeting, invited: Iterable[Agency] | None) -> tuple[list[Owes], list[Ends]]:
    """The list as it shall be now; what that makes owed and what no longer."""
    if invited is None:
        return [], []
    chosen = {agency.pk: agency for agency in invited}
    rows = {row.agency_id: row for row in meeting.invitations.select_related("agency")}
    asked = [rows.get(pk) or _row(meeting, agency, invited=False) for pk, agency in chosen.items()]
    asked = [row for row in asked if not row.invited]
    left_out = [row for pk, row in rows.items() if row.invited and pk not in chosen]
    for row in [*asked, *left_out]:
        row.invited = not row.invited
        row.attendance = Attendance.UNKNOWN if row.invited else Attendance.NOT_INVITED
        row.save()
    end_codes(left_out)
    _forget_guests(meeting, left_out)
    owes = [answer_owed(meeting, row) for row in others(meeting, asked)]
    return owes, [Ends(ANSWER, _("tidak jadi diundang"), subject=row) for row in left_out]


def _forget_guests(meeting: Meeting, rows: Iterable[Invitation]) -> None:
    """An agency without a seat in the body that was never asked is not "left out": it leaves the list."""
    if meeting.state == MeetingState.PLANNED:
        members = {member.pk for member in _members(meeting)}
        meeting.invitations.filter(pk__in=[row.pk for row in rows if row.agency_id not in members]).delete()


def ask_anew(meeting: Meeting) -> tuple[list[Ends], list[Owes]]:
    """On another day: what was answered falls away, and everybody owes an answer again."""
    rows = list(meeting.invitations.filter(invited=True).select_related("agency"))
    Invitation.objects.filter(pk__in=[row.pk for row in rows]).update(**NO_ANSWER)
    ends = [Ends(ANSWER, _("hari rapat diubah"), subject=row) for row in rows]
    return ends, [answer_owed(meeting, row) for row in others(meeting, rows)]


def others(meeting: Meeting, rows: Iterable[Invitation]) -> list[Invitation]:
    """Whoever calls does not owe itself an answer."""
    return [row for row in rows if row.agency_id != meeting.called_by_id]


def answer_owed(meeting: Meeting, row: Invitation) -> Owes:
    """The clock of an answer, from the letter's date to the day that it names."""
    return Owes(
        ANSWER,
        by=row.agency,
        to=meeting.called_by,
        about=meeting.title,
        started_on=meeting.called_on if (meeting.called_on or today()) <= today() else today(),
        due_on=meeting.answer_by,
        subject=row,
    )


def answer_until(meeting: Meeting, until: date | None) -> date:
    """The last day for an answer: not before the letter, not after the meeting's own day."""
    if until is None or until > meeting.day:
        until = meeting.day
    if meeting.called_on and until < meeting.called_on:
        raise Refused(_("Batas menjawab ini sebelum tanggal surat. Periksa lagi."), field="answer_by")
    return until


def end_codes(rows: Iterable[Invitation]) -> None:
    """Codes in letters that opened an answer nobody waits for any more are worth nothing. Inside an operation."""
    given = OneTimeCode.objects.filter(purpose=ANSWER, subject_id__in=[row.pk for row in rows], used_at=None)
    given.delete()


def end_answers(meeting: Meeting, because: str) -> list[Ends]:
    """Answers that are no longer owed, for the record of the act that ends the waiting."""
    return [Ends(ANSWER, because, subject=row) for row in meeting.invitations.filter(answer=Answer.NONE)]
