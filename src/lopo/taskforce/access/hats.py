"""Hats: what a person may be at work as, found from offices and mandates on the day, never stored.

A person with two hats picks one, and the page says which. Every hat is of one office: the office in which the person
sits (appointment, level sign) or for which the person acts (mandate, at its level).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery, UUIDField
from django.utils.translation import gettext as _

from lopo.ground.accounts.models import Account
from lopo.ground.acts import Actor, Level, today
from lopo.ground.agencies.models import Appointment, Mandate, Office, in_effect
from lopo.taskforce.decree.models import Leader, LeaderRole, Position, Seat
from lopo.taskforce.decree.queries import decrees_in_force

LEADING = (Position.COORDINATOR, Position.DEPUTY)
ORDER = ("secretariat", "leadership", "seat", "partner", "keeper", "auditor")


@dataclass(frozen=True)
class Standing:
    """An office that a person may act for on a day: how far, and what it leads."""

    office: Office
    level: Level
    roles: frozenset[str]
    force: UUID | None  # the decree that gives them


def hats_of(account: Account, *, on: date | None = None) -> list[Actor]:
    """Every hat of this account on this day, the widest first. Two queries, whatever the number of offices."""
    day = on or today()
    standings = _standings(account, day)
    if not standings:
        return []
    seats = _seats(standings)
    hats = [_actor(account, s, kind, seats) for s in standings for kind in _kinds(s, seats)]
    return sorted(hats, key=lambda hat: (ORDER.index(hat.hat), str(hat.office)))


def _standings(account: Account, day: date) -> list[Standing]:
    """Offices in which the person sits or for which the person holds a mandate that day; the further one counts."""
    appointed = Appointment.objects.filter(
        in_effect(day), official=account.official_id, office=OuterRef("pk")
    )
    mandates = Mandate.objects.filter(in_effect(day), official=account.official_id, office=OuterRef("pk"))
    force = decrees_in_force(account.regency, on=day)
    leads = Leader.objects.filter(decree=Subquery(force.values("pk")[:1]))
    secretary, mine = leads.filter(role=LeaderRole.SECRETARY), leads.filter(office=OuterRef("pk"))
    offices = Office.objects.select_related("agency").annotate(
        sits=Exists(appointed),
        mandate=Subquery(mandates.order_by("-level").values("level")[:1]),
        writes=Exists(mine.filter(role=LeaderRole.SECRETARY)),
        presides=Exists(mine.exclude(role=LeaderRole.SECRETARY)),
        secretary_is_named=Exists(secretary),
        force=Subquery(force.values("pk")[:1]),
        secretariat=Subquery(force.values("secretariat")[:1], output_field=UUIDField()),
    )
    taken = offices.filter(Q(sits=True) | Q(mandate__isnull=False), regency=account.regency_id)
    return [_standing(office) for office in taken.order_by("pk")]


def _standing(office: Any) -> Standing:
    """Until the secretary is entered, the head of the secretariat's agency acts as one."""
    stands_in = not office.secretary_is_named and office.heads and office.agency_id == office.secretariat
    roles = {"secretariat"} if office.writes or stands_in else set()
    roles |= {"leadership"} if office.presides else set()
    level = Level.SIGN if office.sits else Level(office.mandate)
    return Standing(office, level, frozenset(roles), office.force)


def _seats(standings: list[Standing]) -> dict[object, list[Seat]]:
    """Seats of the decree in force by office."""
    by_office: dict[object, list[Seat]] = {}
    offices, force = [s.office.pk for s in standings], standings[0].force
    for seat in Seat.objects.filter(sub_task_force__decree=force, office__in=offices) if force else ():
        by_office.setdefault(seat.office_id, []).append(seat)
    return by_office


def _kinds(standing: Standing, seats: dict[object, list[Seat]]) -> list[str]:
    """What the office makes of a person; an office that nothing else can be said of is a partner's."""
    kinds: list[str] = [kind for kind in ("secretariat", "leadership") if kind in standing.roles]
    if standing.office.pk in seats:
        kinds.append("seat")
    if standing.office.agency.keeps:
        kinds.append("keeper")
    if standing.office.agency.audits:
        kinds.append("auditor")
    return kinds or ["partner"]


def _actor(account: Account, standing: Standing, kind: str, seats: dict[object, list[Seat]]) -> Actor:
    mine = seats.get(standing.office.pk, []) if kind == "seat" else []
    return Actor(
        regency=account.regency,
        hat=kind,
        agency=standing.office.agency,
        office=standing.office,
        official=account.official,
        account=account,
        level=standing.level,
        seats=frozenset(seat.pk for seat in mine),
        sub_task_forces=frozenset(seat.sub_task_force_id for seat in mine),
        coordinates=frozenset(
            seat.sub_task_force_id for seat in mine if seat.position == Position.COORDINATOR
        ),
        leads=frozenset(seat.sub_task_force_id for seat in mine if seat.receives or seat.position in LEADING),
        key=f"{kind}:{standing.office.pk}",
    )


def chosen(hats: list[Actor], key: str | None) -> Actor | None:
    """The hat that the session names, else the first."""
    return next((hat for hat in hats if hat.key == key), hats[0] if hats else None)


def sees(hat: str) -> str:
    """What a hat sees, for the hat switcher."""
    return {
        "secretariat": _("kemajuan dan hitungan, tanpa nama"),
        "leadership": _("kemajuan dan hitungan, tanpa nama"),
        "seat": _("yang menjadi tugas kedudukan ini"),
        "partner": _("permintaan kepada instansi Anda"),
        "keeper": _("mesin dan cadangan, tanpa kasus"),
        "auditor": _("catatan jejak, tanpa kasus"),
    }[hat]
