"""All that must be kept, as lines of text: one snapshot of every table, in an order in which it can be read in again.

Both databases read and write the same lines, so a regency can move from one to the other. The digest over these lines
is the proof that nothing was lost or added on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor

LEFT_OUT = frozenset({"sessions.session"})  # whoever was signed in signs in again
CHUNK = 2000


def version() -> str:
    """The newest migration of Lopo that this database has, "" for none."""
    applied = MigrationExecutor(connection).loader.applied_migrations
    return max((name for app, name in applied if app == "lopo"), default="")


def newest() -> str:
    """The newest migration that this program knows."""
    return max(name for app, name in MigrationExecutor(connection).loader.disk_migrations if app == "lopo")


def tables_at(migration: str) -> list[type[models.Model]]:
    """The tables as they were at this migration, each after those that it points to."""
    loader = MigrationExecutor(connection).loader
    others = [leaf for leaf in loader.graph.leaf_nodes() if leaf[0] != "lopo"]
    state = loader.project_state([*others, ("lopo", migration)])
    kept = [m for m in state.apps.get_models() if m._meta.label_lower not in LEFT_OUT and not m._meta.proxy]
    return _in_order(sorted(kept, key=lambda model: model._meta.label_lower))


def lines(migration: str) -> Iterator[bytes]:
    """Every row of every table, one line each, in one snapshot of the database (nobody who writes is kept waiting)."""
    with transaction.atomic():
        _read_one_moment()
        for table in tables_at(migration):
            fields = [field.attname for field in table._meta.concrete_fields]
            for row in table._base_manager.order_by("pk").values_list(*fields).iterator(chunk_size=CHUNK):
                yield _line(table._meta.label_lower, row)


def write_lines(migration: str, told: Iterable[bytes]) -> dict[str, int]:
    """Reads the lines into empty tables, all or nothing. Returns rows by table; ValueError for a strange line."""
    tables = {table._meta.label_lower: table for table in tables_at(migration)}
    counts: dict[str, int] = {}
    with transaction.atomic():
        _let_references_wait()
        for table in reversed(list(tables.values())):
            if table._meta.app_label != "lopo":  # rows that migrating made; the kept ones take their place
                table._base_manager.all().delete()
        for label, rows in _by_table(told):
            if label not in tables:
                raise ValueError(f"unknown table {label}")
            counts[label] = counts.get(label, 0) + _insert(tables[label], rows)
        _set_counters_on(list(tables.values()))
    return counts


def digest(told: Iterable[bytes]) -> str:
    """SHA-256 over all lines."""
    found = hashlib.sha256()
    for line in told:
        found.update(line)
    return found.hexdigest()


def _line(label: str, row: tuple[Any, ...]) -> bytes:
    text = json.dumps([label, *(_plain(value) for value in row)], cls=DjangoJSONEncoder, ensure_ascii=False)
    return text.encode() + b"\n"


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return {"hex": bytes(value).hex()}
    if hasattr(value, "isoformat") and hasattr(value, "utcoffset") and hasattr(value, "microsecond"):
        return value.isoformat(timespec="microseconds")  # the encoder would cut to milliseconds
    return value


def _insert(table: type[models.Model], rows: list[list[Any]]) -> int:
    fields = table._meta.concrete_fields
    made = [
        table(**{field.attname: _value(field, value) for field, value in zip(fields, row, strict=True)})
        for row in rows
    ]
    table._base_manager.bulk_create(made, batch_size=CHUNK // len(fields) + 1)
    return len(made)


def _value(field: models.Field[Any, Any], value: Any) -> Any:
    if isinstance(field, models.BinaryField):
        return None if value is None else bytes.fromhex(value["hex"])
    if isinstance(field, models.JSONField) or value is None:
        return value
    return field.to_python(value)


def _by_table(told: Iterable[bytes]) -> Iterator[tuple[str, list[list[Any]]]]:
    label, rows = "", list[list[Any]]()
    for line in told:
        here, *row = json.loads(line)
        if rows and (here != label or len(rows) >= CHUNK):
            yield label, rows
            rows = []
        label = here
        rows.append(row)
    if rows:
        yield label, rows


def _in_order(tables: list[type[models.Model]]) -> list[type[models.Model]]:
    """Each table after those that it points to; what points in a circle comes in the order of names."""
    placed: list[type[models.Model]] = []
    while tables:
        names = {table._meta.label_lower for table in tables}
        free = [table for table in tables if not (_points_to(table) & names - {table._meta.label_lower})]
        for table in free or tables[:1]:
            placed.append(table)
            tables = [other for other in tables if other is not table]
    return placed


def _points_to(table: type[models.Model]) -> set[str]:
    related = (field.related_model for field in table._meta.concrete_fields if field.is_relation)
    return {model._meta.label_lower for model in related if model is not None and not isinstance(model, str)}


def _read_one_moment() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def _let_references_wait() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        else:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _set_counters_on(tables: list[type[models.Model]]) -> None:
    """Counters of numbered tables go on after the highest number that was read in."""
    from django.core.management.color import no_style

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
