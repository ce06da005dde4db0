"""Six cases, one for each way in which an office may stand to a person, with a canary in each protected field.

What each reader may know of them is reckoned by `Plain`, apart from the code that answers pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lopo.cases.case.models import Case, CaseClass, Grant, Participation, Role
from lopo.cases.case.operations import Somebody, add_office, assign_person, classify_case, open_case
from lopo.cases.conflict.models import Conflict
from lopo.cases.conflict.operations import record_conflict
from lopo.cases.handover.models import Handover
from lopo.cases.handover.operations import offer_handover
from lopo.cases.joint_action.models import JointAction
from lopo.cases.joint_action.operations import call_joint_action
from lopo.cases.person.operations import Described
from lopo.cases.request.models import Request, RequestKind
from lopo.cases.request.operations import make_request
from lopo.cases.same_person.models import Match
from lopo.cases.screening.models import Screening
from lopo.ground.acts import Actor
from lopo.taskforce.access.compartments import Compartment
from lopo.taskforce.decree.models import Function
from tests.cases.people import office_of, suspect, victim
from tests.cases.test_case_scope import Plain
from tests.cases.test_handover import receiver, seat_for
from tests.cases.test_screening import screened
from tests.cast import TaskForce
from tests.conftest import TODAY

RELATIONS = ("none", "other seat", "assigned", "offered", "former", "sealed")
# Twelve kinds of people: coordinator, deputy, members of three sub-task forces, court, without a seat, desk, watchers.
PERSONAS = (
    "polres", "satpolpp", "dinsos", "rsud", "kejari", "lbh", "pn", "secretariat", "chair", "dukcapil",
    "inspektorat", "kominfotik",
)  # fmt: skip
NEEDS_IDENTITY = frozenset({Compartment.IDENTITY})
NEEDS_SUSPECT = frozenset({Compartment.IDENTITY, Compartment.SUSPECT})


@dataclass(frozen=True)
class Canary:
    """A word that stands in one protected field, and of whom one must be able to read what in order to know it."""

    word: str
    of: tuple[Participation, ...]
    needs: frozenset[str]
    offices: frozenset[Any] = (
        frozenset()
    )  # and these, whatever they may read of the person: they wrote or answer it


@dataclass
class World:
    task_force: TaskForce
    plain: Plain
    cases: dict[str, Case] = field(default_factory=dict)
    canaries: list[Canary] = field(default_factory=list)
    handovers: dict[str, Handover] = field(default_factory=dict)
    screenings: dict[str, Screening] = field(default_factory=dict)
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    requests: dict[str, Request] = field(default_factory=dict)
    joint_actions: dict[str, JointAction] = field(default_factory=dict)
    _seen: dict[tuple[str, str], bool] = field(default_factory=dict)
    _parts: dict[str, dict[Any, set[str]]] = field(default_factory=dict)

    def actor(self, persona: str) -> Actor:
        found: Actor = getattr(self.task_force, persona)
        return found

    def may_know(self, actor: Actor) -> set[str]:
        """The words that this reader may come upon."""
        parts = self.parts_of(actor)
        own = office_of(actor).pk
        return {
            c.word for c in self.canaries if own in c.offices or any(c.needs <= parts[row.pk] for row in c.of)
        }

    def parts_of(self, actor: Actor) -> dict[Any, set[str]]:
        """What this reader may read of each person in the world; reckoned once, for the world stays as it is."""
        if actor.key not in self._parts:
            rows = Participation.objects.select_related("case")
            self._parts[actor.key] = {row.pk: self.plain.parts_seen(actor, row) for row in rows}
        return self._parts[actor.key]

    def sees(self, actor: Actor, relation: str) -> bool:
        """Somebody in the case is in scope of this reader, by more than a request."""
        if (actor.key, relation) not in self._seen:
            rows = self.cases[relation].participations.select_related("case")
            self._seen[actor.key, relation] = any(self.plain.parts_of_the_case(actor, row) for row in rows)
        return self._seen[actor.key, relation]

    def is_asked(self, actor: Actor, relation: str) -> bool:
        """A request about somebody in the case is open to this reader's office."""
        return relation in self.plain.asked and self.plain.asked[relation][1] == office_of(actor).pk

    def is_called(self, actor: Actor, relation: str) -> bool:
        """This reader's agency was called to the joint action of the case, or called it; of a sealed one that is over."""
        if relation not in self.joint_actions or relation == "sealed" or actor.hat not in ("seat", "partner"):
            return False
        called = self.joint_actions[relation].called.all()
        return any(actor.is_of(one.agency) for one in called.select_related("agency"))


def the_world(task_force: TaskForce) -> World:
    """Built by acts: `rsud`, a member of the sub-task force for care, stands in each of the six relations to somebody."""
    world = World(task_force, Plain(task_force))
    care, police, hospital = task_force.dinsos, task_force.polres, task_force.rsud
    for relation in RELATIONS:
        opener = police if relation in ("none", "offered", "sealed") else care
        _open(world, relation, opener)
    girl = victim(world.cases["assigned"])
    assign_person(care, girl, office=office_of(hospital))
    girl = victim(world.cases["former"])
    assign_person(care, girl, office=office_of(hospital))
    assign_person(hospital, girl, office=office_of(care))
    _offer(world, police)
    for relation in ("offered", "sealed"):
        _call(world, relation)
    _seal(world, police)
    _ask(world, "none", task_force.lbh, [Compartment.IDENTITY])
    _ask(world, "offered", task_force.dukcapil, [])
    for relation, case in world.cases.items():
        _screen(world, relation, police if case.opened_by == office_of(police) else care)
    return world


def _open(world: World, relation: str, opener: Actor) -> None:
    mark = relation.replace(" ", "")
    words = {
        name: f"kanari{name}{mark}" for name in ("nama", "alamat", "gagak", "alasan", "cerita", "konflik")
    }
    nik = f"530309410708{9990 + RELATIONS.index(relation)}"
    girl = Described(words["nama"], sex="female", born="1-7-2008", nik=nik, address=words["alamat"])
    man = Somebody(Role.SUSPECT, Described(words["gagak"], sex="male"), because=words["alasan"])
    case = open_case(opener, summary=words["cerita"], people=[Somebody(Role.VICTIM, girl), man])
    world.cases[relation] = case
    she, he = victim(case), suspect(case)
    narrative, suspected = frozenset({Compartment.NARRATIVE}), frozenset({Compartment.SUSPECT})
    world.canaries += [
        *(Canary(word, (she,), NEEDS_IDENTITY) for word in (words["nama"], words["alamat"], nik)),
        Canary(words["gagak"], (he,), NEEDS_SUSPECT),
        Canary(words["alasan"], (he,), suspected),
        Canary(words["cerita"], (she, he), narrative),
        Canary(words["konflik"], (she, he), suspected),
    ]
    head = world.task_force.faith
    assert head.official
    world.conflicts[relation] = record_conflict(
        opener, case, official=head.official, because=words["konflik"]
    )


def _offer(world: World, giver: Actor) -> None:
    case = world.cases["offered"]
    handover = offer_handover(
        giver, case, [victim(case)], receiver=seat_for(case, Function.CARE), because="kanariserahoffered"
    )
    world.handovers["offered"] = handover
    world.plain.added.setdefault(victim(case).pk, {})[handover.receiver_office.pk] = set(Compartment)
    world.canaries.append(Canary("kanariserahoffered", (victim(case),), frozenset({Compartment.NARRATIVE})))
    assert receiver(world.task_force, handover).leads


def _seal(world: World, owner: Actor) -> None:
    case = world.cases["sealed"]
    add_office(
        owner,
        victim(case),
        office=office_of(world.task_force.kejari),
        reason="kanarisebabsealed",
        compartments=[Compartment.IDENTITY],
    )
    world.plain.added.setdefault(victim(case).pk, {})[office_of(world.task_force.kejari).pk] = {"identity"}
    classify_case(owner, case, kind=CaseClass.SEALED, because="kanarirahasiasealed")
    world.plain.kinds[case.pk] = CaseClass.SEALED
    told = tuple(case.participations.all())
    narrative = frozenset({Compartment.NARRATIVE})
    world.canaries += [Canary(f"kanari{what}sealed", told, narrative) for what in ("sebab", "rahasia")]


def _ask(world: World, relation: str, of: Actor, opens: list[str]) -> None:
    """One that is asked, a member of another sub-task force or without a seat, reads its track and what was opened."""
    word, she = f"kanariminta{relation}", victim(world.cases[relation])
    asker, asked = office_of(world.task_force.polres), office_of(of)
    world.requests[relation] = make_request(
        world.task_force.polres, she, office=asked, kind=RequestKind.HEALTH, text=word, compartments=opens
    )
    world.plain.asked[relation] = (she.pk, asked.pk, set(map(str, opens)))
    narrative = frozenset({Compartment.NARRATIVE})
    world.canaries.append(Canary(word, (she,), narrative, frozenset({asker.pk, asked.pk})))


def _call(world: World, relation: str) -> None:
    """Agencies with a seat and without one are called; what they read of it names nobody."""
    force, case = world.task_force, world.cases[relation]
    what, place = f"kanarikejadian{relation}", f"kanaridermaga{relation}"
    others = [force.agency(key) for key in ("dinsos", "dukcapil")]
    row = call_joint_action(force.polres, what=what, place=place, meets_at=TODAY, agencies=others, case=case)
    world.joint_actions[relation] = row
    by_sight = [force.polres, force.kejari] if relation == "sealed" else []
    sides = by_sight or [force.polres, force.dinsos, force.dukcapil, force.secretariat, force.chair]
    offices = frozenset(office_of(actor).pk for actor in sides)
    progress = frozenset({Compartment.PROGRESS})
    people = tuple(case.participations.all())
    world.canaries += [Canary(word, people, progress, offices) for word in (what, place)]


def _screen(world: World, relation: str, by: Actor) -> None:
    word = f"kanaritapis{relation.replace(' ', '')}"
    she = victim(world.cases[relation])
    if relation == "assigned":
        by = world.task_force.rsud
    world.screenings[relation] = screened(by, she, reasons=word)
    world.canaries.append(Canary(word, (she,), frozenset({Compartment.NARRATIVE})))


def objects(world: World, relation: str) -> dict[str, list[Any]]:
    """What the places of an address may be filled with, by the way its route begins."""
    case = world.cases[relation]
    return {
        "cases/<uuid:pk>/": [case],
        "cases/people/<uuid:pk>/": list(case.participations.order_by("order")),
        "handovers/<uuid:pk>/": [world.handovers[relation]] if relation in world.handovers else [],
        "screenings/<uuid:pk>/": [world.screenings[relation]],
        "cases/same-person/<uuid:pk>/": list(Match.objects.filter(known__participations__case=case)[:1]),
        "joint-actions/<uuid:pk>/": [world.joint_actions[relation]]
        if relation in world.joint_actions
        else [],
        "requests/<uuid:pk>/": [world.requests[relation]] if relation in world.requests else [],
    }


def seconds(world: World, relation: str) -> dict[str, Any]:
    """The second place of an address."""
    grants = Grant.objects.filter(participation__case=world.cases[relation]).exclude(office=None)
    first = grants.first()
    assert first
    absent = "00000000-0000-4000-8000-000000000000"
    return {
        "office_pk": first.office_id,
        "conflict_pk": world.conflicts[relation].pk,
        "upload_pk": absent,
    }


def filled(world: World, relation: str, route: str) -> Iterator[str]:
    """The addresses that a route has in this case."""
    there = objects(world, relation)
    start = max((begins for begins in there if route.startswith(begins)), key=len)
    rest = route.removeprefix(start)
    for name, value in seconds(world, relation).items():
        rest = rest.replace(f"<uuid:{name}>", str(value))
    for one in there[start]:
        yield f"/{start.replace('<uuid:pk>', str(one.pk))}{rest}"
