"""Recovery: the secretariat and one other office together, never one of them alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
import hmac
from typing import Any

from django.contrib.auth.hashers import check_password
from django.test import Client
import pytest

from lopo.ground.accounts import codes
from lopo.ground.accounts.actors import visitor
from lopo.ground.accounts.models import Account, OneTimeLink
from lopo.ground.accounts.operations import Issued, recovery
from lopo.ground.accounts.operations.accounts import HOLDS_LINK
from lopo.ground.accounts.operations.recovery import (
    TRIES,
    approve_recovery,
    ask_recovery,
    recover,
    stop_recovery,
)
from lopo.ground.acts import Actor, Denied, Level, Refused, at, now
from lopo.ground.agencies.operations import add_agency, add_office, appoint, register_official
from lopo.ground.ledger.models import LedgerEntry
from tests.cast import TaskForce, _rows_only
from tests.ground.signing_in import PASSWORD, Person, a_person, sign_in
from tests.ground.test_accounts_enrolment import keys_from

NEW = "kain tenun baru di lopo"


@pytest.fixture
def rina(task_force: TaskForce) -> Person:
    """Of the Social Service; she has lost phone and paper."""
    return a_person(task_force, "dinsos")


@pytest.fixture
def asked(task_force: TaskForce, rina: Person) -> Issued:
    return ask_recovery(task_force.secretariat, rina.account)


@pytest.fixture(autouse=True)
def settled(task_force: TaskForce) -> None:
    """The cast has had its accounts for a year."""
    for actor in (*task_force.members.values(), *task_force.partners.values(), task_force.chair):
        enrolled(actor, timedelta(days=365))


def enrolled(actor: Actor, ago: timedelta) -> Actor:
    """The same, with an account in use since then."""
    assert actor.account
    actor.account.enrolled_at = now() - ago
    with _rows_only("enrolled"):
        actor.account.save(update_fields=["enrolled_at"])
    return actor


def test_two_offices_together_give_an_account_back(
    task_force: TaskForce, rina: Person, asked: Issued, client: Client
) -> None:
    sign_in(client, rina)  # whoever found the phone
    code = approve_recovery(task_force.dinsos, asked.link)
    address = f"/recovery/link/{asked.token}/"
    owner = Client()
    answer = owner.post(
        address, keys_from(owner.get(address), approval_code=code.lower(), new_password=NEW, again=NEW)
    )

    assert answer.status_code == 200
    assert owner.get("/account/").status_code == 200
    assert client.get("/account/").status_code == 302  # the finder is out
    with at(now() + timedelta(minutes=1)):
        assert sign_in(Client(), rina).status_code != 302  # old password and old phone are dead
    acts = list(LedgerEntry.objects.filter(act__startswith="recovery.").values_list("act", flat=True))
    assert acts == ["recovery.asked", "recovery.approved", "recovery.done"]
    assert LedgerEntry.objects.get(act="session.ended").detail == {"because": "recovered"}


def test_the_link_alone_opens_nothing(asked: Issued, client: Client) -> None:
    address = f"/recovery/link/{asked.token}/"
    answer = client.post(address, keys_from(client.get(address), approval_code="AAAA-AAAA"))
    assert answer.status_code == 422
    assert client.get("/account/").status_code == 302


def test_the_code_alone_opens_nothing(task_force: TaskForce, asked: Issued) -> None:
    code = approve_recovery(task_force.dinsos, asked.link)
    keys = {"password": NEW, "seed": codes.new_seed(), "code": "000000"}
    with pytest.raises(Denied):
        recover(visitor(task_force.regency), asked.link, "no token", approval_code=code, **keys)


def test_the_fifth_wrong_code_kills_the_link(task_force: TaskForce, asked: Issued, client: Client) -> None:
    code = approve_recovery(task_force.dinsos, asked.link)
    address = f"/recovery/link/{asked.token}/"
    for _ in range(TRIES):
        client.post(address, keys_from(client.get(address), approval_code="AAAA-AAAA"))

    assert client.get(address).status_code == 404
    asked.link.refresh_from_db()
    keys = {"password": NEW, "seed": (seed := codes.new_seed()), "code": codes.code_at(seed, now())}
    with pytest.raises(Refused):
        recover(visitor(task_force.regency), asked.link, asked.token, approval_code=code, **keys)
    assert LedgerEntry.objects.filter(act="recovery.wrong_code").count() == TRIES


def test_a_wrong_code_changes_nothing_and_the_right_one_gives_ten_new_codes(
    task_force: TaskForce, rina: Person, asked: Issued
) -> None:
    approved = approve_recovery(task_force.dinsos, asked.link)
    asked.link.refresh_from_db()
    actor, seed = visitor(task_force.regency), codes.new_seed()
    keys = {"password": NEW, "seed": seed, "code": codes.code_at(seed, now())}

    assert recover(actor, asked.link, asked.token, approval_code="AAAA-AAAA", **keys) is None
    assert check_password(PASSWORD, Account.objects.get(pk=rina.account.pk).password)
    paper = recover(actor, asked.link, asked.token, approval_code=approved, **keys)
    assert paper
    assert len(set(paper) - set(rina.paper)) == 10
    assert check_password(NEW, Account.objects.get(pk=rina.account.pk).password)


def test_who_may_approve(task_force: TaskForce, rina: Person, asked: Issued) -> None:
    owner = replace(task_force.dinsos, account=rina.account)
    colleague_of_the_desk = replace(task_force.nakertrans, hat="seat")
    without_signature = replace(task_force.dinsos, level=Level.ACT)
    for other in (
        task_force.secretariat,
        colleague_of_the_desk,
        owner,
        without_signature,
        visitor(rina.account.regency),
    ):
        with pytest.raises(Denied):
            approve_recovery(other, asked.link)
    assert approve_recovery(task_force.dinsos, asked.link)


def test_who_may_ask(task_force: TaskForce, rina: Person) -> None:
    for other in (task_force.dinsos, task_force.chair, replace(task_force.secretariat, level=Level.ACT)):
        with pytest.raises(Denied):
            ask_recovery(other, rina.account)
    with pytest.raises(Refused, match="rekan lain"):
        ask_recovery(replace(task_force.secretariat, account=rina.account), rina.account)


def test_a_recovery_is_approved_once_and_can_be_stopped_by_either_office(
    task_force: TaskForce, asked: Issued, client: Client
) -> None:
    approve_recovery(task_force.dinsos, asked.link)
    with pytest.raises(Refused):
        approve_recovery(task_force.rsud if "rsud" in task_force.members else task_force.chair, asked.link)
    with pytest.raises(Denied):
        stop_recovery(replace(task_force.dinsos, level=Level.ACT), asked.link)
    stop_recovery(task_force.secretariat, asked.link)
    assert client.get(f"/recovery/link/{asked.token}/").status_code == 404


def test_a_recovery_runs_out_after_48_hours(task_force: TaskForce, asked: Issued, client: Client) -> None:
    with at(now() + timedelta(hours=48, seconds=1)):
        assert client.get(f"/recovery/link/{asked.token}/").status_code == 404
        with pytest.raises(Refused):
            approve_recovery(task_force.dinsos, asked.link)


def fresh(task_force: TaskForce, actor: Actor) -> Client:
    client = task_force.client(actor)
    session = client.session
    session["fresh_until"] = (now() + timedelta(minutes=5)).timestamp()
    session.save()
    return client


def test_the_whole_way_on_pages(task_force: TaskForce, rina: Person) -> None:
    desk, social = fresh(task_force, task_force.secretariat), fresh(task_force, task_force.dinsos)
    listed = desk.get("/accounts/").content.decode()
    assert f"/accounts/{rina.account.pk}/recovery/" in listed

    link = desk.post(f"/accounts/{rina.account.pk}/recovery/")
    assert "/recovery/link/" in link.content.decode()
    waiting = social.get("/recovery/").content.decode()
    assert "Rina Contoh" in waiting
    assert "Setujui" in waiting
    assert "Setujui" not in desk.get("/recovery/").content.decode()

    row = Account.objects.get(pk=rina.account.pk).links.get(purpose="recover")
    assert social.get(f"/recovery/{row.pk}/approval/").status_code == 200
    approved = social.post(f"/recovery/{row.pk}/approval/").content.decode()
    assert "Bacakan kode ini" in approved
    assert desk.post(f"/recovery/{row.pk}/stopping/")["Location"] == "/recovery/"
    assert PASSWORD not in approved


def test_an_office_that_the_desk_made_on_the_same_evening_approves_nothing(
    task_force: TaskForce, rina: Person
) -> None:
    """One signer at the desk must not be two offices."""
    desk = task_force.secretariat
    made = add_agency(desk, key="boneka", name="Lembaga Boneka", short="Boneka", code="BNK", kind="ngo")
    office = add_office(desk, made, name="Ketua Boneka", heads=True)
    official = register_official(desk, made, name="Boneka Contoh")
    appoint(desk, office, official, starts_on=now().date())
    puppet = enrolled(task_force.signed_in(official), timedelta(minutes=5))
    seated = enrolled(task_force.deputy(task_force.dinsos, Level.SIGN), timedelta(days=13))
    link = ask_recovery(desk, rina.account).link

    for actor in (puppet, seated, replace(seated, hat="partner"), replace(seated, hat="secretariat")):
        with pytest.raises(Denied):
            approve_recovery(actor, link)
    with pytest.raises(Denied):  # not by waiting either: a partner never
        approve_recovery(enrolled(puppet, timedelta(days=365)), link)
    assert approve_recovery(enrolled(seated, timedelta(days=14)), link)


def test_an_account_that_was_never_enrolled_approves_nothing(task_force: TaskForce, asked: Issued) -> None:
    social = task_force.dinsos
    assert social.account
    social.account.enrolled_at = None
    with pytest.raises(Denied):
        approve_recovery(social, asked.link)


def test_the_owner_and_the_agency_read_on_home_that_it_was_asked(
    task_force: TaskForce, rina: Person, asked: Issued
) -> None:
    owner = Client()
    sign_in(owner, rina)
    head, other = task_force.client(task_force.dinsos), task_force.client(task_force.polres)
    for client in (owner, head):
        told = client.get("/").content.decode()
        assert "Pemulihan akun Rina Contoh diminta" in told
        assert "hentikan sekarang" in told
        assert "Pemulihan akun Rina Contoh diminta" not in client.get("/meetings/").content.decode()
    assert "Pemulihan akun" not in other.get("/").content.decode()

    assert owner.post(f"/recovery/{asked.link.pk}/stopping/")["Location"] == "/recovery/"
    asked.link.refresh_from_db()
    assert asked.link.ended_at
    assert "Pemulihan akun" not in head.get("/").content.decode()


def test_the_agency_still_reads_of_a_recovery_that_is_done(
    task_force: TaskForce, rina: Person, asked: Issued
) -> None:
    code, seed = approve_recovery(task_force.polres, asked.link), codes.new_seed()
    keys = {"password": NEW, "seed": seed, "code": codes.code_at(seed, now())}
    asked.link.refresh_from_db()
    assert recover(visitor(task_force.regency), asked.link, asked.token, approval_code=code, **keys)
    head = task_force.client(task_force.dinsos)
    assert "sudah dibuka lagi" in head.get("/").content.decode()
    with at(now() + timedelta(hours=49)):
        assert "sudah dibuka lagi" not in task_force.client(task_force.dinsos).get("/").content.decode()


def test_two_wrong_codes_at_once_count_twice(task_force: TaskForce, asked: Issued) -> None:
    """Each page read the link before the other's try was counted."""
    read_before = [OneTimeLink.objects.get(pk=asked.link.pk) for _ in range(TRIES)]
    with _rows_only("wrong codes"):
        for link in read_before:
            recovery._count_wrong_code(visitor(task_force.regency), link)
    asked.link.refresh_from_db()
    assert (asked.link.wrong_codes, asked.link.ended_at is not None) == (TRIES, True)


def test_secrets_are_compared_in_constant_time(
    task_force: TaskForce, asked: Issued, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[bool] = []
    honest = hmac.compare_digest

    def counting(one: Any, other: Any) -> bool:
        compared.append(True)
        return honest(one, other)

    code = approve_recovery(task_force.polres, asked.link)
    asked.link.refresh_from_db()
    monkeypatch.setattr(hmac, "compare_digest", counting)
    assert recovery._approval_fits(asked.link, code)
    assert HOLDS_LINK.holds(visitor(task_force.regency), asked.link, asked.token)
    assert len(compared) == 2
