"""What frames every page: who looks, where they can go, in which language. Costs no database query."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lopo.ground.web.theme_pages import chosen
from lopo.home.navigation import menu
from lopo.taskforce.access.rules import WORKING_HATS

HATS: dict[str, str | Promise] = {
    "secretariat": _("Sekretariat"),
    "leadership": _("Pimpinan gugus tugas"),
    "keeper": _("Penjaga sistem"),
    "auditor": _("Inspektorat"),
}
FOOT = (
    ("tell_us", _("Beri tahu kami")),
    ("glossary", _("Arti singkatan")),
    ("who_sees", _("Siapa yang melihat data")),
    ("help", _("Bantuan")),
)


NEXT_THEME: dict[str, tuple[str, str | Promise]] = {
    "": ("dark", _("Tampilan gelap")),
    "dark": ("light", _("Tampilan terang")),
    "light": ("", _("Tampilan menurut perangkat")),
}


@dataclass(frozen=True)
class Door:
    """A way to go, as the templates draw it."""

    url: str
    words: str | Promise
    icon: str = ""
    current: bool = False


@dataclass(frozen=True)
class Tongue:
    """The other language and the address that switches to it."""

    code: str
    name: str
    url: str


class Frame:
    """Read by base.html and public.html. Everything is worked out when it is asked for."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.actor: Any = getattr(request, "actor", None)
        self.demo: bool = settings.DEMO

    @cached_property
    def language(self) -> str:
        return get_language() or settings.LANGUAGE_CODE

    @cached_property
    def theme(self) -> str:
        """Light or dark by the person's choice; empty follows the device."""
        return chosen(self.request)

    @cached_property
    def other_theme(self) -> Door | None:
        """The next of three: dark, light, the device's own. For those who work here; visitors follow their device."""
        if not self.signed_in:
            return None
        code, words = NEXT_THEME[self.theme]
        return Door(self._switch("theme", code), words)

    @cached_property
    def home(self) -> str:
        return menu.door("home") or "/"

    @cached_property
    def lock(self) -> str:
        """Where the screen is locked; empty for visitors."""
        return menu.door("lock_screen") if self.signed_in else ""

    @cached_property
    def account(self) -> Door | None:
        """The person's own page: sessions, code, language."""
        url = menu.door("account") if self.signed_in else ""
        return Door(url, _("Akun Anda"), "person", self.request.path.startswith(url)) if url else None

    @cached_property
    def search(self) -> Door | None:
        """The one box; for those who work in an agency."""
        url = menu.door("search") if getattr(self.actor, "hat", "") in WORKING_HATS else ""
        return Door(url, _("Cari"), "search", self.request.path == url) if url else None

    @cached_property
    def hats(self) -> str:
        """Where a person with several hats picks one; empty for all others."""
        many = len(getattr(self.request, "hats", [])) > 1 if self.actor else False
        return menu.door("hats") if many else ""

    @cached_property
    def signed_in(self) -> bool:
        """Signed in, even if holding no office today. The session was read by the page already."""
        user = getattr(self.request, "_cached_user", None)
        return bool(self.actor) or getattr(user, "is_authenticated", False)

    @cached_property
    def rooms(self) -> list[Door]:
        """The menu; empty for visitors, who have nowhere to go yet."""
        if not self.actor:
            return []
        here = menu.current(self.request.path)
        return [
            Door(url, room.words, room.icon, room.route == here) for room, url in menu.rooms(self.actor.hat)
        ]

    @cached_property
    def foot(self) -> list[Door]:
        return [Door(menu.door(route), words) for route, words in FOOT if menu.door(route)]

    @cached_property
    def office(self) -> str:
        """The hat in use, in words: the task force's own role, or the agency."""
        hat = getattr(self.actor, "hat", "")
        if hat in HATS:
            return str(HATS[hat])
        return str(getattr(self.actor, "agency", None) or "")

    @cached_property
    def other(self) -> Tongue:
        code = "id" if self.language == "en" else "en"
        return Tongue(code, dict(settings.LANGUAGES)[code], self._switch("language", code))

    def _switch(self, route: str, code: str) -> str:
        """An address that switches and comes back to this page."""
        return f"{menu.door(route)}?{urlencode({'ke': code, 'kembali': self.request.get_full_path()})}"


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Context processor."""
    return {"frame": Frame(request)}
