"""Where the nodes of the network stand in its picture: on a ring, in their order; the same each time."""

from __future__ import annotations

from math import cos, pi, sin

from lopo.evaluation.measures.rows import Id
from lopo.evaluation.network.graph import Network

Point = tuple[float, float]
SIZE = 360.0


def ring(network: Network, *, size: float = SIZE, margin: float = 40.0) -> dict[Id, Point]:
    """Nodes on a circle, the first at the top, clockwise; room for names outside."""
    n, middle, radius = len(network.nodes), size / 2, size / 2 - margin
    angles = [2 * pi * at / n - pi / 2 for at in range(n)] if n else []
    return {
        node.agency.id: (round(middle + radius * cos(a), 1), round(middle + radius * sin(a), 1))
        for node, a in zip(network.nodes, angles, strict=True)
    }
