"""`lopo evaluate`: the evaluation as one JSON document, in the shape that scripts and checks rely on.

Agencies are named by their key, counted things by the id of their row (or by what is owed: "A.b:2025-Q1").
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from lopo.evaluation.evaluating import Evaluation
from lopo.evaluation.evaluating import evaluate as evaluate_period
from lopo.evaluation.findings.finding import Finding
from lopo.evaluation.measures.counting import Item, Measure, Part
from lopo.evaluation.measures.duties import DutyRow
from lopo.evaluation.measures.evidence_file import read_evidence
from lopo.evaluation.measures.indicators import AspectResult, IndicatorResult
from lopo.evaluation.measures.rows import Id
from lopo.evaluation.network.graph import Network
from lopo.evaluation.saying import said
from lopo.ground.places.models import Regency

__all__ = ["as_json", "evaluate", "said"]


def evaluate(
    regency: Regency | None,
    *,
    start: date | None = None,
    end: date | None = None,
    evidence: Path | str | None = None,
    records: bool = False,
) -> dict[str, Any]:
    """What `lopo evaluate --json` prints. `records` lists the ids behind each number.

    Raises EvidenceFault for a file of evidence that cannot be used, NoSuchPeriod for an end before its start.
    """
    file = read_evidence(evidence) if evidence else None
    return as_json(evaluate_period(regency, start, end, file), records=records)


def as_json(evaluation: Evaluation, *, records: bool = False) -> dict[str, Any]:
    """The whole document; the same records give the same document, whatever the order in which they were read."""
    return _Document(evaluation, records).whole()


class _Document:
    def __init__(self, evaluation: Evaluation, records: bool) -> None:
        self.evaluation, self.with_records = evaluation, records
        self.keys: dict[Id | None, str] = {a.id: a.key for a in evaluation.records.agencies}
        self.keys[None] = ""  # nobody was named

    def whole(self) -> dict[str, Any]:
        ev = self.evaluation
        return {
            "period": {"from": ev.period.start.isoformat(), "to": ev.period.end.isoformat()},
            "counted_on": ev.period.as_of.isoformat(),
            "indicators": {str(i.id): self.indicator(i) for i in ev.indicators},
            "agencies": {
                line.agency.key: {
                    "name": line.agency.name,
                    "seat": line.seat,
                    "known": line.known,
                    "recorded_by_it": line.by_it,
                    "recorded_for_it": line.for_it,
                    "contested": line.contested,
                }
                for line in sorted(ev.agencies, key=lambda line: line.agency.key)
            },
            "duties": [_duty(row) for row in ev.duties.rows],
            "quarters": [str(quarter) for quarter in ev.duties.quarters],
            "network": self.network(ev.network),
            "findings": [self.finding(finding) for finding in ev.findings],
            "contested": len(ev.contested),
            "study_says": ev.studies[0].says if ev.studies else None,
        }

    def indicator(self, indicator: IndicatorResult) -> dict[str, Any]:
        return {
            "score": indicator.score,
            "verdict": indicator.verdict,
            "because": indicator.because or None,
            "known": indicator.known,
            "of": indicator.of,
            "lowest": indicator.lowest.id if indicator.lowest else None,
            "aspects": {str(aspect.id): _aspect(aspect) for aspect in indicator.aspects},
            "measures": [self.measure(measure) for measure in indicator.measures],
        }

    def measure(self, measure: Measure) -> dict[str, Any]:
        return {
            "id": measure.id,
            "aspect": str(measure.aspect),
            "numerator": _number(measure.numerator),
            "denominator": measure.denominator,
            "value": measure.value,
            "state": measure.state,
            "because": measure.because or None,
            "interval": list(measure.interval) if measure.interval else None,
            "by_agency": {
                key: _part(part)
                for key, part in sorted((self.keys.get(a, str(a)), p) for a, p in measure.by_agency.items())
            },
            "by_quarter": {quarter: _part(part) for quarter, part in measure.by_quarter.items()},
            "apart": measure.apart,
            "beside": {name: float(sum_) for name, sum_ in measure.beside.items()},
            "records": list(_records(measure)) if self.with_records else [],
        }

    def network(self, network: Network) -> dict[str, Any]:
        return {
            "agencies": sorted(node.agency.key for node in network.nodes),
            "edges": sorted(
                [*sorted((self.keys[edge.a], self.keys[edge.b])), edge.kind, edge.weight]
                for edge in network.edges
            ),
            "density": network.density,
            "seated_pairs": list(network.seated_pairs),
            "centralisation": network.centralisation,
            "reciprocity": network.reciprocity,
            "isolates": sorted(node.agency.key for node in network.isolates),
        }

    def finding(self, finding: Finding) -> dict[str, Any]:
        return {
            "key": finding.key,
            "kind": finding.kind,
            "measure": finding.measure or None,
            "sentence": finding.sentence,
            "owed_by": finding.owed_by.key if finding.owed_by else None,
            "days": finding.days,
            "remedy": finding.remedy,
            "records": len(finding.records),
        }


def _aspect(aspect: AspectResult) -> dict[str, Any]:
    evidence = aspect.evidence
    return {
        "score": aspect.score,
        "known": aspect.known,
        "of": aspect.of,
        "evidence": evidence.says,
        "pieces": {"for": evidence.supports, "against": evidence.weighs, "either": evidence.bears},
        "on_conclusions_alone": evidence.on_conclusions_alone,
        "triangulation": aspect.triangulation,
    }


def _duty(row: DutyRow) -> dict[str, Any]:
    return {
        "sub_task_force": row.sub_task_force,
        "letter": row.letter,
        "counted": row.counted,
        "quarters": [cell.n if cell else None for cell in row.cells],
    }


def _records(measure: Measure) -> Iterator[str]:
    """One id for each counted thing, so that their count is the number; people of one report are numbered."""
    for item in measure.listed:
        if item.of == 1:
            yield str(item.id)
        else:
            yield from _people(item)


def _people(item: Item) -> Iterator[str]:
    return (f"{item.id}#{number}" for number in range(1, item.of + 1))


def _part(part: Part) -> list[float | int]:
    return [_number(part.n), part.of]


def _number(n: Fraction | int) -> float | int:
    """A whole number as one; a sum on a scale as it is."""
    return int(n) if n == int(n) else float(n)
