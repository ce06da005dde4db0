"""Hats are found from offices and mandates on the day; an ending works on the next request."""

from __future__ import annotations

from datetime import date
from typing import Any

from lopo.ground.accounts.models import Account
from lopo.ground.acts import Actor, Level, at
from lopo.ground.agencies.models import Appointment, Mandate
from lopo.ground.agencies.operations import end_appointment, end_mandate
from lopo.taskforce.access.hats import chosen, hats_of
from lopo.taskforce.decree.models import LeaderRole
from lopo.taskforce.decree.operations import set_leadership
from tests.cast import TaskForce


def kinds(account: Account | None) -> list[str]:
    assert account
    return [hat.hat for hat in hats_of(account)]


def test_each_kind_of_office_makes_its_own_hat(task_force: TaskForce) -> None:
    assert kinds(task_force.dinsos.account) == ["seat"]
    assert kinds(task_force.chair.account) == ["leadership"]
    assert kinds(task_force.dukcapil.account) == ["partner"]
    assert kinds(task_force.inspektorat.account) == ["auditor"]
    assert kinds(task_force.kominfotik.account) == ["seat", "keeper"]


def test_the_head_of_the_secretariat_stands_in_until_a_secretary_is_named(task_force: TaskForce) -> None:
    assert task_force.secretariat.hat == "secretariat"
    named = [(LeaderRole.SECRETARY, task_force.dinsos.office)]
    set_leadership(task_force.secretariat, task_force.decree, leaders=named, source="Lampiran I")  # type: ignore[arg-type]

    assert "secretariat" not in kinds(task_force.secretariat.account)
    assert kinds(task_force.dinsos.account) == ["secretariat", "seat"]


def test_a_mandate_reaches_as_far_as_it_says_and_ends_with_its_day(task_force: TaskForce) -> None:
    staff = task_force.staff("dinsos", Level.DRAFT)

    assert (staff.hat, staff.level, staff.signs, staff.acts) == ("seat", Level.DRAFT, False, False)
    end_mandate(task_force.secretariat, Mandate.objects.get(official=staff.official), on=date(2026, 3, 8))
    assert kinds(staff.account) == []


def test_a_predecessor_holds_nothing(task_force: TaskForce) -> None:
    seat = Appointment.objects.get(official=task_force.dinsos.official)
    end_appointment(task_force.secretariat, seat, on=date(2026, 3, 8))

    assert kinds(task_force.dinsos.account) == []
    page = task_force.client(task_force.dinsos).get("/")
    assert page.status_code == 403


def test_nobody_is_locked_out_on_the_first_of_january(task_force: TaskForce) -> None:
    with at(date(2031, 1, 1)):
        assert kinds(task_force.dinsos.account) == ["seat"]


def test_the_session_names_the_hat_and_a_strange_one_is_not_taken(task_force: TaskForce) -> None:
    hats: list[Actor] = hats_of(task_force.kominfotik.account)  # type: ignore[arg-type]
    client = task_force.client(task_force.kominfotik)

    assert chosen(hats, "keeper:x") == hats[0]
    assert chosen(hats, hats[1].key) == hats[1]
    assert client.post("/hats/", {"hat": hats[1].key}).status_code == 302
    assert client.session["hat"] == hats[1].key
    client.post("/hats/", {"hat": task_force.secretariat.key})
    assert client.session["hat"] == hats[1].key


def test_finding_the_hats_costs_two_queries(task_force: TaskForce, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        hats_of(task_force.secretariat.account)  # type: ignore[arg-type]


def test_the_page_of_rules_is_made_from_the_operations(task_force: TaskForce) -> None:
    page = task_force.client(task_force.dinsos).get("/rules/").content.decode()
    assert "deliver_decree" in page
    assert "Sekretariat, dengan mandat mengerjakan" in page
