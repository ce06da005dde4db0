"""What all tables share: a random id, a regency, and a refusal to be written outside an operation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Q

from lopo.ground.acts.actor import Actor
from lopo.ground.acts.operation import act_under_way
from lopo.ground.acts.refusal import Refused, Sentence


class OutsideAnOperation(RuntimeError):
    """Some code wrote a record by itself. Only operations write; see docs/recipes.md, "a new act"."""


def _must_be_in_an_act(what: str) -> None:
    if act_under_way() is None:
        raise OutsideAnOperation(f"{what} is written by operations only: call the act in its operations.py")


class RecordSet(models.QuerySet[Any]):
    """A queryset that reads freely and writes only inside an operation."""

    def update(self, **kwargs: Any) -> int:
        _must_be_in_an_act(self.model.__name__)
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        _must_be_in_an_act(self.model.__name__)
        return super().delete()

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        _must_be_in_an_act(self.model.__name__)
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> int:
        _must_be_in_an_act(self.model.__name__)
        return super().bulk_update(objs, *args, **kwargs)


class Written(models.Model):
    """Abstract: random id; saved and deleted by operations only."""

    PART_OF = (
        ""  # foreign key to the whole that this is a part of: an act on either waits for one on the other
    )

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)

    objects = models.Manager.from_queryset(RecordSet)()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        _must_be_in_an_act(type(self).__name__)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        _must_be_in_an_act(type(self).__name__)
        return super().delete(*args, **kwargs)

    @property
    def whole(self) -> Written:
        """What this is part of in the end, by `PART_OF`: a person's handover, its case. Itself where it is part of nothing."""
        above = getattr(self, self.PART_OF) if self.PART_OF else None
        return above.whole if isinstance(above, Written) else self

    @property
    def apart(self) -> bool:
        """Shut off from lists and counts, with all that is part of it: what the streams say of it is shown to nobody else."""
        return False

    @classmethod
    def noun(cls) -> str:
        """The noun by which streams refer to rows of this table (not `kind`: some nouns have a field of that name)."""
        return str(cls._meta.model_name)


class Record(Written):
    """Abstract: a row of one regency. Each noun says who may see it; one that says nothing is seen by nobody."""

    regency = models.ForeignKey("lopo.Regency", models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @classmethod
    def visible_to(cls, _actor: Actor) -> Q:
        """Which rows this actor may see."""
        return Q(pk__in=())


class SeenByRegency(Record):
    """Abstract: open to all who work in the task force of the regency."""

    class Meta:
        abstract = True

    @classmethod
    def visible_to(cls, actor: Actor) -> Q:
        return Q(regency=actor.regency)


class SeenByNobody(Record):
    """Abstract: no page fetches it. Secrets of signing in, and what queries with a rule of their own read."""

    class Meta:
        abstract = True

    @classmethod
    def visible_to(cls, _actor: Actor) -> Q:
        return Q(pk__in=())


class Done(Written):
    """A form that was already sent: a second click with the same `act_id` finds it here and does nothing twice."""

    at = models.DateTimeField(auto_now_add=True)
    result_kind = models.CharField(max_length=60, blank=True)
    result_id = models.UUIDField(null=True)


def move(subject: Written, act: str, *, answered: Sentence | None = None, **changes: Any) -> None:
    """Moves `subject` along its table of allowed moves by one conditional UPDATE.

    `type(subject).MOVES` maps an act to (from, to), from one state or several. Of two people who press at once, one
    changes the row; the other is Refused with `answered` (a sentence that says who did it) or a plain one.
    """
    moves: dict[str, tuple[Any, str]] = type(subject).MOVES  # type: ignore[attr-defined]
    before, after = moves[act]
    allowed = (before,) if isinstance(before, str) else tuple(before)
    rows: models.Manager[Any] = type(subject).objects  # any noun that has states
    changed = rows.filter(pk=subject.pk, state__in=allowed).update(state=after, **changes)
    if not changed:
        from django.utils.translation import gettext as _

        raise Refused(
            answered or _("Keadaannya sudah berubah. Muat ulang halaman ini untuk melihat yang terbaru.")
        )
    subject.refresh_from_db()
