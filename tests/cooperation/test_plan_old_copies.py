"""Acts on a plan that changed while a page was open meet it as it stands."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from lopo.cooperation.action_plan.models import ActionPlan, Activity, Endorsement, Realisation
from lopo.cooperation.action_plan.operations import (
    adopt_plan,
    close_plan,
    correct_realisation,
    drop_activity,
    endorse_plan,
    realise,
    record_outcome,
    remove_part,
    reword,
)
from lopo.ground.acts import Refused, at
from lopo.taskforce.decree.work import Work
from lopo.taskforce.meeting.models import MeetingKind
from lopo.taskforce.meeting.operations import reopen_meeting
from tests.cast import TaskForce
from tests.cooperation.plans import ADOPTED, a_draft, a_plan, activities, content, report, told
from tests.taskforce.meetings import held, planned, running

NEXT_YEAR = date(2027, 1, 5)


def seen(activity: Activity) -> Activity:
    """An activity with its whole plan, as a page fetched it."""
    row: Activity = Activity.objects.select_related("programme__goal__plan").get(pk=activity.pk)
    return row


def test_a_draft_that_was_adopted_meanwhile_is_reworded_no_more(task_force: TaskForce) -> None:
    plan = a_draft(task_force)
    goal = plan.goals.select_related("plan").get()
    adopt_plan(task_force.bapelitbangda, plan, on=ADOPTED)

    with pytest.raises(Refused, match="sudah ditetapkan"):
        reword(task_force.bapelitbangda, goal, text="Lain")


def test_a_closed_plan_takes_nothing_from_a_page_that_was_open(task_force: TaskForce) -> None:
    plan = a_plan(task_force)
    activity = seen(activities(plan)[0])
    endorsement = Endorsement.objects.select_related("plan", "agency").get(plan=plan, agency__key="polres")
    with at(NEXT_YEAR):
        close_plan(task_force.bapelitbangda, ActionPlan.objects.get(pk=plan.pk))
        with pytest.raises(Refused, match="selama rencana berlaku"):
            drop_activity(task_force.bapelitbangda, activity, reason="tidak ada dana")
        with pytest.raises(Refused, match="selama rencana berlaku"):
            realise(task_force.nakertrans, activity, quarter=1, told=told(task_force.nakertrans))
        with pytest.raises(Refused, match="sudah ditutup"):
            endorse_plan(task_force.polres, endorsement)


def test_an_activity_that_was_dropped_meanwhile_is_not_reported(task_force: TaskForce) -> None:
    activity = activities(a_plan(task_force))[0]
    page = seen(activity)
    drop_activity(task_force.bapelitbangda, activity, reason="tidak ada dana")

    with pytest.raises(Refused, match="dihentikan"):
        report(task_force.nakertrans, page)


def test_no_more_people_have_an_outcome_than_a_correction_left(task_force: TaskForce) -> None:
    training = content(task_force, work=Work.TRAINING, title="Pelatihan")
    activity = activities(a_plan(task_force, training))[0]
    row = report(task_force.nakertrans, activity, people=12)
    page = Realisation.objects.select_related("activity").get(pk=row.pk)
    fewer = told(task_force.nakertrans, people=8)
    correct_realisation(task_force.nakertrans, row, told=fewer, revision=row.revision)

    with at(date(2026, 10, 1)), pytest.raises(Refused, match="Paling banyak 8 orang"):
        record_outcome(task_force.nakertrans, page, people_with_outcome=10, on=date(2026, 10, 1))


def test_a_meeting_that_was_reopened_meanwhile_has_not_prepared_a_plan_yet(task_force: TaskForce) -> None:
    begins = datetime(2026, 1, 7, 1, tzinfo=UTC)
    meeting = held(
        task_force, running(task_force, planned(task_force, kind=MeetingKind.PLAN, starts_at=begins))
    )
    page = type(meeting).objects.get(pk=meeting.pk)
    reopen_meeting(task_force.secretariat, meeting)

    with pytest.raises(Refused, match="yang sudah selesai"):
        adopt_plan(task_force.bapelitbangda, a_draft(task_force), on=ADOPTED, meeting=page)


def test_what_was_taken_out_of_a_draft_meanwhile_is_gone(task_force: TaskForce) -> None:
    goal = a_draft(task_force).goals.get()
    page = type(goal).objects.select_related("plan").get(pk=goal.pk)
    remove_part(task_force.bapelitbangda, goal)

    with pytest.raises(Refused, match="sudah dihapus"):
        reword(task_force.bapelitbangda, page, text="Lain")
