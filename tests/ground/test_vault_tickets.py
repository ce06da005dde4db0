"""Tickets that a browser holds for some minutes: for one purpose, one owner, one time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lopo.ground.acts import at, now
from lopo.ground.vault import tickets

QUARTER = timedelta(minutes=15)
PATIENT = settings(deadline=None, suppress_health_check=list(HealthCheck))
SAYS = st.dictionaries(st.text(max_size=20), st.recursive(st.text() | st.booleans(), st.lists, max_leaves=5))


@PATIENT
@given(SAYS, st.text(max_size=40))
def test_a_ticket_brings_back_what_it_holds(content: dict[str, Any], bound: str) -> None:
    ticket = tickets.issue("a form", content, bound=bound)

    assert tickets.redeem(ticket, "a form", bound=bound, within=QUARTER) == content
    assert tickets.redeem(ticket, "a seed", bound=bound, within=QUARTER) is None
    assert tickets.redeem(ticket, "a form", bound=bound + "/", within=QUARTER) is None


@settings(PATIENT, max_examples=500)
@given(st.data())
def test_a_changed_ticket_opens_nothing(data: st.DataObject) -> None:
    ticket = tickets.issue("a form", {"isi": "Maria Contoh"})
    place = data.draw(st.integers(0, len(ticket) - 1))
    letter = data.draw(st.characters(codec="utf-8"))
    changed = ticket[:place] + letter + ticket[place + 1 :]

    opened = tickets.redeem(changed, "a form", within=QUARTER)

    assert opened in (
        None,
        {"isi": "Maria Contoh"},
    )  # base64 has letters with idle bits; the content never changes


@PATIENT
@given(st.text())
def test_no_invented_ticket_opens_or_breaks_anything(invented: str) -> None:
    assert tickets.redeem(invented, "a form", within=QUARTER) is None


def test_a_ticket_runs_out() -> None:
    ticket = tickets.issue("a form", {})
    with at(now() + QUARTER):
        assert tickets.redeem(ticket, "a form", within=QUARTER) == {}
    with at(now() + QUARTER + timedelta(seconds=1)):
        assert tickets.redeem(ticket, "a form", within=QUARTER) is None


def test_a_ticket_hides_what_it_holds() -> None:
    assert "Maria" not in tickets.issue("a form", {"nama": "Maria Contoh"})
