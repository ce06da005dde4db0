"""Sealing a value to the place where it is kept, so that it opens there and nowhere else.

    sealed = version (1 byte) ‖ id of the data key (16) ‖ nonce (12) ‖ AES-256-GCM

Table, column, row and compartment are associated data: a value that somebody copies into another row or column does
not open. The key id leaves the way open to rotation and to keys of single persons.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
import os
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from lopo.ground.acts.actor import system
from lopo.ground.acts.moment import now
from lopo.ground.places.models import Regency
from lopo.ground.vault import keys
from lopo.ground.vault.models import DataKey

VERSION = b"\x01"
NONCE = 12
HEAD = 1 + 16 + NONCE
CACHED = 1000  # unwrapped keys that a process remembers: 2 microseconds and a query each


class DoesNotOpen(Exception):
    """A sealed value was changed, moved, or sealed under a key that is not here. Says nothing of its content."""


@dataclass(frozen=True)
class Place:
    """Where a sealed value is kept."""

    regency: UUID
    table: str
    column: str
    row: UUID
    compartment: str

    def bound(self) -> bytes:
        """Associated data; each part with its length, so that no two places read alike."""
        parts = (self.table, self.column, str(self.row), self.compartment)
        return b"".join(len(part.encode()).to_bytes(2, "big") + part.encode() for part in parts)


def seal(value: str, at: Place) -> bytes:
    """Seals under the newest key of the compartment (made at first need). One query; runs inside an operation."""
    return seal_bytes(value.encode(), at)


def open_(sealed: bytes, at: Place) -> str:
    """The value that was sealed to this place. Raises DoesNotOpen. No query when its key was used before."""
    return open_bytes(sealed, at).decode()


def seal_bytes(content: bytes, at: Place) -> bytes:
    """As `seal`, for a whole file; its place on the disk is bound by the row that it belongs to."""
    key = _newest(at.regency, at.compartment)
    head, nonce = VERSION + key.pk.bytes, os.urandom(NONCE)
    return head + nonce + _cipher(key).encrypt(nonce, content, head + at.bound())


def open_bytes(sealed: bytes, at: Place) -> bytes:
    """As `open_`, for a whole file."""
    sealed = bytes(sealed)
    if len(sealed) <= HEAD or sealed[:1] != VERSION:
        raise DoesNotOpen
    cipher = _opener(UUID(bytes=sealed[1:17]), at)
    try:
        return cipher.decrypt(sealed[17:HEAD], sealed[HEAD:], sealed[:17] + at.bound())
    except InvalidTag:
        raise DoesNotOpen from None


def make_key(regency: Regency, compartment: str) -> DataKey:
    """The next key of a compartment. Called inside an operation; of two at once the database lets one through."""
    from lopo.ground.ledger.entries import enter

    last = DataKey.objects.filter(regency=regency, compartment=compartment).order_by("-number").first()
    key = DataKey(regency=regency, compartment=compartment, number=last.number + 1 if last else 1, id=uuid4())
    key.made_at, key.wrapped = now(), _wrap(os.urandom(keys.LENGTH), key)
    with transaction.atomic():
        key.save(force_insert=True)
    enter(system(regency), "key.made", key, detail={"compartment": compartment, "number": key.number})
    keys.remember_root_key()
    return key


def _newest(regency: UUID, compartment: str) -> DataKey:
    key: DataKey | None = (
        DataKey.objects.filter(regency_id=regency, compartment=compartment).order_by("-number").first()
    )
    return key or make_key(Regency.objects.get(pk=regency), compartment)


_ciphers: OrderedDict[tuple[UUID, UUID, str], AESGCM] = OrderedDict()


def _opener(key_id: UUID, at: Place) -> AESGCM:
    """The cipher of a key, if that key belongs to this regency and compartment."""
    known = _ciphers.get((key_id, at.regency, at.compartment))
    if known:
        return known
    key = DataKey.objects.filter(pk=key_id, regency_id=at.regency, compartment=at.compartment).first()
    if not key:
        raise DoesNotOpen
    return _cipher(key)


def _cipher(key: DataKey) -> AESGCM:
    name = (key.pk, key.regency_id, key.compartment)
    if name not in _ciphers:
        _ciphers[name] = AESGCM(_unwrap(key))
        while len(_ciphers) > CACHED:
            _ciphers.popitem(last=False)
    return _ciphers[name]


def _wrap(plain: bytes, key: DataKey) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + _wrapping().encrypt(nonce, plain, _wrapped_for(key))


def _unwrap(key: DataKey) -> bytes:
    wrapped = bytes(key.wrapped)
    try:
        return _wrapping().decrypt(wrapped[:NONCE], wrapped[NONCE:], _wrapped_for(key))
    except InvalidTag:
        raise DoesNotOpen from None


def _wrapping() -> AESGCM:
    return AESGCM(keys.derive("wrapping data keys"))


def _wrapped_for(key: DataKey) -> bytes:
    return VERSION + key.pk.bytes + key.regency_id.bytes + key.compartment.encode()
