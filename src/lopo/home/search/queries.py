"""Finding among what the asker may see, and nothing else: a fixed number of queries, names compared in Python.

Names and birth dates are sealed, so they are opened and compared among the rows in scope; the newest five thousand of
them, and the page says so where there are more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from lopo.cases.case.models import Case, Grant, Participation, granted, sees
from lopo.cases.case.queries import Seen
from lopo.cases.handover.models import Handover
from lopo.cases.joint_action.models import JointAction
from lopo.cases.person.operations import NIK
from lopo.cases.request.models import Request
from lopo.ground.acts import Actor
from lopo.ground.acts.fetch import visible
from lopo.ground.agencies.models import Agency
from lopo.ground.vault.lookup import index
from lopo.home.search.terms import Term
from lopo.prevention.report.models import Report
from lopo.taskforce.access.reach import reach
from lopo.taskforce.decree.models import Decree
from lopo.taskforce.meeting.models import Meeting

BOUND = 5_000  # people in scope whose names are compared
COMPARED = 400  # of those who fit: whose names are read is judged for so many
SHOWN = 20  # of each kind


@dataclass
class Found:
    """What a search shows. `more`: at least so many fit beyond those shown; `bounded`: not everybody was compared."""

    people: list[Seen] = field(default_factory=list)
    records: list[tuple[str, Any]] = field(default_factory=list)  # kind of thing, thing
    more: int = 0
    bounded: bool = False

    @property
    def anything(self) -> bool:
        return bool(self.people or self.records)


def find(actor: Actor, term: Term) -> Found:
    """At most ten queries, however much there is."""
    found = Found()
    if term.nik:
        found.people = _by_nik(actor, term.nik)
    if term.name or term.born:
        _by_name(actor, term, found)
    if term.number:
        found.records += _by_number(actor, term.number)
    if term.name:
        found.records += _by_title(actor, term.text)
    found.more, found.people = max(len(found.people) - SHOWN, 0), found.people[:SHOWN]
    return found


def _by_nik(actor: Actor, nik: str) -> list[Seen]:
    value = index(actor.regency.pk, NIK, nik)
    return _readable(actor, Q(person__nik_index=value))


def _by_name(actor: Actor, term: Term, found: Found) -> None:
    """First who fits, of all in scope, which is quick; then, of these few, whose name the reader may read."""
    if not reach(actor).offices:
        return
    scope = visible(Participation, to=actor).select_related("person").order_by("-started_on", "pk")
    rows = list(scope.only("person__name", "person__born", "person__regency")[: BOUND + 1])
    found.bounded = len(rows) > BOUND
    fits = [row.pk for row in rows[:BOUND] if term.fits(row.person.name, row.person.born)]
    if fits:
        found.people = _readable(actor, Q(pk__in=fits[:COMPARED]))
        found.people.sort(key=lambda seen: seen.row.person.name.casefold() != term.text.casefold())


def _readable(actor: Actor, which: Q) -> list[Seen]:
    """Rows in scope whose names this reader reads, newest first. Two queries, none for a hat that sees nobody."""
    by = reach(actor)
    if not by.offices:
        return []
    grants: QuerySet[Grant] = Grant.objects.filter(granted(by)).order_by("pk")
    rows = visible(Participation, to=actor).filter(which).select_related("case", "person", "office__agency")
    rows = rows.prefetch_related(Prefetch("grants", queryset=grants, to_attr="running"))
    listed: Iterable[Any] = rows.order_by("-started_on", "pk")[:COMPARED]
    seen = [Seen(row, sees(row.running, by, row.case.kind)) for row in listed]
    return [one for one in seen if one.knows]


def _by_number(actor: Actor, number: str) -> list[tuple[str, Any]]:
    """Cases, minutes, requests, joint actions and reports by number or a part of it. Five queries."""
    found: list[tuple[str, Any]] = []
    numbered: tuple[tuple[str, Any], ...] = (
        ("case", Case),
        ("handover", Handover),
        ("request", Request),
        ("joint_action", JointAction),
        ("report", Report),
    )
    for kind, model in numbered:
        rows = visible(model, to=actor).filter(number__icontains=number)
        found += [(kind, row) for row in rows.order_by("number", "pk")[:SHOWN]]
    return found


def _by_title(actor: Actor, text: str) -> list[tuple[str, Any]]:
    """Meetings, agencies and decrees by name or title. Three queries."""
    found: list[tuple[str, Any]] = []
    titled: tuple[tuple[str, Any, Q], ...] = (
        ("agency", Agency, Q(name__icontains=text) | Q(short__icontains=text)),
        ("meeting", Meeting, Q(title__icontains=text)),
        ("decree", Decree, Q(title__icontains=text) | Q(number__icontains=text)),
    )
    for kind, model, which in titled:
        found += [(kind, row) for row in visible(model, to=actor).filter(which).order_by("pk")[:SHOWN]]
    return found
