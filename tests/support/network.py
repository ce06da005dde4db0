"""No test reaches beyond this machine, whatever the code under test tries."""

from collections.abc import Iterator
import ipaddress
import socket
from typing import Any

import pytest


class ReachedOut(AssertionError):
    """The code under test tried to speak to another machine."""


def _stays_here(host: object) -> bool:
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return host == socket.gethostname()


@pytest.fixture(scope="session", autouse=True)
def only_this_machine() -> Iterator[None]:
    """Connecting or resolving a name elsewhere raises ReachedOut."""
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _stays_here(address[0]):
            raise ReachedOut(f"A test tried to reach {address[0]}.")
        connect(self, address)

    def guarded_resolve(host: Any, *args: Any, **kwargs: Any) -> Any:
        if not _stays_here(host.decode() if isinstance(host, bytes) else host):
            raise ReachedOut(f"A test tried to look up {host}.")
        return resolve(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket, "getaddrinfo", guarded_resolve)
        yield
