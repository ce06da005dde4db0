"""Tests speak to this machine only."""

import socket

import pytest

from tests.support.network import ReachedOut


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 443), ("example.org", 80)])
def test_reaching_another_machine_fails_at_once(address: tuple[str, int]) -> None:
    with pytest.raises(ReachedOut):
        socket.create_connection(address, timeout=1)


def test_looking_up_a_name_elsewhere_fails_at_once() -> None:
    with pytest.raises(ReachedOut):
        socket.getaddrinfo("example.org", 443)


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()
