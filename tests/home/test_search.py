"""One box: by number, NIK, name as it is spelled here, birth date; among what one may see, and nothing is told of the rest."""

from __future__ import annotations

import re
from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
import pytest

from lopo.cases.case.models import CaseClass, Role
from lopo.cases.case.operations import Somebody, add_people, classify_case
from lopo.cases.case.queries import views_of
from lopo.cases.conflict.operations import record_conflict
from lopo.cases.handover.operations import offer_handover, receiving_seats
from lopo.cases.person.operations import Described
from lopo.cases.same_person.queries import questions
from lopo.ground.acts import Actor, Denied, Refused
from lopo.ground.ledger.models import LedgerEntry
from lopo.home.search import queries as reads
from lopo.home.search.operations import search
from tests.cases.people import (
    GIRL,
    NAME,
    NIK,
    RECRUITER,
    SUSPECT_NAME,
    office_of,
    official_of,
    opened,
    victim,
)
from tests.cast import TaskForce


def named(name: str, born: str = "") -> Somebody:
    return Somebody(Role.VICTIM, Described(name, born=born))


def names(actor: Actor, term: str) -> list[str]:
    return [seen.name for seen in search(actor, term=term).people]


def sent(task_force: TaskForce, actor: Actor, term: str) -> Any:
    return task_force.client(actor).post("/search/", {"term": term})


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("Johannes Umpama", ["Yohanes Umpama"]),
        ("Oktovianus", ["Octavianus De Jesus"]),
        ("Octavianus Jesus", ["Octavianus De Jesus"]),
        ("yosef", ["Josef"]),
        ("Joseph Ibarat", ["Josef"]),  # of one who is known by one name only
        ("Yohan", ["Yohanes Umpama"]),  # begun
        ("1-7-2008", [NAME]),
        ("2008", [NAME]),
        ("sekitar 2006", [NAME, "Josef"]),
        ("kanari sekitar 2010", [NAME]),
        ("kanari 1990", []),
        ("5303 0941 0708 9999", [NAME]),
        ("Gagak", [SUSPECT_NAME]),
    ],
)
def test_people_are_found_as_they_are_written_here(
    task_force: TaskForce, term: str, found: list[str]
) -> None:
    more = (named("Yohanes Umpama"), named("Octavianus De Jesus"), named("Josef", "2004"))
    opened(task_force.polres, GIRL, RECRUITER, *more)
    assert sorted(names(task_force.polres, term)) == sorted(found)


def test_only_what_one_may_see_is_found(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    for term in (NAME, NIK, "2008", "Gagak"):
        for actor in (task_force.dinsos, task_force.secretariat, task_force.dukcapil, task_force.pn):
            assert names(actor, term) == []
    opened(task_force.dinsos)
    assert names(task_force.dinsos, "Gagak") == []  # a care seat reads no suspect, in its own case neither
    assert not search(task_force.dinsos, term=case.number).anything
    assert search(task_force.secretariat, term=case.number).records  # that it is there, not who
    record_conflict(task_force.polres, case, official=official_of(task_force.secretariat), because="adiknya")
    vars(task_force.secretariat).pop("reach", None)
    assert not search(task_force.secretariat, term=case.number).anything


def test_a_sealed_case_is_in_no_search(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    classify_case(task_force.polres, case, kind=CaseClass.SEALED, because="saksi terancam")
    assert not search(task_force.secretariat, term=case.number).anything
    assert names(task_force.polres, NAME) == [NAME]


def test_records_are_found_by_number_and_title(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    seat = next(s for s in receiving_seats(case, case.lead) if s.office == task_force.dinsos.office)
    offer_handover(task_force.polres, case, [victim(case)], receiver=seat, because="perlu tempat aman")
    page = sent(task_force, task_force.polres, case.number).content.decode()
    assert f"{case.number}/BA-1" in page
    found = [kind for kind, _row in search(task_force.polres, term=case.number[-4:]).records]
    assert found == ["case", "handover"]
    assert [kind for kind, _row in search(task_force.dukcapil, term="dinas sosial").records] == ["agency"]


@pytest.mark.parametrize(
    ("term", "why"),
    [("", "dua huruf"), ("a", "dua huruf"), ("530309410708999", "16 angka; yang ditulis 15"),
     ("1-1-2999", "belum terjadi"), ("31-2-2008", "tidak terbaca"), ("x" * 101, "Terlalu panjang")],
)  # fmt: skip
def test_what_nobody_could_look_for_gets_one_sentence(task_force: TaskForce, term: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        search(task_force.polres, term=term)
    answer = sent(task_force, task_force.polres, term)
    assert answer.status_code == 422
    assert why in answer.content.decode()


def test_a_number_held_elsewhere_answers_in_the_same_bytes_and_becomes_a_question(
    task_force: TaskForce,
) -> None:
    opened(task_force.polres)
    pages = {}
    for nik in (NIK, "5303094107080001"):
        with transaction.atomic():
            page = sent(task_force, task_force.dinsos, nik).content.replace(nik.encode(), b"")
            pages[nik] = re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", page)
            assert [one.match.office for one in questions(task_force.polres)] == [
                office_of(task_force.dinsos)
            ] * (nik == NIK)
            transaction.set_rollback(True)
    assert pages[NIK] == pages["5303094107080001"]


def test_the_log_says_that_and_by_what_and_whose_names_were_shown_never_for_what(
    task_force: TaskForce,
) -> None:
    case = opened(task_force.polres)
    sent(task_force, task_force.polres, f"{NAME} 2008")
    entry = LedgerEntry.objects.get(act="search.made")
    assert entry.detail == {"by": ["name", "born"], "people": [str(victim(case).pk)]}
    assert [view.act for view in views_of(victim(case))] == ["search.made"]
    assert not views_of(case.participations.get(role=Role.SUSPECT))
    address = task_force.client(task_force.polres).post("/search/", {"term": NIK})
    assert not address.has_header("Location")
    assert NIK not in str([e.detail for e in LedgerEntry.objects.all()])


def test_who_works_in_an_agency_has_the_box_and_nobody_else(task_force: TaskForce) -> None:
    assert 'href="/search/"' in task_force.client(task_force.dukcapil).get("/").content.decode()
    assert 'href="/search/"' not in task_force.client(task_force.inspektorat).get("/").content.decode()
    with pytest.raises(Denied):
        search(task_force.inspektorat, term=NAME)
    assert sent(task_force, task_force.inspektorat, NAME).status_code == 403


def test_nothing_found_says_what_to_do(task_force: TaskForce) -> None:
    page = sent(task_force, task_force.polres, "Nobodi").content.decode()
    assert "Tidak ada yang cocok di antara yang boleh Anda lihat" in page
    assert "tanyakan kepada kantor itu" in page


def test_beyond_the_bound_the_page_says_so(task_force: TaskForce, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(task_force.polres, *[GIRL] * 4)
    monkeypatch.setattr(reads, "BOUND", 3)
    found = search(task_force.polres, term=NAME)
    assert (len(found.people), found.bounded) == (3, True)
    assert (
        "lebih banyak daripada yang dapat dibandingkan"
        in sent(task_force, task_force.polres, NAME).content.decode()
    )


def test_many_cost_as_many_queries_as_one(task_force: TaskForce) -> None:
    case, counts = opened(task_force.polres, GIRL), []
    client = task_force.client(task_force.polres)
    for _more in range(2):
        client.post("/search/", {"term": NAME})
        with CaptureQueriesContext(connection) as cost:
            page = client.post("/search/", {"term": NAME}).content.decode()
        counts.append(len(cost))
        add_people(task_force.polres, case, people=[named(NAME)] * 60)
    assert "dan sedikitnya 41 orang lagi" in page
    assert counts[0] == counts[1]
