"""What work on cases leaves is counted without anybody's extra form: answers in time, and who worked on which case."""

from __future__ import annotations

from datetime import date, datetime

from lopo.cases.case.models import CaseClass
from lopo.cases.case.operations import classify_case
from lopo.cases.handover.operations import accept_handover, return_handover, withdraw_handover
from lopo.evaluation.describing import describe
from lopo.evaluation.evaluating import Evaluation, evaluate
from lopo.evaluation.network.graph import network
from lopo.ground.acts import at
from tests.cases.people import office_of, opened
from tests.cases.test_handover import offered, receiver
from tests.cast import TaskForce


def seen_from(task_force: TaskForce, day: date) -> Evaluation:
    with at(datetime(day.year, day.month, day.day, 9)):
        return evaluate(task_force.regency, date(2026, 1, 1), date(2026, 12, 31))


def share(found: Evaluation, measure: str) -> tuple[int, int]:
    return int(found.measures[measure].numerator), found.measures[measure].denominator


def test_handovers_answered_in_time_are_counted_of_those_that_were_due(task_force: TaskForce) -> None:
    giver = task_force.polres
    in_time, late, back, silent, taken_back, hidden = (
        offered(task_force, opened(giver)) for _number in range(6)
    )
    care = receiver(task_force, in_time)
    accept_handover(care, in_time)
    return_handover(care, back, because="tempat penuh")
    withdraw_handover(giver, taken_back, because="salah alamat")  # before its day: owed no more
    classify_case(giver, hidden.case, kind=CaseClass.SEALED, because="ancaman")
    with at(datetime(2026, 3, 12, 9)):
        accept_handover(care, late)

    found = seen_from(task_force, date(2026, 3, 20))
    assert share(found, "T4") == (2, 4)
    assert {i.id for i in found.measures["T4"].items} == {in_time.pk, late.pk, back.pk, silent.pk}
    assert found.measures["T4"].apart == {"accepted": 2, "returned": 1, "offered": 1}
    n, of = found.measures["T4"].by_agency[office_of(care).agency_id]
    assert (int(n), of) == (2, 4)


def test_taking_back_what_was_never_answered_does_not_hide_it(task_force: TaskForce) -> None:
    handover = offered(task_force, opened(task_force.polres))
    with at(datetime(2026, 3, 15, 9)):
        withdraw_handover(task_force.polres, handover, because="tidak dijawab")
    assert share(seen_from(task_force, date(2026, 3, 20)), "T4") == (0, 1)


def test_a_case_that_two_agencies_work_on_counts_as_met_only_where_they_met(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    opened(task_force.dinsos)  # one agency alone: not counted
    handover = offered(task_force, case)
    accept_handover(receiver(task_force, handover), handover)

    found = seen_from(task_force, date(2026, 3, 20))
    assert share(found, "F5") == (0, 1)
    [item] = found.measures["F5"].items
    own = describe(task_force.polres, [(item.kind, item.id)])[(item.kind, item.id)]
    other = describe(task_force.satpolpp, [(item.kind, item.id)])[(item.kind, item.id)]
    assert (own.title, own.url) == (case.number, case.get_absolute_url())
    assert (other.title, other.url) == (case.number, "")
    classify_case(task_force.polres, case, kind=CaseClass.SEALED, because="ancaman")
    assert share(seen_from(task_force, date(2026, 3, 20)), "F5") == (0, 0)


def test_who_gave_whom_is_an_arrow_of_the_network(task_force: TaskForce) -> None:
    handover = offered(task_force, opened(task_force.polres))
    records = seen_from(task_force, date(2026, 3, 20)).records
    giver, taker = handover.giver_office.agency_id, handover.receiver_office.agency_id
    assert records.arrows == ((giver, taker),)
    assert network(records, date(2026, 1, 1), date(2026, 12, 31)).reciprocity == 0
