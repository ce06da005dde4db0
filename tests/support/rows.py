"""A world that took long to build is kept as it lies in the database, and put back for the next test that asks for it."""

from __future__ import annotations

from dataclasses import dataclass
import pickle
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models.sql import InsertQuery


@dataclass(frozen=True)
class Kept:
    world: bytes
    tables: list[tuple[str, list[tuple[Any, ...]]]]

    def in_hand(self) -> Any:
        """The world as Python objects, new ones each time."""
        return pickle.loads(self.world)  # noqa: S301 (our own, made a moment ago)


def keep(world: object) -> Kept:
    """The world, and how every row there is was written: worked out once."""
    ours = [m for m in apps.get_app_config("lopo").get_models() if m._base_manager.exists()]
    return Kept(pickle.dumps(world), [_written(m, list(m._base_manager.order_by("pk"))) for m in ours])


def put_back(kept: Kept) -> None:
    """Writes all rows, past every operation: only what operations made before."""
    with connection.cursor() as cursor:
        for insert, values in kept.tables:
            cursor.executemany(insert, values)


def _written(model: type[models.Model], rows: list[models.Model]) -> tuple[str, list[tuple[Any, ...]]]:
    """One INSERT, and its values for each row."""
    told = []
    for row in rows:
        row._state.adding = True
        insert = InsertQuery(model)
        insert.insert_values(model._meta.concrete_fields, [row])
        told += insert.get_compiler(connection=connection).as_sql()
    return told[0][0], [tuple(values) for _insert, values in told]
