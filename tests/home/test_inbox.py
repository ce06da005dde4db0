"""Home answers one question for the hat that looks; its cost does not grow with what waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from django.urls import reverse
import pytest

from lopo.evaluation.opening.operations import lay_open
from lopo.ground.acts import Level, at
from lopo.home.inbox.queries import gathered, most_pressing, records_to_answer, waits_for_us, we_wait_for
from lopo.home.inbox.tasks import TASKS
from lopo.taskforce.decree.work import Work
from lopo.taskforce.delivery.operations import deliver_decree
from lopo.taskforce.record.models import Contribution
from lopo.taskforce.record.pen import Took
from tests.cast import TaskForce
from tests.support.writing import written


def told_of(task_force: TaskForce, key: str) -> Contribution:
    """A record by the secretariat that names an agency."""
    took = Took(
        task_force.agency(key), Work.COORDINATION_MEETING, "Rapat koordinasi", date(2026, 3, 4), part=False
    )
    written(task_force.secretariat, task_force.decree, together=[took])
    row: Contribution = Contribution.objects.select_related("agency", "recorded_by").get(agency__key=key)
    return row


def test_the_desk_sees_the_whole_decree_to_deliver_as_one_thing(task_force: TaskForce) -> None:
    things = gathered(waits_for_us(task_force.secretariat), task_force.decree)

    first = most_pressing(things, task_force.secretariat)
    assert first
    assert len(first.clocks) == 20
    assert first.url == f"/decrees/{task_force.decree.pk}/deliveries/"
    assert first.due.title == "Sampaikan SK 2023 ke 20 instansi"


def test_a_seat_of_the_secretariats_agency_is_not_asked_to_do_the_desks_work(task_force: TaskForce) -> None:
    assert not waits_for_us(task_force.nakertrans).exists()


def test_what_one_waits_for_the_other_sees_as_its_own(task_force: TaskForce) -> None:
    row = task_force.decree.deliveries.select_related("agency", "decree__secretariat").get(
        agency__key="dinsos"
    )
    deliver_decree(task_force.secretariat, [row], on=date(2026, 3, 2), way="by_hand")

    [ours] = gathered(waits_for_us(task_force.dinsos))
    theirs = [t for t in gathered(we_wait_for(task_force.secretariat)) if t.first.owed_by == row.agency]
    assert ours.due.title == "Akui SK 2023"
    assert ours.url == f"/deliveries/{row.pk}/acknowledgement/"
    assert [t.theirs for t in theirs] == ["mengakui SK 2023"]


@pytest.mark.parametrize("key", [key for key, task in TASKS.items() if task.route])
def test_what_a_clock_asks_for_has_a_page_where_one_does_it(key: str) -> None:
    assert reverse(TASKS[key].route, args=[uuid4()])


def test_an_agency_asked_to_comment_arrives_at_its_own_page_with_the_form(task_force: TaskForce) -> None:
    lay_open(task_force.secretariat, starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31))
    client = task_force.client(task_force.dinsos)
    first = client.get("/").context["first"]
    assert first.due.title == "Tanggapi halaman evaluasi instansi kita"
    page = client.get(first.url, follow=True)

    assert page.redirect_chain == [("/evaluation/agencies/dinsos/?from=2025-01-01&to=2025-12-31", 302)]
    assert "Kirim tanggapan" in page.content.decode()
    with at(date(2026, 3, 23)):
        assert waits_for_us(task_force.dinsos).exists()
    with at(date(2026, 3, 24)):  # its time is over: nothing waits that nobody can do any more
        assert not waits_for_us(task_force.dinsos).exists()
        assert not we_wait_for(task_force.secretariat).filter(rule__key="comment_evaluation").exists()
    for nobody in (task_force.inspektorat, task_force.dukcapil):
        assert task_force.client(nobody).get(first.url).status_code == 302


@pytest.mark.parametrize("hat", ["keeper", "auditor"])
def test_nothing_waits_under_a_hat_that_may_do_nothing(task_force: TaskForce, hat: str) -> None:
    row = told_of(task_force, "dinsos")
    deliver_decree(
        task_force.secretariat,
        [task_force.decree.deliveries.get(agency=row.agency)],
        on=date(2026, 3, 2),
        way="by_hand",
    )
    assert waits_for_us(task_force.dinsos).exists()
    assert list(records_to_answer(task_force.dinsos)) == [row]
    guard = replace(task_force.dinsos, hat=hat)
    assert not waits_for_us(guard).exists()
    assert not records_to_answer(guard).exists()


@pytest.mark.parametrize("debts", [1, 300])
def test_home_costs_at_most_fifteen_queries(
    task_force: TaskForce, debts: int, django_assert_max_num_queries: Any
) -> None:
    for n in range(debts):
        written(task_force.secretariat, task_force.regency, n=n)
    client = task_force.client(task_force.secretariat)
    with django_assert_max_num_queries(15):
        assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    "address", ["/", "/waiting/", "/waiting/?whose=theirs", "/waiting/finished/", "/records/"]
)
def test_every_hat_can_read_its_home_pages(task_force: TaskForce, address: str) -> None:
    hats = (
        task_force.secretariat,
        task_force.chair,
        task_force.dinsos,
        task_force.pn,
        task_force.dukcapil,
        task_force.inspektorat,
    )
    for actor in hats:
        assert task_force.client(actor).get(address).status_code == 200, actor.hat


def test_whoever_is_named_confirms_or_contests_on_one_page(task_force: TaskForce) -> None:
    row = told_of(task_force, "dinsos")
    client, address = task_force.client(task_force.dinsos), f"/records/{row.pk}/"

    assert "tidak hadir" in client.get("/").content.decode()
    assert client.post(address, {"answer": "contest", "comment": ""}).status_code == 422
    assert client.post(address, {"answer": "contest", "comment": "Kami hadir."}).status_code == 302
    row.refresh_from_db()
    assert (row.standing, row.comment) == ("contested", "Kami hadir.")
    assert client.post(address, {"answer": "confirm"}).status_code == 302
    row.refresh_from_db()
    assert (row.standing, row.comment) == ("confirmed", "")


def test_whoever_only_drafts_is_told_who_answers(task_force: TaskForce) -> None:
    row = told_of(task_force, "dinsos")
    drafting = task_force.deputy(task_force.dinsos, Level.DRAFT)
    shown = task_force.client(drafting).get(f"/records/{row.pk}/").content.decode()

    assert "rekan di kantor kita yang bermandat mengerjakan" in shown
    assert "Ya, benar" not in shown


def test_nobody_answers_for_another_agency_or_after_the_time(task_force: TaskForce) -> None:
    row = told_of(task_force, "dinsos")

    assert (
        task_force.client(task_force.rsud).post(f"/records/{row.pk}/", {"answer": "confirm"}).status_code
        == 403
    )
    with at(date(2026, 3, 24)):
        late = task_force.client(task_force.dinsos).post(f"/records/{row.pk}/", {"answer": "confirm"})
    assert late.status_code == 422
    row.refresh_from_db()
    assert row.standing == "told"


def test_the_pages_that_explain_need_no_account(client: Any, db: Any) -> None:
    for address in ("/glossary/", "/who-sees/", "/help/"):
        assert client.get(address).status_code == 200
