"""`lopo backup FILE`: one sealed file with everything but the root key, proven by a restore."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
import subprocess
import sys
import tempfile
from typing import Any

from lopo.cli.main import common


def add_to(commands: Any) -> None:
    command = commands.add_parser(
        "backup", parents=[common()], help="cadangan satu berkas, tersegel kunci induk"
    )
    command.add_argument("file", metavar="FILE")
    command.add_argument("--no-proof", action="store_true", help="tanpa mencoba memulihkannya")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from django.utils.translation import gettext as _

    from lopo.cli.running import Stopped, answer
    from lopo.ground.keeping.backup import backup, inspect, note_proven

    path = Path(arguments.file).absolute()
    if not path.parent.is_dir():
        raise Stopped(_("Folder %(folder)s tidak ada.") % {"folder": path.parent})
    kept = backup(path)
    inspect(path)
    if not arguments.no_proof:
        _prove(path)
        note_proven(kept)
    told = {
        "rows": kept.rows,
        "files": len(kept.files),
        "digest": kept.digest,
        "proven": not arguments.no_proof,
    }
    said = (
        _("Cadangan tersimpan dan teruji: %(rows)d baris, %(files)d berkas.")
        if told["proven"]
        else _("Cadangan tersimpan: %(rows)d baris, %(files)d berkas.")
    )
    answer(arguments, told, said % {"rows": kept.rows, "files": len(kept.files)})
    return 0


def _prove(path: Path) -> None:
    """Restores the finished file into a throw-away folder, in a process of its own, and lets that compare digests."""
    from django.conf import settings
    from django.utils.translation import gettext as _

    from lopo.cli.running import NOT_FINISHED, Stopped

    with tempfile.TemporaryDirectory(prefix="lopo-proof-", dir=settings.DATA) as folder:
        environment = {**os.environ, "LOPO_DATA": folder, "LOPO_ROOT_KEY": str(settings.ROOT_KEY)}
        environment.pop("LOPO_DATABASE_URL", None)
        command = [sys.executable, "-m", "lopo.cli.main", "restore", str(path)]
        tried = subprocess.run(command, env=environment, capture_output=True, check=False)  # noqa: S603 (ourselves)
        if tried.returncode:
            raise Stopped(
                _("Cadangan ditulis, tetapi tidak dapat dipulihkan. Jangan andalkan berkas itu; ulangi."),
                NOT_FINISHED,
            )
