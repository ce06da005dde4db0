"""The pictures of the report: the network as SVG whose colours are attributes, since no style sheet prints."""

from __future__ import annotations

from django.utils.html import escape

from lopo.evaluation.network.graph import Network
from lopo.evaluation.network.layout import ring

INK, DYE, PALE, QUIET = "#1b2233", "#24407e", "#ffffff", "#505768"
RADIUS = 13.0
WIDEST = 6.0  # of a line: the pair that works together most


def network_svg(graph: Network) -> str:
    """Agencies on a ring; a thicker line is more joint work. Circle: seat; square: partner; dashed: in nothing."""
    spots = ring(graph)
    weights, busiest = graph.pair_weights, graph.busiest
    most = max(weights.values(), default=1)
    lines = "".join(_line(spots[a], spots[b], WIDEST * weight / most) for (a, b), weight in weights.items())
    nodes = "".join(
        _node(
            spots[node.agency.id], node.agency.code, node.seat, bool(node.partners), node.agency.id in busiest
        )
        for node in graph.nodes
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 360">{lines}{nodes}</svg>'


def _line(a: tuple[float, float], b: tuple[float, float], width: float) -> str:
    middle = (180 + (a[0] + b[0]) / 2) / 2, (180 + (a[1] + b[1]) / 2) / 2
    path = f"M{a[0]:.1f} {a[1]:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {b[0]:.1f} {b[1]:.1f}"
    return f'<path d="{path}" fill="none" stroke="{DYE}" stroke-opacity="0.5" stroke-width="{max(width, 0.8):.1f}"/>'


def _node(at: tuple[float, float], code: str, seat: bool, works: bool, big: bool) -> str:
    x, y = at
    fill, ink = (DYE, PALE) if big else (PALE, INK)
    dash = "" if works else ' stroke-dasharray="3 2"'
    common = f'fill="{fill}" stroke="{INK if works else QUIET}" stroke-width="1.2"{dash}'
    shape = (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}" {common}/>'
        if seat
        else f'<rect x="{x - RADIUS:.1f}" y="{y - RADIUS:.1f}" width="{2 * RADIUS}" height="{2 * RADIUS}" {common}/>'
    )
    words = f'<text x="{x:.1f}" y="{y + 3:.1f}" font-size="9" font-weight="bold" text-anchor="middle" fill="{ink}">'
    return f"{shape}{words}{escape(code)}</text>"
