"""How far people who read the same things apart read them alike. Pure: words in, a number out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

PAIRS_FOR_ALPHA = 10  # fewer would say more about chance than about the readers


@dataclass(frozen=True)
class Agreement:
    """Of the things that two people read: how many alike, and how much of that chance would not give."""

    pairs: int
    equal: int
    alpha: float | None  # from ten pairs up, and not where one word was used throughout


def agreement(read: Iterable[tuple[Hashable, Hashable]]) -> Agreement:
    """Of the first and the second reading of each thing."""
    pairs = list(read)
    equal = sum(1 for first, second in pairs if first == second)
    exact = alpha(pairs) if len(pairs) >= PAIRS_FOR_ALPHA else None
    return Agreement(len(pairs), equal, None if exact is None else float(exact))


def alpha(units: Iterable[Sequence[Hashable]]) -> Fraction | None:
    """Krippendorff's alpha for names without order: 1 where all agree, 0 where they agree as by chance.

    One unit is one thing with the words that its readers gave it, as many as there were; a word that nobody could
    compare is left out. None where nothing can be compared, or one word was used throughout. Source: Krippendorff
    2011, Computing Krippendorff's Alpha-Reliability.
    """
    said: Counter[Hashable] = Counter()
    apart = Fraction(0)
    for words in units:
        if len(words) > 1:
            counts = Counter(words)
            said += counts
            unlike = len(words) ** 2 - sum(n * n for n in counts.values())
            apart += Fraction(unlike, len(words) - 1)
    total = said.total()
    by_chance = total * total - sum(n * n for n in said.values())
    return 1 - (total - 1) * apart / by_chance if by_chance else None
