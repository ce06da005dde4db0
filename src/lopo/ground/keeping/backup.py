"""`lopo backup` and `lopo restore`: one file with everything but the root key, proven by digest.

Inside the seal: one line of JSON (what it is), the lines of all tables, then the files. The proof is a real restore of
the finished file into a throw-away folder, compared line by line through its digest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
import hashlib
import json
import os
from pathlib import Path
import secrets
from tempfile import TemporaryFile
from typing import IO

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from lopo import __version__
from lopo.ground.acts.moment import now
from lopo.ground.keeping import tables
from lopo.ground.keeping.sealing import Unreadable, opened, seal_into
from lopo.ground.papers.models import Upload
from lopo.ground.papers.uploads import place_of
from lopo.ground.vault.keys import remember_root_key

KEPT = "keeping.json"  # in the data folder: when the last backup was made and proven


class NotEmpty(Exception):
    """The place to restore into holds data already."""


class TooNew(Exception):
    """The backup was made by a newer program."""


@dataclass(frozen=True)
class Kept:
    """What a backup holds. `digest`: SHA-256 over the lines of all tables; `files`: name → SHA-256."""

    made_at: str
    program: str
    migration: str
    rows: int
    digest: str
    files: dict[str, str]


def backup(path: Path) -> Kept:
    """Writes the backup while people go on working, whole or not at all. Raises OSError when the disk is full."""
    migration = tables.version()
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with TemporaryFile(
            dir=settings.DATA
        ) as spool:  # has no name: a crash leaves nothing that can be read
            rows, digest = _spool(spool, migration)
            files = {name: _sha256(Path(settings.MEDIA_ROOT) / name) for name in _files()}
            kept = Kept(now().isoformat(), __version__, migration, rows, digest, files)
            with draft.open("xb") as target:
                draft.chmod(0o600)
                seal_into(target, _content(kept, spool))
                target.flush()
                os.fsync(target.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return kept


def inspect(path: Path) -> Kept:
    """Opens the whole file and compares every digest in it; nothing is written. Raises Unreadable."""
    kept, reader = _read(path)
    if tables.digest(_table_lines(reader, kept.rows)) != kept.digest:
        raise Unreadable
    for name in kept.files:
        if hashlib.sha256(_file(reader, name)).hexdigest() != kept.files[name]:
            raise Unreadable
    return kept


def restore(path: Path) -> Kept:
    """Reads a backup into the empty data folder and database that settings name, then compares digests.

    Raises Unreadable (damaged, or another root key), NotEmpty, TooNew. Nothing is left half done: rows come in one
    transaction, files are written before it ends.
    """
    kept = inspect(path)
    if tables.version() and _holds_data():
        raise NotEmpty
    if kept.migration > tables.newest():
        raise TooNew
    for app in ("contenttypes", "auth", "sessions"):
        call_command("migrate", app, verbosity=0, interactive=False)
    call_command("migrate", "lopo", kept.migration, verbosity=0, interactive=False)
    _again, reader = _read(path)
    tables.write_lines(kept.migration, _table_lines(reader, kept.rows))
    for name in kept.files:
        _write_file(name, _file(reader, name))
    if tables.digest(tables.lines(kept.migration)) != kept.digest:
        raise Unreadable
    call_command("migrate", verbosity=0, interactive=False)
    remember_root_key()
    return kept


def note_proven(kept: Kept) -> None:
    """Remembers in the data folder that a backup was made and proved by a restore: `lopo serve` and doctor ask."""
    (Path(settings.DATA) / KEPT).write_text(
        json.dumps({"made_at": kept.made_at, "digest": kept.digest}), "utf-8"
    )


def last_proven() -> str | None:
    """When the newest proven backup was made (ISO), or None."""
    try:
        return str(json.loads((Path(settings.DATA) / KEPT).read_text("utf-8"))["made_at"])
    except (OSError, ValueError, KeyError):
        return None


def _spool(spool: IO[bytes], migration: str) -> tuple[int, str]:
    """The tables of one moment as lines, where the database lies too: sealing takes longer than reading."""
    rows, found = 0, hashlib.sha256()
    for line in tables.lines(migration):
        spool.write(line)
        found.update(line)
        rows += 1
    return rows, found.hexdigest()


def _content(kept: Kept, spool: IO[bytes]) -> Iterator[bytes]:
    yield json.dumps(asdict(kept)).encode() + b"\n"
    spool.seek(0)
    yield from iter(lambda: spool.read(1 << 20), b"")
    for name in kept.files:
        data = (Path(settings.MEDIA_ROOT) / name).read_bytes()
        yield json.dumps([name, len(data)]).encode() + b"\n"
        yield data


def _files() -> Iterator[str]:
    """Proofs that a row points to, below MEDIA_ROOT: what is being taken in meanwhile may still go again."""
    root = Path(settings.MEDIA_ROOT)
    for upload in Upload.objects.order_by("pk"):
        if (file := place_of(upload)).is_file():
            yield file.relative_to(root).as_posix()


class _Reader:
    """Lines and lengths out of the opened pieces."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.waiting = pieces, bytearray()

    def line(self) -> bytes:
        while (end := self.waiting.find(b"\n")) < 0:
            self._more()
        found = bytes(self.waiting[: end + 1])
        del self.waiting[: end + 1]
        return found

    def take(self, length: int) -> bytes:
        while len(self.waiting) < length:
            self._more()
        found = bytes(self.waiting[:length])
        del self.waiting[:length]
        return found

    def _more(self) -> None:
        piece = next(self.pieces, None)
        if piece is None:
            raise Unreadable
        self.waiting += piece


def _read(path: Path) -> tuple[Kept, _Reader]:
    reader = _Reader(opened(path.open("rb")))
    try:
        return Kept(**json.loads(reader.line())), reader
    except (ValueError, TypeError):
        raise Unreadable from None


def _table_lines(reader: _Reader, rows: int) -> Iterator[bytes]:
    return (reader.line() for _ in range(rows))


def _file(reader: _Reader, name: str) -> bytes:
    told, length = json.loads(reader.line())
    if told != name:
        raise Unreadable
    return reader.take(length)


def _write_file(name: str, data: bytes) -> None:
    target = (Path(settings.MEDIA_ROOT) / name).resolve()
    if not target.is_relative_to(Path(settings.MEDIA_ROOT).resolve()):
        raise Unreadable
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _holds_data() -> bool:
    with connection.cursor() as cursor:
        if "lopo_regency" not in connection.introspection.table_names(cursor):
            return False
        cursor.execute("SELECT 1 FROM lopo_regency LIMIT 1")
        return cursor.fetchone() is not None


def _sha256(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
