"""`lopo keys print`: the paper copy of the root key; two copies, two locked places. `rotate`: new data keys."""

from __future__ import annotations

import argparse
from typing import Any

from lopo.cli.main import common


def add_to(commands: Any) -> None:
    command = commands.add_parser("keys", parents=[common()], help="kunci induk")
    command.add_argument(
        "what",
        choices=["print", "rotate"],
        metavar="print|rotate",
        help="print: salinan untuk dicetak dan dikunci; rotate: kunci data baru untuk yang disegel mulai kini",
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    if arguments.what == "rotate":
        return _rotate(arguments)
    from lopo.cli.running import answer
    from lopo.ground.vault.keys import fingerprint, printed

    answer(arguments, {"fingerprint": fingerprint(), "key": printed()}, printed())
    return 0


def _rotate(arguments: argparse.Namespace) -> int:
    from django.utils.translation import gettext as _

    from lopo.cli.running import answer, the_regency
    from lopo.ground.acts import system
    from lopo.ground.vault.operations import rotate_keys

    made = [key.compartment for key in rotate_keys(system(the_regency()))]
    said = _("%d kunci data baru. Yang sudah disegel tetap terbuka dengan kuncinya.") % len(made)
    answer(arguments, {"compartments": made}, said)
    return 0
