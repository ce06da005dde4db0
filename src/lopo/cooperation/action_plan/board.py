"""The matrix as the page shows it: filtered, in groups, with totals of everything and of what is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cooperation.action_plan.models import Programme
from lopo.cooperation.action_plan.quarters import ROMAN
from lopo.cooperation.action_plan.queries import Line
from lopo.ground.agencies.models import Agency

PER_PAGE = 100
MATTERS: dict[str, tuple[str | Promise, Any]] = {
    "": (gettext_lazy("Semua"), lambda line: True),
    "unreported": (gettext_lazy("Belum diisi"), lambda line: bool(line.due())),
    "joint": (gettext_lazy("Bersama"), lambda line: line.activity.joint),
    "alone": (
        gettext_lazy("Bersama, tetapi dikerjakan sendiri"),
        lambda line: line.activity.joint and bool(line.there) and not line.worked_together,
    ),
    "money": (gettext_lazy("Uang belum cair"), lambda line: line.has_money and not line.released),
    "unknown": (
        gettext_lazy("Tanpa angka awal atau sasaran"),
        lambda line: line.activity.baseline is None or line.activity.target is None,
    ),
    "missed": (gettext_lazy("Tahun lalu belum tercapai"), lambda line: line.missed_last_year),
    "dropped": (gettext_lazy("Dihentikan"), lambda line: bool(line.activity.dropped_on)),
}


class FilterForm(forms.Form):
    """By agency (responsible or along), by planned quarter, by matter. In the address, so that it survives."""

    agency = forms.ChoiceField(label=gettext_lazy("Instansi"), required=False)
    quarter = forms.ChoiceField(
        label=gettext_lazy("Triwulan"),
        required=False,
        choices=[("", gettext_lazy("Semua")), *[(str(q), f"TW {roman}") for q, roman in ROMAN.items()]],
    )
    matter = forms.ChoiceField(
        label=gettext_lazy("Hal"),
        required=False,
        choices=[(key, says) for key, (says, _is) in MATTERS.items()],
    )

    def __init__(self, data: Any, agencies: Iterable[Agency]) -> None:
        super().__init__(data)
        named = sorted(agencies, key=str)
        field: Any = self.fields["agency"]
        field.choices = [
            ("", _("Semua, %(n)s") % {"n": len(named)}),
            *[(agency.key, str(agency)) for agency in named],
        ]

    def _asked(self, name: str) -> str:
        """What was asked for, or nothing where the address says something that is no choice."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))

    def lets(self, line: Line) -> bool:
        agency, quarter = self._asked("agency"), self._asked("quarter")
        if agency and agency not in {named.key for named in line.named}:
            return False
        if quarter and int(quarter) not in line.activity.quarters:
            return False
        return bool(MATTERS[self._asked("matter")][1](line))

    @property
    def words(self) -> str:
        """What is filtered, as the caption says it; empty when nothing is."""
        fields: Any = self.fields
        said = [(name, self._asked(name)) for name in ("agency", "quarter", "matter")]
        return ", ".join(str(dict(fields[name].choices)[value]) for name, value in said if value)


@dataclass(frozen=True)
class Totals:
    """Sums over some activities. Money in rupiah."""

    activities: int
    joint: int
    planned: Decimal
    released: Decimal
    due: int  # activities with a planned quarter that has ended
    reported: int  # those of them without a gap
    gaps: int  # activities that owe a report

    @classmethod
    def of(cls, lines: list[Line]) -> Totals:
        ended = [line for line in lines if line.reports or line.due()]
        gaps = [line for line in lines if line.due()]
        return cls(
            activities=len(lines),
            joint=sum(line.activity.joint for line in lines),
            planned=sum((line.activity.budget or Decimal(0) for line in lines), Decimal(0)),
            released=sum((line.released for line in lines), Decimal(0)),
            due=len(ended),
            reported=len(ended) - len(gaps),
            gaps=len(gaps),
        )


@dataclass(frozen=True)
class Board:
    """One page of the matrix."""

    filter: FilterForm
    groups: list[tuple[Programme, list[Line]]]
    page: Page[Line]
    shown: int
    whole: Totals
    totals: Totals  # of what the filter lets through

    @property
    def quarters(self) -> list[tuple[int, str]]:
        return list(ROMAN.items())

    @property
    def filtered(self) -> bool:
        return bool(self.filter.words)


def board(lines: list[Line], asked: Any, number: Any) -> Board:
    """Filters, cuts one page, and sums up. No query."""
    chosen = FilterForm(asked, {agency for line in lines for agency in line.named})
    let = [line for line in lines if chosen.lets(line)]
    page = Paginator(let, PER_PAGE).get_page(number)
    grouped = groupby(page.object_list, key=lambda line: line.activity.programme)
    return Board(
        filter=chosen,
        groups=[(programme, list(rows)) for programme, rows in grouped],
        page=page,
        shown=len(let),
        whole=Totals.of(lines),
        totals=Totals.of(let),
    )
