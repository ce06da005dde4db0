"""Where proofs lie: sealed, below MEDIA_ROOT under a random name, whole or not at all, seen only through a page."""

from __future__ import annotations

from collections.abc import Iterator
import errno
from functools import partial
import hashlib
import os
from pathlib import Path
import time

from django.conf import settings
from django.utils.translation import gettext as _

from lopo.ground.acts import Refused
from lopo.ground.acts.operation import if_rolled_back
from lopo.ground.papers.models import Upload
from lopo.ground.vault.sealing import DoesNotOpen, Place, open_bytes, seal_bytes

A_DAY = 24 * 60 * 60


def place_of(upload: Upload) -> Path:
    """Where its bytes lie. The name says nothing; the folder is not served by any web server."""
    name = upload.pk.hex
    return _folder() / name[:2] / name


def read(upload: Upload) -> bytes:
    """The bytes as they were taken in, opened and proven against the digest. Raises Refused where they are gone or changed."""
    try:
        content = open_bytes(place_of(upload).read_bytes(), _sealed_to(upload))
    except (FileNotFoundError, DoesNotOpen):
        content = b""
    if hashlib.sha256(content).hexdigest() != upload.sha256:
        raise Refused(
            _("Berkas bukti ini hilang atau berubah. Beri tahu pengelola; cadangannya mungkin masih utuh.")
        )
    return content


def forgotten_files() -> Iterator[Path]:
    """Files of acts that a power cut ended after the file was kept: a day old and without a row."""
    known = {pk.hex for pk in Upload.objects.values_list("pk", flat=True)}
    for path in _folder().glob("??/*"):
        if path.name.partition(".")[0] not in known and time.time() - path.stat().st_mtime > A_DAY:
            yield path


def delete_forgotten_files() -> int:
    """Upkeep: how many went."""
    forgotten = list(forgotten_files())
    for path in forgotten:
        path.unlink(missing_ok=True)
    return len(forgotten)


def keep(upload: Upload, content: bytes) -> None:
    """On the disk, sealed and whole, before the row that points to it, and gone again if that row does not come.

    Photographs of receipts and attendance lists show names and signatures: whoever takes the disk reads none.
    A full disk is said, not shown as a fault.
    """
    path, sealed = place_of(upload), seal_bytes(content, _sealed_to(upload))
    half = path.with_suffix(".half")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with half.open("xb") as out:
            half.chmod(0o600)
            out.write(sealed)
            out.flush()
            os.fsync(out.fileno())
        half.replace(path)
        if_rolled_back(partial(path.unlink, missing_ok=True))
    except OSError as error:
        half.unlink(missing_ok=True)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Refused(
                _("Tempat penyimpanan penuh, berkas belum tersimpan. Beri tahu pengelola.")
            ) from error
        raise


def _sealed_to(upload: Upload) -> Place:
    return Place(upload.regency_id, upload._meta.db_table, "file", upload.pk, "proofs")


def _folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "uploads"
