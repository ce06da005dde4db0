"""Reads of evidence: what supports and what weighs against each aspect, what waits for a second coder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lopo.evaluation.models import ASPECTS, Aspect, Coding, EvidenceKind, Piece, Polarity
from lopo.ground.acts import Actor
from lopo.ground.acts.fetch import visible
from lopo.ground.web.parts import Quote
from lopo.ground.web.words import period


@dataclass
class Sides:
    """The pieces of one aspect. `bears`: touch it without a direction."""

    aspect: str
    supports: list[Quote] = field(default_factory=list)
    against: list[Quote] = field(default_factory=list)
    bears: int = 0

    @property
    def title(self) -> str:
        return str(Aspect(self.aspect).label)

    @property
    def shape(self) -> str:
        return {"for": "full", "against": "line", "mixed": "half", "none": "unknown"}[self.says]

    @property
    def says(self) -> str:
        """Only supporting *for*, only weighing *against*, both or neither but bearing *mixed*, nothing *none*."""
        if (self.supports and self.against) or (self.bears and not (self.supports or self.against)):
            return "mixed"
        return "for" if self.supports else "against" if self.against else "none"

    @property
    def verdict(self) -> str:
        return {
            "for": _("mendukung"),
            "against": _("melemahkan"),
            "mixed": _("campuran"),
            "none": _("belum ada bukti"),
        }[self.says]

    @property
    def remark(self) -> str:
        """An aspect that rests on conclusions alone says so."""
        quotes = self.supports + self.against
        return _("hanya simpulan penulis") if quotes and all(quote.conclusion for quote in quotes) else ""


def pieces(actor: Actor) -> QuerySet[Piece]:
    """All evidence of the regency, newest first, with codings and studies. Two queries."""
    rows = visible(Piece, to=actor).select_related("study").prefetch_related("codings")
    return rows.order_by("-ends_on", "code")


def by_aspect(rows: Iterable[Piece]) -> list[Sides]:
    """Every aspect in the order of the indicators, by the first coding of each piece."""
    found = {aspect: Sides(aspect) for aspects in ASPECTS.values() for aspect in aspects}
    for piece in rows:
        if first := coding(piece, 1):
            _put(found[first.aspect], first, _quote(piece))
    return list(found.values())


def coding(piece: Piece, order: int) -> Coding | None:
    return next((row for row in piece.codings.all() if row.order == order), None)


def waits_for_second(rows: Iterable[Piece], actor: Actor) -> Iterator[Piece]:
    """Pieces that this person may still code: one coding, made by somebody else."""
    me = actor.account.pk if actor.account else None
    return (
        row
        for row in rows
        if len(row.codings.all()) == 1 and (first := coding(row, 1)) and first.coder_id != me
    )


def agreement(rows: Iterable[Piece]) -> tuple[int, int]:
    """How many of the pieces that two people coded they coded alike (aspect and direction)."""
    pairs = [(a, b) for row in rows if (a := coding(row, 1)) and (b := coding(row, 2))]
    return sum((a.aspect, a.polarity) == (b.aspect, b.polarity) for a, b in pairs), len(pairs)


def _put(sides: Sides, first: Coding, quote: Quote) -> None:
    if first.polarity == Polarity.SUPPORTS:
        sides.supports.append(quote)
    elif first.polarity == Polarity.WEIGHS_AGAINST:
        sides.against.append(quote)
    else:
        sides.bears += 1


def _quote(piece: Piece) -> Quote:
    source = [piece.get_kind_display(), piece.told_by, period(piece.starts_on, piece.ends_on)]
    return Quote(piece.words, " · ".join(str(part) for part in source), piece.kind == EvidenceKind.CONCLUSION)
