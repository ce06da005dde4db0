"""What a request opens: its own track to the office that is asked, until thirty days after it is done; nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from lopo.cases.case.models import Case, Participation
from lopo.cases.case.operations import add_office
from lopo.cases.case.queries import views_of
from lopo.cases.request.models import Request
from lopo.cases.request.operations import accept_request, finish_request
from lopo.ground.acts import Actor, at
from lopo.ground.acts.fetch import visible
from tests.cases.people import (
    BECAUSE,
    CANARIES,
    GIRL,
    NAME,
    NIK,
    STORY,
    SUSPECT_NAME,
    office_of,
    opened,
    suspect,
    victim,
)
from tests.cases.test_case_sight import bare, told
from tests.cases.test_request import ANSWER, TEXT, asked
from tests.cast import TaskForce
from tests.conftest import TODAY

ABSENT = "8c9d3a52-0000-4000-8000-000000000000"
TAILS = (
    "", "acceptance/", "decline/", "done/", "withdrawal/", "by-letter/", "letter.pdf", "identity.pdf",
    "papers/8c9d3a52-1111-4000-8000-000000000000/",
)  # fmt: skip


def shut(client: Any, case: Case, *people: Participation) -> bool:
    """The page of the case and of these people answer like what is not there."""
    pages = [case.get_absolute_url(), *(row.get_absolute_url() for row in people)]
    return all(client.get(address).status_code == 404 for address in pages)


def test_the_asked_seat_reads_the_track_and_neither_case_nor_others(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    row = asked(task_force.polres, victim(case), task_force.dinkes, "identity")
    client = task_force.client(task_force.dinkes)

    page = told(client, row.get_absolute_url(), "get")
    assert NAME in page
    assert TEXT in page
    assert not [word for word in (STORY, SUSPECT_NAME, BECAUSE) if word in page]
    assert shut(client, case, suspect(case))
    assert not visible(Case, to=task_force.dinkes).exists()
    assert row.number in told(client, "/requests/", "get")
    assert views_of(victim(case))[0].detail["request"] == row.number
    person = told(client, victim(case).get_absolute_url(), "get")
    assert NAME in person
    assert STORY not in person
    assert case.get_absolute_url() not in person
    assert "Siapa dapat melihatnya" not in person


def test_what_the_seat_may_not_read_stays_shut_though_it_was_opened(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    court = asked(task_force.polres, victim(case), task_force.pn, "identity", "narrative")
    page = told(task_force.client(task_force.pn), court.get_absolute_url(), "get")
    assert TEXT in page
    assert not [word for word in CANARIES if word in page]

    story = asked(task_force.polres, victim(case), task_force.dinkes, "narrative")
    page = told(task_force.client(task_force.dinkes), story.get_absolute_url(), "get")
    assert STORY in page
    assert NAME not in page


@pytest.mark.parametrize("role", ["victim", "suspect"])
def test_a_partner_reads_what_the_request_says_and_whom_it_names_and_no_case(
    task_force: TaskForce, role: str
) -> None:
    case = opened(task_force.polres)
    people = {"victim": victim(case), "suspect": suspect(case)}
    row = asked(task_force.polres, people[role], task_force.dukcapil, "identity", "narrative")
    client = task_force.client(task_force.dukcapil)
    assert row.number in told(client, "/requests/", "get")
    page = told(client, row.get_absolute_url(), "get")
    named = {"victim": NAME, "suspect": SUSPECT_NAME}
    assert named.pop(role) in page
    assert TEXT in page
    assert not [word for word in (STORY, BECAUSE, *named.values()) if word in page]
    assert shut(client, case, *people.values())
    accept_request(task_force.dukcapil, row)


def test_thirty_days_after_it_is_done_the_track_closes_by_its_date(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    row = asked(task_force.polres, victim(case), task_force.dinkes, "identity")
    partner = asked(task_force.polres, victim(case), task_force.dukcapil, "identity")
    for who, one in ((task_force.dinkes, row), (task_force.dukcapil, partner)):
        finish_request(who, one, answer=ANSWER)
    for days, reads in ((29, True), (30, False)):
        with at(TODAY + timedelta(days=days)):
            for who, one in ((task_force.dinkes, row), (task_force.dukcapil, partner)):
                page = told(task_force.client(who), one.get_absolute_url(), "get")
                assert [word in page for word in (NAME, NIK, TEXT, ANSWER)] == [reads] * 4, (who.key, days)
                assert one.number in page
            person = told(task_force.client(task_force.dinkes), victim(case).get_absolute_url(), "get")
            assert (NAME in person) == reads
            seen = visible(Participation, to=fresh(task_force.dinkes)).exists()
            assert seen == reads


def fresh(actor: Actor) -> Actor:
    vars(actor).pop("reach", None)
    return actor


def test_a_stranger_gets_what_is_absent_in_every_byte(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    row = asked(task_force.polres, victim(case), task_force.dinkes, "identity")
    for who in ("secretariat", "yabiku", "imigrasi"):
        client = task_force.client(getattr(task_force, who))
        for tail in TAILS:
            hidden, gone = client.get(f"/requests/{row.pk}/{tail}"), client.get(f"/requests/{ABSENT}/{tail}")
            assert hidden.status_code == gone.status_code, tail
            assert hidden.status_code in (404, 405)
            assert bare(hidden.content, str(row.pk)) == bare(gone.content, ABSENT)
    assert not visible(Request, to=task_force.chair).exists()


def test_an_office_that_was_asked_can_still_be_added(task_force: TaskForce) -> None:
    row = victim(opened(task_force.polres))
    asked(task_force.polres, row, task_force.dinkes)
    office = office_of(task_force.dinkes)
    add_office(task_force.polres, row, office=office, reason="diperiksa", compartments=["identity"])
    assert visible(Case, to=task_force.dinkes).exists()


def test_from_the_person_to_an_answer_in_three_pages(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    police, clinic = task_force.client(task_force.polres), task_force.client(task_force.dinkes)
    address = f"/cases/people/{victim(case).pk}/requests/new/"
    assert address in told(police, victim(case).get_absolute_url(), "get")
    page = told(police, address, "get")
    assert 'name="compartments" value="identity"' in page
    assert 'name="compartments" value="shelter"' not in page
    office = str(office_of(task_force.dinkes).pk)
    wrong = police.post(
        address, {"office": office, "kind": "health", "text": NAME, "compartments": ["identity"]}
    )
    assert wrong.status_code == 422
    sent = {"office": office, "kind": "health", "text": TEXT, "compartments": ["identity"], "needed_by": ""}
    assert police.post(address, sent).status_code == 302
    row = Request.objects.get()
    assert row.grant.compartments == ["identity"]
    assert clinic.post(f"{row.get_absolute_url()}acceptance/", {}).status_code == 302
    assert clinic.post(f"{row.get_absolute_url()}done/", {"answer": ANSWER}).status_code == 302
    assert ANSWER in told(police, row.get_absolute_url(), "get")
    assert row.number in told(police, "/requests/?whose=theirs", "get")


@pytest.mark.parametrize("many", [1, 6])
def test_lists_and_pages_cost_the_same_however_many_requests(
    task_force: TaskForce, django_assert_max_num_queries: Any, many: int
) -> None:
    case = opened(task_force.polres, GIRL)
    rows = [asked(task_force.polres, victim(case), task_force.dinkes, "identity") for _ in range(many)]
    client = task_force.client(task_force.dinkes)
    client.get("/requests/")
    for address, most in (("/requests/", 10), (rows[0].get_absolute_url(), 30)):
        with django_assert_max_num_queries(most) as counted:
            client.get(address)
        COUNTED.setdefault(address.split("/")[2] != "", set()).add(len(counted))
    assert all(len(counts) == 1 for counts in COUNTED.values()), COUNTED


COUNTED: dict[bool, set[int]] = {}
