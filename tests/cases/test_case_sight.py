"""Who sees whom: what is out of scope is nowhere on a page."""

from __future__ import annotations

from collections.abc import Iterator
import re

from django.db import connection
from django.test import Client
import pytest

from lopo.cases.case.models import Case, CaseClass, Participation, Role
from lopo.cases.case.operations import add_office, assign_person, classify_case, look, remove_office
from lopo.cases.case.queries import views_of
from lopo.ground.acts import Denied, Level, Refused
from lopo.ground.acts.fetch import visible
from lopo.ground.ledger.models import LedgerEntry
from lopo.taskforce.access.compartments import Compartment
from lopo.taskforce.access.reach import reach
from tests.cases.people import (
    CANARIES,
    NAME,
    NIK,
    RECRUITER,
    STORY,
    SUSPECT_NAME,
    office_of,
    opened,
    suspect,
    victim,
)
from tests.cast import TaskForce

REASON = "perlu visum kenari"
# One of each kind: desk, leadership, partner, auditor, a court, a seat of the same sub-task force, seats of others.
STRANGERS = ("secretariat", "chair", "dukcapil", "inspektorat", "pn", "satpolpp", "yabiku", "bapelitbangda")


# Every page, every kind of reader, one canary in each protected field


def addresses(case: Case) -> Iterator[str]:
    yield "/cases/"
    yield f"/cases/{case.pk}/"
    for row in case.participations.all():
        yield f"/cases/people/{row.pk}/"
        yield f"/cases/people/{row.pk}/assignment/"
        yield f"/cases/people/{row.pk}/offices/new/"


def told(client: Client, address: str, method: str) -> str:
    answer = getattr(client, method)(address)
    return b"".join(answer).decode("utf-8", "replace") + repr(answer.headers)


@pytest.mark.parametrize("method", ["get", "post", "head", "put", "delete"])
def test_who_has_no_scope_reads_nothing_of_anybody(task_force: TaskForce, method: str) -> None:
    case = opened(task_force.polres)
    strangers = [getattr(task_force, who) for who in STRANGERS]
    assert not any(visible(Participation, to=actor).exists() for actor in strangers)
    for actor in strangers:
        client = task_force.client(actor)
        for address in addresses(case):
            page = told(client, address, method)
            assert not [canary for canary in CANARIES if canary in page], (actor.key, address)


def test_hidden_answers_like_absent_in_every_byte(task_force: TaskForce) -> None:
    case, absent = opened(task_force.polres), "8c9d3a52-0000-4000-8000-000000000000"
    client = task_force.client(task_force.yabiku)
    for address in addresses(case):
        if address == "/cases/":
            continue
        for pk in (case.pk, *case.participations.values_list("pk", flat=True)):
            other = address.replace(str(pk), absent)
            if other != address:
                hidden, gone = client.get(address), client.get(other)
                assert (hidden.status_code, gone.status_code) == (404, 404)
                assert bare(hidden.content, str(pk)) == bare(gone.content, absent)


def bare(page: bytes, pk: str) -> bytes:
    """A page without what differs at every rendering: the masked token, and the id that was asked for."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", page).replace(pk.encode(), b"")


def test_the_responsible_office_reads_all_and_a_care_seat_no_suspect(task_force: TaskForce) -> None:
    own = opened(task_force.polres)
    page = told(task_force.client(task_force.polres), f"/cases/{own.pk}/", "get")
    assert all(word in page for word in (NAME, SUSPECT_NAME, STORY))

    theirs = opened(task_force.dinsos)
    page = told(task_force.client(task_force.dinsos), f"/cases/{theirs.pk}/", "get")
    assert NAME in page
    assert SUSPECT_NAME not in page


def test_an_added_office_reads_what_was_given_and_loses_it_at_once(task_force: TaskForce) -> None:
    case, clinic = opened(task_force.polres), task_force.dinkes
    row, client = victim(case), task_force.client(task_force.dinkes)
    address = f"/cases/people/{row.pk}/"
    assert client.get(address).status_code == 404

    add_office(
        task_force.polres, row, office=office_of(clinic), reason="diperiksa", compartments=["identity"]
    )
    assert NAME in told(client, address, "get")
    assert STORY not in told(client, f"/cases/{case.pk}/", "get")
    assert SUSPECT_NAME not in told(client, f"/cases/{case.pk}/", "get")
    remove_office(task_force.polres, row, office=office_of(clinic))
    assert client.get(address).status_code == 404


def test_a_court_in_scope_by_its_seat_still_reads_nobody(task_force: TaskForce) -> None:
    assert reach(task_force.pn).leads == frozenset()
    assert reach(task_force.pn).reads == {Compartment.PROGRESS}


def test_desk_and_leadership_count_and_read_no_name(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    for actor in (task_force.secretariat, task_force.chair):
        client = task_force.client(actor)
        assert case.number in told(client, "/cases/", "get")
        page = told(client, f"/cases/{case.pk}/", "get")
        assert "Korban 1" in page
        assert not [canary for canary in CANARIES if canary in page]


def test_a_sealed_case_is_in_no_list_and_no_count(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    classify_case(task_force.polres, case, kind=CaseClass.SEALED, because="diancam")
    assert case.number not in told(task_force.client(task_force.secretariat), "/cases/", "get")
    assert task_force.client(task_force.chair).get(f"/cases/{case.pk}/").status_code == 404
    assert visible(Case, to=task_force.polres).exists()


def test_somebody_with_a_mandate_to_draft_reads_and_changes_nothing(task_force: TaskForce) -> None:
    row, clerk = victim(opened(task_force.polres)), task_force.staff("polres", Level.DRAFT)
    client = task_force.client(clerk)
    assert NAME in told(client, f"/cases/people/{row.pk}/", "get")
    assert client.post(f"/cases/people/{row.pk}/offices/new/", {}).status_code in (403, 422)
    with pytest.raises(Denied):
        assign_person(clerk, row, office=office_of(task_force.dinkes))


# On the log


def test_each_opening_of_a_name_is_on_the_log_and_a_closed_one_is_not(task_force: TaskForce) -> None:
    case = opened(task_force.dinsos)
    client = task_force.client(task_force.dinsos)
    client.get(f"/cases/{case.pk}/")
    client.get(f"/cases/{case.pk}/")

    look(task_force.dinsos, case, shown=list(case.participations.all()))
    assert len(views_of(victim(case))) == 3
    assert not views_of(suspect(case))  # a care seat reads no suspect, so it has not seen him
    with pytest.raises(Denied):
        look(task_force.secretariat, case, shown=[victim(case)])
    with pytest.raises(Refused):
        look(task_force.kodim, case, shown=[victim(case)])
    assert not [c for c in CANARIES for e in LedgerEntry.objects.all() if c in f"{e.source}{e.detail}"]


def test_who_has_seen_a_person_is_told_to_whoever_answers_for_them(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    row, client = victim(case), task_force.client(task_force.polres)
    client.get(f"/cases/people/{suspect(case).pk}/")
    assert not views_of(row)  # a page about somebody else
    page = told(client, f"/cases/people/{row.pk}/", "get")
    assert "Siapa telah melihatnya" in page
    assert "melihat identitas" in page


# In the database


def test_no_protected_word_lies_open_in_any_table(task_force: TaskForce) -> None:
    case, clinic = opened(task_force.polres), task_force.dinkes
    add_office(
        task_force.polres, victim(case), office=office_of(clinic), reason=REASON, compartments=["identity"]
    )
    kept = " ".join(everything_kept())
    assert case.number in kept
    assert not [word for word in (*CANARIES, REASON) if word in kept]
    assert NIK.encode().hex() not in kept


def everything_kept() -> Iterator[str]:
    """Each value of each row of each table, bytes as text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 (a name from the database itself)
            for value in (value for row in cursor.fetchall() for value in row):
                text = isinstance(value, bytes | memoryview)
                yield bytes(value).decode("utf-8", "replace") if text else str(value)


def test_why_somebody_was_let_look_is_read_by_those_who_may_read_what_happened(task_force: TaskForce) -> None:
    row = victim(opened(task_force.polres))
    other = next(
        m for m in task_force.members.values() if not m.leads and m.agency != task_force.polres.agency
    )
    add_office(task_force.polres, row, office=office_of(other), reason=REASON, compartments=["identity"])
    address = f"/cases/people/{row.pk}/"
    assert REASON in told(task_force.client(task_force.polres), address, "get")
    assert REASON not in told(task_force.client(other), address, "get")


def test_a_role_is_what_was_written(task_force: TaskForce) -> None:
    case = opened(task_force.polres, RECRUITER)
    assert suspect(case).role == Role.SUSPECT
    assert suspect(case).because == RECRUITER.because
