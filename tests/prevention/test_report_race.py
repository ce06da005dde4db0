"""Two people decide on one report in the same instant: one way is true, on both databases, and the other is told whose."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

from django.db import connection
import pytest

from lopo.cases.case.models import Case
from lopo.ground.acts import Refused, at
from lopo.prevention.report.models import Report
from lopo.prevention.report.operations import open_case_from_report, propose_no_action
from tests.cases.people import GIRL
from tests.cast import TaskForce
from tests.conftest import TODAY
from tests.prevention.telling import again, arrived
from tests.prevention.test_report_sight import binmas


@pytest.mark.django_db(transaction=True)
def test_of_two_decisions_in_the_same_instant_one_is_true(task_force: TaskForce) -> None:
    report, desk, second = arrived(task_force), task_force.nakertrans, binmas(task_force)
    presses: list[tuple[Any, Callable[[Report], Any]]] = [
        (desk, lambda row: open_case_from_report(desk, row, summary="bersama", people=[GIRL])),
        (second, lambda row: propose_no_action(second, row, because="bersama")),
    ]
    together, ends = Barrier(2), list[str]()

    def press(actor: Any, act: Callable[[Report], Any]) -> None:
        with at(TODAY):
            try:
                row = again(report, actor)
                together.wait(timeout=20)
                act(row)
                ends.append("done")
            except Refused as refused:
                ends.append(str(refused.sentence))
            finally:
                connection.close()

    threads = [Thread(target=press, args=each) for each in presses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    state = Report.objects.get().state
    assert state in ("case", "review")
    assert Case.objects.count() == (1 if state == "case" else 0)
    assert ends.count("done") == 1
    assert any("Sudah dikerjakan" in end for end in ends)
