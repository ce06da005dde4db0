"""Lists and pages cost the same however much stands on them; what others read of meetings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
import pytest

from lopo.ground.acts import at
from lopo.taskforce.meeting.models import Meeting, MeetingKind
from lopo.taskforce.meeting.operations import (
    add_agenda_item,
    cancel_meeting,
    promise_follow_up,
    record_decision,
)
from lopo.taskforce.meeting.queries import (
    meetings_between,
    meetings_to_come,
    quarter_of,
    rhythm,
)
from lopo.taskforce.meeting.stuck import stuck_for
from tests.cast import TaskForce
from tests.taskforce.meetings import NINE, called, circulated, held, planned, running

LIST = 8  # queries of a list, besides those that every page costs for knowing who looks


def cost(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


def who_looks(client: Client) -> int:
    """What a page costs before it does anything of its own."""
    client.get(reverse("hats"))
    return cost(lambda: client.get(reverse("hats")))


def many_meetings(task_force: TaskForce, number: int) -> None:
    body = task_force.decree.sub_task_forces.get(code="C")
    for place in range(number):
        day = NINE + timedelta(hours=place)
        title = f"Rapat {place} dari {number}"
        planned(task_force, body=body, kind=MeetingKind.SUB_TASK_FORCE, title=title, starts_at=day)


def many_steps(task_force: TaskForce, number: int) -> None:
    for place in range(number):
        promise_follow_up(
            task_force.secretariat,
            text=f"Langkah {place}",
            agency=task_force.agency("dinsos"),
            due_on=date(2026, 4, 1) + timedelta(days=place % 20),
        )


@pytest.mark.parametrize(
    ("name", "fill"),
    [("meetings", many_meetings), ("follow_ups", many_steps)],
    ids=["meetings", "follow-ups"],
)
def test_a_list_costs_the_same_with_one_row_and_with_three_hundred(
    task_force: TaskForce, name: str, fill: Callable[[TaskForce, int], None]
) -> None:
    client = task_force.client(task_force.secretariat)
    base = who_looks(client)
    fill(task_force, 1)
    one = cost(lambda: client.get(reverse(name)))
    fill(task_force, 299)
    many = cost(lambda: client.get(reverse(name)))
    assert one == many
    assert many - base <= LIST


@pytest.mark.parametrize(
    "name", ["meeting", "meeting_answers", "meeting_agenda", "meeting_attendance", "meeting_minutes"]
)
def test_a_page_of_a_meeting_costs_the_same_however_full_it_is(task_force: TaskForce, name: str) -> None:
    small = running(
        task_force, called(task_force, planned(task_force, invited=[task_force.agency("dinsos")]))
    )
    large = running(task_force)
    for meeting, points in ((small, 1), (large, 60)):
        for number in range(points):
            item = add_agenda_item(task_force.secretariat, meeting, title=f"Pokok {number}")
            with at(NINE):
                record_decision(task_force.secretariat, meeting, item, text="Disepakati.")
    client = task_force.client(task_force.secretariat)
    who_looks(client)
    costs = [cost(lambda m=m: client.get(reverse(name, args=[m.pk]))) for m in (small, large)]  # type: ignore[misc]
    assert costs[0] == costs[1]
    assert costs[1] <= 25


def test_what_waits_is_read_in_one_query_each(task_force: TaskForce) -> None:
    circulated(task_force)
    called(task_force)
    many_steps(task_force, 30)
    actor = task_force.dinsos
    for read in (
        lambda: list(meetings_to_come(actor)),
        lambda: list(meetings_between(task_force.regency, date(2026, 1, 1), date(2026, 12, 31))),
    ):
        assert cost(read) == 1


@pytest.mark.parametrize("delivered", [1, 19])
def test_what_is_stuck_is_found_in_four_queries(task_force: TaskForce, delivered: int) -> None:
    from lopo.taskforce.delivery.models import Delivery
    from lopo.taskforce.delivery.operations import deliver_decree

    rows = Delivery.objects.select_related("agency", "decree__secretariat").order_by("agency__name")[
        :delivered
    ]
    deliver_decree(task_force.secretariat, list(rows), on=date(2026, 1, 5), way="by_hand")
    meeting = planned(task_force)
    assert cost(lambda: stuck_for(meeting)) <= 4


def test_meetings_of_a_day_are_those_that_begin_on_it_here(task_force: TaskForce) -> None:
    late = planned(task_force, starts_at=NINE + timedelta(hours=14))  # eleven at night, WITA
    assert list(meetings_between(task_force.regency, date(2026, 3, 17), date(2026, 3, 17))) == [late]
    assert not meetings_between(task_force.regency, date(2026, 3, 18), date(2026, 3, 18))


def test_the_quarter_shows_who_has_met_and_who_has_not(task_force: TaskForce) -> None:
    bodies = {body.code: body for body in task_force.decree.sub_task_forces.all()}

    def of(code: str) -> Meeting:
        return planned(task_force, body=bodies[code], kind=MeetingKind.SUB_TASK_FORCE)

    held(task_force, running(task_force, of("A")))
    of("B")
    cancel_meeting(task_force.secretariat, of("C"), because="budget")
    with at(date(2026, 3, 20)):
        found = {body.sub_task_force.code: body for body in rhythm(task_force.regency, on=date(2026, 3, 20))}
    assert found["A"].was_held
    assert found["B"].meeting and not found["B"].was_held
    assert found["C"].meeting is None
    assert found["D"].meeting is None
    assert found["D"].ends == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), (date(2026, 1, 1), date(2026, 3, 31))),
        (date(2026, 6, 30), (date(2026, 4, 1), date(2026, 6, 30))),
        (date(2024, 2, 29), (date(2024, 1, 1), date(2024, 3, 31))),
        (date(2026, 12, 31), (date(2026, 10, 1), date(2026, 12, 31))),
    ],
)
def test_quarters_begin_and_end_where_the_calendar_says(day: date, quarter: tuple[date, date]) -> None:
    assert quarter_of(day) == quarter
