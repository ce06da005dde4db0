"""The real decree goes in: what it makes, what it asks, what it refuses."""

from __future__ import annotations

from lopo.taskforce.decree.models import Duty, Question, Seat
from lopo.taskforce.decree.queries import members_of
from tests.cast import TaskForce


def test_the_real_decree_makes_four_sub_task_forces_thirty_seats_and_twentyfour_duties(
    task_force: TaskForce,
) -> None:
    decree = task_force.decree
    assert decree.sub_task_forces.count() == 4
    assert Seat.objects.filter(sub_task_force__decree=decree).count() == 30
    assert Duty.objects.filter(sub_task_force__decree=decree).count() == 24
    assert members_of(decree).count() == 20


def test_again(task_force: TaskForce) -> None:
    assert Question.objects.count() == 4
    assert task_force.dinsos.coordinates and task_force.kominfotik.hat == "seat"
    assert task_force.inspektorat.hat == "auditor" and task_force.dukcapil.hat == "partner"
    assert task_force.secretariat.agency.key == "nakertrans"
