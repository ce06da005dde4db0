"""What happened in a case, newest first, as one reader may read it: each act belongs to a room of the person it is about.

What a reader may not read is a shut room with its day, its agency, the reason and whom to ask, and nothing of what it says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lopo.cases.case.models import COUNTS_ONLY, Case
from lopo.cases.case.queries import Seen, people_of
from lopo.cases.conference.models import Conference
from lopo.cases.handover.models import Handed, Handover
from lopo.cases.joint_action.models import JointAction
from lopo.cases.request.models import Request
from lopo.cases.screening.models import Screening
from lopo.cases.timeline.rooms import ASKED_FOR, CONFERENCE, JOINT_ACTION, ROOMS
from lopo.ground.acts import Actor
from lopo.ground.acts.fetch import visible
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.ledger.words import words
from lopo.ground.web.parts import Event
from lopo.taskforce.access.compartments import Compartment, matrix
from lopo.taskforce.access.reach import reach
from lopo.taskforce.decree.models import DecreeState, SubTaskForce

ICONS = {
    "case": "case",
    "handover": "baton",
    "request": "mail",
    "screening": "pen",
    "participation": "person",
}


@dataclass(frozen=True)
class Thing:
    """What an entry is about: whom (none: the whole case), in which room, what it is called and where it opens."""

    people: tuple[UUID, ...] = ()
    room: str = ""  # empty: by the act
    name: str = ""  # shown in an open room only
    url: str = ""
    shut: str = ""  # shut whatever the room, and why
    open: bool = False  # open whatever the room


@dataclass
class Story:
    """A case for one reader. `entries` are to be cut into pages; `events` tells one page of them."""

    case: Case
    actor: Actor
    people: dict[UUID, Seen] = field(default_factory=dict)
    things: dict[UUID, Thing] = field(default_factory=dict)
    readers: dict[str, str] = field(default_factory=dict)

    @property
    def entries(self) -> QuerySet[LedgerEntry]:
        entries = LedgerEntry.objects.filter(regency=self.case.regency_id, subject_id__in=list(self.things))
        told: Any = entries.filter(act__in=[*ROOMS, *CONFERENCE, *JOINT_ACTION])
        joined: QuerySet[LedgerEntry] = told.select_related("office__agency", "for_agency")
        return joined

    def events(self, entries: Iterable[LedgerEntry]) -> list[Event]:
        return [self._event(entry) for entry in entries]

    def _event(self, entry: LedgerEntry) -> Event:
        thing = self.things[entry.subject_id] if entry.subject_id else Thing()
        agency = str(entry.for_agency or (entry.office.agency if entry.office else ""))
        if shut := self._shut(entry.act, thing):
            return Event(entry.at, agency, shut, "shut")
        who = ", ".join(self.people[pk].row.label for pk in thing.people if pk in self.people)
        more = [part for part in (who, thing.name) if part]
        did = words(entry.act) + (f": {'; '.join(more)}" if more else "")
        return Event(entry.at, agency, did, ICONS.get(entry.subject_kind, "meet"), thing.url)

    def _shut(self, act: str, thing: Thing) -> str:
        """Why this reader may not read it and whom to ask; empty where it is open."""
        if thing.shut or thing.open or not thing.people:
            return thing.shut
        room = thing.room or ROOMS.get(act, Compartment.PROGRESS)
        seen = [self.people[pk] for pk in thing.people if pk in self.people]
        if any(room in self._parts(one) for one in seen):
            return ""
        return self._reason(room, seen)

    def _parts(self, seen: Seen) -> frozenset[str]:
        """Desk and leadership read how far it is, of everybody."""
        return frozenset({str(Compartment.PROGRESS)}) if self.actor.hat in COUNTS_ONLY else seen.parts

    def _reason(self, room: str, seen: list[Seen]) -> str:
        ask = next((one.row.office.agency for one in seen if one.row.office), self.case.lead)
        if not any(self._parts(one) for one in seen):
            who = ", ".join(one.row.label for one in seen)
            return _("%(who)s: tertutup bagi Anda. Tanyakan kepada %(ask)s.") % {"who": who, "ask": ask}
        told = {"room": capfirst(str(Compartment(room).label)), "who": self.readers[room], "ask": ask}
        return _("%(room)s: dibaca kedudukan %(who)s yang diberi melihatnya. Tanyakan kepada %(ask)s.") % told


def story_of(case: Case, actor: Actor) -> Story:
    """Everything that the ledger can tell of this case to this reader. Nine queries, whatever its size."""
    story = Story(case, actor)
    story.people = {seen.row.pk: seen for seen in people_of(case, reach(actor))}
    story.readers = _readers(case)
    story.things = {
        case.pk: Thing(),
        **{pk: Thing((pk,), url=_to_person(seen)) for pk, seen in story.people.items()},
        **_handovers(case, actor),
        **_requests(case, actor),
        **_screenings(case),
        **_joint_actions(case, actor),
        **_conferences(case, actor, sees_somebody=any(seen.parts for seen in story.people.values())),
    }
    return story


def _to_person(seen: Seen) -> str:
    return seen.row.get_absolute_url() if seen.parts else ""


def _handovers(case: Case, actor: Actor) -> dict[UUID, Thing]:
    on_it: dict[UUID, list[UUID]] = {}
    handed = Handed.objects.filter(handover__case=case).order_by("participation__order")
    for handover, person in handed.values_list("handover", "participation"):
        on_it.setdefault(handover, []).append(person)
    return {
        row.pk: Thing(
            tuple(on_it.get(row.pk, ())),
            name=row.number.removeprefix(f"{case.number}/"),
            url=row.get_absolute_url() if row.opens else "",
        )
        for row in _opening(Handover.objects.filter(case=case), actor)
    }


def _opening(rows: QuerySet[Any], actor: Actor) -> QuerySet[Any]:
    """These rows, each with whether the reader may open it (`opens`). No query by itself."""
    mine = visible(rows.model, to=actor).filter(pk=OuterRef("pk"))
    told: QuerySet[Any] = rows.annotate(opens=Exists(mine)).order_by("pk")
    return told


def _requests(case: Case, actor: Actor) -> dict[UUID, Thing]:
    """By what is asked for: a request to a doctor tells of health. The two sides of it read it whatever their seat."""
    return {
        row.pk: Thing(
            (row.participation_id,),
            room=ASKED_FOR.get(row.kind, ""),
            name=str(row.get_kind_display()),
            url=row.get_absolute_url() if row.opens else "",
            open=row.opens,
        )
        for row in _opening(Request.objects.filter(participation__case=case), actor)
    }


def _screenings(case: Case) -> dict[UUID, Thing]:
    rows = Screening.objects.filter(participation__case=case).only("pk", "participation", "result")
    return {
        row.pk: Thing((row.participation_id,), name=str(row.get_result_display()), url=row.get_absolute_url())
        for row in rows.order_by("pk")
    }


def _conferences(case: Case, actor: Actor, *, sees_somebody: bool) -> dict[UUID, Thing]:
    """Those that the reader knows of, with what became of the meeting; to who sees somebody in the case that there was one."""
    things: dict[UUID, Thing] = {}
    rows = Conference.objects.filter(case=case).select_related("meeting__called_by")
    for row in _opening(rows, actor):
        if row.opens:
            thing = Thing(name=row.words, url=row.get_absolute_url())
            things |= {row.pk: thing, row.meeting_id: thing}
        elif sees_somebody:
            ask = {"ask": row.meeting.called_by}
            things[row.pk] = Thing(
                shut=_("Gelar perkara: hanya bagi yang diundang. Tanyakan kepada %(ask)s.") % ask
            )
    return things


def _joint_actions(case: Case, actor: Actor) -> dict[UUID, Thing]:
    """Known to all who see the case, by number: what came of one stands on its own page."""
    rows = visible(JointAction, to=actor).filter(case=case).order_by("pk")
    return {row.pk: Thing(name=row.number, url=row.get_absolute_url()) for row in rows.only("pk", "number")}


def _readers(case: Case) -> dict[str, str]:
    """Compartment → the sub-task forces of today whose seats may read it: "Sub A, Sub B". One query."""
    parts = SubTaskForce.objects.filter(regency=case.regency_id, decree__state=DecreeState.ISSUED)
    kinds = {str(part): set(part.functions) for part in parts.select_related("decree").order_by("order")}
    return {
        str(room): ", ".join(
            name
            for name, functions in kinds.items()
            if any("r" in matrix()[kind][room] for kind in functions)
        )
        for room in Compartment
    }
