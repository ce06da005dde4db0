"""A file that only the root key opens: AES-256-GCM in pieces, so that a large backup needs little memory.

    LOPO1 · salt (16) · pieces: length (4) · ciphertext and tag

Each piece is bound to its number and to whether it is the last: a cut, swapped or foreign piece does not open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
import secrets
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from lopo.ground.vault.keys import derive

MAGIC = b"LOPO1"
PIECE = 1024 * 1024


class Unreadable(Exception):
    """The file is no backup, is damaged, or belongs to another root key."""


def seal_into(target: BinaryIO, source: Iterable[bytes]) -> None:
    """Writes the bytes of `source` sealed into `target`."""
    salt = secrets.token_bytes(16)
    target.write(MAGIC + salt)
    cipher = _cipher(salt)
    for number, piece, last in _numbered(source):
        sealed = cipher.encrypt(_nonce(number), piece, _bound(number, last))
        target.write(len(sealed).to_bytes(4, "big") + sealed)


def opened(source: BinaryIO) -> Iterator[bytes]:
    """The pieces again. Raises Unreadable at the first that does not open, and for a cut end."""
    if source.read(len(MAGIC)) != MAGIC:
        raise Unreadable
    cipher, number = _cipher(source.read(16)), 0
    while length := source.read(4):
        sealed = source.read(int.from_bytes(length, "big"))
        peek = source.read(1)
        if peek:
            source.seek(-1, 1)
        try:
            yield cipher.decrypt(_nonce(number), sealed, _bound(number, not peek))
        except InvalidTag:
            raise Unreadable from None
        number += 1
    if number == 0:
        raise Unreadable


def _numbered(source: Iterable[bytes]) -> Iterator[tuple[int, bytes, bool]]:
    waiting, number = bytearray(), 0
    for part in source:
        waiting += part
        while len(waiting) > PIECE:
            yield number, bytes(waiting[:PIECE]), False
            del waiting[:PIECE]
            number += 1
    yield number, bytes(waiting), True


def _cipher(salt: bytes) -> AESGCM:
    return AESGCM(
        HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"lopo backup").derive(derive("backup"))
    )


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")  # the key is new for each file, so a counter never repeats


def _bound(number: int, last: bool) -> bytes:
    return b"%d last" % number if last else b"%d" % number
