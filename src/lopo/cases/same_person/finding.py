"""Finding the record that is there already. Called inside acts that write people; says nothing to whoever wrote."""

from __future__ import annotations

from collections.abc import Iterable

from lopo.cases.case.models import Grant, Participation, granted, sees
from lopo.cases.person.models import Person
from lopo.cases.person.operations import NIK
from lopo.cases.person.spelling import goes_with, spelled
from lopo.cases.same_person.models import Match, MatchedBy
from lopo.ground.acts import Actor, today
from lopo.ground.acts.fetch import visible
from lopo.ground.vault.lookup import index
from lopo.taskforce.access.reach import Reach, reach

MOST = 5_000  # people whose names are compared at once


def note_matches(actor: Actor, came: Iterable[Person]) -> None:
    """Of these people, just written or corrected, whoever else has their number; and who is like them among those that
    the writer reads. Inside an operation, after their participations. Four queries and one for each match.
    """
    new = list(came)
    known = _by_number(new)
    by_name = _alike(actor, new)
    for person in new:
        for other in known.get(bytes(person.nik_index), []) if person.nik_index else []:
            _meet(actor, other, person, MatchedBy.NIK)
        for other in by_name.get(person.pk, []):
            _meet(actor, other, person, MatchedBy.ALIKE)


def note_search(actor: Actor, nik: str) -> None:
    """Somebody searched for a whole number: whoever answers for a person with it, whom the asker does not see, is told."""
    value = index(actor.regency.pk, NIK, nik)
    seen = visible(Person, to=actor).values("pk")
    for person in Person.objects.filter(regency=actor.regency, nik_index=value).exclude(pk__in=seen):
        asked = Match.objects.filter(
            known=person, office=actor.office, matched_by=MatchedBy.SOUGHT, state="asked"
        )
        if not asked.exists():
            Match.objects.create(
                regency=actor.regency,
                known=person,
                came=None,
                matched_by=MatchedBy.SOUGHT,
                office=actor.office,
                found_on=today(),
            )


def _by_number(new: list[Person]) -> dict[bytes, list[Person]]:
    numbers = [person.nik_index for person in new if person.nik_index]
    if not numbers:
        return {}
    found: dict[bytes, list[Person]] = {}
    others = Person.objects.filter(regency=new[0].regency_id, nik_index__in=numbers)
    for person in others.exclude(pk__in=[one.pk for one in new]).order_by("pk"):
        found.setdefault(bytes(person.nik_index or b""), []).append(person)
    return found


def _alike(actor: Actor, new: list[Person]) -> dict[object, list[Person]]:
    """Those of whom a birth date is known on both sides: a name alone is many people."""
    if not any(person.born for person in new):
        return {}
    others = [(one, spelled(one.name), one.born) for one in readable(actor, reach(actor), but=new)]
    return {person.pk: [one for one, name, born in others if _is_like(person, name, born)] for person in new}


def _is_like(person: Person, name: frozenset[str], born: str) -> bool:
    mine = spelled(person.name)
    if not born or not person.born or not goes_with(mine, name):
        return False
    same_day = born == person.born and len(born) == len("2008-07-01")
    same_year = born.startswith(person.born) or person.born.startswith(born)
    return same_day or (same_year and len(mine & name) > 1)


def readable(actor: Actor, by: Reach, *, but: list[Person]) -> list[Person]:
    """People whose names the actor reads. Two queries."""
    rows = Participation.objects.filter(Participation.visible_to(actor)).exclude(person__in=but)
    rows = rows.select_related("case", "person").order_by("-started_on", "pk")[:MOST]
    grants: dict[object, list[Grant]] = {}
    for grant in Grant.objects.filter(granted(by), regency=actor.regency).order_by("pk"):
        grants.setdefault(grant.participation_id, []).append(grant)
    names = [row.person for row in rows if row.names(sees(grants.get(row.pk, []), by, row.case.kind))]
    return list({person.pk: person for person in names}.values())


def _meet(actor: Actor, known: Person, came: Person, how: MatchedBy) -> None:
    """Once for two records, whichever came first."""
    met = Match.objects.filter(known__in=[known, came], came__in=[known, came])
    if not met.exists():
        Match.objects.create(
            regency=actor.regency,
            known=known,
            came=came,
            matched_by=how,
            office=actor.office,
            found_on=today(),
        )
