"""Who sits in an office now."""

from __future__ import annotations

from datetime import date

from lopo.ground.acts import Actor, today
from lopo.ground.agencies.models import Appointment, Capacity, Office, in_effect


def in_office(office: Office, *, on: date | None = None) -> Appointment | None:
    """The appointment that holds on a day: an acting head (Plt., Plh.) before the holder. One query."""
    appointments = Appointment.objects.filter(in_effect(on or today()), office=office)
    rows = list(appointments.select_related("official").order_by("-starts_on", "pk"))
    acting = [row for row in rows if row.capacity != Capacity.HOLDER]
    return next(iter(acting or rows), None)


def acting_capacity(actor: Actor, *, on: date | None = None) -> str:
    """ "Plt." or "Plh." when whoever acts here sits in the office only for the time being, else empty. One query.

    Acting heads may not change staff, plans or budgets (SE BKN 1/SE/I/2021): pages warn before they sign such a thing.
    """
    if actor.office is None or actor.official is None:
        return ""
    sits = Appointment.objects.filter(in_effect(on or today()), office=actor.office, official=actor.official)
    row = sits.exclude(capacity=Capacity.HOLDER).first()
    return str(Capacity(row.capacity).label) if row else ""
