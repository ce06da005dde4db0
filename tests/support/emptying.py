"""Between tests with real transactions every table is emptied; the ledger's guard has to look away for that moment."""

from collections.abc import Iterator
from typing import Any

from django.db import connection
import pytest

GUARDS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


@pytest.fixture(scope="session", autouse=True)
def guarded_tables_can_be_emptied() -> Iterator[None]:
    """SQLite empties by DELETE, which the triggers refuse; PostgreSQL's TRUNCATE passes them."""
    if connection.vendor != "sqlite":
        yield
        return
    operations: Any = type(connection.ops)
    empty = operations.execute_sql_flush

    def empty_unguarded(self: Any, statements: list[str]) -> None:
        with self.connection.cursor() as cursor:
            guards = cursor.execute(GUARDS).fetchall()
            for name, _sql in guards:
                cursor.execute(f'DROP TRIGGER "{name}"')
            try:
                empty(self, statements)
            finally:
                for _name, sql in guards:
                    cursor.execute(sql)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", empty_unguarded)
        yield
