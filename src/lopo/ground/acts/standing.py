"""An act is judged and done on what stands in the database now, never on the copy that a page read a while ago."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from lopo.ground.acts.refusal import Refused


def as_it_stands(*subjects: models.Model) -> None:
    """Reads each again, after what it is part of, and holds both until the act is done. Inside an operation.

    `operation` does this for its subjects; an act calls it for a record that it was given by name. Of two acts on one
    whole (`PART_OF`: an invitation and its meeting) the second waits: on PostgreSQL for these locks, while on SQLite
    acts come one after another anyway. What was fetched along is read anew. Raises Refused for what is gone.
    """
    Holding().take(subjects)


def records_among(arguments: Iterable[Any]) -> Iterator[models.Model]:
    """The saved records that an act was called with, alone or listed; a list in one order, so that no two acts cross."""
    for argument in arguments:
        if isinstance(argument, models.Model):
            if not argument._state.adding:
                yield argument
        elif isinstance(argument, Sequence) and not isinstance(argument, str | bytes):
            listed = list(records_among(argument))
            yield from sorted(listed, key=lambda record: str(record.pk))


class Holding:
    """The records that an act has read again, each copy once: what it is about to save is not read over."""

    def __init__(self) -> None:
        self._held: list[models.Model] = []

    def take(self, subjects: Iterable[models.Model]) -> None:
        """Raises Refused for a record that is gone."""
        for subject in subjects:
            if not any(subject is one for one in self._held):
                self._take(subject)

    def _take(self, subject: models.Model) -> None:
        part_of = getattr(subject, "PART_OF", "")
        try:
            whole = self._whole(getattr(subject, part_of)) if part_of else None
            rows = subject._meta.model._base_manager.select_for_update(no_key=True)
            subject.refresh_from_db(from_queryset=rows)
        except ObjectDoesNotExist:
            raise Refused(_("Ini sudah dihapus. Muat ulang halaman.")) from None
        if whole is not None:
            setattr(subject, part_of, whole)
        self._held.append(subject)

    def _whole(self, whole: models.Model | None) -> models.Model | None:
        """The one copy of what several subjects are part of, held before any of them."""
        if whole is None:
            return None
        known = next((one for one in self._held if one == whole), None)
        if known is None:
            self._take(whole)
        return known or whole
