"""The evaluation of one period: measures, verdicts, evidence, duties, network, findings. Reads once, then counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
import gc

from lopo.evaluation.findings.drawing_up import findings
from lopo.evaluation.findings.finding import Basis, Finding
from lopo.evaluation.measures.counting import Measure
from lopo.evaluation.measures.definitions import measures
from lopo.evaluation.measures.duties import DutyMatrix, duty_matrix
from lopo.evaluation.measures.evidence import evidence_by_aspect
from lopo.evaluation.measures.evidence_file import EvidenceFile
from lopo.evaluation.measures.indicators import IndicatorResult, indicators
from lopo.evaluation.measures.loading import load
from lopo.evaluation.measures.period import Period
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.rows import Contribution, Piece, StudyWords
from lopo.evaluation.measures.standing import AgencyLine, agency_lines
from lopo.evaluation.network.graph import Network, network
from lopo.ground.acts import today
from lopo.ground.places.models import Regency


@dataclass(frozen=True)
class Evaluation:
    """Everything that is said of a period, with the records that it was counted from."""

    records: Records
    measures: Mapping[str, Measure]
    indicators: tuple[IndicatorResult, ...]
    duties: DutyMatrix
    network: Network
    agencies: tuple[AgencyLine, ...]
    findings: tuple[Finding, ...]

    @property
    def period(self) -> Period:
        return self.records.period

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Evidence from people that overlaps the period."""
        return self.records.pieces

    @property
    def studies(self) -> tuple[StudyWords, ...]:
        return self.records.studies

    @property
    def contested(self) -> tuple[Contribution, ...]:
        """Records of the period that the named agency contests: they count for nobody."""
        inside = [c for c in self.records.contributions if c.contested and c.on in self.period]
        return tuple(sorted(inside, key=lambda c: (c.on, str(c.id))))

    @cached_property
    def network_before(self) -> Network | None:
        """The network of the period before; None where Lopo held no record yet."""
        first, last = self.period.before
        return network(self.records, first, last) if self.records.in_use(last) else None


def evaluate(
    regency: Regency | None,
    start: date | None = None,
    end: date | None = None,
    evidence: EvidenceFile | None = None,
) -> Evaluation:
    """Evaluates a period, by default the calendar year of today, or that of the evidence given for this run.

    Fifteen queries, whatever the size; none without a regency. The evidence joins what is kept; a study that is kept
    already is not counted twice. Raises NoSuchPeriod.
    """
    period = chosen_period(start, end, evidence)
    with _collector_at_rest():
        records = load(regency, period) if regency else Records(period)
        return evaluate_records(with_evidence(records, evidence) if evidence else records)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Ten years are half a million small tuples without a cycle: walking them again and again would double the time."""
    worked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if worked:
            gc.enable()


def chosen_period(start: date | None, end: date | None, evidence: EvidenceFile | None = None) -> Period:
    """What is given, filled up from the evidence's period or the calendar year: of one end given, its own year."""
    day = today()
    if evidence:
        return Period(start or evidence.start, end or evidence.end, day)
    year = (start or end or day).year
    return Period(start or date(year, 1, 1), end or date((end or start or day).year, 12, 31), day)


def with_evidence(records: Records, evidence: EvidenceFile) -> Records:
    """The records with this file's pieces, for this run only."""
    kept = {(piece.study, piece.code) for piece in records.pieces}
    period = records.period
    more = [
        p
        for p in evidence.pieces
        if p.start <= period.end and p.end >= period.start and (p.study, p.code) not in kept
    ]
    others = tuple(study for study in records.studies if study.title != evidence.title)
    return replace(records, pieces=records.pieces + tuple(more), studies=(evidence.study, *others))


def evaluate_records(records: Records) -> Evaluation:
    """The whole evaluation, from plain records."""
    counted = measures(records)
    verdicts = indicators(counted, evidence_by_aspect(records.pieces, records.period))
    matrix = duty_matrix(records)
    graph = network(records, records.period.start, records.period.end)
    lines = agency_lines(records)
    basis = Basis(records, counted, matrix, graph, verdicts, lines)
    return Evaluation(records, counted, verdicts, matrix, graph, lines, findings(basis))
