"""The ledger: gapless, chained, append-only; every tampering is found."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
import pytest

from lopo.ground.acts import now
from lopo.ground.ledger import entries
from lopo.ground.ledger.entries import digest, enter, verify
from lopo.ground.ledger.models import LedgerEntry
from tests.cast import TaskForce


def chain(task_force: TaskForce, length: int) -> list[LedgerEntry]:
    return [enter(task_force.secretariat, f"act.{n}", detail={"n": n}) for n in range(length)]


def test_numbers_have_no_gap_and_each_entry_holds_the_last_ones_hash(task_force: TaskForce) -> None:
    start = verify(task_force.regency).entries
    made = chain(task_force, 5)

    assert [entry.number for entry in made] == list(range(start + 1, start + 6))
    assert [entry.previous for entry in made[1:]] == [entry.hash for entry in made[:-1]]
    assert verify(task_force.regency).ok


def test_an_entry_that_is_rolled_back_leaves_no_gap(task_force: TaskForce) -> None:
    before = verify(task_force.regency).entries
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enter(task_force.secretariat, "rolled back")
        _ = 1 / 0

    assert enter(task_force.secretariat, "kept").number == before + 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE lopo_ledgerentry SET act = 'x'",
        "DELETE FROM lopo_ledgerentry",
        "UPDATE lopo_ledgerentry SET detail = '{}'",
    ],
)
def test_the_database_itself_refuses_to_change_an_entry(task_force: TaskForce, statement: str) -> None:
    chain(task_force, 1)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize("statement", ["TRUNCATE lopo_ledgerentry", "TRUNCATE lopo_regency CASCADE"])
def test_the_database_itself_refuses_to_empty_the_ledger(task_force: TaskForce, statement: str) -> None:
    chain(task_force, 1)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement)


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_edit_deletion_insertion_and_reordering_is_found(
    task_force: TaskForce, monkeypatch: Any, data: st.DataObject
) -> None:
    rows = _kept(task_force)
    place = data.draw(st.integers(0, len(rows) - 2))
    act = data.draw(st.sampled_from(["edit", "delete", "swap", "insert", "rehash", "cut"]))
    broken = [*rows[:place], _copy(rows[place]), *rows[place + 1 :]]
    kept = (rows[-1].number, rows[-1].hash)
    if act in ("edit", "rehash"):
        field = data.draw(st.sampled_from(["act", "hat", "source", "at", "detail", "account_id"]))
        _edit(broken[place], field)
        if act == "rehash":
            broken[place].hash = digest(broken[place])
    elif act == "delete":
        del broken[place]
    elif act == "swap":
        broken[place], broken[place + 1] = broken[place + 1], broken[place]
    elif act == "insert":
        broken.insert(place, _copy(broken[place]))
    else:
        broken = broken[: place + 1]
    monkeypatch.setattr(entries, "_all", lambda _regency: iter(broken))

    assert not verify(task_force.regency, kept_head=kept).ok


def test_a_cut_tail_is_found_against_a_head_that_was_kept_elsewhere(
    task_force: TaskForce, monkeypatch: Any
) -> None:
    rows = _kept(task_force)
    head = (rows[-1].number, rows[-1].hash)
    monkeypatch.setattr(entries, "_all", lambda _regency: iter(rows[:-3]))

    assert not verify(task_force.regency, kept_head=head).ok


_chains: dict[int, list[LedgerEntry]] = {}


def _kept(task_force: TaskForce) -> list[LedgerEntry]:
    """The chain of this test's world, made once: thirty entries after the founding."""
    key = id(task_force)
    if key not in _chains:
        chain(task_force, 30)
        _chains[key] = list(LedgerEntry.objects.filter(regency=task_force.regency).order_by("number"))
    return _chains[key]


def _copy(row: LedgerEntry) -> LedgerEntry:
    return LedgerEntry(**{f.attname: getattr(row, f.attname) for f in LedgerEntry._meta.concrete_fields})


def _edit(row: LedgerEntry, field: str) -> None:
    if field == "at":
        row.at = row.at + timedelta(seconds=1)
    elif field == "detail":
        row.detail = {**row.detail, "more": 1}
    elif field == "account_id":
        from uuid import uuid4

        row.account_id = uuid4()
    else:
        setattr(row, field, f"{getattr(row, field)}x")


def test_the_time_of_an_entry_is_the_time_of_the_act(task_force: TaskForce) -> None:
    assert chain(task_force, 1)[0].at == now()
