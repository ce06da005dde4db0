"""Every act of the field has a rule that people can read, a meaning, and tests of both its ends."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
import pkgutil

import pytest

import lopo
from lopo.ground.acts import OPERATIONS
from lopo.ground.acts.operation import Operation, Rule
from tests.project.acts_in_tests import acts_of, acts_of_all

for found in pkgutil.walk_packages(lopo.__path__, "lopo."):
    if not found.name.startswith("lopo.migrations"):
        import_module(found.name)
# Tests register acts of their own; those are nobody's but theirs.
OURS = {name: act for name, act in OPERATIONS.items() if act.module.startswith("lopo.")}
ACTS = [pytest.param(act, id=name) for name, act in sorted(OURS.items())]
TESTED = acts_of_all(Path(__file__).resolve().parents[1])


@pytest.mark.parametrize("act", ACTS)
def test_an_act_has_a_rule_and_a_meaning_that_people_can_read(act: Operation) -> None:
    assert isinstance(act.rule, Rule)
    assert str(act.rule.sentence).strip(), "the rule has no sentence for the page of rules"
    assert act.meaning, (
        "the operation has no docstring: what it means, what it does in order, what it refuses"
    )


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_shown_done(act: Operation) -> None:
    assert act.name in TESTED.done


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_shown_refused(act: Operation) -> None:
    assert act.name in TESTED.refused, (
        "call it inside `with pytest.raises(Denied)`, or mark @pytest.mark.refuses(it)"
    )


def test_acts_stand_in_operations_and_nowhere_else() -> None:
    """In operations.py, or in a folder of that name where one file would grow too long."""
    assert not [act.module for act in OURS.values() if "operations" not in act.module.split(".")]


def test_a_refusal_is_told_from_a_success() -> None:
    acts = acts_of(
        """
def test_only_the_secretariat_issues_a_decree(world):
    with pytest.raises(Denied, match="sekretariat"):
        issue_decree(world.police, decree)
    call_meeting(world.secretariat)

@pytest.mark.refuses(send_decree)
def test_by_table(row): ...
"""
    )
    assert acts.refused >= {"issue_decree", "send_decree"}
    assert "call_meeting" in acts.done - acts.refused
    assert "issue_decree" not in acts.done
