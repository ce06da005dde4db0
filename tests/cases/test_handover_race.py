"""Two people answer one handover in the same instant: one answer is true, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection
import pytest

from lopo.cases.case.models import Because, Grant
from lopo.cases.handover.models import Handover
from lopo.cases.handover.operations import accept_handover, return_handover, withdraw_handover
from lopo.ground.acts import Refused, at
from tests.cases.people import opened, victim
from tests.cases.test_handover import offered, receiver
from tests.cast import TaskForce
from tests.conftest import TODAY


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("other", ["accept", "return", "withdraw"])
def test_of_two_answers_in_the_same_instant_one_is_true_and_nobody_is_lost(
    task_force: TaskForce, other: str
) -> None:
    case = opened(task_force.polres)
    handover = offered(task_force, case)
    care = receiver(task_force, handover)
    answers: dict[str, Callable[[Handover], Handover]] = {
        "accept": lambda row: accept_handover(care, row),
        "return": lambda row: return_handover(care, row, because="penuh"),
        "withdraw": lambda row: withdraw_handover(task_force.polres, row, because="salah"),
    }
    together, ends = Barrier(2), list[str]()

    def press(answer: str) -> None:
        with at(TODAY):
            pressed(answer)

    def pressed(answer: str) -> None:
        try:
            row = Handover.objects.select_related("giver_office__agency", "receiver_office__agency").get()
            together.wait(10)
            answers[answer](row)
            ends.append(answer)
        except Refused:
            ends.append("")
        finally:
            connection.close()

    threads = [Thread(target=press, args=(answer,)) for answer in ("accept", other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    [done] = [answer for answer in ends if answer]
    states = {"accept": "accepted", "return": "returned", "withdraw": "withdrawn"}
    assert Handover.objects.get().state == states[done]
    row = victim(case)
    assert row.held_by == (handover.receiver if done == "accept" else case.lead)
    for because in (Because.HELD, Because.ASSIGNED):
        assert Grant.objects.filter(participation=row, because=because, ends_on=None).count() == 1
    assert not Grant.objects.filter(because=Because.OFFERED, ends_on=None).exists()
