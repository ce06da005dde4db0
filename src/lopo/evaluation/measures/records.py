"""What the measures count: the records of one regency in one period, without a database behind them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from lopo.evaluation.measures.period import Period, Quarter
from lopo.evaluation.measures.rows import (
    CAME,
    Activity,
    Agency,
    Answer,
    CaseWork,
    Contribution,
    Decree,
    Delivery,
    Duty,
    Id,
    Invitation,
    Meeting,
    Piece,
    Plan,
    Promise,
    Realisation,
    Step,
    StudyWords,
    SubTaskForce,
    Village,
)


@dataclass(frozen=True)
class Records:
    """Everything that is counted for one period. Tuples in any order: no measure depends on it."""

    period: Period
    agencies: tuple[Agency, ...] = ()
    decrees: tuple[Decree, ...] = ()
    duties: tuple[Duty, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    steps: tuple[Step, ...] = ()
    plans: tuple[Plan, ...] = ()
    activities: tuple[Activity, ...] = ()
    realisations: tuple[Realisation, ...] = ()
    contributions: tuple[Contribution, ...] = ()  # of this period, the one before, and its year
    villages: tuple[Village, ...] = ()
    answers: tuple[Answer, ...] = ()
    pieces: tuple[Piece, ...] = ()
    studies: tuple[StudyWords, ...] = ()
    promises: tuple[Promise, ...] = ()
    case_work: tuple[CaseWork, ...] = ()
    arrows: tuple[tuple[Id, Id], ...] = ()  # (who asked or gave, whom): requests and handovers of the period
    plan_meetings: dict[date, int] = field(
        default_factory=dict
    )  # last day of a year → how many were agreed by then
    sub_task_force_meetings: dict[date, int] = field(
        default_factory=dict
    )  # the same by quarter; once, if not said
    deliver_by: dict[Id, date] = field(default_factory=dict)  # decree → last day of the sender's promise
    first_contribution: date | None = None  # in all years

    @cached_property
    def since(self) -> date | None:
        """The first day of which Lopo holds any record of work. Before it, silence says nothing about the work."""
        days = [m.day for m in self.meetings] + [r.on for r in self.realisations]
        days += [d for x in self.deliveries for d in (x.sent_on, x.delivered_on, x.acknowledged_on) if d]
        days += [e.asked_on for p in self.plans for e in p.endorsements if e.asked_on]
        days += [c.on for c in self.contributions] + [v.reached_on for v in self.villages if v.reached_on]
        return min(days + ([self.first_contribution] if self.first_contribution else []), default=None)

    def in_use(self, last_day: date) -> bool:
        """Lopo was in use by this last day of a quarter, month or year: what it does not hold counts as not done."""
        return self.since is not None and self.since <= last_day

    @cached_property
    def _decrees(self) -> list[Decree]:
        return sorted(self.decrees, key=lambda d: (d.signed_on, d.year, str(d.id)))

    @cached_property
    def _signed(self) -> list[date]:
        return [decree.signed_on for decree in self._decrees]

    def decree_on(self, day: date) -> Decree | None:
        """The decree in force on a day: the newest signed by then."""
        at = bisect_right(self._signed, day)
        return self._decrees[at - 1] if at else None

    def decree_of(self, quarter: Quarter) -> tuple[Decree | None, bool]:
        """The decree by which a quarter is judged, and whether it owes anything: one held on the first day.

        A quarter in which the very first decree was signed shows its duties but owes nothing yet.
        """
        if first := self.decree_on(quarter.start):
            return first, True
        return self.decree_on(min(quarter.end, self.period.last_seen)), False

    @cached_property
    def decree_now(self) -> Decree | None:
        """The decree in force on the last day that the evaluation speaks of."""
        return self.decree_on(self.period.last_seen)

    @cached_property
    def members(self) -> frozenset[Id]:
        """Agencies with a seat in any decree that held in the period."""
        held = {self.decree_on(self.period.start), self.decree_now}
        held |= {d for d in self._decrees if d.signed_on in self.period}
        return frozenset(agency for decree in held if decree for agency in decree.members)

    @cached_property
    def sub_task_forces(self) -> dict[Id, SubTaskForce]:
        return {part.id: part for decree in self.decrees for part in decree.sub_task_forces}

    def body(self, meeting: Meeting) -> frozenset[Id]:
        """Agencies with a seat in the body that met."""
        if meeting.body is not None:
            return self.sub_task_forces[meeting.body].agencies
        decree = self.decree_on(meeting.day)
        return decree.members if decree else frozenset()

    @cached_property
    def invitations_of(self) -> dict[Id, list[Invitation]]:
        by_meeting: dict[Id, list[Invitation]] = defaultdict(list)
        for invitation in self.invitations:
            by_meeting[invitation.meeting].append(invitation)
        return by_meeting

    @cached_property
    def contested(self) -> frozenset[tuple[Id, Id]]:
        """(subject, agency) of records that the named agency contests: they count for nobody."""
        return frozenset((c.subject, c.agency) for c in self.contributions if c.contested)

    def came(self, meeting: Meeting) -> list[Invitation]:
        """Who came, contested records left out."""
        there = self.invitations_of.get(meeting.id, ())
        return [i for i in there if i.attendance in CAME and (meeting.id, i.agency) not in self.contested]

    @cached_property
    def held(self) -> list[Meeting]:
        """Meetings held in the period."""
        return [m for m in self.meetings if m.state == "held" and m.day in self.period]

    @cached_property
    def work(self) -> list[Contribution]:
        """What agencies really did in the period: took part, not contested."""
        inside = self.period
        return [c for c in self.contributions if c.took_part and not c.contested and c.on in inside]

    @cached_property
    def due_activities(self) -> list[Activity]:
        """Activities whose last planned quarter is over, dropped ones too: they were promised."""
        return [a for a in self.activities if self.period.over(a.due_on)]

    @cached_property
    def realised(self) -> dict[Id, list[Realisation]]:
        """Activity → what was realised by the end of the period."""
        by_activity: dict[Id, list[Realisation]] = defaultdict(list)
        for row in self.realisations:
            if row.on <= self.period.end:
                by_activity[row.activity].append(row)
        return by_activity

    @cached_property
    def workers(self) -> dict[Id, set[Id]]:
        """Activity → agencies that really worked in it, by the records of the activity and of its realisations."""
        activity_of: dict[Id, Id] = {row.id: row.activity for row in self.realisations}
        activity_of |= {activity.id: activity.id for activity in self.activities}
        found: dict[Id, set[Id]] = defaultdict(set)
        for c in self.contributions:
            if c.took_part and not c.contested and c.on <= self.period.end and c.subject in activity_of:
                found[activity_of[c.subject]].add(c.agency)
        return found
