"""Filling the demo with a progress bar, and saying where it is once it answers."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
import sys
from threading import Thread
import time
from urllib.error import URLError
from urllib.request import urlopen
import webbrowser

from django.utils.translation import gettext as _

from lopo.cli.demo.people import DemoAccount
from lopo.cli.demo.story import Story
from lopo.cli.running import answer, say
from lopo.ground.acts import today

BAR = 24
PATIENCE = 30  # seconds until the server must answer


def fill(seed: int) -> list[DemoAccount]:
    """Tells the year; a bar on standard error where a person watches, a line in a pipe."""
    story = Story(today(), seed)
    steps = story.steps()
    for done, (name, tell) in enumerate(steps):
        _show(done, len(steps), name)
        tell()
    _show(len(steps), len(steps), _("siap"))
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return story.accounts


def announce_when_it_answers(arguments: argparse.Namespace, accounts: Sequence[DemoAccount]) -> None:
    """From a thread beside the server: waits for the first answer, then prints address and accounts."""
    url = f"http://127.0.0.1:{arguments.port}/"
    Thread(target=_announce, args=(arguments, url, accounts), daemon=True).start()


def _announce(arguments: argparse.Namespace, url: str, accounts: Sequence[DemoAccount]) -> None:
    if not _answers(url):
        say(_("Server belum menjawab di %(url)s.") % {"url": url})
        return
    lines = [_("Lopo contoh siap: %(url)s") % {"url": url}, _("Akun contoh (satu klik di halaman masuk):")]
    told = {"url": url, "accounts": [asdict(account) for account in accounts]}
    answer(arguments, told, *lines, *[f"  {account.kind}: {account.office}" for account in accounts])
    if not arguments.no_browser and not arguments.json:
        webbrowser.open(url)


def _answers(url: str) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=2):  # noqa: S310 (our own address)
                return True
        except (URLError, OSError):
            time.sleep(0.1)
    return False


def _show(done: int, total: int, name: str) -> None:
    if sys.stderr.isatty():
        filled = BAR * done // total
        print(f"\r[{'█' * filled}{'·' * (BAR - filled)}] {name:<32.32}", end="", file=sys.stderr, flush=True)
    elif done < total:
        say(f"{done + 1}/{total} {name}")
