"""How dates, limits and numbers are said. Plain values in, words in the reader's language out; nothing is looked up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format, number_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lopo.ground.acts.moment import now, today

Day = date | datetime


def local(value: Day) -> Day:
    """A moment in the time of the place (WITA); a calendar day stays as it is."""
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def as_day(value: Day) -> date:
    there = local(value)
    return there.date() if isinstance(there, datetime) else there


def day(value: Day, *, year: bool | None = None) -> str:
    """ "Jumat, 6 Maret"; with the year when it is not this one, or when asked for."""
    there = as_day(value)
    shows_year = there.year != today().year if year is None else year
    return date_format(there, "l, j F Y" if shows_year else "l, j F")


def clock_time(value: datetime) -> str:
    """ "pukul 16.00", in English "4 p.m."."""
    there = timezone.localtime(value) if timezone.is_aware(value) else value
    return _("pukul %(time)s") % {"time": time_format(there, "TIME_FORMAT")}


def moment(value: datetime) -> str:
    """ "Selasa, 10 Maret, pukul 13.00"."""
    return f"{day(value)}, {clock_time(value)}"


def distance(value: Day) -> str:
    """How far a day lies from today: "hari ini", "besok", "3 hari lalu"."""
    days = (as_day(value) - today()).days
    if days in (-1, 0, 1):
        return {-1: _("kemarin"), 0: _("hari ini"), 1: _("besok")}[days]
    if days > 0:
        return ngettext("%(n)s hari lagi", "%(n)s hari lagi", days) % {"n": days}
    return ngettext("%(n)s hari lalu", "%(n)s hari lalu", -days) % {"n": -days}


def period(first: date, last: date) -> str:
    """ "14 Maret", "9–14 Maret", "28 Maret–2 April", "1 Januari sampai 31 Desember 2025"."""
    if (first.year, first.month) == (last.year, last.month):
        one_day = date_format(last, "j F" if last.year == today().year else "j F Y")
        return one_day if first == last else f"{first.day}–{one_day}"
    if first.year == last.year == today().year:
        return f"{date_format(first, 'j F')}–{date_format(last, 'j F')}"
    start = date_format(first, "j F" if first.year == last.year else "j F Y")
    return _("%(first)s sampai %(last)s") % {"first": start, "last": date_format(last, "j F Y")}


@dataclass(frozen=True)
class Face:
    """What a clock shows: `state` is its shape and colour, `words` how it stands, `limit` the second line."""

    state: str  # run | soon | late | met | hold
    words: str
    limit: str
    due: Day | None = None


def face(due: Day | None, *, met: Day | None = None, waits: str = "", warns: int = 1) -> Face:
    """How a limit stands today. `waits` says for what it is suspended; `warns` days before it is "soon"."""
    if met:
        return _met(due, met)
    if waits:
        return Face("hold", _("Menunggu"), waits, due)
    if due is None:
        return Face("run", _("Tanpa batas waktu"), "")
    days = (as_day(due) - today()).days
    if days < 0:
        late = ngettext("Terlambat %(n)s hari", "Terlambat %(n)s hari", -days) % {"n": -days}
        return Face("late", late, _("batas %(day)s") % {"day": day(due)}, due)
    if days == 0:
        return _today(due)
    if days == 1:
        return Face("soon", _("Besok"), day(due), due)
    left = ngettext("%(n)s hari lagi", "%(n)s hari lagi", days) % {"n": days}
    return Face("soon" if days <= warns else "run", left, day(due), due)


def _met(due: Day | None, met: Day) -> Face:
    over = (as_day(met) - as_day(due)).days if due else 0
    if over <= 0:
        return Face("met", _("Terpenuhi"), day(met), due)
    past = ngettext("%(n)s hari lewat batas", "%(n)s hari lewat batas", over) % {"n": over}
    return Face("met", _("Selesai"), past, due)


def _today(due: Day) -> Face:
    if not isinstance(due, datetime):
        return Face("soon", _("Hari ini"), day(due), due)
    if timezone.is_aware(due) and due < now():
        return Face("late", _("Terlambat hari ini"), _("batas %(day)s") % {"day": clock_time(due)}, due)
    return Face("soon", _("Hari ini"), clock_time(due), due)


def whole(value: int | Decimal | float) -> str:
    """12345 as "12.345" (English "12,345")."""
    return number_format(value, decimal_pos=0, use_l10n=True, force_grouping=True)


def score(value: float | Decimal | None) -> str:
    """A share between 0 and 1 with two digits: "0,62"; nothing known is a dash, never zero."""
    return "–" if value is None else number_format(round(Decimal(str(value)), 2), decimal_pos=2)


def percent(value: float | Decimal | None) -> str:
    """0.625 as "63 %". Only beside its counts."""
    return "–" if value is None else f"{whole(round(Decimal(str(value)) * 100))} %"


def rupiah(value: int | Decimal | None) -> str:
    """ "Rp 24.000.000"; nothing known is a dash."""
    return "–" if value is None else f"Rp\u00a0{whole(value)}"


def rupiah_short(value: int | Decimal | None) -> str:
    """ "Rp 96 juta", "Rp 1,2 miliar": for wide tables that open to the exact sum."""
    if value is None:
        return "–"
    for size, word in ((Decimal(1_000_000_000), _("miliar")), (Decimal(1_000_000), _("juta"))):
        if abs(Decimal(value)) >= size:
            amount = round(Decimal(value) / size, 1).normalize()
            return f"Rp\u00a0{number_format(f'{amount:f}', use_l10n=True)} {word}"
    return rupiah(value)


def of(part: int, total: int) -> str:
    """Counts first: "14 dari 20"."""
    return _("%(part)s dari %(total)s") % {"part": whole(part), "total": whole(total)}
