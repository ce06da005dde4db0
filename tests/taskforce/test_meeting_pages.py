"""The pages of meetings answer for every hat and state."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
import pytest

from lopo.ground.acts import at
from lopo.taskforce.meeting.models import Meeting
from lopo.taskforce.meeting.operations import cancel_meeting, draw_up_agenda
from tests.cast import TaskForce
from tests.taskforce.meetings import NINE, called, circulated, decided, held, planned, row_of, running

STATES = ("planned", "called", "running", "held", "circulated", "not_held")


def in_state(task_force: TaskForce, state: str) -> Meeting:
    meeting = planned(task_force)
    draw_up_agenda(task_force.secretariat, meeting)
    if state == "planned":
        return meeting
    meeting = called(task_force, meeting)
    if state == "not_held":
        return cancel_meeting(task_force.secretariat, meeting, because="budget")
    if state == "called":
        return meeting
    meeting = running(task_force, meeting)
    decided(task_force, meeting)
    if state == "running":
        return meeting
    meeting = held(task_force, meeting, absent=["kejari"])
    return meeting if state == "held" else circulated(task_force, meeting)


PAGES = (
    "meeting",
    "meeting_answers",
    "meeting_agenda",
    "meeting_attendance",
    "attendance_all",
    "attendance_photo",
    "meeting_minutes",
    "minutes_draft",
    "minutes_circulation",
    "meeting_change",
    "meeting_call",
    "meeting_letter",
    "meeting_guest",
    "meeting_opening",
    "meeting_closing",
    "meeting_cancellation",
    "meeting_cost",
    "meeting_decisions",
    "meeting_history",
)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", ["secretariat", "chair", "dinsos", "dukcapil", "inspektorat"])
def test_every_page_of_a_meeting_can_be_read_in_every_state(
    task_force: TaskForce, state: str, who: str
) -> None:
    meeting = in_state(task_force, state)
    with at(NINE + timedelta(days=3) if state in ("held", "circulated") else NINE):
        client = task_force.client(getattr(task_force, who))
        for name in PAGES:
            answer = client.get(reverse(name, args=[meeting.pk]))
            assert answer.status_code == 200, name
        item = meeting.agenda.first()
        assert item
        assert client.get(reverse("agenda_item", args=[meeting.pk, item.pk])).status_code == 200
        for name in ("invitation_answer", "invitation_code", "minutes_word"):
            assert client.get(reverse(name, args=[row_of(meeting, "dinsos").pk])).status_code == 200, name
        for name in ("meetings", "follow_ups"):
            assert client.get(reverse(name)).status_code == 200
        for decision in meeting.decisions.all():
            assert client.get(reverse("decision", args=[meeting.pk, decision.pk])).status_code == 200
            step = decision.follow_ups.get()
            for name in (
                "follow_up",
                "follow_up_completion",
                "follow_up_dropping",
                "follow_up_date",
                "follow_up_assignment",
            ):
                assert client.get(reverse(name, args=[step.pk])).status_code == 200, name
