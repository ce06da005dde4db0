"""The rows that are counted, as plain values. Ids are those of the records that they were read from.

All default to the quiet case; an example or a test says only what matters to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias
from uuid import UUID

Id: TypeAlias = UUID | str
Ref: TypeAlias = tuple[str, Id]  # (noun of the row, its id)
CAME = frozenset({"head", "delegate", "delegate_without"})


class Agency(NamedTuple):
    id: Id
    key: str
    name: str = ""
    short: str = ""
    code: str = ""


class SubTaskForce(NamedTuple):
    id: Id
    code: str
    agencies: frozenset[Id] = frozenset()
    coordinator: Id | None = None
    name: str = ""


class Decree(NamedTuple):
    """In force from its signing until the next is signed."""

    id: Id
    year: int
    signed_on: date
    secretariat: Id | None = None
    sub_task_forces: tuple[SubTaskForce, ...] = ()
    number: str = ""

    @property
    def members(self) -> frozenset[Id]:
        """Agencies with a seat."""
        return frozenset(agency for part in self.sub_task_forces for agency in part.agencies)


class Duty(NamedTuple):
    id: Id
    decree: Id
    sub_task_force: str  # its code: "A"
    letter: str
    work: frozenset[str] = frozenset()
    text: str = ""
    order: int = 0  # as printed


class Delivery(NamedTuple):
    """What is known of one decree on its way to one agency, and by when the receiver owes an answer."""

    id: Id
    decree: Id
    agency: Id
    sent_on: date | None = None
    delivered_on: date | None = None
    acknowledged_on: date | None = None
    correction_asked_on: date | None = None
    awaits_correction: bool = False
    acknowledge_by: date | None = None


class Meeting(NamedTuple):
    id: Id
    day: date
    kind: str = "coordination"
    state: str = "held"
    body: Id | None = None  # a sub-task force; None: the whole task force
    occasion: str = "rhythm"
    called_by: Id | None = None
    not_held_because: str = ""
    title: str = ""


class Invitation(NamedTuple):
    id: Id
    meeting: Id
    agency: Id
    attendance: str = ""  # a value of meeting.models.Attendance
    invited: bool = True


class Step(NamedTuple):
    """A follow-up, or a decision that named none."""

    id: Id
    kind: str = "followup"  # or "decision"
    agency: Id | None = None
    decided_on: date | None = None
    agreed_on: date | None = None  # the date first agreed: moving it later does not help
    due_on: date | None = None  # as it stands now
    done_on: date | None = None
    state: str = "open"
    called_by: Id | None = None  # whose meeting decided it

    @property
    def named(self) -> bool:
        """The meeting said who owes it, and by when."""
        return self.agency is not None and self.agreed_on is not None


class Endorsement(NamedTuple):
    id: Id
    agency: Id
    state: str = "asked"
    asked_on: date | None = None
    answered_on: date | None = None
    due_on: date | None = None


class Plan(NamedTuple):
    id: Id
    year: int
    state: str = "adopted"
    adopted_on: date | None = None
    endorsements: tuple[Endorsement, ...] = ()

    @property
    def promised(self) -> bool:
        """No longer a draft: its activities are owed."""
        return self.state != "draft"


class Activity(NamedTuple):
    id: Id
    due_on: date  # end of the last quarter that it was planned for
    lead: Id | None = None
    quarters: tuple[int, ...] = ()  # planned in
    counting: str = "sum"  # how quarters make a year: sum | latest | fewer
    work: str = ""
    joint: bool = False
    aim: bool = False  # it says what it wants to reach: indicator and target
    baseline: Decimal | None = None
    target: Decimal | None = None
    last_target: Decimal | None = None
    budget: Decimal | None = None
    dropped: bool = False
    title: str = ""


class Realisation(NamedTuple):
    """The report of one quarter of an activity."""

    id: Id
    activity: Id
    on: date  # last day of the work; of the quarter, where nothing was done
    quarter: int = 0
    done: bool = True
    value: Decimal | None = None
    released: Decimal = Decimal(0)
    people: int | None = None
    people_with_outcome: int | None = None


class Contribution(NamedTuple):
    """One agency in one piece of work."""

    id: Id
    agency: Id
    work: str
    on: date
    subject: Id
    subject_kind: str = "meeting"
    sub_task_force: str | None = None  # code
    took_part: bool = True
    own: bool = True  # recorded by the agency itself
    contested: bool = False


class Village(NamedTuple):
    id: Id
    reached_on: date | None = None  # first time in the period


class Answer(NamedTuple):
    """One anonymous answer to the pulse survey, each part 1 (not at all) to 4 (fully)."""

    id: Id
    closes_on: date
    reliable: int
    open: int
    common_aim: int
    survey: Id = "round"  # the round that it was given in


class Promise(NamedTuple):
    """What work on cases will owe by a day (handovers, requests, services, plans of victims, proceedings)."""

    id: Id
    kind: str  # handover | request | service | victim_plan | proceeding | empowerment
    due_on: date
    kept_on: date | None = None
    agency: Id | None = None
    state: str = ""  # accepted, returned, …
    ended: bool = True  # the service or plan has ended
    measured: bool = False  # with aim, starting point and measured result
    by_role: bool | None = None  # done by the role that the protocol names


class CaseWork(NamedTuple):
    """One agency at work on one case; `gathering` names the joint action or conference at which it was in person."""

    id: Id
    case: Id
    agency: Id
    on: date
    gathering: Id | None = None
    gathering_kind: str = "jointaction"  # or "meeting", for a case conference
    confirmed: bool = True


class Piece(NamedTuple):
    """One piece of evidence from people, as its first coder read it. `code` is its name in its file ("E4")."""

    code: str
    indicator: str
    aspect: str
    polarity: int
    start: date
    end: date
    kind: str = "interview"
    informant: str = ""
    says: str = ""
    section: str = ""
    study: str = ""
    id: Id = ""
    second: tuple[str, int] | None = None  # aspect and polarity of the second coder
    value: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True)
class StudyWords:
    """A study and its own words, shown beside ours and never computed."""

    title: str
    start: date
    end: date
    says: dict[str, object] = field(default_factory=dict)
