"""What every act stands on: who acts, who may, the transaction, the refusal, the one way to read."""

from lopo.ground.acts.actor import Actor, Level, system
from lopo.ground.acts.moment import at, now, today
from lopo.ground.acts.operation import OPERATIONS, Rule, may, operation
from lopo.ground.acts.refusal import Denied, Refused

__all__ = [
    "OPERATIONS",
    "Actor",
    "Denied",
    "Level",
    "Refused",
    "Rule",
    "at",
    "may",
    "now",
    "operation",
    "system",
    "today",
]
