"""The one set of icons: 24 px, stroke 1.75, round ends, drawn in `icons.svg`.

Each icon is written into the page where it stands, not fetched from a sprite: a piece that htmx swaps in brings its
icons along, and nothing has to know which icons a page will need (docs/decisions/icons-inline.md has the sizes).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
import re

from django.utils.safestring import SafeString, mark_safe

_SYMBOL = re.compile(r'<symbol id="([\w-]+)" viewBox="0 0 24 24">(.*?)</symbol>')


@cache
def drawings() -> dict[str, str]:
    """Name of each icon and the lines that draw it."""
    text = (Path(__file__).parent / "icons.svg").read_text(encoding="utf-8")
    return dict(_SYMBOL.findall(text))


@cache
def drawn(name: str) -> SafeString:
    """The icon as SVG, always beside a word and therefore hidden from screen readers. Raises for an unknown name."""
    if name not in drawings():
        raise ValueError(f"No icon named {name!r} in icons.svg")
    return mark_safe(f'<svg class="i" viewBox="0 0 24 24" aria-hidden="true">{drawings()[name]}</svg>')
