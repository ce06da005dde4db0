"""One act, one way: judged, in one transaction, recorded; refused in words; done once however often one clicks."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from lopo.ground.acts import Actor, Denied, Refused, Rule, may, operation
from lopo.ground.acts.models import OutsideAnOperation
from lopo.ground.agencies.models import Official
from lopo.ground.agencies.operations import register_official
from lopo.ground.ledger.entries import enter
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.web.forms import ActForm, do_once
from tests.cast import TaskForce

ANYBODY = Rule("siapa pun", lambda *_: True)
NOBODY = Rule("tak seorang pun", lambda *_: False)


@operation(may=ANYBODY)
def forgets_its_record(actor: Actor) -> Official:
    official = Official(regency=actor.regency, agency=actor.agency, name="Tanpa Catatan")
    official.save(force_insert=True)
    return official


@operation(may=ANYBODY)
def changes_its_mind(actor: Actor) -> None:
    register_official(actor, actor.agency, name="Setengah Jadi")  # type: ignore[arg-type]
    raise Refused("tidak jadi")


@operation(may=NOBODY)
def is_for_nobody(actor: Actor) -> None:
    enter(actor, "never")


def test_nothing_writes_outside_an_operation(task_force: TaskForce) -> None:
    official = Official.objects.order_by("pk").first()
    assert official

    for write in (
        official.save,
        official.delete,
        lambda: Official.objects.filter(pk=official.pk).update(name="x"),
        lambda: Official.objects.filter(pk=official.pk).delete(),
        lambda: Official.objects.bulk_create([official]),
        lambda: Official.objects.bulk_update([official], ["name"]),
        lambda: Official.objects.create(regency=task_force.regency, agency=official.agency, name="x"),
    ):
        with pytest.raises(OutsideAnOperation):
            write()


def test_an_act_that_leaves_no_record_is_undone(task_force: TaskForce) -> None:
    with pytest.raises(RuntimeError, match="ledger"):
        forgets_its_record(task_force.dinsos)
    assert not Official.objects.filter(name="Tanpa Catatan")


def test_a_refusal_leaves_nothing_half_done(task_force: TaskForce) -> None:
    before = LedgerEntry.objects.count()
    with pytest.raises(Refused):
        changes_its_mind(task_force.secretariat)
    assert not Official.objects.filter(name="Setengah Jadi")
    assert LedgerEntry.objects.count() == before


def test_a_denial_is_on_the_log_and_names_no_person(task_force: TaskForce) -> None:
    with pytest.raises(Denied):
        is_for_nobody(task_force.dinsos)

    entry = LedgerEntry.objects.get(act="denied")
    assert entry.detail == {"operation": "tests.ground.test_acts.is_for_nobody"}
    assert not may(is_for_nobody, task_force.dinsos)


def test_a_form_that_is_sent_twice_acts_once(task_force: TaskForce) -> None:
    class NameForm(ActForm):
        pass

    made: list[Any] = []
    key = str(uuid4())
    for _ in range(2):
        form = NameForm({"act_id": key})
        assert form.does(
            lambda actor: register_official(actor, task_force.agency("dinsos"), name="Agnes Ibarat"),
            task_force.secretariat,
        )
        made.append(form.result)

    assert made[0] == made[1]
    assert Official.objects.filter(name="Agnes Ibarat").count() == 1


def test_a_refusal_becomes_the_forms_own_error(task_force: TaskForce) -> None:
    form = ActForm({"act_id": str(uuid4())})

    assert not form.does(lambda actor: changes_its_mind(actor), task_force.secretariat)
    assert form.status == 422
    assert form.non_field_errors() == ["tidak jadi"]


def test_a_denial_inside_a_form_is_logged_after_the_rollback(task_force: TaskForce) -> None:
    client = task_force.client(task_force.staff("dinsos"))
    row = task_force.decree.deliveries.get(agency__key="rsud")

    assert client.post(f"/deliveries/{row.pk}/acknowledgement/").status_code == 403
    assert LedgerEntry.objects.filter(act="denied").count() == 1


def test_once_done_the_key_finds_what_was_made(task_force: TaskForce) -> None:
    key = uuid4()
    made = do_once(
        key, lambda: register_official(task_force.secretariat, task_force.agency("pkk"), name="Rina Ibarat")
    )
    assert do_once(key, lambda: pytest.fail("acted twice")) == made
