"""The demo year tells the study's story by the acts that people use; the same seed tells the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.test import override_settings
import pytest

from lopo.cases.case.models import Case, Participation
from lopo.cases.handover.models import Handover
from lopo.cli.demo.people import FAMILY
from lopo.cli.demo.story import Story
from lopo.evaluation.evaluating import evaluate
from lopo.evaluation.measures.evidence import coders_agree
from lopo.ground.acts import at
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.entries import verify
from lopo.taskforce.delivery.models import Delivery, DeliveryState
from lopo.taskforce.meeting.models import CAME, Invitation, Meeting, MeetingState, Occasion
from lopo.taskforce.record.models import Contribution, Standing
from tests.told_year import TOLD_ON, the_told_year

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def story(django_db_setup: None, django_db_blocker: Any) -> Iterator[Story]:
    """One year for all who only read it; each test lies in a savepoint of its own."""
    with django_db_blocker.unblock(), override_settings(DEMO=True), transaction.atomic():
        yield the_told_year()
        transaction.set_rollback(True)


def test_one_agency_was_never_given_the_decree_and_the_rest_nearly_all(story: Story) -> None:
    rows = Delivery.objects.filter(decree=story.decree)

    assert rows.get(agency__key="dp3a").state == DeliveryState.NOT_SENT
    assert rows.exclude(delivered_on=None).count() == 18


def test_three_agencies_stayed_away_from_the_plan_and_one_was_not_asked(story: Story) -> None:
    rows = Invitation.objects.filter(meeting__kind="plan")

    away = set(rows.filter(invited=True).exclude(attendance__in=CAME).values_list("agency__key", flat=True))
    assert {"faith", "bkad", "kodim"} <= away
    assert not rows.get(agency__key="dp3a").invited


def test_until_summer_one_met_only_when_something_broke(story: Story) -> None:
    held = Meeting.objects.filter(state=MeetingState.HELD).exclude(kind="plan")
    early = held.filter(starts_at__month__lt=7).values_list("occasion", flat=True)
    late = held.filter(starts_at__month__gte=7).values_list("occasion", flat=True)

    assert set(early) == {Occasion.INCIDENT}
    assert len(late) >= 6
    assert Occasion.INCIDENT not in set(late)


def test_who_works_with_whom_shows_circles_and_some_in_nothing(story: Story) -> None:
    """It used to say that 185 of 190 pairs work together, in a study of agencies that hardly do."""
    with at(TOLD_ON):
        ev = evaluate(story.regency, date(2026, 1, 1), date(2026, 12, 31))
    together, pairs = ev.network.seated_pairs
    alone = {node.agency.key for node in ev.network.isolates if node.seat}

    assert pairs / 4 < together < pairs * 2 / 3
    assert {"faith", "bkad"} <= alone
    assert len(alone) <= 4


def test_two_people_read_the_study_apart_and_some_pieces_wait_for_the_second(story: Story) -> None:
    with at(TOLD_ON):
        read = coders_agree(evaluate(story.regency, date(2019, 1, 1), date(2024, 12, 31)).pieces)

    assert (read.pairs, read.equal) == (16, 12)
    assert read.alpha is not None
    assert 0.5 < read.alpha < 1


def test_agencies_speak_for_themselves_and_one_contests(story: Story) -> None:
    standings = Counter(Contribution.objects.values_list("standing", flat=True))

    assert standings[Standing.CONTESTED] == 1
    own = Contribution.objects.filter(standing=Standing.OWN).values_list("agency__key", flat=True)
    assert {"polres", "dinsos", "tapenpah"} <= set(own)


def test_twelve_kinds_of_people_may_be_tried_and_all_names_are_invented(story: Story) -> None:
    assert len(story.accounts) >= 12
    assert all(account.login.endswith(".invalid") for account in story.accounts)


def test_the_year_can_be_evaluated_and_the_log_is_whole(story: Story) -> None:
    with at(TOLD_ON):
        ev = evaluate(story.regency, date(2026, 1, 1), date(2026, 12, 31))

    assert verify(story.regency).ok
    assert ev.findings
    assert {"F1", "F2", "T1a", "T2", "S1"} <= {m.id for m in ev.measures.values() if m.known}


def test_the_year_has_some_forty_cases_that_tell_what_happens_in_them(story: Story) -> None:
    """Most of a year has passed: returned and late handovers, a child, somebody accused, one restricted, one sealed."""
    assert 30 <= Case.objects.count() <= 45
    assert {case.kind for case in Case.objects.all()} == {"ordinary", "restricted", "sealed"}
    states = Counter(Handover.objects.values_list("state", flat=True))
    assert states["accepted"] > 10 and states["returned"] > 2 and states["offered"] > 0
    late = Clock.objects.filter(rule__key="answer_handover", met_on__gt=F("due_on"))
    assert late.count() > 3
    accused = Participation.objects.filter(role="suspect", person__participations__role="victim")
    assert accused.count() == 1
    born = [row.person.born for row in Participation.objects.filter(role="victim").select_related("person")]
    assert any("2011" in day for day in born)


def test_cases_lie_at_real_places_and_all_their_people_are_invented(story: Story) -> None:
    people = [row.person for row in Participation.objects.select_related("person")]

    assert {case.village.name for case in Case.objects.select_related("village") if case.village} >= {
        "Humusu Wini",
        "Napan",
        "Kefamenanu Selatan",
    }
    assert all(person.name.rsplit(" ", 1)[1] in FAMILY for person in people)
    assert all(person.nik.endswith("0000") for person in people if person.nik)  # a serial that nobody has
