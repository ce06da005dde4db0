"""Whoever is turned away by a page stands in the ledger, at the door as well as inside."""

from __future__ import annotations

from django.urls import reverse
import pytest

from lopo.ground.ledger.models import LedgerEntry
from tests.cast import TaskForce


@pytest.mark.parametrize(
    ("page", "operation"), [("office_new", "page"), ("official_new", "register_official")]
)
def test_a_page_that_turns_somebody_away_puts_it_on_the_ledger_once(
    task_force: TaskForce, page: str, operation: str
) -> None:
    client, elsewhere = task_force.client(task_force.polres), task_force.agency("dinkes")
    assert client.get(reverse(page, args=[elsewhere.pk])).status_code == 403

    entry = LedgerEntry.objects.get(act="denied")
    assert entry.detail == {"operation": operation, "page": page}
    assert (entry.hat, entry.office) == ("seat", task_force.polres.office)


def test_who_is_let_in_leaves_no_denial(task_force: TaskForce) -> None:
    client = task_force.client(task_force.secretariat)
    assert client.get(reverse("office_new", args=[task_force.agency("dinkes").pk])).status_code == 200
    assert not LedgerEntry.objects.filter(act="denied").exists()
