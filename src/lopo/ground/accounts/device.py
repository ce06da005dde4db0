"""What a device is called in the list of sessions: coarse, so that the list tells phones apart and no more."""

from __future__ import annotations

from django.http import HttpRequest

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("UCBrowser", "UC Browser"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def words(request: HttpRequest) -> str:
    """ "Chrome, Android"; no version, model or address."""
    told = request.headers.get("User-Agent", "")
    return ", ".join(filter(None, (_first(BROWSERS, told), _first(SYSTEMS, told))))


def _first(names: tuple[tuple[str, str], ...], told: str) -> str:
    return next((name for sign, name in names if sign in told), "")
