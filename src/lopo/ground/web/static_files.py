"""Styles and scripts, small on the wire without a build step.

`lopo.css` is put together from `look/*.css`; what pages use is laid out once in STATIC_ROOT with gzip and brotli copies
(0.2 s on the first start, nothing after that); addresses carry a mark of the content, so a browser asks only once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
import gzip
from hashlib import sha256
import os
from pathlib import Path
import tempfile
from typing import Any

import brotli
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage
from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

SOURCES = Path(__file__).parent / "look"
SHEET = "lopo.css"
HTMX = "django_htmx/htmx-2.min.js"
SERVED = (SHEET, "lopo.js", "lopo.svg", HTMX)  # everything that a browser may ask for
FOREVER = "max-age=31536000, public, immutable"


def sheet() -> str:
    """The whole style sheet. Layers are named in `tokens.css`, so the order of the other files does not matter."""
    files = sorted(SOURCES.glob("*.css"), key=lambda path: (path.name != "tokens.css", path.name))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@cache
def room() -> Path:
    """Where laid out files live: STATIC_ROOT, or a temporary folder where that cannot be written."""
    wanted = Path(settings.STATIC_ROOT)
    try:
        wanted.mkdir(parents=True, exist_ok=True)
        (wanted / SHEET).touch()
    except OSError:
        return Path(tempfile.mkdtemp(prefix="lopo-static-"))
    return wanted


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all: two processes may start at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(path)


def _lay_out(name: str, content: bytes) -> None:
    path = room() / name
    copies = {".gz": lambda raw: gzip.compress(raw, 9, mtime=0), ".br": brotli.compress}
    if (
        path.exists()
        and path.read_bytes() == content
        and all(Path(f"{path}{end}").exists() for end in copies)
    ):
        return
    for ending, compress in copies.items():
        _write(Path(f"{path}{ending}"), compress(content))
    _write(path, content)


@cache
def laid_out() -> Path:
    """Lay out all served files; the folder in which they lie. Once a process."""
    for name in SERVED:
        found = finders.find(name)
        if found:
            _lay_out(name, Path(str(found)).read_bytes())
    return room()


@cache
def mark(name: str) -> str:
    """A short mark of a file's content for its address; empty if there is no such file."""
    found = finders.find(name)
    return sha256(Path(str(found)).read_bytes()).hexdigest()[:10] if found else ""


class LookFinder(BaseFinder):
    """Finds the style sheet, freshly put together whenever one of its sources has changed."""

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path != SHEET:
            return []
        target, text = room() / "source" / SHEET, sheet().encode()
        if not target.exists() or target.read_bytes() != text:
            _write(target, text)
        return [str(target)] if find_all else str(target)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        yield SHEET, FileSystemStorage(location=str(Path(self.find(SHEET)).parent))


class MarkedStorage(StaticFilesStorage):
    """`{% static %}` addresses with the mark of their content."""

    def url(self, name: str | None) -> str:
        address, content = super().url(name), mark(name or "")
        return f"{address}?v={content}" if content else address


class ServedFiles(WhiteNoiseMiddleware):  # type: ignore[misc]
    """Serves what is laid out, in the smallest form that the browser takes, to be kept for a year when marked."""

    def __init__(self, get_response: Any = None) -> None:
        laid_out()
        super().__init__(get_response)

    @staticmethod
    def serve(static_file: StaticFile, request: HttpRequest) -> HttpResponse:
        response: HttpResponse = WhiteNoiseMiddleware.serve(static_file, request)
        if request.GET.get("v") and response.status_code == 200:
            response["Cache-Control"] = FOREVER
        return response
