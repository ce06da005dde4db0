"""What `pip install .` gives is whole: templates, words, styles, fonts and facts lie in the wheel."""

from __future__ import annotations

from collections.abc import Iterator
import os
from pathlib import Path
import shutil
import subprocess
import sys
import zipfile

import pytest

from tests.project import third_party
from tests.project.test_layout import ROOT, tracked

BUILD = "from setuptools import build_meta; print(build_meta.build_wheel('dist'))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """Built from a copy of what git knows, so that nothing of an earlier build gets in."""
    room = tmp_path_factory.mktemp("wheel")
    for path in tracked(
        "src", "requirements", "pyproject.toml", "README.md", "LICENSE", "NOTICE", "THIRD-PARTY.md"
    ):
        copy = room / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    built = subprocess.run(
        [sys.executable, "-c", BUILD], cwd=room, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stderr
    with zipfile.ZipFile(room / "dist" / built.stdout.split()[-1]) as archive:
        yield archive


def test_the_wheel_holds_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    ours = {str(path.relative_to(ROOT / "src")) for path in tracked("src")}
    assert ours - set(wheel.namelist()) == set()


def test_the_wheel_says_its_licence(wheel: zipfile.ZipFile) -> None:
    told = next(name for name in wheel.namelist() if name.endswith("dist-info/METADATA"))
    assert "License-Expression: Apache-2.0" in wheel.read(told).decode()
    licences = {Path(name).name for name in wheel.namelist() if "dist-info/licenses/" in name}
    assert licences == {"LICENSE", "NOTICE", "THIRD-PARTY.md"}


def test_an_installed_lopo_runs_without_this_folder(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "installed")
    environment = {
        **os.environ,
        "PYTHONPATH": str(tmp_path / "installed"),
        "DJANGO_SETTINGS_MODULE": "lopo.settings",
        "LOPO_DATA": str(tmp_path),
    }
    check = "import lopo, django.core.management as m; print(lopo.__file__); m.call_command('check')"
    ran = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); {check}"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith(str(tmp_path))


def test_third_party_licences_are_listed_as_locked() -> None:
    assert third_party.PAGE.read_text() == third_party.page(), "run bin/third-party"


@pytest.mark.parametrize("lock", ["build", "run", "develop"])
def test_every_lock_pins_by_version_and_hash(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text()
    packages = third_party.locked(f"{lock}.txt")
    assert packages
    assert text.count("--hash=sha256:") >= len(packages)


def test_both_locks_agree() -> None:
    run, develop = dict(third_party.locked("run.txt")), dict(third_party.locked("develop.txt"))
    assert {name: run[name] for name in run.keys() & develop.keys()} == {
        name: develop[name] for name in run.keys() & develop.keys()
    }
