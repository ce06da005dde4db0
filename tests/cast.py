"""The fixed cast: the real decree in force, its twenty agencies and their partners, and a person in each office.

Built once for each process by operations, then put back row by row at the start of each test that asks for it. All
people are invented and look it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.test import Client

from lopo.ground.accounts import sessions
from lopo.ground.accounts.models import Account
from lopo.ground.acts import Actor, Level, at, system
from lopo.ground.acts.operation import _act, note_recorded
from lopo.ground.agencies.models import Agency, Office, Official
from lopo.ground.agencies.operations import appoint, record_mandate, register_official
from lopo.ground.places.models import Regency
from lopo.ground.places.operations import found_regency
from lopo.taskforce.access.hats import hats_of
from lopo.taskforce.decree.importing import read_decree
from lopo.taskforce.decree.models import Decree, LeaderRole, Seat
from lopo.taskforce.decree.operations import import_decree, set_leadership
from tests.support.rows import Kept, keep, put_back

DECREE = Path(settings.PACKAGE) / "facts" / "decree-126-2023.yaml"
FOUNDED = date(2023, 2, 20)  # the day of signing
GIVEN = ("Maria", "Yosef", "Agnes", "Petrus", "Rina", "Domi", "Fransiska", "Karlos", "Getrudis", "Simon")
FAMILY = ("Contoh", "Umpama", "Misalnya", "Andaikan", "Ibarat", "Seumpama")


@dataclass
class TaskForce:
    """The world of a test. An agency's key is its actor: `task_force.dinsos` acts for its first seat and signs."""

    regency: Regency
    decree: Decree
    secretariat: Actor
    chair: Actor
    members: dict[str, Actor]  # seat hats, by agency key
    partners: dict[str, Actor] = field(default_factory=dict)

    def __getattr__(self, key: str) -> Actor:
        if key.startswith("__"):
            raise AttributeError(key)
        for people in (self.members, self.partners):
            if key in people:
                return people[key]
        raise AttributeError(f"no agency {key} in the cast")

    def agency(self, key: str) -> Agency:
        return Agency.objects.get(regency=self.regency, key=key)

    def staff(self, key: str, level: Level = Level.ACT) -> Actor:
        """A member of staff who acts for the agency's office by mandate, at this level."""
        return self.deputy({**self.members, **self.partners}[key], level)

    def deputy(self, head: Actor, level: Level = Level.ACT) -> Actor:
        """A member of staff who acts by mandate for whoever this is, under the same hat."""
        assert head.office
        assert head.agency
        official = register_official(
            self.secretariat, head.agency, name=f"Staf {level.name.capitalize()} Contoh", job="Staf"
        )
        record_mandate(
            self.secretariat,
            head.office,
            official,
            level=level,
            letter=f"800/{level}/{head.agency.key}/2026",
            starts_on=date(2026, 1, 5),
            source="surat tugas",
        )
        return self.signed_in(official, hat=head.hat)

    def signed_in(self, official: Official, *, hat: str = "") -> Actor:
        """This person with a new account, under the first of today's hats (or the one of this kind)."""
        account = open_account(official, login=f"{official.pk}@contoh.invalid")
        return next(found for found in hats_of(account) if hat in ("", found.hat))

    def client(self, actor: Actor) -> Client:
        """A browser in which this person has just signed in, under this hat; the code given for it is fresh."""
        client = Client()
        assert actor.account
        client.force_login(actor.account)
        session = client.session
        sessions.begin(session)
        session["hat"] = actor.key
        session.save()
        return client


def open_account(official: Official, *, login: str) -> Account:
    """A sign-in for this person, ready to be used by `TaskForce.client`."""
    account = Account(regency=official.regency, official=official, login=login)
    account.set_unusable_password()
    with _rows_only("account"):
        account.save(force_insert=True)
    return account


def the_task_force() -> TaskForce:
    """The world of a test, in the database and in hand."""
    if not _kept:
        _kept.append(keep(_build()))
    else:
        put_back(_kept[0])
    world: TaskForce = _kept[0].in_hand()
    return world


def _build() -> TaskForce:
    """By operations, as a regency would: founded, decree imported, offices filled, leadership entered."""
    with at(FOUNDED):
        regency = found_regency("53.03", "Timor Tengah Utara", "Nusa Tenggara Timur", "Kefamenanu")
        desk = system(regency)
        decree = import_decree(desk, read_decree(DECREE.read_bytes()))
        chair = _chair(desk, decree)
        accounts = {office.pk: _person(desk, office, n) for n, office in enumerate(_offices(decree, chair))}
    seats = {
        s.office_id: s
        for s in Seat.objects.filter(sub_task_force__decree=decree).select_related("office__agency")
    }
    hats = [hat for account in accounts.values() for hat in hats_of(account, on=FOUNDED)]
    members: dict[str, Actor] = {}
    for seat in seats.values():
        members.setdefault(
            seat.office.agency.key, next(h for h in hats if h.hat == "seat" and h.office == seat.office)
        )
    return TaskForce(
        regency=regency,
        decree=decree,
        secretariat=next(h for h in hats if h.hat == "secretariat"),
        chair=next(h for h in hats if h.hat == "leadership"),
        members=members,
        partners={
            h.agency.key: h
            for h in hats
            if h.agency and h.hat in ("partner", "auditor") and h.agency.key not in members
        },
    )


def _chair(desk: Actor, decree: Decree) -> Office:
    office = Office.objects.get(regency=desk.regency, agency__key="setda", heads=True)
    set_leadership(desk, decree, leaders=[(LeaderRole.CHAIR, office)], source="Lampiran I (contoh)")
    return office


def _offices(decree: Decree, chair: Office) -> list[Office]:
    """Every office with a seat in the order of the decree, then the heads of agencies without a seated head."""
    seated = [
        seat.office for seat in Seat.objects.filter(sub_task_force__decree=decree).select_related("office")
    ]
    heads = list(Office.objects.filter(regency=decree.regency, heads=True).order_by("agency__key"))
    return list(dict.fromkeys([*seated, *heads, chair]))


def _person(desk: Actor, office: Office, number: int) -> Account:
    """Somebody who holds the office since the decree was signed, with an account."""
    name = f"{GIVEN[number % len(GIVEN)]} {FAMILY[number % len(FAMILY)]} {number + 1}"
    official = register_official(desk, office.agency, name=name, job=office.name[:200])
    appoint(desk, office, official, starts_on=FOUNDED, letter=f"SK {number + 1}/2023")
    return open_account(official, login=f"orang{number + 1}@contoh.invalid")


_kept: list[Kept] = []


@contextmanager
def _rows_only(what: str) -> Iterator[None]:
    """Writes rows outside an operation: only for what operations made before."""
    with transaction.atomic(), _act(f"tests.cast.{what}"):
        note_recorded()
        yield
