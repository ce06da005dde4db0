"""Meetings as tests need them: planned, called, running, held; each made by the acts of those who would make it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from lopo.ground.acts import Actor, at
from lopo.ground.agencies.models import Agency
from lopo.taskforce.decree.models import SubTaskForce
from lopo.taskforce.meeting.models import Attendance, Decision, FollowUp, Invitation, Meeting, MeetingKind
from lopo.taskforce.meeting.operations import (
    call_meeting,
    circulate_minutes,
    close_meeting,
    mark_all,
    open_meeting,
    plan_meeting,
    record_decision,
)
from tests.cast import TaskForce

NINE = datetime(2026, 3, 17, 1, tzinfo=UTC)  # Tuesday, nine in the morning, WITA
THE_DAY = date(2026, 3, 17)
NOON = NINE + timedelta(hours=3)
HALL = "Aula Bapelitbangda"


def planned(
    task_force: TaskForce,
    *,
    by: Actor | None = None,
    body: SubTaskForce | None = None,
    kind: str = MeetingKind.COORDINATION,
    title: str = "",
    starts_at: datetime = NINE,
    invited: Iterable[Agency] | None = None,
) -> Meeting:
    return plan_meeting(
        by or task_force.secretariat,
        body,
        kind=kind,
        title=title or another_title(),
        starts_at=starts_at,
        place=HALL,
        invited=invited,
    )


def another_title() -> str:
    """The second meeting of a test has a name of its own: one name and hour are planned once."""
    before = Meeting.objects.count()
    return "Rapat koordinasi triwulan I" + (f" ({before + 1})" if before else "")


def called(task_force: TaskForce, meeting: Meeting | None = None) -> Meeting:
    return call_meeting(
        task_force.secretariat,
        meeting or planned(task_force),
        dated=date(2026, 3, 9),
        answer_by=date(2026, 3, 13),
        letter_number="500.15/112/Nakertrans/2026",
    )


def running(task_force: TaskForce, meeting: Meeting | None = None) -> Meeting:
    """Opened on its day; nobody is marked yet."""
    meeting = meeting or called(task_force)
    with at(meeting.starts_at):
        return open_meeting(task_force.secretariat, meeting)


def held(
    task_force: TaskForce,
    meeting: Meeting | None = None,
    *,
    absent: Iterable[str] = (),
    cost: int | None = None,
) -> Meeting:
    """Over: every head came, but for the agencies named as absent."""
    meeting = meeting or running(task_force)
    away = set(absent)
    rows = meeting.invitations.filter(invited=True).select_related("agency")
    marks = {
        row.pk: Attendance.ABSENT if row.agency.key in away else Attendance.HEAD
        for row in rows.order_by("agency__key")
    }
    with at(meeting.starts_at + timedelta(hours=3)):
        mark_all(task_force.secretariat, meeting, marks=marks)
        return close_meeting(task_force.secretariat, meeting)


def circulated(task_force: TaskForce, meeting: Meeting | None = None) -> Meeting:
    meeting = meeting or held(task_force)
    with at(meeting.day + timedelta(days=2)):
        return circulate_minutes(task_force.secretariat, meeting)


def row_of(meeting: Meeting, key: str) -> Invitation:
    """What stands on the list for this agency."""
    row: Invitation = Invitation.objects.select_related("meeting__called_by", "agency").get(
        meeting=meeting, agency__key=key
    )
    return row


def decided(
    task_force: TaskForce,
    meeting: Meeting,
    *,
    agency: str | None = "dinsos",
    due_on: date | None = date(2026, 3, 31),
) -> tuple[Decision, FollowUp]:
    """A decision of a running meeting, and the step that follows from it."""
    with at(meeting.starts_at + timedelta(hours=1)):
        decision = record_decision(
            task_force.secretariat,
            meeting,
            text="Menyusun daftar tempat penampungan.",
            agency=task_force.agency(agency) if agency else None,
            due_on=due_on,
        )
    return decision, FollowUp.objects.select_related("decision__meeting__called_by", "agency").get(
        decision=decision
    )


def photograph() -> SimpleUploadedFile:
    """A small picture, as a phone would send it."""
    picture = BytesIO()
    Image.new("RGB", (40, 30), "white").save(picture, "JPEG")
    return SimpleUploadedFile("foto.jpg", picture.getvalue(), "image/jpeg")
