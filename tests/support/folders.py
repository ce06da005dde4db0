"""Data folders for the program from outside: one with empty tables, one with the decree in it, copied for each who changes it."""

from __future__ import annotations

from pathlib import Path
import shutil

import pytest

from tests.support.program import lopo

DECREE = Path(__file__).parents[2] / "src" / "lopo" / "facts" / "decree-126-2023.yaml"


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which Lopo was started once; nothing is founded in it. To be read only."""
    folder = tmp_path_factory.mktemp("tables")
    assert lopo(folder, "decree", "status").returncode == 2
    return folder


@pytest.fixture
def unfounded(tables: Path, tmp_path: Path) -> Path:
    """The same in a folder of the test's own: making the tables anew each time would take most of it."""
    return copied(tables, tmp_path)


@pytest.fixture(scope="module")
def founded(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The decree was imported; the tests of one file share it."""
    folder = copied(tables, tmp_path_factory.mktemp("founded"))
    told = lopo(folder, "decree", "import", str(DECREE), "--json")
    assert told.returncode == 0, told.stderr
    return folder


def copied(folder: Path, target: Path) -> Path:
    for part in ("data", "keys"):
        shutil.copytree(folder / part, target / part)
    return target
