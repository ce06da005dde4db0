"""Two records that may be one person: asked of whoever answers for the first, joined and parted, and told to nobody else."""

from __future__ import annotations

from dataclasses import replace
import re
from typing import Any
from uuid import uuid4

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
import pytest

from lopo.cases.case.models import Case, CaseClass, Participation
from lopo.cases.case.operations import Somebody, add_office, add_people, classify_case, correct_person
from lopo.cases.case.queries import people_of
from lopo.cases.person.models import Person
from lopo.cases.person.operations import known
from lopo.cases.same_person.finding import note_search
from lopo.cases.same_person.models import Joined, Match, MatchedBy, MatchState
from lopo.cases.same_person.operations import join_persons, not_the_same, note_that_sought, part_persons
from lopo.cases.same_person.queries import joined_with, questions
from lopo.ground.acts import Actor, Denied, Refused, operation
from lopo.ground.acts.fetch import visible
from lopo.ground.ledger.models import LedgerEntry
from lopo.taskforce.access.reach import reach
from lopo.taskforce.access.rules import WORKS
from lopo.taskforce.record.pen import record
from tests.cases.people import GIRL, NAME, NIK, office_of, opened, victim
from tests.cases.test_case_pages import VICTIM, filled
from tests.cast import TaskForce

BECAUSE = "tanda lahir kenari yang sama"


def other(nik: str = "", name: str = "Orang Umpama", born: str = "") -> Somebody:
    return replace(GIRL, who=replace(GIRL.who, name=name, nik=nik, born=born))


def the_match() -> Match:
    found: Match = Match.objects.get()
    return found


def pages(task_force: TaskForce, actor: Actor, nik: str) -> list[bytes]:
    """Everything that somebody sees who opens a case with this number: the answer, home, the case, the person."""
    client = task_force.client(actor)
    answer = client.post("/cases/new/", filled({**VICTIM, "name": "Orang Umpama", "nik": nik}))
    row = Participation.objects.get(case__pk=answer.headers["Location"].split("/")[2])
    client.get("/")
    seen = [
        client.get(address).content for address in ("/", answer.headers["Location"], row.get_absolute_url())
    ]
    bare = [
        re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"|[0-9a-f-]{36}|\d{16}|2026-\d{4}', b"", page)
        for page in seen
    ]
    return [str(answer.status_code).encode(), *bare]


def test_whoever_types_a_number_is_answered_in_the_same_bytes_hit_or_miss(task_force: TaskForce) -> None:
    opened(task_force.polres)
    found = {}
    for nik in (NIK, "5303094107080001"):
        with transaction.atomic():
            found[nik] = pages(task_force, task_force.dinsos, nik)
            assert Match.objects.exists() == (nik == NIK)
            transaction.set_rollback(True)
    assert found[NIK] == found["5303094107080001"]


def test_whoever_answers_for_the_first_record_is_asked_at_home_and_on_the_page(task_force: TaskForce) -> None:
    first = victim(opened(task_force.polres))
    second = victim(opened(task_force.dinsos, other(NIK)))
    client = task_force.client(task_force.polres)

    assert [one.match.came_id for one in questions(task_force.polres)] == [second.person_id]
    assert not questions(task_force.dinsos)
    home = client.get("/").content.decode()
    assert "Dua catatan mungkin satu orang" in home
    assert NAME not in home
    assert "mungkin satu orang" in client.get(first.get_absolute_url()).content.decode()
    page = client.get(the_match().get_absolute_url()).content.decode()
    assert NAME in page
    assert "Orang Umpama" not in page  # the second stays shut: only whom to ask
    assert "Dinas Sosial" in page or "Dinsos" in page
    assert task_force.client(task_force.dinsos).get(the_match().get_absolute_url()).status_code == 404


def test_the_same_is_joined_nobody_sees_more_and_it_is_parted_again(task_force: TaskForce) -> None:
    first = victim(opened(task_force.polres))
    second = victim(opened(task_force.dinsos, other(NIK)))
    client, address = task_force.client(task_force.polres), the_match().get_absolute_url()

    sent = {"act_id": str(uuid4()), "answer": "same", "because": ""}
    assert client.post(address, sent).status_code == 422
    assert client.post(address, {**sent, "because": BECAUSE}).status_code == 302
    assert joined_with(first.person) == {second.person_id}
    assert second not in visible(Participation, to=task_force.polres)
    assert "orang yang sama ·" not in client.get(first.get_absolute_url()).content.decode()
    with pytest.raises(Refused, match="sudah berubah"):
        not_the_same(task_force.polres, the_match())

    assert client.post(f"{address}parting/", {"act_id": str(uuid4()), "because": "keliru"}).status_code == 302
    assert joined_with(first.person) == set()
    assert Joined.objects.get().ended_on is not None
    assert the_match().state == MatchState.ASKED
    acts = set(LedgerEntry.objects.values_list("act", flat=True))
    assert {"persons.joined", "persons.parted"} <= acts


def test_who_sees_both_reads_both_side_by_side_and_the_other_on_each_page(task_force: TaskForce) -> None:
    first = victim(opened(task_force.polres))
    second = victim(opened(task_force.polres, other(NIK)))
    join_persons(task_force.polres, the_match(), because=BECAUSE)
    client = task_force.client(task_force.polres)
    page = client.get(the_match().get_absolute_url()).content.decode()
    assert NAME in page
    assert "Orang Umpama" in page
    assert second.get_absolute_url() in client.get(first.get_absolute_url()).content.decode()
    assert first.get_absolute_url() in client.get(second.get_absolute_url()).content.decode()


def test_not_the_same_is_remembered(task_force: TaskForce) -> None:
    opened(task_force.polres)
    row = victim(opened(task_force.dinsos, other(NIK)))
    not_the_same(task_force.polres, the_match())
    assert not questions(task_force.polres)
    told = replace(known(row.person), name="Orang Misalnya")
    correct_person(task_force.dinsos, row, told=told, version=0)
    assert the_match().state == MatchState.DIFFERENT
    assert LedgerEntry.objects.filter(act="persons.differ").exists()


def test_a_corrected_number_meets_the_records_that_have_it(task_force: TaskForce) -> None:
    opened(task_force.polres)
    row = victim(opened(task_force.dinsos, other()))
    assert not Match.objects.exists()
    correct_person(task_force.dinsos, row, told=replace(known(row.person), nik=NIK), version=0)
    assert the_match().came_id == row.person_id


def test_a_like_name_and_birth_date_meet_only_among_what_the_writer_reads(task_force: TaskForce) -> None:
    case = opened(task_force.polres, GIRL)
    like = other(name="Canari Contoh", born="1-7-2008")
    opened(task_force.dinsos, like)
    assert not Match.objects.exists()
    add_people(task_force.polres, case, people=[like, other(name="Kanari Contoh", born="1999")])
    assert the_match().matched_by == MatchedBy.ALIKE
    assert questions(task_force.polres)


def test_strangers_and_the_typist_decide_nothing(task_force: TaskForce) -> None:
    first = victim(opened(task_force.polres))
    opened(task_force.dinsos, other(NIK))
    add_office(
        task_force.polres, first, office=office_of(task_force.dinkes), reason="x", compartments=["identity"]
    )
    for actor in (task_force.dinsos, task_force.dinkes, task_force.secretariat):
        with pytest.raises(Denied):
            join_persons(actor, the_match(), because=BECAUSE)
        with pytest.raises(Denied):
            not_the_same(actor, the_match())
    join_persons(task_force.polres, the_match(), because=BECAUSE)
    with pytest.raises(Denied):
        part_persons(task_force.dinsos, the_match(), because=BECAUSE)


def test_of_a_sealed_record_nobody_is_asked_who_does_not_see_it(task_force: TaskForce) -> None:
    opened(task_force.polres)
    hidden = opened(task_force.dinsos, other(NIK))
    classify_case(task_force.dinsos, hidden, kind=CaseClass.SEALED, because="saksi terancam")
    assert not questions(task_force.polres)
    assert not visible(Match, to=task_force.polres).exists()


@operation(may=WORKS)
def search_made(actor: Actor, case: Case, *, nik: str) -> Case:
    """A search, as the page of search makes it."""
    note_search(actor, nik)
    record(actor, "search.made", case)
    return case


def test_a_number_that_is_searched_elsewhere_is_told_to_whoever_answers_once(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    own = opened(task_force.dinsos)
    for _again in range(2):
        search_made(task_force.dinkes, own, nik=NIK)
    asked = [one.match for one in questions(task_force.polres)]
    sought = [match for match in asked if match.matched_by == MatchedBy.SOUGHT]
    assert [match.office for match in sought] == [task_force.dinkes.office]
    with pytest.raises(Denied):
        note_that_sought(task_force.dinkes, sought[0])
    with pytest.raises(Refused, match="hanya dicari"):
        join_persons(task_force.polres, sought[0], because=BECAUSE)
    client = task_force.client(task_force.polres)
    assert "mencari NIK orang ini" in client.get(sought[0].get_absolute_url()).content.decode()
    note_that_sought(task_force.polres, sought[0])
    assert sought[0].pk not in [one.match.pk for one in questions(task_force.polres)]
    search_made(task_force.polres, case, nik=NIK)  # who sees the person asks nobody about them
    assert not Match.objects.filter(
        office=task_force.polres.office, matched_by=MatchedBy.SOUGHT, known=victim(case).person
    ).exists()


# Joining gives nobody sight, parting gives back what was


def watchers(task_force: TaskForce) -> list[Actor]:
    """Each kind of relation to the records: who holds, who gives and receives, who counts, who has nothing to do with it."""
    keys = ("polres", "dinsos", "nakertrans", "dinkes", "pn", "secretariat")
    return [getattr(task_force, key) for key in keys]


def sight(task_force: TaskForce) -> dict[str, Any]:
    """What everybody sees of everybody, and what is asked of them."""
    found: dict[str, Any] = {}
    for actor in watchers(task_force):
        rows = {s.row.pk: s.parts for case in Case.objects.all() for s in people_of(case, reach(actor))}
        told = {r.pk for r in visible(Participation, to=actor)}, {p.pk for p in visible(Person, to=actor)}
        found[actor.key] = (rows, told)
    people = {p.pk: known(p) for p in Person.objects.all()}
    return {"sight": found, "people": people}


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    holders=st.lists(st.sampled_from(["polres", "dinsos", "nakertrans"]), min_size=2, max_size=3),
)
def test_joining_gives_nobody_sight_and_parting_gives_back_what_was(
    task_force: TaskForce, holders: list[str]
) -> None:
    with transaction.atomic():
        for holder in holders:
            opened(getattr(task_force, holder), other(NIK))
        before, asked = sight(task_force), set(Match.objects.values_list("pk", "state"))
        for match in Match.objects.all():
            first = Participation.objects.get(person=match.known)
            actor = next(a for a in task_force.members.values() if a.office == first.office)
            join_persons(actor, match, because=BECAUSE)
            assert sight(task_force) == before
            part_persons(actor, match, because=BECAUSE)
        assert sight(task_force) == before
        assert set(Match.objects.values_list("pk", "state")) == asked
        assert not Joined.objects.filter(ended_on=None).exists()
        transaction.set_rollback(True)
