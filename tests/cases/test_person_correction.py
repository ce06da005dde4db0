"""What is known of a person is put right by who may write it; a second role has reasons of its own and is held apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from lopo.cases.case.models import Because, Participation, Role
from lopo.cases.case.operations import add_office, another_role, correct_person
from lopo.cases.case.queries import people_of
from lopo.cases.person.models import Person
from lopo.cases.person.operations import NIK as INDEX
from lopo.cases.person.operations import Described, known
from lopo.ground.acts import Actor, Denied, Level, Refused
from lopo.ground.acts.fetch import visible
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.vault.lookup import index
from lopo.taskforce.access.reach import reach
from tests.cases.people import BECAUSE, GIRL, NAME, NIK, RECRUITER, office_of, opened, suspect, victim
from tests.cast import TaskForce

OTHER_NIK = "5303094107089998"


def sent(person: Person, **changes: Any) -> dict[str, str]:
    """The page of correction as a browser sends it, with what was known when it was opened."""
    told = {name: getattr(person, name) for name in ("name", "sex", "born", "nik", "address")}
    return {"act_id": str(uuid4()), "version": str(person.version), **told, **changes}


def corrected(actor: Actor, row: Participation, **changes: str) -> Person:
    told = replace(known(row.person), **changes)
    correct_person(actor, row, told=told, version=row.person.version)
    found: Person = Person.objects.get(pk=row.person_id)
    return found


def test_a_correction_holds_in_every_case_and_the_index_moves_with_the_number(task_force: TaskForce) -> None:
    row = victim(opened(task_force.polres))
    person = corrected(task_force.polres, row, name="Kanari Umpama", nik=OTHER_NIK)

    assert (person.name, person.nik, person.version) == ("Kanari Umpama", OTHER_NIK, 1)
    assert person.nik_index
    assert bytes(person.nik_index) == index(task_force.regency.pk, INDEX, OTHER_NIK)
    row.refresh_from_db()
    assert corrected(task_force.polres, row, nik="").nik_index is None


def test_the_log_says_what_changed_and_not_from_or_to(task_force: TaskForce) -> None:
    row = victim(opened(task_force.polres))
    corrected(task_force.polres, row, name="Kanari Umpama", born="2007")
    entry = LedgerEntry.objects.get(act="person.corrected")
    assert entry.detail == {"fields": ["name", "born"]}
    assert entry.subject_id == row.pk
    page = task_force.client(task_force.polres).get(row.get_absolute_url()).content.decode()
    assert "Perbaikan" in page


@pytest.mark.parametrize(
    ("changes", "why"),
    [({"nik": "530309410708999"}, "16 angka"), ({"born": "10-3-2026"}, "belum terjadi"),
     ({"name": " "}, "Tulis namanya"), ({}, "Tidak ada yang berubah")],
)  # fmt: skip
def test_a_wrong_correction_changes_nothing(task_force: TaskForce, changes: dict[str, str], why: str) -> None:
    row = victim(opened(task_force.polres))
    with pytest.raises(Refused, match=why):
        corrected(task_force.polres, row, **changes)
    assert Person.objects.get(pk=row.person_id).version == 0


def test_who_may_write_identity_corrects_and_nobody_else(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    row, clinic = victim(case), task_force.dinkes
    add_office(task_force.polres, row, office=office_of(clinic), reason="x", compartments=["progress"])
    for actor in (clinic, task_force.dinsos, task_force.secretariat, task_force.pn,
                  task_force.staff("polres", Level.DRAFT)):  # fmt: skip
        with pytest.raises(Denied):
            corrected(actor, row, name="Lain")
    add_office(
        task_force.polres,
        row,
        office=office_of(task_force.dinsos),
        reason="x",
        compartments=["identity"],
    )
    assert corrected(task_force.dinsos, row, name="Kanari Lain").name == "Kanari Lain"
    # A care seat writes identity, but not of a suspect.
    own = suspect(opened(task_force.dinsos))
    with pytest.raises(Denied):
        corrected(task_force.dinsos, own, name="Lain")


def test_the_page_shows_no_value_to_who_may_not_write_it(task_force: TaskForce) -> None:
    row, clinic = victim(opened(task_force.polres)), task_force.dinkes
    add_office(task_force.polres, row, office=office_of(clinic), reason="x", compartments=["progress"])
    client, address = task_force.client(clinic), f"/cases/people/{row.pk}/correction/"
    page = client.get(address).content.decode()
    assert NAME not in page
    assert NIK not in page
    assert client.post(address, sent(row.person)).status_code == 403


def test_a_birth_date_is_saved_after_its_consequence_was_read(task_force: TaskForce) -> None:
    row = victim(opened(task_force.polres, happened_on=date(2026, 2, 1)))  # born on 1 July 2008: 17
    client, address = task_force.client(task_force.polres), f"/cases/people/{row.pk}/correction/"

    asked = client.post(address, sent(row.person, born="1-1-2006"))
    page = asked.content.decode()
    assert asked.status_code == 200
    assert "anak, 17 tahun" in page
    assert "dewasa, 20 tahun" in page
    assert Person.objects.get(pk=row.person_id).born == "2008-07-01"

    again = sent(row.person, born="1-1-2006", born_read=asked.context["form"]["born_read"].value())
    assert client.post(address, {**again, "born": "2005"}).status_code == 200  # another date, read anew
    assert client.post(address, again).status_code == 302
    assert Person.objects.get(pk=row.person_id).born == "2006-01-01"


def test_of_two_offices_that_change_at_once_the_second_reads_first_and_loses_nothing(
    task_force: TaskForce,
) -> None:
    row = victim(opened(task_force.polres))
    client, address = task_force.client(task_force.polres), f"/cases/people/{row.pk}/correction/"
    opened_page = sent(row.person, address="Jalan Merpati Contoh 1")
    corrected(task_force.polres, row, name="Kanari Umpama")

    back = client.post(address, opened_page)
    page = back.content.decode()
    assert back.status_code == 422
    assert "baru saja diubah kantor lain" in page
    assert "Kanari Umpama" in page  # what stands now
    assert "Jalan Merpati Contoh 1" in page  # what was typed
    with pytest.raises(Refused, match="baru saja diubah"):  # and in the moment between page and act
        correct_person(
            task_force.polres,
            row,
            told=Described("Lain"),
            version=Person.objects.get(pk=row.person_id).version - 1,
        )
    form = back.context["form"]
    assert client.post(address, {**opened_page, "version": str(form["version"].value())}).status_code == 302


def test_a_victim_who_is_also_suspected_stands_twice_and_is_held_apart(task_force: TaskForce) -> None:
    case = opened(task_force.polres, GIRL)
    row, clinic = victim(case), task_force.dinsos
    add_office(task_force.polres, row, office=office_of(clinic), reason="x", compartments=["identity"])

    second = another_role(task_force.polres, row, role=Role.SUSPECT, because=BECAUSE)
    row.refresh_from_db()
    assert (row.role, row.ended_on, second.person_id) == (Role.VICTIM, None, row.person_id)
    assert (second.role, second.because, second.order) == (Role.SUSPECT, BECAUSE, 2)
    assert {g.because for g in second.grants.all()} == {Because.HELD, Because.ASSIGNED}
    assert second not in visible(Participation, to=clinic)
    seen = {s.row.pk: s for s in people_of(case, reach(clinic))}
    assert (seen[row.pk].name, seen[second.pk].name) == (NAME, "Terduga 2")
    assert LedgerEntry.objects.get(act="role.added").detail == {"role": "suspect"}
    with pytest.raises(Refused, match="sudah tercatat"):
        another_role(task_force.polres, row, role=Role.SUSPECT, because=BECAUSE)


def test_a_suspect_who_is_a_victim_too_is_looked_after_as_one(task_force: TaskForce) -> None:
    row = suspect(opened(task_force.polres, RECRUITER))
    second = another_role(task_force.polres, row, role=Role.VICTIM)
    assert second.because == ""
    assert Clock.objects.filter(rule__key="screen_person", subject_id=second.pk).exists()


@pytest.mark.parametrize(
    ("role", "because", "why"),
    [("suspect", " ", "mengapa orang ini diduga"), ("witness", "", "tidak dapat Anda catat"),
     ("victim", "", "tidak dapat Anda catat"), ("suspect", "x" * 1001, "Terlalu panjang")],
)  # fmt: skip
def test_nobody_is_made_a_suspect_by_a_slip(task_force: TaskForce, role: str, because: str, why: str) -> None:
    row = victim(opened(task_force.polres, GIRL))
    with pytest.raises(Refused, match=why):
        another_role(task_force.polres, row, role=role, because=because)
    client, address = task_force.client(task_force.polres), f"/cases/people/{row.pk}/role/"
    form = {"act_id": str(uuid4()), "role": "suspect", "because": BECAUSE}
    assert client.post(address, form).status_code == 422  # the consequence was not read
    assert Participation.objects.count() == 1
    assert "tidak dipidana" in client.get(address).content.decode()
    assert client.post(address, {**form, "act_id": str(uuid4()), "understood": "on"}).status_code == 302


def test_a_care_seat_makes_nobody_a_suspect(task_force: TaskForce) -> None:
    row = victim(opened(task_force.dinsos, GIRL))
    with pytest.raises(Denied):
        another_role(task_force.dinsos, row, role=Role.SUSPECT, because=BECAUSE)


def test_a_role_that_is_hidden_answers_like_one_that_is_not_there(task_force: TaskForce) -> None:
    """Polres suspects her; another seat, let look at the victim, records the same and is told nothing of it."""
    row = victim(opened(task_force.polres, GIRL))
    other = next(
        m for m in task_force.members.values() if not m.leads and "suspect" in reach(m).writes and m.acts
    )
    another_role(task_force.polres, row, role=Role.SUSPECT, because=BECAUSE)
    add_office(task_force.polres, row, office=office_of(other), reason="x", compartments=["identity"])
    second = another_role(other, row, role=Role.SUSPECT, because="membawa temannya")
    assert second.person_id != row.person_id
    assert second.person.nik_index == row.person.nik_index


def test_reading_an_identity_is_not_writing_it(task_force: TaskForce) -> None:
    row, actor = victim(opened(task_force.polres)), task_force.polres
    vars(reach(actor))["writes"] = reach(actor).writes - {
        "identity"
    }  # a matrix that lets this seat read only
    with pytest.raises(Denied):
        corrected(actor, row, name="Lain")
