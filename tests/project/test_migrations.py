"""The tables are what the models say, and the way up can be walked down again."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
import os
from pathlib import Path
import subprocess
import sys

from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
import psycopg
import pytest

from tests.project.test_layout import ROOT


def test_the_migrations_say_what_the_models_say(db: None) -> None:
    told = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=told)
    except SystemExit:
        pytest.fail(f"run bin/remake-migrations:\n{told.getvalue()}", pytrace=False)


def test_there_is_one_line_of_migrations() -> None:
    loader = MigrationLoader(None)
    assert len(loader.graph.leaf_nodes("lopo")) == 1


def test_every_step_can_be_taken_back() -> None:
    loader = MigrationLoader(None)
    one_way = [
        f"{key[1]}: {operation}"
        for key, migration in loader.disk_migrations.items()
        if key[0] == "lopo"
        for operation in migration.operations
        if not operation.reversible
    ]
    assert not one_way


@pytest.fixture
def empty_database(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a process whose database is new: a file, or one more database of the same server."""
    address = os.environ.get("LOPO_DATABASE_URL")
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    if address is None:
        yield environment  # tests.settings gives every process a folder of its own
        return
    name = f"stairs_{os.getpid()}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield {**environment, "LOPO_DATABASE_URL": address.replace("/postgres?", f"/{name}?")}
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.slow
def test_migrations_go_up_down_and_up_again(empty_database: dict[str, str]) -> None:
    # Down to the first one: below it there are no tables, and taking them away one by one takes long.
    walk = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("migrate", "lopo", "0001_initial", verbosity=0)
call_command("migrate", verbosity=0)
"""
    walked = subprocess.run(
        [sys.executable, "-c", walk],
        cwd=ROOT,
        env=empty_database,
        capture_output=True,
        text=True,
        check=False,
    )
    assert walked.returncode == 0, walked.stderr
