"""The action plan of the year: what was planned, who endorsed it, what was really done, quarter by quarter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from lopo.cli.demo.calendar import hour
from lopo.cooperation.action_plan.happening import Told
from lopo.cooperation.action_plan.models import ActionPlan, Activity, Endorsement, FundSource
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
)
from lopo.ground.acts import at
from lopo.ground.places.models import Village
from lopo.taskforce.decree.work import Work

if TYPE_CHECKING:
    from lopo.cli.demo.story import Story

SILENT = ("faith", "bkad", "kodim", "yabiku", "lbh", "dp3a")
DECLINES = {"kejari": "Anggaran instansi vertikal tidak dapat dijanjikan dalam rencana daerah."}
THEMSELVES = ("polres", "dinsos", "bapelitbangda", "tapenpah", "pn")


@dataclass(frozen=True)
class Row:
    """One activity. `joint` agencies really work together only where `together` says so."""

    title: str
    work: Work
    leads: str
    along: tuple[str, ...]
    indicator: str
    unit: str
    baseline: int | None
    target: int | None
    budget: int  # million rupiah
    fund: str
    quarters: tuple[int, ...]
    reached: tuple[int, ...] = ()  # by planned quarter; missing ones were never reported
    together: bool = False
    money: float = 1.0  # how much of the budget was released
    people: int = 0
    villages: int = 0


PLAN = (
    ("Warga berangkat dengan aman", (
        ("Penyuluhan desa", (
            Row("Penyuluhan di desa asal pekerja", Work.OUTREACH, "nakertrans", ("dp3a", "polres"), "Desa yang dijangkau", "desa", 60, 120, 96, FundSource.APBD, (1, 2, 3, 4), (22, 14, 40, 12), villages=22),
            Row("Penjelasan jalur resmi di rumah ibadah", Work.OUTREACH, "faith", ("nakertrans",), "Kali penjelasan", "kali", 0, 24, 0, FundSource.NONE, (2, 4)),
            Row("Siaran radio tentang penempatan resmi", Work.OUTREACH, "kominfotik", ("nakertrans",), "Kali siar", "kali", 4, 12, 18, FundSource.APBD, (1, 2, 3, 4), (3, 3, 4), money=0.7),
        )),
        ("Keterampilan kerja", (
            Row("Pelatihan keterampilan di BLK", Work.TRAINING, "nakertrans", ("dinsos",), "Orang dilatih", "orang", 40, 60, 210, FundSource.APBD, (2, 3), (24, 30), people=24),
            Row("Pelatihan petugas penerima laporan", Work.TRAINING, "polres", ("dp3a", "dinsos"), "Petugas dilatih", "orang", 0, 20, 35, FundSource.DAK, (3,), (18,), together=True, people=18),
        )),
        ("Pemantauan", (
            Row("Pos pantau terminal dan pelabuhan Wini", Work.JOINT_ACTION, "polres", ("kodim", "satpolpp", "nakertrans"), "Hari pantau", "hari", 12, 48, 64, FundSource.APBD, (1, 2, 3, 4), (6, 5, 18, 9), together=True, money=0.5),
            Row("Koordinasi dengan pos lintas batas Napan", Work.STAKEHOLDER_CONTACT, "kesbangpol", ("imigrasi",), "Pertemuan", "kali", 1, 4, 0, FundSource.NONE, (2, 4), (1,)),
        )),
    )),
    ("Korban pulih dan mandiri", (
        ("Pemberdayaan ekonomi", (
            Row("Kelompok tenun dan pangan lokal", Work.EMPOWERMENT, "tapenpah", ("dinsos", "pkk"), "Orang berusaha", "orang", 12, 30, 75, FundSource.GRANT, (1, 2, 3, 4), (8, 7, 9, 4), together=True, people=8),
            Row("Pameran dan galeri produk", Work.EMPOWERMENT, "pkk", ("tapenpah",), "Pameran", "kali", 1, 3, 20, FundSource.APBD, (3, 4), (1, 1)),
        )),
        ("Penampungan dan pemulangan", (
            Row("Pembekalan tempat penampungan", Work.SHELTER, "dinsos", ("dp3a", "dinkes"), "Paket pembekalan", "paket", None, 40, 48, FundSource.APBD, (2, 3), (12, 20), money=0.6),
            Row("Kesepakatan pemulangan antardaerah", Work.REPATRIATION, "dinsos", ("bp3mi", "dukcapil"), "Kesepakatan", "buah", 0, 2, 0, FundSource.NONE, (3,), (1,), together=True),
        )),
        ("Kesehatan", (
            Row("Rujukan kesehatan tanpa biaya", Work.HEALTH_SERVICE, "dinkes", ("rsud",), "Puskesmas yang siap", "puskesmas", 6, 12, 30, FundSource.APBD, (2, 3, 4), (2, 4), together=True),
        )),
    )),
    ("Gugus tugas bekerja bersama", (
        ("Koordinasi", (
            Row("Rapat koordinasi triwulanan", Work.COORDINATION_MEETING, "nakertrans", ("bapelitbangda",), "Rapat", "kali", 1, 4, 12, FundSource.APBD, (1, 2, 3, 4), (0, 0, 1, 1), together=True, money=0.5),
            Row("Nomor siaga bersama", Work.JOINT_ACTIVITY, "kominfotik", ("polres", "dp3a"), "Instansi terhubung", "instansi", 0, 20, 15, FundSource.APBD, (2, 3), (0, 14)),
        )),
        ("Hukum", (
            Row("Bantuan hukum bagi korban", Work.PROCEEDING, "lbh", ("polres", "setda"), "Perkara didampingi", "perkara", None, None, 40, FundSource.APBD, (1, 2, 3, 4), (1,), money=0.0),
            Row("Penyamaan format berita acara", Work.HANDOVER, "polres", ("dinsos", "kejari"), "Format disepakati", "format", 0, 1, 0, FundSource.NONE, (3,), (), together=False),
        )),
        ("Evaluasi", (
            Row("Monitoring dan evaluasi tahunan", Work.EVALUATION, "bapelitbangda", ("nakertrans",), "Laporan", "laporan", 0, 1, 10, FundSource.APBD, (4,)),
        )),
    )),
)  # fmt: skip


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
            for goal_text, programmes in PLAN:
                goal = add_goal(planner, self.plan, text=goal_text)
                for programme_text, rows in programmes:
                    programme = add_programme(planner, goal, text=programme_text)
                    for row in rows:
                        add_activity(planner, programme, content=self._content(row))
                        self.rows[row.title] = row
        with at(hour(story.year.day(2, 9), 10)):
            adopt_plan(planner, self.plan, on=story.year.day(2, 9), meeting=story.meetings.plan_meeting)
        self._endorse(story.year.day(2, 9))

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
            realise(
                self.story.secretary,
                activity,
                quarter=quarter,
                told=self._told(row, place, done),
                source="laporan tertulis instansi",
            )

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
