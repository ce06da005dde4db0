"""Made-up years of a small task force, as plain records: the ground of the property tests. No database."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import strategies as st

from lopo.evaluation.measures.period import Quarter, calendar_year
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.rows import (
    Activity,
    Answer,
    CaseWork,
    Contribution,
    Decree,
    Delivery,
    Endorsement,
    Invitation,
    Meeting,
    Piece,
    Plan,
    Promise,
    Realisation,
    Step,
    SubTaskForce,
    Village,
)
from lopo.evaluation.measures.small_world import AGENCIES, DECREE, DUTIES
from lopo.evaluation.models import ASPECTS

YEAR = calendar_year(2025, as_of=date(2026, 3, 9))
KEYS = [agency.key for agency in AGENCIES]
SEATED = [key for key in KEYS if key != "dukcapil"]
NEXT = Decree(
    "sk25",
    2025,
    date(2025, 5, 6),
    "nakertrans",
    (
        SubTaskForce("A25", "A", frozenset({"polres", "dp3a"}), "polres"),
        SubTaskForce("B25", "B", frozenset({"dinsos", "dinkes", "nakertrans"}), "dinkes"),
    ),
)
NEXT_DUTIES = tuple(d._replace(id=f"{d.id}25", decree="sk25") for d in DUTIES)
WORK = ["report", "joint_action", "social_service", "coordination_meeting", "training"]
ATTENDANCE = ["head", "delegate", "delegate_without", "excused", "absent", "not_invited", ""]

days = st.integers(0, 364).map(lambda n: date(2025, 1, 1) + timedelta(days=n))
maybe_days = st.none() | days
agencies = st.sampled_from(KEYS)
money = st.integers(0, 3).map(lambda n: Decimal(n * 1_000_000))


def numbered(rows: Any, prefix: str, most: int = 8) -> Any:
    """Up to `most` rows of one kind, each with an id of its own."""
    return st.lists(rows, max_size=most).map(
        lambda found: tuple(row._replace(id=f"{prefix}{n}") for n, row in enumerate(found))
    )


meetings = st.builds(
    Meeting,
    id=st.just(""),
    day=days,
    kind=st.sampled_from(["plan", "coordination", "sub_task_force"]),
    state=st.sampled_from(["held", "held", "held", "not_held", "planned"]),
    body=st.sampled_from([None, "A", "B", "A25"]),
    occasion=st.sampled_from(["rhythm", "incident"]),
    called_by=st.sampled_from([*SEATED, None]),
    not_held_because=st.just("budget"),
)
activities = st.builds(
    Activity,
    id=st.just(""),
    due_on=st.integers(1, 4).map(lambda q: Quarter(2025, q).end),
    lead=st.sampled_from([*KEYS, None]),
    quarters=st.just((1,)),
    counting=st.sampled_from(["sum", "latest", "fewer"]),
    work=st.sampled_from(WORK),
    joint=st.booleans(),
    aim=st.booleans(),
    baseline=st.none() | money,
    target=st.none() | money,
    last_target=st.none() | money,
    budget=st.none() | money,
    dropped=st.booleans(),
)
steps = st.builds(
    Step,
    id=st.just(""),
    kind=st.just("followup"),
    agency=st.none() | agencies,
    decided_on=days,
    agreed_on=maybe_days,
    due_on=maybe_days,
    done_on=maybe_days,
    state=st.sampled_from(["open", "done", "dropped"]),
    called_by=st.sampled_from([*SEATED, None]),
)
endorsements = st.builds(
    Endorsement,
    id=st.just(""),
    agency=agencies,
    state=st.sampled_from(["asked", "endorsed", "declined"]),
    asked_on=days,
    answered_on=maybe_days,
    due_on=days,
)
promises = st.builds(
    Promise,
    id=st.just(""),
    kind=st.sampled_from(["handover", "request", "service", "victim_plan", "proceeding", "empowerment"]),
    due_on=days,
    kept_on=maybe_days,
    agency=agencies,
    measured=st.booleans(),
    by_role=st.none() | st.booleans(),
)
case_work = st.builds(
    CaseWork,
    id=st.just(""),
    case=st.sampled_from(["k1", "k2"]),
    agency=agencies,
    on=days,
    gathering=st.sampled_from([None, "g1", "g2"]),
    confirmed=st.booleans(),
)
marks = st.tuples(*(st.integers(1, 4) for _ in range(3)))
rounds = st.lists(
    st.tuples(days, st.lists(marks, max_size=7)), max_size=2
)  # of the survey: closed on, its answers
aspects = st.sampled_from([(indicator, aspect) for indicator, two in ASPECTS.items() for aspect in two])
pieces = st.builds(
    lambda where, polarity, start, kind: Piece("", where[0], where[1], polarity, start, start, kind),
    aspects,
    st.sampled_from([1, 0, -1]),
    days,
    st.sampled_from(["interview", "conclusion"]),
)


@st.composite
def worlds(draw: Any) -> Records:
    """One regency's year 2025, seen from March 2026; with or without a new decree in May."""
    anew = draw(st.booleans())
    met = draw(numbered(meetings, "m"))
    planned = draw(numbered(activities, "k", 6))
    realised = draw(_realisations(planned))
    subjects = [
        *[("meeting", m.id) for m in met],
        *[("realisation", r.id) for r in realised],
        ("service", "s1"),
    ]
    return Records(
        YEAR,
        AGENCIES,
        (DECREE, NEXT) if anew else (DECREE, NEXT._replace(signed_on=date(2026, 2, 1))),
        (*DUTIES, *NEXT_DUTIES),
        deliveries=draw(_deliveries()),
        deliver_by={"sk": date(2024, 2, 27), "sk25": date(2025, 5, 13)},
        meetings=met,
        invitations=draw(_invitations(met)),
        steps=draw(numbered(steps, "f")),
        plans=(Plan("p", 2025, adopted_on=draw(maybe_days), endorsements=draw(_endorsements())),),
        activities=planned,
        realisations=realised,
        contributions=draw(_contributions(subjects)),
        villages=tuple(Village(f"v{n}", draw(maybe_days)) for n in range(3)),
        answers=_answers(draw(rounds)),
        pieces=tuple(p._replace(code=f"E{n}") for n, p in enumerate(draw(st.lists(pieces, max_size=6)))),
        promises=draw(numbered(promises, "x")),
        case_work=draw(numbered(case_work, "c")),
    )


def _answers(drawn: list[tuple[date, list[tuple[int, int, int]]]]) -> tuple[Answer, ...]:
    return tuple(
        Answer(f"a{number}{n}", closes_on, *told, f"s{number}")
        for number, (closes_on, given) in enumerate(drawn)
        for n, told in enumerate(given)
    )


def _realisations(planned: tuple[Activity, ...]) -> Any:
    if not planned:
        return st.just(())
    rows = st.builds(
        Realisation,
        id=st.just(""),
        activity=st.sampled_from([a.id for a in planned]),
        on=days,
        quarter=st.integers(1, 4),
        done=st.booleans(),
        value=st.none() | money,
        released=money,
        people=st.none() | st.integers(0, 20),
        people_with_outcome=st.none() | st.just(0),
    )
    return numbered(rows, "r")


def _invitations(met: tuple[Meeting, ...]) -> Any:
    attendance = st.dictionaries(agencies, st.sampled_from(ATTENDANCE))
    return st.tuples(*(attendance for _ in met)).map(
        lambda found: tuple(
            Invitation(f"{m.id}-{key}", m.id, key, how, how != "not_invited")
            for m, marks in zip(met, found, strict=True)
            for key, how in marks.items()
        )
    )


def _deliveries() -> Any:
    told = st.dictionaries(st.sampled_from(SEATED), st.tuples(maybe_days, maybe_days, days))
    return told.map(
        lambda found: tuple(
            Delivery(f"d-{key}", "sk25", key, given, given, answered, acknowledge_by=by)
            for key, (given, answered, by) in found.items()
        )
    )


def _endorsements() -> Any:
    found = st.lists(endorsements, max_size=6, unique_by=lambda e: e.agency)
    return found.map(lambda rows: tuple(row._replace(id=f"e-{row.agency}") for row in rows))


def _contributions(subjects: list[tuple[str, str]]) -> Any:
    rows = st.builds(
        lambda agency, work, on, subject, code, part, own, contested: Contribution(
            "", agency, work, on, subject[1], subject[0], code, part, own, contested
        ),
        agencies,
        st.sampled_from(WORK),
        days,
        st.sampled_from(subjects),
        st.sampled_from([None, "A", "B"]),
        st.booleans(),
        st.booleans(),
        st.sampled_from([False, False, True]),
    )
    return numbered(rows, "w", 12)


def shuffled(records: Records, seed: int) -> Records:
    """The same records, read in another order."""
    chance = Random(seed)
    changes: dict[str, Any] = {}
    for each in fields(records):
        rows = getattr(records, each.name)
        if isinstance(rows, tuple):
            changes[each.name] = tuple(chance.sample(rows, len(rows)))
    return replace(records, **changes)
