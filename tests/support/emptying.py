"""Between tests with real transactions every table is emptied; the ledger's guard has to look away for that moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
import pytest

GUARDS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
LEDGER = "ALTER TABLE lopo_ledgerentry"


@pytest.fixture(scope="session", autouse=True)
def guarded_tables_can_be_emptied() -> Iterator[None]:
    """SQLite empties by DELETE, PostgreSQL by TRUNCATE; triggers refuse both."""
    operations: Any = type(connection.ops)
    empty = operations.execute_sql_flush
    guards_away = _dropped if connection.vendor == "sqlite" else _disabled

    def empty_unguarded(self: Any, statements: list[str]) -> None:
        with self.connection.cursor() as cursor, guards_away(cursor):
            empty(self, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", empty_unguarded)
        yield


@contextmanager
def _dropped(cursor: Any) -> Iterator[None]:
    guards = cursor.execute(GUARDS).fetchall()
    for name, _sql in guards:
        cursor.execute(f'DROP TRIGGER "{name}"')
    try:
        yield
    finally:
        for _name, sql in guards:
            cursor.execute(sql)


@contextmanager
def _disabled(cursor: Any) -> Iterator[None]:
    cursor.execute(f"{LEDGER} DISABLE TRIGGER USER")
    try:
        yield
    finally:
        cursor.execute(f"{LEDGER} ENABLE TRIGGER USER")
