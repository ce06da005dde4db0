"""Signing in: password, then code; one answer for every failure; each code once."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from django.contrib.auth.hashers import check_password
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
import pytest

from lopo.ground.accounts import codes, lockout
from lopo.ground.accounts.actors import oneself, visitor
from lopo.ground.accounts.models import FailedSignIn, RecoveryCode
from lopo.ground.accounts.operations import change_password, close_account, invite, signing
from lopo.ground.accounts.operations.signing import give_code, give_password
from lopo.ground.acts import at, now
from lopo.ground.ledger.entries import verify
from lopo.ground.ledger.models import LedgerEntry
from tests.cast import TaskForce
from tests.ground.signing_in import (
    LOGIN,
    PASSWORD,
    Person,
    a_person,
    an_official,
    hidden,
    sign_in,
    type_code,
    type_password,
    without_masks,
)


@pytest.fixture
def rina(task_force: TaskForce) -> Person:
    return a_person(task_force)


def acts_of(account: Any = None) -> list[str]:
    entries = LedgerEntry.objects.order_by("number")
    return list((entries.filter(subject_id=account.pk) if account else entries).values_list("act", flat=True))


def signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_password_and_code_open_the_house(rina: Person, client: Client) -> None:
    answer = sign_in(client, rina)

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert signed_in(client)
    assert acts_of(rina.account)[-2:] == ["sign_in.password", "sign_in.passed"]


def test_neither_password_nor_code_alone_opens_it(rina: Person, client: Client) -> None:
    page = type_password(client, LOGIN, PASSWORD)
    assert page.status_code == 200
    assert not signed_in(client)

    assert type_code(client, page, "000000").status_code == 422
    assert client.post("/sign-in/code/", {"ticket": "invented", "code": rina.code()}).status_code == 422
    assert not signed_in(client)


def test_the_letters_of_a_login_may_be_of_any_case(rina: Person, client: Client) -> None:
    page = type_password(client, f" {LOGIN.upper()} ", PASSWORD)
    assert type_code(client, page, rina.code()).status_code == 302


def test_signing_in_leads_where_one_wanted_to_go_but_never_out_of_the_house(
    rina: Person, client: Client
) -> None:
    asked = client.get("/account/sessions/")
    assert asked["Location"] == "/sign-in/?next=%2Faccount%2Fsessions%2F"
    assert sign_in(client, rina, next="/account/sessions/")["Location"] == "/account/sessions/"

    outside = (
        "https://evil.invalid/",
        "//evil.invalid/",
        "/\\evil.invalid",
        "javascript:alert(1)",
        "/sign-in/",
    )
    for minute, elsewhere in enumerate(outside, 1):
        with at(now() + timedelta(minutes=minute)):
            assert sign_in(Client(), rina, next=elsewhere)["Location"] == "/"


class TestFailures:
    """Unknown, wrong, unfinished, closed, paused: nobody can tell which it was."""

    @pytest.fixture
    def failures(self, task_force: TaskForce) -> dict[str, tuple[str, str]]:
        """What is typed in each case; all logins are equally long, since a page may say again what was typed."""
        a_person(task_force, login="known@contoh.invalid")
        closed = a_person(task_force, login="ended@contoh.invalid")
        close_account(task_force.secretariat, closed.account)
        invite(task_force.secretariat, an_official(task_force), login="fresh@contoh.invalid")
        paused = a_person(task_force, login="pause@contoh.invalid")
        for _ in range(lockout.FREE):
            signing.give_password(
                visitor(task_force.regency), login=paused.account.login, password="salah sama sekali"
            )
        return {
            "unknown": ("nobod@contoh.invalid", PASSWORD),
            "wrong": ("known@contoh.invalid", "salah sama sekali"),
            "closed": ("ended@contoh.invalid", PASSWORD),
            "unfinished": ("fresh@contoh.invalid", PASSWORD),
            "paused": ("pause@contoh.invalid", PASSWORD),
        }

    def test_all_are_answered_in_the_same_bytes(
        self, failures: dict[str, tuple[str, str]], client: Client
    ) -> None:
        answers = set()
        for login, password in failures.values():
            page = type_password(client, login, password)
            answers.add(
                (page.status_code, without_masks(page).replace(login.encode(), b"LOGIN"), str(page.headers))
            )
        assert len(answers) == 1
        assert answers.pop()[0] == 422

    def test_all_cost_one_password_hash_and_the_same_queries(
        self, failures: dict[str, tuple[str, str]], client: Client
    ) -> None:
        type_password(client, "first@contoh.invalid", "warm up the caches")
        costs = {}
        for case, (login, password) in failures.items():
            counted = patch.object(signing, "check_password", wraps=check_password)
            with counted as hashed, CaptureQueriesContext(connection) as queries:
                type_password(client, login, password)
            costs[case] = (hashed.call_count, len(queries))
        paused = costs.pop("paused")
        assert len(set(costs.values())) == 1, costs
        assert paused[0] == 1  # waits are by what was typed, so an unknown login is paused just alike

    def test_an_unknown_login_is_paused_like_a_known_one(
        self, failures: dict[str, tuple[str, str]], client: Client, task_force: TaskForce
    ) -> None:
        for _ in range(lockout.FREE):
            type_password(client, "nobod@contoh.invalid", "salah sama sekali")
        type_password(client, "nobod@contoh.invalid", "salah sama sekali")
        assert acts_of()[-1] == "sign_in.paused"

    def test_they_are_on_the_ledger_without_the_login(
        self, failures: dict[str, tuple[str, str]], client: Client, task_force: TaskForce
    ) -> None:
        for login, password in failures.values():
            type_password(client, login, password)
        told = [entry.detail for entry in LedgerEntry.objects.filter(act__startswith="sign_in.")]
        assert "contoh" not in str(told)
        assert "salah" not in str(told)
        assert {"sign_in.failed", "sign_in.paused", "sign_in.locked_out"} <= set(acts_of())
        assert verify(task_force.regency).ok


class TestLockout:
    def test_the_owner_waits_too_and_gets_in_afterwards(self, rina: Person, client: Client) -> None:
        for _ in range(lockout.FREE):
            type_password(client, LOGIN, "salah sama sekali")

        assert type_password(client, LOGIN, PASSWORD).status_code == 422
        with at(now() + timedelta(seconds=61)):
            assert sign_in(client, rina).status_code == 302

    @pytest.mark.refuses(give_password, give_code)
    def test_wrong_codes_count_too_and_the_right_password_does_not_reset_them(
        self, rina: Person, client: Client
    ) -> None:
        for _ in range(lockout.FREE):
            page = type_password(client, LOGIN, PASSWORD)
            type_code(client, page, "000000")

        assert type_code(client, page, rina.code()).status_code == 422
        assert not signed_in(client)

    def test_trying_while_paused_does_not_lengthen_the_pause(self, rina: Person, client: Client) -> None:
        for _ in range(lockout.FREE + 20):
            type_password(client, LOGIN, "salah sama sekali")
        with at(now() + timedelta(seconds=61)):
            assert sign_in(client, rina).status_code == 302

    def test_a_flood_of_tries_leaves_one_entry_for_each_pause(self, rina: Person, client: Client) -> None:
        """The log tells of it and does not grow with it: a script could fill the disk, and hide what it did among it."""
        for _ in range(lockout.FREE + 20):
            type_password(client, LOGIN, "salah sama sekali")
        told = Counter(acts_of())
        assert (told["sign_in.failed"], told["sign_in.locked_out"], told["sign_in.paused"]) == (
            lockout.FREE,
            1,
            1,
        )
        with at(now() + timedelta(seconds=61)):
            for _ in range(20):
                type_password(client, LOGIN, "salah sama sekali")
        told = Counter(acts_of())
        assert (told["sign_in.failed"], told["sign_in.paused"]) == (lockout.FREE + 1, 2)

    def test_another_spelling_of_a_login_has_no_tries_of_its_own(
        self, rina: Person, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A database may take more letters for the same than we do: on PostgreSQL a dotless i is an i."""
        found = signing._enrolled
        monkeypatch.setattr(signing, "_enrolled", lambda login: found(login.replace("\u0131", "i")))
        for _ in range(lockout.FREE):
            type_password(client, LOGIN.replace("i", "\u0131"), "salah sama sekali")
        assert type_password(client, LOGIN, PASSWORD).status_code == 422

    def test_a_stranger_cannot_keep_the_owner_out_of_her_own_phone(
        self, rina: Person, client: Client
    ) -> None:
        sign_in(client, rina)
        client.post("/sign-out/")
        stranger = Client()
        for _ in range(lockout.FREE):
            type_password(stranger, LOGIN, "salah sama sekali")

        assert type_password(stranger, LOGIN, PASSWORD).status_code == 422
        with at(now() + timedelta(seconds=31)):
            assert sign_in(client, rina).status_code == 302

    def test_the_mark_is_brought_wherever_a_code_is_asked_for(self, rina: Person, client: Client) -> None:
        """Else a stranger could keep her from signing: a fresh code is asked for outside the sign-in pages."""
        sign_in(client, rina)
        reach = client.cookies[lockout.COOKIE]["path"]
        assert [
            route for route in ("sign_in", "unlock", "fresh_code") if not reverse(route).startswith(reach)
        ] == []

    def test_failures_are_forgotten_after_a_day_whoever_they_were(self, rina: Person, client: Client) -> None:
        for number in range(10):
            type_password(client, f"{number}@contoh.invalid", "salah sama sekali")
        with at(now() + timedelta(days=1, minutes=1)):
            type_password(client, LOGIN, "salah sama sekali")
        assert FailedSignIn.objects.count() == 1

    def test_a_forged_or_borrowed_mark_makes_no_device_known(self, rina: Person, client: Client) -> None:
        for _ in range(lockout.FREE):
            type_password(client, LOGIN, "salah sama sekali")
        for mark in ("invented.proof", "x." + codes.login_digest("other@contoh.invalid", "known x")):
            client.cookies[lockout.COOKIE] = mark
            assert type_password(client, LOGIN, PASSWORD).status_code == 422

    @given(st.integers(0, 100))
    def test_pauses_grow_and_never_pass_an_hour(self, failures: int) -> None:
        pause, after = lockout.pause_after(failures), lockout.pause_after(failures + 1)
        assert timedelta(0) <= pause <= after <= timedelta(hours=1)
        assert (pause > timedelta(0)) == (failures >= lockout.FREE)

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.integers(1, 4000), min_size=1, max_size=25))
    def test_a_login_waits_exactly_as_long_as_its_failures_say(
        self, task_force: TaskForce, gaps: list[int]
    ) -> None:
        """Whatever the rhythm of the tries: judged and counted outside a pause, neither inside one."""
        actor, moment = visitor(task_force.regency), now()
        failed: list[datetime] = []
        last: datetime | None = None
        login = f"{gaps!r}@contoh.invalid"[:200]
        for gap in gaps:
            moment += timedelta(seconds=gap)
            failed = [one for one in failed if one > moment - lockout.FORGOTTEN]
            expected = last is not None and moment < last + lockout.pause_after(len(failed))
            with at(moment):
                assert lockout.waits(actor, codes.login_digest(login)) == expected
                assert signing.give_password(actor, login=login, password="salah") is None
            if not expected:
                failed, last = [*failed, moment], moment


class TestCodesWorkOnce:
    def test_the_same_code_does_not_open_a_second_session(self, rina: Person, client: Client) -> None:
        assert sign_in(client, rina).status_code == 302
        assert sign_in(Client(), rina).status_code == 422
        with at(now() + timedelta(seconds=30)):
            assert sign_in(Client(), rina).status_code == 302

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.integers(-3, 3), min_size=1, max_size=12))
    def test_no_order_of_tries_uses_a_step_twice_or_goes_back(
        self, task_force: TaskForce, steps: list[int]
    ) -> None:
        rina = a_person(task_force, login=f"{uuid4()}@contoh.invalid")
        actor, moment = visitor(task_force.regency), now()
        newest = int(moment.timestamp()) // codes.STEP - 1000
        for step in steps:
            counter = int(moment.timestamp()) // codes.STEP + step
            code = codes.code_at(rina.seed, moment + timedelta(seconds=step * codes.STEP))
            lockout_off = {
                "device": str(counter)
            }  # each try from a device of its own: the pause is tested elsewhere
            fits = bool(signing.give_code(actor, rina.account, code=code, **lockout_off))
            assert fits == (abs(step) <= codes.DRIFT and counter > newest)
            newest = max(newest, counter) if fits else newest

    def test_a_recovery_code_works_once_however_it_is_typed(self, rina: Person, client: Client) -> None:
        first = rina.paper[0]
        page = type_password(client, LOGIN, PASSWORD)
        answer = type_code(client, page, first.lower().replace("-", " "))
        assert answer.status_code == 302
        assert "9" in client.get("/account/").content.decode()

        again = Client()
        assert type_code(again, type_password(again, LOGIN, PASSWORD), first).status_code == 422
        assert RecoveryCode.objects.filter(used_at__isnull=False).count() == 1

    def test_the_recovery_code_of_another_person_opens_nothing(
        self, rina: Person, task_force: TaskForce
    ) -> None:
        other = a_person(task_force, login="other@contoh.invalid")
        client = Client()
        assert type_code(client, type_password(client, LOGIN, PASSWORD), other.paper[0]).status_code == 422

    def test_half_a_sign_in_waits_five_minutes(self, rina: Person, client: Client) -> None:
        page = type_password(client, LOGIN, PASSWORD)
        with at(now() + timedelta(minutes=5, seconds=1)):
            late = type_code(client, page, rina.code())

        assert late.status_code == 422
        assert "lima menit" in late.content.decode()

    def test_half_a_sign_in_dies_with_the_password_that_began_it(self, rina: Person, client: Client) -> None:
        page = type_password(client, LOGIN, PASSWORD)
        change_password(
            oneself(rina.account),
            rina.account,
            password=PASSWORD,
            new_password="kata yang lain",
            session_key="",
        )

        assert type_code(client, page, rina.code()).status_code == 422
        assert not signed_in(client)


def test_before_the_regency_is_founded_nobody_is_known(db: Any, client: Client) -> None:
    assert client.get("/sign-in/").status_code == 200
    assert type_password(client, LOGIN, PASSWORD).status_code == 422


def test_the_sign_in_page_is_light_and_needs_no_script(rina: Person, client: Client) -> None:
    page = client.get("/sign-in/")
    assert len(page.content) < 15_000
    assert set(hidden(page)) == {"next"}
    assert b"hx-" not in page.content
