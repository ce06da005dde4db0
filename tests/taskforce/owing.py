"""Promises for tests about what becomes of open work."""

from __future__ import annotations

from collections.abc import Callable

from lopo.ground.acts import Actor, Rule, operation
from lopo.ground.agencies.models import Office
from lopo.ground.clocks.models import Clock
from lopo.taskforce.record.pen import Owes, record

ANYBODY = Rule("siapa pun", lambda actor, *_subjects: True)


@operation(may=ANYBODY)
def an_act(actor: Actor, act: Callable[[], object]) -> None:
    """Whatever a test needs to have happened, as one act."""
    act()


def owe(actor: Actor, key: str, *, by: Office) -> Clock:
    """This office owes something from today."""
    owes = Owes(key, by=by.agency, office=by, about="contoh", subject=by)
    an_act(actor, lambda: record(actor, "test.owed", by, owes=[owes]))
    clock: Clock = Clock.objects.get(subject_id=by.pk, met_on=None, ended_on=None)
    return clock
