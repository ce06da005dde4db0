"""Hats: what a person may be at work as, found from offices and mandates on the day, never stored.

A person with two hats picks one, and the page says which. Every hat is of one office: the office in which the person
sits (appointment, level sign) or for which the person acts (mandate, at its level).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from lopo.ground.accounts.models import Account
from lopo.ground.acts import Actor, Level, today
from lopo.ground.agencies.models import Appointment, Mandate, Office, in_effect
from lopo.taskforce.decree.models import Decree, Leader, LeaderRole, Position, Seat
from lopo.taskforce.decree.queries import decree_in_force

ORDER = ("secretariat", "leadership", "seat", "partner", "keeper", "auditor")


@dataclass(frozen=True)
class Standing:
    """An office that a person may act for on a day: how far, and what it leads."""

    office: Office
    level: Level
    roles: frozenset[str]


def hats_of(account: Account, *, on: date | None = None) -> list[Actor]:
    """Every hat of this account on this day, the widest first. Three queries, whatever the number of offices."""
    day = on or today()
    decree = decree_in_force(account.regency, on=day)
    standings = _standings(account, decree, day)
    if not standings:
        return []
    seats = _seats(decree, standings)
    hats = [_actor(account, s, kind, seats) for s in standings for kind in _kinds(s, seats)]
    return sorted(hats, key=lambda hat: (ORDER.index(hat.hat), str(hat.office)))


def _standings(account: Account, decree: Decree | None, day: date) -> list[Standing]:
    """Offices in which the person sits or for which the person holds a mandate that day; the further one counts."""
    appointed = Appointment.objects.filter(
        in_effect(day), official=account.official_id, office=OuterRef("pk")
    )
    mandates = Mandate.objects.filter(in_effect(day), official=account.official_id, office=OuterRef("pk"))
    leads = Leader.objects.filter(decree=decree, office=OuterRef("pk"))
    secretary = Leader.objects.filter(decree=decree, role=LeaderRole.SECRETARY)
    offices = Office.objects.select_related("agency").annotate(
        sits=Exists(appointed),
        mandate=Subquery(mandates.order_by("-level").values("level")[:1]),
        writes=Exists(leads.filter(role=LeaderRole.SECRETARY)),
        presides=Exists(leads.exclude(role=LeaderRole.SECRETARY)),
        secretary_is_named=Exists(secretary),
    )
    mine = offices.filter(Q(sits=True) | Q(mandate__isnull=False), regency=account.regency_id).order_by("pk")
    return [_standing(office, decree) for office in mine]


def _standing(office: Any, decree: Decree | None) -> Standing:
    """Until the secretary is entered, the head of the secretariat's agency acts as one."""
    stands_in = (
        decree is not None
        and not office.secretary_is_named
        and office.heads
        and office.agency_id == decree.secretariat_id
    )
    roles = {"secretariat"} if office.writes or stands_in else set()
    roles |= {"leadership"} if office.presides else set()
    return Standing(office, Level.SIGN if office.sits else Level(office.mandate), frozenset(roles))


def _seats(decree: Decree | None, standings: list[Standing]) -> dict[object, list[Seat]]:
    """Seats of the decree in force by office."""
    by_office: dict[object, list[Seat]] = {}
    if decree:
        offices = [s.office.pk for s in standings]
        for seat in Seat.objects.filter(sub_task_force__decree=decree, office__in=offices):
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
