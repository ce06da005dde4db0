"""Who sits where in the demo. Every name is invented, and visibly so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from lopo.ground.accounts.models import Account
from lopo.ground.accounts.operations import enrol_for_demo
from lopo.ground.acts import Actor, Level
from lopo.ground.agencies.models import Agency, Capacity, Office, Official
from lopo.ground.agencies.operations import add_office, appoint, record_mandate, register_official
from lopo.taskforce.access.hats import hats_of

GIVEN = (
    "Maria", "Yosef", "Agnes", "Petrus", "Rina", "Domi", "Fransiska", "Karlos", "Getrudis", "Simon",
    "Yuliana", "Blasius", "Emerensiana", "Hendrikus", "Kristina", "Melkior", "Oktoviana", "Paulus", "Rosalia", "Vinsen",
)  # fmt: skip
FAMILY = ("Contoh", "Umpama", "Misalnya", "Andaikan", "Ibarat", "Seumpama")
DEGREES = ("", ", S.Sos.", ", S.E.", ", S.H.", ", S.IP.", ", M.Si.")
RANKS = ("Pembina (IV/a)", "Pembina Tk. I (IV/b)", "Penata Tk. I (III/d)", "Penata (III/c)")
ACTING = {"Kepala Badan Keuangan dan Aset Daerah Kab. TTU": Capacity.PLT}  # fmt: skip
LOGIN_AT = "demo.invalid"


@dataclass(frozen=True)
class DemoAccount:
    """One kind of person who uses Lopo, and how to sign in as him or her."""

    office: str
    login: str
    kind: str


class Cast:
    """The people of the demo: one in each office, staff with mandates, and an account for twelve kinds of people."""

    def __init__(self, desk: Actor, since: date) -> None:
        self.desk, self.since, self.count = desk, since, 0
        self.accounts: list[DemoAccount] = []

    def name(self) -> str:
        """The next invented name."""
        n = self.count
        self.count += 1
        given, family = GIVEN[n % len(GIVEN)], FAMILY[(n * 5 + n // len(GIVEN)) % len(FAMILY)]
        return f"{given} {family}{DEGREES[n % len(DEGREES)]}"

    def seat_everyone(self) -> None:
        """Somebody sits in each office that the decree names."""
        offices = (
            Office.objects.filter(regency=self.desk.regency)
            .select_related("agency")
            .order_by("agency__key", "name")
        )
        for office in offices:
            official = self.person(office.agency, office.name)
            capacity = ACTING.get(office.name, Capacity.HOLDER)
            letter = f"821/{self.count:03d}/BKD/{self.since.year}"
            appoint(self.desk, office, official, starts_on=self.since, capacity=capacity, letter=letter)

    def person(self, agency: Agency, job: str) -> Official:
        n = self.count
        number = f"19{70 + n % 25}0101 200001 1 {n:03d}"
        return register_official(
            self.desk, agency, name=self.name(), staff_number=number, rank=RANKS[n % len(RANKS)], job=job
        )

    def head_office(self, key: str, name: str) -> Office:
        """The office of an agency that the decree gives no seat: partners, the chair."""
        agency = Agency.objects.get(regency=self.desk.regency, key=key)
        known = agency.offices.filter(name=name).first()
        return known or add_office(
            self.desk, agency, name=name, heads=not agency.offices.filter(heads=True).exists()
        )

    def staff(self, office: Office, level: Level, job: str) -> Official:
        """A member of staff who acts for this office by mandate."""
        official = self.person(office.agency, job)
        letter = f"800/{self.count:03d}/{office.agency.code}/{self.since.year}"
        record_mandate(
            self.desk,
            office,
            official,
            level=level,
            letter=letter,
            starts_on=self.since,
            source="surat tugas (contoh)",
        )
        return official

    def enrol(self, official: Official, office: Office, kind: str) -> Account:
        """An account that the demo's sign-in page opens with one click."""
        login = f"{slugify(kind)}@{LOGIN_AT}"
        self.accounts.append(DemoAccount(office.name, login, kind))
        return enrol_for_demo(self.desk, official, login, kind=kind)


def actor_of(account: Account, *, on: date, hat: str | None = None) -> Actor:
    """This person at work on a day, under the widest hat or the one that is asked for."""
    hats = hats_of(account, on=on)
    return next(found for found in hats if hat in (None, found.hat))
