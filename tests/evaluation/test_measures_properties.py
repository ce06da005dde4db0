"""What must hold of every measure in every year: on made-up years, without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from lopo.evaluation.commands import as_json
from lopo.evaluation.evaluating import evaluate_records
from lopo.evaluation.measures.counting import TOO_FEW, Measure
from lopo.evaluation.measures.definitions import DEFINITIONS, measures
from lopo.evaluation.measures.period import Period
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.rows import (
    Activity,
    Agency,
    CaseWork,
    Contribution,
    Delivery,
    Endorsement,
    Meeting,
    Promise,
    Step,
    Village,
)
from tests.evaluation.plain_worlds import KEYS, YEAR, agencies, days, shuffled, worlds

quick = settings(max_examples=50, deadline=None)


@quick
@given(records=worlds(), seed=st.integers(0, 1000))
def test_the_order_of_records_leaves_no_trace(records: Records, seed: int) -> None:
    once = as_json(evaluate_records(records), records=True)
    assert as_json(evaluate_records(shuffled(records, seed)), records=True) == once


@quick
@given(records=worlds())
def test_parts_by_agency_and_by_quarter_add_up_to_the_whole(records: Records) -> None:
    for measure in measures(records).values():
        for parts in (measure.by_agency, measure.by_quarter):
            if parts:
                assert sum(part.n for part in parts.values()) == measure.numerator, measure.id
                assert sum(part.of for part in parts.values()) == measure.denominator, measure.id


@quick
@given(records=worlds())
def test_a_number_is_a_share_and_says_when_it_is_not_known(records: Records) -> None:
    for measure in measures(records).values():
        assert all(0 <= item.n <= item.of for item in measure.items), measure.id
        if measure.value is None:
            assert (measure.state, measure.denominator) == ("unknown", 0)
            continue
        assert 0 <= measure.value <= 1
        assert measure.known == (measure.denominator >= TOO_FEW)
        if measure.interval:
            low, high = measure.interval
            assert 0 <= low <= measure.value + 1e-12
            assert measure.value - 1e-12 <= high <= 1


@quick
@given(records=worlds())
def test_each_number_opens_to_as_many_records(records: Records) -> None:
    told = as_json(evaluate_records(records), records=True)
    for indicator in told["indicators"].values():
        for measure in indicator["measures"]:
            assert len(measure["records"]) == measure["denominator"], measure["id"]
            assert len(set(measure["records"])) == measure["denominator"], measure["id"]


MISSED = {
    "a meeting called off": lambda r, on, who: replace(
        r, meetings=(*r.meetings, Meeting("new", on, "coordination", "not_held", called_by=who))
    ),
    "a follow-up not done": lambda r, on, who: replace(
        r, steps=(*r.steps, Step("new", agency=who, decided_on=on, agreed_on=on, due_on=on))
    ),
    "a decision that names nobody": lambda r, on, who: replace(
        r, steps=(*r.steps, Step("new", "decision", None, on, called_by=who))
    ),
    "an activity that nobody filled": lambda r, on, who: replace(
        r,
        activities=(
            *r.activities,
            Activity("new", on, who, (4,), joint=True, target=Decimal(3), budget=Decimal(5)),
        ),
    ),
    "an activity dropped": lambda r, on, who: replace(
        r,
        activities=(
            *r.activities,
            Activity(
                "new", on, who, joint=True, aim=True, target=Decimal(3), budget=Decimal(5), dropped=True
            ),
        ),
    ),
    "an agency that was asked and does not answer": lambda r, on, who: replace(
        r,
        agencies=(*r.agencies, Agency("new", "new")),
        plans=tuple(
            p._replace(endorsements=(*p.endorsements, Endorsement("new", "new", "asked", on, None, on)))
            for p in r.plans
        ),
    ),
    "a promise not kept": lambda r, on, who: replace(
        r,
        promises=(
            *r.promises,
            *(
                Promise(f"new-{kind}", kind, on, None, who)
                for kind in ("handover", "request", "service", "victim_plan", "proceeding", "empowerment")
            ),
        ),
    ),
    "a case on which nobody met": lambda r, on, who: replace(
        r,
        case_work=(*r.case_work, CaseWork("n1", "new", "polres", on), CaseWork("n2", "new", "dinsos", on)),
    ),
    "a village not reached": lambda r, on, who: replace(r, villages=(*r.villages, Village("new"))),
    "a decree not answered": lambda r, on, who: replace(
        r, deliveries=(*r.deliveries, Delivery("new", "sk25", "new", on, on, acknowledge_by=on))
    ),
}


@pytest.mark.parametrize("missed", MISSED)
@settings(max_examples=25, deadline=None)
@given(records=worlds(), on=days, who=agencies)
def test_adding_a_missed_thing_never_betters_a_score(
    missed: str, records: Records, on: date, who: str
) -> None:
    before, after = measures(records), measures(MISSED[missed](records, on, who))
    assert_not_better(before, after)


@quick
@given(records=worlds(), pick=st.integers(0, 50))
def test_staying_away_never_betters_the_attendance(records: Records, pick: int) -> None:
    rows = [i for i in records.invitations if i.attendance in ("head", "delegate", "delegate_without")]
    if not rows:
        return
    gone = rows[pick % len(rows)]
    less = tuple(i._replace(attendance="absent") if i is gone else i for i in records.invitations)
    before, after = measures(records), measures(replace(records, invitations=less))
    assert_not_better({id_: before[id_] for id_ in ("F2", "F3", "F6")}, after)


@quick
@given(records=worlds(), pick=st.integers(0, 50))
def test_not_inviting_never_betters_the_attendance(records: Records, pick: int) -> None:
    if not records.invitations:
        return
    gone = records.invitations[pick % len(records.invitations)]
    less = tuple(i for i in records.invitations if i is not gone)
    before, after = measures(records), measures(replace(records, invitations=less))
    assert_not_better({id_: before[id_] for id_ in ("F2", "F3", "F6")}, after)


@quick
@given(records=worlds(), pick=st.integers(0, 50))
def test_working_less_never_betters_the_share_of_duties_or_joint_work(records: Records, pick: int) -> None:
    if not records.contributions:
        return
    gone = records.contributions[pick % len(records.contributions)]
    if gone.contested or (gone.subject_kind == "meeting"):
        return  # what is contested counted for nobody before
    left = tuple(c for c in records.contributions if c is not gone)
    first = min(c.on for c in records.contributions)  # use of Lopo began then, with or without this record
    before, after = (
        measures(records),
        measures(replace(records, contributions=left, first_contribution=first)),
    )
    assert_not_better({id_: before[id_] for id_ in ("S1", "S3")}, after)


def assert_not_better(before: dict[str, Measure], after: dict[str, Measure]) -> None:
    for id_, was in before.items():
        if was.exact is not None:
            now = after[id_].exact
            assert now is not None, f"{id_} became unknown"
            assert now <= was.exact, id_


@quick
@given(records=worlds(), who=agencies, on=days)
def test_a_contested_record_counts_for_nobody(records: Records, who: str, on: date) -> None:
    told = Contribution("new", who, "report", on, "s9", "service", "A", contested=True)
    before = evaluate_records(replace(records, first_contribution=date(2025, 1, 1)))
    more = replace(records, contributions=(*records.contributions, told), first_contribution=date(2025, 1, 1))
    after = evaluate_records(more)
    for id_ in DEFINITIONS:
        assert before.measures[id_].exact == after.measures[id_].exact, id_
    assert before.network == after.network
    assert told in after.contested


@quick
@given(records=worlds(), pick=st.integers(0, 50))
def test_a_contested_attendance_is_left_out_for_that_agency_alone(records: Records, pick: int) -> None:
    counted = [i for i in measures(records)["F2"].items if i.kind == "invitation"]
    if not counted:
        return
    item = counted[pick % len(counted)]
    row = next(i for i in records.invitations if i.id == item.id)
    told = Contribution("new", row.agency, "plan_meeting", YEAR.start, row.meeting, contested=True)
    after = measures(replace(records, contributions=(*records.contributions, told)))
    assert set(counted) - set(after["F2"].items) == {item}
    assert item.id not in {came.id for came in after["F4"].items}


APART = ("F2", "F3", "F4", "F6", "T1a", "T1b", "T4", "T5", "T6", "T8", "S1", "S2", "O5", "O6")


@quick
@given(records=worlds())
def test_four_quarters_counted_apart_add_up_to_the_year(records: Records) -> None:
    whole = measures(records)
    parts = [measures(replace(records, period=Period(q.start, q.end, YEAR.as_of))) for q in YEAR.quarters]
    for id_ in APART:
        assert sum(part[id_].denominator for part in parts) == whole[id_].denominator, id_
        assert sum(part[id_].numerator for part in parts) == whole[id_].numerator, id_


@quick
@given(records=worlds())
def test_duties_standing_and_network_agree_with_the_records(records: Records) -> None:
    found = evaluate_records(records)
    cells = [cell for row in found.duties.rows for cell in row.cells if cell]
    assert found.measures["S1"].numerator == sum(1 for c in cells if c.owed and c.duty.work and c.n)
    assert sum(line.by_it + line.for_it + line.contested for line in found.agencies) == len(
        records.contributions
    )
    assert {node.agency.key for node in found.network.nodes} == set(KEYS)
    for edge in found.network.edges:
        assert edge.a != edge.b
        assert edge.weight == len(set(edge.pieces)) > 0
    assert 0 <= (found.network.density or 0) <= 1
    assert 0 <= (found.network.centralisation or 0) <= 1
