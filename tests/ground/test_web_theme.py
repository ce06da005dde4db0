"""Light or dark by the device, or by one click that comes back to the same page."""

from __future__ import annotations

from django.test import Client
import pytest


@pytest.fixture(autouse=True)
def _showroom(settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]


def test_a_chosen_theme_stays_until_the_device_may_choose_again(client: Client) -> None:
    assert "data-theme" not in client.get("/rupa/").text
    assert client.get("/tema/", {"ke": "dark", "kembali": "/rupa/?a=1"}).headers["Location"] == "/rupa/?a=1"
    assert 'data-theme="dark"' in client.get("/rupa/").text
    client.get("/tema/", {"ke": "", "kembali": "/rupa/"})
    assert "data-theme" not in client.get("/rupa/").text


def test_a_made_up_theme_changes_nothing(client: Client) -> None:
    client.cookies["tema"] = "'><script>"
    assert "data-theme" not in client.get("/rupa/").text
