"""How an agency is called: in full, as people say it, in a drawing; and what its head's office is called."""

from __future__ import annotations

from dataclasses import replace
import re

from lopo.ground.agencies.models import AgencyKind
from lopo.taskforce.decree.file import AgencyRow
from lopo.taskforce.decree.words import HEAD_OF, TERRITORY, known_agency

EMPTY_WORDS = {"lsm", "yayasan", "dinas", "badan", "kantor", "lembaga", "forum", "tim", "dan", "unit"}


def named(row: AgencyRow) -> AgencyRow:
    """The row with a short name and a code of its own, where the file gives none."""
    return replace(row, short=row.short or short_name(row.name), code=row.code or code(row.name))


def short_name(name: str) -> str:
    """ "Dinas Pemberdayaan Perempuan dan Perlindungan Anak Kab. TTU" → "Dinas PPPA"."""
    match = known_agency(name)
    if match and match[0].short:
        return match[0].short
    if match and match[0].kind == AgencyKind.IMMIGRATION:
        return f"Imigrasi {name.split()[-1]}"
    bare = TERRITORY.sub("", name).strip(" ,") or name
    return " ".join(_calm(word) for word in bare.split())[:60]


def _calm(word: str) -> str:
    """BAPELITBANGDA → Bapelitbangda; short abbreviations (RSUD, LSM, BKAD) stay."""
    return word.capitalize() if word.isupper() and len(word) > 6 else word


def code(name: str) -> str:
    """Two to four letters for a node of the network."""
    match = known_agency(name)
    if match and match[0].code:
        return match[0].code
    words: list[str] = [w for w in re.findall(r"[A-Za-z]+", name) if w.casefold() not in EMPTY_WORDS] or [
        name
    ]
    return words[0][:3].capitalize()


def head_office(row: AgencyRow) -> str:
    """Name of the office that heads an agency, where the decree seats only others of it."""
    place = " ".join(row.name.split()[1:])
    pattern = HEAD_OF.get(AgencyKind(row.kind), "Kepala {name}")
    if row.kind == AgencyKind.OTHER and row.name.casefold().startswith("inspektorat"):
        pattern = "Inspektur " + " ".join(row.name.split()[1:])
    return " ".join(pattern.format(name=row.name, place=place).split())
