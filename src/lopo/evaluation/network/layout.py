"""Where the nodes of the network stand in its picture: drawn by springs, or on a ring; the same each time.

Springs after Fruchterman & Reingold 1991: neighbours pull, all push, the step grows smaller round by round. It starts
from a ring with a small push from a fixed seed, so that nothing depends on chance.
"""

from __future__ import annotations

from math import cos, hypot, pi, sin, sqrt
from random import Random

from lopo.evaluation.measures.rows import Id
from lopo.evaluation.network.graph import Network

Point = tuple[float, float]
SIZE = 360.0
MARGIN = 24.0
ROUNDS = 120
SEED = 5303


def ring(network: Network, *, size: float = SIZE, margin: float = 40.0) -> dict[Id, Point]:
    """Nodes on a circle in their order, the first at the top, clockwise; room for names outside."""
    n, middle, radius = len(network.nodes), size / 2, size / 2 - margin
    angles = [2 * pi * at / n - pi / 2 for at in range(n)] if n else []
    return {
        node.agency.id: (round(middle + radius * cos(a), 1), round(middle + radius * sin(a), 1))
        for node, a in zip(network.nodes, angles, strict=True)
    }


def spring(network: Network, *, size: float = SIZE) -> dict[Id, Point]:
    """Agencies that work together stand near each other; those without joint work drift to the rim."""
    ids = [node.agency.id for node in network.nodes]
    if len(ids) < 2:
        return dict.fromkeys(ids, (size / 2, size / 2))
    place = {id_: at for at, id_ in enumerate(ids)}
    pulls = [
        (place[a], place[b])
        for a, b in sorted(network.pairs, key=lambda pair: (place[pair[0]], place[pair[1]]))
    ]
    spots = _settled(_start(len(ids)), pulls)
    return {id_: _inside(spot, size) for id_, spot in zip(ids, spots, strict=True)}


def _start(n: int) -> list[list[float]]:
    chance = Random(SEED)  # noqa: S311 (a picture, not a secret)
    angles = [2 * pi * at / n for at in range(n)]
    return [
        [0.4 * cos(a) + chance.uniform(-0.01, 0.01), 0.4 * sin(a) + chance.uniform(-0.01, 0.01)]
        for a in angles
    ]


def _settled(spots: list[list[float]], pulls: list[tuple[int, int]]) -> list[list[float]]:
    """The spots after all rounds, in a box from -0.5 to 0.5."""
    rest = 0.8 / sqrt(len(spots))  # the distance at which push and pull are even
    for round_ in range(ROUNDS):
        forces = _pushes(spots, rest)
        for a, b in pulls:
            _pull(spots, forces, a, b, rest)
        step = 0.1 * (1 - round_ / ROUNDS)
        for spot, force in zip(spots, forces, strict=True):
            length = hypot(*force) or 1.0
            for axis in (0, 1):
                moved = spot[axis] + force[axis] / length * min(length, step)
                spot[axis] = min(0.5, max(-0.5, moved))
    return spots


def _pushes(spots: list[list[float]], rest: float) -> list[list[float]]:
    forces = [[0.0, 0.0] for _ in spots]
    for a in range(len(spots)):
        for b in range(a):
            dx, dy = spots[a][0] - spots[b][0], spots[a][1] - spots[b][1]
            squared = dx * dx + dy * dy or 1e-9
            push = rest * rest / squared
            forces[a][0] += dx * push
            forces[a][1] += dy * push
            forces[b][0] -= dx * push
            forces[b][1] -= dy * push
    return forces


def _pull(spots: list[list[float]], forces: list[list[float]], a: int, b: int, rest: float) -> None:
    dx, dy = spots[a][0] - spots[b][0], spots[a][1] - spots[b][1]
    pull = hypot(dx, dy) / rest
    forces[a][0] -= dx * pull
    forces[a][1] -= dy * pull
    forces[b][0] += dx * pull
    forces[b][1] += dy * pull


def _inside(spot: list[float], size: float) -> Point:
    room = size - 2 * MARGIN
    return round(MARGIN + (spot[0] + 0.5) * room, 1), round(MARGIN + (spot[1] + 0.5) * room, 1)
