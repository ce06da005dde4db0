"""Screening somebody: by who may write what happened; kept as it was; read by who may read what happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

from pypdf import PdfReader
import pytest

from lopo.cases.case.models import Participation, Role
from lopo.cases.case.operations import SCREEN, add_office, add_people, end_participation, resume_participation
from lopo.cases.handover.operations import accept_handover, offer_handover
from lopo.cases.screening.models import Screening
from lopo.cases.screening.operations import screen_person
from lopo.cases.screening.proposing import Found, Result
from lopo.evaluation.describing import describe
from lopo.ground.acts import Actor, Denied, Level, Refused, today
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.models import LedgerEntry
from lopo.taskforce.decree.models import Function
from lopo.taskforce.record.models import Contribution
from tests.cases.people import GIRL, NAME, RECRUITER, office_of, opened, suspect, victim
from tests.cases.test_case_sight import everything_kept
from tests.cases.test_handover import receiver, seat_for
from tests.cast import TaskForce

REASONS = "ditahan di rumah kenari tanpa upah"
ADULT = {"act": "shown", "means": "shown", "purpose": "some"}


TOLD: dict[str, Any] = {
    "questions": "cepat-2026",
    "answers": {"invited": "yes", "deceived": "yes", "exploited": "no"},
    "elements": ADULT,
    "result": Result.SOME,
    "reasons": REASONS,
}


def screened(actor: Actor, row: Participation, **more: Any) -> Screening:
    done: Screening = screen_person(actor, row, **(TOLD | more))
    return done


def running(row: Participation) -> list[Clock]:
    return list(Clock.objects.filter(rule__key=SCREEN, subject_id=row.pk, met_on=None, ended_on=None))


# Who may


def test_whoever_may_write_what_happened_screens_and_others_do_not(task_force: TaskForce) -> None:
    row = victim(opened(task_force.polres))
    add_office(
        task_force.polres,
        row,
        office=office_of(task_force.dinkes),
        reason="diperiksa",
        compartments=["health"],
    )
    add_office(
        task_force.polres,
        row,
        office=office_of(task_force.dp3a),
        reason="mendampingi",
        compartments=["narrative"],
    )
    for stranger in (
        task_force.dinsos,
        task_force.secretariat,
        task_force.pn,
        task_force.dinkes,
        task_force.staff("polres", Level.DRAFT),
    ):
        with pytest.raises(Denied):
            screen_person(stranger, row, **TOLD)
    screened(task_force.polres, row)
    assert screened(task_force.dp3a, row).order == 2


def test_an_offer_lets_one_read_and_not_screen_yet(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    row = victim(case)
    made = offer_handover(
        task_force.polres, case, [row], receiver=seat_for(case, Function.CARE), because="perlu tempat aman"
    )
    takes = receiver(task_force, made)
    with pytest.raises(Denied):
        screened(takes, row)
    accept_handover(takes, made)
    screened(takes, row)
    with pytest.raises(Denied):
        screened(task_force.polres, row)


# What is kept


def test_a_screening_is_kept_as_it_was_and_a_second_stands_beside_it(task_force: TaskForce) -> None:
    row = victim(opened(task_force.polres))
    first = screened(task_force.polres, row)
    second = screened(task_force.polres, row, result=Result.STRONG, answers={"forced": "yes"})

    kept = Screening.objects.get(pk=first.pk)
    assert (kept.result, kept.reasons, kept.questions) == (Result.SOME, REASONS, "cepat-2026")
    assert kept.said["exploited"] == "no"
    assert kept.said["forced"] == "unknown"  # not asked
    assert list(row.screenings.all()) == [second, first]


def test_the_result_is_the_officers_own_and_what_was_proposed_stands_beside_it(task_force: TaskForce) -> None:
    grown = replace(GIRL, who=replace(GIRL.who, born="1996"))
    row = victim(opened(task_force.polres, grown))
    done = screened(task_force.polres, row, result=Result.NONE, elements={**ADULT, "means": "no"})
    assert done.result == Result.NONE
    assert done.judged["result"] == Result.SOME
    assert done.judged["elements"]["means"] == Found.NO
    assert done.judged["proposed"]["means"] == Found.SHOWN


def test_a_child_at_the_event_is_asked_nothing_about_means(task_force: TaskForce) -> None:
    row = victim(opened(task_force.polres, happened_on=date(2026, 2, 1)))  # born on 1 July 2008
    done = screened(task_force.polres, row, elements={"act": "shown", "purpose": "shown"})
    assert done.judged["age"] == "child"
    assert done.judged["elements"]["means"] == Found.NOT_NEEDED


def test_it_changes_nobodys_role_and_a_suspect_may_be_screened_too(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    screened(task_force.polres, victim(case), result=Result.NONE)
    screened(task_force.polres, suspect(case))
    roles = set(case.participations.values_list("role", "ended_on"))
    assert roles == {(Role.VICTIM, None), (Role.SUSPECT, None)}


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"reasons": " "}, "alasannya"),
        ({"reasons": "x" * 2001}, "2000 huruf"),
        ({"result": "guilty"}, "Usulan tidak memutuskan"),
        ({"elements": {"act": "shown"}}, "tujuan"),
        ({"elements": {**ADULT, "act": "not_needed"}}, "proses"),
        ({"answers": {"invited": "maybe"}}, "Muat ulang"),
        ({"answers": {"guilty": "yes"}}, "Muat ulang"),
        ({"questions": "lain"}, "Muat ulang"),
        ({"on": date(2999, 1, 1)}, "belum tiba"),
    ],
)
def test_what_is_not_whole_is_refused_and_nothing_is_kept(
    task_force: TaskForce, wrong: dict[str, Any], why: str
) -> None:
    row = victim(opened(task_force.polres, happened_on=date(2026, 2, 1)))
    with pytest.raises(Refused, match=why):
        screened(task_force.polres, row, **wrong)
    assert not Screening.objects.exists()


def test_somebody_who_left_the_case_is_screened_no_more(task_force: TaskForce) -> None:
    row = victim(opened(task_force.polres))
    end_participation(task_force.polres, row, because="resolved")
    with pytest.raises(Refused, match="tidak lagi"):
        screened(task_force.polres, row)


# Record and clock


def test_each_victim_is_to_be_screened_by_whoever_answers_for_them(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    row = victim(case)
    (clock,) = running(row)
    assert (clock.owed_by, clock.about) == (task_force.polres.agency, case.number)
    assert clock.due_on == today() + timedelta(days=1)
    assert not running(suspect(case))

    made = offer_handover(
        task_force.polres, case, [row], receiver=seat_for(case, Function.CARE), because="perlu tempat aman"
    )
    accept_handover(receiver(task_force, made), made)
    (clock,) = running(row)
    assert clock.owed_by_office == made.receiver_office
    screened(receiver(task_force, made), row)
    assert not running(row)


def test_who_leaves_unscreened_is_owed_nothing_and_who_comes_back_is(task_force: TaskForce) -> None:
    row = victim(opened(task_force.polres))
    end_participation(task_force.polres, row, because="resolved")
    assert not running(row)
    resume_participation(task_force.polres, row)
    assert len(running(row)) == 1


def test_a_screening_is_on_record_for_the_agency_that_did_it_and_names_nobody(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    done = screened(task_force.polres, victim(case))
    entry = LedgerEntry.objects.get(act="person.screened")
    assert entry.subject_id == done.pk
    (row,) = Contribution.objects.filter(subject_id=done.pk)
    assert (row.agency, row.about, row.took_part) == (task_force.polres.agency, case.number, True)
    assert REASONS not in " ".join(everything_kept())
    assert '"deceived"' not in " ".join(everything_kept())


# Pages


def sent(row: Participation, **more: str) -> dict[str, str]:
    return {"act_id": str(uuid4()), "questions": "cepat-2026", "on": today().isoformat(), **more}


def test_the_questions_come_first_then_a_proposal_then_a_decision(task_force: TaskForce) -> None:
    row, client = victim(opened(task_force.polres)), task_force.client(task_force.polres)
    address = f"/cases/people/{row.pk}/screenings/new/"
    page = client.get(address).content.decode()
    assert page.count('value="unknown"') == 12
    assert page.count("checked") == 12
    assert "Hasilnya" not in page

    answers = {"q_invited": "yes", "q_deceived": "yes", "q_exploited": "yes"}
    page = client.post(address, sent(row, **answers, propose="1")).content.decode()
    assert "tanda kuat" in page
    assert not Screening.objects.exists()
    result = page[page.index("Hasilnya") :]
    assert "checked" not in result  # a proposal presses nothing

    answer = client.post(address, sent(row, **answers, **ADULT, reasons=REASONS))
    assert answer.status_code == 422
    assert REASONS in answer.content.decode()
    answer = client.post(address, sent(row, **answers, **ADULT, reasons=REASONS, result="strong"))
    assert answer.status_code == 302
    page = client.get(answer.headers["Location"]).content.decode()
    assert REASONS in page
    assert "tanda kuat" in page
    assert NAME not in page
    assert "tanda kuat" in client.get(f"/cases/people/{row.pk}/").content.decode()


def test_who_may_not_read_what_happened_is_told_whom_to_ask_and_reads_nothing(task_force: TaskForce) -> None:
    row = victim(opened(task_force.polres))
    done = screened(task_force.polres, row, result=Result.STRONG)
    add_office(
        task_force.polres,
        row,
        office=office_of(task_force.dinkes),
        reason="diperiksa",
        compartments=["identity"],
    )
    client = task_force.client(task_force.dinkes)
    page = client.get(f"/cases/people/{row.pk}/").content.decode()
    assert "dibaca oleh yang boleh membaca cerita kejadian" in page
    assert "tanda kuat" not in page
    for address in (done.get_absolute_url(), f"/cases/people/{row.pk}/screenings/new/"):
        assert client.get(address).status_code == 404
    assert task_force.client(task_force.yabiku).get(done.get_absolute_url()).status_code == 404


def test_a_blank_sheet_asks_the_same_and_has_no_place_for_a_name(task_force: TaskForce) -> None:
    answer = task_force.client(task_force.polres).get("/screenings/blank.pdf")
    pages = PdfReader(BytesIO(b"".join(answer))).pages
    told = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert len(pages) == 1
    assert "Jangan menulis nama atau NIK" in told
    assert "Ia diancam, dipukul, atau disekap?" in told
    assert task_force.client(task_force.secretariat).get("/screenings/blank.pdf").status_code == 403


def test_the_case_says_who_is_not_screened_yet(task_force: TaskForce) -> None:
    case, client = opened(task_force.polres, GIRL, GIRL), task_force.client(task_force.polres)
    assert client.get(case.get_absolute_url()).content.decode().count("belum ditapis") == 2
    screened(task_force.polres, case.participations.get(order=1))
    assert client.get(case.get_absolute_url()).content.decode().count("belum ditapis") == 1


def test_who_comes_into_an_open_case_is_to_be_screened_too(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    add_people(task_force.polres, case, people=[GIRL, RECRUITER])
    added = case.participations.filter(order__gt=2)
    assert [len(running(row)) for row in added] == [1, 0]


def test_among_the_records_of_an_evaluation_it_has_the_cases_number_and_opens_to_who_sees_the_person(
    task_force: TaskForce,
) -> None:
    case = opened(task_force.polres)
    ref = ("screening", screened(task_force.polres, victim(case)).pk)
    own = describe(task_force.polres, [ref])[ref]
    other = describe(task_force.yabiku, [ref])[ref]
    assert (own.title, own.url) == (case.number, f"/cases/people/{victim(case).pk}/")
    assert (other.title, other.url) == (case.number, "")


def test_a_seat_that_reads_what_happened_and_may_not_write_it_does_not_screen(
    task_force: TaskForce, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = victim(opened(task_force.polres))
    monkeypatch.setattr("lopo.taskforce.access.reach.writable", lambda _kinds: frozenset())
    vars(task_force.polres).pop("reach", None)
    with pytest.raises(Denied):
        screened(task_force.polres, row)
