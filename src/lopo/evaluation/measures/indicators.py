"""From measures to verdicts: an aspect is the mean of its known measures, an indicator of its two aspects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from django.utils.translation import gettext as _

from lopo.evaluation.measures.counting import Measure
from lopo.evaluation.measures.evidence import ADEQUATE, STRONG, AspectEvidence, records_say, triangulation
from lopo.evaluation.models import ASPECTS, Aspect, Indicator


@dataclass(frozen=True)
class AspectResult:
    """One aspect: what the records say, what people say, and whether they say the same."""

    id: str
    measures: tuple[Measure, ...]
    evidence: AspectEvidence = field(default_factory=AspectEvidence)

    @property
    def name(self) -> str:
        return str(Aspect(self.id).label)

    @property
    def known_measures(self) -> tuple[Measure, ...]:
        return tuple(m for m in self.measures if m.known)

    @property
    def known(self) -> int:
        return len(self.known_measures)

    @property
    def of(self) -> int:
        return len(self.measures)

    @property
    def exact(self) -> Fraction | None:
        values = [m.exact for m in self.known_measures if m.exact is not None]
        return sum(values, Fraction(0)) / len(values) if values else None

    @property
    def score(self) -> float | None:
        return None if self.exact is None else float(self.exact)

    @property
    def records_say(self) -> str:
        return records_say(self.score)

    @property
    def triangulation(self) -> str:
        return triangulation(self.records_say, self.evidence.says)


@dataclass(frozen=True)
class IndicatorResult:
    """One indicator: no score and no verdict where an aspect has no known measure, or trust no word from people."""

    id: str
    aspects: tuple[AspectResult, ...]

    @property
    def name(self) -> str:
        return str(Indicator(self.id).label)

    @property
    def measures(self) -> tuple[Measure, ...]:
        return tuple(m for aspect in self.aspects for m in aspect.measures)

    @property
    def known(self) -> int:
        return sum(aspect.known for aspect in self.aspects)

    @property
    def of(self) -> int:
        return sum(aspect.of for aspect in self.aspects)

    @property
    def because(self) -> str:
        """Why there is no verdict; empty where there is one."""
        for aspect in self.aspects:
            if not aspect.known:
                return _("belum ada ukuran yang diketahui untuk segi “%(aspect)s”") % {"aspect": aspect.name}
        if any(aspect.id == Aspect.TRUST and not _people_spoke(aspect) for aspect in self.aspects):
            return _(
                "kepercayaan hanya dinilai bersama survei T8 atau kesaksian orang; tepat waktu saja belum "
                "berarti percaya"
            )
        return ""

    @property
    def score(self) -> float | None:
        values = [aspect.exact for aspect in self.aspects if aspect.exact is not None]
        return None if self.because else float(sum(values, Fraction(0)) / len(values))

    @property
    def verdict(self) -> str:
        """strong | adequate | weak | none."""
        return verdict(self.score)

    @property
    def lowest(self) -> Measure | None:
        """The lowest known measure, by name, so that a mean hides no gap."""
        known = [m for m in self.measures if m.known]
        return min(known, key=lambda m: (m.exact or 0, m.id), default=None)


def _people_spoke(trust: AspectResult) -> bool:
    return any(m.id == "T8" and m.known for m in trust.measures) or bool(trust.evidence.independent)


def verdict(score: float | None) -> str:
    if score is None:
        return "none"
    return "strong" if score >= STRONG else "adequate" if score >= ADEQUATE else "weak"


def indicators(
    measures: Mapping[str, Measure], evidence: Mapping[str, AspectEvidence]
) -> tuple[IndicatorResult, ...]:
    """The four indicators with their eight aspects."""
    return tuple(
        IndicatorResult(
            indicator,
            tuple(
                AspectResult(
                    aspect,
                    tuple(m for m in measures.values() if m.aspect == aspect),
                    evidence.get(aspect, AspectEvidence()),
                )
                for aspect in aspects
            ),
        )
        for indicator, aspects in ASPECTS.items()
    )
