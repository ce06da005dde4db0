"""Evidence from people comes in from a file or piece by piece, and two people code it apart."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
import pytest

from lopo.evaluation.evidence.operations import add_piece, code_again, import_evidence
from lopo.evaluation.measures.evidence_file import read_evidence
from lopo.evaluation.models import Coding, Piece, Study
from lopo.ground.acts import Denied, Refused
from tests.cast import TaskForce

FILE = Path(settings.PACKAGE) / "facts" / "study-evidence.yaml"
SAID: dict[str, Any] = {
    "kind": "interview",
    "informant": "Kepala bidang, Dinas Sosial",
    "says": "Kami saling menelepon bila ada kejadian.",
    "indicator": "face_to_face",
    "aspect": "on_cases",
    "polarity": 1,
    "starts_on": date(2026, 1, 5),
    "ends_on": date(2026, 1, 5),
}


def test_the_study_comes_in_once_with_its_own_words_apart_from_ours(task_force: TaskForce) -> None:
    with pytest.raises(Denied):
        import_evidence(task_force.dinsos, read_evidence(FILE))
    study = import_evidence(task_force.secretariat, read_evidence(FILE))

    assert study.pieces.count() == 21
    assert study.says["overall"]["verdict"] == "belum optimal"
    assert {coding.coder_id for coding in Coding.objects.all()} == {None}
    with pytest.raises(Refused, match="sudah ada"):
        import_evidence(task_force.secretariat, read_evidence(FILE))
    assert Study.objects.count() == 1


def test_a_piece_names_an_office_and_lies_in_the_past(task_force: TaskForce) -> None:
    with pytest.raises(Denied):
        add_piece(task_force.dinsos, **SAID)
    for wrong in (
        {"says": " "},
        {"informant": ""},
        {"aspect": "trust"},
        {"ends_on": date(2026, 1, 4)},
        {"starts_on": date(2026, 5, 1), "ends_on": date(2026, 5, 1)},
    ):
        with pytest.raises(Refused):
            add_piece(task_force.secretariat, **{**SAID, **wrong})

    assert [add_piece(task_force.secretariat, **SAID).code for _ in range(2)] == ["B1", "B2"]


def test_the_second_coder_is_another_person(task_force: TaskForce) -> None:
    piece: Piece = add_piece(task_force.secretariat, **SAID)
    reading: dict[str, Any] = {"indicator": "face_to_face", "aspect": "on_cases", "polarity": -1}

    with pytest.raises(Denied):
        code_again(task_force.inspektorat, piece, **reading)
    with pytest.raises(Refused, match="penyandi pertama"):
        code_again(task_force.secretariat, piece, **reading)
    code_again(task_force.dinsos, piece, **reading)
    with pytest.raises(Refused, match="dua orang"):
        code_again(task_force.rsud, piece, **reading)

    assert list(piece.codings.values_list("order", "polarity")) == [(1, 1), (2, -1)]
