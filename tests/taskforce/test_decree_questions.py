"""What a file left open is answered with its source, and carried out at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import override
import pytest

from lopo.ground.acts import Denied, Refused
from lopo.ground.agencies.models import Office
from lopo.taskforce.decree.file import DecreeFile
from lopo.taskforce.decree.importing import read_decree
from lopo.taskforce.decree.models import Decree, Duty, Question, Seat
from lopo.taskforce.decree.operations import (
    answer_questions,
    arrange_duty,
    arrange_part,
    import_decree,
    set_leadership,
)
from lopo.taskforce.decree.seating import open_questions
from tests.cast import DECREE, TaskForce

SOURCE = "telepon Bagian Hukum 9 Maret"


def question(decree: Decree, field: str, starts: str = "") -> Question:
    return next(q for q in open_questions(decree) if q.field == field and q.asks.startswith(starts))


def answer(task_force: TaskForce, asked: Question, value: Any, *, source: str = SOURCE) -> None:
    answer_questions(task_force.secretariat, asked.decree, answers={asked.pk: value}, source=source)


def bare(file: DecreeFile) -> DecreeFile:
    """The file without anything that it may leave out."""
    parts = [
        replace(
            part,
            functions=None,
            seats=tuple(
                replace(s, agency=None, inferred=False, receives=None, intake=None) for s in part.seats
            ),
            duties=tuple(replace(d, work=None) for d in part.duties),
        )
        for part in file.sub_task_forces
    ]
    return replace(file, number="", signed_on=None, secretariat=None, sub_task_forces=tuple(parts))


@pytest.fixture
def open_draft(task_force: TaskForce) -> Decree:
    return import_decree(task_force.secretariat, bare(read_decree(DECREE.read_bytes())))


def test_a_confirmed_reading_replaces_the_printed_words_and_keeps_them(task_force: TaskForce) -> None:
    asked = question(task_force.decree, "reading")
    answer(task_force, asked, asked.proposed)
    duty = Duty.objects.get(pk=asked.subject_id)
    assert duty.text.startswith(
        "Melakukan evakuasi korban dan pelaku ke Dinas Nakertrans Kabupaten TTU untuk"
    )
    assert duty.printed.startswith("Melakukan evaluasi korban")
    asked.refresh_from_db()
    assert (asked.source, asked.answered_by) == (SOURCE, task_force.secretariat.account)
    assert asked.pk not in [q.pk for q in open_questions(task_force.decree)]


def test_a_refused_reading_leaves_the_decree_as_printed(task_force: TaskForce) -> None:
    asked = question(task_force.decree, "reading")
    answer(task_force, asked, False)
    assert Duty.objects.get(pk=asked.subject_id).text.startswith("Melakukan evaluasi korban")
    asked.refresh_from_db()
    assert asked.answered_on is not None


def test_another_agency_takes_the_office_with_its_people(task_force: TaskForce) -> None:
    asked = question(task_force.decree, "agency", "D8")
    seat = Seat.objects.get(pk=asked.subject_id)
    answer(task_force, asked, "bkad")
    seat.refresh_from_db()
    assert seat.office.agency == task_force.agency("bkad")
    assert seat.office.appointments.count() == 1


def test_an_agency_that_becomes_a_member_is_owed_the_decree(task_force: TaskForce) -> None:
    asked = question(task_force.decree, "agency", "D8")
    answer(task_force, asked, "dukcapil")
    assert task_force.decree.deliveries.filter(agency__key="dukcapil").count() == 1
    assert task_force.decree.deliveries.count() == 21


def test_an_office_that_the_agency_has_already_takes_the_seat(task_force: TaskForce) -> None:
    asked = question(task_force.decree, "agency", "D7")
    seat = Seat.objects.get(pk=asked.subject_id)
    other = task_force.agency("bkad")
    from lopo.ground.agencies.operations import add_office

    known = add_office(task_force.secretariat, other, name=seat.office.name)
    answer(task_force, asked, "bkad")
    seat.refresh_from_db()
    assert seat.office == known
    assert Office.objects.filter(name=known.name).count() == 2


def test_an_answer_needs_its_source_and_the_desk(task_force: TaskForce) -> None:
    asked = question(task_force.decree, "reading")
    with pytest.raises(Refused, match="dari mana"):
        answer(task_force, asked, True, source="  ")
    with pytest.raises(Denied):
        answer_questions(task_force.polres, task_force.decree, answers={asked.pk: True}, source=SOURCE)
    with pytest.raises(Refused, match="tidak ada dalam daftar"):
        answer(task_force, question(task_force.decree, "agency"), "polsek")
    assert len(open_questions(task_force.decree)) == 3


def test_leadership_is_answered_on_its_own_page_only(task_force: TaskForce, open_draft: Decree) -> None:
    with pytest.raises(Refused, match="halamannya"):
        answer(task_force, question(open_draft, "leadership"), True)


def test_everything_that_is_left_out_is_proposed_and_accepted_at_once(
    task_force: TaskForce, open_draft: Decree
) -> None:
    asked = open_questions(open_draft)
    assert {q.field for q in asked} == {
        "secretariat", "agency", "functions", "receives", "intake", "work", "reading", "leadership",
    }  # fmt: skip
    answers = {q.pk: q.proposed for q in asked if q.field != "leadership"}
    answer_questions(task_force.secretariat, open_draft, answers=answers, source=SOURCE)
    assert [q.field for q in open_questions(open_draft)] == ["leadership"]


def test_other_answers_than_the_proposed_ones_are_carried_out(
    task_force: TaskForce, open_draft: Decree
) -> None:
    part = open_draft.sub_task_forces.get(code="A")
    answer(task_force, question(open_draft, "functions", "Sub A"), ["prevention", "cooperation"])
    answer(task_force, question(open_draft, "receives", "Sub A"), 4)
    answer(task_force, question(open_draft, "intake"), [4, 1])
    answer(task_force, question(open_draft, "work", "A huruf a"), ["outreach"])
    answer(task_force, question(open_draft, "secretariat"), "dp3a")
    part.refresh_from_db()
    open_draft.refresh_from_db()
    assert part.functions == ["prevention", "cooperation"]
    assert [s.order for s in part.seats.filter(receives=True)] == [4]
    assert {s.order: s.intake for s in part.seats.exclude(intake="")} == {4: "first", 1: "second"}
    assert part.duties.get(letter="a").work == ["outreach"]
    assert open_draft.secretariat.key == "dp3a"


def test_nobody_may_be_meant_to_receive(task_force: TaskForce, open_draft: Decree) -> None:
    part = open_draft.sub_task_forces.get(code="A")
    answer(task_force, question(open_draft, "receives", "Sub A"), None)
    assert not part.seats.filter(receives=True).exists()
    with pytest.raises(Refused, match="tidak ada dalam sub gugus tugas"):
        answer(task_force, question(open_draft, "receives", "Sub B"), 99)


def test_what_no_decree_prints_may_change_while_it_is_in_force(task_force: TaskForce) -> None:
    part = task_force.decree.sub_task_forces.get(code="A")
    seats = {seat.order: seat for seat in part.seats.all()}
    arrange_part(
        task_force.secretariat,
        part,
        functions=["prevention"],
        receiver=seats[4],
        first=seats[4],
        second=seats[1],
    )
    assert [seat.order for seat in part.seats.filter(receives=True)] == [4]
    duty = arrange_duty(task_force.secretariat, part.duties.get(letter="a"), work=["report", "outreach"])
    assert Duty.objects.get(pk=duty.pk).work == ["report", "outreach"]
    with pytest.raises(Refused, match="dua instansi berbeda"):
        arrange_part(task_force.secretariat, part, functions=[], first=seats[1], second=seats[8])
    with pytest.raises(Denied):
        arrange_part(task_force.polres, part, functions=[])
    with pytest.raises(Denied):
        arrange_duty(task_force.polres, duty, work=[])


def test_a_superseded_decree_is_arranged_no_more(task_force: TaskForce) -> None:
    part = task_force.decree.sub_task_forces.get(code="A")
    file = replace(read_decree(DECREE.read_bytes()), number="15/2026", year=2026)
    from datetime import date

    import_decree(task_force.secretariat, replace(file, signed_on=date(2026, 1, 12)))
    part.decree.refresh_from_db()
    with pytest.raises(Refused, match="sudah digantikan"):
        arrange_part(task_force.secretariat, part, functions=[])


def test_the_leadership_is_held_by_offices_and_answers_its_question(
    task_force: TaskForce, open_draft: Decree
) -> None:
    chair, secretary = task_force.chair.office, task_force.secretariat.office
    assert chair
    assert secretary
    set_leadership(
        task_force.secretariat,
        open_draft,
        leaders=[("chair", chair), ("secretary", secretary)],
        source=SOURCE,
    )
    assert "leadership" not in [q.field for q in open_questions(open_draft)]
    with pytest.raises(Refused, match="Hanya satu"):
        set_leadership(
            task_force.secretariat,
            open_draft,
            leaders=[("secretary", chair), ("secretary", secretary)],
            source=SOURCE,
        )
    with pytest.raises(Denied):
        set_leadership(task_force.dinsos, open_draft, leaders=[], source=SOURCE)


def test_the_page_takes_one_answer_and_leaves_the_rest_for_later(task_force: TaskForce) -> None:
    client, address = task_force.client(task_force.secretariat), f"/decrees/{task_force.decree.pk}/questions/"
    told = client.get(address).content.decode()
    assert "evakuasi" in told
    sent = client.post(address, {"q2": "yes", "source": SOURCE})
    assert sent.status_code == 302
    assert sent["Location"] == address
    assert [q.field for q in open_questions(task_force.decree)] == ["agency", "agency"]


def test_the_page_takes_another_agency(task_force: TaskForce) -> None:
    client, address = task_force.client(task_force.secretariat), f"/decrees/{task_force.decree.pk}/questions/"
    client.post(address, {"q1": "other", "q1_agency": "bkad", "source": SOURCE})
    seat = Seat.objects.get(sub_task_force__decree=task_force.decree, sub_task_force__code="D", order=8)
    assert seat.office.agency.key == "bkad"


def test_all_proposals_are_accepted_with_one_button(task_force: TaskForce, open_draft: Decree) -> None:
    client, address = task_force.client(task_force.secretariat), f"/decrees/{open_draft.pk}/questions/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"accept_all": "1", "source": SOURCE}).status_code == 302
    assert [q.field for q in open_questions(open_draft)] == ["leadership"]


def test_the_page_says_what_is_missing(task_force: TaskForce) -> None:
    client, address = task_force.client(task_force.secretariat), f"/decrees/{task_force.decree.pk}/questions/"
    for sent in ({"q0": "later", "source": SOURCE}, {"q0": "yes", "source": ""}):
        assert client.post(address, sent).status_code == 422
    assert task_force.client(task_force.polres).get(address).status_code == 403


def test_the_page_costs_the_same_for_three_questions_and_for_sixty(
    task_force: TaskForce, open_draft: Decree, django_assert_max_num_queries: Any
) -> None:
    client = task_force.client(task_force.secretariat)
    for decree in (task_force.decree, open_draft):
        with django_assert_max_num_queries(16):
            client.get(f"/decrees/{decree.pk}/questions/")


def test_the_leadership_page_enters_and_changes_it(task_force: TaskForce) -> None:
    client, address = (
        task_force.client(task_force.secretariat),
        f"/decrees/{task_force.decree.pk}/leadership/",
    )
    chair, head = task_force.chair.office, task_force.secretariat.office
    assert chair
    assert head
    assert str(chair.pk) in client.get(address).content.decode()
    sent = {"chair": chair.pk, "secretary": head.pk, "source": "Lampiran I"}
    assert client.post(address, sent).status_code == 302
    assert sorted(task_force.decree.leaders.values_list("role", flat=True)) == ["chair", "secretary"]
    assert client.post(address, {"chair": chair.pk, "source": ""}).status_code == 422
    assert task_force.client(task_force.chair).get(address).status_code == 403


def test_the_pages_of_arrangement_save_and_are_the_desks(task_force: TaskForce) -> None:
    part = task_force.decree.sub_task_forces.get(code="B")
    duty, client = part.duties.get(letter="a"), task_force.client(task_force.secretariat)
    assert client.post(f"/duties/{duty.pk}/arrangement/", {"work": ["shelter"]}).status_code == 302
    assert Duty.objects.get(pk=duty.pk).work == ["shelter"]
    seat = part.seats.get(order=2)
    client.post(f"/sub-task-forces/{part.pk}/arrangement/", {"functions": ["care"], "receiver": seat.pk})
    assert [s.order for s in part.seats.filter(receives=True)] == [2]
    for address in (f"/duties/{duty.pk}/arrangement/", f"/sub-task-forces/{part.pk}/arrangement/"):
        assert client.get(address).status_code == 200
        assert task_force.client(task_force.dinsos).get(address).status_code == 403


def test_a_question_speaks_the_language_of_whoever_reads_it(task_force: TaskForce) -> None:
    asked = question(task_force.decree, "reading")
    with override("en"):
        assert asked.asks == "A letter e: “evaluasi” is printed. Is “evakuasi” meant?"
        assert asked.because.startswith("“Melakukan evaluasi korban")
    assert asked.asks == "A huruf e: tercetak “evaluasi”. Apakah maksudnya “evakuasi”?"
