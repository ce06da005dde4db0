"""Staff act for an office by mandate, under their own names: given by the holder, or recorded from a letter."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lopo.ground.acts import Denied, Level, Refused
from lopo.ground.agencies.models import Mandate, Office, Official
from lopo.ground.agencies.operations import (
    appoint,
    appoint_alongside,
    end_mandate,
    give_mandate,
    record_mandate,
    register_official,
)
from lopo.ground.ledger.models import LedgerEntry
from lopo.taskforce.access.hats import hats_of
from tests.cast import TaskForce

MONDAY, SUNDAY = date(2026, 3, 9), date(2026, 3, 8)
LETTER: dict[str, Any] = {"letter": "800/15/2026", "starts_on": MONDAY}


@pytest.fixture
def office(task_force: TaskForce) -> Office:
    return Office.objects.get(regency=task_force.regency, agency__key="dinsos", heads=True)


@pytest.fixture
def staff(task_force: TaskForce) -> Official:
    return register_official(task_force.dinsos, task_force.agency("dinsos"), name="Nona Contoh")


def test_the_holder_gives_a_mandate_and_it_reaches_as_far_as_it_says(
    task_force: TaskForce, office: Office, staff: Official
) -> None:
    give_mandate(task_force.dinsos, office, staff, level=Level.ACT, **LETTER)
    hat = task_force.signed_in(staff)
    assert (hat.hat, hat.office, hat.level) == ("seat", office, Level.ACT)
    assert hat.seats == task_force.dinsos.seats


def test_whoever_acts_by_mandate_gives_none(task_force: TaskForce, office: Office, staff: Official) -> None:
    for actor in (task_force.staff("dinsos", Level.SIGN), task_force.polres, task_force.secretariat):
        with pytest.raises(Denied):
            give_mandate(actor, office, staff, level=Level.ACT, **LETTER)


def test_the_secretariat_records_a_letter_with_its_source(
    task_force: TaskForce, office: Office, staff: Official
) -> None:
    desk = task_force.secretariat
    row = record_mandate(desk, office, staff, level=Level.DRAFT, source="surat tugas 3 Maret", **LETTER)
    entry = LedgerEntry.objects.get(subject_id=row.pk)
    assert (entry.act, entry.for_agency, entry.source) == (
        "mandate.given",
        office.agency,
        "surat tugas 3 Maret",
    )
    with pytest.raises(Refused, match="dari mana"):
        record_mandate(desk, office, staff, level=Level.DRAFT, source=" ", **LETTER)
    with pytest.raises(Denied):
        record_mandate(task_force.dinsos, office, staff, level=Level.DRAFT, source="surat", **LETTER)


def test_a_mandate_needs_a_letter_a_colleague_and_a_first_day(
    task_force: TaskForce, office: Office, staff: Official
) -> None:
    holder = task_force.dinsos
    stranger = task_force.polres.official
    assert stranger
    with pytest.raises(Refused, match="nomor surat"):
        give_mandate(holder, office, staff, level=Level.ACT, letter=" ", starts_on=MONDAY)
    with pytest.raises(Refused, match="instansi yang sama"):
        give_mandate(holder, office, stranger, level=Level.ACT, **LETTER)
    with pytest.raises(Refused, match="sebelum hari pertama"):
        give_mandate(holder, office, staff, level=Level.ACT, ends_on=SUNDAY, **LETTER)


def test_a_new_mandate_takes_the_place_of_the_old_one(
    task_force: TaskForce, office: Office, staff: Official
) -> None:
    holder = task_force.dinsos
    old = give_mandate(holder, office, staff, level=Level.DRAFT, letter="1/2026", starts_on=date(2026, 1, 5))
    give_mandate(holder, office, staff, level=Level.SIGN, **LETTER)
    old.refresh_from_db()
    assert old.ends_on == SUNDAY
    with pytest.raises(Refused, match="sudah mempunyai mandat"):
        give_mandate(holder, office, staff, level=Level.ACT, **LETTER)


def test_a_mandate_ends_and_its_bearer_sees_nothing_more(
    task_force: TaskForce, office: Office, staff: Official
) -> None:
    row = give_mandate(
        task_force.dinsos, office, staff, level=Level.ACT, letter="1/2026", starts_on=date(2026, 1, 5)
    )
    hat = task_force.signed_in(staff)
    assert hat.account
    with pytest.raises(Denied):
        end_mandate(hat, row, on=SUNDAY)
    with pytest.raises(Denied):
        end_mandate(task_force.polres, row, on=SUNDAY)
    with pytest.raises(Refused, match="sebelum hari pertama"):
        end_mandate(task_force.dinsos, row, on=date(2025, 1, 1))
    end_mandate(task_force.dinsos, row, on=SUNDAY)
    assert hats_of(hat.account) == []
    with pytest.raises(Refused, match="sudah berakhir"):
        end_mandate(task_force.secretariat, row, on=MONDAY)


def test_the_holders_page_gives_and_the_desks_page_records(task_force: TaskForce, office: Office) -> None:
    address = f"/offices/{office.pk}/mandate/"
    fields = {"name": "Nona Contoh", "level": "2", "letter": "800/1/2026", "starts_on": "2026-03-09"}
    own, desk = task_force.client(task_force.dinsos), task_force.client(task_force.secretariat)
    assert "Diketahui dari" not in own.get(address).content.decode()
    assert own.post(address, fields)["Location"] == office.agency.get_absolute_url()
    assert Mandate.objects.get(office=office).level == Level.ACT
    assert "Diketahui dari" in desk.get(address).content.decode()
    fields["name"] = "Tuan Contoh"
    assert desk.post(address, fields).status_code == 422
    assert desk.post(address, {**fields, "source": "surat tugas"}).status_code == 302
    assert Mandate.objects.filter(office=office).count() == 2


def test_the_page_ends_a_mandate_and_warns_an_acting_head(task_force: TaskForce, office: Office) -> None:
    acting = register_official(task_force.secretariat, office.agency, name="Tuan Contoh")
    appoint(task_force.secretariat, office, acting, starts_on=date(2026, 3, 1), capacity="plt")
    task_force.staff("dinsos")
    row = Mandate.objects.get(office=office)
    client, address = task_force.client(task_force.signed_in(acting)), f"/mandates/{row.pk}/end/"
    assert "Anda bertindak sebagai Plt." in client.get(address).content.decode()
    client.post(address, {"on": "2026-03-09"})
    row.refresh_from_db()
    assert row.ends_on == MONDAY
    assert task_force.client(task_force.polres).get(address).status_code == 403


@pytest.mark.parametrize("level", [Level.ACT, Level.SIGN])
def test_nobody_at_the_desk_raises_himself(task_force: TaskForce, office: Office, level: Level) -> None:
    clerk = task_force.deputy(task_force.secretariat, level)
    assert clerk.account
    assert clerk.official
    assert clerk.office
    with pytest.raises((Denied, Refused)):
        appoint(clerk, clerk.office, clerk.official, starts_on=MONDAY, capacity="plh")
    with pytest.raises((Denied, Refused)):
        appoint_alongside(clerk, clerk.office, clerk.official, starts_on=MONDAY)
    with pytest.raises(Refused, match="rekan lain"):
        record_mandate(clerk, clerk.office, clerk.official, level=level, source="surat", **LETTER)
    assert max(hat.level for hat in hats_of(clerk.account)) == level


def test_only_who_signs_appoints_and_nobody_lifts_another_above_himself(
    task_force: TaskForce, office: Office, staff: Official
) -> None:
    clerk = task_force.deputy(task_force.secretariat, Level.ACT)
    with pytest.raises(Denied):
        appoint(clerk, office, staff, starts_on=MONDAY)
    with pytest.raises(Denied):
        appoint_alongside(clerk, office, staff, starts_on=MONDAY)
    with pytest.raises(Refused, match="melebihi"):
        record_mandate(clerk, office, staff, level=Level.SIGN, source="surat", **LETTER)
    record_mandate(clerk, office, staff, level=Level.ACT, source="surat", **LETTER)
    signer = task_force.deputy(task_force.secretariat, Level.SIGN)
    appoint_alongside(signer, office, staff, starts_on=MONDAY)
    assert hats_of(task_force.signed_in(staff).account)[0].level == Level.SIGN  # type: ignore[arg-type]


@pytest.mark.parametrize("fresh", [False, True], ids=["stale", "fresh"])
def test_whoever_seats_or_unseats_people_gives_a_code_first(
    task_force: TaskForce, office: Office, fresh: bool
) -> None:
    desk = task_force.client(task_force.secretariat)
    if not fresh:
        session = desk.session
        session.pop("fresh_until")
        session.save()
    row = office.appointments.get()
    for address in (f"/offices/{office.pk}/appointment/", f"/appointments/{row.pk}/end/"):
        answer = desk.get(address)
        assert (answer.status_code == 200) == fresh
        assert ("/account/code/" in answer.get("Location", "")) != fresh
