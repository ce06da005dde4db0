"""`lopo demo`: a throw-away data folder with a made-up year of work, then served."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
import tempfile
from typing import Any

from lopo.cli.grammar import port
from lopo.cli.main import common


def add_to(commands: Any) -> None:
    command = commands.add_parser(
        "demo", parents=[common()], help="tahun contoh, lalu dijalankan di mesin ini"
    )
    command.add_argument("--port", type=port, default=8100, metavar="N")
    command.add_argument("--no-browser", action="store_true", help="jangan buka peramban")
    command.add_argument("--seed", type=int, default=1, metavar="N", help="benih cerita")
    command.set_defaults(run=run, before_settings=_throw_away_folder)


def _throw_away_folder(arguments: argparse.Namespace) -> None:
    """Data and key of the demo live in a folder of their own; nothing of a real installation is touched."""
    arguments.folder = tempfile.mkdtemp(prefix="lopo-demo-")
    os.environ["LOPO_DATA"] = str(Path(arguments.folder) / "data")
    os.environ["LOPO_ROOT_KEY"] = str(Path(arguments.folder) / "keys" / "root.key")
    os.environ["LOPO_DEMO"] = "1"
    os.environ.pop("LOPO_DATABASE_URL", None)


def run(arguments: argparse.Namespace) -> int:
    import shutil

    from lopo.cli.commands.serve import free, serve
    from lopo.cli.demo.opening import announce_when_it_answers, fill

    try:
        free("127.0.0.1", arguments.port)
        accounts = fill(arguments.seed)
        announce_when_it_answers(arguments, accounts)
        serve("127.0.0.1", arguments.port)
    finally:
        shutil.rmtree(arguments.folder, ignore_errors=True)
    return 0
