"""Promises for tests about what becomes of open work."""

from __future__ import annotations

from django.db import transaction

from lopo.ground.acts import Actor
from lopo.ground.acts.models import Written
from lopo.ground.acts.operation import _act
from lopo.ground.agencies.models import Agency, Office
from lopo.ground.clocks.models import Clock
from lopo.taskforce.record.pen import Owes, record


def owe(actor: Actor, key: str, *, by: Office | Agency) -> Clock:
    """This office, or the agency as a whole, owes something from today."""
    office = by if isinstance(by, Office) else None
    agency = by.agency if isinstance(by, Office) else by
    _owed(actor, by, Owes(key, by=agency, office=office, about="contoh"))
    clock: Clock = Clock.objects.get(subject_id=by.pk, met_on=None, ended_on=None)
    return clock


def _owed(actor: Actor, subject: Written, owes: Owes) -> None:
    with transaction.atomic(), _act("tests.owed"):
        record(actor, "test.owed", subject, owes=[owes])
