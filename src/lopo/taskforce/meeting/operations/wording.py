"""Texts and days as operations take them in: whole, not too long, of this century."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from lopo.ground.acts import Refused, today
from lopo.ground.acts.refusal import Sentence

LONGEST = 4000  # characters of a free text, as in forms
FIRST_YEAR, LAST_YEAR = 2000, 2100


def line(text: str, field: str, *, longest: int = 200, needed: Sentence = "") -> str:
    """One line without its outer blanks. Raises Refused when it is too long, or empty where it is `needed`."""
    said = " ".join(text.split())
    if needed and not said:
        raise Refused(needed, field=field)
    return _short_enough(said, field, longest)


def passage(text: str, field: str, *, needed: Sentence = "") -> str:
    """Several lines. Raises Refused when it is too long, or empty where it is `needed`."""
    said = text.replace("\r\n", "\n").strip()
    if needed and not said:
        raise Refused(needed, field=field)
    return _short_enough(said, field, LONGEST)


def this_century(day: date | datetime, field: str) -> None:
    """Raises Refused for a year in which no meeting of this task force can lie."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused(
            _("Tahun %(year)s tidak mungkin di sini. Periksa lagi tanggalnya.") % {"year": day.year},
            field=field,
        )


def happened(day: date, field: str) -> date:
    """Raises Refused for a day that has not come yet."""
    this_century(day, field)
    if day > today():
        raise Refused(_("Tanggal ini belum terjadi."), field=field)
    return day


def _short_enough(said: str, field: str, longest: int) -> str:
    if len(said) > longest:
        raise Refused(
            _(
                "Terlalu panjang: %(length)s huruf, paling banyak %(longest)s. Persingkat, atau lampirkan berkas."
            )
            % {"length": len(said), "longest": longest},
            field=field,
        )
    return said
