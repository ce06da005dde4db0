"""`lopo restore FILE`: a backup into an empty data folder, with the same root key, checked before it says so."""

from __future__ import annotations

import argparse
from typing import Any

from lopo.cli.main import common


def add_to(commands: Any) -> None:
    command = commands.add_parser(
        "restore", parents=[common()], help="pulihkan cadangan ke folder data yang kosong"
    )
    command.add_argument("file", metavar="FILE")
    command.set_defaults(run=run, needs_data=False)


def run(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from django.conf import settings
    from django.utils.translation import gettext as _

    from lopo.cli.running import WRONG_USE, Stopped, answer, readable
    from lopo.ground.keeping.backup import NotEmpty, TooNew, note_proven, restore
    from lopo.ground.keeping.sealing import Unreadable

    path = readable(arguments.file)
    Path(settings.DATA).mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        kept = restore(path)
    except Unreadable:
        raise Stopped(
            _("%(path)s tidak dapat dibuka: rusak, terpotong, atau milik kunci induk lain.") % {"path": path}
        ) from None
    except NotEmpty:
        raise Stopped(_("Folder data sudah berisi. Pilih folder kosong dengan --data."), WRONG_USE) from None
    except TooNew:
        raise Stopped(_("Cadangan ini dibuat oleh Lopo yang lebih baru. Perbarui Lopo dahulu.")) from None
    note_proven(kept)
    told = {"rows": kept.rows, "files": len(kept.files), "digest": kept.digest, "proven": True}
    answer(
        arguments,
        told,
        _("Pulih dan sama, baris demi baris: %(rows)d baris, %(files)d berkas.")
        % {"rows": kept.rows, "files": len(kept.files)},
    )
    return 0
