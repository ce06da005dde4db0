"""`lopo serve` refuses an insecure start and says what is wrong with it; a secure one it does not hold up."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
import socket
from typing import Any

import pytest

from lopo.cli.commands import serve
from lopo.ground.keeping import backup, doctor
from lopo.ground.keeping.doctor import Check
from tests.cases.people import opened
from tests.cast import TaskForce
from tests.prevention.telling import arrived
from tests.support.program import Told, lopo


def asked(host: str, certificate: str | None = None) -> argparse.Namespace:
    return argparse.Namespace(host=host, certificate=certificate)


@pytest.fixture
def sound(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which nothing is broken and a backup was proven."""
    monkeypatch.setattr(doctor, "examine_all", lambda: [Check("keys", "sound", "")])
    monkeypatch.setattr(backup, "last_proven", lambda: "2026-03-08T20:00:00+00:00")
    monkeypatch.setattr(serve, "holds_cases", lambda: False)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
@pytest.mark.usefixtures("sound")
def test_on_this_machine_alone_it_starts_without_tls(host: str) -> None:
    assert serve.insecure(asked(host)) == []


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.1.2.3", "lopo.contoh.go.id"])
@pytest.mark.usefixtures("sound")
def test_beyond_this_machine_it_wants_tls_or_a_proxy_that_was_declared(host: str, settings: Any) -> None:
    [fault] = serve.insecure(asked(host))
    assert host in fault
    assert "TLS" in fault
    assert serve.insecure(asked(host, certificate="sertifikat.pem")) == []
    settings.PROXY = True
    assert serve.insecure(asked(host)) == []


@pytest.mark.usefixtures("sound")
def test_beyond_this_machine_it_wants_a_backup_that_was_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "last_proven", lambda: None)

    [fault] = serve.insecure(asked("0.0.0.0", certificate="sertifikat.pem"))
    assert "lopo backup" in fault


@pytest.mark.usefixtures("sound")
def test_with_people_in_cases_this_machine_alone_is_no_excuse(
    task_force: TaskForce, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    monkeypatch.undo()
    settings.PROXY = False
    monkeypatch.setattr(doctor, "examine_all", lambda: [Check("keys", "sound", "")])
    monkeypatch.setattr(backup, "last_proven", lambda: None)
    assert serve.insecure(asked("127.0.0.1")) == []

    opened(task_force.polres)
    tls, proven = serve.insecure(asked("127.0.0.1"))
    assert "TLS" in tls
    assert "lopo backup" in proven


@pytest.mark.parametrize("name", ["keys", "data", "disk", "migrations", "audit"])
@pytest.mark.usefixtures("sound")
def test_what_is_broken_is_said_even_on_this_machine(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(doctor, "examine_all", lambda: [Check(name, "broken", "Rusak.")])

    assert serve.insecure(asked("127.0.0.1")) == ["Rusak."]


def test_a_key_that_others_can_read_stops_the_start(unfounded: Path) -> None:
    def started() -> Told:
        return lopo(unfounded, "serve", "--host", "0.0.0.0", LOPO_PROXY="1")

    assert "lopo backup" in started().stderr
    key = unfounded / "keys" / "root.key"
    key.chmod(0o644)
    told = started()

    assert told.returncode == 2
    assert "Traceback" not in told.stderr
    assert f"chmod 600 {key}" in told.stderr


@pytest.fixture
def taken() -> Iterator[int]:
    """A port at which another program listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def refused(told: Told) -> str:
    assert told.returncode == 2, told
    assert told.stdout == ""
    [line] = told.stderr.splitlines()
    return line


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_taken_port_is_said_before_anything_is_done(unfounded: Path, taken: int, command: str) -> None:
    said = refused(lopo(unfounded, command, "--port", str(taken)))

    assert said == f"lopo: Port {taken} sudah dipakai program lain. Pilih yang lain dengan --port."


@pytest.mark.parametrize("command", ["serve", "demo"])
@pytest.mark.parametrize("port", ["0", "65536", "-5", "delapan"])
def test_an_impossible_port_is_said(tmp_path: Path, command: str, port: str) -> None:
    assert "dari 1 sampai 65535" in refused(lopo(tmp_path, command, f"--port={port}"))


@pytest.mark.parametrize("host", ["203.0.113.9", "tidak ada"])
def test_an_address_of_another_machine_is_said(unfounded: Path, host: str) -> None:
    assert "bukan alamat mesin ini" in refused(lopo(unfounded, "serve", "--host", host))


def test_a_free_place_is_no_hindrance() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    serve.free("127.0.0.1", port)
    serve.free("localhost", port)


def test_a_report_is_case_data_too(task_force: TaskForce) -> None:
    assert not serve.holds_cases()
    arrived(task_force)
    assert serve.holds_cases()
