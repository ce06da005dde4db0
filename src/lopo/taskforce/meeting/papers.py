"""The papers of a meeting from its records: invitation, letter of duty, attendance list, minutes.

Official Indonesian, whoever prints them. The number is the office's own: room is left until it was entered back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils import timezone, translation

from lopo.ground.acts import today
from lopo.ground.agencies.holding import in_office
from lopo.ground.papers import invitation as invitation_paper
from lopo.ground.papers.attendance_list import AttendanceList, Place
from lopo.ground.papers.frame import Foot, Frame, Signature
from lopo.ground.papers.invitation import Answering
from lopo.ground.papers.letter import LISTED, Addressee, LetterLines
from lopo.ground.papers.letter_of_duty import LetterOfDuty, Sent
from lopo.ground.papers.letterheads import frame_of, letterhead_of, signature_of
from lopo.ground.papers.minutes import Attendee, Minutes, Resolution, Topic
from lopo.ground.papers.models import Letterhead
from lopo.ground.papers.words import hour, hours, long_date, plain_date
from lopo.taskforce.decree.models import Decree
from lopo.taskforce.decree.queries import decree_in_force, head_of, secretary_office
from lopo.taskforce.meeting.models import Attendance, Decision, FollowUp, Invitation, Meeting
from lopo.taskforce.meeting.queries import counts_of, invitations_of, offices_asked

DUTY_NUMBER = "mewakili, surat tugas %s"
FIRST_POINTS = 3  # of the agenda on the list that people sign


def letter(
    meeting: Meeting,
    *,
    foot: Foot | None = None,
    to: Invitation | None = None,
    answering: Answering | None = None,
) -> invitation_paper.Invitation:
    """The invitation as it is printed: to all with the list on its annex, or to one office with the code to answer."""
    rows = [row for row in invitations_of(meeting) if row.invited]
    return letter_for(meeting, rows, _spoken_of(meeting), foot=foot, to=to, answering=answering)


def _spoken_of(meeting: Meeting) -> list[str]:
    """The agenda as papers say it that pass many desks: what a closed meeting talks about stays inside."""
    if meeting.closed:
        return [str(meeting.get_kind_display())]
    return [item.title for item in meeting.agenda.order_by("order", "pk")]


def letter_for(
    meeting: Meeting,
    rows: Sequence[Invitation],
    agenda: Sequence[str],
    *,
    foot: Foot | None = None,
    to: Invitation | None = None,
    answering: Answering | None = None,
) -> invitation_paper.Invitation:
    """The same from plain parts: for a meeting that nobody has saved yet, too."""
    head, decree = letterhead_of(meeting.called_by), decree_in_force(meeting.regency, on=meeting.day)
    offices = offices_asked(rows, meeting, decree)
    return invitation_paper.Invitation(
        frame=frame_of(head, foot=foot),
        lines=_lines(meeting, head, enclosures=None if to else 1),
        opening=_opening(decree),
        day=long_date(meeting.day),
        hours=hours(timezone.localtime(meeting.starts_at)),
        place=meeting.place,
        agenda=agenda,
        signer=_caller_signs(meeting, decree),
        to=Addressee(offices[to.agency_id], place=head.place) if to else LISTED,
        invited=() if to else [offices[row.agency_id] for row in rows],
        answering=answering,
    )


def duty(row: Invitation) -> LetterOfDuty:
    """The letter by which the agency sends its delegate: under its own head, to be numbered and signed there."""
    meeting, head = row.meeting, letterhead_of(row.agency)
    decree = decree_in_force(meeting.regency, on=meeting.day)
    office = head_of(row.agency, decree)
    number = f" Nomor {meeting.letter_number}" if meeting.letter_number else ""
    dated = f" tanggal {plain_date(meeting.called_on)}" if meeting.called_on else ""
    name, _, post = row.delegate.partition(",")
    return LetterOfDuty(
        frame=frame_of(head),
        number=row.duty_letter,
        place=head.place,
        dated=None,
        grounds=[f"Undangan {meeting.called_by.name}{number}{dated}."],
        sent=[Sent(name=name.strip(), office=post.strip())],
        duties=[
            f"mewakili {office.name if office else row.agency.name} pada {meeting.title}, {long_date(meeting.day)}, "
            f"{hour(timezone.localtime(meeting.starts_at))}, di {meeting.place}, dan mengambil keputusan atas nama "
            f"{row.agency.name};",
            "menyampaikan laporan tertulis paling lambat 3 (tiga) hari kerja setelah rapat.",
        ],
        signer=signature_of(office, in_office(office) if office else None),
    )


def list_to_sign(meeting: Meeting, *, foot: Foot | None = None) -> AttendanceList:
    """Printed before the meeting: the invited offices, who was announced instead of the head, room for others."""
    decree = decree_in_force(meeting.regency, on=meeting.day)
    rows = [row for row in invitations_of(meeting) if row.invited or row.came]
    offices = offices_asked(rows, meeting, decree)
    return AttendanceList(
        frame=_bare(meeting, foot),
        meeting=meeting.title,
        day=long_date(meeting.day),
        hours=_hours_of(meeting),
        place=meeting.place,
        agenda=_in_short(_spoken_of(meeting)),
        lines=[Place(offices[row.agency_id], row.delegate, _instead(row)) for row in rows],
        organiser=_caller_signs(meeting, decree),
        chair=_chair_signs(meeting),
    )


def notes(meeting: Meeting, *, foot: Foot | None = None) -> Minutes:
    """The minutes as they are circulated: what was talked about, decided, by whom and when it is done."""
    rows = invitations_of(meeting)
    counts = counts_of(rows)
    with translation.override("id"):
        return Minutes(
            frame=_bare(meeting, foot),
            meeting=meeting.title,
            day=long_date(meeting.day),
            hours=_hours_of(meeting),
            place=meeting.place,
            chair=meeting.chair.name if meeting.chair else "–",
            secretary="Sekretariat Gugus Tugas",
            present=f"{counts.came} dari {counts.asked} instansi yang diundang (daftar terlampir)",
            opening=meeting.opening or _begun(meeting),
            topics=_topics(meeting),
            resolutions=[_resolution(decision) for decision in _decisions(meeting)],
            closing=meeting.closing or _ended(meeting),
            signatures=(_chair_signs(meeting), _writer_signs(meeting)),
            attendance=[_attendee(row) for row in rows],
        )


def _lines(meeting: Meeting, head: Letterhead, *, enclosures: int | None) -> LetterLines:
    year = (meeting.called_on or today()).year
    return LetterLines(
        place=head.place,
        dated=meeting.called_on,
        number=meeting.letter_number or head.number_in(year),
        subject=f"Undangan {meeting.title}",
        urgency="Penting",
        enclosures=enclosures,
    )


def _opening(decree: Decree | None) -> str:
    ground = (
        f"pelaksanaan Keputusan Bupati Nomor {decree.number}" if decree else "pelaksanaan tugas Gugus Tugas"
    )
    return f"Dalam rangka {ground}, dengan hormat kami mengundang Saudara untuk hadir dalam rapat pada:"


def _caller_signs(meeting: Meeting, decree: Decree | None) -> Signature:
    """The secretary of the task force for what the secretariat calls, else the head of the agency that calls."""
    if decree is not None and decree.secretariat_id == meeting.called_by_id:
        office = secretary_office(decree)
        block = signature_of(office, in_office(office) if office else None)
        return replace(block, office=f"{block.office} SELAKU SEKRETARIS GUGUS TUGAS")
    office = head_of(meeting.called_by, decree)
    return signature_of(office, in_office(office) if office else None)


def _chair_signs(meeting: Meeting) -> Signature:
    if meeting.chair is None:
        return Signature(office="PIMPINAN RAPAT")
    return signature_of(meeting.chair, in_office(meeting.chair, on=meeting.day))


def _writer_signs(meeting: Meeting) -> Signature:
    name = meeting.minutes_by.official.name if meeting.minutes_by else ""
    return Signature(office="NOTULIS", name=name)


def _bare(meeting: Meeting, foot: Foot | None) -> Frame:
    """Minutes and lists need no letterhead."""
    from lopo.ground.papers.frame import Head

    return replace(frame_of(letterhead_of(meeting.called_by), foot=foot), head=Head())


def _in_short(agenda: Sequence[str]) -> str:
    """The first points, so that the first page has room for signatures."""
    rest = len(agenda) - FIRST_POINTS
    return "; ".join([*agenda[:FIRST_POINTS], *([f"dan {rest} pokok lain"] if rest > 0 else [])]) or "–"


def _hours_of(meeting: Meeting) -> str:
    start = timezone.localtime(meeting.opened_at or meeting.starts_at)
    end = timezone.localtime(meeting.ends_at) if meeting.ends_at else None
    return hours(start, end)


def _begun(meeting: Meeting) -> str:
    begun = timezone.localtime(meeting.opened_at or meeting.starts_at)
    return f"Rapat dibuka {hour(begun)}."


def _ended(meeting: Meeting) -> str:
    return (
        f"Rapat ditutup {hour(timezone.localtime(meeting.ends_at))}." if meeting.ends_at else "Rapat ditutup."
    )


def _topics(meeting: Meeting) -> list[Topic]:
    topics = [
        Topic(item.title, item.discussion or str(item.get_state_display()))
        for item in meeting.agenda.order_by("order", "pk")
    ]
    return [*topics, Topic("Lain-lain", meeting.discussion)] if meeting.discussion else topics


def _decisions(meeting: Meeting) -> Iterable[Decision]:
    rows = meeting.decisions.prefetch_related("follow_ups__agency", "follow_ups__office")
    return rows.order_by("order", "pk")


def _resolution(decision: Decision) -> Resolution:
    step = next(iter(decision.follow_ups.all()), None)
    return Resolution(
        what=decision.text,
        owed_by=_owed_by(step) if step else "–",
        due=(plain_date(step.agreed_due_on) if step.agreed_due_on else "tanpa tanggal") if step else "–",
        proof="",
        state="",
        dissent=decision.dissent,
    )


def _owed_by(step: FollowUp) -> str:
    return str(step.office or (step.agency.name if step.agency else "tanpa penanggung jawab"))


def _attendee(row: Invitation) -> Attendee:
    state = Attendance(row.attendance).label if row.attendance else "belum dicatat"
    letter_of_duty = (
        f" ({row.duty_letter})" if row.attendance == Attendance.DELEGATE and row.duty_letter else ""
    )
    return Attendee(row.agency.name, f"{state}{letter_of_duty}", row.attended_by)


def _instead(row: Invitation) -> str:
    return DUTY_NUMBER % row.duty_letter if row.duty_letter else ("mewakili" if row.delegate else "")
