"""Words that leave Lopo about a meeting, for WhatsApp: at most 700 characters, so that no "read more" hides the place.

Official Indonesian, whoever copies it. Offices only: no person, no long number that could be somebody's, no bold marks
out of place.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
import re

from django.utils import timezone

from lopo.ground.agencies.models import Agency
from lopo.ground.papers.words import hours, long_date, plain_date
from lopo.taskforce.meeting.models import FollowUp, Meeting

LONGEST = 700
NAME = 100  # letters of a title, a place, an agency
POINT = 80  # letters of one point of the agenda
ADDRESS = 120
THANKS = "Terima kasih. %s"
DESK = "Sekretariat Gugus Tugas"


def invitation_text(meeting: Meeting, agenda: Sequence[str], *, address: str = "") -> str:
    """For the group: when, where, what about, until when to answer; the letter is attached by hand.

    A closed meeting's goes to each one that is asked, and does not say what is talked about.
    """
    word = "PERUBAHAN UNDANGAN" if meeting.edition else "UNDANGAN"
    head = [
        f"*{word}: {_name(meeting.title)}*",
        "Yth. Bapak/Ibu, kami mengundang hadir pada:"
        if meeting.closed
        else "Yth. Bapak/Ibu anggota Gugus Tugas, kami mengundang hadir pada:",
        f"*Hari/tanggal:* {long_date(meeting.day)}",
        f"*Waktu:* {_hour(meeting)}",
        f"*Tempat:* {_name(meeting.place) or '(menyusul)'}",
    ]
    foot = [_please_answer(meeting.answer_by), *_link(address), _thanks(meeting)]
    room = LONGEST - len("\n".join([*head, *foot])) - len("\n*Acara:* ")
    about = "" if meeting.closed else _points(agenda, room)
    return "\n".join([*head, *([f"*Acara:* {about}"] if about else []), *foot])


def _thanks(meeting: Meeting) -> str:
    """Who writes: the desk, or whoever calls a closed meeting."""
    return THANKS % (_name(str(meeting.called_by)) if meeting.closed else DESK)


def reminder_text(meeting: Meeting, agency: Agency, *, address: str = "", code: str = "") -> str:
    """For one agency that has not answered: friendly, with the way that needs no account where it has a code."""
    way = f"Tanpa akun, dengan kode sekali pakai *{code}*:" if code else "Jawab lewat:"
    lines = [
        f"*{_name(meeting.title)}*",
        f"Yth. {_name(agency.name)},",
        f"undangan rapat pada {long_date(meeting.day)}, {_hour(meeting)}, di {_name(meeting.place)} belum kami terima "
        "jawabannya.",
        _please_answer(meeting.answer_by),
        *([way, *_link(address)] if address else []),
        _thanks(meeting),
    ]
    return "\n".join(lines)


def waiting_text(meeting: Meeting, waiting: int, *, address: str = "") -> str:
    """For the group: how many have not answered; who they are stands on the list, not in the group."""
    lines = [
        f"*{_name(meeting.title)}*",
        f"Yth. Bapak/Ibu anggota Gugus Tugas, {waiting} instansi belum menjawab undangan rapat pada "
        f"{long_date(meeting.day)}, {_hour(meeting)}, di {_name(meeting.place)}.",
        _please_answer(meeting.answer_by),
        *_link(address),
        _thanks(meeting),
    ]
    return "\n".join(lines)


def cancellation_text(meeting: Meeting) -> str:
    """For the group: it does not take place."""
    lines = [
        f"*TIDAK JADI: {_name(meeting.title)}*",
        f"Yth. Bapak/Ibu anggota Gugus Tugas, rapat pada {long_date(meeting.day)}, {_hour(meeting)}, tidak jadi "
        "dilaksanakan. Jadwal baru akan diberitahukan.",
        _thanks(meeting),
    ]
    return "\n".join(lines)


def minutes_text(
    meeting: Meeting, steps: Sequence[FollowUp], *, decisions: int, confirm_by: date | None, address: str = ""
) -> str:
    """For the group: the minutes are out, what was decided in numbers, which office owes a step by when."""
    until = f" paling lambat *{long_date(confirm_by)}*" if confirm_by else ""
    head = [
        f"*NOTULA: {_name(meeting.title)}*",
        f"Yth. Bapak/Ibu anggota Gugus Tugas, notula rapat {long_date(meeting.day)} sudah diedarkan: "
        f"{decisions} keputusan, {len(steps)} tindak lanjut.",
    ]
    foot = [f"Mohon dibaca, lalu disahkan atau dikomentari{until}.", *_link(address), _thanks(meeting)]
    room = LONGEST - len("\n".join([*head, *foot])) - len("\n*Berutang langkah:* ")
    owing = _points([_owing(step) for step in steps if step.agency], room, more="langkah")
    return "\n".join([*head, *([f"*Berutang langkah:* {owing}"] if owing else []), *foot])


def follow_up_text(follow_up: FollowUp, *, address: str = "") -> str:
    """For one agency: what it promised, until when. What a closed meeting decided stays inside: the address leads to it."""
    closed = follow_up.decision is not None and follow_up.decision.meeting.closed
    told = (
        _name(str(follow_up.decision.meeting.called_by)) if closed and follow_up.decision else "Sekretariat"
    )
    until = f" batasnya *{long_date(follow_up.due_on)}*" if follow_up.due_on else " belum bertanggal"
    lines = [
        "*TINDAK LANJUT RAPAT*",
        f"Yth. {_name(follow_up.agency.name) if follow_up.agency else 'Bapak/Ibu'},",
        f"tindak lanjut ini{until}"
        + (" (isinya pada alamat di bawah)." if closed else f": {_shortened(follow_up.text, 260)}"),
        f"Mohon hasilnya dicatat di Lopo, atau dikabarkan kepada {told}.",
        *_link(address),
        _thanks(follow_up.decision.meeting) if follow_up.decision else THANKS % DESK,
    ]
    return "\n".join(lines)


def _please_answer(until: date | None) -> str:
    by = f" paling lambat *{long_date(until)}*" if until else ""
    return f"Mohon jawab{by}: pimpinan hadir, diwakili, atau berhalangan."


def _hour(meeting: Meeting) -> str:
    return hours(timezone.localtime(meeting.starts_at)).removeprefix("pukul ")


def _owing(step: FollowUp) -> str:
    until = f" ({plain_date(step.due_on)})" if step.due_on else ""
    return f"{_shortened(str(step.agency), POINT)}{until}"


def _points(points: Sequence[str], room: int, *, more: str = "pokok") -> str:
    """As many as there is room for; how many more."""
    told = ""
    for number, point in enumerate(points):
        rest = f"; dan {len(points) - number} {more} lain"
        longer = f"{told}; {_shortened(point, POINT)}" if told else _shortened(point, POINT)
        last = number + 1 == len(points)
        if len(longer) + (0 if last else len(rest)) > room:
            return f"{told}{rest}" if told else ""
        told = longer
    return told


def _link(address: str) -> list[str]:
    return [address] if 0 < len(address) <= ADDRESS else []


def _name(text: str) -> str:
    return _shortened(text, NAME)


def _shortened(text: str, longest: int) -> str:
    """One line without marks of WhatsApp's own and without numbers as long as an identity number."""
    plain = " ".join(re.sub(r"[*_~`]+", " ", text).split())
    plain = re.sub(r"\d(?:[ .-]?\d){9,}", "…", plain)
    return plain if len(plain) <= longest else plain[: longest - 1].rstrip() + "…"
