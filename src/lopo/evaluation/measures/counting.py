"""What a measure is: a share of things counted, with the definition that it follows and the things themselves.

A measure is defined by one function that lists the things counted (`Item`) and says of each whether it is met. All
else follows from that list, so that parts add up to the whole and each number opens to what it counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import sqrt
from typing import NamedTuple, TypeVar

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _

from lopo.evaluation.measures.period import quarter_of
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.rows import Id, Ref

K = TypeVar("K")
Words = str | Lazy
TOO_FEW = 5  # under this: shown, marked, and out of every mean
Z95 = 1.959964  # normal quantile of a two-sided interval of 95 %


class Item(NamedTuple):
    """One counted thing. `n` of `of` is met: 1 of 1 for most, people of a training, a round of answers on a scale.

    `kind` is the noun of the row behind it, or "month", "cell", "slot" for a thing that is owed and has no row of its
    own; `behind` are then the records that meet it.
    """

    kind: str
    id: Id
    n: Fraction | int
    on: date | None = None
    agency: Id | None = None
    state: str = ""
    of: int = 1
    behind: tuple[Ref, ...] = ()


class Part(NamedTuple):
    """The part of one agency or quarter: n of `of`."""

    n: Fraction | int
    of: int


@dataclass(frozen=True)
class Example:
    """A world small enough to count by hand, and what the count must be. It is the measure's first test."""

    says: Words
    records: Records
    n: Fraction | int
    of: int


@dataclass(frozen=True)
class Definition:
    """One measure, as the method page prints it and as it is counted."""

    id: str
    aspect: str
    name: Words  # in one line
    share: Words  # what counts as met
    of_what: Words  # what is counted
    source: Words  # literature
    gamed_by: Words  # what would game it, and what stands against that
    items: Callable[[Records], Iterable[Item]]
    example: Example
    needs: Words = ""  # why it is unknown as long as nothing of its kind is recorded
    by_agency: bool = True
    by_quarter: bool = True
    interval: bool = True  # a scale has none
    beside: Callable[[Records], Mapping[str, Decimal]] | None = None  # sums shown beside, never in the score


@dataclass(frozen=True)
class Measure:
    """One measure of one period. Unknown is never 0 or 1; under five counted things it stays out of every mean."""

    definition: Definition
    items: tuple[Item, ...]
    beside: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.definition.id

    @property
    def aspect(self) -> str:
        return self.definition.aspect

    @cached_property
    def numerator(self) -> Fraction | int:
        return sum(item.n for item in self.items)

    @cached_property
    def denominator(self) -> int:
        return sum(item.of for item in self.items)

    @property
    def state(self) -> str:
        if not self.denominator:
            return "unknown"
        return "too_few" if self.denominator < TOO_FEW else "known"

    @property
    def known(self) -> bool:
        """Enters means and verdicts."""
        return self.state == "known"

    @property
    def because(self) -> str:
        """Why it is out of the means; empty when it is not."""
        if self.state == "too_few":
            return _("terlalu sedikit: baru %(n)s, perlu %(least)s") % {
                "n": self.denominator,
                "least": TOO_FEW,
            }
        if self.state == "unknown":
            return str(
                self.definition.needs or _("tidak ada yang jatuh tempo atau tercatat dalam periode ini")
            )
        return ""

    @property
    def exact(self) -> Fraction | None:
        return Fraction(self.numerator) / self.denominator if self.denominator else None

    @property
    def value(self) -> float | None:
        return None if self.exact is None else float(self.exact)

    @property
    def interval(self) -> tuple[float, float] | None:
        """How far so few would wobble; from five up, and never on a scale."""
        if not self.known or not self.definition.interval:
            return None
        return wilson(int(self.numerator), self.denominator)

    @cached_property
    def by_agency(self) -> dict[Id | None, Part]:
        """Parts that add up to the whole; None: nobody was named. Empty where it cannot be split."""
        return _parts((i.agency, i) for i in self.items) if self.definition.by_agency else {}

    @cached_property
    def by_quarter(self) -> dict[str, Part]:
        """Parts that add up to the whole, in order of time. Empty where it cannot be split."""
        if not self.definition.by_quarter:
            return {}
        parts = _parts((quarter_of(i.on), i) for i in self.items if i.on)
        return {str(quarter): parts[quarter] for quarter in sorted(parts)}

    @cached_property
    def apart(self) -> dict[str, int]:
        """How many of each state: excused and absent, head and delegate. Shown apart, never in the score."""
        return dict(sorted(Counter(item.state for item in self.items if item.state).items()))

    @cached_property
    def listed(self) -> tuple[Item, ...]:
        """The counted things in an order that does not depend on how they were read: by day, then kind and id."""
        return tuple(sorted(self.items, key=lambda i: (i.on or date.min, i.kind, str(i.id))))

    @property
    def met(self) -> list[Item]:
        return [item for item in self.items if item.n]

    @property
    def missed(self) -> list[Item]:
        return [item for item in self.items if item.n < item.of]

    def items_of(self, agency: Id | None) -> list[Item]:
        return [item for item in self.items if item.agency == agency]


def measure(definition: Definition, records: Records) -> Measure:
    """Counts one measure."""
    beside = definition.beside(records) if definition.beside else {}
    return Measure(definition, tuple(definition.items(records)), beside)


def wilson(n: int, of: int) -> tuple[float, float]:
    """The Wilson score interval of 95 % (Wilson 1927): honest for small numbers and near 0 and 1."""
    share, z2 = n / of, Z95 * Z95
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    reach = Z95 * sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    low = 0.0 if n == 0 else max(0.0, middle - reach)
    return low, 1.0 if n == of else min(1.0, middle + reach)


def _parts(pairs: Iterable[tuple[K, Item]]) -> dict[K, Part]:
    n: dict[K, Fraction | int] = {}
    of: dict[K, int] = {}
    for key, item in pairs:
        n[key] = n.get(key, 0) + item.n
        of[key] = of.get(key, 0) + item.of
    return {key: Part(n[key], of[key]) for key in of}
