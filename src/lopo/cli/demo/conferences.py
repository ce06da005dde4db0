"""Case conferences of the year: called by whoever answers in the case, held, and followed up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from lopo.cases.case.models import Case
from lopo.cases.conference.operations import plan_conference
from lopo.cases.conference.proposing import points_of
from lopo.cli.demo.calendar import hour
from lopo.ground.acts import Actor, at
from lopo.taskforce.meeting.models import Attendance, FollowUp, Meeting
from lopo.taskforce.meeting.operations import (
    call_meeting,
    circulate_minutes,
    close_meeting,
    finish_follow_up,
    mark_all,
    open_meeting,
    record_decision,
    take_minutes,
)

if TYPE_CHECKING:
    from lopo.cli.demo.story import Story


def confer(story: Story, case: Case, actor: Actor, told: dict[str, Any]) -> None:
    """`told`: kind, days after the opening, who is asked, and one decision with who does it in how many days."""
    day = case.opened_on + timedelta(days=told["after"])
    if not story.year.has_come(day):
        return
    meeting = plan_conference(
        actor,
        case,
        kind=told["kind"],
        starts_at=hour(day, 10),
        place=told["place"],
        invited=[story.agency(key) for key in told["asks"]],
        points=[point.key for point in points_of(case)],
    ).meeting
    call_meeting(actor, meeting, dated=case.opened_on, answer_by=day - timedelta(days=1))
    with at(hour(day, 10)):
        open_meeting(actor, meeting)
        rows = meeting.invitations.filter(invited=True)
        mark_all(actor, meeting, marks={row.pk: Attendance.HEAD for row in rows})
        decided = told["decides"]
        record_decision(
            actor,
            meeting,
            text=decided["text"],
            agency=story.agency(decided["agency"]),
            due_on=day + timedelta(days=decided["days"]),
        )
        take_minutes(actor, meeting, texts={"opening": "Rapat dibuka pukul 10.00."})
    with at(hour(day, 12)):
        close_meeting(actor, meeting)
        circulate_minutes(actor, meeting)
    _follow_up(story, meeting, told["decides"]["agency"])


def _follow_up(story: Story, meeting: Meeting, agency: str) -> None:
    step = FollowUp.objects.get(decision__meeting=meeting)
    if step.due_on and story.year.has_come(step.due_on):
        with at(hour(step.due_on, 9)):
            who = story.actor(agency, on=step.due_on, hat="seat")
            finish_follow_up(who, step, result="Pendampingan sudah berjalan sampai tiba di rumah.")
