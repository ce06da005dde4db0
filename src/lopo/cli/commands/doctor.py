"""`lopo doctor`: is this installation sound?"""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from lopo.cli.main import common

SIGNS = {"sound": "✓", "warning": "!", "broken": "✗"}


def add_to(commands: Any) -> None:
    command = commands.add_parser("doctor", parents=[common()], help="periksa apakah pemasangan ini sehat")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from lopo.cli.running import DONE, FOUND_FAULT, answer
    from lopo.ground.keeping.doctor import examine_all

    checks = examine_all()
    answer(
        arguments,
        {"checks": [asdict(check) for check in checks]},
        *[f"{SIGNS[c.state]} {c.says}" for c in checks],
    )
    return FOUND_FAULT if any(check.state == "broken" for check in checks) else DONE
