"""A request: one thing about one person asked of one office; accepted, declined, done, withdrawn, or told by letter."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image
from pypdf import PdfReader
import pytest

from lopo.cases.case.models import Case, Grant, Participation
from lopo.cases.case.operations import add_office, end_participation
from lopo.cases.case.queries import views_of
from lopo.cases.handover.operations import accept_handover
from lopo.cases.request.models import Request, RequestKind, RequestState
from lopo.cases.request.operations import (
    accept_request,
    decline_request,
    finish_request,
    give_up_request,
    make_request,
    print_request_identity,
    read_request,
    record_answer,
    withdraw_request,
)
from lopo.cases.request.queries import papers_of, who_can_be_asked
from lopo.cases.request.texts import reminder
from lopo.ground.acts import Actor, Denied, Level, Refused, at
from lopo.ground.acts.fetch import visible
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.papers.models import Upload
from lopo.taskforce.decree.work import Work
from lopo.taskforce.record.models import Contribution, Standing
from tests.cases.people import CANARIES, NAME, NIK, STORY, SUSPECT_NAME, office_of, opened, suspect, victim
from tests.cases.test_case_sight import everything_kept, told
from tests.cases.test_handover import offered, receiver
from tests.cast import TaskForce
from tests.conftest import TODAY

TEXT, ANSWER = "pemeriksaan umum dan surat hasilnya kenari", "sudah diperiksa, sehat, burung kenari"
DAY = TODAY.date()
PICTURE = BytesIO()
Image.new("RGB", (40, 30), "white").save(PICTURE, "JPEG")


def asked(by: Actor, row: Participation, of: Actor, *opens: str, **more: Any) -> Request:
    made: Request = make_request(
        by, row, office=office_of(of), kind=RequestKind.HEALTH, text=TEXT, compartments=opens, **more
    )
    return made


def running(key: str) -> list[Clock]:
    return list(Clock.objects.filter(rule__key=key, met_on=None, ended_on=None))


@pytest.fixture
def case(task_force: TaskForce) -> Case:
    return opened(task_force.polres)


def test_what_is_asked_waits_with_the_asked_office_and_the_asker_stays_responsible(
    task_force: TaskForce, case: Case
) -> None:
    row = asked(task_force.polres, victim(case), task_force.dinkes, "identity")

    [clock] = running("answer_request")
    assert (clock.owed_by, clock.owed_to) == (task_force.dinkes.agency, task_force.polres.agency)
    assert clock.due_on == DAY + timedelta(days=3)
    assert row.number == f"{case.number}/PM-1"
    assert victim(case).office == task_force.polres.office
    assert not [word for word in (*CANARIES, TEXT) if word in f"{clock.about}{row.number}"]
    assert row.number in told(task_force.client(task_force.dinkes), "/", "get")


def test_only_who_answers_for_the_person_asks_and_only_what_it_reads_itself(
    task_force: TaskForce, case: Case
) -> None:
    row, clinic = victim(case), office_of(task_force.dinkes)
    with pytest.raises(Denied):
        asked(task_force.dinsos, row, task_force.dinkes)
    with pytest.raises(Denied):
        asked(task_force.staff("polres", Level.DRAFT), row, task_force.dinkes)
    for parts in (["health"], ["shelter"], ["nonsense"]):  # the police read neither of the first two
        with pytest.raises(Refused, match="dapat Anda baca sendiri"):
            asked(task_force.polres, row, task_force.dinkes, *parts)
    add_office(task_force.polres, row, office=clinic, reason="x", compartments=["shelter"])
    care = opened(task_force.dinsos)
    with pytest.raises(Refused, match="dapat Anda baca sendiri"):  # reads it, and may not open it
        asked(task_force.dinsos, victim(care), task_force.dinkes, "shelter")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"text": " "}, "apa yang diminta"),
        ({"text": "x" * 2001}, "Terlalu panjang"),
        ({"text": f"tolong {NAME.upper()}"}, "tanpa nama"),
        ({"text": f"KTP {NIK}"}, "tanpa nama"),
        ({"kind": "favour"}, "Pilih apa"),
        ({"needed_by": DAY - timedelta(days=1)}, "sudah lewat"),
    ],
)
def test_a_request_that_says_too_little_or_too_much_is_refused(
    task_force: TaskForce, case: Case, wrong: dict[str, Any], says: str
) -> None:
    right: dict[str, Any] = {"kind": RequestKind.HEALTH, "text": TEXT, "office": office_of(task_force.dinkes)}
    with pytest.raises(Refused, match=says):
        make_request(task_force.polres, victim(case), **(right | wrong))
    assert not Grant.objects.filter(because="request").exists()


def test_who_can_be_asked_is_a_seat_or_a_partner_and_never_oneself_keeper_or_auditor(
    task_force: TaskForce, case: Case
) -> None:
    offices = list(who_can_be_asked(task_force.polres))
    assert office_of(task_force.dukcapil) in offices
    assert office_of(task_force.pn) in offices
    assert office_of(task_force.inspektorat) not in offices
    with pytest.raises(Refused, match="tidak dapat diminta"):
        asked(task_force.polres, victim(case), task_force.polres)
    with pytest.raises(Refused, match="tidak dapat diminta"):
        asked(task_force.polres, victim(case), task_force.inspektorat)


def test_accepted_it_is_owed_by_the_day_asked_for_else_within_seven_days(
    task_force: TaskForce, case: Case
) -> None:
    first = asked(task_force.polres, victim(case), task_force.dinkes)
    second = asked(task_force.polres, victim(case), task_force.dinkes, needed_by=DAY + timedelta(days=2))
    with pytest.raises(Denied):
        accept_request(task_force.polres, first)
    with pytest.raises(Denied):
        accept_request(task_force.staff("dinkes", Level.DRAFT), first)
    with at(DAY + timedelta(days=1)):
        for row in (first, second):
            accept_request(task_force.staff("dinkes"), row)

    due = {clock.subject_id: clock.due_on for clock in running("do_request")}
    assert due == {first.pk: DAY + timedelta(days=7), second.pk: DAY + timedelta(days=2)}
    assert not running("answer_request")
    with pytest.raises(Refused, match="sudah dijawab"):
        decline_request(task_force.dinkes, first, because="penuh")


def test_done_it_is_told_to_the_asker_with_its_papers_and_both_are_seen_to_have_worked(
    task_force: TaskForce, case: Case
) -> None:
    row = asked(task_force.polres, victim(case), task_force.dinkes, "identity")
    with pytest.raises(Denied):
        finish_request(task_force.polres, row, answer=ANSWER)
    with pytest.raises(Refused, match="apa yang sudah dikerjakan"):
        finish_request(task_force.dinkes, row, answer=" ")
    finish_request(
        task_force.dinkes, row, answer=ANSWER, papers=[ContentFile(PICTURE.getvalue(), "hasil.jpg")]
    )

    assert (row.state, row.answered_on, row.done_on) == (RequestState.DONE, DAY, DAY)
    assert not running("answer_request")
    assert not running("do_request")
    work = Contribution.objects.filter(work=Work.REQUEST, took_part=True)
    assert {c.agency: c.standing for c in work} == {
        task_force.dinkes.agency: Standing.OWN,
        task_force.polres.agency: Standing.TOLD,
    }
    client = task_force.client(task_force.polres)
    assert ANSWER in told(client, row.get_absolute_url(), "get")
    [paper] = papers_of(row)
    assert client.get(f"{row.get_absolute_url()}papers/{paper.pk}/")["Content-Type"] == "image/jpeg"
    for stranger in (task_force.polres, task_force.secretariat):  # the common page of proofs knows it not
        assert task_force.client(stranger).get(f"/berkas/{paper.pk}").status_code == 404
    assert (
        task_force.client(task_force.dinsos).get(f"{row.get_absolute_url()}papers/{paper.pk}/").status_code
        == 404
    )
    assert not visible(Upload, to=task_force.polres).filter(pk=paper.pk).exists()


def test_declined_with_a_reason_it_closes_and_is_no_work_together(task_force: TaskForce, case: Case) -> None:
    row = asked(task_force.polres, victim(case), task_force.dinkes, "identity")
    with pytest.raises(Denied):
        decline_request(task_force.dinsos, row, because="penuh")
    with pytest.raises(Refused, match="mengapa tidak dapat"):
        decline_request(task_force.dinkes, row, because="")
    decline_request(task_force.dinkes, row, because="alatnya rusak")

    assert not running("answer_request")
    assert not visible(Participation, to=task_force.dinkes).exists()
    assert "alatnya rusak" in told(task_force.client(task_force.polres), row.get_absolute_url(), "get")
    assert not Contribution.objects.filter(work=Work.REQUEST, took_part=True).exists()


def test_what_was_accepted_and_cannot_be_done_after_all_is_given_up_with_a_reason(
    task_force: TaskForce, case: Case
) -> None:
    row = asked(task_force.polres, victim(case), task_force.dinkes, "identity")
    with pytest.raises(Refused):  # nothing was accepted yet
        give_up_request(task_force.dinkes, row, because="penuh")
    accept_request(task_force.dinkes, row)
    with pytest.raises(Denied):
        give_up_request(task_force.polres, row, because="penuh")
    give_up_request(task_force.dinkes, row, because="dokternya dipindahkan")

    assert (row.state, running("do_request")) == (RequestState.DECLINED, [])
    assert not visible(Participation, to=task_force.dinkes).exists()
    page = told(task_force.client(task_force.polres), row.get_absolute_url(), "get")
    assert "dokternya dipindahkan" in page


def test_withdrawn_nothing_is_owed_and_nothing_read(task_force: TaskForce, case: Case) -> None:
    row = asked(task_force.polres, victim(case), task_force.dinkes, "identity")
    accept_request(task_force.dinkes, row)
    with pytest.raises(Denied):
        withdraw_request(task_force.dinkes, row, because="tidak jadi")
    with pytest.raises(Refused, match="mengapa ditarik"):
        withdraw_request(task_force.polres, row, because="")
    withdraw_request(task_force.polres, row, because="sudah pulang")

    assert not running("do_request")
    page = told(task_force.client(task_force.dinkes), row.get_absolute_url(), "get")
    assert not [word for word in (NAME, TEXT, "sudah pulang") if word in page]
    with pytest.raises(Refused, match="ditarik kembali"):
        finish_request(task_force.dinkes, row, answer=ANSWER)


def test_an_answer_by_letter_is_recorded_with_its_number_and_the_agency_may_contest_it(
    task_force: TaskForce, case: Case
) -> None:
    row = asked(task_force.polres, victim(case), task_force.dukcapil, "identity")
    said: dict[str, Any] = {"what": "done", "answer": "KTP terbit", "letter": "surat 470/12/Dukcapil/2026"}
    with pytest.raises(Denied):
        record_answer(task_force.dinsos, row, **said)
    with pytest.raises(Refused, match="dari mana"):
        record_answer(task_force.polres, row, **(said | {"letter": ""}))
    with pytest.raises(Refused, match="bagaimana"):
        record_answer(task_force.polres, row, **(said | {"what": "maybe"}))
    record_answer(task_force.polres, row, **said)

    entry = LedgerEntry.objects.get(act="request.done")
    assert (entry.for_agency, entry.source) == (task_force.dukcapil.agency, said["letter"])
    told_of = Contribution.objects.get(agency=task_force.dukcapil.agency, work=Work.REQUEST)
    assert (told_of.standing, told_of.source) == (Standing.TOLD, said["letter"])
    assert said["letter"] in told(task_force.client(task_force.polres), row.get_absolute_url(), "get")

    other = asked(task_force.polres, victim(case), task_force.dukcapil)
    record_answer(task_force.polres, other, what="declined", answer="bukan warga", letter="telepon 3 Maret")
    assert other.state == RequestState.DECLINED


def test_a_person_with_a_running_request_does_not_leave_the_case(task_force: TaskForce, case: Case) -> None:
    row = asked(task_force.polres, victim(case), task_force.dinkes)
    with pytest.raises(Refused, match="permintaan yang berjalan"):
        end_participation(task_force.polres, victim(case), because="resolved")
    withdraw_request(task_force.polres, row, because="tidak perlu")
    end_participation(task_force.polres, victim(case), because="resolved")
    with pytest.raises(Refused, match="tidak lagi dalam perkara"):
        asked(task_force.polres, victim(case), task_force.dinkes)


def test_handed_over_the_request_goes_on_and_its_answer_is_the_receivers_to_read(
    task_force: TaskForce, case: Case
) -> None:
    row = asked(task_force.polres, victim(case), task_force.dukcapil, "identity")
    handover = offered(task_force, case)
    care = receiver(task_force, handover)
    accept_handover(care, handover)
    assert NAME in told(task_force.client(task_force.dukcapil), row.get_absolute_url(), "get")
    finish_request(task_force.dukcapil, row, answer=ANSWER)

    assert ANSWER in told(task_force.client(care), row.get_absolute_url(), "get")
    page = told(task_force.client(task_force.polres), row.get_absolute_url(), "get")
    assert row.get_state_display() in page
    assert not [word for word in (ANSWER, TEXT, NAME) if word in page]


# On paper


def printed(client: Any, address: str) -> str:
    answer = client.post(address)
    assert answer["Content-Type"] == "application/pdf", answer.status_code
    return " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(b"".join(answer))).pages).split())


def test_the_letter_names_nobody_and_the_annex_does_and_is_on_the_log(
    task_force: TaskForce, case: Case
) -> None:
    row = asked(task_force.polres, victim(case), task_force.dinkes, needed_by=DAY + timedelta(days=2))
    client = task_force.client(task_force.polres)
    letter = printed(client, f"{row.get_absolute_url()}letter.pdf")
    for word in ("Rahasia", row.number, "layanan kesehatan", "K-01 (terduga korban)", TEXT, "11 Maret 2026"):
        assert word in letter, word
    assert not [word for word in CANARIES if word in letter]

    annex = printed(client, f"{row.get_absolute_url()}identity.pdf")
    assert "RAHASIA" in annex
    assert NAME in annex
    assert STORY not in annex
    assert views_of(victim(case))[0].detail["printed"] == row.number
    clinic = task_force.client(task_force.dinkes)
    for paper in ("letter.pdf", "identity.pdf"):
        assert clinic.post(f"{row.get_absolute_url()}{paper}").status_code == 404
    with pytest.raises(Denied):
        print_request_identity(task_force.dinkes, row)
    print_request_identity(task_force.polres, row)


def test_the_reminder_names_no_person_no_case_and_no_number(task_force: TaskForce, case: Case) -> None:
    row = asked(task_force.polres, victim(case), task_force.dinkes)
    before = reminder(row)
    accept_request(task_force.dinkes, row)
    for text in (before, reminder(row)):
        assert "9 Maret 2026" in text
        assert not [word for word in (*CANARIES, TEXT, case.number, row.number) if word in text]
    assert before != reminder(row)


def test_no_word_of_a_request_lies_open_in_any_table(task_force: TaskForce, case: Case) -> None:
    row = asked(task_force.polres, suspect(case), task_force.dinkes, "identity")
    finish_request(task_force.dinkes, row, answer=ANSWER)
    kept = " ".join(everything_kept())
    assert row.number in kept
    assert not [word for word in (*CANARIES, TEXT, ANSWER) if word in kept]


def test_reading_who_it_is_about_is_on_the_log_and_only_where_it_was_opened(
    task_force: TaskForce, case: Case
) -> None:
    shut = asked(task_force.polres, victim(case), task_force.dinkes)
    with pytest.raises(Denied):
        read_request(task_force.dinkes, shut)
    row = asked(task_force.polres, victim(case), task_force.dukcapil, "identity")
    read_request(task_force.dukcapil, row)
    assert views_of(victim(case))[0].detail["request"] == row.number
    assert SUSPECT_NAME not in told(task_force.client(task_force.dukcapil), row.get_absolute_url(), "get")
