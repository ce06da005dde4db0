"""Indicators, measures and triangulation as the values of `ground/web/parts.py`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lopo.evaluation.asking import Asked
from lopo.evaluation.evaluating import Evaluation
from lopo.evaluation.measures.counting import Measure
from lopo.evaluation.measures.indicators import AspectResult, IndicatorResult
from lopo.evaluation.measures.rows import StudyWords
from lopo.evaluation.saying import evidence_word, verdict_word
from lopo.evaluation.showing.states import apart
from lopo.evaluation.showing.study import study_says, study_years
from lopo.ground.web.parts import Aspect, Indicator, Measured, Triangulated
from lopo.ground.web.words import score

SHAPES = {"strong": "full", "adequate": "half", "weak": "line", "none": "unknown"}
BOTH = {
    "disagree": "against",
    "partly": "half",
    "one_silent": "unknown",
    "agree": "full",
    "silent": "unknown",
}


def in_one_sentence(ev: Evaluation) -> str:
    """ "Dua cukup, satu lemah …": how many indicators stand where."""
    counts = Counter(indicator.verdict for indicator in ev.indicators)
    told = [f"{counts[v]} {verdict_word(v)}" for v in ("strong", "adequate", "weak", "none") if counts[v]]
    said = {"told": ", ".join(told)}
    return _("Dihitung dari catatan kerja, tanpa formulir tambahan. Dari empat indikator: %(told)s.") % said


def indicators(ev: Evaluation, study: StudyWords | None) -> list[Indicator]:
    """The four; beside them what a study says, with its own years, never computed."""
    return [_indicator(number, row, study) for number, row in enumerate(ev.indicators, start=1)]


def _indicator(number: int, row: IndicatorResult, study: StudyWords | None) -> Indicator:
    lowest = row.lowest
    said = study_says(study, str(row.id)) if study else ""
    return Indicator(
        number=number,
        words=row.name,
        verdict=capfirst(verdict_word(row.verdict)),
        shape=SHAPES[row.verdict],
        mean=row.score,
        aspects=tuple(Aspect(aspect.name, aspect.score) for aspect in row.aspects),
        known=row.known,
        measures=row.of,
        lowest_id=lowest.id if lowest else "",
        lowest=lowest.definition.name if lowest else "",
        lowest_part=round(lowest.numerator) if lowest else None,
        lowest_total=lowest.denominator if lowest else None,
        says=f"{capfirst(row.because)}." if row.because else "",
        study_years=study_years(study) if study and said else "",
        study_says=said,
        url=f"#ukuran-{number}",
    )


@dataclass(frozen=True)
class MeasuredAspect:
    """The measures of one aspect under its line: mean of how many known ones."""

    words: str
    measures: list[Measured]


@dataclass(frozen=True)
class MeasuredIndicator:
    number: int
    words: str
    aspects: list[MeasuredAspect]

    @property
    def count(self) -> int:
        return sum(len(aspect.measures) for aspect in self.aspects)


def measured(ev: Evaluation, asked: Asked) -> list[MeasuredIndicator]:
    """All measures, by indicator and aspect; each count opens to its records."""
    return [
        MeasuredIndicator(
            number,
            row.name,
            [MeasuredAspect(_mean(a), [one(m, asked) for m in a.measures]) for a in row.aspects],
        )
        for number, row in enumerate(ev.indicators, start=1)
    ]


def _mean(aspect: AspectResult) -> str:
    told = {"aspect": aspect.name, "score": score(aspect.score), "known": aspect.known, "of": aspect.of}
    if aspect.score is None:
        return _("%(aspect)s: tanpa nilai, belum ada ukuran yang diketahui") % told
    return _("%(aspect)s: %(score)s, rata-rata %(known)s dari %(of)s ukuran") % told


def one(measure: Measure, asked: Asked) -> Measured:
    low, high = measure.interval or (None, None)
    unknown = measure.state == "unknown"
    return Measured(
        id=measure.id,
        words=measure.definition.name,
        part=None if unknown else round(measure.numerator),
        total=measure.denominator or None,
        share=measure.value,
        low=low,
        high=high,
        note=measure.because if unknown else apart(measure),
        url=asked.url("evaluation_measure", measure.id),
        few=measure.state == "too_few",
    )


def triangulated(ev: Evaluation) -> list[Triangulated]:
    """Every aspect, the disagreements first: there somebody should look."""
    order = list(BOTH)
    aspects = [aspect for indicator in ev.indicators for aspect in indicator.aspects]
    asks = {f.key.removeprefix("disagree:"): f.remedy for f in ev.findings if f.kind == "disagree"}
    return [
        Triangulated(
            aspect=row.name,
            records=_records(row),
            people=_people(row),
            shape=BOTH[row.triangulation],
            verdict=both_word(row.triangulation),
            ask=asks.get(str(row.id), ""),
        )
        for row in sorted(aspects, key=lambda a: order.index(a.triangulation))
    ]


def _records(aspect: AspectResult) -> str:
    if aspect.score is None:
        return _("belum diketahui")
    return f"{score(aspect.score)}, {evidence_word(aspect.records_say)}"


def _people(aspect: AspectResult) -> str:
    seen = aspect.evidence
    if not seen.pieces:
        return _("belum ada")
    told = {"for": seen.supports, "against": seen.weighs, "word": evidence_word(seen.says)}
    said = _("%(for)s mendukung, %(against)s melemahkan: %(word)s") % told
    return f"{said} ({_('hanya simpulan penulis')})" if seen.on_conclusions_alone else said


def both_word(triangulation: str) -> str:
    return {
        "disagree": _("berlawanan"),
        "partly": _("sebagian"),
        "one_silent": _("satu sumber"),
        "agree": _("sejalan"),
        "silent": _("belum ada keduanya"),
    }[triangulation]


def how_many_of_each(ev: Evaluation) -> str:
    """ "1 berlawanan, 3 sebagian": for the table's caption."""
    counts = Counter(a.triangulation for i in ev.indicators for a in i.aspects)
    return ", ".join(_counted(counts, word) for word in BOTH if counts[word])


def _counted(counts: Counter[str], word: str) -> str:
    return f"{counts[word]} {both_word(word)}"
