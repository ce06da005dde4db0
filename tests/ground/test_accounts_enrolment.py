"""Enrolment: one link, one person, once; password, phone and ten codes on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
import re
from typing import Any

from django.contrib.auth.hashers import check_password
from django.test import Client
import pytest

from lopo.ground.accounts import codes
from lopo.ground.accounts.actors import visitor
from lopo.ground.accounts.models import Account, OneTimeLink, RecoveryCode, SecondFactor
from lopo.ground.accounts.operations import (
    Issued,
    close_account,
    enrol,
    enrol_for_demo,
    invite,
    invite_again,
    reopen_account,
)
from lopo.ground.acts import Denied, Level, Refused, at, now, system
from lopo.ground.ledger.models import LedgerEntry
from tests.cast import TaskForce
from tests.ground.signing_in import LOGIN, PASSWORD, Person, a_person, an_official, hidden, sign_in


@pytest.fixture
def issued(task_force: TaskForce) -> Issued:
    return invite(task_force.secretariat, an_official(task_force), login=LOGIN)


def keys_from(page: object, **changed: str) -> dict[str, str]:
    """What a person types on the enrolment page, with the phone that has scanned its picture."""
    html = page.content.decode()  # type: ignore[attr-defined]
    found = re.search(r'<b class="num secret">([A-Z2-7 ]+)</b>', html)
    assert found
    seed = found.group(1).replace(" ", "")
    typed = {"new_password": PASSWORD, "again": PASSWORD, "code": codes.code_at(seed, now())}
    return {**hidden(page), **typed, **changed}


def test_an_invited_person_enrols_by_link_and_is_signed_in(issued: Issued, client: Client) -> None:
    address = f"/enrolment/{issued.token}/"
    answer = client.post(address, keys_from(client.get(address)))

    paper = re.findall(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}", answer.content.decode())
    account = Account.objects.get(login=LOGIN)
    assert answer.status_code == 200
    assert len(set(paper)) == 10
    assert client.get("/account/").status_code == 200
    assert account.enrolled_at
    assert check_password(PASSWORD, account.password)
    with at(now() + timedelta(minutes=1)):
        seed = SecondFactor.objects.get().seed
        assert sign_in(Client(), Person(account, PASSWORD, seed, paper)).status_code == 302


def test_nothing_of_the_keys_is_kept_in_clear(issued: Issued, client: Client) -> None:
    address = f"/enrolment/{issued.token}/"
    answer = client.post(address, keys_from(client.get(address)))
    paper = re.findall(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}", answer.content.decode())

    kept = str(list(RecoveryCode.objects.values())) + str(list(SecondFactor.objects.values()))
    kept += str(list(OneTimeLink.objects.values())) + str(list(LedgerEntry.objects.values()))
    secrets = [issued.token, SecondFactor.objects.get().seed, PASSWORD, LOGIN, *paper]
    assert not [secret for secret in secrets if secret in kept or codes.plain(secret) in kept]


def test_a_link_works_once_and_its_second_use_says_how_to_go_on(issued: Issued, client: Client) -> None:
    address = f"/enrolment/{issued.token}/"
    form = keys_from(client.get(address))
    assert client.post(address, form).status_code == 200

    again = Client().post(address, form)
    assert again.status_code == 404
    assert "kode pemulihan baru" in again.content.decode()
    with pytest.raises(Refused, match="sudah dipakai"):
        enrolled_by(issued)


def test_a_link_is_dead_after_48_hours_and_when_the_account_is_closed(
    issued: Issued, task_force: TaskForce
) -> None:
    with at(now() + timedelta(hours=48, seconds=1)), pytest.raises(Refused, match="lewat waktunya"):
        enrolled_by(issued)
    close_account(task_force.secretariat, issued.link.account)
    with pytest.raises(Refused, match="lewat waktunya"):
        enrolled_by(issued)


def enrolled_by(issued: Issued) -> list[str]:
    """With a phone whose code fits: only the link can stand in the way."""
    seed, actor = codes.new_seed(), visitor(issued.link.regency)
    code = codes.code_at(seed, now())
    return enrol(actor, issued.link, issued.token, password=PASSWORD, seed=seed, code=code)


def test_used_late_withdrawn_and_invented_links_answer_in_the_same_bytes(
    issued: Issued, task_force: TaskForce, client: Client
) -> None:
    withdrawn = issued.token
    late = invite_again(task_force.secretariat, issued.link.account).token
    with at(now() + timedelta(hours=48, seconds=1)):
        tokens = (withdrawn, late, "x" * 43, "salah")
        pages = {token: client.get(f"/enrolment/{token}/") for token in tokens}
    answers = {page.content.replace(token.encode(), b"TOKEN") for token, page in pages.items()}
    assert len(answers) == 1


def test_looking_at_a_link_does_not_use_it_up(issued: Issued, client: Client) -> None:
    for _ in range(3):  # a messenger that draws a preview, a person who looks twice
        assert client.get(f"/enrolment/{issued.token}/").status_code == 200


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"new_password": "pendek", "again": "pendek"}, "12"),
        ({"new_password": "administrator", "again": "administrator"}, "umum"),
        ({"again": "yang lain sekali"}, "tidak sama"),
        ({"code": "000000"}, "Kode tidak cocok"),
        ({"code": ""}, "perlu diisi"),
    ],
)
def test_a_mistake_is_said_and_the_phone_need_not_scan_again(
    issued: Issued, client: Client, typed: dict[str, str], says: str
) -> None:
    address = f"/enrolment/{issued.token}/"
    first = client.get(address)
    answer = client.post(address, keys_from(first, **typed))

    assert answer.status_code == 422
    assert says in answer.content.decode()
    letters = r'<b class="num secret">[A-Z2-7 ]+</b>'
    assert re.findall(letters, answer.content.decode()) == re.findall(letters, first.content.decode())
    assert client.post(address, keys_from(answer)).status_code == 200


def test_only_the_holder_of_the_link_enrols(issued: Issued) -> None:
    keys = {"password": PASSWORD, "seed": codes.new_seed(), "code": "000000"}
    with pytest.raises(Denied):
        enrol(visitor(issued.link.regency), issued.link, "another token", **keys)


def test_the_secretariat_that_signs_invites_and_nobody_else(task_force: TaskForce) -> None:
    official = an_official(task_force)
    for other in (task_force.dinsos, task_force.chair, replace(task_force.secretariat, level=Level.ACT)):
        with pytest.raises(Denied):
            invite(other, official, login=LOGIN)
    assert invite(system(task_force.regency), official, login=LOGIN).link.account.login == LOGIN


def test_nobody_gets_two_accounts_and_no_login_is_given_twice(issued: Issued, task_force: TaskForce) -> None:
    desk = task_force.secretariat
    with pytest.raises(Refused, match="sudah punya akun"):
        invite(desk, issued.link.account.official, login="lain@contoh.invalid")
    with pytest.raises(Refused, match="sudah dipakai"):
        invite(desk, an_official(task_force, name="Domi Contoh"), login=LOGIN.upper())


def test_a_new_link_kills_the_old_one_and_an_enrolled_account_gets_none(
    issued: Issued, task_force: TaskForce, client: Client
) -> None:
    desk, account = task_force.secretariat, issued.link.account
    fresh = invite_again(desk, account)
    assert client.get(f"/enrolment/{issued.token}/").status_code == 404
    address = f"/enrolment/{fresh.token}/"
    client.post(address, keys_from(client.get(address)))

    with pytest.raises(Refused, match="pemulihan"):
        invite_again(desk, Account.objects.get(pk=account.pk))
    with pytest.raises(Denied):
        invite_again(task_force.dinsos, account)


def test_a_closed_account_is_signed_out_at_once_and_opens_again_as_it_was(
    task_force: TaskForce, client: Client
) -> None:
    rina = a_person(task_force)
    sign_in(client, rina)
    close_account(task_force.secretariat, rina.account)
    assert client.get("/account/").status_code == 302

    with at(now() + timedelta(minutes=1)):
        assert sign_in(client, rina) is not None
        assert client.get("/account/").status_code == 302
        with pytest.raises(Denied):
            close_account(task_force.dinsos, rina.account)
        with pytest.raises(Denied):
            reopen_account(task_force.dinsos, rina.account)
        reopen_account(task_force.secretariat, rina.account)
        assert sign_in(client, rina).status_code == 302


def test_accounts_of_the_demo_exist_in_the_demo_only(
    task_force: TaskForce, settings: object, client: Client
) -> None:
    official = an_official(task_force)
    with pytest.raises(Denied):
        enrol_for_demo(system(task_force.regency), official, LOGIN)
    settings.DEMO = True  # type: ignore[attr-defined]
    with pytest.raises(Denied):
        enrol_for_demo(task_force.secretariat, official, LOGIN)
    account = enrol_for_demo(system(task_force.regency), official, LOGIN, kind="Staf Dinas Sosial")

    page = client.get("/sign-in/").content.decode()
    assert "Staf Dinas Sosial</button>" in page
    assert "Rina Contoh" in page
    assert client.post("/sign-in/demo/", {"account": str(account.pk)})["Location"] == "/"
    assert client.get("/account/").status_code == 200

    real = task_force.secretariat.account
    assert real
    assert (
        Client().post("/sign-in/demo/", {"account": str(real.pk)})["Location"] == "/sign-in/"
    )  # nor by guessing

    settings.DEMO = False  # type: ignore[attr-defined]
    stranger = Client()
    assert "Coba sebagai" not in stranger.get("/sign-in/").content.decode()
    assert stranger.post("/sign-in/demo/", {"account": str(account.pk)})["Location"] == "/sign-in/"
    assert stranger.get("/account/").status_code == 302


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_of_accounts_costs_the_same_however_long(
    task_force: TaskForce, many: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(many):
        official = an_official(task_force, name=f"Rina Contoh {number}")
        invite(task_force.secretariat, official, login=f"rina{number}@contoh.invalid")
    desk = task_force.client(task_force.secretariat)
    desk.get("/accounts/")
    with django_assert_max_num_queries(8):  # session, person and hat, then count, rows and links
        page = desk.get("/accounts/?state=waiting&q=rina+contoh&sort=-person").content.decode()
    assert page.count("tautan terkirim") == many


def test_the_list_of_accounts_is_for_the_secretariat(task_force: TaskForce) -> None:
    assert task_force.client(task_force.dinsos).get("/accounts/").status_code == 403
