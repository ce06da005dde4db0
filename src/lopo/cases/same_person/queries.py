"""Reads of two records that may be one person: the questions of a reader, and one of them with what they may read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery

from lopo.cases.case.models import Grant, Participation, granted, label_of, sees
from lopo.cases.case.queries import Seen
from lopo.cases.person.models import Person
from lopo.cases.same_person.models import Joined, Match, MatchState
from lopo.ground.acts import Actor
from lopo.ground.acts.fetch import visible
from lopo.ground.agencies.models import Agency
from lopo.taskforce.access.reach import reach

SHOWN = 100


@dataclass(frozen=True)
class Question:
    """One question, and what stands for the person whom it is about: "Korban 2", and the number of the case."""

    match: Match
    who: str
    case_number: str


def questions(actor: Actor) -> list[Question]:
    """What is not decided yet and asked of this reader, newest first, without a name. One query, none but for a seat."""
    if actor.hat != "seat":
        return []
    rows = (
        visible(Participation, to=actor)
        .filter(person=OuterRef("known"))
        .order_by("case__state", "-started_on", "pk")
    )
    asked = visible(Match, to=actor).filter(state=MatchState.ASKED).select_related("office__agency")
    asked = asked.annotate(
        role=Subquery(rows.values("role")[:1]),
        order=Subquery(rows.values("order")[:1]),
        case_number=Subquery(rows.values("case__number")[:1]),
    )
    return [Question(one, label_of(one.role, one.order), one.case_number) for one in asked[:SHOWN]]


def seen_rows(actor: Actor, people: Iterable[UUID]) -> list[Seen]:
    """Rows of these people as this reader sees them, those of open cases first. Two queries, none for nobody."""
    if not (wanted := list(people)):
        return []
    by = reach(actor)
    grants: QuerySet[Grant] = Grant.objects.filter(granted(by)).order_by("starts_on", "pk")
    rows = visible(Participation, to=actor).filter(person__in=wanted)
    rows = rows.select_related("case", "person", "held_by", "office__agency")
    rows = rows.prefetch_related(Prefetch("grants", queryset=grants, to_attr="running"))
    return [
        Seen(row, sees(row.running, by, row.case.kind))
        for row in rows.order_by("case__state", "-started_on", "pk")
    ]


def agency_of(person: UUID) -> Agency | None:
    """Whom to ask about a record that one may not see: the agency that answers for it. One query."""
    rows = Participation.objects.filter(person=person).select_related("office__agency")
    row = rows.order_by(F("ended_on").asc(nulls_first=True), "-started_on", "pk").first()
    return row.office.agency if row and row.office else None


def joined_with(person: Person) -> set[UUID]:
    """Every record that is joined with this one, over however many joinings. One query."""
    pairs = list(
        Joined.objects.filter(regency=person.regency_id, ended_on=None)
        .order_by("pk")
        .values_list("match__known", "match__came")
    )
    found, ahead = {person.pk}, [person.pk]
    while ahead:
        one = ahead.pop()
        new = {b if a == one else a for a, b in pairs if one in (a, b)} - found
        found |= new
        ahead += new
    return found - {person.pk}


def matches_of(actor: Actor, person: UUID) -> list[Match]:
    """Every match of this person that the reader decides about, decided ones too. One query."""
    rows = visible(Match, to=actor).filter(Q(known=person) | Q(came=person))
    return list(rows.select_related("office__agency").order_by("-found_on", "pk")[:20])
