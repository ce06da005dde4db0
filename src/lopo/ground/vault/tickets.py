"""Tickets: something that the server seals, hands to a browser to hold, and takes back within minutes.

A half-finished sign-in, the seed of an enrolment, a form whose session ended: none of them needs a row in the
database or the browser's storage. A ticket opens for its purpose, its owner (`bound`) and its time only.
"""

from __future__ import annotations

import base64
import binascii
from datetime import timedelta
import json
import os
from typing import Any
import zlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from lopo.ground.acts.moment import now
from lopo.ground.vault import keys

NONCE = 12
LARGEST = 4 * 1024 * 1024  # bytes unpacked; a page of 3,000 fields has some hundred thousand


def issue(purpose: str, content: dict[str, Any], *, bound: str = "") -> str:
    """A ticket that holds `content` (what JSON can say)."""
    told = zlib.compress(json.dumps({"at": now().timestamp(), "is": content}, ensure_ascii=False).encode(), 6)
    nonce = os.urandom(NONCE)
    return base64.urlsafe_b64encode(nonce + _cipher().encrypt(nonce, told, _bound(purpose, bound))).decode()


def redeem(ticket: str, purpose: str, *, bound: str = "", within: timedelta) -> dict[str, Any] | None:
    """The content, or None for a ticket that is changed, foreign, for something else or too old."""
    try:
        raw = base64.urlsafe_b64decode(ticket.encode("ascii"))
        told = _cipher().decrypt(raw[:NONCE], raw[NONCE:], _bound(purpose, bound))
    except (InvalidTag, binascii.Error, UnicodeEncodeError, ValueError):
        return None
    held = json.loads(zlib.decompressobj().decompress(told, LARGEST))
    age = now().timestamp() - held["at"]
    return held["is"] if 0 <= age <= within.total_seconds() else None


def _cipher() -> AESGCM:
    return AESGCM(keys.derive("tickets"))


def _bound(purpose: str, bound: str) -> bytes:
    return f"{len(purpose)} {purpose} {bound}".encode()
