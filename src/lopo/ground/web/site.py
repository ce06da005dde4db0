"""Where people reach Lopo: for codes on paper and links in messages, which outlive the request that made them."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

USUAL_PORTS = {"http": "80", "https": "443"}


def site(request: HttpRequest) -> str:
    """ "https://lopo.contoh.go.id": as the installation says, not as a browser says. The machine's own name otherwise."""
    if settings.SITE:
        return str(settings.SITE)
    if not settings.HOSTS:
        return request.build_absolute_uri("/").rstrip("/")
    port = str(request.META.get("SERVER_PORT", ""))
    ending = "" if port in ("", USUAL_PORTS.get(request.scheme or "")) else f":{port}"
    return f"{request.scheme}://{settings.HOSTS[0]}{ending}"
