"""Which SQLite library Lopo runs on, and whether its write-ahead log can be trusted.

SQLite 3.7.0 to 3.51.2 may corrupt a database in WAL mode when two connections write and checkpoint at the
same moment (the "WAL-reset" fault; SQLite's own page on WAL tells the story). Debian's and Python's own
libraries have it, so Lopo brings a newer one as a wheel; where there is no wheel, it stays out of WAL mode.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
import sys
from types import ModuleType

Version = tuple[int, int, int]

# Without a key sqlcipher3 is plain SQLite; it is the one with a wheel for ARM servers.
WHEELS = ("pysqlite3", "sqlcipher3")


def choose() -> ModuleType:
    """The DB-API module of the first wheel that is installed, else the standard library's."""
    for wheel in WHEELS:
        try:
            return import_module(f"{wheel}.dbapi2")
        except ImportError:
            continue
    return import_module("sqlite3.dbapi2")


def wal_is_sound(version: Version) -> bool:
    """Whether this version is free of the WAL-reset fault.

    The mend is in 3.51.3 and was carried back to 3.50.7 and 3.44.6. 3.52.0 was withdrawn by its authors.
    """
    if version == (3, 52, 0):
        return False
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0)


@contextmanager
def standing_in(driver: ModuleType) -> Iterator[None]:
    """While it lasts, `import sqlite3` gives the driver; afterwards the process has its own module back."""
    package = sys.modules[driver.__name__.rpartition(".")[0]]
    names = {"sqlite3": package, "sqlite3.dbapi2": driver}
    before = {name: sys.modules.get(name) for name in names}
    sys.modules.update(names)
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module
