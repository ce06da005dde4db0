"""The meeting as a calendar file (RFC 5545), with a reminder a day before. Only when and where: phones pass it on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from lopo.taskforce.meeting.models import Meeting, MeetingState

USUAL_LENGTH = timedelta(hours=2)
WIDEST = 75  # octets of a line, without its end
END = "\r\n"


def calendar_file(meeting: Meeting, *, stamped: datetime, minutes: int = 0, address: str = "") -> bytes:
    """One event in UTC. Taken in again after a change it replaces the earlier one; called off, it says so.

    `minutes`: the time that the agenda sets aside, 0 for a usual length.
    """
    ends = meeting.starts_at + (timedelta(minutes=minutes) if minutes else USUAL_LENGTH)
    off = meeting.state == MeetingState.NOT_HELD
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Lopo//Rapat//ID",
        "CALSCALE:GREGORIAN",
        f"METHOD:{'CANCEL' if off else 'PUBLISH'}",
        "BEGIN:VEVENT",
        f"UID:{meeting.pk}@lopo",
        f"SEQUENCE:{meeting.edition + off}",
        f"DTSTAMP:{_moment(stamped)}",
        f"DTSTART:{_moment(meeting.starts_at)}",
        f"DTEND:{_moment(ends)}",
        f"SUMMARY:{_text(meeting.title)}",
        f"LOCATION:{_text(meeting.place)}",
        *([f"URL:{address}"] if address else []),
        f"STATUS:{'CANCELLED' if off else 'CONFIRMED'}",
        *([] if off else _reminder(meeting)),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(folded + END for line in lines for folded in _folded(line)).encode()


def _reminder(meeting: Meeting) -> list[str]:
    return [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(meeting.title)}",
        "TRIGGER:-P1D",
        "END:VALARM",
    ]


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    """Control letters away; backslash, semicolon, comma and line ends as the standard writes them."""
    plain = "".join(
        letter for letter in value.replace("\r\n", "\n") if letter == "\n" or letter.isprintable()
    )
    for letter, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(letter, written)
    return plain


def _folded(line: str) -> Iterator[str]:
    """A long line in parts of at most 75 octets, the later ones begun by a space, no letter cut in two."""
    part, width = "", 0
    for letter in line:
        octets = len(letter.encode())
        if width + octets > WIDEST:
            yield part
            part, width = " ", 1
        part, width = part + letter, width + octets
    yield part
