"""The action plan of the year: what was planned, who endorsed it, what was really done, quarter by quarter."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from lopo.cli.demo.calendar import hour
from lopo.cli.demo.script import Row
from lopo.cooperation.action_plan.happening import Told
from lopo.cooperation.action_plan.models import ActionPlan, Activity, Endorsement, Realisation
from lopo.cooperation.action_plan.operations import (
    Content,
    add_activity,
    add_goal,
    add_programme,
    adopt_plan,
    decline_to_endorse,
    draft_plan,
    endorse_plan,
    realise,
    record_outcome,
)
from lopo.cooperation.action_plan.promises import outcome_due
from lopo.ground.acts import Actor, at
from lopo.ground.places.models import Village

if TYPE_CHECKING:
    from lopo.cli.demo.story import Story

SILENT = ("faith", "bkad", "kodim", "yabiku", "lbh", "dp3a")
DECLINES = {"kejari": "Anggaran instansi vertikal tidak dapat dijanjikan dalam rencana daerah."}
THEMSELVES = ("polres", "dinsos", "bapelitbangda", "tapenpah", "pn")


class Planning:
    """Drafts, adopts and realises the plan."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.rows: dict[str, Row] = {}

    def adopt(self) -> None:
        story = self.story
        planner = story.actor("bapelitbangda", on=story.year.day(1, 20), hat="seat")
        with at(hour(story.year.day(1, 20), 10)):
            self.plan: ActionPlan = draft_plan(planner, year=story.year.year)
            self._fill(planner)
        with at(hour(story.year.day(2, 9), 10)):
            adopt_plan(planner, self.plan, on=story.year.day(2, 9), meeting=story.meetings.plan_meeting)
        self._endorse(story.year.day(2, 9))

    def _fill(self, planner: Actor) -> None:
        for text, programmes in groupby(self.story.script.plan, key=lambda programme: programme.goal):
            goal = add_goal(planner, self.plan, text=text)
            for told in programmes:
                programme = add_programme(planner, goal, text=told.text)
                for row in told.rows:
                    add_activity(planner, programme, content=self._content(row))
                    self.rows[row.title] = row

    def tell(self, month: int) -> None:
        """After each quarter's end its realisation is reported, by those who report."""
        if month in (4, 7, 10, 12):
            quarter = {4: 1, 7: 2, 10: 3, 12: 4}[month]
            for activity in self._activities():
                self._report(activity, quarter)

    def _content(self, row: Row) -> Content:
        return Content(
            title=row.title,
            leads=self.story.agency(row.leads),
            along=[self.story.agency(key) for key in row.along],
            work=row.work,
            indicator=row.indicator,
            unit=row.unit,
            baseline=None if row.baseline is None else Decimal(row.baseline),
            target=None if row.target is None else Decimal(row.target),
            joint=len(row.along) > 1 or row.together,
            budget=Decimal(row.budget * 1_000_000),
            fund=row.fund,
            quarters=row.quarters,
        )

    def _endorse(self, adopted: date) -> None:
        rows = (
            Endorsement.objects.filter(plan=self.plan)
            .select_related("agency", "plan")
            .order_by("agency__key")
        )
        for place, row in enumerate(rows):
            key, on = row.agency.key, adopted + timedelta(days=3 + place)
            if key in SILENT:
                continue
            with at(hour(on, 11)):
                if key in DECLINES:
                    decline_to_endorse(
                        self.story.secretary, row, reason=DECLINES[key], source=f"surat 21/III/{on.year}"
                    )
                elif key in THEMSELVES:
                    endorse_plan(self.story.actor(key, on=on, hat="seat"), row)
                else:
                    endorse_plan(self.story.secretary, row, source="tanda tangan pada lembar pengesahan")

    def _activities(self) -> list[Activity]:
        rows = Activity.objects.filter(programme__goal__plan=self.plan).select_related(
            "programme__goal__plan"
        )
        return list(
            rows.prefetch_related("agencies__agency").order_by(
                "programme__goal__order", "programme__order", "order"
            )
        )

    def _report(self, activity: Activity, quarter: int) -> None:
        row = self.rows[activity.title]
        if quarter not in row.quarters or (place := row.quarters.index(quarter)) >= len(row.reached):
            return
        done = self.story.year.day(quarter * 3, 18)
        told_on = done + timedelta(days=12)
        if not self.story.year.has_come(told_on):
            return
        with at(hour(told_on, 13)):
            leads = self.story.agency(row.leads)
            actor, source = self.story.speaks(leads, on=told_on, else_known="laporan tertulis instansi")
            made = realise(actor, activity, quarter=quarter, told=self._told(row, place, done), source=source)
        self._ask_after_the_people(made, row)

    def _ask_after_the_people(self, made: Realisation, row: Row) -> None:
        """Six months on, those who were trained or empowered are asked after, if the agency still knows them."""
        if not row.earning or not made.done_on:
            return
        asked = outcome_due(made.done_on) + timedelta(days=7)
        if self.story.year.has_come(asked):
            with at(hour(asked, 10)):
                actor, source = self.story.speaks(
                    self.story.agency(row.leads), on=asked, else_known="telepon"
                )
                record_outcome(actor, made, people_with_outcome=row.earning, on=asked, source=source)

    def _told(self, row: Row, place: int, done: date) -> Told:
        share = Decimal(row.budget * 1_000_000) / len(row.quarters)
        released = (share * Decimal(str(row.money))).quantize(Decimal(1))
        there = [
            self.story.agency(key) for key in ((row.leads, *row.along) if row.together else (row.leads,))
        ]
        if not row.reached[place]:
            return Told(obstacles="Tidak ada anggaran untuk perjalanan dan ruang rapat.")
        return Told(
            done_on=done,
            value=Decimal(row.reached[place]),
            result="Terlaksana sesuai rencana.",
            released=released,
            spent=released,
            people=row.people or None,
            took_part=there,
            villages=self._villages(row, place),
        )

    def _villages(self, row: Row, place: int) -> list[Village]:
        if not row.villages:
            return []
        start = sum(row.reached[:place])
        return list(
            Village.objects.filter(regency=self.story.regency).order_by("code")[
                start : start + row.reached[place]
            ]
        )
