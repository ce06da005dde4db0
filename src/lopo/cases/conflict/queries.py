"""Reads of conflicts of interest, for whoever answers for somebody in the case."""

from __future__ import annotations

from dataclasses import dataclass

from lopo.cases.case.models import Case
from lopo.cases.case.operations import answers_for
from lopo.cases.case.queries import Seen
from lopo.cases.conflict.models import Conflict
from lopo.ground.acts import Actor
from lopo.taskforce.access.compartments import Compartment


@dataclass(frozen=True)
class ShutOut:
    """One person who may know nothing of the case; why, for whoever may read who is suspected in it."""

    row: Conflict
    because: str
    ended_because: str


def conflicts_of(case: Case, people: list[Seen], actor: Actor) -> list[ShutOut] | None:
    """Who is or was shut out of the case; None for a reader who answers for nobody in it. One query."""
    if not any(answers_for(actor, seen.row) for seen in people):
        return None
    told = any(Compartment.SUSPECT in seen.parts for seen in people)
    rows = case.conflicts.select_related("official__agency", "office__agency")
    return [ShutOut(row, row.because if told else "", row.ended_because if told else "") for row in rows]
