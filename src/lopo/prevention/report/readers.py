"""Who reads a report: the intake seats of the decree in force, past whom it names and past whom its reporter shuts out.

Found anew for each request, like a hat: a new decree brings new readers, and an intake seat that ends reads no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.db.models import Q, Subquery
from django.utils.translation import gettext_lazy as _

from lopo.ground.acts import Actor
from lopo.ground.agencies.models import Agency, AgencyKind
from lopo.ground.places.models import Regency
from lopo.taskforce.access.hats import LEADING
from lopo.taskforce.decree.models import Function, Intake, Seat
from lopo.taskforce.decree.queries import decrees_in_force


class Avoids(models.TextChoices):
    """Whom the reporter shuts out."""

    NOBODY = "", _("Tidak ada")
    POLICE = "police", _("Jangan polisi")
    GOVERNMENT = "government", _("Jangan kantor pemerintah, jangan juga polisi")


OUTSIDE_GOVERNMENT = frozenset({AgencyKind.NGO, AgencyKind.FAITH, AgencyKind.LEGAL_AID})
HATS = ("seat", "partner")


def is_shut_out(agency: Agency, avoids: str, named: UUID | None) -> bool:
    """The report goes past this agency: it is named in it, or of the kind that the reporter fears."""
    return (
        agency.pk == named
        or (avoids == Avoids.POLICE and agency.kind == AgencyKind.POLICE)
        or (avoids == Avoids.GOVERNMENT and agency.kind not in OUTSIDE_GOVERNMENT)
    )


@dataclass(frozen=True)
class Desk:
    """The seats of the decree in force that can read at all (a court never does), in the order of the decree."""

    seats: tuple[Seat, ...]

    def readers(self, avoids: str = Avoids.NOBODY, named: UUID | None = None) -> list[Seat]:
        """Seats that get such a report: the intake seats that remain, the first before the second.

        Where none remains: seats outside the government if it is shut out (those for prevention before others), else
        those that coordinate prevention, else those that coordinate anything. Never somebody who was shut out.
        """
        left = [seat for seat in self.seats if not is_shut_out(seat.office.agency, avoids, named)]
        if intake := [seat for seat in left if seat.intake]:
            return sorted(intake, key=lambda seat: seat.intake != Intake.FIRST)
        near = [seat for seat in left if Function.PREVENTION in seat.sub_task_force.functions]
        if avoids == Avoids.GOVERNMENT:
            return near or left
        leading = [seat for seat in left if seat.position in LEADING]
        return [seat for seat in leading if seat in near] or leading

    def lets_read(self, actor: Actor, avoids: str, named: UUID | None) -> bool:
        """With a mandate to act, for one of those seats."""
        if actor.hat != "seat" or not actor.acts:
            return False
        return any(seat.pk in actor.seats for seat in self.readers(avoids, named))

    def read_by(self, actor: Actor) -> Q:
        """The same as a condition on reports."""
        found = Q(pk__in=())
        seated = {seat.office.agency_id for seat in self.seats}
        for avoids in Avoids.values:
            named = [pk for pk in seated if self.lets_read(actor, avoids, pk)]
            allowed = Q(names__in=named)
            if self.lets_read(actor, avoids, None):
                allowed |= Q(names__isnull=True) | ~Q(names__in=seated)
            found |= Q(avoids=avoids) & allowed
        return found


def desk(regency: Regency) -> Desk:
    """One query."""
    force = Subquery(decrees_in_force(regency).values("pk")[:1])
    seats = Seat.objects.filter(sub_task_force__decree=force)
    seats = seats.exclude(office__agency__kind=AgencyKind.COURT)
    joined = seats.select_related("sub_task_force", "office__agency")
    return Desk(tuple(joined.order_by("sub_task_force__order", "order")))


def desk_of(actor: Actor) -> Desk:
    """Once for this actor, who is found anew for each request."""
    known = vars(actor)
    if "desk" not in known:
        known["desk"] = desk(actor.regency)
    found: Desk = known["desk"]
    return found
