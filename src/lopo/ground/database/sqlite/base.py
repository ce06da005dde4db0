"""Django's SQLite backend on a library whose write-ahead log is sound, and set for records that must last.

Django binds cursor class, converters and adapters to `sqlite3` when its module is imported, so it has to be
imported while our driver stands in for it; replacing `Database` afterwards would come too late.
"""

from __future__ import annotations

import sys
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from lopo.ground.database.sqlite.library import choose, standing_in, wal_is_sound

DRIVER = choose()
WAL = wal_is_sound(DRIVER.sqlite_version_info)

_DJANGOS = "django.db.backends.sqlite3.base"
if _DJANGOS in sys.modules and sys.modules[_DJANGOS].Database is not DRIVER:
    raise ImproperlyConfigured(f"{_DJANGOS} was imported before Lopo's own backend; import lopo's first.")
with standing_in(DRIVER):
    from django.db.backends.sqlite3 import base as djangos
if djangos.Database is not DRIVER:  # type: ignore[attr-defined]  # what Django re-exports without saying so
    raise ImproperlyConfigured(f"{_DJANGOS} did not take {DRIVER.__name__}.")

BUSY_SECONDS = 10
# foreign_keys is switched on by Django itself.
KEEPING = (
    f"PRAGMA journal_mode = {'WAL' if WAL else 'TRUNCATE'}",
    "PRAGMA synchronous = FULL",  # NORMAL forgets acknowledged commits when the power fails
    "PRAGMA secure_delete = ON",  # what was erased is not left readable in free pages
    # An old library refuses its own JSON functions in a schema under OFF.
    *(("PRAGMA trusted_schema = OFF",) if WAL else ()),
)


class DatabaseWrapper(djangos.DatabaseWrapper):
    """What settings may still say in OPTIONS: `timeout`, and an `init_command` that runs after ours."""

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        params.setdefault("timeout", BUSY_SECONDS)
        # A transaction that begins by reading cannot wait for the lock that it needs later, so each takes it at once.
        self.transaction_mode = "IMMEDIATE"
        theirs = str(self.settings_dict["OPTIONS"].get("init_command", ""))
        self.init_commands = [*KEEPING, *theirs.split(";")]
        return params
