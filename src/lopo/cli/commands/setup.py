"""`lopo setup`: first start of a real regency: keys, decree, and the first account's enrolment link."""

from __future__ import annotations

import argparse
from typing import Any

from lopo.cli.main import common


def add_to(commands: Any) -> None:
    command = commands.add_parser("setup", parents=[common()], help="mulai untuk satu kabupaten")
    command.add_argument("--decree", required=True, metavar="FILE")
    command.add_argument(
        "--admin", required=True, metavar="EMAIL", help="surel pemegang akun pertama, di Sekretariat"
    )
    command.add_argument("--name", default="", help="nama pemegang akun pertama")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from django.utils.translation import gettext as _

    from lopo.cli.founding import found
    from lopo.cli.running import answer, readable

    told = found(readable(arguments.decree), arguments.admin, arguments.name)
    answer(
        arguments,
        told,
        _("SK %(number)s masuk. Kunci induk: cetak dua salinan dengan lopo keys print, kunci di dua tempat.")
        % told,
        _("Tautan pendaftaran (sekali pakai): %(link)s") % told,
    )
    return 0
