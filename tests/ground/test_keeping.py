"""A backup made while people write holds everything, opens only with the root key, and comes back the same."""

from __future__ import annotations

import json
import os
from pathlib import Path
import shutil
import subprocess
import time
from typing import Any

from django.core.files.base import ContentFile
import pytest

from lopo.cli.commands.backup import _prove
from lopo.ground.keeping import tables
from lopo.ground.keeping.backup import Kept, backup, inspect
from lopo.ground.keeping.sealing import Unreadable, seal_into
from lopo.ground.papers.operations import take_in
from tests.cast import TaskForce
from tests.support.folders import copied
from tests.support.program import lopo, within


def test_the_same_lines_come_back_from_an_empty_folder(founded: Path, tmp_path: Path) -> None:
    made = lopo(founded, "backup", str(tmp_path / "b.lopo"), "--json", "--no-proof")
    assert made.returncode == 0, made.stderr
    shutil.copytree(founded / "keys", tmp_path / "keys")

    back = lopo(tmp_path, "restore", str(tmp_path / "b.lopo"), "--json")

    assert back.returncode == 0, back.stderr
    assert json.loads(back.stdout)["digest"] == json.loads(made.stdout)["digest"]
    assert json.loads(lopo(tmp_path, "audit", "verify", "--json").stdout)["ok"] is True
    again = lopo(tmp_path, "restore", str(tmp_path / "b.lopo"))
    assert (again.returncode, "kosong" in again.stderr) == (2, True)


PDF = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"
TAKE_IN = """
from django.core.files.base import ContentFile
from lopo.ground.acts import system
from lopo.ground.papers.operations import take_in
from lopo.ground.places.models import Regency
take_in(system(Regency.objects.get()), Regency.objects.get(), ContentFile(%r), what="receipt")
"""
READ = """
from lopo.ground.papers.models import Upload
from lopo.ground.papers.uploads import read
print([read(upload)[:8] for upload in Upload.objects.all()])
"""


def test_a_proof_comes_back_sealed_and_opens_with_the_same_root_key(founded: Path, tmp_path: Path) -> None:
    old, new = copied(founded, tmp_path / "old"), tmp_path / "new"
    within(old, TAKE_IN % PDF)
    made = lopo(old, "backup", str(tmp_path / "b.lopo"), "--json")
    assert (json.loads(made.stdout)["files"], json.loads(made.stdout)["proven"]) == (1, True)
    shutil.copytree(old / "keys", new / "keys")

    assert lopo(new, "restore", str(tmp_path / "b.lopo")).returncode == 0

    assert within(new, READ).strip() == "[b'%PDF-1.7']"
    assert not [path for path in (new / "data" / "files").rglob("*/*/*") if b"%PDF" in path.read_bytes()]


def test_a_backup_says_that_it_was_proven_by_a_restore(founded: Path, tmp_path: Path) -> None:
    made = lopo(founded, "backup", str(tmp_path / "b.lopo"), "--json")

    assert json.loads(made.stdout)["proven"] is True
    checks = {c["name"]: c["state"] for c in json.loads(lopo(founded, "doctor", "--json").stdout)["checks"]}
    assert checks["backup"] == "sound"
    assert checks["audit"] == "sound"


def test_the_doctor_counts_proof_files_that_belong_to_no_record(founded: Path) -> None:
    def uploads() -> dict[str, str]:
        told = json.loads(lopo(founded, "doctor", "--json").stdout)
        return next(check for check in told["checks"] if check["name"] == "uploads")

    assert uploads()["state"] == "sound"
    stray = founded / "data" / "files" / "uploads" / "00" / ("0" * 32)
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"x")
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    os.utime(stray, (two_days_ago, two_days_ago))
    assert uploads()["state"] == "warning"
    assert uploads()["says"].startswith("1 berkas")

    swept = lopo(founded, "doctor", "--sweep", "--json")
    assert json.loads(swept.stdout)["swept"] == {"files": 1, "sessions": 0}
    assert uploads()["state"] == "sound"
    assert not stray.exists()


def test_new_data_keys_are_made_and_what_was_sealed_still_opens(founded: Path) -> None:
    told = json.loads(lopo(founded, "keys", "rotate", "--json").stdout)
    assert told == {"compartments": []}  # nothing was ever sealed here
    assert json.loads(lopo(founded, "audit", "verify", "--json").stdout)["ok"]


def test_another_root_key_does_not_open_it(founded: Path, tmp_path: Path) -> None:
    lopo(founded, "backup", str(tmp_path / "b.lopo"), "--no-proof")

    other = lopo(tmp_path, "restore", str(tmp_path / "b.lopo"))

    assert other.returncode == 2
    assert "tidak dapat dibuka" in other.stderr
    assert "Traceback" not in other.stderr


@pytest.mark.django_db(transaction=True)  # a copy reads one moment in a transaction of its own
@pytest.mark.parametrize("damage", ["cut", "flip", "swap"])
def test_a_damaged_backup_is_refused(task_force: TaskForce, tmp_path: Path, damage: str) -> None:
    path = tmp_path / "b.lopo"
    backup(path)
    inspect(path)
    whole = path.read_bytes()
    middle = len(whole) // 2
    broken = {
        "cut": whole[:-40],
        "flip": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        "swap": whole[:5] + whole[5:21][::-1] + whole[21:],
    }[damage]
    path.write_bytes(broken)

    with pytest.raises(Unreadable):
        inspect(path)


@pytest.mark.django_db(transaction=True)  # a copy reads one moment in a transaction of its own
def test_a_proof_that_comes_in_meanwhile_does_not_spoil_the_backup(
    task_force: TaskForce, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"

    def meanwhile(target: Any, source: Any) -> None:
        coming = tmp_path / "files" / "uploads" / "00" / ("0" * 32)
        coming.parent.mkdir(parents=True, exist_ok=True)
        coming.write_bytes(b"x")
        seal_into(target, source)

    take_in(task_force.secretariat, task_force.decree, ContentFile(PDF), what="receipt")
    monkeypatch.setattr("lopo.ground.keeping.backup.seal_into", meanwhile)
    assert len(backup(tmp_path / "b.lopo").files) == 1
    assert len(inspect(tmp_path / "b.lopo").files) == 1


@pytest.mark.django_db(transaction=True)  # a copy reads one moment in a transaction of its own
def test_no_name_lies_open_in_a_backup(task_force: TaskForce, tmp_path: Path) -> None:
    backup(tmp_path / "b.lopo")

    assert b"Contoh" not in (tmp_path / "b.lopo").read_bytes()


def test_every_table_is_in_it_but_open_sessions(task_force: TaskForce) -> None:
    kept = {table._meta.label_lower for table in tables.tables_at(tables.newest())}

    assert {"lopo.decree", "lopo.ledgerentry", "lopo.clock", "lopo.account"} <= kept
    assert "sessions.session" not in kept


@pytest.mark.django_db(transaction=True)  # a copy reads one moment in a transaction of its own
def test_the_digest_changes_with_any_row(task_force: TaskForce) -> None:
    from lopo.ground.agencies.operations import register_official

    before = tables.digest(tables.lines(tables.newest()))
    register_official(task_force.secretariat, task_force.agency("dinsos"), name="Rina Umpama")

    assert tables.digest(tables.lines(tables.newest())) != before


@pytest.mark.django_db(transaction=True)  # a copy reads one moment in a transaction of its own
def test_a_full_disk_leaves_no_half_file(task_force: TaskForce, tmp_path: Path, monkeypatch: Any) -> None:
    def full(*_args: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lopo.ground.keeping.backup.seal_into", full)
    with pytest.raises(OSError, match="space"):
        backup(tmp_path / "b.lopo")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db(transaction=True)  # a copy reads one moment in a transaction of its own
def test_nothing_readable_lies_beside_the_backup_while_it_is_made(
    task_force: TaskForce, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The target may be a stick that goes from hand to hand, and the machine may stop in the middle."""
    seen: list[tuple[list[str], set[str]]] = []

    def looking(target: Any, source: Any) -> None:
        beside = [path.name for path in tmp_path.iterdir()]
        seal_into(target, source)
        named = {path.name for path in Path(settings.DATA).rglob("*.tables")}
        assert not [path for path in tmp_path.iterdir() if b"Contoh" in path.read_bytes()]
        seen.append((beside, named))

    monkeypatch.setattr("lopo.ground.keeping.backup.seal_into", looking)
    backup(tmp_path / "b.lopo")

    [(beside, named)] = seen
    assert len(beside) == 1
    assert named == set()


@pytest.mark.django_db(transaction=True)  # a copy reads one moment in a transaction of its own
def test_what_a_crash_left_behind_does_not_stop_the_next_backup(
    task_force: TaskForce, tmp_path: Path
) -> None:
    (tmp_path / ".b.lopo.tables").write_text("of a crash")
    assert inspect_after(tmp_path / "b.lopo").rows


def inspect_after(path: Path) -> Kept:
    backup(path)
    return inspect(path)


def test_the_proof_is_made_inside_the_data_folder(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not in a folder of the machine that others share, nor one that lies in memory."""
    used: list[Path] = []

    def restored(
        command: list[str], *, env: dict[str, str], **_more: Any
    ) -> subprocess.CompletedProcess[str]:
        used.append(Path(env["LOPO_DATA"]))
        return subprocess.CompletedProcess(command, 0)

    settings.DATA = tmp_path
    monkeypatch.setattr("lopo.cli.commands.backup.subprocess.run", restored)
    _prove(tmp_path / "b.lopo")
    assert [folder.parent for folder in used] == [tmp_path]
    assert not used[0].exists()
