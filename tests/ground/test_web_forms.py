"""A form that is sent twice acts once, and an answer once given stands for that form alone."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.test import Client
import pytest

from lopo.ground.accounts import sessions
from lopo.ground.acts import Actor, Denied, at, now
from lopo.ground.agencies.models import Agency, Official
from lopo.ground.agencies.operations import change_agency, register_official
from lopo.ground.web.forms import ActForm
from tests.cast import TaskForce
from tests.ground.signing_in import PASSWORD, a_person, sign_in


class NameForm(ActForm):
    pass


class OtherForm(NameForm):
    pass


def register(actor: Actor, agency: Agency) -> Official:
    return register_official(actor, agency, name="Agnes Ibarat")


def sent(form: type[ActForm], key: str, actor: Actor, agency: Agency, act: Any = register) -> ActForm:
    """The form with this mark, sent by this person."""
    filled = form({"act_id": key})
    assert filled.does(act, actor, agency)
    return filled


def people() -> int:
    return Official.objects.filter(name="Agnes Ibarat").count()


def test_the_same_form_twice_is_one_act(task_force: TaskForce) -> None:
    agency, key = task_force.agency("dinsos"), str(uuid4())
    first, second = (sent(NameForm, key, task_force.secretariat, agency) for _ in range(2))
    assert first.result == second.result
    assert people() == 1


def test_a_mark_used_up_elsewhere_answers_for_no_other_form_person_or_record(task_force: TaskForce) -> None:
    agency, key = task_force.agency("dinsos"), str(uuid4())
    sent(NameForm, key, task_force.secretariat, agency)
    sent(OtherForm, key, task_force.secretariat, agency)
    sent(NameForm, key, task_force.dinsos, agency)
    sent(NameForm, key, task_force.secretariat, task_force.agency("pkk"))
    assert people() == 4


def test_a_mark_used_up_elsewhere_lets_nobody_past_the_rule(task_force: TaskForce) -> None:
    agency, key = task_force.agency("dinsos"), str(uuid4())
    sent(NameForm, key, task_force.secretariat, agency)
    with pytest.raises(Denied):
        NameForm({"act_id": key}).does(
            change_agency, task_force.polres, agency, name="x", short="x", code="x", kind="other"
        )
    with pytest.raises(Denied):
        NameForm({"act_id": key}).does(register, task_force.polres, agency)


@pytest.fixture
def desk(task_force: TaskForce) -> Client:
    client = Client()
    sign_in(client, a_person(task_force))
    return client


def times(client: Client) -> tuple[float, float]:
    return client.session[sessions.STARTED], client.session[sessions.FRESH_UNTIL]


def test_the_mark_of_another_form_does_not_stand_for_the_old_password(desk: Client) -> None:
    key, before = str(uuid4()), times(desk)
    assert desk.post("/account/language/", {"act_id": key, "language": "id"}).status_code == 302
    with at(now() + sessions.FRESH / 2):
        wrong = {"act_id": key, "password": "salah sama sekali", "new_password": "kain baru dari Insana"}
        assert desk.post("/account/password/", wrong).status_code == 422
    assert times(desk) == before


def test_a_new_password_makes_no_session_longer_nor_its_code_fresher(desk: Client) -> None:
    before, told = times(desk), {"password": PASSWORD, "new_password": "kain baru dari Insana"}
    with at(now() + sessions.FRESH / 2):
        for _ in range(2):  # the second is the same form once more
            answer = desk.post("/account/password/", {"act_id": "0" * 31 + "7", **told})
            assert answer["Location"] == "/account/"
            assert times(desk) == before
