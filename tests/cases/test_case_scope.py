"""Who sees whom: in every world that acts can make, the queryset and a plain reckoning agree."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lopo.cases.case.models import COUNTS_ONLY, Case, CaseClass, Participation, Role
from lopo.cases.case.operations import add_office, assign_person, classify_case, remove_office
from lopo.cases.case.queries import people_of
from lopo.cases.conflict.operations import end_conflict, record_conflict
from lopo.cases.person.models import Person
from lopo.cases.request.models import Request
from lopo.cases.request.operations import decline_request, make_request, may_be_opened
from lopo.ground.acts import Actor, Denied, Refused
from lopo.ground.acts.fetch import visible
from lopo.ground.agencies.models import AgencyKind
from lopo.taskforce.access.compartments import COURT, Compartment, matrix
from lopo.taskforce.access.reach import reach
from tests.cases.people import office_of, official_of, opened
from tests.cast import TaskForce


def everybody(task_force: TaskForce) -> list[Actor]:
    others = [task_force.secretariat, task_force.chair, *task_force.partners.values()]
    return [*task_force.members.values(), *others]


class Plain:
    """The rules of scope in plain words and sets, apart from the code that answers pages."""

    def __init__(self, task_force: TaskForce) -> None:
        self.parts = {part.pk: part for part in task_force.decree.sub_task_forces.all()}
        self.shut: set[tuple[Any, Any]] = set()  # person, case
        self.added: dict[Any, dict[Any, set[str]]] = {}  # participation → office → compartments
        self.kinds: dict[Any, str] = {}  # case → its class, once it is not ordinary
        self.asked: dict[
            Any, tuple[Any, Any, set[str]]
        ] = {}  # running request → participation, office, compartments

    def leads(self, actor: Actor) -> set[Any]:
        """Sub-task forces in which the office coordinates, deputises or receives."""
        assert actor.office
        return {
            seat.sub_task_force_id
            for seat in actor.office.seats.filter(sub_task_force__in=self.parts)
            if seat.receives or seat.position in ("coordinator", "deputy")
        }

    def parts_seen(self, actor: Actor, row: Participation) -> set[str]:
        if actor.hat != "seat" or not actor.office:
            return set()
        if actor.official and (actor.official.pk, row.case_id) in self.shut:
            return set()
        given = self.parts_asked(actor, row)
        if actor.office.agency.kind == AgencyKind.COURT:
            return given & {c for c, how in matrix()[COURT].items() if "r" in how}
        given |= self.parts_of_the_case(actor, row)
        functions = {f for part in actor.sub_task_forces for f in self.parts[part].functions}
        may_read = {c for f in functions for c, how in matrix()[f].items() if "r" in how}
        return given & may_read

    def parts_asked(self, actor: Actor, row: Participation) -> set[str]:
        """What running requests about this person open to the office."""
        mine = [
            parts
            for person, office, parts in self.asked.values()
            if (person, office) == (row.pk, office_of(actor).pk)
        ]
        return set().union(*mine)

    def parts_of_the_case(self, actor: Actor, row: Participation) -> set[str]:
        """What being responsible, leading or having been added opens, in so far as one may know of the case."""
        if actor.hat != "seat" or not actor.office or actor.office.agency.kind == AgencyKind.COURT:
            return set()
        if actor.official and (actor.official.pk, row.case_id) in self.shut:
            return set()
        given: set[str] = set()
        if row.held_by_id in self.leads(actor):
            given = {"progress"} if self.kinds.get(row.case_id) else set(map(str, Compartment))
        if row.office_id == actor.office.pk:
            given = set(map(str, Compartment))
        return given | self.added.get(row.pk, {}).get(actor.office.pk, set())


ACTORS = st.integers(0, 40)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("open"), ACTORS, st.just(())),
        st.tuples(st.just("assign"), ACTORS, st.just(())),
        st.tuples(st.just("add"), ACTORS, st.sets(st.sampled_from(list(map(str, Compartment))), min_size=1)),
        st.tuples(st.just("remove"), ACTORS, st.just(())),
        st.tuples(st.sampled_from(["restrict", "seal"]), ACTORS, st.just(())),
        st.tuples(st.sampled_from(["shut", "let in"]), ACTORS, st.just(())),
        st.tuples(st.just("ask"), ACTORS, st.sets(st.sampled_from(list(map(str, Compartment))), min_size=1)),
        st.tuples(st.just("decline"), ACTORS, st.just(())),
    ),
    min_size=1,
    max_size=8,
)


CLASSES = {"restrict": CaseClass.RESTRICTED, "seal": CaseClass.SEALED}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, picks=st.randoms(use_true_random=False))
def test_what_a_page_may_show_is_what_a_plain_reckoning_says(
    task_force: TaskForce, steps: list[tuple[str, int, Any]], picks: Any
) -> None:
    from django.db import transaction

    with transaction.atomic():
        plain = Plain(task_force)
        members = list(task_force.members.values())
        rows = list(opened(task_force.polres).participations.all())
        for what, number, parts in steps:
            step = _request if what in ("ask", "decline") else _step
            actor, row = members[number % len(members)], picks.choice(rows)
            step(task_force, plain, rows, what, actor, row, set(parts), members)
            for known in everybody(task_force):
                vars(known).pop("reach", None)  # the next request
        for actor in everybody(task_force):
            _agrees(plain, actor)
        transaction.set_rollback(True)


def _step(
    task_force: TaskForce, plain: Plain, rows: list[Participation], what: str, actor: Actor, row: Participation, parts: set[str],
    members: list[Actor],
) -> None:  # fmt: skip
    """One act by whoever may do it; what is refused changes nothing on either side."""
    office = office_of(actor)
    row.refresh_from_db()
    responsible = next(m for m in members if m.office and m.office.pk == row.office_id)
    try:
        if what == "open":
            rows += opened(actor).participations.all()
        elif what == "assign":
            assign_person(responsible, row, office=office)
            plain.added.get(row.pk, {}).pop(office.pk, None)
        elif what == "add":
            add_office(responsible, row, office=office, reason="perlu", compartments=parts)
            plain.added.setdefault(row.pk, {})[office.pk] = parts
        elif what in CLASSES:
            classify_case(responsible, row.case, kind=CLASSES[what], because="perlu")
            plain.kinds[row.case_id] = CLASSES[what]
        elif what == "shut":
            record_conflict(responsible, row.case, official=official_of(actor), because="saudaranya")
            plain.shut.add((official_of(actor).pk, row.case_id))
        elif what == "let in":
            for conflict in row.case.conflicts.filter(official=official_of(actor), ended_on=None):
                end_conflict(responsible, conflict, because="bukan saudaranya")
                plain.shut.discard((official_of(actor).pk, row.case_id))
        else:
            remove_office(responsible, row, office=office)
            plain.added.get(row.pk, {}).pop(office.pk, None)
    except (Denied, Refused):
        pass


def _request(
    task_force: TaskForce, plain: Plain, rows: list[Participation], what: str, of: Actor, row: Participation, parts: set[str],
    members: list[Actor],
) -> None:  # fmt: skip
    """Asked of an office, what the asker may not open left unticked as on the form; or declined by it."""
    row.refresh_from_db()
    asker = next(m for m in members if m.office and m.office.pk == row.office_id)
    try:
        if what == "ask":
            opens = parts & set(may_be_opened(asker, row))
            suspect_too = row.role == Role.SUSPECT and "identity" in opens
            office = office_of(of)
            made = make_request(asker, row, office=office, kind="health", text="periksa", compartments=opens)
            also = {"suspect"} & plain.parts_seen(asker, row) if suspect_too else set()
            plain.asked[made.pk] = (row.pk, office.pk, opens | also)
        elif (
            waits := Request.objects.filter(asked_office=of.office, state="asked").order_by("number").first()
        ):
            decline_request(of, waits, because="penuh")
            del plain.asked[waits.pk]
    except (Denied, Refused):
        pass


def _agrees(plain: Plain, actor: Actor) -> None:
    scope = {row.pk: plain.parts_seen(actor, row) for row in Participation.objects.all()}
    by = reach(actor)
    shown = {s.row.pk: set(s.parts) for case in Case.objects.all() for s in people_of(case, by)}
    assert shown == scope, actor.key
    # Somebody is in sight who was given anything at all, be it only what this kind of seat may not read.
    in_sight = {row.pk for row in visible(Participation, to=actor)}
    assert {pk for pk, parts in scope.items() if parts} <= in_sight
    assert {r.person_id for r in visible(Participation, to=actor)} == {
        p.pk for p in visible(Person, to=actor)
    }
    if actor.hat == "seat":
        known = {r.case_id for r in Participation.objects.all() if plain.parts_of_the_case(actor, r)}
        assert known == {c.pk for c in visible(Case, to=actor)}
    elif actor.hat in COUNTS_ONLY:
        shut = {case for person, case in plain.shut if actor.official and person == actor.official.pk}
        sealed = {case for case, kind in plain.kinds.items() if kind == CaseClass.SEALED}
        assert {c.pk for c in visible(Case, to=actor)} == {c.pk for c in Case.objects.all()} - shut - sealed
