"""A handover among the records of an evaluation: its number for all, the way to it for its sides, nothing of a sealed one."""

from __future__ import annotations

from lopo.cases.case.models import Case, CaseClass
from lopo.cases.handover.operations import accept_handover
from lopo.evaluation.describing import describe
from lopo.ground.acts.operation import _act, note_recorded
from tests.cases.people import opened
from tests.cases.test_handover import offered, receiver
from tests.cast import TaskForce


def test_progress_opens_and_the_minutes_open_to_their_sides(task_force: TaskForce) -> None:
    handover = offered(task_force, opened(task_force.polres))
    accept_handover(receiver(task_force, handover), handover)
    ref = (handover.noun(), handover.pk)

    own = describe(task_force.polres, [ref])[ref]
    other = describe(task_force.secretariat, [ref])[ref]
    assert (own.title, own.url) == (handover.number, handover.get_absolute_url())
    assert (other.title, other.url) == (handover.number, "")


def test_of_a_sealed_case_only_its_sides_are_told(task_force: TaskForce) -> None:
    handover = offered(task_force, opened(task_force.polres))
    with _act("test"):
        note_recorded()
        Case.objects.filter(pk=handover.case_id).update(kind=CaseClass.SEALED)
    ref = (handover.noun(), handover.pk)
    assert describe(task_force.polres, [ref])
    assert not describe(task_force.secretariat, [ref])
