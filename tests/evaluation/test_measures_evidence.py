"""What people said: the rule, the study's own file, the second coder, and whether the records say the same."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

from django.conf import settings
import pytest
import yaml

from lopo.evaluation.commands import evaluate
from lopo.evaluation.evaluating import evaluate as evaluate_period
from lopo.evaluation.evaluating import evaluate_records, with_evidence
from lopo.evaluation.evidence.operations import import_evidence
from lopo.evaluation.measures.evidence import (
    AspectEvidence,
    coders_agree,
    evidence_by_aspect,
    records_say,
    triangulation,
)
from lopo.evaluation.measures.evidence_file import read_evidence
from lopo.evaluation.measures.period import Period, calendar_year
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.rows import Activity, Piece, Realisation
from lopo.evaluation.measures.small_world import AGENCIES, DECREE
from tests.cast import TaskForce

FILE = Path(settings.PACKAGE) / "facts" / "study-evidence.yaml"
EXPECTED = yaml.safe_load(FILE.read_text(encoding="utf-8"))
DAY = date(2025, 6, 1)
STUDIED = Period(date(2019, 1, 1), date(2024, 12, 31), date(2026, 3, 9))


def piece(
    polarity: int, *, kind: str = "interview", start: date = DAY, end: date = DAY, code: str = "E1"
) -> Piece:
    return Piece(code, "face_to_face", "on_plans", polarity, start, end, kind)


@pytest.mark.parametrize(
    ("polarities", "says"),
    [
        ((), "none"),
        ((1,), "for"),
        ((-1, -1), "against"),
        ((1, -1), "mixed"),
        ((0,), "mixed"),
        ((1, 0), "for"),
    ],
)
def test_the_rule_of_evidence(polarities: tuple[int, ...], says: str) -> None:
    assert AspectEvidence(tuple(piece(p) for p in polarities)).says == says


def test_conclusions_count_in_the_rule_and_are_never_independent() -> None:
    concluded = AspectEvidence((piece(-1, kind="conclusion"),))

    assert (concluded.says, concluded.on_conclusions_alone, concluded.independent) == ("against", True, ())
    assert not AspectEvidence((*concluded.pieces, piece(1))).on_conclusions_alone
    assert not AspectEvidence().on_conclusions_alone


def test_only_evidence_that_overlaps_the_period_speaks() -> None:
    year = calendar_year(2025, date(2026, 3, 9))
    day = timedelta(days=1)
    edges = [
        piece(1, start=year.start - 9 * day, end=year.start, code="first day"),
        piece(1, start=year.end, end=year.end + 9 * day, code="last day"),
        piece(1, start=year.start - 9 * day, end=year.start - day, code="before"),
        piece(1, start=year.end + day, end=year.end + day, code="after"),
        piece(1, start=date(2019, 1, 1), end=date(2030, 1, 1), code="around"),
    ]

    spoke = evidence_by_aspect(edges, year)["on_plans"].pieces
    assert {p.code for p in spoke} == {"first day", "last day", "around"}


@pytest.mark.parametrize(
    ("score", "says"), [(None, "none"), (0.75, "for"), (0.5, "mixed"), (0.49, "against")]
)
def test_records_speak_the_words_of_evidence(score: float | None, says: str) -> None:
    assert records_say(score) == says


def test_triangulation_of_every_pair() -> None:
    words = {
        frozenset({"for", "against"}): "disagree",
        frozenset({"for", "mixed"}): "partly",
        frozenset({"against", "mixed"}): "partly",
    }
    for records, people in product(("for", "against", "mixed", "none"), repeat=2):
        if "none" in (records, people):
            expected = "silent" if records == people else "one_silent"
        else:
            expected = "agree" if records == people else words[frozenset({records, people})]
        assert triangulation(records, people) == expected


def test_the_study_alone_yields_what_its_file_expects() -> None:
    file = read_evidence(FILE)
    found = evaluate_records(with_evidence(Records(STUDIED), file))

    says = {str(i.id): {str(a.id): a.evidence.says for a in i.aspects} for i in found.indicators}
    assert says == EXPECTED["from_evidence"]
    assert {a.triangulation for i in found.indicators for a in i.aspects} == {"one_silent"}
    assert found.studies[0].says == EXPECTED["study_says"]
    trust = next(a for i in found.indicators for a in i.aspects if a.id == "trust")
    assert trust.evidence.on_conclusions_alone
    assert {i.verdict for i in found.indicators} == {"none"}


def test_the_command_arrives_at_it_with_the_decree_in_force_and_with_nothing_at_all(
    task_force: TaskForce,
) -> None:
    for regency in (task_force.regency, None):
        told = evaluate(regency, evidence=FILE)

        assert told["period"] == {"from": "2019-01-01", "to": "2024-12-31"}
        says = {
            i: {a: aspect["evidence"] for a, aspect in told["indicators"][i]["aspects"].items()}
            for i in told["indicators"]
        }
        assert says == EXPECTED["from_evidence"]
        assert told["study_says"] == EXPECTED["study_says"]
        assert {m["value"] for i in told["indicators"].values() for m in i["measures"]} == {None}


def test_the_same_comes_out_of_the_database_and_a_study_kept_is_not_counted_twice(
    task_force: TaskForce,
) -> None:
    file = read_evidence(FILE)
    import_evidence(task_force.secretariat, file)

    for again in (None, file):
        found = evaluate_period(task_force.regency, file.start, file.end, again)
        says = {str(i.id): {str(a.id): a.evidence.says for a in i.aspects} for i in found.indicators}
        assert says == EXPECTED["from_evidence"]
        assert len(found.pieces) == 21
        assert [study.title for study in found.studies] == [file.title]
    assert evaluate_period(task_force.regency).pieces == ()  # 2026: nobody spoke of it yet


def test_records_that_say_the_opposite_of_people_become_a_finding() -> None:
    year = calendar_year(2025, date(2026, 3, 9))
    planned = [
        Activity(f"k{n}", DAY, "polres", (2,), aim=True, baseline=Decimal(0), target=Decimal(9))
        for n in range(5)
    ]
    done = [Realisation(f"r{n}", f"k{n}", DAY, 2, value=Decimal(9)) for n in range(5)]
    word = Piece(
        "B1", "intermediate_outcomes", "evaluability", -1, DAY, DAY, informant="Sekretaris Dinas PPPA"
    )
    records = Records(
        year, AGENCIES, (DECREE,), activities=tuple(planned), realisations=tuple(done), pieces=(word,)
    )
    found = evaluate_records(records)

    aspect = found.indicators[3].aspects[1]
    assert (aspect.records_say, aspect.evidence.says, aspect.triangulation) == ("for", "against", "disagree")
    finding = next(f for f in found.findings if f.kind == "disagree")
    assert "catatan kerja mendukung, kata orang melemahkan" in finding.fact
    assert "Sekretaris Dinas PPPA" in finding.remedy


def test_agreement_of_two_coders_is_shown_and_alpha_from_ten_pairs() -> None:
    def read(n: int, second: Any) -> list[Piece]:
        return [piece(1)._replace(second=second) for _ in range(n)]

    few = coders_agree([*read(3, ("on_plans", 1)), *read(1, ("on_cases", 1)), piece(1)])
    assert (few.pairs, few.equal, few.alpha) == (4, 3, None)

    supports, weighs = piece(1), piece(-1)
    twenty = [
        *[supports._replace(second=("on_plans", 1))] * 8,
        *[supports._replace(second=("on_plans", -1))] * 2,
        *[weighs._replace(second=("on_plans", -1))] * 8,
        *[weighs._replace(second=("on_plans", 1))] * 2,
    ]
    # 40 words, 20 of each; 8 of 40 ordered pairs unlike, by chance 2 × 20 × 20 of 40 × 39: 1 - 39 × 8 / 800
    assert coders_agree(twenty).alpha == pytest.approx(0.61)
    assert coders_agree(read(12, ("on_plans", 1))).alpha is None  # one word throughout says nothing
