"""A test that commits leaves an empty database, and a ledger that still cannot be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import DatabaseError
import pytest

from lopo.ground.ledger.models import LedgerEntry

if TYPE_CHECKING:
    from tests.cast import TaskForce


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "time", ["first", "again"]
)  # what the first leaves behind, the second would stumble over
def test_a_committed_world_is_gone_before_the_next_test(time: str, request: pytest.FixtureRequest) -> None:
    assert not LedgerEntry.objects.exists()
    request.getfixturevalue("task_force")
    assert LedgerEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_after_an_emptied_database_the_ledger_still_refuses(task_force: TaskForce) -> None:
    entry = LedgerEntry.objects.order_by("number")[0]
    with pytest.raises(DatabaseError, match="append-only"):
        LedgerEntry.objects.filter(pk=entry.pk)._raw_delete("default")
