"""People as they are written down many at once, a line for each, and everything that is wrong with the lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
import re

from django.utils.translation import gettext as _

from lopo.cases.case.models import Role
from lopo.cases.person.operations import Described, faults
from lopo.ground.acts import Refused

MOST = 60  # people at once: more is a list of passengers, not a case
LONGEST_REASON = 1000


@dataclass(frozen=True)
class Somebody:
    """One line of a page on which people are written down."""

    role: str
    who: Described
    because: str = ""  # why suspected


@dataclass(frozen=True)
class Wrong:
    """What is wrong in one field of one line, and what to do."""

    line: int  # from 1
    field: str
    why: str

    @property
    def sentence(self) -> str:
        return _("Baris %(number)d: %(why)s") % {"number": self.line, "why": self.why}


def wrong_lines(lines: Mapping[int, Somebody]) -> list[Wrong]:
    """Everything that is wrong, by number of the line; it repeats nothing of what was written about anybody."""
    return [
        Wrong(number, refused.field or "", str(refused.sentence))
        for number, somebody in lines.items()
        for refused in [*faults(somebody.who), fault_of_role(somebody.role, somebody.because)]
        if refused
    ]


def repeated_numbers(lines: Mapping[int, Somebody]) -> list[Wrong]:
    """A NIK that stands on two lines of one page: two people never share it, so one line is a slip or a double."""
    first: dict[str, int] = {}
    found = []
    for number, somebody in lines.items():
        nik = re.sub(r"\D", "", somebody.who.nik)
        if nik and nik in first:
            why = _("NIK ini sudah ditulis pada baris %d.") % first[nik]
            found.append(Wrong(number, "nik", why))
        first.setdefault(nik, number)
    return found


def refuse_wrong_lines(people: Sequence[Somebody]) -> None:
    """Raises Refused with every wrong line by its number; also for nobody, and for too many at once."""
    if not people:
        raise Refused(_("Tulis paling sedikit satu orang: korban, terduga, atau saksi."))
    if len(people) > MOST:
        raise Refused(_("Paling banyak %d orang sekaligus. Simpan dahulu, lalu tambahkan yang lain.") % MOST)
    if wrong := wrong_lines(dict(enumerate(people, start=1))):
        raise Refused(" ".join(one.sentence for one in wrong))


def fault_of_role(role: str, because: str) -> Refused | None:
    """A role that nobody knows, a suspect without reasons, reasons without a suspect."""
    said = because.strip()
    if role not in Role.values:
        return Refused(_("Pilih peran: korban, terduga, saksi, atau keluarga."), field="role")
    if role == Role.SUSPECT and not said:
        why = _("Tulis mengapa orang ini diduga. Tanpa alasan tidak seorang pun menjadi terduga.")
        return Refused(why, field="because")
    if role != Role.SUSPECT and said:
        why = _("Alasan hanya bagi terduga. Hapus alasannya, atau periksa lagi perannya.")
        return Refused(why, field="because")
    if len(said) > LONGEST_REASON:
        return Refused(_("Terlalu panjang: paling banyak %d huruf.") % LONGEST_REASON, field="because")
    return None
