"""`lopo evaluate`: one JSON document in the shape that scripts rely on, and a few lines of words."""

from __future__ import annotations

from datetime import date
import json
import re
from typing import Any

import pytest

from lopo.evaluation.commands import as_json, evaluate, said
from lopo.evaluation.evaluating import evaluate_records
from lopo.evaluation.measures.definitions import DEFINITIONS
from lopo.evaluation.measures.period import NoSuchPeriod
from lopo.evaluation.models import ASPECTS
from tests.cast import TaskForce
from tests.evaluation.year_of_work import FIRST_DAY, LAST_DAY, a_year_of_work

MEASURE = {"id", "aspect", "numerator", "denominator", "value", "state", "interval", "by_agency", "records"}
ASPECT = {"score", "known", "of", "evidence", "pieces", "triangulation"}


@pytest.fixture
def told(task_force: TaskForce) -> dict[str, Any]:
    return evaluate(task_force.regency, records=True)


def test_the_document_has_the_promised_shape(told: dict[str, Any]) -> None:
    told = json.loads(json.dumps(told))

    assert told["period"] == {"from": "2026-01-01", "to": "2026-12-31"}
    assert {name: tuple(i["aspects"]) for name, i in told["indicators"].items()} == {
        str(indicator): tuple(map(str, two)) for indicator, two in ASPECTS.items()
    }
    for indicator in told["indicators"].values():
        assert {"score", "verdict", "known", "of", "lowest", "aspects", "measures"} <= set(indicator)
        for aspect in indicator["aspects"].values():
            assert set(aspect) >= ASPECT
            assert set(aspect["pieces"]) >= {"for", "against"}
        for measure in indicator["measures"]:
            assert set(measure) >= MEASURE
    assert {m["id"] for i in told["indicators"].values() for m in i["measures"]} == set(DEFINITIONS)
    assert len(told["duties"]) == 24
    assert told["duties"][1] == {"sub_task_force": "A", "letter": "b", "counted": True, "quarters": [0]}
    assert len(told["network"]["agencies"]) == 24
    assert told["network"]["edges"] == []
    assert set(told["findings"][0]) >= {"sentence", "owed_by", "remedy", "records"}
    assert told["study_says"] is None


def test_agencies_are_named_by_their_key_throughout(told: dict[str, Any]) -> None:
    assert set(told["network"]["isolates"]) == set(told["agencies"]) == set(told["network"]["agencies"])
    assert told["agencies"]["dp3a"]["seat"]
    assert not told["agencies"]["dukcapil"]["seat"]
    assert told["findings"][0]["owed_by"] == "nakertrans"


NOT_KEPT = {  # what Lopo does not record yet, in what it says
    "S4": "layanan kepada korban",
    "O1": "layanan kepada korban",
    "O2": "rencana layanan korban",
    "O3": "proses hukum",
    "O6": "pemberdayaan korban",
}


def test_what_is_not_recorded_yet_is_unknown_with_its_reason(task_force: TaskForce) -> None:
    """After a year of work too: nothing of it may be read as nought."""
    a_year_of_work(task_force)
    told = evaluate(task_force.regency, start=FIRST_DAY, end=LAST_DAY)
    measures = {m["id"]: m for i in told["indicators"].values() for m in i["measures"]}
    lines = "\n".join(said(told))

    for id_, what in NOT_KEPT.items():
        measure, because = measures[id_], f"{what} belum dicatat di Lopo"
        assert (measure["state"], measure["value"], measure["because"]) == ("unknown", None, because)
        assert re.search(rf"belum diketahui: [A-Z0-9a, ]*\b{id_}\b[A-Z0-9a, ]* \({because}\)", lines), id_
    assert not {line for line in lines.splitlines() if "F2" in line and "belum diketahui" in line}


def test_records_are_listed_only_when_asked_for() -> None:
    found = evaluate_records(DEFINITIONS["O5"].example.records)
    measures = {
        asked: {
            m["id"]: m for i in as_json(found, records=asked)["indicators"].values() for m in i["measures"]
        }
        for asked in (True, False)
    }

    assert measures[True]["O5"]["numerator"] == 9
    assert len(measures[True]["O5"]["records"]) == 30  # people, numbered within the report that tells of them
    assert measures[True]["O5"]["records"][0] == "r1#1"
    assert measures[False]["O5"]["records"] == []
    assert measures[True]["O5"]["by_agency"] == {"nakertrans": [9, 30]}


def test_the_words_tell_verdict_lowest_and_findings() -> None:
    words = "\n".join(said(as_json(evaluate_records(DEFINITIONS["F2"].example.records))))

    assert "Tatap muka: belum dapat dinilai" in words
    assert "terendah: F6" in words
    assert "Sekretariat yang berutang langkah ini" in words


def test_an_empty_folder_and_an_impossible_period_are_answered(task_force: TaskForce) -> None:
    nothing = evaluate(None)
    assert (nothing["duties"], nothing["findings"], nothing["network"]["density"]) == ([], [], None)
    with pytest.raises(NoSuchPeriod):
        evaluate(task_force.regency, start=date(2026, 2, 1), end=date(2026, 1, 1))
