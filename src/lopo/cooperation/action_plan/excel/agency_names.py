"""Which agency a planner means: by name, short name, key or code, however it is spelled, with suggestions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
import re

from lopo.ground.agencies.models import Agency

SURE = 0.86  # from this likeness up a spelling is taken for the name, if no other name comes near
APART = 0.06  # how much less like it the next name has to be
NEAR = 0.55  # worth suggesting
SEPARATORS = re.compile(r"[;,\n]")
_TERRITORY = re.compile(r"\b(kabupaten|kab|ttu|timor tengah utara|kefamenanu|provinsi|ntt)\b")
_SAME = (  # as planners shorten them
    (r"\bdp3a\b|\bdpppa\b|\bpppa\b|\bp3a\b|\bpp dan pa\b", "pemberdayaan perempuan dan perlindungan anak"),
    (r"\bnakertrans\b|\bdisnakertrans\b|\bnaker\b|\bdisnaker\b", "tenaga kerja dan transmigrasi"),
    (r"\bdinsos\b", "dinas sosial"),
    (r"\bdinkes\b", "dinas kesehatan"),
    (r"\bkominfotik\b|\bdiskominfo\b|\bkominfo\b", "kominfotik"),
    (r"\bsatpol ?pp\b|\bpol ?pp\b", "satuan polisi pamong praja"),
    (r"\bbappeda\b|\bbapelitbang\b|\bbappelitbangda\b|\bbapelitbangda\b", "bapelitbangda"),
    (r"\bbpkad\b|\bbkad\b", "badan keuangan dan aset daerah"),
    (r"\bkesbangpol\b", "badan kesatuan bangsa dan politik"),
    (r"\bkejari\b", "kejaksaan negeri"),
    (r"\bsetda\b", "sekretariat daerah"),
    (r"\bpolri\b|\bkepolisian resor\b", "polres"),
    (r"\bpkk\b|\btim penggerak pkk\b", "tp pkk"),
    (r"\bdukcapil\b|\bdisdukcapil\b", "kependudukan dan pencatatan sipil"),
)
_FILLERS = re.compile(r"\b(dinas|badan|kantor|dan|tp tp)\b")


@dataclass(frozen=True)
class Match:
    """The agency that was meant, if that is sure; else those that it may have been, the likeliest first."""

    agency: Agency | None
    guessed: bool = False  # taken for it by likeness: people are shown what it was read as
    perhaps: tuple[Agency, ...] = ()


class AgencyNames:
    """All agencies of a regency by all their names. Built once for a workbook."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        self._exact: dict[str, set[Agency]] = {}
        self._plain: dict[str, set[Agency]] = {}
        for agency in agencies:
            for name in (agency.name, agency.short, agency.key, agency.code):
                self._exact.setdefault(" ".join(name.casefold().split()), set()).add(agency)
                self._plain.setdefault(_plain(name), set()).add(agency)

    def find(self, text: str) -> Match:
        """By the very name, else without territory and abbreviations, else by some of its words, else by likeness."""
        exact = self._exact.get(" ".join(text.casefold().split()), set())
        if len(exact) == 1:
            return Match(next(iter(exact)))
        plain = _plain(text)
        same = exact or self._plain.get(plain, set())
        if len(same) == 1:
            return Match(next(iter(same)))
        if same:
            return Match(None, perhaps=tuple(sorted(same, key=str)))
        holding = self._holding(plain)
        if len(holding) == 1:
            return Match(next(iter(holding)), guessed=True)
        return self._likeliest(plain)

    def written(self, agency: Agency) -> str:
        """A name of this agency that reads back as this agency, even in a list."""
        for name in (agency.short, agency.name, agency.key, agency.code):
            tidied = " ".join(name.split())
            if tidied and not SEPARATORS.search(tidied) and self.find(tidied).agency == agency:
                return tidied
        return agency.key  # unique in its regency, and without separators

    def _holding(self, plain: str) -> set[Agency]:
        """Agencies in whose name all these words stand: "Yayasan Tapenpah"."""
        words = set(plain.split())
        if not words or len(plain) < 4:
            return set()
        return {a for name, agencies in self._plain.items() if words <= set(name.split()) for a in agencies}

    def _likeliest(self, plain: str) -> Match:
        if not plain:
            return Match(None)
        scores: dict[Agency, float] = {}
        for name, agencies in self._plain.items():
            likeness = SequenceMatcher(None, plain, name).ratio()
            for agency in agencies:
                scores[agency] = max(likeness, scores.get(agency, 0))
        ranked = sorted(scores, key=lambda agency: (-scores[agency], str(agency)))
        best, second = ranked[0] if ranked else None, scores[ranked[1]] if len(ranked) > 1 else 0.0
        if best and len(plain) > 3 and scores[best] >= SURE and scores[best] - second >= APART:
            return Match(best, guessed=True)
        return Match(None, perhaps=tuple(agency for agency in ranked[:3] if scores[agency] >= NEAR))


def _plain(name: str) -> str:
    """A name without signs, territory and the words that all agencies share, abbreviations written out."""
    text = " ".join(re.sub(r"[^\w]+", " ", name.casefold()).split())
    for pattern, full in _SAME:
        text = re.sub(pattern, full, text)
    shared = _TERRITORY.sub(" ", text)
    bare = _FILLERS.sub(" ", shared)
    return " ".join(bare.split()) or " ".join(shared.split()) or text
