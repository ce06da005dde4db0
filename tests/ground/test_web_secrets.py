"""Pages that hold a secret are kept by no browser and no proxy, and no error page says a password again."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
import pytest

from lopo.ground.accounts import returning
from lopo.ground.accounts.operations import invite
from lopo.ground.accounts.operations.recovery import ask_recovery
from tests.cast import TaskForce
from tests.ground.signing_in import LOGIN, PASSWORD, a_person, an_official, sign_in, type_code, type_password
from tests.ground.test_accounts_enrolment import keys_from

OURS = {"origin": "http://testserver"}


def is_kept_nowhere(answer: object) -> bool:
    return "no-store" in answer.headers.get("Cache-Control", "")  # type: ignore[attr-defined]


@pytest.mark.parametrize("address", ["/sign-in/", "/kode/"])
def test_where_secrets_are_typed_nothing_is_kept(task_force: TaskForce, client: Client, address: str) -> None:
    assert is_kept_nowhere(client.get(address))
    assert is_kept_nowhere(client.post(address, {"code": "AAAA-AAAA", "login": LOGIN, "password": "x"}))


def test_both_steps_of_signing_in_are_kept_nowhere(task_force: TaskForce, client: Client) -> None:
    a_person(task_force)
    step = type_password(client, LOGIN, PASSWORD)
    assert is_kept_nowhere(step)
    assert is_kept_nowhere(type_code(client, step, "000000"))
    assert is_kept_nowhere(client.post("/sign-in/code/", {"ticket": "", "code": "000000"}))


def test_the_page_that_holds_a_form_for_its_author_is_kept_nowhere(task_force: TaskForce) -> None:
    client = Client()
    sign_in(client, a_person(task_force))
    Session.objects.all().delete()
    answer = client.post("/account/language/", {"language": "id"})
    assert answer.status_code == 401
    assert is_kept_nowhere(answer)


def test_links_and_the_ten_codes_are_kept_nowhere(task_force: TaskForce, client: Client) -> None:
    issued = invite(
        task_force.secretariat, an_official(task_force, name="Domi Contoh"), login="domi@contoh.invalid"
    )
    address = f"/enrolment/{issued.token}/"
    first = client.get(address)
    assert is_kept_nowhere(first)
    done = client.post(address, keys_from(first))
    assert done.status_code == 200
    assert is_kept_nowhere(done)
    assert is_kept_nowhere(Client().get(address))

    asked = ask_recovery(task_force.secretariat, a_person(task_force).account)
    assert is_kept_nowhere(client.get(f"/recovery/link/{asked.token}/"))


@pytest.mark.parametrize("name", ["password", "new_password", "again", "code", "approval_code"])
def test_a_stale_form_gives_back_no_secret(task_force: TaskForce, name: str) -> None:
    """What lies in the page lies in the browser's memory, in its history, and before whoever looks on."""
    stranger = Client(enforce_csrf_checks=True)
    said = {name: "sirih pinang rahasia", "login": "rina@contoh.invalid", "csrfmiddlewaretoken": "lama"}
    answer = stranger.post(reverse("sign_in"), said, headers=OURS)
    assert answer.status_code == 403
    assert "rahasia" not in answer.content.decode()
    assert "rina@contoh.invalid" in answer.content.decode()
    assert is_kept_nowhere(answer)


@pytest.mark.parametrize("name", ["again", "approval_code"])
def test_a_form_kept_for_its_author_holds_no_secret(task_force: TaskForce, name: str) -> None:
    assert name in returning.NEVER_KEPT
