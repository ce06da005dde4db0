"""A case is opened with its people, all or nothing; each victim and suspect is held and looked after from then on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import IntegrityError, transaction
import pytest

from lopo.cases.case.models import Because, Case, Grant, Participation, Role
from lopo.cases.case.operations import MOST, Somebody, add_office, assign_person, open_case, remove_office
from lopo.cases.person.models import Person
from lopo.cases.person.operations import Described
from lopo.ground.acts import Actor, Denied, Level, Refused
from lopo.ground.acts.operation import _act, note_recorded
from lopo.ground.ledger.models import LedgerEntry
from tests.cases.people import GIRL, RECRUITER, STORY, office_of, opened, suspect, victim
from tests.cast import TaskForce


def test_each_person_is_held_and_looked_after_from_the_first_second(task_force: TaskForce) -> None:
    case = opened(task_force.polres)

    assert case.number == "TPPO-5303-2026-0001"
    assert case.lead.functions
    for row in case.participations.all():
        assert row.held_by == case.lead
        assert row.office == task_force.polres.office
        assert {grant.because for grant in row.grants.all()} == {Because.HELD, Because.ASSIGNED}
    assert opened(task_force.dinsos).number == "TPPO-5303-2026-0002"


def test_a_person_reads_back_as_written(task_force: TaskForce) -> None:
    person = victim(opened(task_force.polres)).person
    again = Person.objects.get(pk=person.pk)

    assert (again.name, again.born, again.sex) == ("Kanari Contoh", "2008-07-01", "female")
    assert again.nik == "5303094107089999"


@pytest.mark.parametrize("hat", ["secretariat", "chair", "dukcapil", "inspektorat"])
def test_only_a_seat_opens_a_case(task_force: TaskForce, hat: str) -> None:
    with pytest.raises(Denied):
        open_case(getattr(task_force, hat), summary=STORY, people=[GIRL])


def test_a_court_and_whoever_only_drafts_open_none(task_force: TaskForce) -> None:
    for actor in (task_force.pn, task_force.staff("dinsos", Level.DRAFT)):
        with pytest.raises(Denied):
            open_case(actor, summary=STORY, people=[GIRL])


WRONG = {
    "no story": ("  ", [GIRL], "apa yang terjadi"),
    "nobody": (STORY, [], "paling sedikit satu orang"),
    "too many": (STORY, [GIRL] * (MOST + 1), "Paling banyak"),
    "no name": (STORY, [GIRL, Somebody(Role.WITNESS, Described(" "))], "Baris 2"),
    "fifteen digits": (STORY, [replace(GIRL, who=replace(GIRL.who, nik="530309410708999"))], "16 angka"),
    "other digits": (STORY, [replace(GIRL, who=replace(GIRL.who, nik="٥" * 16))], "16 angka"),
    "born tomorrow": (STORY, [replace(GIRL, who=replace(GIRL.who, born="10-3-2026"))], "belum terjadi"),
    "born nonsense": (STORY, [replace(GIRL, who=replace(GIRL.who, born="31-2-2008"))], "tidak terbaca"),
    "no reason": (STORY, [replace(RECRUITER, because=" ")], "mengapa orang ini diduga"),
    "a victim with a reason": (STORY, [replace(GIRL, because="kabur")], "hanya bagi terduga"),
    "no role": (STORY, [replace(GIRL, role="boss")], "Pilih peran"),
    "a name without end": (STORY, [replace(GIRL, who=Described("x" * 10_000))], "Terlalu panjang"),
}


@pytest.mark.parametrize(("story", "people", "why"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_line_opens_nothing(
    task_force: TaskForce, story: str, people: list[Somebody], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        open_case(task_force.polres, summary=story, people=people)
    assert not Case.objects.exists()
    assert not Person.objects.exists()


def test_a_refusal_says_no_name(task_force: TaskForce) -> None:
    with pytest.raises(Refused) as refused:
        open_case(task_force.polres, summary=STORY, people=[replace(GIRL, who=replace(GIRL.who, nik="12"))])
    assert "Kanari" not in str(refused.value.sentence)


def test_a_nik_that_is_known_makes_no_difference(task_force: TaskForce) -> None:
    first, second = victim(opened(task_force.polres)), victim(opened(task_force.dinsos))
    assert first.person_id != second.person_id
    assert Person.objects.filter(nik_index=first.person.nik_index).count() == 2


@pytest.mark.parametrize("born", [("2008", "2008"), ("3/2008", "2008-03"), ("2008-3-1", "2008-03-01")])
def test_a_birth_date_is_kept_as_far_as_it_is_known(task_force: TaskForce, born: tuple[str, str]) -> None:
    case = opened(task_force.polres, replace(GIRL, who=replace(GIRL.who, born=born[0])))
    assert victim(case).person.born == born[1]


def test_the_database_lets_nobody_fall_between_two_offices(task_force: TaskForce) -> None:
    row = victim(opened(task_force.polres))
    for loss in ({"held_by": None}, {"office": None}):
        with pytest.raises(IntegrityError), transaction.atomic(), _act("test"):
            note_recorded()
            Participation.objects.filter(pk=row.pk).update(**loss)


# Assigned, added, taken away


def member_of(task_force: TaskForce, case: Case, besides: Actor) -> Actor:
    """Another member agency that sits in the sub-task force that holds."""
    seated = {seat.office_id for seat in case.lead.seats.all()}
    return next(
        m
        for m in task_force.members.values()
        if m.office and m.office.pk in seated and m.agency != besides.agency and not m.leads
    )


def test_an_assigned_office_looks_after_the_person_and_the_former_does_not(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    row, other = victim(case), member_of(task_force, case, task_force.polres)

    assign_person(task_force.polres, row, office=office_of(other))

    assert Participation.objects.get(pk=row.pk).office == other.office
    assert [g.office for g in row.grants.filter(because=Because.ASSIGNED, ends_on=None)] == [other.office]
    with pytest.raises(Refused, match="sudah bertanggung jawab"):
        assign_person(other, row, office=office_of(other))


def test_people_are_not_assigned_past_their_sub_task_force(task_force: TaskForce) -> None:
    row = suspect(opened(task_force.polres))
    strangers = [
        m for m in task_force.members.values() if not m.sub_task_forces & task_force.polres.sub_task_forces
    ]
    with pytest.raises(Refused, match="serahkan"):
        assign_person(task_force.polres, row, office=office_of(strangers[0]))


def test_who_is_not_responsible_assigns_and_adds_nobody(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    row, other = victim(case), member_of(task_force, case, task_force.polres)
    with pytest.raises(Denied):
        assign_person(other, row, office=office_of(other))
    with pytest.raises(Denied):
        add_office(other, row, office=office_of(other), reason="ingin tahu", compartments=["identity"])
    with pytest.raises(Denied):
        remove_office(other, row, office=office_of(other))
    assert LedgerEntry.objects.filter(act="denied").count() == 3


def test_an_office_is_added_with_a_reason_and_taken_away(task_force: TaskForce) -> None:
    row, clinic = victim(opened(task_force.polres)), task_force.dinkes
    add_office(
        task_force.polres,
        row,
        office=office_of(clinic),
        reason="diperiksa hari ini",
        compartments=["identity"],
    )

    with pytest.raises(Refused, match="sudah dapat melihatnya"):
        add_office(task_force.polres, row, office=office_of(clinic), reason="lagi", compartments=["identity"])
    remove_office(task_force.polres, row, office=office_of(clinic))
    with pytest.raises(Refused, match="tidak"):
        remove_office(task_force.polres, row, office=office_of(clinic))
    assert Grant.objects.filter(because=Because.ADDED, ends_on=date(2026, 3, 9)).count() == 1


@pytest.mark.parametrize(
    ("reason", "parts", "why"),
    [("", ["identity"], "mengapa"), ("x" * 201, ["identity"], "terlalu panjang"), ("perlu", [], "Pilih apa"),
     ("perlu", ["everything"], "Pilih apa")],
)  # fmt: skip
def test_sight_is_not_given_without_saying_why_and_what(
    task_force: TaskForce, reason: str, parts: list[str], why: str
) -> None:
    row = victim(opened(task_force.polres))
    with pytest.raises(Refused, match=why):
        add_office(
            task_force.polres, row, office=office_of(task_force.dinkes), reason=reason, compartments=parts
        )


def test_a_court_is_never_added(task_force: TaskForce) -> None:
    row = victim(opened(task_force.polres))
    with pytest.raises(Refused, match="tidak dapat"):
        add_office(
            task_force.polres, row, office=office_of(task_force.pn), reason="x", compartments=["identity"]
        )
