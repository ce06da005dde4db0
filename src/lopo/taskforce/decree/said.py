"""A sentence that is kept and read later, perhaps in another language: its words and what is filled in stay apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext


@dataclass(frozen=True)
class Said:
    """`text` is Indonesian and marked by `gettext_noop` where it is written; str() says it to whoever reads now."""

    text: str
    told: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        words = gettext(self.text)
        return words % self.told if self.told else words

    def kept(self) -> dict[str, Any]:
        """As JSON, for a row."""
        return {"text": self.text, "told": dict(self.told)}


def said_again(kept: Mapping[str, Any]) -> str:
    """What was kept, in the language of whoever reads now."""
    return str(Said(kept["text"], kept["told"])) if kept else ""
