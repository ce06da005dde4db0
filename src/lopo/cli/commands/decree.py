"""`lopo decree import FILE | status`."""

from __future__ import annotations

import argparse
from typing import Any

from lopo.cli.main import common


def add_to(commands: Any) -> None:
    command = commands.add_parser("decree", help="Keputusan Bupati")
    acts = command.add_subparsers(dest="what", required=True, metavar="import|status")
    into = acts.add_parser("import", parents=[common()], help="masukkan SK dari YAML atau XLSX")
    into.add_argument("file", metavar="FILE")
    into.add_argument("--dry-run", action="store_true", help="periksa saja, tanpa menyimpan")
    into.set_defaults(run=run_import)
    status = acts.add_parser(
        "status", parents=[common()], help="siapa sudah menerima SK, siapa berutang langkah"
    )
    status.add_argument("--decree", metavar="NUMBER")
    status.set_defaults(run=run_status)


def run_import(arguments: argparse.Namespace) -> int:
    from lopo.cli.running import DONE, WRONG_USE, answer, readable, say
    from lopo.taskforce.decree.commands import decree_import, said

    told = decree_import(readable(arguments.file), dry_run=arguments.dry_run)
    for error in told["errors"]:
        say(f"lopo: {error}")
    answer(arguments, told, *([] if told["errors"] else [said(told)]))
    return WRONG_USE if told["errors"] else DONE


def run_status(arguments: argparse.Namespace) -> int:
    from lopo.cli.running import answer, the_regency
    from lopo.taskforce.decree.commands import decree_status

    told = decree_status(the_regency(), number=arguments.decree)
    lines = [
        f"{a['agency']}: {a['state']}" + (f" ({a['owed_by']}, {a['days']})" if a["owed_by"] else "")
        for a in told["agencies"]
    ]
    answer(arguments, told, str(told["number"]), *lines)
    return 0
