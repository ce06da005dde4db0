"""`lopo evaluate`: the four indicators of a period, counted from records and beside what people observed."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from lopo.cli.main import common


def add_to(commands: Any) -> None:
    command = commands.add_parser("evaluate", parents=[common()], help="empat indikator kerja bersama")
    command.add_argument("--from", dest="start", type=date.fromisoformat, metavar="D")
    command.add_argument("--to", dest="end", type=date.fromisoformat, metavar="D")
    command.add_argument("--evidence", metavar="FILE", help="bukti dari orang, untuk hitungan ini saja")
    command.add_argument("--records", action="store_true", help="sertakan catatan di balik tiap angka")
    command.add_argument("--pdf", metavar="FILE", help="laporan tahunan")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from lopo.cli.running import answer, readable, the_regency
    from lopo.evaluation.commands import evaluate, said

    told = evaluate(
        the_regency(),
        start=arguments.start,
        end=arguments.end,
        evidence=readable(arguments.evidence) if arguments.evidence else None,
        records=arguments.records,
    )
    if arguments.pdf:
        from lopo.evaluation.report.commands import write_report

        write_report(
            the_regency(),
            arguments.pdf,
            start=arguments.start,
            end=arguments.end,
            language=arguments.language,
        )
    answer(arguments, told, *said(told))
    return 0
