"""More people come into an open case: typed or pasted, all or nobody, held by whoever brings them."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from lopo.cases.case.models import Case, CaseState, Participation, Role
from lopo.cases.case.operations import Somebody, add_office, add_people
from lopo.cases.handover.operations import accept_handover, offer_handover, receiving_seats
from lopo.cases.person.models import Person
from lopo.cases.person.operations import Described
from lopo.ground.acts import Denied, Level, Refused
from lopo.ground.acts.fetch import visible
from lopo.ground.acts.operation import _act, note_recorded
from lopo.ground.ledger.models import LedgerEntry
from tests.cases.people import GIRL, RECRUITER, office_of, opened, victim
from tests.cast import TaskForce

SISTER = Somebody(Role.VICTIM, Described("Merpati Contoh", sex="female", born="2009"))


def pasted(text: str, **more: str) -> dict[str, str]:
    return {"act_id": str(uuid4()), "rows": "3", "pasted": text, "paste": "1", **more}


def shown_lines(page: Any) -> dict[str, str]:
    """The form as it came back, as a browser would send it again."""
    form = page.context["form"]
    sent = {name: str(form[name].value() or "") for name in form.fields}
    return {**sent, "act_id": str(uuid4())}


def test_whoever_adds_holds_and_nobody_else_gains_sight(task_force: TaskForce) -> None:
    case = opened(task_force.polres, GIRL)
    add_people(task_force.polres, case, people=[SISTER, RECRUITER])

    rows = list(case.participations.all())
    assert [row.order for row in rows] == [1, 2, 3]
    assert {row.office for row in rows} == {task_force.polres.office}
    assert {row.held_by for row in rows} == {case.lead}
    assert not visible(Participation, to=task_force.dinsos).exists()
    entry = LedgerEntry.objects.get(act="people.added")
    assert entry.detail == {"people": [str(row.pk) for row in rows[1:]]}


def test_an_office_that_took_somebody_over_adds_to_its_own_part(task_force: TaskForce) -> None:
    """The victim went to care: there they find her sister, and hold her; the giver does not see her."""
    case = opened(task_force.polres, GIRL)
    row = victim(case)
    seat = next(s for s in receiving_seats(case, case.lead) if s.office == task_force.dinsos.office)
    made = offer_handover(task_force.polres, case, [row], receiver=seat, because="perlu tempat aman")
    accept_handover(task_force.dinsos, made)

    add_people(task_force.dinsos, case, people=[SISTER])
    new = case.participations.get(order=2)
    assert (new.office, new.held_by) == (task_force.dinsos.office, seat.sub_task_force)
    assert new not in visible(Participation, to=task_force.polres)
    # The part that leads goes on adding, though nobody in the case is its own any more.
    add_people(task_force.polres, case, people=[RECRUITER])
    assert case.participations.get(order=3).held_by == case.lead


def test_who_was_only_let_look_and_who_is_a_stranger_add_nobody(task_force: TaskForce) -> None:
    case, clinic = opened(task_force.polres, GIRL), task_force.dinkes
    add_office(
        task_force.polres, victim(case), office=office_of(clinic), reason="x", compartments=["identity"]
    )
    for actor in (clinic, task_force.pn, task_force.secretariat, task_force.staff("polres", Level.DRAFT)):
        with pytest.raises(Denied):
            add_people(actor, case, people=[SISTER])
    assert case.participations.count() == 1


def test_nobody_comes_into_a_closed_case(task_force: TaskForce) -> None:
    case = opened(task_force.polres, GIRL)
    with _act("test"):
        note_recorded()
        Case.objects.filter(pk=case.pk).update(state=CaseState.CLOSED, closed_on="2026-03-09")
    with pytest.raises(Refused, match="ditutup"):
        add_people(task_force.polres, case, people=[SISTER])


def test_forty_people_are_pasted_at_once_and_three_bad_lines_are_named(task_force: TaskForce) -> None:
    """Everything that was pasted stays, each wrong line says what is wrong, nobody is written before all are right."""
    table = [f"{n}\tContoh Ke {n}\tP\t{1990 + n % 20}\t" for n in range(1, 41)]
    table[4] = "5\tContoh Ke 5\tP\t1995\t530309410795999"  # fifteen digits
    table[17] = "18\tContoh Ke 18\tP\t2031\t"
    table[30] = "31\tContoh Ke 31\tbukan\t1999\t"
    case, client = opened(task_force.polres, GIRL), task_force.client(task_force.polres)
    address = f"/cases/{case.pk}/people/new/"
    text = "No\tNama\tL/P\tTgl. lahir\tNIK\n" + "\n".join(table)

    read = client.post(address, pasted(text, pasted_role="victim"))
    page = read.content.decode()
    assert read.status_code == 422
    for sentence in ("Baris 5: NIK terdiri dari 16 angka", "Baris 18: Tanggal lahir ini belum terjadi",
                     "Baris 31: Pilih jenis kelamin"):  # fmt: skip
        assert sentence in page
    assert page.count("Contoh Ke") >= 40
    assert "530309410795999" in page
    assert "bukan" in page

    sent = shown_lines(read)
    again = client.post(address, sent)
    assert again.status_code == 422
    assert "Baris 31" in again.content.decode()
    assert Person.objects.count() == 1

    sent |= {"nik_4": "5303094107959999", "born_17": "2001", "sex_30": "female"}
    assert client.post(address, sent).status_code == 302
    assert case.participations.count() == 41
    assert case.participations.get(order=32).person.name == "Contoh Ke 31"


def test_a_pasted_table_is_read_before_it_is_saved_and_follows_what_was_typed(task_force: TaskForce) -> None:
    case, client = opened(task_force.polres, GIRL), task_force.client(task_force.polres)
    address = f"/cases/{case.pk}/people/new/"
    typed = {"role_0": "kin", "name_0": "Mama Contoh"}
    sent = pasted("saksi;Sopir Contoh;L\nterduga;Bos Contoh;L;;;;menjanjikan kerja", **typed)
    del sent["paste"]  # saved at once, without reading it

    read = client.post(address, sent)
    assert read.status_code == 200
    assert case.participations.count() == 1
    assert client.post(address, shown_lines(read)).status_code == 302
    assert [r.role for r in case.participations.all()] == ["victim", "kin", "witness", "suspect"]


def test_a_number_that_stands_on_two_lines_is_named(task_force: TaskForce) -> None:
    case, client = opened(task_force.polres, SISTER), task_force.client(task_force.polres)
    text = "Nama\tNIK\nMeri Contoh\t5303094107959999\nYan Contoh\t\nMery Contoh\t5303.0941.0795.9999"
    page = client.post(f"/cases/{case.pk}/people/new/", pasted(text, pasted_role="victim")).content.decode()
    assert "Baris 3: NIK ini sudah ditulis pada baris 1." in page


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Nama\tTempat lahir\tTanggal lahir\nA\tB\tC", "Kolom ke-3 tidak dikenal"),
        ("Nama\tHobi\nA\tB", "Kolom ke-2 tidak dikenal"),
        ("a\tb\tc\td\te\tf\tg\th", "lebih dari 7 kolom"),
        ("\n".join(f"Contoh {n}" for n in range(61)), "Paling banyak 60 orang"),
    ],
)
def test_a_table_that_cannot_be_read_stays_where_it_was_pasted(
    task_force: TaskForce, text: str, why: str
) -> None:
    case, client = opened(task_force.polres, GIRL), task_force.client(task_force.polres)
    read = client.post(f"/cases/{case.pk}/people/new/", pasted(text, name_0="Mama Contoh"))
    page = read.content.decode()
    assert read.status_code == 422
    assert why in page
    assert "Mama Contoh" in page
    assert read.context["form"]["pasted"].value() == text


def test_the_page_is_shut_to_strangers_and_has_no_form_for_who_may_not(task_force: TaskForce) -> None:
    case, clinic = opened(task_force.polres, GIRL), task_force.dinkes
    address = f"/cases/{case.pk}/people/new/"
    assert task_force.client(clinic).get(address).status_code == 404
    add_office(
        task_force.polres, victim(case), office=office_of(clinic), reason="x", compartments=["identity"]
    )
    assert "<textarea" not in task_force.client(clinic).get(address).content.decode()
    assert address in task_force.client(task_force.polres).get(f"/cases/{case.pk}/").content.decode()
