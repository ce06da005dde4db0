"""Over TLS, whoever ends it, cookies travel by TLS alone and browsers are told to stay there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from lopo.cli.main import parser

ASKED = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "SECURE_PROXY_SSL_HEADER")
TOLD = """
import json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "lopo.settings"
from django.conf import settings
print(json.dumps([getattr(settings, name) for name in sys.argv[1:]]))
"""


def settings_with(*asked: str, **environment: str) -> list[Any]:
    """What an installation started like this would have, read in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LOPO_")}
    command = [sys.executable, "-c", TOLD, *(asked or ASKED)]
    told = subprocess.run(
        command, env={**kept, **environment}, capture_output=True, text=True, check=True, timeout=60
    )
    return list(json.loads(told.stdout))


def test_with_a_certificate_of_its_own_cookies_are_secure_and_no_header_is_believed() -> None:
    assert settings_with(LOPO_TLS="1") == [True, True, 31_536_000, None]


def test_behind_a_proxy_the_same_and_its_header_is_believed() -> None:
    header = ["HTTP_X_FORWARDED_PROTO", "https"]
    assert settings_with(LOPO_PROXY="1") == [True, True, 31_536_000, header]


def test_without_tls_somebody_can_still_sign_in_on_this_machine() -> None:
    assert settings_with() == [False, False, 0, None]


@pytest.mark.parametrize("certificate", [["--certificate", "sertifikat.pem"], []], ids=["with", "without"])
def test_serving_with_a_certificate_says_so_to_the_settings(
    certificate: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LOPO_TLS", raising=False)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    arguments = parser().parse_args(["serve", *certificate])
    arguments.before_settings(arguments)
    assert (os.environ.get("LOPO_TLS") == "1") == bool(certificate)
