"""A receiver who does not answer: three tries are told, then the desk records what its letter says, and it may contest."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from lopo.cases.case.models import CaseClass, Participation
from lopo.cases.case.operations import classify_case
from lopo.cases.conflict.operations import record_conflict
from lopo.cases.handover.models import Handover, HandoverState
from lopo.cases.handover.operations import accept_handover, answer_from_letter, record_try
from lopo.ground.acts import Actor, Denied, Level, Refused, at
from lopo.ground.acts.fetch import visible
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.models import LedgerEntry
from lopo.taskforce.access.hats import hats_of
from lopo.taskforce.record.models import Contribution, Standing
from tests.cases.people import CANARIES, opened, victim
from tests.cases.test_handover import WHY, offered, receiver
from tests.cast import TaskForce

LETTER = "400.2/17/2026, 12 Maret 2026"


def tried(task_force: TaskForce, handover: Handover, *, times: int = 3) -> Handover:
    """Told on the third day, one try on each."""
    with at(datetime(2026, 3, 12, 9)):
        for number in range(times):
            record_try(task_force.polres, handover, on=date(2026, 3, 9 + number), way="phone")
    return Handover.objects.get(pk=handover.pk)


def hat_again(task_force: TaskForce) -> Actor:
    """The secretary as the next request finds them: reach and conflicts are found once for an actor."""
    account = task_force.secretariat.account
    assert account
    return next(hat for hat in hats_of(account) if hat.hat == "secretariat")


def waiting(task_force: TaskForce) -> str:
    """What waits for the desk; signed in anew, for the clock of the test may have gone on."""
    answer = task_force.client(task_force.secretariat).get("/waiting/")
    assert answer.status_code == 200
    return answer.content.decode()


def desk_owes(handover: Handover) -> bool:
    running = Clock.objects.filter(rule__key="record_answer", subject_id=handover.pk)
    return running.filter(met_on=None, ended_on=None).exists()


def test_after_three_tries_the_desk_records_the_letter_and_the_receiver_is_told(
    task_force: TaskForce,
) -> None:
    handover = tried(task_force, offered(task_force, opened(task_force.polres)))
    assert desk_owes(handover)

    answer_from_letter(task_force.secretariat, handover, answer="accepted", letter=LETTER)
    handover.refresh_from_db()
    assert (handover.state, handover.letter, handover.answered_by) == (HandoverState.ACCEPTED, LETTER, None)
    row = Participation.objects.get(handed__handover=handover)
    assert (row.held_by, row.office) == (handover.receiver, handover.receiver_office)
    told = Contribution.objects.get(subject_id=handover.pk, agency=handover.receiver_office.agency)
    assert (told.standing, told.source) == (Standing.TOLD, LETTER)
    assert not desk_owes(handover)
    with pytest.raises(Refused):
        answer_from_letter(task_force.secretariat, handover, answer="accepted", letter=LETTER)


def test_a_letter_that_returns_them_makes_it_the_givers_open_work(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = tried(task_force, offered(task_force, case))
    with pytest.raises(Refused, match="mengapa dikembalikan"):
        answer_from_letter(task_force.secretariat, handover, answer="returned", letter=LETTER)
    answer_from_letter(task_force.secretariat, handover, answer="returned", letter=LETTER, because="penuh")
    [owed] = Clock.objects.filter(rule__key="settle_return", met_on=None, ended_on=None)
    assert (owed.owed_by, owed.owed_to) == (task_force.polres.agency, handover.receiver_office.agency)
    assert owed.subject_id == victim(case).pk
    entry = LedgerEntry.objects.get(act="handover.returned", subject_id=handover.pk)
    assert (entry.source, entry.for_agency) == (LETTER, handover.receiver_office.agency)


def test_before_the_third_try_the_desk_neither_sees_nor_answers(task_force: TaskForce) -> None:
    handover = tried(task_force, offered(task_force, opened(task_force.polres)), times=2)
    assert not visible(Handover, to=task_force.secretariat).exists()
    assert not desk_owes(handover)
    with pytest.raises(Denied):
        answer_from_letter(task_force.secretariat, handover, answer="accepted", letter=LETTER)
    handover = tried(task_force, offered(task_force, opened(task_force.polres)))
    assert visible(Handover, to=task_force.secretariat).filter(pk=handover.pk).exists()
    with pytest.raises(Denied):
        answer_from_letter(task_force.dinsos, handover, answer="accepted", letter=LETTER)
    with pytest.raises(Refused, match="nomor dan tanggal"):
        answer_from_letter(task_force.secretariat, handover, answer="accepted", letter=" ")
    with pytest.raises(Refused, match="Pilih jawaban"):
        answer_from_letter(task_force.secretariat, handover, answer="maybe", letter=LETTER)


def test_the_receivers_own_answer_ends_what_the_desk_owes(task_force: TaskForce) -> None:
    handover = tried(task_force, offered(task_force, opened(task_force.polres)))
    accept_handover(receiver(task_force, handover), handover)
    assert not desk_owes(handover)
    with pytest.raises(Refused, match="sudah dijawab"):
        record_try(task_force.polres, handover, on=date(2026, 3, 9), way="phone")


def test_only_the_giver_tells_a_try_and_only_one_that_was(task_force: TaskForce) -> None:
    handover = offered(task_force, opened(task_force.polres))
    for stranger in (task_force.secretariat, task_force.satpolpp, receiver(task_force, handover)):
        with pytest.raises(Denied):
            record_try(stranger, handover, on=date(2026, 3, 9), way="phone")
    record_try(task_force.polres, handover, on=date(2026, 3, 9), way="phone")
    for on, way in (
        ("2026-03-09", "phone"),
        ("2026-03-10", "phone"),
        ("2026-03-08", "phone"),
        ("2026-03-09", "drum"),
    ):
        with pytest.raises(Refused):
            record_try(task_force.polres, handover, on=date.fromisoformat(on), way=way)
    assert handover.tries.count() == 1


def test_the_desk_sees_number_and_sides_and_no_person(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = tried(task_force, offered(task_force, case))
    client = task_force.client(task_force.secretariat)
    page = client.get(handover.get_absolute_url()).content.decode()
    assert f"/handovers/{handover.pk}/letter/" in page
    assert not [word for word in (*CANARIES, WHY) if word in page]
    with at(datetime(2026, 3, 13, 9)):
        assert handover.number in waiting(task_force)
    sent = {"answer": "accepted", "letter": LETTER, "because": ""}
    assert client.post(f"/handovers/{handover.pk}/letter/", sent).status_code == 302
    assert client.get(handover.get_absolute_url()).status_code == 404
    clerk = task_force.client(task_force.staff("nakertrans", Level.ACT))
    assert clerk.get(f"/handovers/{handover.pk}/letter/").status_code == 403


def test_the_desk_learns_nothing_of_a_sealed_one(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = tried(task_force, offered(task_force, case))
    classify_case(task_force.polres, case, kind=CaseClass.SEALED, because="ancaman")
    client = task_force.client(task_force.secretariat)
    assert client.get(f"/handovers/{handover.pk}/letter/").status_code == 404
    with at(datetime(2026, 3, 13, 9)):
        assert handover.number not in waiting(task_force)
    with pytest.raises(Denied):
        answer_from_letter(task_force.secretariat, handover, answer="accepted", letter=LETTER)


def test_whoever_at_the_desk_is_shut_out_of_the_case_records_nothing_in_it(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = tried(task_force, offered(task_force, case))
    secretary = task_force.secretariat.official
    assert secretary
    record_conflict(task_force.polres, case, official=secretary, because="saudara terduga")
    client = task_force.client(task_force.secretariat)
    assert client.get(handover.get_absolute_url()).status_code == 404
    with pytest.raises(Denied):
        answer_from_letter(hat_again(task_force), handover, answer="accepted", letter=LETTER)


def test_the_giver_tells_tries_and_copies_a_reminder_that_names_nobody(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = offered(task_force, case)
    client = task_force.client(task_force.polres)
    address = handover.get_absolute_url()
    assert client.post(f"{address}tries/new/", {"on": "2026-03-09", "way": "visit"}).status_code == 302
    assert client.post(f"{address}tries/new/", {"on": "2026-03-09", "way": "visit"}).status_code == 422
    page = client.get(address).content.decode()
    assert "didatangi" in page
    [text] = [line for line in page.splitlines() if "menunggu jawaban Bapak/Ibu" in line]
    assert not [word for word in CANARIES if word in text]
