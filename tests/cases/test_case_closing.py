"""A person leaves a case with a reason; a case is closed when nothing is open; who gave reads what came of it."""

from __future__ import annotations

from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
import pytest

from lopo.cases.case.models import Case, CaseState, EndBecause, Participation
from lopo.cases.case.operations import (
    add_office,
    close_case,
    end_participation,
    reopen_case,
    resume_participation,
    still_open,
)
from lopo.cases.handover.operations import accept_handover, return_handover, withdraw_handover
from lopo.ground.acts import Denied, Level, Refused
from lopo.ground.acts.fetch import visible
from lopo.ground.acts.operation import _act, note_recorded
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.models import LedgerEntry
from tests.cases.people import CANARIES, GIRL, NAME, office_of, opened, suspect, victim
from tests.cases.test_handover import offered, receiver
from tests.cast import TaskForce

OUTCOME = "Ketiganya pulang dengan selamat."
NOTE = "dijemput ibunya, kenari"


def emptied(task_force: TaskForce) -> Case:
    """A case that everybody has left."""
    case = opened(task_force.polres)
    for row in case.participations.all():
        end_participation(task_force.polres, row, because=EndBecause.RESOLVED, note=NOTE)
    return case


def test_a_case_is_closed_when_nobody_is_in_it_any_more(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    with pytest.raises(Refused, match="Korban 1 masih dalam perkara"):
        close_case(task_force.polres, case, outcome=OUTCOME)
    assert [one.words for one in still_open(case)] == [
        "Korban 1 masih dalam perkara.",
        "Terduga 2 masih dalam perkara.",
    ]

    case = emptied(task_force)
    close_case(task_force.polres, case, outcome=OUTCOME)
    assert Case.objects.get(pk=case.pk).state == CaseState.CLOSED
    assert Case.objects.get(pk=case.pk).outcome == OUTCOME
    with pytest.raises(Refused):
        close_case(task_force.polres, case, outcome=OUTCOME)


def test_an_offer_keeps_it_open_and_is_named_with_its_way(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = offered(task_force, case)
    with pytest.raises(Refused, match="menunggu jawaban"):
        end_participation(task_force.polres, victim(case), because=EndBecause.RESOLVED)
    [waits] = [one for one in still_open(case) if "menunggu jawaban" in one.words]
    assert waits.url == handover.get_absolute_url()


def test_who_leaves_after_a_return_is_decided_for(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = offered(task_force, case)
    return_handover(receiver(task_force, handover), handover, because="penuh")
    assert owed().count() == 1
    for row in case.participations.all():
        end_participation(task_force.polres, row, because=EndBecause.ELSEWHERE)
    assert not owed().exists()
    assert not still_open(case)


def owed() -> QuerySet[Clock]:
    """What is still to be decided for people who were returned."""
    clocks: QuerySet[Clock] = Clock.objects.filter(rule__key="settle_return", met_on=None, ended_on=None)
    return clocks


def test_an_opener_that_does_not_lead_closes_nothing(task_force: TaskForce) -> None:
    members = task_force.members.values()
    opener = next(m for m in members if m.seats and not m.leads and office_of(m).agency.kind != "court")
    case = opened(opener)
    for row in case.participations.all():
        end_participation(opener, row, because=EndBecause.RESOLVED)
    with pytest.raises(Denied):
        close_case(opener, case, outcome=OUTCOME)
    page = task_force.client(opener).get(f"/cases/{case.pk}/closing/").content.decode()
    assert "<textarea" not in page
    assert "perbuatan kantor lain" in page


@pytest.mark.parametrize(("outcome", "why"), [(" ", "tanpa nama orang"), ("x" * 2001, "Terlalu panjang")])
def test_an_outcome_is_needed(task_force: TaskForce, outcome: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        close_case(task_force.polres, emptied(task_force), outcome=outcome)


def test_only_who_leads_or_opened_and_signs_closes(task_force: TaskForce) -> None:
    case = emptied(task_force)
    for actor in (
        task_force.dinsos,
        task_force.secretariat,
        task_force.staff("polres", Level.ACT),
        task_force.pn,
    ):
        with pytest.raises(Denied):
            close_case(actor, case, outcome=OUTCOME)
        with pytest.raises(Denied):
            reopen_case(actor, case)


def test_reopened_people_are_as_they_were_left_and_come_back_one_by_one(task_force: TaskForce) -> None:
    case = emptied(task_force)
    row = victim(case)
    close_case(task_force.polres, case, outcome=OUTCOME)
    with pytest.raises(Refused, match="Buka kembali dahulu"):
        resume_participation(task_force.polres, Participation.objects.get(pk=row.pk))

    reopen_case(task_force.polres, case)
    with pytest.raises(Denied):
        resume_participation(task_force.yabiku, row)
    resume_participation(task_force.polres, row)
    again = Participation.objects.get(pk=row.pk)
    assert (again.ended_on, again.held_by, again.office) == (None, case.lead, task_force.polres.office)
    with pytest.raises(Refused, match="masih dalam perkara"):
        resume_participation(task_force.polres, again)


def test_who_left_is_still_read_by_the_holder_and_no_more_by_those_who_were_let_look(
    task_force: TaskForce,
) -> None:
    case = opened(task_force.polres)
    row = victim(case)
    other = next(
        m for m in task_force.members.values() if not m.leads and m.agency != task_force.polres.agency
    )
    add_office(task_force.polres, row, office=office_of(other), reason="diperiksa", compartments=["identity"])
    with pytest.raises(Denied):
        end_participation(other, row, because=EndBecause.RESOLVED)
    with pytest.raises(Refused, match="Pilih sebabnya"):
        end_participation(task_force.polres, row, because="bosan")

    end_participation(task_force.polres, row, because=EndBecause.RESOLVED, note=NOTE)

    page = task_force.client(task_force.polres).get(f"/cases/people/{row.pk}/").content.decode()
    assert NAME in page
    assert NOTE in page
    assert not visible(Participation, to=other).exists()
    with pytest.raises(Refused, match="sudah tidak dalam"):
        end_participation(task_force.polres, row, because=EndBecause.RESOLVED)


def test_the_database_lets_nobody_leave_without_a_reason(task_force: TaskForce) -> None:
    row = victim(opened(task_force.polres))
    with pytest.raises(IntegrityError), transaction.atomic(), _act("test"):
        note_recorded()
        Participation.objects.filter(pk=row.pk).update(ended_on="2026-03-09")


def test_who_handed_over_reads_the_outcome_and_no_name(task_force: TaskForce) -> None:
    case = opened(task_force.polres, GIRL)
    handover = offered(task_force, case)
    care = receiver(task_force, handover)
    accept_handover(care, handover)
    end_participation(care, victim(case), because=EndBecause.RESOLVED, note=NOTE)
    close_case(task_force.polres, case, outcome=OUTCOME)

    for reader in (task_force.polres, task_force.secretariat):
        page = task_force.client(reader).get(f"/cases/{case.pk}/").content.decode()
        assert OUTCOME in page
        assert not [word for word in (*CANARIES, NOTE) if word in page]


def test_it_is_done_on_pages(task_force: TaskForce) -> None:
    case, client = opened(task_force.polres), task_force.client(task_force.polres)
    page = client.get(f"/cases/{case.pk}/closing/").content.decode()
    assert "Korban 1 masih dalam perkara." in page
    assert "<textarea" not in page

    for row in case.participations.all():
        sent = {"act_id": str(uuid4()), "because": "resolved", "note": NOTE}
        assert client.post(f"/cases/people/{row.pk}/end/", sent).status_code == 302
    sent = {"act_id": str(uuid4()), "outcome": OUTCOME}
    assert client.post(f"/cases/{case.pk}/closing/", sent).status_code == 302
    assert OUTCOME in client.get(f"/cases/{case.pk}/").content.decode()
    assert client.post(f"/cases/{case.pk}/reopening/", {"act_id": str(uuid4())}).status_code == 302
    address = f"/cases/people/{suspect(case).pk}/resumption/"
    assert client.post(address, {"act_id": str(uuid4())}).status_code == 302
    told = " ".join(f"{entry.source}{entry.detail}" for entry in LedgerEntry.objects.all())
    assert not [word for word in (*CANARIES, NOTE, OUTCOME) if word in told]


def test_a_withdrawn_offer_lets_somebody_leave(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    withdraw_handover(task_force.polres, offered(task_force, case), because="salah")
    end_participation(task_force.polres, victim(case), because=EndBecause.NOT_SO)
