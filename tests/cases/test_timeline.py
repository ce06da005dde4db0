"""The timeline of a case: each act in its room; a shut room says its day, its agency, why, and whom to ask, and no more."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
import pytest

import lopo.cases
from lopo.cases.case.models import Case, CaseClass
from lopo.cases.case.operations import add_office, assign_person, classify_case, end_participation
from lopo.cases.handover.operations import accept_handover, return_handover
from lopo.cases.request.operations import make_request
from lopo.cases.timeline.queries import story_of
from lopo.cases.timeline.rooms import CONFERENCE, JOINT_ACTION, LEFT_OUT, ROOMS
from lopo.ground.acts import Actor
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.ledger.words import WORDS
from tests.cases.people import CANARIES, GIRL, RECRUITER, office_of, opened, suspect, victim
from tests.cases.test_conference import conference
from tests.cases.test_handover import offered, receiver
from tests.cases.test_joint_action import called
from tests.cases.test_screening import REASONS, screened
from tests.cast import TaskForce


def lines(case: Case, actor: Actor) -> list[str]:
    """What the page says, newest first, with a sign where a room is shut."""
    story = story_of(case, actor)
    told = story.events(story.entries.order_by("-number"))
    return [f"{'X ' if event.icon == 'shut' else ''}{event.agency} {event.did}" for event in told]


def test_the_office_that_answers_for_all_reads_all_newest_first(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    screened(task_force.polres, victim(case), result="strong")
    made = offered(task_force, case)
    return_handover(receiver(task_force, made), made, because="penuh")
    conference(task_force, case)

    police = str(task_force.polres.agency)
    told = lines(case, task_force.polres)
    assert told[0] == f"{police} menyiapkan gelar perkara: Menyusun rencana penanganan"
    assert told[1].endswith("mengembalikan penyerahan orang: Korban 1; BA-1")
    assert told[2:] == [
        f"{police} menawarkan penyerahan orang: Korban 1; BA-1",
        f"{police} menapis orang ini: Korban 1; tanda kuat",
        f"{police} membuka perkara",
    ]


def test_a_room_that_one_may_not_read_is_shown_shut_with_the_reason_and_whom_to_ask(
    task_force: TaskForce,
) -> None:
    case = opened(task_force.polres)
    row, clinic = victim(case), task_force.dinkes
    screened(task_force.polres, row, result="strong")
    add_office(
        task_force.polres, row, office=office_of(clinic), reason="diperiksa", compartments=["identity"]
    )

    told = lines(case, clinic)
    police = str(task_force.polres.agency)
    assert told[1] == (
        f"X {police} Cerita kejadian: dibaca kedudukan Sub A, Sub B, Sub C, Sub D yang diberi melihatnya. "
        f"Tanyakan kepada {police}."
    )
    assert not [line for line in told if "tanda kuat" in line or "menapis" in line]


def test_a_request_is_shut_by_what_it_asks_for(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    row = victim(case)
    make_request(
        task_force.polres, row, office=office_of(task_force.dinkes), kind="health", text="mohon diperiksa"
    )
    add_office(
        task_force.polres, row, office=office_of(task_force.lbh), reason="membela", compartments=["progress"]
    )
    asked = next(line for line in lines(case, task_force.dinkes) if "meminta" in line)
    assert asked.endswith("meminta bantuan atau keterangan: Korban 1; layanan kesehatan")
    told = " ".join(lines(case, task_force.lbh))
    assert "Kesehatan: dibaca kedudukan Sub B yang diberi melihatnya" in told
    assert "layanan kesehatan" not in told


def test_of_somebody_whom_one_does_not_see_only_that_something_was_done(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    add_office(
        task_force.polres,
        victim(case),
        office=office_of(task_force.dp3a),
        reason="mendampingi",
        compartments=["narrative", "progress"],
    )
    end_participation(task_force.polres, suspect(case), because="not_so")
    told = lines(case, task_force.dp3a)
    assert told[0].startswith("X ")
    assert "Terduga 2: tertutup bagi Anda. Tanyakan kepada" in told[0]
    assert "selesai" not in told[0]


def test_whoever_gave_somebody_away_follows_how_far_it_is_and_not_what_is_found(
    task_force: TaskForce,
) -> None:
    case = opened(task_force.polres, GIRL)
    made = offered(task_force, case)
    takes = receiver(task_force, made)
    accept_handover(takes, made)
    screened(takes, victim(case), result="strong")
    told = lines(case, task_force.polres)
    assert told[0].startswith("X ")
    assert "tanda kuat" not in " ".join(told)
    assert told[1].endswith("menyatakan menerima orang yang diserahkan: Korban 1; BA-1")


def test_a_joint_action_of_the_case_stands_in_it_by_its_number(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    action = called(task_force, "dinsos", case=case)
    for who in (task_force.polres, task_force.secretariat):
        assert lines(case, who)[0].endswith(f"memanggil untuk penanganan bersama: {action.number}")


def test_desk_and_leadership_read_how_far_it_is(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    screened(task_force.polres, victim(case), result="strong")
    offered(task_force, case)
    conference(task_force, case)
    for who in (task_force.secretariat, task_force.chair):
        told = lines(case, who)
        assert [line.startswith("X ") for line in told] == [False, True, False]
        assert "gelar perkara" not in " ".join(told).lower()


def test_that_there_was_a_conference_is_known_to_who_sees_somebody_and_what_it_was_for_to_whom_it_asked(
    task_force: TaskForce,
) -> None:
    case = opened(task_force.polres)
    for who in (task_force.dp3a, task_force.lbh):
        add_office(
            task_force.polres, victim(case), office=office_of(who), reason="perlu", compartments=["progress"]
        )
    conference(task_force, case)  # asks Dinas PPPA
    assert "Menyusun rencana" in lines(case, task_force.dp3a)[0]
    shut = lines(case, task_force.lbh)[0]
    assert shut.startswith("X ")
    assert f"hanya bagi yang diundang. Tanyakan kepada {task_force.polres.agency}" in shut


def test_looks_and_conflicts_are_on_no_timeline_and_every_other_act_has_a_room() -> None:
    folder = Path(lopo.cases.__path__[0])
    names: set[str] = set()
    for path in folder.glob("*/words.py"):
        before = dict(WORDS)
        module = import_module(f"lopo.cases.{path.parent.name}.words")
        text = Path(str(module.__file__)).read_text("utf-8")
        names |= {act for act in before if f'"{act}"' in text}
    assert names - {*ROOMS, *CONFERENCE, *JOINT_ACTION, *LEFT_OUT} == set(), (
        "say in cases/timeline/rooms.py where it belongs"
    )
    assert not {*ROOMS} & {*LEFT_OUT}


def test_the_page_names_nobody_and_is_not_there_for_strangers(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    screened(task_force.polres, victim(case))
    address = reverse("case_timeline", args=[case.pk])
    looks = LedgerEntry.objects.filter(act="person.seen").count()
    page = task_force.client(task_force.polres).get(address).content.decode()
    assert "membuka perkara" in page
    assert not [word for word in (*CANARIES, REASONS) if word in page]
    assert LedgerEntry.objects.filter(act="person.seen").count() == looks
    assert task_force.client(task_force.yabiku).get(address).status_code == 404
    assert task_force.client(task_force.dukcapil).get(address).status_code == 403

    classify_case(task_force.polres, case, kind=CaseClass.SEALED, because="terancam")
    for who in (task_force.secretariat, task_force.chair):
        assert task_force.client(who).get(address).status_code == 404


@pytest.mark.parametrize("people", [1, 30])
def test_it_costs_the_same_however_much_has_happened(task_force: TaskForce, people: int) -> None:
    case = opened(task_force.polres, *[GIRL] * people, RECRUITER)
    other = next(s.office for s in case.lead.seats.all() if s.office != office_of(task_force.polres))
    for row in list(case.participations.filter(role="victim"))[: 8 if people > 1 else 1]:
        screened(task_force.polres, row, on=date(2026, 3, 9))
        assign_person(task_force.polres, row, office=other)
    client, address = task_force.client(task_force.polres), reverse("case_timeline", args=[case.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as cost:
        assert client.get(address).status_code == 200
    asked = [query["sql"] for query in cost if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(asked) <= 20, len(asked)
