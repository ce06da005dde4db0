"""`lopo serve`: the real thing. Refuses to start on an insecure setting and says which."""

from __future__ import annotations

import argparse
import errno
import ipaddress
import os
from pathlib import Path
import socket
from typing import Any

from lopo.cli.grammar import count, port
from lopo.cli.main import common


def add_to(commands: Any) -> None:
    command = commands.add_parser("serve", parents=[common()], help="jalankan Lopo")
    command.add_argument("--host", default="127.0.0.1", metavar="H")
    command.add_argument("--port", type=port, default=8100, metavar="N")
    command.add_argument("--workers", type=count, default=1, metavar="N")
    command.add_argument("--certificate", metavar="FILE", help="sertifikat TLS (PEM)")
    command.add_argument("--certificate-key", metavar="FILE", help="kunci sertifikat (PEM)")
    command.set_defaults(run=run, before_settings=_says_tls)


def _says_tls(arguments: argparse.Namespace) -> None:
    """Cookies then travel by TLS alone, in every worker."""
    if arguments.certificate:
        os.environ["LOPO_TLS"] = "1"


def run(arguments: argparse.Namespace) -> int:
    from django.utils.translation import gettext as _

    from lopo.cli.running import Stopped, say

    free(arguments.host, arguments.port)
    if faults := insecure(arguments):
        raise Stopped(" ".join([_("Lopo tidak dijalankan."), *faults]))
    say(f"http{'s' if arguments.certificate else ''}://{arguments.host}:{arguments.port}/")
    serve(arguments.host, arguments.port, arguments.workers, arguments.certificate, arguments.certificate_key)
    return 0


def free(host: str, port: int) -> None:
    """Raises Stopped where this machine cannot listen: another program is there, or the place is not ours."""
    from django.utils.translation import gettext as _

    from lopo.cli.running import Stopped

    place = {"host": host, "port": port}
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            # A server that has just ended is no hindrance.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except PermissionError:
        raise Stopped(
            _("Port %(port)d hanya untuk pengurus mesin. Pilih --port dari 1024.") % place
        ) from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Stopped(
                _("Port %(port)d sudah dipakai program lain. Pilih yang lain dengan --port.") % place
            ) from None
        raise Stopped(
            _(
                "%(host)s bukan alamat mesin ini. Periksa --host; tanpanya Lopo hanya menjawab mesin ini sendiri."
            )
            % place
        ) from None


def insecure(arguments: argparse.Namespace) -> list[str]:
    """What is insecure about this start, one sentence each; nothing means go."""
    from django.conf import settings
    from django.utils.translation import gettext as _

    from lopo.ground.keeping.backup import last_proven
    from lopo.ground.keeping.doctor import examine_all

    broken = {check.name: check.says for check in examine_all() if check.state == "broken"}
    faults = [broken[name] for name in ("keys", "data", "disk", "migrations", "audit") if name in broken]
    beyond, cases = _beyond_this_machine(arguments.host), holds_cases()
    if (beyond or cases) and not (settings.PROXY or arguments.certificate):
        why = (
            _("Alamat %(host)s terbuka ke luar tanpa TLS")
            if beyond
            else _("Di sini ada orang dalam perkara, dan alamat %(host)s tanpa TLS")
        )
        way = _("beri --certificate, atau LOPO_PROXY=1 bila ada proksi di depannya.")
        faults.append(f"{why % {'host': arguments.host}}: {way}")
    if (beyond or cases) and last_proven() is None:
        faults.append(_("Belum ada cadangan yang teruji: jalankan lopo backup BERKAS dahulu."))
    return faults


def holds_cases() -> bool:
    """People in cases and reports lie here: then this machine alone is no reason to go without TLS and a proven backup."""
    from lopo.cases.case.models import Case
    from lopo.prevention.report.models import Report

    return bool(Case.objects.exists() or Report.objects.exists())


# Standard output belongs to what a command answers, such as the JSON of the demo's accounts.
TO_STANDARD_ERROR = {
    "handlers": {
        "console": {"formatter": "generic", "class": "logging.StreamHandler", "stream": "ext://sys.stderr"},
        "access": {"formatter": "access", "class": "logging.StreamHandler", "stream": "ext://sys.stderr"},
    }
}


def serve(
    host: str, port: int, workers: int = 1, certificate: str | None = None, key: str | None = None
) -> None:
    """Blocks until stopped. One blocking thread a worker: with SQLite more of them only wait for each other."""
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "lopo.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        websockets=False,
        log_access=False,
        log_dictconfig=TO_STANDARD_ERROR,
        ssl_cert=Path(certificate) if certificate else None,
        ssl_key=Path(key) if key else None,
    ).serve()


def _beyond_this_machine(host: str) -> bool:
    if host == "localhost":
        return False
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return True
