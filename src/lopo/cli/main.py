"""`lopo`: the one program. Reads the words of the call, prepares the data folder, runs one command.

Exit codes: 0 done; 1 it ran and found the fault that it looks for; 2 wrong use or unreadable input; 3 it could not
finish, with nothing half done. Every error is one sentence; a traceback never.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
import os
from pathlib import Path
import sys
from typing import Any

from lopo import __version__
from lopo.cli.grammar import Grammar, Misused, language

COMMANDS = (
    "demo",
    "serve",
    "setup",
    "decree",
    "plan",
    "evaluate",
    "audit",
    "backup",
    "restore",
    "keys",
    "doctor",
)


def main(argv: Sequence[str] | None = None) -> int:
    words = sys.argv[1:] if argv is None else argv
    try:
        arguments = parser().parse_args(words)
    except Misused as misused:
        return _misused(misused, language(words))
    _configure(arguments)
    from lopo.cli.running import run  # after the environment is set: settings read it once

    return run(arguments)


def _misused(misused: Misused, language: str) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lopo.settings")
    from lopo.cli.running import wrong_use  # Django knows the sentences in both languages

    return wrong_use(misused, language)


def parser() -> Grammar:
    """The whole grammar of the command line; each command adds its own part."""
    whole = Grammar(prog="lopo", description="Lopo: gugus tugas bekerja di bawah satu atap.")
    whole.add_argument("--version", action="version", version=f"lopo {__version__}")
    commands = whole.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    for name in COMMANDS:
        import_module(f"lopo.cli.commands.{name}").add_to(commands)
    return whole


def common() -> argparse.ArgumentParser:
    """What every command understands."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", help="satu dokumen JSON pada keluaran baku")
    shared.add_argument("--data", metavar="DIR", help="folder data (atau LOPO_DATA)")
    shared.add_argument("--root-key", metavar="FILE", help="berkas kunci induk (atau LOPO_ROOT_KEY)")
    shared.add_argument("--language", choices=["id", "en"], default="id", help="bahasa pesan")
    return shared


def _configure(arguments: argparse.Namespace) -> None:
    for option, variable in (("data", "LOPO_DATA"), ("root_key", "LOPO_ROOT_KEY")):
        if value := getattr(arguments, option, None):
            os.environ[variable] = str(Path(value).absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lopo.settings")
    before: Any = getattr(arguments, "before_settings", None)
    if before:
        before(arguments)


if __name__ == "__main__":
    sys.exit(main())
