"""Which letters our fonts can print, and what stands in for those that they cannot.

A PDF that a screen reader can read must not hold a letter without a glyph: the typesetter refuses it. Names come from
everywhere (phones add emoji), so each text is made printable first; nobody loses a letter of the Latin, Greek, Cyrillic
or Hebrew scripts by it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from struct import unpack_from
import unicodedata

FONTS = Path(__file__).resolve().parent / "fonts"
WIDEST = FONTS / "LiberationSans-Regular.ttf"  # every paper falls back to this family
STAND_IN = "□"  # one for each letter that no font has: a reader sees that something stood there
KEPT_CONTROLS = "\n"


def printable(text: str) -> str:
    """The text as letters that our fonts have: composed, without control and direction marks, unknown ones as □."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    if composed.isascii() and composed.isprintable():
        return composed
    return "".join(_printable_letter(letter) for letter in composed)


def _printable_letter(letter: str) -> str:
    if letter in KEPT_CONTROLS:
        return letter
    category = unicodedata.category(letter)
    if category in {"Zl", "Zp"}:
        return "\n"
    if category in {"Cc", "Cf", "Co", "Cs", "Cn"} or (
        category == "Mn" and ord(letter) not in known_letters()
    ):
        return ""
    if ord(letter) in known_letters():
        return letter
    plainer = unicodedata.normalize("NFKC", letter)  # 𝐀 is an A, ①  a 1
    return plainer if all(ord(part) in known_letters() for part in plainer) else STAND_IN


@cache
def known_letters() -> frozenset[int]:
    """Code points for which the widest font has a glyph."""
    return _character_map(WIDEST.read_bytes())


def _character_map(font: bytes) -> frozenset[int]:
    """Code points of a TrueType font's character map (table "cmap", format 4: the letters below U+10000)."""
    start = next(
        unpack_from(">I", font, 20 + 16 * place)[0]
        for place in range(unpack_from(">H", font, 4)[0])
        if font[12 + 16 * place : 16 + 16 * place] == b"cmap"
    )
    tables = (
        start + unpack_from(">HHI", font, start + 4 + 8 * n)[2]
        for n in range(unpack_from(">H", font, start + 2)[0])
    )
    table = next(offset for offset in tables if unpack_from(">H", font, offset)[0] == 4)
    segments = unpack_from(">H", font, table + 6)[0] // 2
    ends, starts, deltas, ranges = (
        table + 14,
        table + 16 + 2 * segments,
        table + 16 + 4 * segments,
        table + 16 + 6 * segments,
    )
    found = set()
    for n in range(segments):
        first, last = unpack_from(">H", font, starts + 2 * n)[0], unpack_from(">H", font, ends + 2 * n)[0]
        delta, shift = unpack_from(">H", font, deltas + 2 * n)[0], unpack_from(">H", font, ranges + 2 * n)[0]
        for code in range(first, last + 1):
            glyph = (
                code if not shift else unpack_from(">H", font, ranges + 2 * n + shift + 2 * (code - first))[0]
            )
            if glyph and (glyph + delta) % 65536:
                found.add(code)
    return frozenset(found - {0xFFFF})
