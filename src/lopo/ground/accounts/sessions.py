"""How long a session lasts, and what it remembers: since when, last seen, until when a code is fresh, locked or not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.utils import timezone

from lopo.ground.accounts.models import OpenSession
from lopo.ground.acts import now

LONGEST = timedelta(hours=12)  # a day of work
IDLE = timedelta(minutes=30)  # a desk that somebody left
FRESH = timedelta(minutes=15)  # one code for several signatures in a row
NOTED_EVERY = timedelta(minutes=1)  # so that looking at pages hardly ever writes

STARTED, SEEN, FRESH_UNTIL, LOCKED_AT = "started", "seen", "fresh_until", "locked_at"


def begin(session: SessionBase) -> None:
    """Marks a session that has just been signed in; the code given for it is fresh."""
    session[STARTED] = session[SEEN] = now().timestamp()
    session.pop(LOCKED_AT, None)
    freshen(session)


def freshen(session: SessionBase) -> None:
    session[FRESH_UNTIL] = (now() + FRESH).timestamp()


def is_fresh(session: SessionBase) -> bool:
    return bool(now().timestamp() < session.get(FRESH_UNTIL, 0))


def lock(session: SessionBase) -> None:
    session[LOCKED_AT] = now().timestamp()
    session.pop(FRESH_UNTIL, None)


def unlock(session: SessionBase) -> None:
    session.pop(LOCKED_AT, None)


def locked_at(session: SessionBase) -> datetime | None:
    return moment(session.get(LOCKED_AT))


def note_seen(session: SessionBase) -> None:
    """Writes at most once a minute."""
    seen = moment(session.get(SEEN))
    if seen is None or now() - seen > NOTED_EVERY:
        session[SEEN] = now().timestamp()


def ended_because(session: SessionBase) -> str:
    """ "too_long" or "idle" for a session that is over, else empty."""
    started = moment(session.get(STARTED))
    return ran_out(started, moment(session.get(SEEN))) if started else ""


def ran_out(started: datetime, seen: datetime | None) -> str:
    if seen is None or now() - started > LONGEST:
        return "too_long"
    return "idle" if now() - seen > IDLE else ""


def delete_expired() -> int:
    """Sessions that no browser can use any more, a visitor's too; how many. One query."""
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]


def seen(rows: Iterable[OpenSession]) -> list[tuple[OpenSession, datetime | None]]:
    """Each open session and when it was last used (None: its session is gone). One query beside the rows'."""
    listed = list(rows)
    stored = Session.objects.filter(session_key__in=[row.session_key for row in listed])
    data: dict[str, dict[str, Any]] = {session.session_key: session.get_decoded() for session in stored}
    return [(row, moment(data.get(row.session_key, {}).get(SEEN))) for row in listed]


def moment(timestamp: float | None) -> datetime | None:
    return None if timestamp is None else datetime.fromtimestamp(timestamp, UTC)
