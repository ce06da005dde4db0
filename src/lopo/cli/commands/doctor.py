"""`lopo doctor`: is this installation sound?"""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from lopo.cli.main import common

SIGNS = {"sound": "✓", "warning": "!", "broken": "✗"}


def add_to(commands: Any) -> None:
    command = commands.add_parser("doctor", parents=[common()], help="periksa apakah pemasangan ini sehat")
    command.add_argument(
        "--sweep", action="store_true", help="hapus dulu berkas bukti tanpa pemilik dan sesi yang sudah lewat"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from django.utils.translation import gettext as _

    from lopo.cli.running import DONE, FOUND_FAULT, answer
    from lopo.ground.keeping.doctor import examine_all
    from lopo.ground.keeping.sweeping import sweep

    swept = {"swept": sweep()} if arguments.sweep else {}
    checks = examine_all()
    answer(
        arguments,
        {**swept, "checks": [asdict(check) for check in checks]},
        *[
            _("Dihapus: %(files)d berkas bukti tanpa pemilik, %(sessions)d sesi yang sudah lewat.") % said
            for said in swept.values()
        ],
        *[f"{SIGNS[c.state]} {c.says}" for c in checks],
    )
    return FOUND_FAULT if any(check.state == "broken" for check in checks) else DONE
