"""The rooms of the house, in the order of the menu. A room whose pages do not exist has no door."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Room:
    """One entry of the menu: the name of its first page's route, an icon of the set, its words."""

    route: str
    icon: str
    words: str | Promise
    hats: tuple[str, ...] = ()  # who has a door to it; empty: everybody who works here
    also: tuple[str, ...] = ()  # routes whose addresses lie in this room though they begin otherwise


ROOMS = (
    Room("home", "home", pgettext_lazy("menu", "Beranda")),
    Room("task_force", "seat", pgettext_lazy("menu", "Gugus tugas"), also=("people", "agencies")),
    Room(
        "cases",
        "case",
        pgettext_lazy("menu", "Perkara"),
        hats=("seat", "secretariat", "leadership"),
        also=("joint_actions",),
    ),
    Room(
        "reports",
        "report",
        pgettext_lazy("menu", "Laporan"),
        hats=("seat", "partner", "secretariat", "leadership"),
    ),
    Room("requests", "mail", pgettext_lazy("menu", "Permintaan"), hats=("seat", "partner")),
    Room("meetings", "meet", pgettext_lazy("menu", "Rapat")),
    Room("plans", "plan", pgettext_lazy("menu", "Rencana")),
    Room("evaluation", "eval", pgettext_lazy("menu", "Evaluasi")),
)


@cache
def door(route: str) -> str:
    """The address of a route without arguments; empty when nobody answers there."""
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""


def rooms(hat: str = "") -> list[tuple[Room, str]]:
    """Rooms with their doors: all, or those of a hat."""
    open_ = [room for room in ROOMS if not (hat and room.hats) or hat in room.hats]
    return [(room, door(room.route)) for room in open_ if door(room.route)]


def current(path: str) -> str:
    """The route of the room in which this address lies: the longest door that begins it."""
    found = [
        (len(url), room.route)
        for room, first in rooms()
        for url in (first, *filter(None, map(door, room.also)))
        if path == url or (url != "/" and path.startswith(url))
    ]
    return max(found)[1] if found else ""
