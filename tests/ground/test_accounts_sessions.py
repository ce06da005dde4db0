"""Sessions: seen, ended one by one or all at once, by the clock, by the screen's lock, by the end of a mandate."""

from __future__ import annotations

from datetime import date, timedelta
import re

from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
import pytest

from lopo.ground.accounts import sessions
from lopo.ground.accounts.actors import oneself
from lopo.ground.accounts.models import OpenSession
from lopo.ground.accounts.operations import (
    change_password,
    choose_language,
    renew_recovery_codes,
    replace_second_factor,
    signing,
)
from lopo.ground.accounts.operations.signing import (
    end_other_sessions,
    end_session,
    give_fresh_code,
    lock_screen,
    open_session,
    unlock_screen,
)
from lopo.ground.acts import Denied, Refused, at, now
from lopo.ground.agencies.models import Mandate
from lopo.ground.agencies.operations import end_mandate
from lopo.ground.ledger.models import LedgerEntry
from tests.cast import TaskForce
from tests.ground.signing_in import PASSWORD, Person, a_person, hidden, sign_in

PHONE = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36"


@pytest.fixture
def rina(task_force: TaskForce) -> Person:
    return a_person(task_force)


@pytest.fixture
def desk(rina: Person) -> Client:
    """Her computer at the office, signed in."""
    client = Client()
    sign_in(client, rina)
    return client


@pytest.fixture
def phone(rina: Person, desk: Client) -> Client:
    """Her phone, signed in a minute later."""
    client = Client(headers={"user-agent": PHONE})
    with at(now() + timedelta(minutes=1)):
        sign_in(client, rina)
    return client


def inside(client: Client) -> bool:
    return client.get("/account/sessions/").status_code == 200


def why_ended() -> list[str]:
    entries = LedgerEntry.objects.filter(act="session.ended").order_by("number")
    return [entry.detail["because"] for entry in entries]


def test_she_sees_her_devices_in_coarse_words_and_ends_one(desk: Client, phone: Client) -> None:
    page = desk.get("/account/sessions/").content.decode()
    assert "Chrome, Android" in page
    kept = re.sub(r"[0-9A-Za-z-]{30,}", "", page)  # ids and masked tokens hold any three digits now and then
    assert "140" not in kept  # the version of her browser

    away = OpenSession.objects.get(device="Chrome, Android")
    assert desk.post(f"/account/sessions/{away.pk}/end/")["Location"] == "/account/sessions/"
    assert inside(desk)
    assert not inside(phone)
    assert why_ended() == ["ended_from_afar"]


def test_she_ends_all_others_at_once(desk: Client, phone: Client) -> None:
    desk.post("/account/sessions/end-others/")
    assert inside(desk)
    assert not inside(phone)


def test_nobody_sees_or_ends_the_session_of_another(desk: Client, task_force: TaskForce) -> None:
    hers = OpenSession.objects.get()
    other = task_force.client(task_force.secretariat)

    assert other.post(f"/account/sessions/{hers.pk}/end/").status_code == 404
    with pytest.raises(Denied):
        signing.end_session(task_force.secretariat, hers, because="ended_from_afar")
    with pytest.raises(Denied):
        signing.end_other_sessions(task_force.secretariat, hers.account, keep="")
    assert inside(desk)


def test_signing_out_ends_the_session_for_good(desk: Client) -> None:
    stolen = desk.cookies["sessionid"].value
    assert desk.post("/sign-out/")["Location"] == "/sign-in/"
    desk.cookies["sessionid"] = stolen
    assert not inside(desk)
    assert why_ended() == ["signed_out"]
    assert desk.post("/sign-out/")["Location"] == "/sign-in/"  # pressed twice


def test_a_link_cannot_sign_anybody_out(desk: Client) -> None:
    desk.get("/sign-out/")
    desk.get("/lock/")
    assert inside(desk)


def test_half_an_hour_of_silence_ends_a_session(desk: Client) -> None:
    with at(now() + timedelta(minutes=29)):
        assert inside(desk)
    with at(now() + timedelta(minutes=58)):  # seen 29 minutes ago
        assert inside(desk)
    with at(now() + timedelta(minutes=58 + 31)):
        assert not inside(desk)
    assert why_ended() == ["idle"]


def test_twelve_hours_end_a_session_however_busy(desk: Client) -> None:
    for quarter in range(1, 12 * 4 + 1):
        with at(now() + timedelta(minutes=15 * quarter)):
            assert inside(desk)
    with at(now() + timedelta(hours=12, seconds=30)):
        assert not inside(desk)
    assert why_ended() == ["too_long"]


def test_sessions_that_ran_out_unseen_are_put_on_record_when_their_owner_returns(
    desk: Client, rina: Person
) -> None:
    with at(now() + timedelta(hours=2)):
        sign_in(Client(), rina)
    assert why_ended() == ["idle"]
    assert OpenSession.objects.count() == 1


def test_sessions_that_ran_out_are_cleared_when_anybody_signs_in(rina: Person) -> None:
    for key, hours in (("over", -1), ("going on", 1)):
        ends = timezone.now() + timedelta(hours=hours)
        Session.objects.create(session_key=key, session_data="", expire_date=ends)
    sign_in(Client(), rina)
    assert Session.objects.filter(session_key="going on").exists()
    assert not Session.objects.filter(session_key="over").exists()


def test_looking_at_pages_hardly_ever_writes(desk: Client, django_assert_num_queries: object) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    inside(desk)
    with CaptureQueriesContext(connection) as queries:
        inside(desk)
    assert not [q["sql"] for q in queries if not q["sql"].lstrip("(").startswith("SELECT")]


class TestMandateEnds:
    def test_every_session_ends_on_the_same_day(
        self, desk: Client, rina: Person, task_force: TaskForce
    ) -> None:
        mandate = Mandate.objects.get(official=rina.account.official)
        end_mandate(task_force.secretariat, mandate, on=date(2026, 3, 9))

        assert not inside(desk)
        assert why_ended() == ["mandate_ended"]

    def test_a_last_day_that_is_still_to_come_lets_her_work_on(
        self, desk: Client, rina: Person, task_force: TaskForce
    ) -> None:
        mandate = Mandate.objects.get(official=rina.account.official)
        end_mandate(task_force.secretariat, mandate, on=date(2026, 3, 31))
        assert inside(desk)


class TestLockedScreen:
    def test_it_shows_nothing_until_the_password_is_given(self, desk: Client) -> None:
        locked = desk.post("/lock/", headers={"referer": "http://testserver/account/sessions/"})
        assert locked["Location"] == "/sign-in/?next=%2Faccount%2Fsessions%2F"
        assert not inside(desk)
        page = desk.get(locked["Location"])
        assert "Dikunci pukul 09.00" in page.content.decode()

        assert desk.post("/sign-in/unlock/", {"password": "salah sama sekali"}).status_code == 422
        assert not inside(desk)
        opened = desk.post("/sign-in/unlock/", {**hidden(page), "password": PASSWORD})
        assert opened["Location"] == "/account/sessions/"
        assert inside(desk)

    def test_a_locked_screen_has_no_fresh_code_and_runs_out_like_any(self, desk: Client) -> None:
        desk.post("/lock/")
        desk.post("/sign-in/unlock/", {"password": PASSWORD})
        assert desk.get("/account/password/")["Location"] == "/account/code/?next=%2Faccount%2Fpassword%2F"
        desk.post("/lock/")
        with at(now() + timedelta(minutes=31)):
            assert desk.post("/sign-in/unlock/", {"password": PASSWORD})["Location"] == "/sign-in/"
        assert why_ended() == ["idle"]

    def test_wrong_passwords_pause_a_locked_screen_too(self, desk: Client) -> None:
        desk.post("/lock/")
        for _ in range(5):
            desk.post("/sign-in/unlock/", {"password": "salah sama sekali"})
        assert desk.post("/sign-in/unlock/", {"password": PASSWORD}).status_code == 422

    def test_another_person_signs_in_at_a_locked_screen(self, desk: Client, task_force: TaskForce) -> None:
        domi = a_person(task_force, login="domi@contoh.invalid")
        desk.post("/lock/")
        sign_in(desk, domi)
        assert "domi@contoh.invalid" in desk.get("/account/").content.decode()
        assert why_ended() == ["signed_out"]

    def test_nobody_locks_or_unlocks_for_another(self, rina: Person, task_force: TaskForce) -> None:
        with pytest.raises(Denied):
            signing.lock_screen(task_force.secretariat, rina.account)
        with pytest.raises(Denied):
            signing.unlock_screen(task_force.secretariat, rina.account, password=PASSWORD)


class TestFreshCode:
    def test_signing_in_is_fresh_for_a_quarter_of_an_hour(self, desk: Client) -> None:
        assert desk.get("/account/password/").status_code == 200
        with at(now() + timedelta(minutes=15, seconds=1)):
            assert desk.get("/account/password/")["Location"].startswith("/account/code/")

    def test_a_new_code_opens_the_page_again_and_an_old_one_does_not(
        self, desk: Client, rina: Person
    ) -> None:
        old = rina.code()
        with at(now() + timedelta(minutes=16)):
            page = desk.get("/account/code/?next=/account/password/")
            assert desk.post("/account/code/", {**hidden(page), "code": old}).status_code == 422
            answer = desk.post("/account/code/", {**hidden(page), "code": rina.code()})
            assert answer["Location"] == "/account/password/"
            assert desk.get("/account/password/").status_code == 200
            assert desk.post("/account/code/", {"code": rina.code()}).status_code == 422  # a code works once
        acts = LedgerEntry.objects.filter(act__in=["fresh_code.given", "sign_in.failed"])
        assert acts.count() == 3

    def test_nobody_gives_a_code_for_another(self, rina: Person, task_force: TaskForce) -> None:
        with pytest.raises(Denied):
            signing.give_fresh_code(task_force.secretariat, rina.account, code=rina.code())
        with pytest.raises(Denied):
            signing.open_session(task_force.secretariat, rina.account, session_key="x", device="")


class TestOwnKeys:
    def test_a_new_password_signs_every_other_device_out(
        self, desk: Client, phone: Client, rina: Person
    ) -> None:
        new = "kain tenun baru di lopo"
        answer = desk.post("/account/password/", {"password": PASSWORD, "new_password": new})

        assert answer["Location"] == "/account/"
        assert inside(desk)
        assert not inside(phone)
        rina.password = new
        with at(now() + timedelta(minutes=2)):
            assert sign_in(Client(), rina).status_code == 302

    def test_the_old_password_is_asked_for(self, desk: Client, rina: Person) -> None:
        answer = desk.post(
            "/account/password/", {"password": "salah", "new_password": "kain tenun baru di lopo"}
        )
        assert answer.status_code == 422
        assert "lama tidak cocok" in answer.content.decode()

    def test_another_phone_takes_over_once_its_code_fits(self, desk: Client, rina: Person) -> None:
        from lopo.ground.accounts import codes

        me, seed = oneself(rina.account), codes.new_seed()
        with pytest.raises(Refused):
            replace_second_factor(me, rina.account, seed=seed, code="000000")
        replace_second_factor(me, rina.account, seed=seed, code=codes.code_at(seed, now()))
        with at(now() + timedelta(minutes=2)):
            assert sign_in(Client(), rina).status_code == 422
            rina.seed = seed
            assert sign_in(Client(), rina).status_code == 302
        assert desk.get("/account/phone/").status_code == 200

    def test_new_recovery_codes_make_the_old_paper_worthless(self, desk: Client, rina: Person) -> None:
        answer = desk.post("/account/recovery-codes/")
        assert answer.content.decode().count('<li class="num">') == 10
        rina.code = lambda: rina.paper[0]  # type: ignore[method-assign]
        with at(now() + timedelta(minutes=2)):
            assert sign_in(Client(), rina).status_code == 422

    def test_the_language_is_remembered_with_the_account(self, desk: Client, rina: Person) -> None:
        desk.post("/account/language/", {"language": "en"})
        with at(now() + timedelta(minutes=2)):
            elsewhere = Client()
            sign_in(elsewhere, rina)
            assert elsewhere.cookies["django_language"].value == "en"
            assert 'lang="en"' in elsewhere.get("/account/").content.decode()[:300]

    def test_each_act_about_oneself_is_on_the_ledger(self, rina: Person) -> None:
        me, account = oneself(rina.account), rina.account
        before = LedgerEntry.objects.count()
        choose_language(me, account, language="en")
        renew_recovery_codes(me, account)
        lock_screen(me, account)
        unlock_screen(me, account, password=PASSWORD)
        give_fresh_code(me, account, code=rina.code())
        end_session(me, open_session(me, account, session_key="one", device=""), because="signed_out")
        open_session(me, account, session_key="two", device="")
        end_other_sessions(me, account, keep="three")

        entries = LedgerEntry.objects.order_by("number")[before:]
        assert [entry.act for entry in entries] == [
            "account.language_chosen",
            "account.recovery_codes_renewed",
            "screen.locked",
            "screen.unlocked",
            "fresh_code.given",
            "session.opened",
            "session.ended",
            "session.opened",
            "session.ended",
            "sessions.others_ended",
        ]
        assert {entry.account_id for entry in entries} == {account.pk}

    def test_keys_are_changed_by_their_owner_only(self, rina: Person, task_force: TaskForce) -> None:
        other, account = task_force.secretariat, rina.account
        with pytest.raises(Denied):
            change_password(other, account, password=PASSWORD, new_password="x" * 12, session_key="")
        with pytest.raises(Denied):
            replace_second_factor(other, account, seed="", code="")
        with pytest.raises(Denied):
            renew_recovery_codes(other, account)
        with pytest.raises(Denied):
            choose_language(other, account, language="en")


def test_somebody_without_a_hat_reaches_the_own_account_and_nothing_else(
    desk: Client, rina: Person, task_force: TaskForce
) -> None:
    with at(now() + timedelta(seconds=30)):
        end_mandate(
            task_force.secretariat, Mandate.objects.get(official=rina.account.official), on=date(2026, 3, 8)
        )
        sign_in(desk, rina)
        assert inside(desk)
        assert desk.get("/recovery/").status_code == 403


def test_pages_behind_the_door_are_not_kept_by_the_browser(desk: Client) -> None:
    assert "no-store" in desk.get("/account/")["Cache-Control"]
    assert timedelta(minutes=30) == sessions.IDLE
