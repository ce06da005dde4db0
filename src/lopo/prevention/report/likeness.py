"""How alike two tellings are: the share of their trigrams that both have (Dice), tolerant of spelling and order."""

from __future__ import annotations

import re

WORD = re.compile(r"\w+")


def likeness(one: str, other: str) -> float:
    """0 (nothing in common) to 1 (the same)."""
    mine, theirs = _trigrams(one), _trigrams(other)
    if not mine or not theirs:
        return 0.0
    return 2 * len(mine & theirs) / (len(mine) + len(theirs))


def _trigrams(text: str) -> set[str]:
    """Of each word with its edges, so that "Wini" and "wini," are one."""
    words = (f" {word} " for word in WORD.findall(text.casefold()))
    return {word[at : at + 3] for word in words for at in range(len(word) - 2)}
