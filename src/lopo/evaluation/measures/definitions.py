"""All measures, in the order in which people read them. A new measure is defined beside its kin and listed there."""

from __future__ import annotations

from lopo.evaluation.measures import dialogue, outcomes, reliance, rhythm, targets, trust, understanding
from lopo.evaluation.measures.counting import Definition, Measure, measure
from lopo.evaluation.measures.records import Records

_MODULES = (rhythm, dialogue, trust, reliance, understanding, outcomes, targets)
_ORDER = (
    *("F1", "F2", "F3", "F4", "F6", "F5"),
    *("T1a", "T1b", "T2", "T3", "T4", "T5", "T6", "T8"),
    *("S1", "S2", "S3", "S4"),
    *("O1", "O2", "O3", "O4", "O5", "O6", "O7", "O8"),
)
_BY_ID = {definition.id: definition for module in _MODULES for definition in module.MEASURES}
DEFINITIONS: dict[str, Definition] = {id_: _BY_ID[id_] for id_ in _ORDER}


def measures(records: Records) -> dict[str, Measure]:
    """Every measure of the period, counted."""
    return {definition.id: measure(definition, records) for definition in DEFINITIONS.values()}
