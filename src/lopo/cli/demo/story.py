"""The year as it is told, month by month.

It is the study's own story, with invented people: a decree that reaches every agency but one, three agencies that stay
away from the plan, meetings only when something breaks, and two quarters in which that changes. Every record is made
by the operation that a person would have used, on the day on which it is said to have happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from django.conf import settings

from lopo.cli.demo.calendar import StoryYear
from lopo.cli.demo.cases import open_the_cases
from lopo.cli.demo.deliveries import deliver_the_decree
from lopo.cli.demo.evidence import bring_in_evidence
from lopo.cli.demo.joint_actions import act_together
from lopo.cli.demo.meetings import Meetings
from lopo.cli.demo.people import Cast, DemoAccount, actor_of
from lopo.cli.demo.planning import Planning
from lopo.cli.demo.reports import reports_at_hand, reports_of_month
from lopo.cli.demo.requests import ask_for_help
from lopo.cli.demo.script import read_script
from lopo.ground.accounts.models import Account
from lopo.ground.acts import Actor, Level, at, system
from lopo.ground.agencies.models import Agency, Office
from lopo.ground.places.operations import found_regency
from lopo.taskforce.decree.importing import read_decree
from lopo.taskforce.decree.models import Decree, Intake, LeaderRole, Seat
from lopo.taskforce.decree.operations import draft_decree, import_decree, issue_decree, set_leadership
from lopo.taskforce.decree.queries import secretary_office

FIRST = date(2023, 2, 20)  # the real decree's day of signing


class Story:
    """Fills an empty Lopo. `steps()` yields the name of what comes next, for a progress bar."""

    def __init__(self, today: date, seed: int = 1) -> None:
        self.year, self.chance = StoryYear.until(today), Random(seed)  # noqa: S311 (a story, not a secret)
        self.script = read_script()
        self.accounts: list[DemoAccount] = []

    def steps(self) -> list[tuple[str, Callable[[], None]]]:
        """What is told, in order."""
        return [
            ("SK 126/2023", self._found),
            ("orang dan jabatan", self._people),
            ("SK tahun ini", self._decree),
            ("penyampaian SK", self._deliver),
            ("rencana aksi", self._plan),
            *[(f"bulan {month}", self._month(month)) for month in self._months()],
            ("bukti dari orang", lambda: bring_in_evidence(self)),
            ("minggu ini", self._this_week),
        ]

    def _months(self) -> Iterator[int]:
        return (month for month in range(2, 13) if self.year.has_come(date(self.year.year, month, 1)))

    def _found(self) -> None:
        file = Path(settings.PACKAGE) / "facts" / "decree-126-2023.yaml"
        with at(FIRST):
            self.regency = found_regency("53.03", "Timor Tengah Utara", "Nusa Tenggara Timur", "Kefamenanu")
            self.first_decree = import_decree(system(self.regency), read_decree(file.read_bytes()))

    def _people(self) -> None:
        desk = system(self.regency)
        with at(FIRST + timedelta(days=1)):
            self.cast = Cast(desk, FIRST)
            chair = self.cast.head_office("setda", "Sekretaris Daerah Kab. TTU")
            for key, name in PARTNER_OFFICES:
                self.cast.head_office(key, name)
            self.cast.seat_everyone()
            secretary = one(secretary_office(self.first_decree))
            leaders = [(LeaderRole.CHAIR, chair), (LeaderRole.SECRETARY, secretary)]
            set_leadership(desk, self.first_decree, leaders=leaders, source="Lampiran I (contoh)")
            self._accounts(chair, secretary)
        self.secretary = self.actor("secretary")

    def _accounts(self, chair: Office, secretary: Office) -> None:
        """Twelve kinds of people, and a few more so that every agency of the story can act for itself."""
        self.people = {
            "secretary": self._enrol_holder(secretary, "Sekretaris"),
            "desk": self.cast.enrol(
                self.cast.staff(secretary, Level.ACT, "Staf Sekretariat"), secretary, "Staf Sekretariat"
            ),
            "chair": self._enrol_holder(chair, "Ketua"),
        }
        for key, kind in AGENCY_KINDS:
            office = self._office(key)
            self.people[key] = self._enrol_holder(office, kind)
        for key, kind, intake in INTAKE:
            seat = Seat.objects.select_related("office").get(
                sub_task_force__decree=self.first_decree, intake=intake
            )
            self.people[key] = self._enrol_holder(seat.office, kind)
        investigator = Seat.objects.select_related("office").get(
            sub_task_force__decree=self.first_decree, sub_task_force__code="C", receives=True
        )
        self.people["investigator"] = self._enrol_holder(investigator.office, "Penyidik penerima Sub C")
        draft = self._office("rsud")
        self.people["draft"] = self.cast.enrol(
            self.cast.staff(draft, Level.DRAFT, "Staf tata usaha"), draft, "Staf RSUD"
        )
        self.accounts = self.cast.accounts

    def _enrol_holder(self, office: Office, kind: str) -> Account:
        holder = office.appointments.select_related("official").get()
        return self.cast.enrol(holder.official, office, kind)

    def _office(self, key: str) -> Office:
        """The office that speaks for an agency: its head, else its first seat."""
        offices = Office.objects.filter(regency=self.regency, agency__key=key).order_by(
            "-heads", "seats__order", "name"
        )
        return one(offices.select_related("agency").first())

    def actor(self, who: str, *, on: date | None = None, hat: str | None = None) -> Actor:
        return actor_of(self.people[who], on=on or self.year.day(1, 5), hat=hat)

    def speaks(self, agency: Agency, *, on: date, else_known: str) -> tuple[Actor, str]:
        """Who records for an agency on a day: itself if it has an account, else the desk, which says how it knows."""
        if agency.key in self.people and agency.key not in OFTEN_BY_PAPER:
            return self.actor(agency.key, on=on, hat="seat"), ""
        return self.secretary, else_known

    def _decree(self) -> None:
        """This year's decree is drafted from the first and issued in January."""
        with at(self.year.day(1, 5)):
            draft = draft_decree(self.secretary, self.first_decree)
        with at(self.year.day(1, 12)):
            number = f"12/KEP/HK/I/{self.year.year}"
            self.decree: Decree = issue_decree(
                self.secretary, draft, number=number, signed_on=self.year.day(1, 12)
            )
        self.secretary = self.actor("secretary", on=self.year.day(1, 20))

    def _deliver(self) -> None:
        deliver_the_decree(self)

    def _plan(self) -> None:
        self.meetings = Meetings(self)
        self.planning = Planning(self)
        self.meetings.prepare_the_plan()
        self.planning.adopt()

    def _month(self, month: int) -> Callable[[], None]:
        def tell() -> None:
            self.meetings.tell(month)
            open_the_cases(self, month)
            ask_for_help(self, month)
            reports_of_month(self, month)
            act_together(self, month)
            self.planning.tell(month)

        return tell

    def _this_week(self) -> None:
        reports_at_hand(self)
        self.meetings.call_the_next_one()

    def agency(self, key: str) -> Agency:
        return Agency.objects.get(regency=self.regency, key=key)


def one(office: Office | None) -> Office:
    """The carried decree names this office; a story without it cannot be told."""
    if office is None:
        raise LookupError("the carried decree lacks an office of the story")
    return office


PARTNER_OFFICES = (
    ("dukcapil", "Kepala Dinas Kependudukan dan Pencatatan Sipil Kab. TTU"),
    ("imigrasi", "Kepala Kantor Imigrasi Kelas II TPI Atambua"),
    ("bp3mi", "Kepala BP3MI NTT"),
    ("inspektorat", "Inspektur Daerah Kab. TTU"),
)
OFTEN_BY_PAPER = frozenset({"pn", "faith", "dukcapil", "inspektorat"})  # have an account and seldom use it
INTAKE = (
    ("intake", "Penerima laporan", Intake.FIRST),
    ("second", "Penerima laporan kedua", Intake.SECOND),
)
AGENCY_KINDS = (
    ("polres", "Koordinator Sub A"),
    ("dinsos", "Koordinator Sub B"),
    ("pn", "Koordinator Sub C (pengadilan)"),
    ("bapelitbangda", "Koordinator Sub D (perencana)"),
    ("dp3a", "Dinas PPPA"),
    ("tapenpah", "Lembaga masyarakat"),
    ("yabiku", "LSM pencegahan"),
    ("faith", "Pimpinan agama"),
    ("dukcapil", "Mitra tanpa kedudukan"),
    ("kominfotik", "Penjaga sistem"),
    ("inspektorat", "Pemeriksa"),
)
