"""What somebody may have meant by what they typed into the one box: a number, a NIK, a name, a birth date."""

from __future__ import annotations

from dataclasses import dataclass
import re

from django.utils.translation import gettext as _

from lopo.cases.person.operations import birth_date
from lopo.cases.person.spelling import goes_with, spelled
from lopo.ground.acts import Refused

LONGEST = 100
ABOUT_YEARS = 2  # "about 2008" is 2006 to 2010: people who have no papers are known to say an age, not a year
_NUMBER = re.compile(r"\b[a-z]{1,5}-\d[\w\-/]*", re.IGNORECASE)  # TPPO-5303-2026-0007/BA-2
_DAY = re.compile(r"\b\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b|\b\d{4}-\d{1,2}(?:-\d{1,2})?\b|\b\d{1,2}[-/.]\d{4}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ABOUT = re.compile(r"\b(?:sekitar|kira-kira|kurang lebih|about|around)\b|±|~", re.IGNORECASE)


@dataclass(frozen=True)
class Term:
    """`text` as it was typed, tidied; the other fields are what it may be."""

    text: str
    nik: str = ""
    number: str = ""
    name: frozenset[str] = frozenset()
    born: str = ""
    about: bool = False

    @property
    def kinds(self) -> list[str]:
        """What was searched by, for the log, which is not told what for."""
        said = {"nik": self.nik, "number": self.number, "name": self.name, "born": self.born}
        return [kind for kind, value in said.items() if value]

    def fits(self, name: str, born: str) -> bool:
        """This may be the person: the name as it is spelled here, or begun; the birth date as far as either is known."""
        if self.name and not self._named(name):
            return False
        if not self.born:
            return bool(self.name)
        if not born:
            return bool(self.name)  # not known yet, which does not speak against the name
        if self.about:
            return abs(int(born[:4]) - int(self.born[:4])) <= ABOUT_YEARS
        return born.startswith(self.born) or self.born.startswith(born)

    def _named(self, name: str) -> bool:
        words = spelled(name)
        begun = all(len(one) > 1 and any(word.startswith(one) for word in words) for one in self.name)
        return begun or goes_with(self.name, words)


def read_term(typed: str) -> Term:
    """Raises Refused for what nobody could look for: nothing, one letter, a NIK with a digit too few, a day to come."""
    text = " ".join(typed.split())
    if len(text) < 2:
        raise Refused(_("Tulis paling sedikit dua huruf atau angka."), field="term")
    if len(text) > LONGEST:
        raise Refused(_("Terlalu panjang: paling banyak %d huruf.") % LONGEST, field="term")
    digits = re.sub(r"[\s.\-]", "", text)
    if digits.isascii() and digits.isdigit() and len(digits) > 8:
        if len(digits) != 16:
            raise Refused(
                _("NIK terdiri dari 16 angka; yang ditulis %d. Periksa lagi.") % len(digits), field="term"
            )
        return Term(text, nik=digits)
    if found := _NUMBER.search(text):
        return Term(text, number=found[0])
    return _person(text, number=text if digits.isdigit() else "")


def _person(text: str, number: str) -> Term:
    about = bool(_ABOUT.search(text))
    rest = _ABOUT.sub(" ", text)
    written = _DAY.search(rest) or _YEAR.search(rest)
    born = birth_date(written[0]) if written else ""
    name = (rest[: written.start()] + " " + rest[written.end() :]) if written else rest
    letters = any(letter.isalpha() for letter in name)
    return Term(text, number=number, name=spelled(name) if letters else frozenset(), born=born, about=about)
