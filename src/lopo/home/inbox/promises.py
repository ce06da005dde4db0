"""What the task force promised and how much of it is kept: the same numbers for everybody, each opens to its records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Value
from django.urls import reverse
from django.utils.translation import gettext as _

from lopo.cooperation.action_plan.models import Endorsement, EndorsementState, PlanState
from lopo.ground.acts import Actor, today
from lopo.ground.acts.fetch import visible
from lopo.taskforce.decree.models import Decree
from lopo.taskforce.delivery.models import Delivery, DeliveryState
from lopo.taskforce.meeting.models import FollowUp, FollowUpState


@dataclass(frozen=True)
class Promise:
    """One promise of the task force: how many kept, how many owed, who has not."""

    what: str
    done: int
    total: int
    missing: list[str]
    url: str


class Row(NamedTuple):
    """One agency that owes: a delivery, an endorsement or a follow-up."""

    kind: str
    agency: str | None
    state: str
    on: date | None
    of: UUID  # the decree, the plan, the follow-up itself
    year: int


def promises(actor: Actor, decree: Decree | None) -> list[Promise]:
    """Delivered, acknowledged, endorsed, followed up. One query."""
    rows = sorted(_rows(actor, decree), key=lambda row: (-row.year, row.agency or ""))
    of = {kind: [row for row in rows if row.kind == kind] for kind in ("delivery", "plan", "step")}
    return [*_delivered(of["delivery"]), *_endorsed(of["plan"]), *_followed_up(of["step"])]


def _rows(actor: Actor, decree: Decree | None) -> list[Row]:
    year = today().year
    deliveries = Delivery.objects.filter(decree=decree) if decree else Delivery.objects.none()
    adopted = Endorsement.objects.filter(regency=actor.regency, plan__state=PlanState.ADOPTED)
    due = visible(FollowUp, to=actor).filter(due_on__year=year, due_on__lte=today())
    owes = ("agency__short", "state")
    told = deliveries.order_by().values_list(
        Value("delivery"), *owes, "delivered_on", "decree", "decree__year"
    )
    told = told.union(
        adopted.order_by().values_list(Value("plan"), *owes, "answered_on", "plan", "plan__year"),
        due.order_by().values_list(Value("step"), *owes, "finished_on", "pk", Value(year)),
        all=True,
    )
    return [Row(*row) for row in told]


def _delivered(rows: list[Row]) -> list[Promise]:
    """Nobody can owe an answer to what nobody was given."""
    if not rows:
        return []
    there = [row for row in rows if row.on]
    known = [row for row in there if row.state == DeliveryState.ACKNOWLEDGED]
    url = reverse("deliveries", args=[rows[0].of])
    year = rows[0].year
    found = [Promise(_("SK %d disampaikan") % year, len(there), len(rows), _without(rows, there), url)]
    if there:
        found.append(Promise(_("SK %d diakui") % year, len(known), len(there), _without(there, known), url))
    return found


def _endorsed(rows: list[Row]) -> list[Promise]:
    """Of the newest plan that was adopted."""
    rows = [row for row in rows if row.of == rows[0].of]
    if not rows:
        return []
    done = [row for row in rows if row.state == EndorsementState.ENDORSED]
    url = reverse("plan", args=[rows[0].of])
    return [Promise(_("RAD %d disahkan") % rows[0].year, len(done), len(rows), _without(rows, done), url)]


def _followed_up(rows: list[Row]) -> list[Promise]:
    if not rows:
        return []
    done = [row for row in rows if row.state == FollowUpState.DONE]
    what, missing = _("Tindak lanjut rapat %d selesai") % rows[0].year, _without(rows, done)
    return [Promise(what, len(done), len(rows), missing, reverse("follow_ups"))]


def _without(rows: list[Row], done: list[Row]) -> list[str]:
    """Agencies that have not, each once."""
    return list(dict.fromkeys(row.agency for row in rows if row.agency and row not in done))
