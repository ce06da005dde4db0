"""Which agency an office belongs to, by its words or by likeness. Agencies that are not listed yet are put there."""

from __future__ import annotations

import re

from django.utils.text import slugify
from django.utils.translation import gettext_noop as _

from lopo.ground.agencies.models import AgencyKind
from lopo.taskforce.decree.file import AgencyRow, DecreeFile
from lopo.taskforce.decree.said import Said
from lopo.taskforce.decree.words import TITLE, Known, heads, known_agency, plain

# Kinds of agency that usually keep a task force's desk, the likeliest first.
DESKS = (AgencyKind.LABOUR, AgencyKind.WOMEN_CHILDREN, AgencyKind.SOCIAL, AgencyKind.SECRETARIAT)


def agency_by_words(office: str, agencies: dict[str, AgencyRow]) -> tuple[str, Said] | None:
    """The agency that the words of an office give away: by its name, by its kind, or as the rest of a head's title."""
    for agency in sorted(agencies.values(), key=lambda a: -len(a.name)):
        if plain(agency.name) in office.casefold():
            return agency.key, Said(_("Nama jabatannya menyebut instansi ini."))
    if match := known_agency(office):
        known, words = match
        if known.kind == AgencyKind.VILLAGE:
            return _listed(_government(office), known.kind, agencies), Said(
                _("Jabatan ini memimpin instansi yang disebutnya.")
            )
        if known.kind != AgencyKind.NGO:
            return _of_kind(known, office, agencies), Said(
                _("Dikenali dari kata “%(words)s” dalam jabatannya."), {"words": words}
            )
    if heads(office) or TITLE.match(office):
        name = TITLE.sub("", office).strip() or office
        if len(name.split()) > 1:
            kind = match[0].kind if match else AgencyKind.OTHER
            return _listed(name, kind, agencies), Said(_("Jabatan ini memimpin instansi yang disebutnya."))
    return None


def _government(office: str) -> str:
    """ "Camat Insana" heads the Kecamatan Insana, "Lurah Sasi" the Kelurahan Sasi, a village head the village."""
    for title, body in (("kepala desa", "Pemerintah Desa"), ("lurah", "Kelurahan"), ("camat", "Kecamatan")):
        if found := re.search(rf"\b{title}\b\s*(.*)$", office, re.IGNORECASE):
            return f"{body} {found.group(1)}".strip()
    return office


def _of_kind(known: Known, office: str, agencies: dict[str, AgencyRow]) -> str:
    same = [a for a in agencies.values() if a.kind == known.kind]
    alike = [a for a in same if (match := known_agency(a.name)) and match[0] is known]
    if alike or len(same) == 1:
        return (alike or same)[0].key
    return _listed(_name_from(known, office), known.kind, agencies)


def _name_from(known: Known, office: str) -> str:
    """The agency's name: the tail of a title that spells it out, or the kind's full name with the office's place."""
    if known.kind in (AgencyKind.POLICE, AgencyKind.MILITARY):
        tail = re.search(r"(?:polres|dandim|kodim)\s+(.*)$", office, re.IGNORECASE)
        return f"{known.full} {tail.group(1)}".strip() if tail else known.full
    if (
        not plain(office).startswith("pimpinan")
        and heads(office)
        and len((tail_of := TITLE.sub("", office)).split()) > 1
        and tail_of != office
    ):
        return tail_of
    place = re.search(r"\bKab(?:upaten)?\.?\s+.*$", office)
    return f"{known.full} {place.group(0)}" if place else known.full or office


def _listed(name: str, kind: str, agencies: dict[str, AgencyRow]) -> str:
    """The key of an agency of this name, put on the list if it is not there."""
    for agency in agencies.values():
        if plain(agency.name) == plain(name):
            return agency.key
    known = known_agency(name)
    base = slugify(known[0].short if known and known[0].short else plain(name))[:36] or "instansi"
    key, n = base, 2
    while key in agencies:
        key, n = f"{base}-{n}", n + 1
    agencies[key] = AgencyRow(key=key, name=name, kind=kind)
    return key


def agency_by_likeness(file: DecreeFile, agencies: dict[str, AgencyRow]) -> tuple[str, Said]:
    """An office that gives nothing away (a treasurer) most likely serves the secretariat."""
    if file.secretariat:
        return file.secretariat, Said(_("Jabatannya tidak menyebut instansi; biasanya dari Sekretariat."))
    if usual := next((a.key for kind in DESKS for a in agencies.values() if a.kind == kind), None):
        return usual, Said(_("Jabatannya tidak menyebut instansi; diduga dari instansi yang mengurus."))
    key = next(iter(agencies), None) or _listed("Sekretariat Daerah", AgencyKind.SECRETARIAT, agencies)
    return key, Said(_("Jabatannya tidak menyebut instansi. Pilih yang benar."))


def leaders_agency(office: str, agencies: dict[str, AgencyRow]) -> str:
    """The agency of a leader's office. Regent and deputy regent work with the regional secretariat."""
    if re.search(r"\b(wakil )?(bupati|wali ?kota)\b", office, re.IGNORECASE):
        secretariats = [a.key for a in agencies.values() if a.kind == AgencyKind.SECRETARIAT]
        return (
            secretariats[0]
            if secretariats
            else _listed("Sekretariat Daerah", AgencyKind.SECRETARIAT, agencies)
        )
    if answer := agency_by_words(office, agencies):
        return answer[0]
    return _listed(office, AgencyKind.OTHER, agencies)
