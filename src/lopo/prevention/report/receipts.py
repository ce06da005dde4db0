"""The receipt of a report: sixteen digits, drawn from the form that was sent, kept only as a keyed index.

A form carries a random mark. Number and receipt follow from it under a key of the server, so the same form sent twice (a
double press, the back button, a reload) is the same report and shows the same receipt, and nobody else can work it out.
"""

from __future__ import annotations

from dataclasses import dataclass
import hashlib
import hmac
import re
import secrets
from uuid import UUID

from lopo.ground.vault import keys, lookup

DIGITS = 16  # ten thousand million million: guessing finds nobody, see docs/decisions/reports.md
MARK = re.compile(r"[0-9a-f]{32}")


def mark_of(text: str) -> str:
    """Stands for a form by what it says."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Drawn:
    """What follows from the mark of one form."""

    report: UUID
    receipt: str


def new_mark() -> str:
    """For a form that is shown."""
    return secrets.token_hex(16)


def drawn(regency: UUID, mark: str) -> Drawn:
    """Id and receipt of the report that this form makes; a form without a proper mark makes a new one each time."""
    whole = _keyed(regency, "form", mark if MARK.fullmatch(mark) else new_mark())
    return Drawn(
        UUID(bytes=whole[:16], version=4), f"{int.from_bytes(whole[16:], 'big') % 10**DIGITS:0{DIGITS}}"
    )


def message_id(report: UUID, mark: str) -> UUID:
    """Id of the message that this form makes: sent twice it is one message."""
    return UUID(bytes=_keyed(report, "message", mark if MARK.fullmatch(mark) else new_mark())[:16], version=4)


def index_of(regency: UUID, typed: str) -> bytes:
    """What a typed receipt is looked up by. The same work for whatever was typed, however it was grouped."""
    return lookup.index(regency, "report receipt", "".join(filter(str.isdigit, typed))[: 4 * DIGITS])


def in_groups(receipt: str) -> str:
    """ "0412 7730 1185 9026": as people copy it."""
    return " ".join(receipt[at : at + 4] for at in range(0, len(receipt), 4))


def _keyed(bound: UUID, what: str, mark: str) -> bytes:
    told = b"\x00".join((bound.bytes, what.encode(), mark.encode()))
    return hmac.new(keys.derive("report forms"), told, hashlib.sha256).digest()
