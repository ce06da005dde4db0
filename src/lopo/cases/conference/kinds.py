"""What conferences are for, as data (`kinds.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
import yaml


@dataclass(frozen=True)
class Kind:
    """`says` is also the usual name of the meeting, as it stands on letters."""

    key: str
    says: str
    says_en: str

    def __str__(self) -> str:
        return self.says_en if get_language() == "en" else self.says


@cache
def _told() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("kinds.yaml").read_text("utf-8"))
    return told


@cache
def kinds() -> dict[str, Kind]:
    return {one["key"]: Kind(**one) for one in _told()["kinds"]}


def source() -> tuple[str, bool]:
    """Where the list comes from, and whether it is confirmed."""
    return _told()["source"], _told()["confirmed"]
