"""Ten years of governing in one regency, written in bulk: 600 meetings, 60,000 contributions, 5,000 activities.

The first decree comes in by its operation; everything else is written straight into the tables, inside one act that
leaves one entry in the ledger. It is a size to measure with, not a world to tell stories of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any

from django.conf import settings
from django.db import models

from lopo.cooperation.action_plan.models import (
    ActionPlan,
    Activity,
    ActivityAgency,
    Endorsement,
    Goal,
    Programme,
    ReachedVillage,
    Realisation,
)
from lopo.ground.acts import Actor, Rule, operation, system
from lopo.ground.agencies.models import Agency
from lopo.ground.ledger.entries import enter
from lopo.ground.places.models import Regency, Village
from lopo.ground.places.operations import found_regency
from lopo.taskforce.decree.importing import read_decree
from lopo.taskforce.decree.models import Decree, DecreeState, Duty, Seat, SubTaskForce
from lopo.taskforce.decree.operations import import_decree
from lopo.taskforce.delivery.models import Delivery
from lopo.taskforce.meeting.models import Decision, FollowUp, Invitation, Meeting
from lopo.taskforce.record.models import Contribution, Standing

FIRST, LAST = 2016, 2025
MEETINGS, CONTRIBUTIONS, ACTIVITIES = 60, 6_000, 500  # a year
WORK = ("outreach", "training", "joint_activity", "stakeholder_contact", "empowerment", "guidance")
ATTENDANCE = ("head", "delegate", "delegate", "delegate_without", "excused", "absent")
BENCH = Rule("bench", lambda actor, *_: actor.hat == "system")


def ten_years() -> Regency:
    """The regency, filled. Takes a minute or so."""
    regency = found_regency("53.03", "Timor Tengah Utara", "Nusa Tenggara Timur", "Kefamenanu")
    decree = import_decree(system(regency), read_decree(_decree().read_bytes()))
    fill(system(regency), decree)
    return regency


def _decree() -> Path:
    return Path(settings.PACKAGE) / "facts" / "decree-126-2023.yaml"


@operation(may=BENCH)
def fill(actor: Actor, decree: Decree) -> None:
    """Writes all rows of all years, and one entry."""
    years = [_Year(actor.regency, decree, year) for year in range(FIRST, LAST + 1)]
    for year in years:
        year.write()
    enter(actor, "bench.filled", actor.regency)


class _Year:
    def __init__(self, regency: Regency, decree: Decree, year: int) -> None:
        self.regency, self.first, self.year = regency, decree, year
        self.chance = Random(year)
        seated = Agency.objects.filter(offices__seats__sub_task_force__decree=decree)
        self.agencies = list(seated.distinct().order_by("key"))
        self.villages = list(Village.objects.filter(regency=regency).order_by("code"))

    def write(self) -> None:
        decree = self._decree()
        self._deliveries(decree)
        came = self._meetings(decree)
        realisations = self._plan()
        self._contributions(came, realisations)

    def day(self) -> date:
        return date(self.year, 1, 1) + timedelta(days=self.chance.randrange(365))

    def keep(self, rows: Iterable[models.Model]) -> list[Any]:
        rows = list(rows)
        return type(rows[0])._base_manager.bulk_create(rows, batch_size=500) if rows else []

    def _decree(self) -> Decree:
        """The year's own decree, seats and duties as in the first."""
        if self.year == self.first.year:
            return self.first
        decree = Decree(
            regency=self.regency,
            number=f"{self.year}/KEP/HK",
            title=self.first.title,
            issuer=self.first.issuer,
            place=self.first.place,
            year=self.year,
            signed_on=date(self.year, 2, 20),
            state=DecreeState.SUPERSEDED,
            secretariat=self.first.secretariat,
        )
        self.keep([decree])
        for part in self.first.sub_task_forces.order_by("order"):
            self._part(decree, part)
        return decree

    def _part(self, decree: Decree, old: SubTaskForce) -> None:
        part = SubTaskForce(
            regency=self.regency,
            decree=decree,
            code=old.code,
            order=old.order,
            name=old.name,
            functions=old.functions,
        )
        self.keep([part])
        self.keep(
            Seat(
                regency=self.regency, sub_task_force=part, order=s.order, office=s.office, position=s.position
            )
            for s in old.seats.select_related("office").order_by("order")
        )
        self.keep(
            Duty(
                regency=self.regency,
                sub_task_force=part,
                letter=d.letter,
                order=d.order,
                text=d.text,
                work=d.work,
            )
            for d in old.duties.order_by("order")
        )

    def _deliveries(self, decree: Decree) -> None:
        if decree == self.first:
            return
        on = date(self.year, 2, 25)
        self.keep(
            Delivery(
                regency=self.regency,
                decree=decree,
                agency=agency,
                state="acknowledged",
                delivered_on=on,
                acknowledged_on=on + timedelta(days=self.chance.randrange(30)),
            )
            for agency in self.agencies[:-1]
        )

    def _meetings(self, decree: Decree) -> list[tuple[Meeting, Agency, bool]]:
        """Sixty meetings, all members invited; a decision and a follow-up each."""
        parts = [None, *decree.sub_task_forces.order_by("order")]
        meetings = []
        for number, part in enumerate(islice(cycle(parts), MEETINGS)):
            starts = datetime.combine(self.day(), datetime.min.time(), UTC) + timedelta(hours=2)
            kind = "sub_task_force" if part else "plan" if number < 5 else "coordination"
            state = "not_held" if self.chance.random() < 0.2 else "held"
            meetings.append(
                Meeting(
                    regency=self.regency,
                    kind=kind,
                    title=f"Rapat {number + 1} tahun {self.year}",
                    sub_task_force=part,
                    starts_at=starts,
                    state=state,
                    not_held_because="budget" if state == "not_held" else "",
                    called_by=decree.secretariat,
                )
            )
        self.keep(meetings)
        self._steps([m for m in meetings if m.state == "held"])
        return self._invitations(meetings)

    def _invitations(self, meetings: list[Meeting]) -> list[tuple[Meeting, Agency, bool]]:
        rows = [
            Invitation(
                regency=self.regency,
                meeting=meeting,
                agency=agency,
                attendance=self.chance.choice(ATTENDANCE) if meeting.state == "held" else "",
            )
            for meeting in meetings
            for agency in self.agencies
        ]
        self.keep(rows)
        return [
            (r.meeting, r.agency, r.attendance not in ("excused", "absent")) for r in rows if r.attendance
        ]

    def _steps(self, held: list[Meeting]) -> None:
        decisions = [
            Decision(regency=self.regency, meeting=meeting, order=1, text="Menyusun daftar.")
            for meeting in held
        ]
        self.keep(decisions)
        follow_ups = []
        for decision in decisions[:-1]:
            due = decision.meeting.starts_at.date() + timedelta(days=14)
            done = due + timedelta(days=self.chance.randrange(-5, 5))
            follow_ups.append(
                FollowUp(
                    regency=self.regency,
                    decision=decision,
                    text=decision.text,
                    agency=self.chance.choice(self.agencies),
                    decided_on=due - timedelta(days=14),
                    agreed_due_on=due,
                    due_on=due,
                    state="done",
                    finished_on=done,
                )
            )
        self.keep(follow_ups)

    def _plan(self) -> list[Realisation]:
        """Five hundred activities of three agencies each, reported in two quarters."""
        plan = ActionPlan(
            regency=self.regency, year=self.year, state="adopted", adopted_on=date(self.year, 1, 14)
        )
        goal = Goal(regency=self.regency, plan=plan, order=1, text="Berangkat dengan aman")
        programme = Programme(regency=self.regency, goal=goal, order=1, text="Penyuluhan")
        for row in (plan, goal, programme):
            self.keep([row])
        asked = date(self.year, 1, 14)
        self.keep(
            Endorsement(
                regency=self.regency, plan=plan, agency=a, state="endorsed", asked_on=asked, answered_on=asked
            )
            for a in self.agencies[:15]
        )
        activities = [self._activity(programme, number) for number in range(1, ACTIVITIES + 1)]
        self.keep(activities)
        self.keep(row for activity in activities for row in self._shares(activity))
        realisations = [row for activity in activities for row in self._reports(activity)]
        self.keep(realisations)
        self.keep(
            ReachedVillage(regency=self.regency, realisation=row, village=village)
            for row in realisations[:200]
            for village in self.chance.sample(self.villages, 2)
        )
        return realisations

    def _activity(self, programme: Programme, number: int) -> Activity:
        quarter = self.chance.randrange(1, 4)
        return Activity(
            regency=self.regency,
            programme=programme,
            order=number,
            title=f"Kegiatan {number}",
            work=self.chance.choice(WORK),
            indicator="desa yang dijangkau",
            unit="desa",
            baseline=Decimal(3) if number % 3 else None,
            target=Decimal(10),
            joint=number % 2 == 0,
            budget=Decimal(25_000_000) if number % 4 else None,
            quarters=[quarter, quarter + 1],
        )

    def _shares(self, activity: Activity) -> Iterator[ActivityAgency]:
        for at, agency in enumerate(self.chance.sample(self.agencies, 3)):
            share = "with" if at else "leads"
            yield ActivityAgency(regency=self.regency, activity=activity, agency=agency, share=share)

    def _reports(self, activity: Activity) -> Iterator[Realisation]:
        for quarter in activity.quarters:
            done = date(self.year, 3 * quarter - 1, 15)
            yield Realisation(
                regency=self.regency,
                activity=activity,
                quarter=quarter,
                done_on=done,
                reported_on=done,
                value=Decimal(self.chance.randrange(10)),
                released=Decimal(self.chance.choice((0, 12_000_000))),
                people=20 if activity.work in ("training", "empowerment") else None,
            )

    def _contributions(
        self, came: list[tuple[Meeting, Agency, bool]], realisations: list[Realisation]
    ) -> None:
        rows = [self._at_meeting(*each) for each in came]
        for report, together in zip(cycle(realisations), cycle((4, 5, 6)), strict=False):
            if len(rows) >= CONTRIBUTIONS + 60:  # a few fall together
                break
            known = {(r.subject_id, r.agency_id) for r in rows[-40:]}
            rows += [
                self._in_activity(report, agency)
                for agency in self.chance.sample(self.agencies, together)
                if (report.pk, agency.pk) not in known
            ]
        unique = {(r.subject_id, r.agency_id, r.work): r for r in rows}
        self.keep(list(unique.values())[:CONTRIBUTIONS])

    def _at_meeting(self, meeting: Meeting, agency: Agency, part: bool) -> Contribution:
        return self._contribution(
            agency, "coordination_meeting", meeting, meeting.starts_at.date(), part, meeting.sub_task_force
        )

    def _in_activity(self, report: Realisation, agency: Agency) -> Contribution:
        on = report.done_on or report.reported_on
        return self._contribution(agency, report.activity.work, report, on, True, None)

    def _contribution(
        self, agency: Agency, work: str, subject: Any, on: date, part: bool, body: SubTaskForce | None
    ) -> Contribution:
        own = self.chance.random() < 0.5
        contested = not own and self.chance.random() < 0.02
        return Contribution(
            regency=self.regency,
            agency=agency,
            work=work,
            sub_task_force=body,
            subject_kind=type(subject).noun(),
            subject_id=subject.pk,
            within=subject.whole.pk,
            about="…",
            on=on,
            took_part=part,
            recorded_by=agency if own else self.first.secretariat,
            recorded_at=datetime.combine(on, datetime.min.time(), UTC),
            standing=Standing.CONTESTED if contested else Standing.OWN if own else Standing.TOLD,
            comment="Kami tidak di sana." if contested else "",
        )


def sizes(regency: Regency) -> dict[str, int]:
    """How many rows of what, to be printed beside the seconds."""
    counted = {
        "meetings": Meeting,
        "contributions": Contribution,
        "activities": Activity,
        "invitations": Invitation,
    }
    return {name: model._base_manager.filter(regency=regency).count() for name, model in counted.items()}
