"""How far a case is known: restricted and sealed by one, unsealed by two agencies; a sealed one leaves no trace for others."""

from __future__ import annotations

import pytest

from lopo.cases.case.models import Case, CaseClass, Participation
from lopo.cases.case.operations import (
    add_office,
    agree_unsealing,
    ask_unsealing,
    assign_person,
    classify_case,
    decline_unsealing,
)
from lopo.cases.case.queries import people_of
from lopo.cases.handover.models import Handover
from lopo.cases.handover.operations import accept_handover
from lopo.evaluation.measures.loading.work import contributions
from lopo.evaluation.measures.period import calendar_year
from lopo.ground.acts import Actor, Denied, Level, Refused
from lopo.ground.acts.fetch import visible
from lopo.ground.clocks.models import Clock
from lopo.ground.clocks.owing import running
from lopo.ground.papers.models import IssuedPaper
from lopo.home.inbox.queries import waits_for_us
from lopo.taskforce.access.reach import reach
from lopo.taskforce.record.models import Contribution
from tests.cases.people import CANARIES, NAME, office_of, opened, victim
from tests.cases.test_handover import offered, receiver
from tests.cast import TaskForce

WHY = "ancaman terhadap keluarga kenari"


def sealed(task_force: TaskForce, case: Case) -> Case:
    done: Case = classify_case(task_force.polres, case, kind=CaseClass.SEALED, because=WHY)
    return done


def page(task_force: TaskForce, actor: Actor, address: str) -> str:
    return task_force.client(actor).get(address).content.decode()


def leader_without_assignment(task_force: TaskForce, row: Participation) -> tuple[Actor, Actor]:
    """Whoever looks after the person from now on, and somebody who only leads the sub-task force that holds them."""
    lead = task_force.polres
    other = next(
        m
        for m in task_force.members.values()
        if m.agency != lead.agency
        and row.held_by_id in m.sub_task_forces
        and not m.leads
        and m.agency
        and m.agency.kind != "court"
    )
    assign_person(lead, row, office=office_of(other))
    return other, lead


def test_in_a_restricted_case_who_only_leads_sees_that_somebody_is_there(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    row = victim(case)
    responsible, lead = leader_without_assignment(task_force, row)
    assert NAME in page(task_force, lead, row.get_absolute_url())

    classify_case(task_force.polres, case, kind=CaseClass.RESTRICTED, because=WHY)
    assert NAME not in page(task_force, lead, row.get_absolute_url())
    assert "Korban 1" in page(task_force, lead, row.get_absolute_url())
    assert NAME in page(task_force, responsible, row.get_absolute_url())
    assert visible(Case, to=task_force.secretariat).filter(pk=case.pk).exists()


def test_a_sealed_case_waits_and_counts_for_nobody_else(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = offered(task_force, case)
    care = receiver(task_force, handover)
    assert running(case.regency).filter(subject_id=handover.pk).exists()

    sealed(task_force, case)
    assert not running(case.regency).filter(subject_id=handover.pk).exists()
    assert waits_for_us(care).filter(subject_id=handover.pk).exists()  # they still have to answer
    assert handover.number in page(task_force, care, "/waiting/")
    for stranger in (task_force.secretariat, task_force.chair, task_force.satpolpp, task_force.yabiku):
        for address in ("/", "/waiting/", "/waiting/?whose=theirs", "/cases/", "/records/"):
            assert case.number not in page(task_force, stranger, address), (stranger.key, address)

    accept_handover(care, handover)
    told = Contribution.objects.filter(subject_id=handover.pk)
    assert told.exists() and all(row.apart and row.within == case.pk for row in told)
    assert not visible(Contribution, to=task_force.polres).filter(pk__in=told).exists()
    year = calendar_year(case.opened_on.year, case.opened_on)
    assert not [row for row in contributions(case.regency, year) if row.subject == handover.pk]


def test_who_once_handed_somebody_over_learns_nothing_more_of_a_sealed_case(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = offered(task_force, case, *case.participations.all())
    care = receiver(task_force, handover)
    accept_handover(care, handover)
    assert visible(Case, to=task_force.polres).exists()

    classify_case(care, case, kind=CaseClass.SEALED, because=WHY)
    for model in (Case, Participation, Handover):
        assert not visible(model, to=task_force.polres).exists(), model
        assert visible(model, to=care).exists(), model
    assert all(not one.parts for one in people_of(case, reach(task_force.polres)))
    assert task_force.client(task_force.polres).get(handover.get_absolute_url()).status_code == 404


def test_two_agencies_together_unseal_and_everything_is_told_again(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    handover = offered(task_force, case)
    care = receiver(task_force, handover)
    sealed(task_force, case)
    with pytest.raises(Refused, match="dua instansi"):
        classify_case(task_force.polres, case, kind=CaseClass.ORDINARY, because=WHY)

    asked = ask_unsealing(task_force.polres, case, because="bahaya sudah lewat")
    with pytest.raises(Refused, match="Sudah diminta"):
        ask_unsealing(task_force.polres, case, because="sekali lagi")
    with pytest.raises(Denied):
        agree_unsealing(task_force.polres, asked)  # nobody agrees with themselves
    with pytest.raises(Denied):
        agree_unsealing(task_force.satpolpp, asked)  # who sees nobody in it has no say
    assert Case.objects.get(pk=case.pk).kind == CaseClass.SEALED

    agree_unsealing(care, asked)
    assert Case.objects.get(pk=case.pk).kind == CaseClass.RESTRICTED
    assert not Clock.objects.filter(within=case.pk, apart=True).exists()
    assert running(case.regency).filter(subject_id=handover.pk).exists()
    with pytest.raises(Refused):
        agree_unsealing(care, asked)
    with pytest.raises(Refused, match="tidak dirahasiakan"):
        ask_unsealing(task_force.polres, case, because="sekali lagi")


def test_the_second_agency_may_say_no_and_it_stays_sealed(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    care = receiver(task_force, offered(task_force, case))
    sealed(task_force, case)
    asked = ask_unsealing(task_force.polres, case, because="bahaya sudah lewat")
    with pytest.raises(Refused, match="alasannya"):
        decline_unsealing(care, asked, because=" ")
    with pytest.raises(Denied):
        decline_unsealing(task_force.polres, asked, because="tidak")

    decline_unsealing(care, asked, because="pelakunya masih dicari")
    assert Case.objects.get(pk=case.pk).kind == CaseClass.SEALED
    with pytest.raises(Refused):
        agree_unsealing(care, asked)
    ask_unsealing(task_force.polres, case, because="kini sungguh lewat")  # may be asked again


def test_only_who_answers_in_a_case_and_signs_says_how_far_it_is_known(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    for actor in (task_force.secretariat, task_force.dinsos, task_force.pn):
        with pytest.raises(Denied):
            classify_case(actor, case, kind=CaseClass.SEALED, because=WHY)
    with pytest.raises(Denied):
        classify_case(task_force.staff("polres", Level.ACT), case, kind=CaseClass.SEALED, because=WHY)
    with pytest.raises(Refused):
        classify_case(task_force.polres, case, kind="secret", because=WHY)
    with pytest.raises(Refused, match="alasannya"):
        classify_case(task_force.polres, case, kind=CaseClass.SEALED, because=" ")
    with pytest.raises(Refused, match="sudah demikian"):
        classify_case(task_force.polres, case, kind=CaseClass.ORDINARY, because=WHY)
    sealed(task_force, case)
    with pytest.raises(Denied):
        ask_unsealing(task_force.dinsos, case, because=WHY)


def test_the_pages_seal_and_unseal(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    care = receiver(task_force, offered(task_force, case))
    add_office(
        task_force.polres,
        victim(case),
        office=office_of(task_force.dinkes),
        reason="perlu",
        compartments=["identity"],
    )
    mine, theirs = task_force.client(task_force.polres), task_force.client(care)
    own, url = f"/cases/{case.pk}/class/", case.get_absolute_url()
    assert mine.post(own, {"kind": "sealed", "because": " "}).status_code == 422
    assert mine.post(own, {"kind": "sealed", "because": WHY}).status_code == 302
    assert WHY in page(task_force, task_force.polres, url)
    assert WHY not in page(task_force, task_force.dinkes, url)  # who was let read the name, not the story

    assert mine.post(f"{url}unsealing/", {"because": "bahaya sudah lewat"}).status_code == 302
    assert f"{url}unsealing/agreement/" in page(task_force, care, url)
    assert f"{url}unsealing/agreement/" not in page(task_force, task_force.polres, url)
    assert theirs.post(f"{url}unsealing/refusal/", {"because": "masih dicari"}).status_code == 302
    assert theirs.post(f"{url}unsealing/refusal/", {"because": "masih dicari"}).status_code == 422
    assert task_force.client(task_force.yabiku).get(f"{url}unsealing/").status_code == 404
    hidden = [w for w in CANARIES if w in page(task_force, task_force.secretariat, "/cases/")]
    assert not hidden


def test_a_paper_that_was_issued_before_is_listed_for_nobody_else_once_the_case_is_sealed(
    task_force: TaskForce,
) -> None:
    case = opened(task_force.polres)
    handover = offered(task_force, case)
    care = receiver(task_force, handover)
    task_force.client(task_force.polres).post(f"{handover.get_absolute_url()}minutes.pdf")
    assert visible(IssuedPaper, to=task_force.secretariat).filter(subject_id=handover.pk).exists()

    sealed(task_force, case)
    assert not visible(IssuedPaper, to=task_force.secretariat).exists()
    assert visible(IssuedPaper, to=task_force.polres).exists()  # whoever issued it
    agree_unsealing(care, ask_unsealing(task_force.polres, case, because="bahaya sudah lewat"))
    assert visible(IssuedPaper, to=task_force.secretariat).exists()
