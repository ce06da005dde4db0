"""What people and studies said, in the language of whoever reads, where both languages are known."""

from __future__ import annotations

from functools import cache

from django.utils.translation import gettext

from lopo.ground.web.language import PACKAGE, read


def quoted(text: str) -> str:
    """The carried study's sentences in the reader's language, whichever of its languages was brought in.

    Whatever else people wrote is shown as they wrote it.
    """
    said = _ours().get(text, text)
    return gettext(said) if said else ""


@cache
def _ours() -> dict[str, str]:
    """The English words of the carried study, and ours for them."""
    return {str(m.string): str(m.id) for m in read(PACKAGE / "facts" / "en.po") if m.id}
