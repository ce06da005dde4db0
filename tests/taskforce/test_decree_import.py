"""A decree comes in: what it makes, what it asks, what it refuses, and that any shape of decree does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lopo.ground.acts import Denied, Refused, at, system, today
from lopo.ground.agencies.models import Agency, Office
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.entries import verify
from lopo.ground.places.operations import found_regency
from lopo.taskforce.access.hats import hats_of
from lopo.taskforce.decree.file import DecreeFile, SeatRow
from lopo.taskforce.decree.importing import read_decree
from lopo.taskforce.decree.models import Decree, DecreeState, Duty, Function, Question, Seat
from lopo.taskforce.decree.operations import import_decree
from lopo.taskforce.decree.queries import decree_in_force, members_of, partners
from tests.cast import DECREE, TaskForce

THREE_PARTS = Path(__file__).parent / "decrees" / "three-parts.yaml"


def later(
    task_force: TaskForce, *, number: str = "15/KEP/HK/I/2026", signed_on: date = date(2026, 1, 12)
) -> DecreeFile:
    return replace(read_decree(DECREE.read_bytes()), number=number, signed_on=signed_on, year=signed_on.year)


def test_the_real_decree_makes_four_sub_task_forces_thirty_seats_and_twentyfour_duties(
    task_force: TaskForce,
) -> None:
    decree = task_force.decree
    assert decree.sub_task_forces.count() == 4
    assert Seat.objects.filter(sub_task_force__decree=decree).count() == 30
    assert Duty.objects.filter(sub_task_force__decree=decree).count() == 24
    assert members_of(decree).count() == 20
    assert {agency.key for agency in partners(task_force.regency, decree)} == {
        "dukcapil", "imigrasi", "bp3mi", "inspektorat",
    }  # fmt: skip


def test_four_things_of_the_real_decree_are_asked(task_force: TaskForce) -> None:
    fields = Question.objects.filter(decree=task_force.decree).values_list("field", flat=True)
    assert sorted(fields) == ["agency", "agency", "leadership", "reading"]


def test_agencies_are_called_as_people_call_them(task_force: TaskForce) -> None:
    said = dict(Agency.objects.filter(regency=task_force.regency).values_list("short", "code"))
    assert said["Dinas PPPA"] == "PPA"
    assert said["Polres TTU"] == "Pol"
    assert (said["BKAD"], said["Dinas Kominfotik"], said["Imigrasi Atambua"]) == ("BKD", "Kom", "Imi")
    assert len(set(said.values())) == 24
    assert task_force.agency("kominfotik").keeps
    assert task_force.agency("inspektorat").audits


def test_every_agency_has_an_office_that_letters_go_to(task_force: TaskForce) -> None:
    heads = Office.objects.filter(regency=task_force.regency, heads=True)
    assert heads.count() == Agency.objects.filter(regency=task_force.regency).count() == 24
    assert heads.get(agency__key="setda").name == "Sekretaris Daerah"
    assert heads.get(agency__key="dp3a").name.startswith("Kepala Dinas Pemberdayaan Perempuan")


def test_a_signed_decree_is_in_force_and_owed_to_every_member(task_force: TaskForce) -> None:
    assert decree_in_force(task_force.regency) == task_force.decree
    owed = Clock.objects.filter(rule__key="deliver_decree", met_on=None, ended_on=None)
    assert {clock.owed_to.key for clock in owed} == set(task_force.members)
    assert {clock.owed_by.key for clock in owed} == {"nakertrans"}
    assert verify(task_force.regency).ok


def test_the_same_decree_again_is_refused_and_changes_nothing(task_force: TaskForce) -> None:
    file = read_decree(DECREE.read_bytes())
    with pytest.raises(Refused, match="126/KEP/HK/II/2023"):
        import_decree(task_force.secretariat, file)
    assert Decree.objects.count() == 1


def test_only_the_secretariat_takes_a_decree_in(task_force: TaskForce) -> None:
    for actor in (task_force.polres, task_force.dukcapil, task_force.inspektorat, task_force.chair):
        with pytest.raises(Denied):
            import_decree(actor, later(task_force))


def test_a_decree_of_another_regency_or_of_tomorrow_is_refused(task_force: TaskForce) -> None:
    file = later(task_force)
    with pytest.raises(Refused, match="Sumba"):
        import_decree(
            task_force.secretariat, replace(file, regency=replace(file.regency, code="53.11", name="Sumba"))
        )
    with pytest.raises(Refused, match="belum terjadi"):
        import_decree(task_force.secretariat, replace(file, signed_on=date(2026, 3, 10)))


def test_the_next_decree_supersedes_this_one_and_knows_its_offices_again(task_force: TaskForce) -> None:
    offices = Office.objects.count()
    decree = import_decree(task_force.secretariat, later(task_force))
    task_force.decree.refresh_from_db()
    assert (decree.state, decree.follows) == (DecreeState.ISSUED, task_force.decree)
    assert (task_force.decree.state, task_force.decree.superseded_on) == ("superseded", date(2026, 1, 12))
    assert Office.objects.count() == offices
    old = Clock.objects.filter(
        rule__key="deliver_decree", subject_id__in=task_force.decree.deliveries.values("pk")
    )
    assert {clock.ended_on for clock in old} == {today()}


def test_an_office_is_known_again_however_its_territory_is_written(task_force: TaskForce) -> None:
    file = later(task_force)
    agencies = tuple(
        replace(a, name=a.name.replace("Kab. TTU", "Kabupaten Timor Tengah Utara")) for a in file.agencies
    )
    parts = tuple(
        replace(
            p,
            seats=tuple(
                replace(s, office=s.office.replace("Kab. TTU", "Kabupaten Timor Tengah Utara"))
                for s in p.seats
            ),
        )
        for p in file.sub_task_forces
    )
    offices, known = Office.objects.count(), Agency.objects.count()
    decree = import_decree(task_force.secretariat, replace(file, agencies=agencies, sub_task_forces=parts))
    assert (Office.objects.count(), Agency.objects.count()) == (offices, known)
    assert set(members_of(decree)) == set(members_of(task_force.decree))
    assert task_force.dinsos.account
    assert [hat.hat for hat in hats_of(task_force.dinsos.account)] == ["seat"]


def test_two_territories_of_one_file_stay_two_offices(task_force: TaskForce) -> None:
    file = later(task_force)
    part = replace(
        file.sub_task_forces[0],
        seats=(
            SeatRow(1, "Kapolres Kab. Contoh", agency="polres"),
            SeatRow(2, "Kapolres Kota Contoh", agency="polres"),
        ),
    )
    decree = import_decree(task_force.secretariat, replace(file, sub_task_forces=(part,)))
    names = Seat.objects.filter(sub_task_force__decree=decree).values_list("office__name", flat=True)
    assert list(names) == ["Kapolres Kab. Contoh", "Kapolres Kota Contoh"]


def test_an_older_decree_that_comes_in_later_takes_its_place_in_the_past(task_force: TaskForce) -> None:
    older = import_decree(
        task_force.secretariat, later(task_force, number="80/KEP/HK/2021", signed_on=date(2021, 3, 1))
    )
    assert older.state == DecreeState.SUPERSEDED
    assert older.superseded_on == task_force.decree.signed_on
    assert decree_in_force(task_force.regency) == task_force.decree
    assert decree_in_force(task_force.regency, on=date(2022, 5, 1)) == older


def test_a_file_without_number_and_day_comes_in_as_a_draft(task_force: TaskForce) -> None:
    draft = import_decree(task_force.secretariat, replace(later(task_force), number="", signed_on=None))
    assert draft.is_draft
    assert not draft.deliveries.exists()
    assert decree_in_force(task_force.regency) == task_force.decree


def test_nobody_is_locked_out_when_the_year_turns(task_force: TaskForce) -> None:
    for day in (date(2024, 1, 1), date(2026, 12, 31), date(2031, 1, 1)):
        assert decree_in_force(task_force.regency, on=day) == task_force.decree
    with at(date(2031, 1, 1)):
        assert task_force.client(task_force.dinsos).get("/decrees/").status_code == 200


@pytest.mark.django_db
def test_a_decree_of_another_shape_does_just_as_well() -> None:
    regency = found_regency("99.01", "Contoh", "Provinsi Contoh", "Kota Contoh")
    decree = import_decree(system(regency), read_decree(THREE_PARTS.read_bytes()))
    parts = {part.code: part for part in decree.sub_task_forces.all()}
    assert list(parts) == ["I", "II", "III"]
    assert parts["III"].functions == [Function.JUSTICE, Function.COOPERATION]
    assert [
        seat.office.name for seat in Seat.objects.filter(sub_task_force__decree=decree, receives=True)
    ] == [
        "Kepala Dinas Tenaga Kerja Kabupaten Contoh",
        "Kepala Dinas Sosial Kabupaten Contoh",
        "Kasat Reskrim Polres Contoh",
    ]
    assert decree.secretariat.short == "Dinas PPPA"
    assert [leader.role for leader in decree.leaders.all()] == ["chair", "secretary"]
    assert decree_in_force(regency) == decree
    assert decree.deliveries.count() == members_of(decree).count() == 11
    assert not Question.objects.filter(decree=decree, field="leadership").exists()
