"""The root key: one file outside the data, from which every other key is derived or under which it lies wrapped.

It is made at first use, readable by its owner only, and printed twice to be locked away. Without it nothing that was
sealed opens again; whoever has it together with the data reads everything. So it never lies beside the data, and a
new one is never made where data sealed under an old one is waiting.
"""

from __future__ import annotations

import base64
import binascii
from contextlib import suppress
from functools import cache
import hashlib
import os
from pathlib import Path
import secrets
import stat

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from lopo.ground.acts.refusal import Sentence

LENGTH = 32
GROUP = 4  # letters that a person reads at once
CHECK = 4  # letters of the check sum at the end: 20 bits, against slips of the pen
HEAD = "# Lopo: root key / kunci induk. Keep two printed copies under lock, never beside the data."
MARK = "root-key.mark"  # in the data folder: which root key sealed it (a fingerprint, no secret)


class KeyFault(Exception):
    """The root key cannot be used; the sentence says why and what to do."""

    def __init__(self, sentence: Sentence, **told: object) -> None:
        super().__init__(sentence)
        self.sentence = format_lazy(sentence, **told)

    def __str__(self) -> str:
        return str(self.sentence)


def derive(purpose: str) -> bytes:
    """A key of 32 bytes for one purpose (HKDF-SHA-256). Nothing leads from it to the root key or to others."""
    return _derived(Path(settings.ROOT_KEY), purpose)


def fingerprint() -> str:
    """Sixteen letters that tell one root key from another and nothing else."""
    return _fingerprint(root(Path(settings.ROOT_KEY)))


def secret_key() -> str:
    """Django's SECRET_KEY."""
    return base64.b64encode(derive("django secret key")).decode()


lazy_secret_key = lazy(secret_key, str)  # settings are read long before anybody may need a key file


def printed() -> str:
    """The root key as it is printed, and as its file reads: groups of four letters, check sum at the end."""
    return written(root(Path(settings.ROOT_KEY)))


@cache
def _derived(path: Path, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=LENGTH, salt=None, info=b"lopo " + purpose.encode()).derive(
        root(path)
    )


@cache
def root(path: Path) -> bytes:
    """The root key in this file, made if there is none yet. Raises KeyFault."""
    if not path.exists():
        _make(path)
    examine(path)
    key = read(path.read_text("ascii", errors="replace"), path)
    _compare_with_mark(key, path)
    return key


def examine(path: Path) -> None:
    """Raises KeyFault where the file lies in the data folder or can be read by others."""
    if path.resolve().is_relative_to(Path(settings.DATA).resolve()):
        raise KeyFault(
            _(
                "Kunci induk {path} ada di dalam folder data. Pindahkan ke luar, lalu sebut tempatnya: --root-key."
            ),
            path=path,
        )
    if os.name == "posix" and path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise KeyFault(
            _("Kunci induk {path} dapat dibaca orang lain. Batasi kepada pemiliknya: chmod 600 {path}"),
            path=path,
        )


def written(key: bytes) -> str:
    letters = base64.b32encode(key).decode().rstrip("=") + _check(key)
    return HEAD + "\n" + " ".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP)) + "\n"


def read(text: str, path: Path) -> bytes:
    """The key from a file or a typed copy; spaces and small letters do not matter. Raises KeyFault."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    letters = "".join("".join(lines).split()).upper()
    body, check = letters[:-CHECK], letters[-CHECK:]
    with suppress(binascii.Error):
        key = base64.b32decode(body + "=" * (-len(body) % 8))
        if len(key) == LENGTH and secrets.compare_digest(check.encode(), _check(key).encode()):
            return key
    raise KeyFault(
        _("Berkas kunci induk {path} tidak dapat dibaca. Salin lagi dari lembar cetaknya, huruf demi huruf."),
        path=path,
    )


def remember_root_key() -> None:
    """Notes in the data folder which root key seals it, so that another one is refused before it does harm."""
    mark = Path(settings.DATA) / MARK
    if not mark.exists():
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text(fingerprint() + "\n", "ascii")


def _make(path: Path) -> None:
    """A new key file, whole from its first moment: another process sees all of it or nothing."""
    if (Path(settings.DATA) / MARK).exists():
        raise KeyFault(
            _(
                "Kunci induk tidak ada di {path}, padahal data di {data} disegel dengannya. "
                "Kembalikan berkas itu, atau ketik ulang dari lembar cetaknya."
            ),
            path=path,
            data=settings.DATA,
        )
    examine(path)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(written(secrets.token_bytes(LENGTH)))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # somebody else was first: theirs counts
            os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _compare_with_mark(key: bytes, path: Path) -> None:
    mark = Path(settings.DATA) / MARK
    if mark.exists() and mark.read_text("ascii").strip() != _fingerprint(key):
        raise KeyFault(
            _(
                "Kunci induk {path} bukan yang menyegel data di {data}. Pakai kunci milik data itu: --root-key."
            ),
            path=path,
            data=settings.DATA,
        )


def _fingerprint(key: bytes) -> str:
    return hashlib.sha256(b"lopo fingerprint" + key).hexdigest()[:16]


def _check(key: bytes) -> str:
    return base64.b32encode(hashlib.sha256(b"lopo check" + key).digest()).decode()[:CHECK]
