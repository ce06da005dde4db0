"""Finding a sealed number again: HMAC-SHA-256 under a key that is used for nothing else.

    index = version (1 byte) ‖ HMAC-SHA-256(key of the index, regency ‖ what ‖ number)

A bare hash would be no protection: a regency has some forty million possible NIKs. The version leaves room for another
key. Two regencies never share an index value, so that nobody can compare their people.
"""

from __future__ import annotations

import hashlib
import hmac
from uuid import UUID

from lopo.ground.vault import keys

VERSION = b"\x01"


def index(regency: UUID, what: str, number: str) -> bytes:
    """The value by which a number is found among the rows of a regency."""
    bound = b"".join(
        len(part).to_bytes(2, "big") + part for part in (regency.bytes, what.encode(), number.encode())
    )
    return VERSION + hmac.new(keys.derive("lookup"), bound, hashlib.sha256).digest()
