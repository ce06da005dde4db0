"""Pages of cases as people use them: several people on one page, a wrong line mended, the same cost for one and many."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
import pytest

from lopo.cases.case.models import Case, Participation
from lopo.cases.case.operations import add_office
from lopo.ground.ledger.models import LedgerEntry
from tests.cases.people import GIRL, NAME, RECRUITER, STORY, SUSPECT_NAME, office_of, opened, suspect, victim
from tests.cast import TaskForce


def filled(*people: dict[str, str], **more: str) -> dict[str, str]:
    """The page on which a case is opened, as a browser sends it."""
    sent = {"act_id": str(uuid4()), "rows": "3", "summary": STORY, **more}
    for number, person in enumerate(people):
        sent |= {f"{name}_{number}": value for name, value in person.items()}
    return sent


VICTIM = {"role": "victim", "name": NAME, "sex": "female", "born": "2008"}
ACCUSED = {"role": "suspect", "name": SUSPECT_NAME, "because": "menjanjikan kerja"}


def test_several_people_come_in_on_one_page_and_an_empty_line_is_nobody(task_force: TaskForce) -> None:
    answer = task_force.client(task_force.polres).post("/cases/new/", filled(VICTIM, ACCUSED))

    assert answer.status_code == 302
    case = Case.objects.get()
    assert [row.role for row in case.participations.all()] == ["victim", "suspect"]


def test_a_wrong_line_comes_back_with_everything_that_was_written(task_force: TaskForce) -> None:
    sent = filled(VICTIM, {**ACCUSED, "because": ""})
    answer = task_force.client(task_force.polres).post("/cases/new/", sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Baris 2: Tulis mengapa orang ini diduga" in page
    assert all(word in page for word in (NAME, SUSPECT_NAME, STORY))
    assert not Case.objects.exists()


def test_more_lines_keep_what_was_written_and_open_nothing(task_force: TaskForce) -> None:
    answer = task_force.client(task_force.polres).post("/cases/new/", {**filled(VICTIM), "more": "1"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert NAME in page
    assert page.count('name="name_') == 8
    assert not Case.objects.exists()


@pytest.mark.parametrize("rows", ["0", "-1", "99999999999", "tiga", "²"])
def test_a_number_of_lines_that_nobody_meant_does_no_harm(task_force: TaskForce, rows: str) -> None:
    answer = task_force.client(task_force.polres).post(
        "/cases/new/", {**filled(VICTIM), "rows": rows, "more": "1"}
    )
    assert answer.status_code == 200
    assert answer.content.decode().count('name="name_') <= 60


def test_a_double_click_opens_one_case(task_force: TaskForce) -> None:
    client, sent = task_force.client(task_force.polres), filled(VICTIM)
    assert (
        client.post("/cases/new/", sent).headers["Location"]
        == client.post("/cases/new/", sent).headers["Location"]
    )
    assert Case.objects.count() == 1


def test_an_office_is_assigned_added_and_taken_away_on_pages(task_force: TaskForce) -> None:
    case, client = opened(task_force.polres), task_force.client(task_force.polres)
    row, clinic = victim(case), task_force.dinkes.office
    assert clinic
    page = f"/cases/people/{row.pk}/"

    added = {
        "act_id": str(uuid4()),
        "office": str(clinic.pk),
        "reason": "diperiksa",
        "compartments": ["identity"],
    }
    assert client.post(f"{page}offices/new/", added).status_code == 302
    assert "diperiksa" in client.get(page).content.decode()
    assert client.post(f"{page}offices/{clinic.pk}/end/", {"act_id": str(uuid4())}).status_code == 302
    assert task_force.client(task_force.dinkes).get(page).status_code == 404

    other = next(s.office for s in case.lead.seats.all() if s.office != row.office)
    sent = {"act_id": str(uuid4()), "office": str(other.pk)}
    assert client.post(f"{page}assignment/", sent).status_code == 302
    assert Participation.objects.get(pk=row.pk).office == other


def test_who_is_not_responsible_sees_no_button_and_is_refused(task_force: TaskForce) -> None:
    row, clinic = victim(opened(task_force.polres)), task_force.dinkes
    add_office(
        task_force.polres, row, office=office_of(clinic), reason="diperiksa", compartments=["identity"]
    )
    client, page = task_force.client(clinic), f"/cases/people/{row.pk}/"

    assert "Tunjuk kantor" not in client.get(page).content.decode()
    assert clinic.office
    sent = {
        "act_id": str(uuid4()),
        "office": str(clinic.office.pk),
        "reason": "x",
        "compartments": ["identity"],
    }
    assert client.post(f"{page}offices/new/", sent).status_code == 403
    assert LedgerEntry.objects.filter(act="denied").count() == 1


def test_the_menu_has_a_door_for_those_who_may_enter(task_force: TaskForce) -> None:
    assert 'href="/cases/"' in task_force.client(task_force.polres).get("/").content.decode()
    assert 'href="/cases/"' not in task_force.client(task_force.dukcapil).get("/").content.decode()


def test_what_is_shut_names_whom_to_ask(task_force: TaskForce) -> None:
    case = opened(task_force.dinsos)
    page = task_force.client(task_force.dinsos).get(f"/cases/people/{suspect(case).pk}/").content.decode()
    assert "Tertutup bagi kedudukan Anda" in page
    assert f"<h1>{suspect(case).label}</h1>" in page


@pytest.mark.parametrize("cases", [1, 60])
def test_the_list_costs_the_same_however_long(
    task_force: TaskForce, cases: int, django_assert_max_num_queries: Any
) -> None:
    for _number in range(cases):
        opened(task_force.polres, GIRL)
    client = task_force.client(task_force.polres)
    client.get("/cases/")
    with django_assert_max_num_queries(8):
        assert f"{cases} perkara" in client.get("/cases/").content.decode()


@pytest.mark.parametrize("people", [1, 40])
def test_a_case_costs_the_same_whoever_is_in_it(task_force: TaskForce, people: int) -> None:
    case = opened(task_force.polres, *[GIRL] * people, RECRUITER)
    client = task_force.client(task_force.polres)
    client.get(f"/cases/{case.pk}/")
    with CaptureQueriesContext(connection) as cost:
        assert client.get(f"/cases/{case.pk}/").content.decode().count(NAME) == people
    asked = [query["sql"] for query in cost if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(asked) <= 20, "\n".join(asked)


def test_the_age_at_the_event_stands_beside_a_name_that_may_be_read_and_nowhere_else(
    task_force: TaskForce,
) -> None:
    case = opened(task_force.polres, happened_on=date(2026, 2, 1))  # born on 1 July 2008
    page = task_force.client(task_force.polres).get(f"/cases/people/{victim(case).pk}/").content.decode()

    assert "anak, 17 tahun" in page
    assert "1 Juli 2008" in page
    assert "UU 35/2014" in page
    assert (
        "17 tahun" not in task_force.client(task_force.secretariat).get(f"/cases/{case.pk}/").content.decode()
    )
