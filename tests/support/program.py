"""The program from outside: its words, its environment, its exit code and what it says, each call in a process.

`itself` starts Python anew, as a person does. `lopo` forks a process in which everything is imported already: the
same program with settings of its own, without the second that importing takes.
"""

from __future__ import annotations

import atexit
from functools import cache
from importlib import import_module
import json
import os
from pathlib import Path
import signal
import socket
import subprocess
import sys
from tempfile import TemporaryFile

ROOT = Path(__file__).parents[2]
PATIENCE = 120  # seconds that one call may take
IMPORTED = """lopo.cli.running lopo.cli.commands.serve lopo.cli.founding lopo.cooperation.action_plan.commands
    lopo.evaluation.commands lopo.ground.database.sqlite.base lopo.ground.keeping.backup lopo.ground.keeping.doctor
    lopo.migrations.0001_initial lopo.taskforce.decree.commands"""
Told = subprocess.CompletedProcess[str]


def lopo(folder: Path, *words: str, **environment: str) -> Told:
    """One call with data and key below `folder`."""
    return _warm(["lopo", *words], _environment(folder, environment))


def within(folder: Path, code: str) -> str:
    """What the program's own code says with the data of `folder`."""
    told = _warm(["code", code], _environment(folder, {}))
    assert told.returncode == 0, told.stderr
    return told.stdout


def itself(folder: Path, *words: str, stdout: int = subprocess.PIPE, **environment: str) -> Told:
    """The same call as `lopo`, in a Python that has just started."""
    command = [sys.executable, "-m", "lopo.cli.main", *words]
    return subprocess.run(
        command,
        env=_environment(folder, environment),
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def _environment(folder: Path, more: dict[str, str]) -> dict[str, str]:
    """This one's without anything of tests and of a developer's own installation."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith("LOPO_") and k != "DJANGO_SETTINGS_MODULE"
    }
    return {
        **kept,
        "LOPO_DATA": str(folder / "data"),
        "LOPO_ROOT_KEY": str(folder / "keys" / "root.key"),
        **more,
    }


def _warm(call: list[str], environment: dict[str, str]) -> Told:
    """What it says goes into files, so that no pipe is ever full."""
    with TemporaryFile("w+") as out, TemporaryFile("w+") as err:
        asked = json.dumps({"call": call, "environment": environment, "folder": str(Path.cwd())}).encode()
        line = _line()
        socket.send_fds(line, [len(asked).to_bytes(4, "big")], [out.fileno(), err.fileno()])
        line.sendall(asked)
        code = int.from_bytes(_read(line, 4), "big", signed=True)
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(call, code, out.read(), err.read())


@cache
def _line() -> socket.socket:
    """To the process that forks; it ends with this one."""
    here, there = socket.socketpair()
    command = [sys.executable, "-m", __name__, str(there.fileno())]
    environment = _environment(Path(os.devnull), {"DJANGO_SETTINGS_MODULE": "lopo.settings"})
    forks = subprocess.Popen(
        command, cwd=ROOT, env=environment, pass_fds=[there.fileno()], stdin=subprocess.DEVNULL
    )
    atexit.register(forks.wait, PATIENCE)
    atexit.register(here.close)
    there.close()
    return here


def _read(line: socket.socket, length: int) -> bytes:
    told = b""
    while len(told) < length:
        part = line.recv(length - len(told))
        if not part:
            raise EOFError("the process that forks has ended")
        told += part
    return told


# The process that forks


def _forks(line: socket.socket) -> None:
    for name in IMPORTED.split():
        import_module(name)
    for length, files in iter(lambda: _asked(line), (0, [])):
        asked = json.loads(_read(line, length))
        child = os.fork()
        if not child:
            line.close()
            os._exit(_child(files, **asked))
        for file in files:
            os.close(file)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        line.sendall(code.to_bytes(4, "big", signed=True))


def _asked(line: socket.socket) -> tuple[int, list[int]]:
    length, files, *_ = socket.recv_fds(line, 4, 2)
    return int.from_bytes(length, "big"), files


def _child(files: list[int], call: list[str], environment: dict[str, str], folder: str) -> int:
    """The exit code; settings are read anew, from this environment."""
    from django.conf import settings
    from django.db import connections
    from django.db.utils import ConnectionHandler
    from django.utils.functional import empty

    signal.alarm(PATIENCE)
    for file, place in zip(files, (1, 2), strict=True):
        os.dup2(file, place)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    del sys.modules["lopo.settings"]
    settings._wrapped = empty
    vars(connections).clear()
    ConnectionHandler.__init__(connections)
    try:
        return _ran(*call)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def _ran(kind: str, *words: str) -> int:
    try:
        if kind == "lopo":
            from lopo.cli.main import main

            return main(words)
        os.environ["DJANGO_SETTINGS_MODULE"] = "lopo.settings"
        exec(words[0], {})  # noqa: S102 (a line of a test)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        return 1
    return 0


if __name__ == "__main__":
    _forks(socket.socket(fileno=int(sys.argv[1])))
