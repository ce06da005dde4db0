"""What is far too large is turned away before it is read: a body of gigabytes would fill memory and disk first."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from lopo.ground.web.errors import too_large

MOST = 25 * 1024 * 1024  # bytes of a whole request: two files of the largest kind and their form


class BodyLimit:
    """Middleware, ahead of everything that reads a form. Goes by the length that the browser announces."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or ""
        if announced.isdecimal() and int(announced) > MOST:
            return too_large(request)
        return self.get_response(request)
