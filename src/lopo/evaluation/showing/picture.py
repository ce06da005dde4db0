"""The network for the page: a ring of agencies as a drawing, and the table that says the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import atan2, degrees

from django.utils.text import Truncator

from lopo.evaluation.asking import Asked
from lopo.evaluation.measures.rows import Agency, Id
from lopo.evaluation.network.graph import Network, Node
from lopo.evaluation.network.layout import ring

MIDDLE = 180.0
MOST_LINES = 60  # more would hide each other; the table has all
WIDEST = 4.5
LONGEST_NAME = 20  # outside the ring; the table has the whole name


@dataclass(frozen=True)
class Line:
    path: str
    width: float


@dataclass(frozen=True)
class Spot:
    """One agency in the drawing; its name stands outside the ring, turned to be read from left to right."""

    code: str
    name: str
    x: float
    y: float
    style: str  # iso, big or nothing
    square: bool
    turn: float
    left: bool  # the name ends at the ring instead of beginning there

    @property
    def corner(self) -> tuple[float, float]:
        return self.x - 11, self.y - 11


@dataclass(frozen=True)
class Partner:
    name: str
    weight: int
    url: str


@dataclass(frozen=True)
class NodeRow:
    node: Node
    url: str
    partners: list[Partner]  # whom it worked with most


@dataclass(frozen=True)
class Picture:
    lines: list[Line]
    least: int  # joint works of the thinnest line drawn; 0 where all are drawn
    spots: list[Spot]
    rows: list[NodeRow]
    pairs: int
    pieces: int


def picture(network: Network, asked: Asked) -> Picture:
    weights = network.pair_weights
    spots = ring(network)
    drawn, least = _drawn(weights)
    most = max(weights.values(), default=1)
    return Picture(
        lines=[_line(spots[a], spots[b], weight / most) for (a, b), weight in drawn],
        least=least,
        spots=[_spot(node, spots[node.agency.id], network.busiest) for node in network.nodes],
        rows=_rows(network, weights, asked),
        pairs=len(weights),
        pieces=network.pieces,
    )


def _drawn(weights: dict[tuple[Id, Id], int]) -> tuple[list[tuple[tuple[Id, Id], int]], int]:
    """The pairs that are drawn, thin lines first: all, or those that worked together most, ties together."""
    ranked = sorted(weights.items(), key=lambda pair: pair[1])
    if len(ranked) <= MOST_LINES:
        return ranked, 0
    least = ranked[-MOST_LINES][1]
    if len([1 for _pair, weight in ranked if weight >= least]) > 2 * MOST_LINES:
        least += 1
    return [pair for pair in ranked if pair[1] >= least], least


def _line(a: tuple[float, float], b: tuple[float, float], share: float) -> Line:
    """Bent towards the middle, so that neighbours' lines do not run along the rim."""
    middle = [(p + q) / 2 + 0.65 * (MIDDLE - (p + q) / 2) for p, q in zip(a, b, strict=True)]
    path = f"M{a[0]:.0f} {a[1]:.0f}Q{middle[0]:.0f} {middle[1]:.0f} {b[0]:.0f} {b[1]:.0f}"
    return Line(path, 0.8 + (WIDEST - 0.8) * share)


def _spot(node: Node, at: tuple[float, float], busiest: frozenset[Id]) -> Spot:
    turn = degrees(atan2(at[1] - MIDDLE, at[0] - MIDDLE))
    left = abs(turn) > 90
    style = "big" if node.agency.id in busiest else "" if node.partners else "iso"
    return Spot(
        code=node.agency.code,
        name=Truncator(node.agency.short).chars(LONGEST_NAME),
        x=at[0],
        y=at[1],
        style="seatless" if not node.seat and style != "iso" else style,
        square=not node.seat,
        turn=turn + 180 if left else turn,
        left=left,
    )


def own_row(network: Network, asked: Asked) -> NodeRow | None:
    """The reader's own agency and whom it worked with; None for who sees counts only."""
    if asked.sight.counts_only:
        return None
    rows = _rows(network, network.pair_weights, asked)
    return next((row for row in rows if row.node.agency.id == asked.sight.own), None)


def _rows(network: Network, weights: dict[tuple[Id, Id], int], asked: Asked) -> list[NodeRow]:
    agencies = {node.agency.id: node.agency for node in network.nodes}
    with_whom: dict[Id, list[tuple[int, Agency]]] = defaultdict(list)
    for (a, b), weight in weights.items():
        with_whom[a].append((weight, agencies[b]))
        with_whom[b].append((weight, agencies[a]))
    return [_row(node, with_whom[node.agency.id], asked) for node in network.ranked]


def _row(node: Node, with_whom: list[tuple[int, Agency]], asked: Asked) -> NodeRow:
    key = node.agency.key
    most = sorted(with_whom, key=lambda pair: (-pair[0], pair[1].name))[:4]
    partners = [Partner(a.short, weight, asked.url("evaluation_pair", key, a.key)) for weight, a in most]
    return NodeRow(node, asked.url("evaluation_joint_work", key), partners)
