"""What time it is for an act. Everything that dates a record asks here, so that a past year can be told and tested."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_told: ContextVar[datetime | None] = ContextVar("told_moment", default=None)


def now() -> datetime:
    """The moment of the act, aware, UTC or local alike."""
    return _told.get() or timezone.now()


def today() -> date:
    """The calendar day of the act where the task force works (WITA)."""
    return timezone.localtime(now()).date()


@contextmanager
def at(moment: datetime | date) -> Iterator[None]:
    """Acts inside happen at `moment` (a bare date means nine in the morning, WITA): the demo year, tests."""
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, 9)
    if timezone.is_naive(moment):
        moment = timezone.make_aware(moment, timezone.get_default_timezone())
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)
