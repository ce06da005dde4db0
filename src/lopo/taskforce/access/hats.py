"""Hats: what a person may be at work as, found from offices and mandates on the day, never stored.

A person with two hats picks one, and the page says which. Every hat is of one office: the office in which the person
sits (appointment, level sign) or for which the person acts (mandate, at its level).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery, UUIDField, Value
from django.utils.translation import gettext as _

from lopo.ground.accounts.models import Account
from lopo.ground.acts import Actor, Level, today
from lopo.ground.agencies.models import Appointment, Mandate, Office, in_effect
from lopo.taskforce.decree.models import Leader, LeaderRole, Position, Seat
from lopo.taskforce.decree.queries import decrees_in_force

LEADING = (Position.COORDINATOR, Position.DEPUTY)
ORDER = ("secretariat", "leadership", "seat", "partner", "keeper", "auditor")


@dataclass(frozen=True)
class Place:
    """What the decree in force makes of an office: a seat in it, or (seat None) leadership of the whole."""

    office: UUID
    position: str  # of a seat; of a leader the role
    seat: UUID | None
    sub_task_force: UUID | None
    receives: bool


@dataclass(frozen=True)
class Standing:
    """An office that a person may act for on a day: how far, and its places in the decree."""

    office: Office
    level: Level
    roles: frozenset[str]
    seats: tuple[Place, ...]


def hats_of(account: Account, *, on: date | None = None) -> list[Actor]:
    """Every hat of this account on this day, the widest first. Two queries, whatever the number of offices."""
    standings = _standings(account, on or today())
    hats = [_actor(account, standing, kind) for standing in standings for kind in _kinds(standing)]
    return sorted(hats, key=lambda hat: (ORDER.index(hat.hat), str(hat.office)))


def _standings(account: Account, day: date) -> list[Standing]:
    offices = _offices(account, day)
    force = offices[0].force if offices else None
    places = _places(force, [office.pk for office in offices]) if force else []
    secretary_is_named = any(_is_secretary(place) for place in places)
    return [
        _standing(office, [place for place in places if place.office == office.pk], secretary_is_named)
        for office in offices
    ]


def _offices(account: Account, day: date) -> list[Any]:
    """Offices in which the person sits or for which the person holds a mandate that day; the further one counts."""
    mine = {"official": account.official_id, "office": OuterRef("pk")}
    mandates = Mandate.objects.filter(in_effect(day), **mine).order_by("-level")
    force = decrees_in_force(account.regency, on=day)
    offices = Office.objects.select_related("agency").annotate(
        sits=Exists(Appointment.objects.filter(in_effect(day), **mine)),
        mandate=Subquery(mandates.values("level")[:1]),
        force=Subquery(force.values("pk")[:1]),
        secretariat=Subquery(force.values("secretariat")[:1], output_field=UUIDField()),
    )
    taken = offices.filter(Q(sits=True) | Q(mandate__isnull=False), regency=account.regency_id)
    return list(taken.order_by("pk"))


def _places(force: UUID, offices: list[UUID]) -> list[Place]:
    """The places of these offices in a decree, and that of its secretary."""
    nothing = Value(None, output_field=UUIDField())
    seats = Seat.objects.filter(sub_task_force__decree=force, office__in=offices).order_by()
    leaders = Leader.objects.filter(
        Q(office__in=offices) | Q(role=LeaderRole.SECRETARY), decree=force
    ).order_by()
    told = seats.values_list("office", "position", "pk", "sub_task_force", "receives").union(
        leaders.values_list("office", "role", nothing, nothing, Value(False)), all=True
    )
    return [Place(*place) for place in told]


def _is_secretary(place: Place) -> bool:
    return place.seat is None and place.position == LeaderRole.SECRETARY


def _standing(office: Any, places: list[Place], secretary_is_named: bool) -> Standing:
    """Until the secretary is entered, the head of the secretariat's agency acts as one."""
    stands_in = not secretary_is_named and office.heads and office.agency_id == office.secretariat
    leads = [place for place in places if place.seat is None]
    roles = {"secretariat" if _is_secretary(place) else "leadership" for place in leads}
    roles |= {"secretariat"} if stands_in else set()
    level = Level.SIGN if office.sits else Level(office.mandate)
    return Standing(office, level, frozenset(roles), tuple(place for place in places if place.seat))


def _kinds(standing: Standing) -> list[str]:
    """What the office makes of a person; an office that nothing else can be said of is a partner's."""
    kinds: list[str] = [kind for kind in ("secretariat", "leadership") if kind in standing.roles]
    if standing.seats:
        kinds.append("seat")
    if standing.office.agency.keeps:
        kinds.append("keeper")
    if standing.office.agency.audits:
        kinds.append("auditor")
    return kinds or ["partner"]


def _actor(account: Account, standing: Standing, kind: str) -> Actor:
    mine = standing.seats if kind == "seat" else ()
    return Actor(
        regency=account.regency,
        hat=kind,
        agency=standing.office.agency,
        office=standing.office,
        official=account.official,
        account=account,
        level=standing.level,
        seats=_ids(place.seat for place in mine),
        sub_task_forces=_ids(place.sub_task_force for place in mine),
        coordinates=_ids(place.sub_task_force for place in mine if place.position == Position.COORDINATOR),
        leads=_ids(place.sub_task_force for place in mine if place.receives or place.position in LEADING),
        key=f"{kind}:{standing.office.pk}",
    )


def _ids(found: Iterable[UUID | None]) -> frozenset[UUID]:
    return frozenset(one for one in found if one)


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
