"""Reads of evidence: what supports and what weighs against each aspect, what waits for a second coder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lopo.evaluation.measures.evidence import AspectEvidence
from lopo.evaluation.measures.rows import Piece as Read
from lopo.evaluation.models import ASPECTS, Aspect, Coding, EvidenceKind, Piece
from lopo.ground.acts import Actor
from lopo.ground.acts.fetch import visible
from lopo.ground.web.parts import Quote
from lopo.ground.web.words import period


@dataclass
class Sides:
    """The pieces of one aspect, and what they say together."""

    aspect: str
    evidence: AspectEvidence
    supports: list[Quote]
    against: list[Quote]

    @property
    def title(self) -> str:
        return str(Aspect(self.aspect).label)

    @property
    def shape(self) -> str:
        return {"for": "full", "against": "line", "mixed": "half", "none": "unknown"}[self.evidence.says]

    @property
    def verdict(self) -> str:
        return {
            "for": _("mendukung"),
            "against": _("melemahkan"),
            "mixed": _("campuran"),
            "none": _("belum ada bukti"),
        }[self.evidence.says]

    @property
    def remark(self) -> str:
        """An aspect that rests on conclusions alone says so."""
        return _("hanya simpulan penulis") if self.evidence.on_conclusions_alone else ""


def pieces(actor: Actor) -> QuerySet[Piece]:
    """All evidence of the regency, newest first, with codings and studies. Two queries."""
    rows = visible(Piece, to=actor).select_related("study").prefetch_related("codings")
    return rows.order_by("-ends_on", "code")


def by_aspect(rows: Iterable[Piece]) -> list[Sides]:
    """Every aspect in the order of the indicators, by the first coding of each piece."""
    found: dict[str, list[tuple[Piece, Read]]] = defaultdict(list)
    for row in rows:
        if read := as_read(row):
            found[read.aspect].append((row, read))
    return [_sides(aspect, found[aspect]) for aspects in ASPECTS.values() for aspect in aspects]


def _sides(aspect: str, told: list[tuple[Piece, Read]]) -> Sides:
    return Sides(
        aspect,
        AspectEvidence(tuple(read for _row, read in told)),
        supports=[_quote(row) for row, read in told if read.polarity > 0],
        against=[_quote(row) for row, read in told if read.polarity < 0],
    )


def as_read(row: Piece) -> Read | None:
    """A piece as its coders read it, for the rules of evidence; None while nobody did."""
    first, second = coding(row, 1), coding(row, 2)
    if first is None:
        return None
    return Read(
        row.code,
        first.indicator,
        first.aspect,
        first.polarity,
        row.starts_on,
        row.ends_on,
        row.kind,
        second=(second.aspect, second.polarity) if second else None,
    )


def coding(piece: Piece, order: int) -> Coding | None:
    return next((row for row in piece.codings.all() if row.order == order), None)


def waits_for_second(rows: Iterable[Piece], actor: Actor) -> Iterator[Piece]:
    """Pieces that wait for a second coding by somebody who did not make the first."""
    me = actor.account.pk if actor.account else None
    return (
        row
        for row in rows
        if len(row.codings.all()) == 1 and (first := coding(row, 1)) and first.coder_id != me
    )


def _quote(piece: Piece) -> Quote:
    source = [piece.get_kind_display(), piece.told_by, period(piece.starts_on, piece.ends_on)]
    return Quote(piece.words, " · ".join(str(part) for part in source), piece.kind == EvidenceKind.CONCLUSION)
