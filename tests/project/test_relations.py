"""Tables point down the house or sideways within their part, never up; and every row belongs to one regency."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Field, Model, OneToOneField, UniqueConstraint
import pytest

# From the ground up; parts of one storey do not know each other.
STOREYS = [
    {"ground"},
    {"taskforce"},
    {"cases"},
    {"prevention", "care", "justice", "cooperation"},
    {"evaluation"},
    {"home"},
]
# Long random values: two regencies cannot meet in one.
RANDOM = {"digest", "token", "session_key"}
MODELS = [model for model in apps.get_app_config("lopo").get_models() if model.__module__.startswith("lopo.")]


def part(model: type[Model]) -> str:
    return model.__module__.split(".")[1]


def storey(name: str) -> int:
    return next(height for height, parts in enumerate(STOREYS) if name in parts)


def relations() -> Iterator[tuple[str, str, str]]:
    """Field, its part, the part that it points to."""
    for model in MODELS:
        for field in model._meta.get_fields():
            target = field.related_model if field.concrete and field.is_relation else None
            if isinstance(target, type) and target.__module__.startswith("lopo."):
                yield f"{model.__name__}.{field.name}", part(model), part(target)


def test_every_relation_points_down_or_sideways_within_its_part() -> None:
    up = [
        f"{field}: {here} → {there}"
        for field, here, there in relations()
        if here != there and storey(there) >= storey(here)
    ]
    assert not up


def test_a_relation_that_points_up_would_be_seen() -> None:
    assert storey("ground") < storey("taskforce") < storey("cooperation") < storey("evaluation")
    assert storey("care") == storey("justice")


def _names_regency(model: type[Model], constraint: UniqueConstraint) -> bool:
    expressions = {str(getattr(e, "name", "")) for e in constraint.expressions}
    return "regency" in {*constraint.fields, *expressions}


@pytest.mark.parametrize("model", [m for m in MODELS if any(f.name == "regency" for f in m._meta.fields)])
def test_what_is_unique_is_unique_within_a_regency(model: type[Model]) -> None:
    """A database that is spread out by regency can enforce nothing else."""
    fields: list[Field] = [f for f in model._meta.fields if f.unique and not f.primary_key]  # type: ignore[type-arg]
    alone = [f.name for f in fields if not isinstance(f, OneToOneField) and f.name not in RANDOM]
    loose = [
        constraint.name
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint) and not _names_regency(model, constraint)
    ]
    assert (alone, loose) == ([], [])
