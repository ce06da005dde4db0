"""Whether two names may be one: as they are spelled here (`spelling.yaml`), in any order, with or without a second name.

    alike("Yohanes Contoh", "Johannes") → True        alike("Yosef", "Yusuf") → False

Symmetric and reflexive: both names go through the same rules, and what comes out is compared.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
import re
from typing import Any
import unicodedata

import yaml


@cache
def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    rules["letters"] = [_replacing(rule["from"], rule["to"]) for rule in rules["letters"]]
    rules["prefix"] = re.compile(rf"^({'|'.join(rules['particles'])})(?=({'|'.join(rules['joined'])}))")
    return rules


def _replacing(written: str, heard: str) -> Callable[[str], str]:
    """Plain letters without a pattern, which is much quicker: five thousand names are compared at once."""
    if written.isalpha():
        return lambda word: word.replace(written, heard)
    return partial(re.compile(written).sub, heard)


def spelled(name: str) -> frozenset[str]:
    """The words of a name as they are compared; what has no letters at all stands for itself."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(r"[^\W\d_]+", re.sub(r"[\u0300-\u036f'’`´]", "", plain))
    rules = _rules()
    words = [rules["prefix"].sub("", word) for word in words]
    told = [word for word in words if word not in rules["particles"]] or words
    return frozenset(map(_sounded, told)) or frozenset({" ".join(plain.split())})


def alike(one: str, other: str) -> bool:
    """Every word of the shorter name is in the longer: people have one name, or are known by one of several."""
    return goes_with(spelled(one), spelled(other))


def goes_with(one: frozenset[str], other: frozenset[str]) -> bool:
    """The same of names that are spelled already."""
    return one <= other or other <= one


def _sounded(word: str) -> str:
    for replace in _rules()["letters"]:
        word = replace(word)
    return word
