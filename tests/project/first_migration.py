"""The first migration with each table made whole: its constraints and indexes with it, not one step each afterwards.

Every step of its own makes Django build the state of all tables anew, which took four of the five seconds of a first
start. What leans on a field that comes later (two tables that point at each other) stays a step of its own.

    python -m tests.project.first_migration FOLDER/0001_initial.py
"""

from __future__ import annotations

from collections.abc import Sequence
import importlib.util
from pathlib import Path
import sys
from typing import Any

import django
from django.db.migrations import AddConstraint, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.writer import MigrationWriter
from django.db.models import F, Q


def fold(steps_before: Sequence[Operation]) -> list[Operation]:
    """Puts constraints and indexes into the options of the table that they belong to."""
    made = {step.name_lower: step for step in steps_before if isinstance(step, CreateModel)}
    steps: list[Operation] = []
    for step in steps_before:
        told: Any = step
        if isinstance(step, AddConstraint) and _leans_on(told.constraint) <= _fields(made, told):
            made[told.model_name_lower].options.setdefault("constraints", []).append(told.constraint)
        elif isinstance(step, AddIndex) and set(step.index.fields) <= _fields(made, step, sign="-"):
            made[step.model_name_lower].options.setdefault("indexes", []).append(step.index)
        else:
            steps.append(step)
    return steps


def _fields(made: dict[str, CreateModel], step: Any, *, sign: str = "") -> set[str]:
    """Names of the fields that the table has from the start, also with the sign of a falling order."""
    names = {name for name, _field in made[step.model_name_lower].fields}
    return names | {f"{sign}{name}" for name in names}


def _leans_on(constraint: Any) -> set[str]:
    """Names of the fields in a constraint, wherever they stand in it."""
    condition = getattr(constraint, "condition", None)
    named = set(getattr(constraint, "fields", ())) | (_names(condition) if condition else set())
    for part in getattr(constraint, "expressions", ()):
        named |= _names(part)
    return named


def _names(part: Any) -> set[str]:
    """Names of the fields in a condition or an expression."""
    if isinstance(part, F):
        return {part.name}
    if isinstance(part, Q):
        pairs = [child for child in part.children if isinstance(child, tuple)]
        inner = [child for child in part.children if not isinstance(child, tuple)]
        named = {key.split("__")[0] for key, _value in pairs}
        return named.union(*(_names(one) for one in [*inner, *(value for _key, value in pairs)]))
    sources: list[Any] = getattr(part, "get_source_expressions", list)()
    return set[str]().union(*(_names(source) for source in sources if source is not None))


def main(path: Path) -> None:
    spec = importlib.util.spec_from_file_location("first", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.Migration.operations = fold(module.Migration.operations)
    migration = module.Migration("0001_initial", "lopo")
    path.write_text(MigrationWriter(migration, include_header=False).as_string())


if __name__ == "__main__":
    django.setup()
    main(Path(sys.argv[1]))
