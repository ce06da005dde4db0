"""Writing and proving the ledger.

    h = SHA-256(previous ‖ body), body = canonical JSON (sorted keys, no spaces, UTF-8) of the entry without its hashes.

Numbers are gapless per regency: the head's row is changed first, which locks it on PostgreSQL; on SQLite the
transaction holds the only write lock from its start.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
import hashlib
import json
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from lopo.ground.acts.actor import Actor
from lopo.ground.acts.models import Written
from lopo.ground.acts.moment import now
from lopo.ground.acts.operation import _act, note_recorded
from lopo.ground.agencies.models import Agency
from lopo.ground.ledger.models import LedgerEntry, LedgerHead
from lopo.ground.places.models import Regency

FIRST = "0" * 64


def enter(
    actor: Actor,
    act: str,
    subject: Written | None = None,
    *,
    for_agency: Agency | None = None,
    source: str = "",
    detail: dict[str, Any] | None = None,
) -> LedgerEntry:
    """Appends one entry, in the transaction of the act. `detail` never holds personal data."""
    with transaction.atomic(), _act("ground.ledger.enter"):
        head = _next(actor.regency)
        entry = LedgerEntry(
            regency=actor.regency,
            number=head.number,
            at=now().astimezone(UTC),
            act=act,
            account_id=actor.account.pk if actor.account else None,
            office=actor.office,
            hat=actor.hat,
            subject_kind=subject.noun() if subject else "",
            subject_id=subject.pk if subject else None,
            for_agency=for_agency,
            source=source,
            detail=detail or {},
            previous=head.hash,
        )
        entry.hash = digest(entry)
        entry.save(force_insert=True)
        LedgerHead.objects.filter(pk=head.pk).update(hash=entry.hash)
        note_recorded()
    return entry


def _next(regency: Regency) -> LedgerHead:
    """Takes the next number; from here to the end of the transaction nobody else can."""
    note_recorded()  # the head's own rows are the ledger's, not an act's
    if not LedgerHead.objects.filter(regency=regency).update(number=F("number") + 1):
        LedgerHead.objects.get_or_create(regency=regency)
        LedgerHead.objects.filter(regency=regency).update(number=F("number") + 1)
    return LedgerHead.objects.get(regency=regency)


def body(entry: LedgerEntry) -> bytes:
    """The canonical JSON of an entry: what its hash is taken over."""
    told = {
        "number": entry.number,
        "regency": str(entry.regency_id),
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "act": entry.act,
        "account": _text(entry.account_id),
        "office": _text(entry.office_id),
        "hat": entry.hat,
        "subject": [entry.subject_kind, _text(entry.subject_id)],
        "for": _text(entry.for_agency_id),
        "source": entry.source,
        "detail": entry.detail,
    }
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(entry: LedgerEntry) -> str:
    return hashlib.sha256(entry.previous.encode() + body(entry)).hexdigest()


def _text(value: UUID | None) -> str | None:
    return str(value) if value else None


@dataclass(frozen=True)
class Proof:
    """What walking the chain found. `first_bad`: number of the first entry that does not fit, or None."""

    entries: int
    head: str
    first_bad: int | None

    @property
    def ok(self) -> bool:
        return self.first_bad is None


def verify(regency: Regency, *, kept_head: tuple[int, str] | None = None) -> Proof:
    """Walks the whole chain: edits, deletions, insertions, reordering; with a head kept elsewhere, a cut tail too."""
    previous, number, seen = FIRST, 0, {}
    for entry in _all(regency):
        if entry.number != number + 1 or entry.previous != previous or digest(entry) != entry.hash:
            return Proof(number, previous, number + 1)
        number, previous = entry.number, entry.hash
        if kept_head and number == kept_head[0]:
            seen[number] = entry.hash
    head = LedgerHead.objects.filter(regency=regency).first()
    if head and (head.number, head.hash) != (number, previous):
        return Proof(number, previous, number + 1)
    if kept_head and seen.get(kept_head[0]) != kept_head[1]:
        return Proof(number, previous, min(kept_head[0], number + 1))
    return Proof(number, previous, None)


def _all(regency: Regency) -> Iterator[LedgerEntry]:
    return iter(LedgerEntry.objects.filter(regency=regency).order_by("number").iterator(chunk_size=2000))
