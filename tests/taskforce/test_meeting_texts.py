"""What leaves Lopo in plain words: WhatsApp texts and the calendar file. Never too long, never broken."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
import pytest

from lopo.ground.agencies.models import Agency
from lopo.taskforce.meeting.calendar import WIDEST, calendar_file
from lopo.taskforce.meeting.models import FollowUp, Meeting, MeetingState
from lopo.taskforce.meeting.texts import (
    LONGEST,
    cancellation_text,
    follow_up_text,
    invitation_text,
    minutes_text,
    reminder_text,
    waiting_text,
)
from tests.taskforce.meetings import NINE

ADDRESS = "https://lopo.contoh.go.id/meetings/9b2e5c1a-0000-4000-8000-000000000000/"
anything = st.text(max_size=300)


def meeting(
    title: str = "Rapat koordinasi triwulan I", place: str = "Aula Bapelitbangda", edition: int = 0
) -> Meeting:
    return Meeting(title=title, place=place, starts_at=NINE, answer_by=date(2026, 3, 13), edition=edition)


def agency(name: str) -> Agency:
    return Agency(name=name, short=name[:60])


def test_the_invitation_says_when_where_what_about_and_until_when() -> None:
    text = invitation_text(meeting(), ["Tindak lanjut rapat lalu", "Rencana aksi 2026"], address=ADDRESS)
    assert text.splitlines() == [
        "*UNDANGAN: Rapat koordinasi triwulan I*",
        "Yth. Bapak/Ibu anggota Gugus Tugas, kami mengundang hadir pada:",
        "*Hari/tanggal:* Selasa, 17 Maret 2026",
        "*Waktu:* 09.00 WITA s.d. selesai",
        "*Tempat:* Aula Bapelitbangda",
        "*Acara:* Tindak lanjut rapat lalu; Rencana aksi 2026",
        "Mohon jawab paling lambat *Jumat, 13 Maret 2026*: pimpinan hadir, diwakili, atau berhalangan.",
        ADDRESS,
        "Terima kasih. Sekretariat Gugus Tugas",
    ]


def test_a_changed_invitation_says_so() -> None:
    assert invitation_text(meeting(edition=1), []).startswith("*PERUBAHAN UNDANGAN: ")


def test_what_does_not_fit_is_counted() -> None:
    text = invitation_text(meeting(), [f"Pokok nomor {n} yang cukup panjang untuk dibaca" for n in range(30)])
    assert "pokok lain" in text
    assert len(text) <= LONGEST


@given(anything, anything, st.lists(anything, max_size=40), st.integers(0, 3))
def test_the_invitation_is_never_longer_than_the_phone_shows(
    title: str, place: str, agenda: list[str], edition: int
) -> None:
    assert len(invitation_text(meeting(title, place, edition), agenda, address=ADDRESS)) <= LONGEST


@given(anything, anything, anything, st.sampled_from(["", "ABCD-EFGH-2345"]))
def test_reminders_and_cancellations_fit_too(title: str, place: str, name: str, code: str) -> None:
    about = meeting(title, place)
    for text in (
        reminder_text(about, agency(name), address=ADDRESS, code=code),
        waiting_text(about, 20, address=ADDRESS),
        cancellation_text(about),
    ):
        assert len(text) <= LONGEST


@given(anything, st.lists(st.tuples(anything, anything), max_size=30))
def test_the_text_on_minutes_and_on_a_step_fits_too(title: str, owed: list[tuple[str, str]]) -> None:
    steps = [FollowUp(text=text, agency=agency(name), due_on=date(2026, 3, 31)) for text, name in owed]
    text = minutes_text(
        meeting(title), steps, decisions=len(steps), confirm_by=date(2026, 4, 1), address=ADDRESS
    )
    assert len(text) <= LONGEST
    assert all(len(follow_up_text(step, address=ADDRESS)) <= LONGEST for step in steps)


@pytest.mark.parametrize(
    "number", ["5303091234567890", "5303 0912 3456 7890", "53.03.09-123456-7890", "081234567890"]
)
def test_a_number_that_could_be_somebodys_never_leaves(number: str) -> None:
    text = invitation_text(meeting(title=f"Rapat kasus {number}"), [f"Korban {number}"])
    assert number not in text
    assert "Rapat kasus …" in text


def test_marks_of_a_title_do_not_break_the_bold() -> None:
    text = invitation_text(meeting(title="Rapat *penting* _sekali_"), [])
    assert text.splitlines()[0] == "*UNDANGAN: Rapat penting sekali*"


STAMP = datetime(2026, 3, 9, 1, tzinfo=UTC)


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")[:-1]


def test_the_calendar_has_the_hour_in_the_whole_worlds_time() -> None:
    lines = unfolded(calendar_file(meeting(), stamped=STAMP, minutes=70, address=ADDRESS))
    assert "DTSTART:20260317T010000Z" in lines
    assert "DTEND:20260317T021000Z" in lines
    assert "LOCATION:Aula Bapelitbangda" in lines
    assert "TRIGGER:-P1D" in lines
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"


def test_a_meeting_called_off_leaves_the_calendar() -> None:
    off = meeting()
    off.state = MeetingState.NOT_HELD
    lines = unfolded(calendar_file(off, stamped=STAMP))
    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1"} <= set(lines)
    assert "BEGIN:VALARM" not in lines


@given(anything, anything)
def test_no_title_breaks_the_calendar(title: str, place: str) -> None:
    content = calendar_file(meeting(title, place), stamped=STAMP)
    assert all(len(line) <= WIDEST for line in content.split(b"\r\n"))
    keys = [line.split(":")[0].split(";")[0] for line in unfolded(content)]
    assert keys.count("SUMMARY") == keys.count("LOCATION") == keys.count("BEGIN") - 2 == 1
    assert all(key.isupper() and key.isascii() for key in keys)
    content.decode()
