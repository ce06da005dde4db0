"""`lopo evaluate`: the four indicators of a period, counted from records and beside what people observed."""

from __future__ import annotations

import argparse
from typing import Any

from lopo.cli.grammar import day
from lopo.cli.main import common


def add_to(commands: Any) -> None:
    command = commands.add_parser("evaluate", parents=[common()], help="empat indikator kerja bersama")
    command.add_argument("--from", dest="start", type=day, metavar="D")
    command.add_argument("--to", dest="end", type=day, metavar="D")
    command.add_argument("--evidence", metavar="FILE", help="bukti dari orang, untuk hitungan ini saja")
    command.add_argument("--records", action="store_true", help="sertakan catatan di balik tiap angka")
    command.add_argument("--pdf", metavar="FILE", help="laporan tahunan")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from lopo.cli.running import Stopped, answer, new_file, readable, the_regency, the_regency_if_founded
    from lopo.evaluation.commands import evaluate, said
    from lopo.evaluation.measures.evidence_file import EvidenceFault, read_evidence
    from lopo.evaluation.report.printing import print_report

    path = readable(arguments.evidence) if arguments.evidence else None
    try:
        told = evaluate(
            the_regency_if_founded(),
            start=arguments.start,
            end=arguments.end,
            evidence=path,
            records=arguments.records,
        )
        if arguments.pdf:
            file = read_evidence(path) if path else None
            printed = print_report(
                the_regency(), arguments.language, start=arguments.start, end=arguments.end, evidence=file
            )
            with new_file(arguments.pdf) as paper:
                paper.write_bytes(printed.pdf)
    except EvidenceFault as fault:
        raise Stopped(" ".join(str(sentence) for sentence in fault.sentences)) from None
    answer(arguments, told, *said(told))
    return 0
