"""Who sits in an office now."""

from __future__ import annotations

from datetime import date

from lopo.ground.acts import today
from lopo.ground.agencies.models import Appointment, Capacity, Office, in_effect


def in_office(office: Office, *, on: date | None = None) -> Appointment | None:
    """The appointment that holds on a day: an acting head (Plt., Plh.) before the holder. One query."""
    appointments = Appointment.objects.filter(in_effect(on or today()), office=office)
    rows = list(appointments.select_related("official").order_by("-starts_on", "pk"))
    acting = [row for row in rows if row.capacity != Capacity.HOLDER]
    return next(iter(acting or rows), None)
