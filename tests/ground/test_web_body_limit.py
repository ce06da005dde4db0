"""What is far too large is turned away by its announced length, before anything of it is read."""

from __future__ import annotations

import io
from typing import Any

from django.test import Client
import pytest

MIB = 1024 * 1024


class Untouched(io.RawIOBase):
    """A body that nobody may read."""

    def read(self, *_args: Any) -> bytes:
        pytest.fail("the body was read")


def sent(client: Client, length: str) -> Any:
    told: Any = {
        "PATH_INFO": "/sign-in/",
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": length,
        "wsgi.input": Untouched(),
    }
    return client.request(**told)


@pytest.mark.parametrize("length", [25 * MIB + 1, 10**15])
def test_a_body_that_is_too_large_gets_one_sentence(client: Client, length: int) -> None:
    answer = sent(client, str(length))
    assert answer.status_code == 413
    assert "lebih dari 25 MB" in answer.content.decode()
    assert "Tidak ada yang disimpan" in answer.content.decode()
    assert answer.headers["Content-Security-Policy"]


def test_it_is_said_in_english_to_those_who_chose_it(client: Client) -> None:
    client.cookies["django_language"] = "en"
    assert "larger than 25 MB" in sent(client, str(26 * MIB)).content.decode()


@pytest.mark.parametrize("length", [str(25 * MIB), "", "many", "-1"])
@pytest.mark.django_db
def test_everything_else_goes_on(client: Client, length: str) -> None:
    address = {"PATH_INFO": "/sign-in/", "REQUEST_METHOD": "GET", "CONTENT_LENGTH": length}
    assert client.request(**address).status_code == 200
