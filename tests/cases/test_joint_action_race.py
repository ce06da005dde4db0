"""Who records a joint action and who calls it off in the same instant: one of them is true, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection
import pytest

from lopo.cases.joint_action.models import Came, JointAction
from lopo.cases.joint_action.operations import Part, call_off_joint_action, record_joint_action
from lopo.ground.acts import Refused, at
from lopo.taskforce.record.models import Contribution
from tests.cases.test_joint_action import called
from tests.cast import TaskForce
from tests.conftest import TODAY


@pytest.mark.django_db(transaction=True)
def test_of_two_who_record_it_and_call_it_off_in_the_same_instant_one_is_true(task_force: TaskForce) -> None:
    row, police = called(task_force, "dinsos"), task_force.polres
    parts = [Part(one.agency, Came.THERE) for one in row.called.select_related("agency")]
    acts: dict[str, Callable[[JointAction], JointAction]] = {
        "held": lambda it: record_joint_action(police, it, parts=parts, result="sudah aman"),
        "not_held": lambda it: call_off_joint_action(police, it, because="hujan"),
    }
    together, ends = Barrier(2), list[str]()

    def press(act: str) -> None:
        try:
            with at(TODAY):
                it = JointAction.objects.select_related("caller_office__agency").get()
                together.wait(10)
                acts[act](it)
                ends.append(act)
        except Refused:
            ends.append("")
        finally:
            connection.close()

    threads = [Thread(target=press, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    [done] = [act for act in ends if act]
    row.refresh_from_db()
    assert row.state == done
    assert Contribution.objects.count() == (2 if done == "held" else 0)
