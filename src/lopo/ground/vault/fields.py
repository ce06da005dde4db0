"""A text column that is sealed in the database and plain in Python.

    name = EncryptedField(compartment="identity")

Read and write `row.name` as text; the table holds bytes. It cannot be searched, compared or set by `update()`: what
must be found gets an index of its own (see access-and-trust in docs). The row needs `id` and `regency`.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.expressions import Combinable

from lopo.ground.vault.sealing import Place, open_, seal

if TYPE_CHECKING:
    Bytes = models.BinaryField[str | Combinable, str]
else:
    Bytes = models.BinaryField


class EncryptedField(Bytes):
    """Text of one compartment, sealed to table, column and row."""

    def __init__(self, *args: Any, compartment: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.compartment = compartment

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Opened(self))

    def deconstruct(self) -> Any:
        """To migrations it is a column of bytes, so that a noun can move and the vault can change without one."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.BinaryField", args, kwargs

    def clone(self) -> EncryptedField:
        copy: EncryptedField = super().clone()  # type: ignore[misc]
        copy.compartment = self.compartment
        return copy

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes | None:
        value = model_instance.__dict__.get(self.attname)
        if isinstance(value, str):
            value = seal(value, self.place(model_instance))
            model_instance.__dict__[self.attname] = value
        return value

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if isinstance(value, str):
            raise TypeError(
                f"{self.name} is sealed: set it on the row and save() the row; it cannot be searched"
            )
        return super().get_db_prep_value(value, connection, prepared)

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def value_to_string(self, obj: models.Model) -> str:
        """For a dump: sealed, as it is kept."""
        return base64.b64encode(self.pre_save(obj, add=False) or b"").decode("ascii")

    def place(self, row: Any) -> Place:
        table = self.model._meta.db_table
        return Place(row.regency_id, table, str(self.column), row.pk, self.compartment)


class _Opened:
    """The attribute of a row: opens what came from the database, keeps what was set until it is saved."""

    def __init__(self, field: EncryptedField) -> None:
        self.field = field
        self.deferred = models.query_utils.DeferredAttribute(field)

    def __get__(self, row: Any, owner: Any = None) -> Any:
        if row is None:
            return self.deferred
        value = row.__dict__.get(self.field.attname, self)
        if value is self:
            value = self.deferred.__get__(row, owner)
        if value is None or isinstance(value, str):
            return value
        return open_(value, self.field.place(row))

    def __set__(self, row: Any, value: str | bytes | None) -> None:
        row.__dict__[self.field.attname] = value
