"""A handover: offered to a seat that receives, then accepted, returned or withdrawn; nobody is lost between the two."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db import IntegrityError, transaction
import pytest

from lopo.cases.case.models import HELD, Because, Case, Grant, Participation, Role
from lopo.cases.case.operations import add_office, assign_person
from lopo.cases.case.queries import views_of
from lopo.cases.handover.models import Handed, Handover, HandoverState
from lopo.cases.handover.operations import (
    accept_handover,
    keep_returned,
    offer_handover,
    receiving_seats,
    return_handover,
    withdraw_handover,
)
from lopo.ground.accounts.models import Account
from lopo.ground.acts import Actor, Denied, Level, Refused
from lopo.ground.acts.fetch import visible
from lopo.ground.acts.operation import _act, note_recorded
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.models import LedgerEntry
from lopo.taskforce.access.hats import hats_of
from lopo.taskforce.decree.models import Function, Seat
from lopo.taskforce.decree.work import Work
from lopo.taskforce.record.models import Contribution
from tests.cases.people import BECAUSE, CANARIES, GIRL, NAME, SUSPECT_NAME, office_of, opened, suspect, victim
from tests.cast import TaskForce

WHY = "perlu tempat aman malam ini, kenari"


def seat_for(case: Case, function: Function) -> Seat:
    """The seat that receives for the part with this function."""
    seats = receiving_seats(case, case.lead)
    return next(seat for seat in seats if function in seat.sub_task_force.functions)


def offered(
    task_force: TaskForce, case: Case, *people: Participation, to: Function = Function.CARE
) -> Handover:
    made: Handover = offer_handover(
        task_force.polres, case, people or [victim(case)], receiver=seat_for(case, to), because=WHY
    )
    return made


def receiver(_task_force: TaskForce, handover: Handover) -> Actor:
    """Whoever sits in the receiving office: an agency may have several."""
    account = Account.objects.get(official__appointments__office=handover.receiver_office)
    return next(
        hat for hat in hats_of(account) if hat.hat == "seat" and hat.office == handover.receiver_office
    )


def test_until_it_is_answered_the_giver_holds_and_the_receiver_reads(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = offered(task_force, case)
    care = receiver(task_force, handover)

    assert victim(case).held_by == case.lead
    page = task_force.client(care).get(handover.get_absolute_url()).content.decode()
    assert NAME in page
    assert WHY in page
    assert SUSPECT_NAME not in page
    task_force.client(task_force.polres).get(handover.get_absolute_url())
    assert (len(views_of(victim(case))), len(views_of(suspect(case)))) == (
        2,
        0,
    )  # whose names the page showed
    assert not visible(Participation, to=care).filter(pk=suspect(case).pk).exists()
    [clock] = Clock.objects.filter(rule__key="answer_handover", met_on=None, ended_on=None)
    assert (clock.owed_by, clock.owed_to) == (handover.receiver_office.agency, task_force.polres.agency)
    assert not [word for word in CANARIES if word in clock.about]


def test_accepted_the_receiver_holds_and_the_giver_keeps_the_progress(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = offered(task_force, case)
    care = receiver(task_force, handover)

    accept_handover(care, handover)

    row = Participation.objects.get(pk=victim(case).pk)
    assert (row.held_by, row.office) == (handover.receiver, handover.receiver_office)
    page = task_force.client(task_force.polres).get(f"/cases/people/{row.pk}/").content.decode()
    assert row.label in page
    assert NAME not in page
    assert NAME in task_force.client(care).get(f"/cases/people/{row.pk}/").content.decode()
    assert not Clock.objects.filter(rule__key="answer_handover", met_on=None, ended_on=None).exists()
    both = Contribution.objects.filter(work=Work.HANDOVER).values_list("agency", flat=True)
    assert set(both) == {handover.giver_office.agency_id, handover.receiver_office.agency_id}
    with pytest.raises(Denied):
        assign_person(task_force.polres, row, office=handover.giver_office)


def test_whom_the_giver_let_look_sees_no_more_and_an_earlier_giver_keeps_the_progress(
    task_force: TaskForce,
) -> None:
    case = opened(task_force.polres, GIRL)
    clinic = next(
        m for m in task_force.members.values() if not m.leads and m.agency != task_force.polres.agency
    )
    add_office(
        task_force.polres,
        victim(case),
        office=office_of(clinic),
        reason="diperiksa",
        compartments=["identity"],
    )
    first = offered(task_force, case)
    care = receiver(task_force, first)
    accept_handover(care, first)
    assert not visible(Participation, to=clinic).exists()

    to = next(
        s for s in receiving_seats(case, first.receiver) if Function.JUSTICE in s.sub_task_force.functions
    )
    second = offer_handover(care, case, [victim(case)], receiver=to, because=WHY)
    accept_handover(receiver(task_force, second), second)
    assert visible(Case, to=task_force.polres).filter(pk=case.pk).exists()
    assert NAME not in task_force.client(task_force.polres).get(f"/cases/{case.pk}/").content.decode()


def test_victims_to_care_and_suspects_to_law_out_of_one_case_the_same_evening(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    to_care = offered(task_force, case, victim(case), to=Function.CARE)
    to_law = offered(task_force, case, suspect(case), to=Function.JUSTICE)
    accept_handover(receiver(task_force, to_care), to_care)
    accept_handover(receiver(task_force, to_law), to_law)

    law = receiver(task_force, to_law)
    page = task_force.client(law).get(f"/cases/{case.pk}/").content.decode()
    assert SUSPECT_NAME in page
    assert NAME not in page
    assert Function.CARE in to_care.receiver.functions
    assert Function.JUSTICE in to_law.receiver.functions
    assert (victim(case).held_by, suspect(case).held_by) == (to_care.receiver, to_law.receiver)
    assert BECAUSE in task_force.client(law).get(f"/cases/people/{suspect(case).pk}/").content.decode()


def test_returned_with_a_reason_the_giver_still_holds_and_owes_the_next_step(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = offered(task_force, case)
    care = receiver(task_force, handover)
    with pytest.raises(Refused, match="mengapa dikembalikan"):
        return_handover(care, handover, because=" ")

    return_handover(care, handover, because="belum ada tempat")

    assert victim(case).held_by == case.lead
    assert not visible(Participation, to=care).exists()
    [clock] = Clock.objects.filter(rule__key="settle_return", met_on=None, ended_on=None)
    assert clock.owed_by == task_force.polres.agency
    again = offered(task_force, case)
    assert not Clock.objects.filter(rule__key="settle_return", met_on=None, ended_on=None).exists()
    assert again.number == f"{case.number}/BA-2"
    accept_handover(receiver(task_force, again), again)


def test_the_giver_may_go_on_holding_who_was_returned(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = offered(task_force, case)
    with pytest.raises(Refused, match="bukan dikembalikan"):
        keep_returned(task_force.polres, handover)
    return_handover(receiver(task_force, handover), handover, because="belum ada tempat")
    with pytest.raises(Denied):
        keep_returned(receiver(task_force, handover), handover)

    client, address = task_force.client(task_force.polres), handover.get_absolute_url()
    assert f"{address}keeping/" in client.get(address).content.decode()
    assert address in client.get(f"/cases/people/{victim(case).pk}/").content.decode()
    keep_returned(task_force.polres, handover)
    assert f"{address}keeping/" not in client.get(address).content.decode()
    with pytest.raises(Refused, match="sudah diputuskan"):
        keep_returned(task_force.polres, handover)
    assert not Clock.objects.filter(rule__key="settle_return", met_on=None, ended_on=None).exists()


def test_an_office_that_is_assigned_settles_a_return(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = offered(task_force, case)
    return_handover(receiver(task_force, handover), handover, because="penuh")
    other = next(
        s.office for s in case.lead.seats.select_related("office") if s.office != task_force.polres.office
    )
    assign_person(task_force.polres, victim(case), office=other)
    assert not Clock.objects.filter(rule__key="settle_return", met_on=None, ended_on=None).exists()


def test_only_the_office_that_may_read_the_minutes_answers_them(task_force: TaskForce) -> None:
    handover = offered(task_force, opened(task_force.polres))
    leaders = [m for m in task_force.members.values() if handover.receiver_id in m.leads]
    others = [m for m in leaders if m.office != handover.receiver_office]
    assert others
    for leader in others:
        with pytest.raises(Denied):
            accept_handover(leader, handover)
        assert NAME not in task_force.client(leader).get(handover.get_absolute_url()).content.decode()


def test_withdrawn_nobody_waits_and_the_receiver_sees_nobody(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = offered(task_force, case)
    with pytest.raises(Denied):
        withdraw_handover(receiver(task_force, handover), handover, because="salah alamat")
    with pytest.raises(Refused, match="mengapa ditarik"):
        withdraw_handover(task_force.polres, handover, because="")

    withdraw_handover(task_force.polres, handover, because="salah alamat")

    assert not visible(Participation, to=receiver(task_force, handover)).exists()
    assert not Clock.objects.filter(rule__key="answer_handover", met_on=None, ended_on=None).exists()
    offered(task_force, case)


def test_of_several_answers_one_is_true_and_the_others_get_its_sentence(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = offered(task_force, case)
    care, old = receiver(task_force, handover), Handover.objects.get(pk=handover.pk)
    accept_handover(care, handover)

    with pytest.raises(Refused, match="sudah diterima"):
        accept_handover(care, old)
    with pytest.raises(Refused, match="sudah diterima"):
        return_handover(care, old, because="ternyata penuh")
    with pytest.raises(Refused, match="sudah diterima"):
        withdraw_handover(task_force.polres, old, because="salah")
    assert Handover.objects.get(pk=handover.pk).answer == ""
    assert Grant.objects.filter(because=Because.HELD, ends_on=None, participation=victim(case)).count() == 1


def test_nobody_is_offered_twice_at_once(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    offered(task_force, case)
    with pytest.raises(Refused, match="menunggu jawaban"):
        offered(task_force, case, victim(case), to=Function.JUSTICE)
    assert Handover.objects.count() == 1
    row = Handed.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic(), _act("test"):
        note_recorded()
        other = Handover.objects.get()
        other.pk, other.number, other._state.adding = uuid4(), "x", True
        other.save(force_insert=True)
        Handed.objects.create(regency=row.regency, handover=other, participation=row.participation)


def test_only_who_answers_for_all_of_them_and_signs_offers(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    to = seat_for(case, Function.CARE)
    for actor in (task_force.dinsos, task_force.secretariat, task_force.staff("polres", Level.ACT)):
        with pytest.raises(Denied):
            offer_handover(actor, case, [victim(case)], receiver=to, because=WHY)
    with pytest.raises(Denied):
        offer_handover(task_force.polres, case, [], receiver=to, because=WHY)
    handover = offered(task_force, case)
    by = receiver(task_force, handover)
    assert by.agency
    for act in (accept_handover, lambda actor, row: return_handover(actor, row, because="penuh")):
        with pytest.raises(Denied):  # to answer is to sign
            act(task_force.staff(by.agency.key, Level.ACT), handover)
    strange = next(m for m in task_force.members.values() if m.agency not in (task_force.polres.agency, handover.receiver_office.agency) and handover.receiver_id not in m.leads)  # fmt: skip
    with pytest.raises(Denied):
        accept_handover(strange, handover)
    with pytest.raises(Denied):
        return_handover(strange, handover, because="bukan untuk kami")


def test_a_seat_that_does_not_receive_or_holds_already_is_offered_nothing(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    deaf = Seat.objects.filter(sub_task_force__decree=task_force.decree, receives=False).exclude(
        sub_task_force=case.lead
    )
    own = case.lead.seats.filter(receives=True).first()
    with pytest.raises(Refused, match="tidak menerima"):
        offer_handover(task_force.polres, case, [victim(case)], receiver=deaf[0], because=WHY)
    if own:
        with pytest.raises(Refused, match="sudah memegang"):
            offer_handover(task_force.polres, case, [victim(case)], receiver=own, because=WHY)
    courts = [seat for seat in receiving_seats(case, case.lead) if seat.office.agency.kind == "court"]
    assert not courts
    with pytest.raises(Refused, match="mengapa mereka diserahkan"):
        offer_handover(
            task_force.polres, case, [victim(case)], receiver=seat_for(case, Function.CARE), because=" "
        )


def test_people_of_two_cases_or_two_holders_are_not_on_one_set_of_minutes(task_force: TaskForce) -> None:
    case, other = opened(task_force.polres), opened(task_force.polres)
    to = seat_for(case, Function.CARE)
    with pytest.raises(Refused, match="Muat ulang"):
        offer_handover(task_force.polres, case, [victim(case), victim(other)], receiver=to, because=WHY)


def test_the_lead_passes_when_it_is_said(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    to = seat_for(case, Function.JUSTICE)
    handover = offer_handover(
        task_force.polres, case, [suspect(case)], receiver=to, because=WHY, lead_passes=True
    )
    assert Case.objects.get(pk=case.pk).lead == case.lead
    accept_handover(receiver(task_force, handover), handover)
    assert Case.objects.get(pk=case.pk).lead == to.sub_task_force


def test_nothing_on_the_log_names_anybody(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    return_handover(receiver(task_force, h := offered(task_force, case)), h, because=f"{NAME} sudah pulang")
    told = " ".join(f"{e.source}{e.detail}" for e in LedgerEntry.objects.all())
    assert not [word for word in (*CANARIES, WHY) if word in told]


# On pages


def test_people_are_ticked_offered_and_accepted_on_pages(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    client, to = task_force.client(task_force.polres), seat_for(case, Function.CARE)
    assert f"/cases/{case.pk}/handovers/new/" in client.get(f"/cases/{case.pk}/").content.decode()
    sent: dict[str, Any] = {
        "act_id": str(uuid4()),
        "people": [str(victim(case).pk)],
        "receiver": str(to.pk),
        "because": WHY,
    }
    answer = client.post(f"/cases/{case.pk}/handovers/new/", sent)
    assert answer.status_code == 302
    assert (
        client.post(f"/cases/{case.pk}/handovers/new/", sent).headers["Location"]
        == answer.headers["Location"]
    )
    handover = Handover.objects.get()

    care = task_force.client(receiver(task_force, handover))
    assert "Jawab penyerahan orang" in care.get("/").content.decode()
    assert care.post(f"{handover.get_absolute_url()}acceptance/", {"act_id": str(uuid4())}).status_code == 302
    assert Handover.objects.get().state == HandoverState.ACCEPTED
    assert handover.number in client.get(f"/cases/{case.pk}/").content.decode()


def test_a_wrong_tick_comes_back_and_a_stranger_finds_no_page(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = offered(task_force, case)
    client, to = task_force.client(task_force.polres), seat_for(case, Function.CARE)
    sent = {"act_id": str(uuid4()), "people": [str(victim(case).pk)], "receiver": str(to.pk), "because": WHY}
    answer = client.post(f"/cases/{case.pk}/handovers/new/", sent)
    assert answer.status_code == 422
    assert "Tarik kembali yang itu dahulu" in answer.content.decode()
    assert WHY in answer.content.decode()
    for stranger in (task_force.yabiku, task_force.pn, task_force.secretariat):
        for part in ("", "acceptance/", "return/", "withdrawal/", "keeping/"):
            address = handover.get_absolute_url() + part
            assert task_force.client(stranger).get(address).status_code == 404


def test_signing_asks_for_a_fresh_code(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    client = task_force.client(task_force.polres)
    session = client.session
    session.pop("fresh_until")
    session.save()
    assert client.get(f"/cases/{case.pk}/handovers/new/").status_code == 302


def test_everybody_is_held_by_exactly_one_whatever_was_answered(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    for answer in ("return", "withdraw", "accept"):
        handover = offered(task_force, case)
        by = receiver(task_force, handover)
        if answer == "return":
            return_handover(by, handover, because="penuh")
        elif answer == "withdraw":
            withdraw_handover(task_force.polres, handover, because="tunggu")
        else:
            accept_handover(by, handover)
        for row in Participation.objects.filter(role__in=HELD):
            running = Grant.objects.filter(participation=row, ends_on=None)
            assert running.filter(because=Because.HELD, sub_task_force=row.held_by).count() == 1
            assert running.filter(because=Because.ASSIGNED, office=row.office).count() == 1
            assert not running.filter(because=Because.OFFERED).exists()
    assert suspect(case).role == Role.SUSPECT
