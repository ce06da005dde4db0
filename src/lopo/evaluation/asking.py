"""What a page of the evaluation is asked for: the period in its address, the evaluation of it, and who looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lopo.evaluation.evaluating import Evaluation, evaluate
from lopo.evaluation.measures.period import NoSuchPeriod, Period, Quarter
from lopo.evaluation.opening.queries import LaidOpen, Sight, laid_open
from lopo.ground.acts import Actor, today
from lopo.ground.web.forms import DayField
from lopo.ground.web.words import period as period_words


class PeriodForm(forms.Form):
    """From and to, as they stand in the address: `?from&to`."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, label_suffix="", **kwargs)
        self.fields["from"] = DayField(label=_("Dari"), required=False)
        self.fields["to"] = DayField(label=_("Sampai"), required=False)


@dataclass(frozen=True)
class Link:
    """A door to another period; `here` marks the one that is shown."""

    words: str
    url: str
    here: bool = False


@dataclass(frozen=True)
class Asked:
    """One period as one reader asked for it."""

    actor: Actor
    start: date
    end: date
    wrong: str = ""  # why another period was asked for and cannot be shown

    @property
    def query(self) -> str:
        """For links to pages of the same period; empty for the one that is shown without being asked for."""
        year = today().year
        if (self.start, self.end) == (date(year, 1, 1), date(year, 12, 31)):
            return ""
        return "?" + urlencode({"from": self.start.isoformat(), "to": self.end.isoformat()})

    def url(self, route: str, *args: object, **more: str) -> str:
        """A page of the same period."""
        query = self.query
        if more:
            query += ("&" if query else "?") + urlencode(more)
        return reverse(route, args=args) + query

    @cached_property
    def evaluation(self) -> Evaluation:
        """Fifteen queries, whatever the size."""
        return evaluate(self.actor.regency, self.start, self.end)

    @cached_property
    def opening(self) -> LaidOpen | None:
        return laid_open(self.actor, self.start, self.end)

    @cached_property
    def sight(self) -> Sight:
        return Sight(self.actor, self.opening)

    @property
    def over(self) -> bool:
        """Its last day has passed."""
        return self.end < today()

    @property
    def words(self) -> str:
        return period_words(self.start, self.end)

    @property
    def name(self) -> str:
        """ "tahun 2025", "triwulan II 2025", or its days."""
        if (self.start.month, self.start.day, self.end.month, self.end.day) == (1, 1, 12, 31):
            one = self.start.year == self.end.year
            told = str(self.start.year) if one else f"{self.start.year}–{self.end.year}"
            return _("tahun %(year)s") % {"year": told}
        for quarter in _quarters(self.start.year):
            if (quarter.start, quarter.end) == (self.start, self.end):
                return quarter.words
        return self.words

    @property
    def links(self) -> list[Link]:
        """This year, the one before, and the quarters of the year that is shown."""
        return list(self._links())

    def _links(self) -> Iterator[Link]:
        this = today().year
        for year in dict.fromkeys((this, this - 1, self.start.year, self.start.year - 1)):
            yield self._link(_("Tahun %(year)s") % {"year": year}, date(year, 1, 1), date(year, 12, 31))
        for quarter in _quarters(self.start.year):
            if quarter.start <= today():
                yield self._link(capfirst(quarter.words), quarter.start, quarter.end)

    def _link(self, words: str, start: date, end: date) -> Link:
        other = Asked(self.actor, start, end)
        return Link(words, other.url("evaluation"), (start, end) == (self.start, self.end))


def _quarters(year: int) -> list[Quarter]:
    return [Quarter(year, number) for number in range(1, 5)]


def asked(request: HttpRequest, actor: Actor) -> Asked:
    """The period of `?from&to`, by default the calendar year. What cannot be read falls back to it, and says so."""
    year = today().year
    default = (date(year, 1, 1), date(year, 12, 31))
    form = PeriodForm(request.GET)
    if not form.is_valid():
        return Asked(actor, *default, wrong=_("Tanggal ini tidak terbaca. Yang tampil: tahun ini."))
    first, last = form.cleaned_data["from"], form.cleaned_data["to"]
    start = first or (date(last.year, 1, 1) if last else default[0])
    end = last or date(start.year, 12, 31)
    try:
        Period(start, end, today())
    except NoSuchPeriod as refused:
        return Asked(actor, *default, wrong=str(refused.sentence))
    return Asked(actor, start, end)
