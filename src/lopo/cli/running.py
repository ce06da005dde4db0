"""Running one command: the data folder is made and migrated, errors become one sentence and an exit code."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
import errno
import json
import logging
import os
from pathlib import Path
from secrets import token_hex
import sys
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, OperationalError
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

django.setup()

from lopo.ground.acts import Denied, Refused  # noqa: E402 (models need Django to be set up)
from lopo.ground.keeping import tables  # noqa: E402
from lopo.ground.places.models import Regency  # noqa: E402
from lopo.ground.vault.keys import KeyFault, remember_root_key  # noqa: E402

DONE, FOUND_FAULT, WRONG_USE, NOT_FINISHED = 0, 1, 2, 3


class Stopped(Exception):
    """A command ends with a sentence and an exit code."""

    def __init__(self, sentence: str | Promise, code: int = WRONG_USE) -> None:
        super().__init__(sentence)
        self.sentence, self.code = str(sentence), code


def run(arguments: argparse.Namespace) -> int:
    """Exit code of the command that the call names."""
    with translation.override(arguments.language):
        try:
            if getattr(arguments, "needs_data", True):
                prepare()
            return int(arguments.run(arguments) or DONE)
        except Stopped as stopped:
            return _end(stopped.sentence, stopped.code)
        except (Refused, Denied, KeyFault) as refused:
            return _end(str(refused.sentence), WRONG_USE)
        except OSError as error:
            return _end(_os_sentence(error), NOT_FINISHED)
        except (OperationalError, DatabaseError) as error:
            return _end(_database_sentence(error), NOT_FINISHED)
        except KeyboardInterrupt:
            return _end(_("Dihentikan."), NOT_FINISHED)
        except Exception as error:  # the last wall: a person gets a sentence, the log gets the kind of error
            logging.getLogger("lopo").debug("unexpected", exc_info=error)
            kind = type(error).__name__
            return _end(
                _("Lopo berhenti karena kesalahan program (%(kind)s). Tidak ada yang setengah jadi.")
                % {"kind": kind},
                NOT_FINISHED,
            )


def wrong_use(misused: Exception, language: str) -> int:
    """Exit code of a call that was not understood."""
    with translation.override(language):
        return _end(str(misused), WRONG_USE)


def prepare() -> None:
    """Makes the data folder (owner-only) and brings its tables up to date."""
    folder = Path(settings.DATA)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if tables.version() != tables.newest():
        call_command("migrate", verbosity=0, interactive=False)
    remember_root_key()


def the_regency() -> Regency:
    """The regency of this installation. Raises Stopped when none was founded or there are several."""
    found = the_regency_if_founded()
    if found is None:
        raise Stopped(_("Belum ada kabupaten di sini. Masukkan SK dahulu: lopo decree import BERKAS"))
    return found


def the_regency_if_founded() -> Regency | None:
    """The same; None in a folder where nothing was founded yet."""
    found: list[Regency] = list(Regency.objects.all()[:2])
    if len(found) > 1:
        raise Stopped(_("Ada beberapa kabupaten di sini; perintah ini untuk satu kabupaten."))
    return found[0] if found else None


def say(text: str) -> None:
    """Progress and messages go to standard error, so that standard output stays what scripts read."""
    print(text, file=sys.stderr, flush=True)


def answer(arguments: argparse.Namespace, told: Any, *lines: str) -> None:
    """The result: one JSON document with --json, else sentences. A reader that has enough (`| head`) is no fault."""
    if arguments.json:
        lines = (json.dumps(told, ensure_ascii=False, indent=2, default=str),)
    try:
        for line in lines:
            print(line, flush=True)
    except BrokenPipeError:  # what the command did stays done, and so does its exit code
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def readable(path: str) -> Path:
    """A file that the call names. Raises Stopped if it is not there or not a file."""
    found = Path(path)
    if not found.is_file():
        raise Stopped(_("Berkas %(path)s tidak ditemukan. Periksa lagi nama dan tempatnya.") % {"path": path})
    return found


@contextmanager
def new_file(path: str, *, replaces: bool = True) -> Iterator[Path]:
    """Where to write what becomes this file: a neighbour that takes its name once all is written, never a half of it.

    A device or a pipe is written to as it is. Raises Stopped where there is no folder for it, and where a file is there
    already that must stay.
    """
    target = Path(path).absolute()
    if not target.parent.is_dir():
        raise Stopped(_("Folder %(folder)s tidak ada.") % {"folder": target.parent})
    if target.is_dir() or (target.exists() and not replaces):
        raise Stopped(_("%(path)s sudah ada. Pilih nama berkas yang lain.") % {"path": path})
    as_it_is = target.exists() and not target.is_file()
    written = target if as_it_is else target.with_name(f".{token_hex(8)}.lopo")
    try:
        yield written
        if not as_it_is:
            written.replace(target)
    except OSError as error:
        error.filename = path  # what the call named, not the neighbour
        raise
    finally:
        if not as_it_is:
            written.unlink(missing_ok=True)


def _end(sentence: str, code: int) -> int:
    say(f"lopo: {sentence}")
    return code


def _os_sentence(error: OSError) -> str:
    where = error.filename or settings.DATA
    if error.errno == errno.ENOSPC:
        return _("Disk penuh di %(where)s. Kosongkan ruang, lalu ulangi; tidak ada yang setengah jadi.") % {
            "where": where
        }
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _("Lopo tidak boleh menulis di %(where)s. Periksa pemilik dan izinnya.") % {"where": where}
    return _("Lopo tidak dapat memakai %(where)s (%(why)s).") % {
        "where": where,
        "why": error.strerror or error,
    }


def _database_sentence(error: Exception) -> str:
    if "full" in str(error):
        return _("Disk penuh. Kosongkan ruang, lalu ulangi; tidak ada yang setengah jadi.")
    return _(
        "Basis data tidak dapat dipakai sekarang (%(kind)s). Periksa apakah ia hidup dan alamatnya benar."
    ) % {"kind": type(error).__name__}
