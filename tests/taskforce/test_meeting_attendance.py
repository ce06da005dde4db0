"""Who came: ticked one by one or all at once, corrected, told to the agency, which may contest."""

from __future__ import annotations

from typing import Any

import pytest

from lopo.ground.acts import Denied, Refused, at
from lopo.ground.papers.models import Upload
from lopo.taskforce.decree.work import Work
from lopo.taskforce.meeting.models import Answer, Attendance, Meeting, MeetingKind
from lopo.taskforce.meeting.operations import (
    answer_invitation,
    keep_list_photo,
    mark_all,
    mark_attendance,
)
from lopo.taskforce.record.models import Contribution, Standing
from lopo.taskforce.record.operations import contest_record
from tests.cast import TaskForce
from tests.taskforce.meetings import NINE, called, circulated, planned, row_of, running


def told(meeting: Meeting, key: str) -> Contribution:
    row: Contribution = Contribution.objects.get(subject_id=meeting.pk, agency__key=key)
    return row


def test_a_tick_says_that_the_agency_took_part(task_force: TaskForce) -> None:
    meeting = running(task_force)
    with at(NINE):
        row = mark_attendance(task_force.secretariat, row_of(meeting, "dinsos"), attendance=Attendance.HEAD)
    assert row.came and row.marked_at
    said = told(meeting, "dinsos")
    assert (said.took_part, said.standing) == (True, Standing.TOLD)
    assert (said.work, said.on, said.about) == (Work.COORDINATION_MEETING, meeting.day, meeting.title)


@pytest.mark.parametrize(
    ("kind", "work"),
    [(MeetingKind.PLAN, Work.PLAN_MEETING), (MeetingKind.EVALUATION, Work.EVALUATION_MEETING)],
)
def test_each_kind_of_meeting_is_work_of_its_kind(task_force: TaskForce, kind: str, work: str) -> None:
    meeting = running(task_force, planned(task_force, kind=kind))
    with at(NINE):
        mark_attendance(task_force.secretariat, row_of(meeting, "dinsos"), attendance=Attendance.HEAD)
    assert told(meeting, "dinsos").work == work


@pytest.mark.parametrize("away", [Attendance.ABSENT, Attendance.EXCUSED])
def test_staying_away_is_told_and_may_be_contested(task_force: TaskForce, away: str) -> None:
    meeting = running(task_force)
    with at(NINE):
        mark_attendance(task_force.secretariat, row_of(meeting, "dinsos"), attendance=away)
        said = told(meeting, "dinsos")
        assert not said.took_part
        contest_record(task_force.dinsos, said, comment="Kabid kami hadir.")
    assert told(meeting, "dinsos").standing == Standing.CONTESTED


def test_a_correction_tells_the_agency_anew(task_force: TaskForce) -> None:
    meeting = running(task_force)
    row = row_of(meeting, "dinsos")
    with at(NINE):
        mark_attendance(task_force.secretariat, row, attendance=Attendance.ABSENT)
        mark_attendance(
            task_force.secretariat, row, attendance=Attendance.DELEGATE, attended_by="Maria Contoh"
        )
    assert told(meeting, "dinsos").took_part
    assert row_of(meeting, "dinsos").attended_by == "Maria Contoh"


def test_a_slip_of_the_finger_is_taken_back_whole(task_force: TaskForce) -> None:
    meeting = running(task_force)
    row = row_of(meeting, "dinsos")
    with at(NINE):
        mark_attendance(task_force.secretariat, row, attendance=Attendance.ABSENT)
        mark_attendance(task_force.secretariat, row, attendance=Attendance.UNKNOWN)
    assert not Contribution.objects.filter(subject_id=meeting.pk).exists()
    assert row.marked_at is None


def test_who_was_not_invited_did_not_stay_away_but_may_have_come(task_force: TaskForce) -> None:
    meeting = running(
        task_force, called(task_force, planned(task_force, invited=[task_force.agency("polres")]))
    )
    row = row_of(meeting, "dinsos")
    with at(NINE):
        with pytest.raises(Refused, match="tidak diundang"):
            mark_attendance(task_force.secretariat, row, attendance=Attendance.ABSENT)
        mark_attendance(task_force.secretariat, row, attendance=Attendance.HEAD)
    assert told(meeting, "dinsos").took_part


def test_who_was_invited_cannot_be_called_uninvited(task_force: TaskForce) -> None:
    meeting = running(task_force)
    with at(NINE), pytest.raises(Refused):
        mark_attendance(task_force.secretariat, row_of(meeting, "dinsos"), attendance=Attendance.NOT_INVITED)
    with at(NINE), pytest.raises(Refused):
        mark_attendance(task_force.secretariat, row_of(meeting, "dinsos"), attendance="mungkin")


def test_the_delegate_who_was_announced_is_on_the_list(task_force: TaskForce) -> None:
    meeting = called(task_force)
    row = row_of(meeting, "dinsos")
    answer_invitation(
        task_force.dinsos, row, answer=Answer.DELEGATE, delegate="Maria Contoh", duty_letter="ST 7"
    )
    meeting = running(task_force, meeting)
    with at(NINE):
        row = mark_attendance(
            task_force.secretariat, row_of(meeting, "dinsos"), attendance=Attendance.DELEGATE
        )
    assert (row.attended_by, row.duty_letter) == ("Maria Contoh", "ST 7")


def test_the_whole_list_at_once(task_force: TaskForce) -> None:
    meeting = running(task_force)
    marks = {row.pk: Attendance.HEAD for row in meeting.invitations.all()}
    with pytest.raises(Denied):
        mark_all(task_force.dinsos, meeting, marks=marks)
    with at(NINE):
        assert len(mark_all(task_force.secretariat, meeting, marks=marks)) == 20
        assert mark_all(task_force.secretariat, meeting, marks=marks) == []  # nothing new is said
    assert Contribution.objects.filter(subject_id=meeting.pk, took_part=True).count() == 20


def test_nobody_ticks_for_a_meeting_of_others(task_force: TaskForce) -> None:
    meeting = running(task_force)
    with pytest.raises(Denied):
        mark_attendance(task_force.polres, row_of(meeting, "polres"), attendance=Attendance.HEAD)


def test_a_tick_before_the_day_or_after_the_minutes_is_refused(task_force: TaskForce) -> None:
    early = called(task_force)
    with pytest.raises(Refused, match="belum tiba"):
        mark_attendance(task_force.secretariat, row_of(early, "dinsos"), attendance=Attendance.HEAD)
    late = circulated(task_force)
    with at(late.day), pytest.raises(Refused, match="diedarkan"):
        mark_attendance(task_force.secretariat, row_of(late, "dinsos"), attendance=Attendance.ABSENT)


def test_the_signed_list_is_kept_as_a_photograph(task_force: TaskForce, photo: Upload) -> None:
    meeting = running(task_force)
    with pytest.raises(Denied):
        keep_list_photo(task_force.dinsos, meeting, photo=photo)
    assert keep_list_photo(task_force.secretariat, meeting, photo=photo).list_photo == photo


@pytest.fixture
def photo(task_force: TaskForce) -> Any:
    from io import BytesIO

    from django.core.files.base import ContentFile
    from PIL import Image

    from lopo.ground.papers.operations import take_in

    picture = BytesIO()
    Image.new("RGB", (40, 30), "white").save(picture, "JPEG")
    return take_in(
        task_force.secretariat, task_force.decree, ContentFile(picture.getvalue()), what="attendance_list"
    )
