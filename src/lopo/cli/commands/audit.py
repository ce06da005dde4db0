"""`lopo audit verify | export FILE | anchor`: the ledger, walked, handed to an auditor, its head to keep elsewhere."""

from __future__ import annotations

import argparse
import json
from typing import Any

from lopo.cli.main import common


def add_to(commands: Any) -> None:
    command = commands.add_parser("audit", help="catatan jejak")
    acts = command.add_subparsers(dest="what", required=True, metavar="verify|export|anchor")
    verify = acts.add_parser("verify", parents=[common()], help="telusuri seluruh rantai")
    verify.add_argument("--head", metavar="NUMBER:HASH", help="kepala rantai yang disimpan di tempat lain")
    verify.set_defaults(run=run_verify)
    export = acts.add_parser("export", parents=[common()], help="seluruh catatan untuk pemeriksa")
    export.add_argument("file", metavar="FILE")
    export.set_defaults(run=run_export)
    anchor = acts.add_parser(
        "anchor", parents=[common()], help="kepala rantai, untuk disimpan di tempat lain"
    )
    anchor.set_defaults(run=run_anchor)


def run_verify(arguments: argparse.Namespace) -> int:
    from django.utils.translation import gettext as _

    from lopo.cli.running import DONE, FOUND_FAULT, answer, the_regency
    from lopo.ground.ledger.entries import verify

    proof = verify(the_regency(), kept_head=_kept_head(arguments.head))
    told = {"entries": proof.entries, "ok": proof.ok, "head": proof.head, "first_bad": proof.first_bad}
    said = (
        _("Utuh: %(n)d catatan.") % {"n": proof.entries}
        if proof.ok
        else _("Rusak mulai catatan nomor %(n)s.") % {"n": proof.first_bad}
    )
    answer(arguments, told, said)
    return DONE if proof.ok else FOUND_FAULT


def run_export(arguments: argparse.Namespace) -> int:
    from django.utils.translation import gettext as _

    from lopo.cli.running import answer, new_file, the_regency
    from lopo.ground.ledger.entries import body
    from lopo.ground.ledger.models import LedgerEntry

    kept, entries = LedgerEntry.objects.filter(regency=the_regency()).order_by("number"), 0
    with new_file(arguments.file, replaces=False) as file, file.open("w", encoding="utf-8") as target:
        for entry in kept.iterator(chunk_size=2000):
            line = {**json.loads(body(entry)), "previous": entry.previous, "hash": entry.hash}
            target.write(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")
            entries += 1
    answer(arguments, {"entries": entries}, _("%(n)d catatan ditulis.") % {"n": entries})
    return 0


def run_anchor(arguments: argparse.Namespace) -> int:
    from lopo.cli.running import answer, the_regency
    from lopo.ground.ledger.models import LedgerHead

    head = LedgerHead.objects.filter(regency=the_regency()).first()
    number, digest = (head.number, head.hash) if head else (0, "0" * 64)
    answer(arguments, {"number": number, "head": digest}, f"{number}:{digest}")
    return 0


def _kept_head(text: str | None) -> tuple[int, str] | None:
    from django.utils.translation import gettext as _

    from lopo.cli.running import Stopped

    if not text:
        return None
    number, _colon, digest = text.partition(":")
    if not number.isdigit() or len(digest) != 64:
        raise Stopped(_("Kepala rantai ditulis sebagai NOMOR:HASH, seperti yang dicetak lopo audit anchor."))
    return int(number), digest
