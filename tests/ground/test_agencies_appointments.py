"""Who sits in an office: the holder, an acting head, several at once; the office and its work stay."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lopo.ground.accounts.models import OpenSession
from lopo.ground.accounts.operations.signing import open_session
from lopo.ground.acts import Denied, Refused
from lopo.ground.agencies.holding import acting_capacity, in_office
from lopo.ground.agencies.models import Appointment, Capacity, Office, Official
from lopo.ground.agencies.operations import appoint, appoint_alongside, end_appointment, register_official
from lopo.taskforce.access.hats import hats_of
from tests.cast import TaskForce

MONDAY, SUNDAY, NEXT_WEEK = date(2026, 3, 9), date(2026, 3, 8), date(2026, 3, 16)


@pytest.fixture
def office(task_force: TaskForce) -> Office:
    return Office.objects.get(regency=task_force.regency, agency__key="dinsos", heads=True)


@pytest.fixture
def successor(task_force: TaskForce) -> Official:
    return register_official(task_force.secretariat, task_force.agency("dinsos"), name="Nona Contoh")


def test_a_new_holder_ends_the_one_before_the_day_before(
    task_force: TaskForce, office: Office, successor: Official
) -> None:
    before = task_force.dinsos
    appoint(task_force.secretariat, office, successor, starts_on=MONDAY, letter="821/7/2026")
    sat = in_office(office)
    assert sat
    assert sat.official == successor
    assert before.official
    assert Appointment.objects.get(official=before.official).ends_on == SUNDAY
    assert before.account
    assert hats_of(before.account) == []
    assert [hat.hat for hat in hats_of(task_force.signed_in(successor).account)] == ["seat"]  # type: ignore[arg-type]


def test_a_plh_stands_in_and_the_holder_stays(
    task_force: TaskForce, office: Office, successor: Official
) -> None:
    appoint(
        task_force.secretariat, office, successor, starts_on=MONDAY, capacity=Capacity.PLH, ends_on=NEXT_WEEK
    )
    sat = in_office(office)
    assert sat
    assert (sat.official, sat.capacity) == (successor, "plh")
    account = task_force.dinsos.account
    assert account
    assert len(hats_of(account)) == 1
    after = in_office(office, on=date(2026, 3, 17))
    assert after
    assert after.official == task_force.dinsos.official
    assert acting_capacity(task_force.signed_in(successor)) == "Plh."
    assert acting_capacity(task_force.dinsos) == ""


def test_a_plt_takes_an_empty_office_and_a_holder_ends_the_plt(
    task_force: TaskForce, office: Office, successor: Official
) -> None:
    desk, third = (
        task_force.secretariat,
        register_official(task_force.secretariat, office.agency, name="Tuan Contoh"),
    )
    appoint(desk, office, successor, starts_on=MONDAY, capacity=Capacity.PLT)
    holder = Appointment.objects.get(official=task_force.dinsos.official)
    assert holder.ends_on == SUNDAY
    appoint(desk, office, third, starts_on=NEXT_WEEK)
    plt = Appointment.objects.get(official=successor)
    assert (plt.capacity, plt.ends_on) == ("plt", date(2026, 3, 15))


def test_several_hold_an_office_at_once(task_force: TaskForce, successor: Official) -> None:
    faith = Office.objects.get(regency=task_force.regency, agency__key="faith")
    priest = register_official(task_force.secretariat, task_force.agency("faith"), name="Rm. Contoh")
    appoint_alongside(task_force.secretariat, faith, priest, starts_on=MONDAY)
    assert faith.appointments.filter(ends_on=None).count() == 2
    with pytest.raises(Refused, match="sudah menduduki"):
        appoint_alongside(task_force.secretariat, faith, priest, starts_on=NEXT_WEEK)
    with pytest.raises(Denied):
        appoint_alongside(task_force.faith, faith, successor, starts_on=MONDAY)


def test_an_appointment_that_cannot_be_is_refused(
    task_force: TaskForce, office: Office, successor: Official
) -> None:
    desk, holder = task_force.secretariat, task_force.dinsos.official
    assert holder
    tries: list[tuple[Official, dict[str, Any], str]] = [
        (holder, {"starts_on": MONDAY}, "sudah menduduki"),
        (successor, {"starts_on": date(2023, 2, 20)}, "20-02-2023"),
        (successor, {"starts_on": date(2020, 1, 1)}, "20-02-2023"),
        (successor, {"starts_on": MONDAY, "ends_on": SUNDAY}, "sebelum hari pertama"),
    ]
    for official, told, words in tries:
        with pytest.raises(Refused, match=words):
            appoint(desk, office, official, **told)
    with pytest.raises(Denied):
        appoint(task_force.dinsos, office, successor, starts_on=MONDAY)
    assert office.appointments.count() == 1


def test_whoever_leaves_is_signed_out_at_once(task_force: TaskForce, office: Office) -> None:
    actor = task_force.dinsos
    client = task_force.client(actor)
    assert actor.account
    open_session(actor, actor.account, session_key=str(client.session.session_key), device="Chrome, Android")
    assert client.get("/decrees/").status_code == 200
    end_appointment(task_force.secretariat, office.appointments.get(), on=MONDAY, letter="SK 9/2026")
    assert not OpenSession.objects.filter(account=actor.account).exists()
    assert client.get("/decrees/").status_code == 302


def test_whoever_leaves_later_works_until_then(task_force: TaskForce, office: Office) -> None:
    client = task_force.client(task_force.dinsos)
    end_appointment(task_force.secretariat, office.appointments.get(), on=NEXT_WEEK)
    assert client.get("/decrees/").status_code == 200


def test_an_end_that_cannot_be_is_refused(task_force: TaskForce, office: Office) -> None:
    row, desk = office.appointments.get(), task_force.secretariat
    with pytest.raises(Refused, match="sebelum hari pertama"):
        end_appointment(desk, row, on=date(2020, 1, 1))
    with pytest.raises(Denied):
        end_appointment(task_force.polres, row, on=MONDAY)
    end_appointment(desk, row, on=SUNDAY)
    with pytest.raises(Refused, match="sudah berakhir"):
        end_appointment(desk, row, on=MONDAY)


def test_the_page_appoints_somebody_new_or_known(
    task_force: TaskForce, office: Office, successor: Official
) -> None:
    client, address = task_force.client(task_force.secretariat), f"/offices/{office.pk}/appointment/"
    told = client.get(f"{address}?as=plt").content.decode()
    assert "Tidak boleh mengubah kepegawaian" in told
    made = client.post(
        address,
        {"name": "Tuan Contoh, S.H.", "rank": "Pembina", "capacity": "plt", "starts_on": "2026-03-09"},
    )
    assert made["Location"] == office.agency.get_absolute_url()
    sat = in_office(office)
    assert sat
    assert (sat.official.name, sat.official.rank, sat.capacity) == ("Tuan Contoh, S.H.", "Pembina", "plt")
    client.post(address, {"official": successor.pk, "capacity": "holder", "starts_on": "2026-03-20"})
    assert Appointment.objects.get(official=successor).starts_on == date(2026, 3, 20)


def test_the_page_enters_one_more_holder(task_force: TaskForce) -> None:
    faith = Office.objects.get(regency=task_force.regency, agency__key="faith")
    client = task_force.client(task_force.secretariat)
    client.post(
        f"/offices/{faith.pk}/appointment/",
        {"name": "Pdt. Contoh", "capacity": "alongside", "starts_on": "2026-03-09"},
    )
    assert faith.appointments.filter(ends_on=None).count() == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"capacity": "holder", "starts_on": "2026-03-09"},
        {"name": "Tuan Contoh", "capacity": "raja", "starts_on": "2026-03-09"},
        {"name": "Tuan Contoh", "capacity": "holder", "starts_on": "1823-03-09"},
        {"name": "x" * 10_000, "capacity": "holder", "starts_on": "2026-03-09"},
        {"name": "Tuan Contoh", "capacity": "holder", "starts_on": "2023-01-01"},
    ],
    ids=["nobody", "no capacity", "another century", "a long name", "before the holder came"],
)
def test_the_page_says_what_is_wrong_and_registers_nobody(
    task_force: TaskForce, office: Office, fields: dict[str, str]
) -> None:
    people = Official.objects.count()
    answer = task_force.client(task_force.secretariat).post(f"/offices/{office.pk}/appointment/", fields)
    assert answer.status_code == 422
    assert Official.objects.count() == people


def test_the_page_takes_one_person_not_two(
    task_force: TaskForce, office: Office, successor: Official
) -> None:
    fields = {
        "official": successor.pk,
        "name": "Tuan Contoh",
        "capacity": "holder",
        "starts_on": "2026-03-09",
    }
    answer = task_force.client(task_force.secretariat).post(f"/offices/{office.pk}/appointment/", fields)
    assert answer.status_code == 422


def test_the_page_ends_an_appointment(task_force: TaskForce, office: Office) -> None:
    row = office.appointments.get()
    client, address = task_force.client(task_force.secretariat), f"/appointments/{row.pk}/end/"
    assert client.get(address).status_code == 200
    client.post(address, {"on": "2026-03-09", "letter": "SK 9/2026"})
    row.refresh_from_db()
    assert row.ends_on == MONDAY
