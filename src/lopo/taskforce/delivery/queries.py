"""Reads of deliveries: where each stands, who owes the next step and for how many days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lopo.ground.acts import Actor, today
from lopo.ground.acts.fetch import visible
from lopo.ground.agencies.models import Agency
from lopo.ground.clocks.models import Clock
from lopo.taskforce.decree.models import Decree
from lopo.taskforce.delivery.models import Delivery, DeliveryState

SHAPES = {  # shape of the state, as the components draw it
    DeliveryState.NOT_SENT: "none",
    DeliveryState.SENT: "line",
    DeliveryState.DELIVERED: "half",
    DeliveryState.ACKNOWLEDGED: "full",
    DeliveryState.CORRECTION: "ask",
}


@dataclass(frozen=True)
class Line:
    """One agency on the list of a decree's deliveries. `days`: since when the step is owed, past its limit or not."""

    delivery: Delivery
    clock: Clock | None

    @property
    def owed_by(self) -> Agency | None:
        return self.clock.owed_by if self.clock else None

    @property
    def days(self) -> int:
        return (today() - self.clock.started_on).days if self.clock else 0

    @property
    def shape(self) -> str:
        return SHAPES[DeliveryState(self.delivery.state)]

    @property
    def step(self) -> str:
        """What is owed next, in words after the name of whoever owes it."""
        return {
            DeliveryState.NOT_SENT: _("mengirim"),
            DeliveryState.SENT: _("memastikan sampai"),
            DeliveryState.DELIVERED: _("mengakui"),
            DeliveryState.CORRECTION: _("menjawab perbaikan"),
            DeliveryState.ACKNOWLEDGED: "",
        }[DeliveryState(self.delivery.state)]


def deliveries_of(decree: Decree, *, to: Actor) -> QuerySet[Delivery]:
    """The deliveries of a decree, by agency. One query."""
    rows = visible(Delivery, to=to).filter(decree=decree)
    return rows.select_related("agency", "decree__secretariat", "proof").order_by("agency__name")


def lines_of(deliveries: Iterable[Delivery]) -> list[Line]:
    """Each delivery with the clock that runs on it. One query for the clocks, whatever the number."""
    rows = list(deliveries)
    running = Clock.objects.filter(subject_id__in=[row.pk for row in rows], met_on=None, ended_on=None)
    clocks = {
        clock.subject_id: clock for clock in running.select_related("owed_by", "rule").order_by("due_on")
    }
    return [Line(row, clocks.get(row.pk)) for row in rows]


def status(decree: Decree, lines: list[Line]) -> dict[str, object]:
    """The list as plain values: the shape of `lopo decree status --json`."""
    return {
        "number": decree.number,
        "agencies": [
            {
                "agency": line.delivery.agency.name,
                "state": line.delivery.state,
                "owed_by": line.owed_by.name if line.owed_by else None,
                "days": line.days,
            }
            for line in lines
        ],
    }
