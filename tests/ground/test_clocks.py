"""What is owed by when: started, met, ended, suspended, passed on; promises are data with a day from which they hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
import pytest

from lopo.ground.acts import Actor, Denied, Refused, Rule, at, operation
from lopo.ground.agencies.models import Office
from lopo.ground.clocks.models import Clock, ClockRule, Unit
from lopo.ground.clocks.operations import change_promise, confirm_promise
from lopo.ground.clocks.owing import (
    end_clock,
    limit,
    meet_clock,
    pass_on_clocks,
    resume_clock,
    rule,
    running,
    start_clock,
    suspend_clock,
)
from lopo.ground.ledger.entries import enter
from tests.cast import TaskForce

TEST = Rule("ujian", lambda *_: True)


@operation(may=TEST)
def owes_a_follow_up(actor: Actor, office: Office | None = None) -> Clock:
    assert actor.agency
    enter(actor, "test.owes")
    return start_clock(
        actor, "follow_up", actor.agency, owed_by=actor.agency, owed_by_office=office, about="hal"
    )


@operation(may=TEST)
def turns(actor: Actor, act: str, clock: Clock, *, to: Office | None = None) -> None:
    """One turn of a clock, inside an act."""
    enter(actor, f"test.{act}")
    subject = clock.owed_by
    if act == "meet":
        meet_clock("follow_up", subject)
    elif act == "end":
        end_clock("follow_up", subject, "tidak perlu lagi")
    elif act == "suspend":
        suspend_clock(clock, "menunggu surat")
    elif act == "resume":
        resume_clock(Clock.objects.get(pk=clock.pk))
    elif to and clock.owed_by_office:
        pass_on_clocks(actor.regency, leaves=clock.owed_by_office, receives=to)


def test_a_clock_runs_from_its_start_to_the_limit_of_its_rule(task_force: TaskForce) -> None:
    clock = owes_a_follow_up(task_force.dinsos)

    assert (clock.started_on, clock.due_on) == (date(2026, 3, 9), date(2026, 3, 23))
    assert clock in running(task_force.regency)


def test_the_same_debt_runs_once(task_force: TaskForce) -> None:
    owes_a_follow_up(task_force.dinsos)
    with pytest.raises(IntegrityError), transaction.atomic():
        owes_a_follow_up(task_force.dinsos)


@pytest.mark.parametrize("act", ["meet", "end"])
def test_met_or_ended_it_runs_no_more_and_may_be_owed_anew(task_force: TaskForce, act: str) -> None:
    clock = owes_a_follow_up(task_force.dinsos)
    turns(task_force.dinsos, act, clock)

    clock.refresh_from_db()
    assert not clock.runs
    assert bool(clock.met_on) is (act == "meet")
    assert owes_a_follow_up(task_force.dinsos).runs


def test_the_days_of_waiting_for_others_are_given_back(task_force: TaskForce) -> None:
    clock = owes_a_follow_up(task_force.dinsos)
    with at(date(2026, 3, 12)):
        turns(task_force.dinsos, "suspend", clock)
    with at(date(2026, 3, 17)):
        turns(task_force.dinsos, "resume", clock)

    clock.refresh_from_db()
    assert (clock.due_on, clock.suspended_because) == (date(2026, 3, 28), "")


def test_open_work_of_an_office_goes_to_its_heir(task_force: TaskForce) -> None:
    leaves, receives = task_force.dinsos.office, task_force.rsud.office
    clock = owes_a_follow_up(task_force.dinsos, leaves)
    turns(task_force.secretariat, "pass on", clock, to=receives)

    clock.refresh_from_db()
    assert (clock.owed_by_office, clock.owed_by) == (receives, task_force.agency("rsud"))


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2026, 3, 9), 3, date(2026, 3, 12)),  # Monday to Thursday
        (date(2026, 3, 12), 3, date(2026, 3, 17)),  # over a weekend
        (date(2026, 4, 2), 1, date(2026, 4, 6)),  # over Good Friday and a weekend
        (date(2026, 12, 24), 1, date(2026, 12, 28)),  # over Christmas
    ],
)
def test_working_days_leave_out_weekends_and_the_countrys_holidays(start: date, days: int, due: date) -> None:
    assert limit(ClockRule(amount=days, unit=Unit.WORKING_DAYS), start) == due


def test_a_promise_that_was_checked_is_no_longer_to_be_confirmed(task_force: TaskForce) -> None:
    promise = rule(task_force.regency, "deliver_decree")
    assert not promise.confirmed

    with pytest.raises(Denied):
        confirm_promise(task_force.dinsos, promise, source="rapat 4 Maret")
    with pytest.raises(Refused):
        confirm_promise(task_force.secretariat, promise, source=" ")
    confirm_promise(task_force.secretariat, promise, source="rapat 4 Maret")

    assert rule(task_force.regency, "deliver_decree").confirmed


def test_a_changed_promise_holds_from_its_day_and_what_runs_keeps_its_limit(task_force: TaskForce) -> None:
    promise = rule(task_force.regency, "follow_up")
    before = owes_a_follow_up(task_force.dinsos)
    said: dict[str, Any] = {
        "amount": 10,
        "warns": 2,
        "source": "rapat 4 Maret",
        "valid_from": date(2026, 4, 1),
    }

    with pytest.raises(Denied):
        change_promise(task_force.dinsos, promise, **said)
    for wrong in ({"amount": 0}, {"amount": 999}, {"valid_from": date(1999, 1, 1)}, {"source": ""}):
        with pytest.raises(Refused):
            change_promise(task_force.secretariat, promise, **{**said, **wrong})
    newer = change_promise(task_force.secretariat, promise, **said)

    assert rule(task_force.regency, "follow_up", on=date(2026, 3, 31)) == promise
    assert rule(task_force.regency, "follow_up", on=date(2026, 4, 1)) == newer
    before.refresh_from_db()
    assert before.due_on == date(2026, 3, 23)
    with pytest.raises(Refused, match="digantikan"):
        change_promise(task_force.secretariat, promise, **said)


def test_the_sentence_of_a_promise_names_its_new_number(task_force: TaskForce) -> None:
    promise = rule(task_force.regency, "deliver_decree")
    newer = change_promise(
        task_force.secretariat, promise, amount=5, warns=1, source="rapat", valid_from=date(2026, 4, 1)
    )
    assert newer.sentence == "SK disampaikan dalam 5 hari sejak ditandatangani"


def test_promises_are_read_by_all_and_settled_by_the_desk(task_force: TaskForce) -> None:
    promise = rule(task_force.regency, "deliver_decree")
    address = f"/promises/{promise.pk}/"
    said = {"what": "confirm", "source": "rapat 4 Maret"}

    assert "perlu dikonfirmasi" in task_force.client(task_force.dinsos).get("/promises/").content.decode()
    assert task_force.client(task_force.dinsos).post(address, said).status_code == 403
    desk = task_force.client(task_force.secretariat)
    assert desk.post(address, {"what": "change", "source": "rapat"}).status_code == 422
    assert desk.post(address, said).status_code == 302
    promise.refresh_from_db()
    assert promise.confirmed
