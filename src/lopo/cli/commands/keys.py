"""`lopo keys print`: the paper copy of the root key. Two copies, two locked places."""

from __future__ import annotations

import argparse
from typing import Any

from lopo.cli.main import common


def add_to(commands: Any) -> None:
    command = commands.add_parser("keys", parents=[common()], help="kunci induk")
    command.add_argument(
        "what", choices=["print"], metavar="print", help="print: salinan untuk dicetak dan dikunci"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from lopo.cli.running import answer
    from lopo.ground.vault.keys import fingerprint, printed

    answer(arguments, {"fingerprint": fingerprint(), "key": printed()}, printed())
    return 0
