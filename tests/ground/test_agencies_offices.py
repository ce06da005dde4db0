"""Agencies, offices and people: entered, renamed, each by whoever may."""

from __future__ import annotations

import pytest

from lopo.ground.acts import Denied, Level, Refused
from lopo.ground.agencies.models import Agency, Office, Official
from lopo.ground.agencies.operations import (
    add_agency,
    add_office,
    change_agency,
    change_office,
    change_official,
    register_official,
)
from tests.cast import TaskForce

BORDER = {"key": "plbn", "name": "PLBN Wini", "short": "PLBN Wini", "code": "Win", "kind": "immigration"}


def test_a_partner_joins_and_its_name_is_its_own(task_force: TaskForce) -> None:
    agency = add_agency(task_force.secretariat, **BORDER)
    assert (agency.short, agency.keeps, agency.audits) == ("PLBN Wini", False, False)
    for twice in ({"key": "other"}, {"name": "PLBN Lain"}):
        with pytest.raises(Refused, match="sudah ada"):
            add_agency(task_force.secretariat, **(BORDER | twice))
    with pytest.raises(Denied):
        add_agency(task_force.polres, **(BORDER | {"key": "x", "name": "x"}))


def test_an_agency_is_renamed(task_force: TaskForce) -> None:
    agency, told = task_force.agency("dukcapil"), {"short": "Capil", "code": "Cap", "kind": "civil_registry"}
    change_agency(task_force.secretariat, agency, name="Dinas Capil", **told)
    assert Agency.objects.get(pk=agency.pk).short == "Capil"
    with pytest.raises(Refused, match="sudah ada"):
        change_agency(task_force.secretariat, agency, name="polres ttu", **told)
    with pytest.raises(Denied):
        change_agency(task_force.dukcapil, agency, name="Dinas Kami", **told)


def test_who_keeps_the_machine_follows_from_what_an_agency_is(task_force: TaskForce) -> None:
    agency, desk = add_agency(task_force.secretariat, **BORDER), task_force.secretariat
    told = {"name": "Dinas Kominfo Contoh", "short": "Kominfo Contoh", "code": "Kom"}
    change_agency(desk, agency, kind="communications", **told)
    assert Agency.objects.get(pk=agency.pk).keeps
    change_agency(desk, agency, kind="other", **(told | {"name": "Inspektorat Contoh"}))
    agency.refresh_from_db()
    assert (agency.keeps, agency.audits) == (False, True)


def test_an_agency_has_one_head(task_force: TaskForce) -> None:
    agency, desk = task_force.agency("setda"), task_force.secretariat
    added = add_office(desk, agency, name="Penjabat  Sekretaris Daerah", heads=True)
    assert added.name == "Penjabat Sekretaris Daerah"
    assert list(agency.offices.filter(heads=True)) == [added]
    back = agency.offices.get(name="Sekretaris Daerah")
    change_office(desk, back, name="Sekretaris Daerah TTU", heads=True)
    assert list(agency.offices.filter(heads=True)) == [back]
    with pytest.raises(Refused, match="sudah ada"):
        add_office(desk, agency, name="sekretaris daerah ttu")
    with pytest.raises(Refused, match="sudah ada"):
        change_office(desk, added, name="Sekretaris Daerah TTU", heads=False)
    with pytest.raises(Denied):
        add_office(task_force.setda, agency, name="Asisten I")
    with pytest.raises(Denied):
        change_office(task_force.setda, added, name="Asisten I", heads=False)


def test_an_agency_registers_its_own_people_and_nobody_elses(task_force: TaskForce) -> None:
    social = task_force.agency("dinsos")
    official = register_official(task_force.dinsos, social, name="  Nona   Contoh ", rank="Penata (III/c)")
    assert (official.name, official.rank) == ("Nona Contoh", "Penata (III/c)")
    change_official(task_force.dinsos, official, name="Nona Contoh, S.Sos.")
    assert Official.objects.get(pk=official.pk).name == "Nona Contoh, S.Sos."
    with pytest.raises(Refused, match="nama"):
        register_official(task_force.dinsos, social, name="  ")
    for actor in (task_force.polres, task_force.staff("dinsos", Level.DRAFT), task_force.inspektorat):
        with pytest.raises(Denied):
            register_official(actor, social, name="Nona Contoh")
        with pytest.raises(Denied):
            change_official(actor, official, name="Nona Contoh")


def test_the_pages_enter_and_change_what_they_say(task_force: TaskForce) -> None:
    client, social = task_force.client(task_force.secretariat), task_force.agency("dinsos")
    made = client.post(
        "/agencies/new/", {"name": "PLBN Wini", "short": "PLBN Wini", "code": "Win", "kind": "other"}
    )
    assert made["Location"] == Agency.objects.get(key="plbn-wini").get_absolute_url()
    client.post(
        f"/agencies/{social.pk}/change/",
        {"name": "Dinas Sosial TTU", "short": "Dinsos", "code": "Sos", "kind": "social"},
    )
    client.post(f"/agencies/{social.pk}/offices/new/", {"name": "Kabid Rehabilitasi"})
    office = Office.objects.get(name="Kabid Rehabilitasi")
    client.post(f"/offices/{office.pk}/change/", {"name": "Kabid Rehabilitasi Sosial"})
    client.post(f"/agencies/{social.pk}/people/new/", {"name": "Nona Contoh"})
    official = Official.objects.get(name="Nona Contoh")
    client.post(f"/officials/{official.pk}/change/", {"name": "Nona Contoh, S.Sos."})
    told = client.get(social.get_absolute_url()).content.decode()
    for words in ("Dinsos", "Kabid Rehabilitasi Sosial", "Nona Contoh, S.Sos."):
        assert words in told
    assert (
        client.post(f"/agencies/{social.pk}/offices/new/", {"name": "Kabid Rehabilitasi Sosial"}).status_code
        == 422
    )


def test_the_pages_are_closed_to_others(task_force: TaskForce) -> None:
    police, social = task_force.client(task_force.polres), task_force.agency("dinsos")
    office, official = social.offices.get(heads=True), social.officials.get()
    for address in (
        "/agencies/new/",
        f"/agencies/{social.pk}/change/",
        f"/agencies/{social.pk}/offices/new/",
        f"/agencies/{social.pk}/people/new/",
        f"/offices/{office.pk}/change/",
        f"/offices/{office.pk}/appointment/",
        f"/offices/{office.pk}/mandate/",
        f"/officials/{official.pk}/change/",
        f"/appointments/{office.appointments.get().pk}/end/",
    ):
        assert police.get(address).status_code == 403, address
    own = task_force.client(task_force.dinsos)
    assert own.get(f"/agencies/{social.pk}/people/new/").status_code == 200
    assert own.get(f"/officials/{official.pk}/change/").status_code == 200
