"""The pulse survey asks each agency once and keeps nobody's name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lopo.evaluation.models import SurveyAnswer, SurveyLink
from lopo.evaluation.survey.operations import answer_survey, link_of, open_survey
from lopo.ground.acts import Denied, Refused, at, system
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.places.operations import found_regency
from tests.cast import TaskForce

ANSWER: dict[str, Any] = {"reliable": 3, "open": 2, "common_aim": 4}


def test_each_member_agency_gets_one_link_and_only_its_digest_is_kept(task_force: TaskForce) -> None:
    with pytest.raises(Denied):
        open_survey(task_force.dinsos, title="Maret", closes_on=date(2026, 3, 31))
    for wrong in ({"closes_on": date(2026, 3, 9)}, {"title": " "}):
        with pytest.raises(Refused):
            open_survey(task_force.secretariat, **{"title": "Maret", "closes_on": date(2026, 3, 31), **wrong})  # type: ignore[arg-type]
    _survey, tokens = open_survey(task_force.secretariat, title="Maret", closes_on=date(2026, 3, 31))

    assert len(tokens) == 20
    kept = set(SurveyLink.objects.values_list("digest", flat=True))
    assert not kept & set(tokens.values())


def test_an_answer_is_tied_to_no_agency_and_no_time(task_force: TaskForce) -> None:
    _survey, tokens = open_survey(task_force.secretariat, title="Maret", closes_on=date(2026, 3, 31))
    anybody = system(task_force.regency)
    for token in list(tokens.values())[:2]:
        link = link_of(token)
        assert link
        answer_survey(anybody, link, **ANSWER)

    fields = {field.name for field in SurveyAnswer._meta.get_fields()}
    assert fields == {"id", "regency", "survey", "reliable", "open", "common_aim", "obstacle"}
    entries = LedgerEntry.objects.filter(act="survey.answered")
    assert {(entry.office_id, entry.account_id, entry.subject_kind) for entry in entries} == {
        (None, None, "survey")
    }


def test_a_link_answers_once_in_time_and_whole(task_force: TaskForce) -> None:
    _survey, tokens = open_survey(task_force.secretariat, title="Maret", closes_on=date(2026, 3, 31))
    first, second = list(tokens.values())[:2]
    anybody, link = system(task_force.regency), link_of(first)
    assert link
    again = link_of(first)
    assert again

    with pytest.raises(Refused):
        answer_survey(anybody, link, reliable=5, open=1, common_aim=1)
    answer_survey(anybody, link, **ANSWER)
    with pytest.raises(Refused, match="sudah dipakai"):  # two devices at once: one gets a sentence
        answer_survey(anybody, again, **ANSWER)
    late = link_of(second)
    assert late
    with pytest.raises(Denied):
        answer_survey(system(found_regency("99.01", "Contoh", "Provinsi Contoh")), late, **ANSWER)
    with at(date(2026, 4, 1)), pytest.raises(Refused, match="ditutup"):
        answer_survey(anybody, late, **ANSWER)
    assert link_of("guessed") is None
