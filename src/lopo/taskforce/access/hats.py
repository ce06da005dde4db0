"""Hats: what a person may be at work as, found from offices and mandates on the day, never stored.

A person with two hats picks one, and the page says which. Every hat is of one office: the office in which the person
sits (appointment, level sign) or for which the person acts (mandate, at its level).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from lopo.ground.accounts.models import Account
from lopo.ground.acts import Actor, Level, today
from lopo.ground.agencies.models import Appointment, Mandate, Office, in_effect
from lopo.taskforce.decree.models import Decree, Leader, LeaderRole, Position, Seat
from lopo.taskforce.decree.queries import decree_in_force

ORDER = ("secretariat", "leadership", "seat", "partner", "keeper", "auditor")


@dataclass(frozen=True)
class Standing:
    """An office that a person may act for on a day, and how far."""

    office: Office
    level: Level


def hats_of(account: Account, *, on: date | None = None) -> list[Actor]:
    """Every hat of this account on this day, the widest first. Four queries, whatever the number of offices."""
    day = on or today()
    standings = _standings(account, day)
    if not standings:
        return []
    decree = decree_in_force(account.regency, on=day)
    seats = _seats(decree, standings)
    leads = _leads(decree, standings)
    hats = [hat for s in standings for hat in _hats_at(account, s, decree, seats, leads)]
    return sorted(hats, key=lambda hat: (ORDER.index(hat.hat), str(hat.office)))


def _standings(account: Account, day: date) -> list[Standing]:
    """Appointments and mandates of the person that hold on this day; the further one counts for an office."""
    found: dict[object, Standing] = {}
    appointed = Appointment.objects.filter(in_effect(day), official=account.official_id)
    mandated = Mandate.objects.filter(in_effect(day), official=account.official_id)
    for appointment in appointed.select_related("office__agency").order_by("pk"):
        found[appointment.office_id] = Standing(appointment.office, Level.SIGN)
    for mandate in mandated.select_related("office__agency").order_by("level", "pk"):
        if mandate.office_id not in found or found[mandate.office_id].level < mandate.level:
            found[mandate.office_id] = Standing(mandate.office, Level(mandate.level))
    return list(found.values())


def _seats(decree: Decree | None, standings: list[Standing]) -> dict[object, list[Seat]]:
    """Seats of the decree in force by office."""
    by_office: dict[object, list[Seat]] = {}
    if decree:
        offices = [s.office.pk for s in standings]
        for seat in Seat.objects.filter(sub_task_force__decree=decree, office__in=offices):
            by_office.setdefault(seat.office_id, []).append(seat)
    return by_office


def _leads(decree: Decree | None, standings: list[Standing]) -> dict[object, set[str]]:
    by_office: dict[object, set[str]] = {}
    for leader in Leader.objects.filter(decree=decree) if decree else ():
        by_office.setdefault(leader.office_id, set()).add(leader.role)
    if decree and not any(LeaderRole.SECRETARY in roles for roles in by_office.values()):
        for (
            s
        ) in standings:  # until the secretary is entered, the head of the secretariat's agency acts as one
            if s.office.heads and s.office.agency_id == decree.secretariat_id:
                by_office.setdefault(s.office.pk, set()).add(LeaderRole.SECRETARY)
    return by_office


def _hats_at(
    account: Account,
    standing: Standing,
    decree: Decree | None,
    seats: dict[object, list[Seat]],
    leads: dict[object, set[str]],
) -> list[Actor]:
    office, roles, mine = (
        standing.office,
        leads.get(standing.office.pk, set()),
        seats.get(standing.office.pk, []),
    )
    kinds = []
    if LeaderRole.SECRETARY in roles:
        kinds.append("secretariat")
    if roles & {LeaderRole.CHAIR, LeaderRole.DEPUTY}:
        kinds.append("leadership")
    if mine:
        kinds.append("seat")
    if office.agency.keeps:
        kinds.append("keeper")
    if office.agency.audits:
        kinds.append("auditor")
    return [_actor(account, standing, kind, mine) for kind in kinds or ["partner"]]


def _actor(account: Account, standing: Standing, kind: str, seats: list[Seat]) -> Actor:
    mine = seats if kind == "seat" else []
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
