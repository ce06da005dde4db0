"""Findings: a sentence, the records behind it, whoever owes the next step, a remedy, in the order of their weight."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import translation
from hypothesis import given, settings
import pytest

from lopo.evaluation.evaluating import evaluate_records
from lopo.evaluation.findings.finding import WEIGHTS, Finding, few
from lopo.evaluation.measures.definitions import DEFINITIONS
from lopo.evaluation.measures.period import Period
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.rows import (
    Activity,
    Contribution,
    Decree,
    Delivery,
    Endorsement,
    Meeting,
    Plan,
    Step,
)
from lopo.evaluation.measures.small_world import AGENCIES, DECREE, DUTIES, SUB_A, SUB_B, YEAR, attended, day
from tests.evaluation.plain_worlds import worlds

GIVEN = tuple(
    Delivery(f"d-{key}", "sk", key, date(2024, 2, 21), date(2024, 2, 21), date(2024, 2, 22))
    for key in ("polres", "dp3a", "nakertrans", "dinsos", "dinkes")
)
QUIET = Records(
    YEAR,
    AGENCIES,
    (DECREE, Decree("sk25", 2025, date(2025, 1, 2), "nakertrans", (SUB_A, SUB_B))),
    deliver_by={"sk25": day(1, 9)},
    deliveries=tuple(row._replace(decree="sk25") for row in GIVEN),
)


def found(kind: str, **changes: Any) -> list[Finding]:
    return [f for f in evaluate_records(replace(QUIET, **changes)).findings if f.kind == kind]


def one(kind: str, **changes: Any) -> Finding:
    [finding] = found(kind, **changes)
    return finding


def test_nothing_on_record_and_nothing_owed_finds_nothing() -> None:
    assert evaluate_records(replace(QUIET, deliveries=())).findings[0].kind == "undelivered"
    assert evaluate_records(Records(YEAR)).findings == ()


def test_a_decree_that_one_agency_was_not_given_is_the_secretariats_next_step() -> None:
    rows = tuple(row for row in QUIET.deliveries if row.agency != "dp3a")
    finding = one("undelivered", deliveries=(*rows, Delivery("d-dp3a", "sk25", "dp3a")))

    assert finding.key == "undelivered:sk25:dp3a"
    assert finding.sentence == (
        "SK 2025 belum disampaikan ke Dinas PPPA. Sekretariat yang berutang langkah ini, 431 hari."
    )
    assert finding.owed_by is not None
    assert finding.owed_by.key == "nakertrans"
    assert finding.records == (("delivery", "d-dp3a"),)
    assert "catat bagaimana" in finding.remedy
    with translation.override("en"):
        assert one("undelivered", deliveries=rows).sentence == (
            "The decree of 2025 has not been delivered to Dinas PPPA. Secretariat owes the next step, 431 days."
        )


def test_a_decree_that_reached_nobody_is_one_finding() -> None:
    finding = one("undelivered", deliveries=())

    assert (finding.key, finding.size) == ("undelivered:sk25", 5)
    assert "5 instansi" in finding.fact
    assert (
        found("undelivered", deliveries=(), deliver_by={"sk25": date(2026, 3, 9)}) == []
    )  # its day is not over


def test_whoever_was_given_the_decree_owes_an_answer_and_a_correction_is_owed_one() -> None:
    silent = GIVEN[0]._replace(decree="sk25", acknowledged_on=None, acknowledge_by=day(1, 30))
    asked = GIVEN[1]._replace(
        decree="sk25", acknowledged_on=None, correction_asked_on=day(1, 20), awaits_correction=True
    )
    changed = {"deliveries": (silent, asked, *QUIET.deliveries[2:])}

    assert one("unacknowledged", **changed).owner == "Polres"
    waits = one("correction", **changed)
    assert (waits.owner, waits.days) == ("Sekretariat", 413)
    assert found("unacknowledged", deliveries=(silent._replace(acknowledge_by=date(2026, 3, 9)),)) == []


def test_a_year_without_a_decree_or_a_plan_is_worth_a_sentence() -> None:
    work = Contribution("c", "polres", "report", day(1, 3), "m")
    changed = {"decrees": (DECREE,), "deliveries": GIVEN, "contributions": (work,)}

    assert "SK 2024 tetap berlaku" in one("no_decree", **changed).fact
    assert "2025" in one("no_plan", **changed).fact
    assert found("no_plan", **changed, plans=(Plan("p", 2025),)) == []
    assert one("no_plan", **changed, plans=(Plan("p", 2025, "draft"),)).owner == "Sekretariat"
    assert found("no_decree") == []


def test_a_rhythm_that_was_not_kept_names_the_quarters_and_the_coordinator() -> None:
    changed = {
        "meetings": (
            Meeting("a1", day(1, 20), "sub_task_force", body="A"),
            Meeting(
                "a2",
                day(11, 20),
                "sub_task_force",
                "not_held",
                "A",
                not_held_because="quorum",
                called_by="polres",
            ),
        )
    }
    missing = {f.key.split(":")[1]: f for f in found("no_meeting", **changed)}

    assert set(missing) == {"plan", "A", "B"}
    assert "dalam triwulan II 2025, triwulan III 2025." in missing["A"].fact
    assert (missing["A"].owner, missing["B"].owner, missing["plan"].owner) == (
        "Polres",
        "Dinas Sosial",
        "Sekretariat",
    )
    called_off = one("not_held", **changed)
    assert "1 tidak cukup yang hadir" in called_off.fact
    assert (called_off.owner, called_off.records) == ("Polres", (("meeting", "a2"),))


def test_staying_away_is_the_agencys_and_never_being_asked_the_secretariats() -> None:
    meetings = tuple(Meeting(f"m{n}", day(n, 5)) for n in (2, 3, 4))
    came = {"polres": "head", "nakertrans": "head", "dinkes": "head"}
    rows = tuple(
        row
        for m in meetings
        for row in attended(str(m.id), **came, dinsos="absent" if m.id != "m4" else "head")
    )
    changed = {"meetings": meetings, "invitations": rows}

    away = one("stays_away", **changed)
    assert (away.owner, away.fact) == (
        "Dinas Sosial",
        "Dinas Sosial datang ke 1 dari 3 rapat yang mengundangnya.",
    )
    forgotten = one("not_invited", **changed)
    assert (forgotten.owner, forgotten.size) == ("Sekretariat", 3)
    assert "Dinas PPPA tidak diundang ke satu pun dari 3 rapat" in forgotten.fact
    assert forgotten.records == (("meeting", "m2"), ("meeting", "m3"), ("meeting", "m4"))


def test_missing_the_plan_alone_is_a_finding_too() -> None:
    meetings = (Meeting("p", day(1, 20), "plan"), Meeting("m", day(2, 5)), Meeting("n", day(3, 5)))
    everyone = {"polres": "head", "nakertrans": "head", "dinkes": "head", "dp3a": "head"}
    rows = (
        *attended("p", **everyone, dinsos="excused"),
        *attended("m", **everyone, dinsos="head"),
        *attended("n", **everyone, dinsos="head"),
    )
    finding = one("stays_away", meetings=meetings, invitations=rows)

    assert (finding.measure, finding.key) == ("F3", "plan_without:dinsos:2025")


def test_open_decisions_and_late_follow_ups_are_found_until_they_are_mended() -> None:
    steps = (
        Step("s1", "followup", "dinkes", day(5, 6), day(6, 1), day(6, 1), called_by="nakertrans"),
        Step("s2", "followup", "dinkes", day(5, 6), day(7, 1), day(7, 1), called_by="nakertrans"),
        Step("s3", "followup", "dinkes", day(5, 6), day(6, 1), day(6, 1), day(9, 1), "done"),
        Step("d1", "decision", None, day(5, 6), called_by="nakertrans"),
        Step("s4", "followup", "polres", day(5, 6), None, day(12, 1), called_by="nakertrans"),  # mended since
    )
    late = one("late", steps=steps[:3])
    assert (late.owner, late.size, late.days) == ("Dinas Kesehatan", 2, (date(2026, 3, 9) - day(6, 1)).days)
    nameless = one("nameless", steps=steps)
    assert (nameless.owner, nameless.records) == ("Nakertrans", (("decision", "d1"),))


def test_what_the_plan_lacks_is_told_to_the_agency_that_answers_for_it() -> None:
    activities = (
        Activity("k1", day(6, 30), "dinsos", joint=True, budget=Decimal(5)),
        Activity("k2", day(6, 30), "dinsos", aim=True, target=Decimal(2)),
        Activity("k3", day(6, 30), None, joint=True),
    )
    asked = Endorsement("e", "polres", "asked", day(1, 2), None, day(1, 16))
    changed = {"activities": activities, "plans": (Plan("p", 2025, endorsements=(asked,)),)}

    alone = {f.owner: f.fact for f in found("alone", **changed)}
    assert set(alone) == {"Dinas Sosial", "Sekretariat"}
    assert alone["Dinas Sosial"].startswith("1 dari 1 kegiatan bersama Dinas Sosial")
    assert one("unreleased", **changed).owner == "Dinas Sosial"
    unmeasured = {f.owner: f.fact for f in found("unmeasured", **changed)}
    assert "1 tanpa sasaran, 1 tanpa angka awal" in unmeasured["Dinas Sosial"]
    words = [f.fact for f in found("unendorsed", **changed)]
    assert any("Polres belum menjawab" in word for word in words)
    assert any("Dinas Kesehatan, Dinas PPPA, Dinas Sosial dan 1 lainnya" in word for word in words)


def test_a_duty_without_work_is_the_coordinators() -> None:
    work = tuple(
        Contribution(f"c{n}", "polres", "report", day(3 * n - 1, 5), f"m{n}", "report") for n in (1, 2, 3, 4)
    )
    idle = found(
        "idle_duty", duties=tuple(d._replace(decree="sk25") for d in DUTIES) + DUTIES, contributions=work
    )

    assert [(f.owner, f.fact) for f in idle] == [
        ("Polres", "Tugas Sub A huruf b tidak punya catatan selama 4 triwulan."),
        ("Dinas Sosial", "Tugas Sub B huruf a tidak punya catatan selama 4 triwulan."),
    ]


def test_no_record_is_asked_after_and_a_partner_at_work_deserves_a_seat() -> None:
    work = (
        Contribution("c1", "polres", "report", day(2, 5), "m1", "report"),
        Contribution("c2", "dukcapil", "report", day(2, 5), "m1", "report"),
        Contribution("c3", "dukcapil", "report", day(3, 5), "m2", "report"),
        Contribution("c4", "dinsos", "report", day(3, 5), "m3", "meeting", took_part=False, own=False),
    )
    silent = found("no_record", contributions=work)
    assert [f.key for f in silent] == ["no_record:dinkes", "no_record:dp3a", "no_record:nakertrans"]
    assert {f.owner for f in silent} == {"Sekretariat"}
    assert one("no_part", contributions=work).owner == "Dinas Sosial"
    partner = one("partner", contributions=work)
    assert (partner.key, partner.size, partner.owner) == ("partner:dukcapil", 2, "Sekretariat")
    guest = [c._replace(subject_kind="meeting") for c in work[1:3]]
    assert found("partner", contributions=tuple(guest)) == []  # a guest at two meetings needs no seat
    assert found("no_record") != []  # the deliveries show that Lopo is in use
    assert found("no_record", deliveries=()) == []


def test_the_heaviest_comes_first_and_each_kind_has_a_weight() -> None:
    findings = evaluate_records(DEFINITIONS["F1"].example.records).findings

    assert [f.weight for f in findings] == sorted((f.weight for f in findings), reverse=True)
    assert few(["c", "a", "b"]) == "c, a, b"
    assert few(["d", "c", "a", "b"]) == "d, c, a dan 1 lainnya"


def test_a_key_holds_from_one_day_to_the_next() -> None:
    """What became of a finding is found again by it, though a quarter more is missing by then."""
    quarters = [
        {f.key for f in evaluate_records(replace(QUIET, period=Period(YEAR.start, YEAR.end, seen))).findings}
        for seen in (day(5, 1), day(8, 1), date(2026, 3, 9))
    ]
    assert any(key.startswith("no_meeting:A") for key in quarters[0])
    assert quarters[0] <= quarters[1] <= quarters[2]


@settings(max_examples=40, deadline=None)
@given(records=worlds())
def test_a_finding_is_a_sentence_with_a_debtor_a_remedy_and_a_key_of_its_own(records: Records) -> None:
    findings = evaluate_records(records).findings

    assert len({f.key for f in findings}) == len(findings)
    for f in findings:
        assert f.kind in WEIGHTS
        assert f.measure in {"", *DEFINITIONS}
        assert f.owed_by is not None, f.key
        assert f.remedy.endswith(".")
        assert f.sentence.endswith(".")
        assert len(f.sentence) <= 300  # fits on an agenda
        assert len(f.key) <= 120
        assert f.records, f.key
        assert len(set(f.records)) == len(f.records)
        assert "%(" not in f.sentence + f.remedy


@pytest.mark.parametrize("language", ["id", "en"])
def test_findings_are_said_in_the_language_of_whoever_asks(language: str) -> None:
    with translation.override(language):
        words = one("undelivered", deliveries=()).sentence
    assert ("agencies" in words) == (language == "en")
