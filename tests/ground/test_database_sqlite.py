"""Records lie on an SQLite that keeps them: a sound write-ahead log, full sync, nothing erased left readable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
import sqlite3
import sys
import threading
import time

from django.db.utils import IntegrityError, OperationalError
import pytest
from pytest_django import DjangoDbBlocker

from lopo.ground.database.sqlite import library
from lopo.ground.database.sqlite.base import DRIVER, WAL, DatabaseWrapper


@pytest.fixture(autouse=True)
def connections_of_our_own(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """These tests open databases beside the one that pytest-django keeps shut."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def database(tmp_path: Path) -> Iterator[DatabaseWrapper]:
    yield from opened(tmp_path / "records.sqlite3")


def opened(path: Path, **options: object) -> Iterator[DatabaseWrapper]:
    defaults = {"TIME_ZONE": None, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False, "AUTOCOMMIT": True}
    wrapper = DatabaseWrapper({**defaults, "NAME": str(path), "OPTIONS": options}, alias="records")
    yield wrapper
    wrapper.close()


def pragma(database: DatabaseWrapper, name: str) -> object:
    with database.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), False),  # withdrawn by its authors
        ((3, 53, 4), True),
    ],
)
def test_only_versions_without_the_wal_reset_fault_may_use_a_write_ahead_log(
    version: library.Version, sound: bool
) -> None:
    assert library.wal_is_sound(version) is sound


def test_the_database_is_set_for_records_that_must_last(database: DatabaseWrapper) -> None:
    assert pragma(database, "journal_mode") == ("wal" if WAL else "truncate")
    assert pragma(database, "synchronous") == 2
    assert pragma(database, "foreign_keys") == 1
    assert pragma(database, "secure_delete") == 1
    assert pragma(database, "busy_timeout") == 10_000
    if WAL:
        assert pragma(database, "trusted_schema") == 0


def test_settings_may_add_to_what_the_backend_sets(tmp_path: Path) -> None:
    for database in opened(tmp_path / "quick.sqlite3", init_command="PRAGMA synchronous = OFF", timeout=1):
        assert pragma(database, "synchronous") == 0
        assert pragma(database, "secure_delete") == 1
        assert pragma(database, "busy_timeout") == 1_000


def test_the_rest_of_the_process_keeps_pythons_own_module() -> None:
    assert sys.modules["sqlite3"] is sqlite3
    assert sqlite3.__name__ == "sqlite3"
    assert DRIVER.__name__.partition(".")[0] in (*library.WHEELS, "sqlite3")


def test_without_a_wheel_the_standard_library_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    for wheel in library.WHEELS:
        monkeypatch.setitem(sys.modules, f"{wheel}.dbapi2", None)
    assert library.choose().__name__ == "sqlite3.dbapi2"


def test_a_second_writer_waits_for_the_first(database: DatabaseWrapper) -> None:
    path = Path(str(database.settings_dict["NAME"]))
    with database.cursor() as cursor:
        cursor.execute("CREATE TABLE word (text TEXT UNIQUE)")
    waited: list[float] = []

    def write_second() -> None:
        for other in opened(path):
            began = time.monotonic()
            with other.cursor() as cursor:
                cursor.execute("INSERT INTO word VALUES ('second')")
            waited.append(time.monotonic() - began)

    writer = threading.Thread(target=write_second)
    with database.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("INSERT INTO word VALUES ('first')")
        writer.start()
        time.sleep(0.3)
        cursor.execute("COMMIT")
    writer.join(5)

    assert waited
    assert waited[0] > 0.1


def test_a_second_writer_that_waits_too_long_is_told(tmp_path: Path, database: DatabaseWrapper) -> None:
    with database.cursor() as cursor:
        cursor.execute("CREATE TABLE word (text TEXT UNIQUE)")
        cursor.execute("BEGIN IMMEDIATE")
        for other in opened(tmp_path / "records.sqlite3", timeout=0.1):
            with other.cursor() as impatient, pytest.raises(OperationalError, match="locked"):
                impatient.execute("INSERT INTO word VALUES ('second')")
        cursor.execute("ROLLBACK")


def test_a_transaction_takes_the_write_lock_when_it_begins(database: DatabaseWrapper) -> None:
    database.connect()
    assert database.transaction_mode == "IMMEDIATE"


def test_faults_of_the_wheel_arrive_as_djangos(database: DatabaseWrapper) -> None:
    with database.cursor() as cursor:
        cursor.execute("CREATE TABLE word (text TEXT UNIQUE)")
        cursor.execute("INSERT INTO word VALUES ('once')")
        with pytest.raises(IntegrityError):
            cursor.execute("INSERT INTO word VALUES ('once')")
