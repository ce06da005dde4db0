"""`lopo plan import FILE.xlsx | export FILE.xlsx`: the action plan in the planners' matrix form."""

from __future__ import annotations

import argparse
from typing import Any

from lopo.cli.grammar import year
from lopo.cli.main import common


def add_to(commands: Any) -> None:
    command = commands.add_parser("plan", help="Rencana Aksi Daerah")
    acts = command.add_subparsers(dest="what", required=True, metavar="import|export")
    into = acts.add_parser("import", parents=[common()], help="masukkan matriks Excel")
    into.add_argument("file", metavar="FILE.xlsx")
    into.add_argument("--year", type=year, metavar="Y")
    into.add_argument("--dry-run", action="store_true", help="periksa saja, tanpa menyimpan")
    into.set_defaults(run=run_import)
    out = acts.add_parser("export", parents=[common()], help="keluarkan matriks Excel")
    out.add_argument("file", metavar="FILE.xlsx")
    out.add_argument("--year", type=year, metavar="Y")
    out.set_defaults(run=run_export)


def run_import(arguments: argparse.Namespace) -> int:
    from django.utils.translation import gettext as _

    from lopo.cli.running import DONE, FOUND_FAULT, answer, readable, say, the_regency
    from lopo.cooperation.action_plan.commands import plan_import

    told = plan_import(
        the_regency(), readable(arguments.file), year=arguments.year, dry_run=arguments.dry_run
    )
    for problem in told["problems"]:
        say(f"lopo: {problem['message']}")
    answer(arguments, told, _("%(rows)d baris dibaca, %(activities)d kegiatan.") % told)
    return FOUND_FAULT if told["problems"] else DONE


def run_export(arguments: argparse.Namespace) -> int:
    from django.utils.translation import gettext as _

    from lopo.cli.running import answer, new_file, the_regency
    from lopo.cooperation.action_plan.commands import plan_export

    with new_file(arguments.file) as file:
        told = plan_export(the_regency(), file, year=arguments.year)
    answer(arguments, told, _("%(activities)d kegiatan ditulis.") % told)
    return 0
