"""A plan's matrix as plain data: what goes out to Excel, what comes in from it, and what differs between the two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lopo.cooperation.action_plan.models import (
    ActionPlan,
    Activity,
    ActivityAgency,
    Counting,
    Goal,
    Programme,
    Share,
)
from lopo.ground.agencies.models import Agency

NUMBERS = ("baseline", "target", "budget", "last_target", "last_value")


@dataclass(frozen=True)
class Entry:
    """One activity as the matrix says it; the order of `along` means nothing."""

    title: str
    leads: Agency | None = None
    along: frozenset[Agency] = frozenset()
    joint: bool = False
    work: str = ""
    indicator: str = ""
    unit: str = ""
    counting: str = Counting.SUM.value
    baseline: Decimal | None = None
    target: Decimal | None = None
    budget: Decimal | None = None
    fund: str = ""
    quarters: tuple[int, ...] = ()
    last_target: Decimal | None = None
    last_value: Decimal | None = None


@dataclass
class ProgrammePart:
    text: str
    entries: list[Entry] = field(default_factory=list)


@dataclass
class GoalPart:
    text: str
    programmes: list[ProgrammePart] = field(default_factory=list)


@dataclass
class Matrix:
    """Goals, programmes and activities in their order."""

    goals: list[GoalPart] = field(default_factory=list)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Each activity with its number, "1.1.2"."""
        for g, goal in enumerate(self.goals, start=1):
            for p, programme in enumerate(goal.programmes, start=1):
                for a, entry in enumerate(programme.entries, start=1):
                    yield f"{g}.{p}.{a}", entry

    def place(self, goal: str, programme: str) -> ProgrammePart:
        """The programme of this name under the goal of this name, made where it is not there yet."""
        under = self.goal(goal)
        for part in under.programmes:
            if part.text == programme:
                return part
        under.programmes.append(ProgrammePart(programme))
        return under.programmes[-1]

    def goal(self, text: str) -> GoalPart:
        for part in self.goals:
            if part.text == text:
                return part
        self.goals.append(GoalPart(text))
        return self.goals[-1]


@dataclass(frozen=True)
class Differences:
    """What a workbook would change, by the titles of activities; two of one title are told apart by their place."""

    added: list[str]
    removed: list[str]
    changed: list[str]
    same: int

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def differences(before: Matrix, after: Matrix) -> Differences:
    old, new = _by_title(before), _by_title(after)
    changed = [title for key, (title, entry) in new.items() if key in old and old[key][1] != entry]
    return Differences(
        added=[title for key, (title, _) in new.items() if key not in old],
        removed=[title for key, (title, _) in old.items() if key not in new],
        changed=changed,
        same=len(set(old) & set(new)) - len(changed),
    )


def _by_title(matrix: Matrix) -> dict[tuple[str, int], tuple[str, tuple[str, Entry]]]:
    found: dict[tuple[str, int], tuple[str, tuple[str, Entry]]] = {}
    seen: Counter[str] = Counter()
    for code, entry in matrix.entries():
        name = entry.title.casefold()
        found[name, seen[name]] = (f"{code} {entry.title}", (code, entry))
        seen[name] += 1
    return found


def matrix_of(plan: ActionPlan) -> Matrix:
    """The matrix of a plan. Four queries."""
    matrix = Matrix()
    goals = {goal.pk: GoalPart(goal.text) for goal in plan.goals.order_by("order")}
    matrix.goals = list(goals.values())
    programmes: dict[object, ProgrammePart] = {}
    for row in Programme.objects.filter(goal__plan=plan).order_by("order"):
        programmes[row.pk] = ProgrammePart(row.text)
        goals[row.goal_id].programmes.append(programmes[row.pk])
    activities = Activity.objects.filter(programme__goal__plan=plan).order_by("order")
    for activity in activities.prefetch_related("agencies__agency"):
        programmes[activity.programme_id].entries.append(entry_of(activity))
    return matrix


def entry_of(activity: Activity) -> Entry:
    return Entry(
        title=activity.title,
        leads=activity.leads,
        along=frozenset(activity.along),
        joint=activity.joint,
        work=activity.work,
        indicator=activity.indicator,
        unit=activity.unit,
        counting=activity.counting,
        baseline=activity.baseline,
        target=activity.target,
        budget=activity.budget,
        fund=activity.fund,
        quarters=tuple(activity.quarters),
        last_target=activity.last_target,
        last_value=activity.last_value,
    )


def as_plain(matrix: Matrix) -> list[Any]:
    """JSON of a matrix, to be carried from the preview of an import to its confirmation. Agencies by id."""
    return [[g.text, [[p.text, [_plain(e) for e in p.entries]] for p in g.programmes]] for g in matrix.goals]


def _plain(entry: Entry) -> dict[str, Any]:
    said = {name: getattr(entry, name) for name in entry.__dataclass_fields__}
    said |= {name: None if said[name] is None else str(said[name]) for name in NUMBERS}
    said["leads"] = str(entry.leads.pk) if entry.leads else None
    said["along"] = sorted(str(agency.pk) for agency in entry.along)
    return said


def from_plain(plain: list[Any], agencies: Iterable[Agency]) -> Matrix:
    """The matrix of `as_plain`. Raises KeyError for an agency that is not there any more."""
    known = {str(agency.pk): agency for agency in agencies}
    return Matrix(
        [
            GoalPart(
                goal, [ProgrammePart(text, [_entry(e, known) for e in entries]) for text, entries in parts]
            )
            for goal, parts in plain
        ]
    )


def _entry(said: dict[str, Any], known: dict[str, Agency]) -> Entry:
    numbers = {name: None if said[name] is None else Decimal(said[name]) for name in NUMBERS}
    leads = known[said["leads"]] if said["leads"] else None
    along = frozenset(known[pk] for pk in said["along"])
    return Entry(**said | numbers | {"leads": leads, "along": along, "quarters": tuple(said["quarters"])})


def put_in_place(plan: ActionPlan, matrix: Matrix) -> int:
    """Makes the draft say exactly what the matrix says. What follows an activity of last year goes on following it.

    Called by an operation, in its transaction. Returns how many activities there are now.
    """
    follows = _followed(plan)
    plan.goals.all().delete()
    goals: list[Goal] = []
    programmes: list[Programme] = []
    activities: list[Activity] = []
    agencies: list[ActivityAgency] = []
    for g, goal_part in enumerate(matrix.goals, start=1):
        goal = Goal(regency=plan.regency, plan=plan, order=g, text=goal_part.text)
        goals.append(goal)
        for p, programme_part in enumerate(goal_part.programmes, start=1):
            programme = Programme(regency=plan.regency, goal=goal, order=p, text=programme_part.text)
            programmes.append(programme)
            for a, entry in enumerate(programme_part.entries, start=1):
                activity = _activity(programme, a, entry, follows.get(entry.title.casefold()))
                activities.append(activity)
                agencies += _named(activity, entry)
    Goal.objects.bulk_create(goals)
    Programme.objects.bulk_create(programmes)
    Activity.objects.bulk_create(activities)
    ActivityAgency.objects.bulk_create(agencies)
    return len(activities)


def _followed(plan: ActionPlan) -> dict[str, Activity]:
    """Last year's activities by their title of this year."""
    rows = Activity.objects.filter(programme__goal__plan=plan).exclude(follows=None).select_related("follows")
    return {row.title.casefold(): row.follows for row in rows if row.follows}


def _activity(programme: Programme, order: int, entry: Entry, follows: Activity | None) -> Activity:
    said = {
        name: getattr(entry, name) for name in entry.__dataclass_fields__ if name not in ("leads", "along")
    }
    said["quarters"] = list(entry.quarters)
    return Activity(regency=programme.regency, programme=programme, order=order, follows=follows, **said)


def _named(activity: Activity, entry: Entry) -> Iterator[ActivityAgency]:
    if entry.leads:
        yield ActivityAgency(
            regency=activity.regency, activity=activity, agency=entry.leads, share=Share.LEADS
        )
    for agency in sorted(entry.along - {entry.leads}, key=str):
        yield ActivityAgency(regency=activity.regency, activity=activity, agency=agency, share=Share.WITH)
