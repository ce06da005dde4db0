"""What people said, and whether the records say the same (triangulation). Pure rules; the pieces come from outside.

Rule: only supporting pieces: *for*; only weighing ones: *against*; both, or only pieces that bear on it either way:
*mixed*; nothing: *none*. A conclusion counts in this rule but is no independent evidence: an aspect that rests on
conclusions alone says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lopo.evaluation.measures.agreement import Agreement, agreement
from lopo.evaluation.measures.period import Period
from lopo.evaluation.measures.rows import Piece

STRONG, ADEQUATE = 0.75, 0.5  # the same bounds for verdicts and for what records say


@dataclass(frozen=True)
class AspectEvidence:
    """The pieces of one aspect that overlap the period, and what they say together."""

    pieces: tuple[Piece, ...] = ()

    @property
    def supports(self) -> int:
        return sum(1 for p in self.pieces if p.polarity > 0)

    @property
    def weighs(self) -> int:
        return sum(1 for p in self.pieces if p.polarity < 0)

    @property
    def bears(self) -> int:
        """Pieces that bear on the aspect either way."""
        return len(self.pieces) - self.supports - self.weighs

    @property
    def says(self) -> str:
        """for | against | mixed | none."""
        if not self.pieces:
            return "none"
        if self.supports and not self.weighs:
            return "for"
        return "against" if self.weighs and not self.supports else "mixed"

    @property
    def independent(self) -> tuple[Piece, ...]:
        """What people said, showed or wrote themselves; the conclusions of authors left out."""
        return tuple(p for p in self.pieces if p.kind != "conclusion")

    @property
    def on_conclusions_alone(self) -> bool:
        return bool(self.pieces) and not self.independent


def evidence_by_aspect(pieces: Iterable[Piece], period: Period) -> dict[str, AspectEvidence]:
    """Aspect → its evidence, of the pieces whose date or period overlaps the evaluated one."""
    found: dict[str, list[Piece]] = {}
    for piece in sorted(overlapping(pieces, period), key=lambda p: (p.start, p.study, p.code)):
        found.setdefault(piece.aspect, []).append(piece)
    return {aspect: AspectEvidence(tuple(theirs)) for aspect, theirs in found.items()}


def overlapping(pieces: Iterable[Piece], period: Period) -> list[Piece]:
    return [p for p in pieces if p.start <= period.end and p.end >= period.start]


def records_say(score: float | None) -> str:
    """What an aspect's score says, in the words of evidence."""
    if score is None:
        return "none"
    return "for" if score >= STRONG else "mixed" if score >= ADEQUATE else "against"


def triangulation(records: str, people: str) -> str:
    """agree | partly | disagree | one_silent | silent. Disagreement is shown first: somebody should look."""
    said = {records, people}
    if "none" in said:
        return "silent" if len(said) == 1 else "one_silent"
    if len(said) == 1:
        return "agree"
    return "partly" if "mixed" in said else "disagree"


def coders_agree(pieces: Iterable[Piece]) -> Agreement:
    """Agreement on aspect and polarity together, of the pieces that two coders have read."""
    return agreement(((p.aspect, p.polarity), p.second) for p in pieces if p.second is not None)
