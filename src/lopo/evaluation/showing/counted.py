"""The counted things of a measure as rows: each with its state and the way to it, so that their count is the number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.paginator import Page, Paginator
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lopo.evaluation.asking import Asked
from lopo.evaluation.describing import Told, describe
from lopo.evaluation.evaluating import Evaluation
from lopo.evaluation.measures.counting import Item, Measure, Part
from lopo.evaluation.measures.period import quarter_named
from lopo.evaluation.measures.rows import Agency, Id, Ref
from lopo.evaluation.showing.states import state_words
from lopo.ground.web.words import score

PER_PAGE = 60
OWED = frozenset({"slot", "cell", "month"})  # owed without a row of its own


@dataclass(frozen=True)
class Counted:
    """One counted thing. `behind`: the records that meet it, where it has no row of its own."""

    told: Told
    agency: str
    on: date | None
    state: str
    met: bool
    people: str = ""  # "8 dari 12 orang", "9 jawaban", where one row counts several
    behind: list[Told] = field(default_factory=list)


@dataclass(frozen=True)
class Listing:
    """What is counted, missed things first, page by page; `closed` of other agencies, which open later."""

    page: Page[Item]
    rows: list[Counted]  # of this page
    missed: int  # of all pages
    met: int
    closed: int

    @property
    def groups(self) -> list[tuple[str, int, list[Counted]]]:
        """Words, how many in all, and those of this page."""
        return [
            (_("Belum terpenuhi"), self.missed, [row for row in self.rows if not row.met]),
            (_("Terpenuhi"), self.met, [row for row in self.rows if row.met]),
        ]


def listing(measure: Measure, items: Sequence[Item], asked: Asked, number: str | None = None) -> Listing:
    """One page of these items, in words. What this reader may not read yet is counted and not named."""
    sight = asked.sight
    seen = [
        item for item in items if not sight.counts_only and (item.agency is None or sight.agency(item.agency))
    ]
    missed = [item for item in seen if not _is_met(measure, item)]
    met = [item for item in seen if _is_met(measure, item)]
    page = Paginator([*missed, *met], PER_PAGE).get_page(number)
    told = describe(asked.actor, [ref for item in page for ref in _refs(item)])
    ev = asked.evaluation
    agencies = {agency.id: agency for agency in ev.records.agencies}
    rows = [_counted(measure, item, told, agencies, ev) for item in page]
    return Listing(page, rows, len(missed), len(met), len(items) - len(seen))


def _is_met(measure: Measure, item: Item) -> bool:
    """On a scale whatever is above its lowest; else the whole of it."""
    return item.n == item.of if measure.definition.interval else bool(item.n)


def _refs(item: Item) -> Iterable[Ref]:
    return item.behind if item.kind in OWED else ((item.kind, item.id), *item.behind)


def _counted(
    measure: Measure, item: Item, told: dict[Ref, Told], agencies: dict[Id, Agency], ev: Evaluation
) -> Counted:
    met = _is_met(measure, item)
    agency = agencies.get(item.agency) if item.agency else None
    scale = not measure.definition.interval
    return Counted(
        told=_owed(item, ev) if item.kind in OWED else told.get((item.kind, item.id), Told(_gone())),
        agency=agency.short if agency else "",
        on=item.on,
        state=score(float(item.n) / item.of) if scale else state_words(item.state, met=met),
        met=met,
        people=_several(item, scale=scale),
        behind=[told[ref] for ref in item.behind if ref in told],
    )


def _several(item: Item, *, scale: bool) -> str:
    """How many one row stands for; empty for one."""
    if item.of == 1:
        return ""
    if scale:
        return ngettext("%(n)s jawaban", "%(n)s jawaban", item.of) % {"n": item.of}
    return _("%(part)s dari %(total)s orang") % {"part": item.n, "total": item.of}


def _gone() -> str:
    return _("Catatan ini tidak lagi dapat dibuka")


def _owed(item: Item, ev: Evaluation) -> Told:
    """What was owed and has no row: a month, a cell, a meeting that nobody planned, an agency left out."""
    if item.kind == "month" and item.on:
        return Told(date_format(item.on, "F Y"), _("bulan"))
    if item.kind == "cell":
        return _cell(str(item.id))
    name = str(item.id).split(":")
    if item.state == "not_planned":
        if name[0] == "plan":
            return Told(_("Rapat penyusunan rencana %(year)s") % {"year": name[1]}, _("irama"), on=item.on)
        told = {"code": name[0], "quarter": quarter_named(name[1]).words}
        return Told(_("Rapat Sub %(code)s, %(quarter)s") % told, _("irama"), on=item.on)
    if item.state == "not_invited":
        return Told(_("Undangan rapat"), _("tidak ada undangan"), on=item.on)
    if item.state == "not_asked":
        return Told(_("Pengesahan rencana aksi"), _("belum dimintai"), on=item.on)
    return Told(_("Penyampaian SK"), _("belum tercatat"), on=item.on)


def _cell(name: str) -> Told:
    """ "A.b:2025-Q1" in words."""
    duty, _colon, quarter = name.partition(":")
    code, _dot, letter = duty.rpartition(".")
    told = {"code": code, "letter": letter, "quarter": quarter_named(quarter).words}
    return Told(_("Tugas Sub %(code)s huruf %(letter)s, %(quarter)s") % told, _("kotak tugas"))


@dataclass(frozen=True)
class PartRow:
    """The part of one agency or quarter; `open` False: of agencies that are not readable yet, and not named."""

    words: str
    part: int
    total: int
    url: str
    open: bool = True


def by_agency(measure: Measure, asked: Asked) -> list[PartRow]:
    """Our own first, then by name. What nobody was named for stands last, and after it how many others are closed.

    The closed ones are not named: in a period of one day a name alone would say what that agency did or left undone.
    """
    sight, names = asked.sight, {agency.id: agency for agency in asked.evaluation.records.agencies}
    if sight.counts_only:
        return []
    seen = {a: part for a, part in measure.by_agency.items() if a is None or sight.agency(a)}
    parts = sorted(seen.items(), key=lambda p: (p[0] != sight.own, p[0] is None, _name(names, p[0])))
    rows = [_agency_part(measure, agency, part, names, asked) for agency, part in parts]
    closed = len(measure.by_agency) - len(seen)
    return [*rows, _closed(closed)] if closed else rows


def _closed(n: int) -> PartRow:
    return PartRow(ngettext("%(n)s instansi lain", "%(n)s instansi lain", n) % {"n": n}, 0, 0, "", open=False)


def _name(names: dict[Id, Agency], agency: Id | None) -> str:
    return names[agency].short if agency in names else _("belum disebut instansinya")


def _agency_part(
    measure: Measure, agency: Id | None, part: Part, names: dict[Id, Agency], asked: Asked
) -> PartRow:
    key = names[agency].key if agency in names else "-"
    return PartRow(
        _name(names, agency),
        round(part.n),
        part.of,
        asked.url("evaluation_measure", measure.id, agency=key),
    )


def by_quarter(measure: Measure, asked: Asked) -> list[PartRow]:
    return [
        PartRow(
            quarter_named(name).words,
            round(part.n),
            part.of,
            asked.url("evaluation_measure", measure.id, quarter=name),
        )
        for name, part in measure.by_quarter.items()
    ]
