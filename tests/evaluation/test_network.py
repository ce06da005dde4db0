"""Who works with whom: edges from pieces of work that agencies shared, and what the picture's numbers mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
import re
from typing import Any

import pytest

from lopo.evaluation.evaluating import evaluate_records
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.rows import Contribution
from lopo.evaluation.measures.small_world import AGENCIES, DECREE, YEAR
from lopo.evaluation.network.graph import Network, change, network, reciprocity
from lopo.evaluation.network.layout import SIZE, ring
from lopo.evaluation.report.drawing import DYE, network_svg


def took(who: str, subject: str, kind: str = "meeting", on: date = YEAR.start, **more: Any) -> Contribution:
    return Contribution(f"{who}-{subject}", who, "joint_activity", on, subject, kind, **more)


TOGETHER = (
    took("polres", "m1"),
    took("dinsos", "m1"),
    took("dukcapil", "m1"),
    took("dp3a", "m1", took_part=False),
    took("polres", "r1", "realisation"),
    took("dinsos", "r1", "realisation"),
    took("dinkes", "r1", "realisation", contested=True),
    took("polres", "r2", "realisation"),
    took("nakertrans", "d1", "delivery"),
    took("polres", "d1", "delivery"),
)


def drawn(*contributions: Contribution) -> Network:
    records = Records(YEAR, AGENCIES, (DECREE,), contributions=contributions)
    return network(records, YEAR.start, YEAR.end)


def test_an_edge_is_joint_work_by_kind_and_weight() -> None:
    found = drawn(*TOGETHER)

    assert [(e.a, e.b, e.kind, e.weight) for e in found.edges] == [
        ("dinsos", "dukcapil", "meeting", 1),
        ("dinsos", "polres", "activity", 1),
        ("dinsos", "polres", "meeting", 1),
        ("dukcapil", "polres", "meeting", 1),
    ]  # whoever stayed away, contests, or only got a letter is in none
    assert found.pieces == 2


def test_every_agency_is_a_node_partners_too_and_some_take_part_in_nothing() -> None:
    found = drawn(*TOGETHER)
    nodes = {node.agency.key: node for node in found.nodes}

    assert len(nodes) == 6
    assert (nodes["polres"].partners, nodes["polres"].weight, nodes["polres"].pieces) == (2, 3, 2)
    assert (nodes["dukcapil"].seat, nodes["polres"].seat) == (False, True)
    assert {node.agency.key for node in found.isolates} == {"dp3a", "dinkes", "nakertrans"}


def test_the_busiest_are_those_in_most_pieces_of_work_on_paper_as_on_the_page() -> None:
    """Five at one table make many pairs of one piece of work: whoever works often comes first all the same."""
    crowd = [took(who, "m1") for who in ("dinkes", "dinsos", "dp3a", "nakertrans", "dukcapil")]
    two = [took(who, f"r{n}", "realisation") for n in (1, 2, 3) for who in ("polres", "dinsos")]
    found = drawn(*crowd, *two)

    assert [node.agency.key for node in found.ranked][:2] == ["dinsos", "polres"]
    assert found.busiest == {"dinsos", "polres", found.ranked[2].agency.id}
    assert network_svg(found).count(f'fill="{DYE}"') == 3
    filled = re.findall(rf'fill="{DYE}"[^>]*/><text[^>]*>(\w+)<', network_svg(found))
    assert {node.agency.code for node in found.ranked[:3]} == set(filled)
    assert drawn().busiest == frozenset()


def test_density_counts_pairs_and_centralisation_compares_with_a_star() -> None:
    found = drawn(*TOGETHER)
    assert found.density == pytest.approx(3 / 15)
    assert found.seated_pairs == (1, 10)

    star = drawn(*(took(who, f"r{n}", "realisation") for n, hub in enumerate(["dp3a", "nakertrans", "dinsos", "dinkes", "dukcapil"]) for who in ("polres", hub)))  # fmt: skip
    assert star.centralisation == 1.0
    whole = drawn(*(took(agency.key, "m1") for agency in AGENCIES))
    assert (whole.density, whole.centralisation) == (1.0, 0.0)
    assert drawn().density == 0.0


def test_reciprocity_is_known_only_where_somebody_asks_or_gives() -> None:
    assert reciprocity([]) is None
    assert reciprocity([("polres", "dinsos"), ("dinsos", "polres"), ("polres", "dinkes")]) == 0.5
    assert reciprocity([("polres", "polres")]) is None
    assert drawn(*TOGETHER).reciprocity is None


def test_the_period_before_shows_what_has_begun_and_what_ended() -> None:
    last = date(2024, 6, 1)
    before = (took("polres", "m0", on=last), took("dinkes", "m0", on=last))
    found = evaluate_records(replace(Records(YEAR, AGENCIES, (DECREE,)), contributions=(*TOGETHER, *before)))

    assert found.network_before is not None
    moved = change(found.network, found.network_before)
    assert moved.ended == {("dinkes", "polres")}
    assert ("dinsos", "polres") in moved.begun
    assert evaluate_records(Records(YEAR, AGENCIES, (DECREE,), contributions=TOGETHER)).network_before is None


def test_the_picture_is_the_same_each_time_and_stays_in_its_frame() -> None:
    spots = ring(drawn(*TOGETHER))

    assert spots == ring(drawn(*reversed(TOGETHER)))
    assert len(set(spots.values())) == 6
    assert all(0 < x < SIZE and 0 < y < SIZE for x, y in spots.values())


def test_a_picture_of_nobody_or_of_one_can_be_drawn() -> None:
    for agencies in ((), AGENCIES[:1]):
        alone = network(Records(YEAR, agencies), YEAR.start, YEAR.end)
        assert len(ring(alone)) == len(agencies)
        assert alone.density is alone.centralisation is None
