"""The frame of every page: who looks, where they can go. It asks the database nothing."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.test import RequestFactory
import pytest

from lopo.home.navigation import menu
from lopo.home.navigation.context import frame

ROUTES = {
    "home": "/",
    "meetings": "/rapat/",
    "plans": "/rencana/",
    "lock_screen": "/kunci/",
    "hats": "/peran/",
    "account": "/akun/",
    "language": "/bahasa/",
}


@pytest.fixture(autouse=True)
def _doors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(menu, "door", lambda route: ROUTES.get(route, ""))


def looked_at(path: str, actor: Any = None) -> Any:
    request = RequestFactory().get(path)
    request.actor = actor  # type: ignore[attr-defined]
    return frame(request)["frame"]


SOCIAL = SimpleNamespace(hat="seat", agency="Dinas Sosial")


def test_a_visitor_has_no_menu_and_nothing_to_lock() -> None:
    seen = looked_at("/")
    assert (seen.rooms, seen.office, seen.lock, seen.account, seen.hats) == ([], "", "", None, "")


def test_the_menu_shows_the_rooms_that_exist_and_the_one_we_are_in() -> None:
    rooms = looked_at("/rapat/12/notulen/", SOCIAL).rooms
    assert [room.url for room in rooms] == ["/", "/rapat/", "/rencana/"]
    assert [room.url for room in rooms if room.current] == ["/rapat/"]


def test_only_a_person_with_two_hats_is_offered_another() -> None:
    request = RequestFactory().get("/")
    request.actor, request.hats = SOCIAL, [SOCIAL]  # type: ignore[attr-defined]
    assert frame(request)["frame"].hats == ""
    request.hats = [SOCIAL, SOCIAL]  # type: ignore[attr-defined]
    assert frame(request)["frame"].hats == "/peran/"


def test_home_is_current_only_at_home() -> None:
    assert [room.url for room in looked_at("/", SOCIAL).rooms if room.current] == ["/"]
    assert [room for room in looked_at("/lain/", SOCIAL).rooms if room.current] == []


@pytest.mark.parametrize(
    ("hat", "says"), [("secretariat", "Sekretariat"), ("seat", "Dinas Sosial"), ("auditor", "Inspektorat")]
)
def test_the_hat_in_use_stands_under_the_word_lopo(hat: str, says: str) -> None:
    assert looked_at("/", SimpleNamespace(hat=hat, agency="Dinas Sosial")).office == says


@pytest.mark.parametrize(
    ("cookie", "theme"), [("dark", "dark"), ("light", "light"), ("'><script>", ""), ("", "")]
)
def test_the_theme_is_the_devices_unless_chosen(cookie: str, theme: str) -> None:
    request = RequestFactory().get("/")
    request.COOKIES["tema"] = cookie
    assert frame(request)["frame"].theme == theme
