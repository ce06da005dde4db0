"""The network of who works with whom: agencies as nodes, joint work in the period as edges, by kind and weight.

Joint work is a piece of work in which two agencies or more took part: a meeting that both attended, an activity that
both worked in, later a joint action, a handover, a request. Several seats of one agency are one node; an agency without
a seat is a node too. Contested records count for nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.rows import Agency, Id, Ref

BUSIEST = 3

KINDS = {  # noun of the piece of work → kind of the edge; paper traffic (a delivery) is no joint work
    "meeting": "meeting",
    "realisation": "activity",
    "activity": "activity",
    "jointaction": "joint_action",
    "handover": "handover",
    "request": "request",
}


class Edge(NamedTuple):
    """Two agencies (in the order of `Network.nodes`), how they worked together, and in which pieces of work."""

    a: Id
    b: Id
    kind: str
    pieces: tuple[Ref, ...]

    @property
    def weight(self) -> int:
        return len(self.pieces)


class Node(NamedTuple):
    """`partners`: with how many agencies it worked. `weight`: how often. `pieces`: in how many pieces of joint work."""

    agency: Agency
    seat: bool
    partners: int
    weight: int
    pieces: int


@dataclass(frozen=True)
class Network:
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    pieces: int  # of joint work, in all
    reciprocity: float | None = None

    @cached_property
    def pairs(self) -> frozenset[tuple[Id, Id]]:
        """Pairs of agencies that worked together at all."""
        return frozenset((edge.a, edge.b) for edge in self.edges)

    @property
    def density(self) -> float | None:
        """Pairs that worked together, of all pairs; None under two agencies."""
        possible = len(self.nodes) * (len(self.nodes) - 1) // 2
        return len(self.pairs) / possible if possible else None

    @property
    def seated_pairs(self) -> tuple[int, int]:
        """The same among agencies with a seat, as counts: 30 of 190."""
        seated = {node.agency.id for node in self.nodes if node.seat}
        together = sum(1 for a, b in self.pairs if a in seated and b in seated)
        return together, len(seated) * (len(seated) - 1) // 2

    @property
    def centralisation(self) -> float | None:
        """Freeman 1978, by degree: 1 if all work runs through one agency, 0 if all have as many partners."""
        n = len(self.nodes)
        if n < 3:
            return None
        most = max(node.partners for node in self.nodes)
        return sum(most - node.partners for node in self.nodes) / ((n - 1) * (n - 2))

    @property
    def ranked(self) -> tuple[Node, ...]:
        """Those in most pieces of joint work first, then those with most partners: as tables list them."""
        return tuple(sorted(self.nodes, key=lambda n: (-n.pieces, -n.partners, n.agency.name)))

    @property
    def busiest(self) -> frozenset[Id]:
        """The first three of them, where there is joint work: as drawings fill them."""
        return frozenset(node.agency.id for node in self.ranked[:BUSIEST] if node.pieces)

    @property
    def pair_weights(self) -> dict[tuple[Id, Id], int]:
        """How often each pair worked together, all kinds of joint work."""
        weights: dict[tuple[Id, Id], int] = defaultdict(int)
        for edge in self.edges:
            weights[edge.a, edge.b] += edge.weight
        return dict(weights)

    @property
    def isolates(self) -> tuple[Node, ...]:
        """Agencies that took part in no joint work."""
        return tuple(node for node in self.nodes if not node.partners)


def network(records: Records, first: date, last: date) -> Network:
    """The network from the first to the last day; `records` holds the contributions of these days."""
    agencies = sorted(records.agencies, key=lambda a: (a.name, a.key, str(a.id)))
    place = {agency.id: at for at, agency in enumerate(agencies)}
    shared = {ref: sorted(who) for ref, who in _together(records, first, last, place).items() if len(who) > 1}
    found: dict[tuple[int, int, str], list[Ref]] = defaultdict(list)
    for ref, who in shared.items():
        for a, b in combinations(who, 2):
            found[a, b, KINDS[ref[0]]].append(ref)
    edges = tuple(
        Edge(agencies[a].id, agencies[b].id, kind, tuple(refs))
        for (a, b, kind), refs in sorted(found.items())
    )
    nodes = _nodes(agencies, records.members, found, shared)
    return Network(nodes, edges, len(shared), reciprocity(records.arrows))


def _together(records: Records, first: date, last: date, place: dict[Id, int]) -> dict[Ref, set[int]]:
    """Piece of work → who took part in it, by place in the list of agencies."""
    found: dict[Ref, set[int]] = defaultdict(set)
    for c in records.contributions:
        counts = c.took_part and not c.contested and first <= c.on <= last
        if counts and c.subject_kind in KINDS and c.agency in place:
            found[c.subject_kind, c.subject].add(place[c.agency])
    return found


def _nodes(
    agencies: list[Agency],
    members: frozenset[Id],
    found: dict[tuple[int, int, str], list[Ref]],
    shared: dict[Ref, list[int]],
) -> tuple[Node, ...]:
    partners: dict[int, set[int]] = defaultdict(set)
    weight: dict[int, int] = defaultdict(int)
    pieces: dict[int, int] = defaultdict(int)
    for (a, b, _), refs in found.items():
        partners[a].add(b)
        partners[b].add(a)
        weight[a] += len(refs)
        weight[b] += len(refs)
    for who in shared.values():
        for at in who:
            pieces[at] += 1
    return tuple(
        Node(agency, agency.id in members, len(partners[at]), weight[at], pieces[at])
        for at, agency in enumerate(agencies)
    )


def reciprocity(arrows: Iterable[tuple[Id, Id]]) -> float | None:
    """Of pairs of agencies where one asks or gives, the share where the other does too; None where nobody does."""
    directed = {(a, b) for a, b in arrows if a != b}
    pairs = {frozenset(arrow) for arrow in directed}
    mutual = {frozenset((a, b)) for a, b in directed if (b, a) in directed}
    return len(mutual) / len(pairs) if pairs else None


@dataclass(frozen=True)
class Change:
    """What is new against the period before, and what is no longer."""

    begun: frozenset[tuple[Id, Id]]
    ended: frozenset[tuple[Id, Id]]


def change(now: Network, before: Network) -> Change:
    return Change(now.pairs - before.pairs, before.pairs - now.pairs)
