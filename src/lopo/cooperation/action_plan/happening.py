"""What a report of a quarter says, and whether it can have happened so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from lopo.cooperation.action_plan.models import Activity, Realisation
from lopo.cooperation.action_plan.promises import outcome_due
from lopo.cooperation.action_plan.quarters import ROMAN, first_day, quarter_of
from lopo.ground.acts import Refused, today
from lopo.ground.agencies.models import Agency
from lopo.ground.places.models import Village
from lopo.ground.web.words import day as in_words


@dataclass(frozen=True)
class Told:
    """What is told of one quarter. `done_on` None: nothing was done, and `obstacles` says why. Money in rupiah."""

    done_on: date | None = None
    value: Decimal | None = None
    result: str = ""
    obstacles: str = ""
    released: Decimal = Decimal(0)
    spent: Decimal = Decimal(0)
    people: int | None = None
    took_part: Sequence[Agency] = ()
    villages: Sequence[Village] = ()


def must_be_open(activity: Activity) -> None:
    if not activity.plan.holds:
        raise Refused(_("Realisasi dicatat selama rencana berlaku: sesudah ditetapkan dan sebelum ditutup."))


def must_have_happened(activity: Activity, quarter: int, told: Told) -> None:
    """Raises Refused for a quarter that has not begun, a day outside it, work by nobody, idleness without a reason."""
    year = activity.plan.year
    if quarter not in ROMAN:
        raise Refused(_("Triwulan ada empat: I sampai IV."), field="quarter")
    if first_day(year, quarter) > today():
        raise Refused(_("Triwulan %(name)s belum mulai.") % {"name": ROMAN[quarter]}, field="quarter")
    if any(
        number is not None and number < 0 for number in (told.value, told.released, told.spent, told.people)
    ):
        raise Refused(_("Angka di sini tidak pernah kurang dari nol."))
    if told.done_on is None:
        _says_why_nothing(told)
    else:
        _lies_in(told.done_on, year, quarter)
        if not told.took_part:
            raise Refused(_("Pilih sedikitnya satu instansi yang sungguh ikut."), field="took_part")


def _lies_in(done_on: date, year: int, quarter: int) -> None:
    if done_on > today():
        raise Refused(_("Tanggal ini belum terjadi."), field="done_on")
    if (done_on.year, quarter_of(done_on)) != (year, quarter):
        raise Refused(
            _("Tanggal ini di luar triwulan %(name)s %(year)s. Isi di triwulannya.")
            % {"name": ROMAN[quarter], "year": year},
            field="done_on",
        )


def _says_why_nothing(told: Told) -> None:
    if not told.obstacles.strip():
        raise Refused(_("Tuliskan mengapa tidak dikerjakan dalam triwulan ini."), field="obstacles")
    if told.took_part or told.value or told.villages or told.people:
        raise Refused(
            _("Ada capaian atau instansi yang ikut, jadi ada yang dikerjakan. Isi tanggal terakhirnya."),
            field="done_on",
        )


def must_allow_outcome(row: Realisation, people_with_outcome: int, on: date) -> None:
    """Raises Refused before the sixth month, for nobody's outcome, or for more people than there were."""
    if not row.people or not row.done_on:
        raise Refused(_("Triwulan ini tidak mencatat orang yang dilatih atau diberdayakan."))
    due = outcome_due(row.done_on)
    if today() < due or on < due:
        raise Refused(
            _("Hasil dicatat enam bulan sesudahnya, mulai %(day)s.") % {"day": in_words(due)}, field="on"
        )
    if on > today():
        raise Refused(_("Tanggal ini belum terjadi."), field="on")
    if not 0 <= people_with_outcome <= row.people:
        raise Refused(
            _("Paling banyak %(people)s orang, sebanyak yang dilatih atau diberdayakan.")
            % {"people": row.people},
            field="people_with_outcome",
        )
