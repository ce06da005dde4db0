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
OF_AN_INVITATION = ("invitation_answer", "invitation_code", "minutes_word")
OF_A_FOLLOW_UP = (
    "follow_up",
    "follow_up_completion",
    "follow_up_dropping",
    "follow_up_date",
    "follow_up_assignment",
)
HATS = ("secretariat", "chair", "dinsos", "dukcapil", "inspektorat")


@pytest.mark.parametrize("state", STATES)
def test_every_page_of_a_meeting_can_be_read_in_every_state(task_force: TaskForce, state: str) -> None:
    meeting = in_state(task_force, state)
    item = meeting.agenda.first()
    assert item
    steps = [(decision, decision.follow_ups.get()) for decision in meeting.decisions.all()]
    addresses = [
        *(reverse(name, args=[meeting.pk]) for name in PAGES),
        reverse("agenda_item", args=[meeting.pk, item.pk]),
        *(reverse(name, args=[row_of(meeting, "dinsos").pk]) for name in OF_AN_INVITATION),
        *(reverse(name) for name in ("meetings", "follow_ups")),
        *(reverse("decision", args=[meeting.pk, decision.pk]) for decision, _step in steps),
        *(reverse(name, args=[step.pk]) for _decision, step in steps for name in OF_A_FOLLOW_UP),
    ]
    with at(NINE + timedelta(days=3) if state in ("held", "circulated") else NINE):
        for who in HATS:
            client = task_force.client(getattr(task_force, who))
            wrong = [address for address in addresses if client.get(address).status_code != 200]
            assert not wrong, who
