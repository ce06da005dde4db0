"""Whom a conference should ask and what it should talk about: read from the case, people by number and never by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from lopo.cases.case.models import Because, Case, Grant
from lopo.cases.case.operations import SCREEN, SETTLE
from lopo.cases.screening.queries import unscreened
from lopo.ground.acts import today
from lopo.ground.agencies.models import Agency, AgencyKind
from lopo.ground.clocks.models import Clock
from lopo.taskforce.access.reach import stands_for
from lopo.taskforce.decree.models import Position, Seat, SubTaskForce


@dataclass(frozen=True)
class Point:
    """One point that the case itself brings up. `key` names it in a form and on the agenda."""

    key: str
    title: str


def points_of(case: Case) -> list[Point]:
    """Who is not screened yet, and what is owed in the case, by number. As agendas are kept, in Indonesian. Three queries."""
    with translation.override("id"):
        return list(_points(case))


def _points(case: Case) -> Iterator[Point]:
    waiting = unscreened(case)
    people = [row.label for row in case.participations.order_by("order") if row.pk in waiting]
    if people:
        yield Point(SCREEN, str(_("Belum ditapis: %(who)s") % {"who": ", ".join(people)}))
    clocks = Clock.objects.filter(within=case.pk, met_on=None, ended_on=None).exclude(rule__key=SCREEN)
    owed = list(clocks.select_related("rule").order_by("rule__key", "due_on"))
    for key, group in groupby(owed, key=lambda clock: clock.rule.key):
        yield Point(key, _owed(key, list(group)))


def _owed(key: str, clocks: list[Clock]) -> str:
    late = sum(clock.due_on < today() for clock in clocks)
    said = ngettext("%(n)s berjalan", "%(n)s berjalan", len(clocks)) % {"n": len(clocks)}
    if late:
        said += ", " + ngettext("%(n)s terlambat", "%(n)s terlambat", late) % {"n": late}
    name: str | Promise = _("Dikembalikan dan belum diputuskan") if key == SETTLE else str(clocks[0].rule)
    return f"{name}: {said}"[:300]


LEADS, HOLDS, ANSWERS, ASKED = (
    _("memimpin perkara"),
    _("memegang seseorang di dalamnya"),
    _("bertanggung jawab bagi seseorang"),
    _("diberi melihat seseorang"),
)


def proposed_for(case: Case) -> dict[UUID, list[str]]:
    """Agencies that lead, hold, answer or were let look, each with why; no court. Four queries."""
    why: dict[UUID, list[str]] = {}
    open_ = list(case.participations.filter(ended_on=None).select_related("office", "held_by"))
    parts = list(SubTaskForce.objects.filter(regency=case.regency_id).select_related("decree"))
    holders = {row.held_by for row in open_ if row.held_by}
    for said, held in ((LEADS, {case.lead}), (HOLDS, holders)):
        now = {stands_for(part, parts) for part in held} - {None}
        for agency in _led_by([part for part in now if part]):
            why.setdefault(agency, []).append(str(said))
    for row in open_:
        if row.office:
            why.setdefault(row.office.agency_id, []).append(str(ANSWERS))
    given = Grant.objects.filter(participation__in=open_, ends_on=None, office__isnull=False)
    for agency in given.exclude(because__in=[Because.ASSIGNED, Because.GAVE]).values_list(
        "office__agency", flat=True
    ):
        why.setdefault(agency, []).append(str(ASKED))
    courts = set(Agency.objects.filter(pk__in=why, kind=AgencyKind.COURT).values_list("pk", flat=True))
    return {agency: list(dict.fromkeys(said)) for agency, said in why.items() if agency not in courts}


def _led_by(parts: list[SubTaskForce]) -> set[UUID]:
    """Agencies whose seats coordinate, deputise or receive in these sub-task forces."""
    seats = Seat.objects.filter(sub_task_force__in=parts).select_related("office")
    leading = (Position.COORDINATOR, Position.DEPUTY)
    return {seat.office.agency_id for seat in seats if seat.receives or seat.position in leading}
