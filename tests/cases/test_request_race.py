"""Two people answer one request in the same instant: one answer is true, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection
import pytest

from lopo.cases.request.models import Request
from lopo.cases.request.operations import (
    accept_request,
    decline_request,
    finish_request,
    withdraw_request,
)
from lopo.ground.acts import Refused, at
from lopo.ground.clocks.models import Clock
from tests.cases.people import opened, victim
from tests.cases.test_request import asked
from tests.cast import TaskForce
from tests.conftest import TODAY

STATES = {"accept": "accepted", "decline": "declined", "finish": "done", "withdraw": "withdrawn"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("one", "other"), [("accept", "decline"), ("decline", "withdraw"), ("finish", "withdraw")]
)
def test_of_two_answers_in_the_same_instant_one_is_true(task_force: TaskForce, one: str, other: str) -> None:
    made = asked(task_force.polres, victim(opened(task_force.polres)), task_force.dinkes, "identity")
    clinic = task_force.dinkes
    answers: dict[str, Callable[[Request], Request]] = {
        "accept": lambda row: accept_request(clinic, row),
        "decline": lambda row: decline_request(clinic, row, because="penuh"),
        "finish": lambda row: finish_request(clinic, row, answer="sudah"),
        "withdraw": lambda row: withdraw_request(task_force.polres, row, because="salah"),
    }
    together, ends = Barrier(2), list[str]()

    def press(answer: str) -> None:
        try:
            with at(TODAY):
                row = Request.objects.select_related("asker_office__agency", "asked_office__agency").get()
                together.wait(10)
                answers[answer](row)
                ends.append(answer)
        except Refused:
            ends.append("")
        finally:
            connection.close()

    threads = [Thread(target=press, args=(answer,)) for answer in (one, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    [done] = [answer for answer in ends if answer]
    made.refresh_from_db()
    assert made.state == STATES[done]
    runs = Clock.objects.filter(subject_id=made.pk, met_on=None, ended_on=None)
    assert runs.count() == (1 if done == "accept" else 0)
    assert (made.grant.ends_on is None) == (done == "accept")
