"""Reading the pulse survey and evidence from people: two queries."""

from __future__ import annotations

from typing import Any

from lopo.evaluation.measures import rows
from lopo.evaluation.measures.period import Period
from lopo.evaluation.models import Piece, SurveyAnswer
from lopo.ground.places.models import Regency


def answers(regency: Regency, period: Period) -> tuple[rows.Answer, ...]:
    told = SurveyAnswer.objects.filter(
        regency=regency, survey__closes_on__range=(period.start, period.end)
    ).order_by()
    fields = ("id", "survey__closes_on", "reliable", "open", "common_aim", "survey")
    return tuple(map(rows.Answer._make, told.values_list(*fields)))


def pieces(regency: Regency, period: Period) -> tuple[tuple[rows.Piece, ...], tuple[rows.StudyWords, ...]]:
    """Pieces that overlap the period, as the first coder read them, and the studies that they come from. One query."""
    told = Piece.objects.filter(regency=regency, starts_on__lte=period.end, ends_on__gte=period.start)
    plain = ("id", "code", "starts_on", "ends_on", "kind", "informant", "says", "section", "value", "unit")
    study = ("study__title", "study__starts_on", "study__ends_on", "study__says")
    coding = ("codings__order", "codings__indicator", "codings__aspect", "codings__polarity")
    pieces: dict[Any, rows.Piece] = {}
    studies: dict[str, rows.StudyWords] = {}
    for row in told.order_by("starts_on", "code", "codings__order").values_list(*plain, *study, *coding):
        (title, first, last, says), (order, indicator, aspect, polarity) = row[10:14], row[14:18]
        if title:
            studies[title] = rows.StudyWords(title, first, last, says)
        if row[0] in pieces and order:
            pieces[row[0]] = pieces[row[0]]._replace(second=(aspect, polarity))
        elif order:
            pieces[row[0]] = _piece(row[:10], title or "", indicator, aspect, polarity)
    return tuple(pieces.values()), tuple(studies.values())


def _piece(told: Any, study: str, indicator: str, aspect: str, polarity: int) -> rows.Piece:
    id_, code, first, last, kind, informant, says, section, value, unit = told
    return rows.Piece(
        code,
        indicator,
        aspect,
        polarity,
        first,
        last,
        kind,
        informant,
        says,
        section,
        study,
        id_,
        value=value,
        unit=unit,
    )
