"""A case copied as it lies in the tables: every row that its operations wrote, with ids and numbers of its own.

Only to have many of them in a minute. `tests/cases/test_case_size.py` shows that nobody can tell a copy from its original.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Q

from lopo.cases.case.models import Case, Grant, Participation
from lopo.cases.handover.models import Handed, Handover
from lopo.cases.person.models import Person
from lopo.ground.acts import Actor, Rule, operation
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.entries import enter
from lopo.ground.vault.fields import EncryptedField
from lopo.taskforce.record.models import Contribution

BENCH = Rule("bench", lambda actor, *_: actor.hat == "system")
AT_ONCE = 200  # cases whose rows are held in memory

Rows = list[Any]


@operation(may=BENCH)
def copy_cases(actor: Actor, originals: Iterable[Case], *, times: int) -> None:
    """Each of them so many times, and one entry in the ledger."""
    whole = [_rows_of(case) for case in originals]
    kinds: dict[Any, Rows] = defaultdict(list)
    numbers = count(Case._base_manager.count() + 1)
    for number in range(times):
        for rows in whole:
            for row in _anew(rows, f"{next(numbers):06}"):
                kinds[type(row)].append(row)
        if (number + 1) * len(whole) % AT_ONCE == 0 or number + 1 == times:
            _write(kinds)
    enter(actor, "bench.copied", actor.regency)


def _write(kinds: dict[Any, Rows]) -> None:
    for kind in (Person, Case, Participation, Grant, Handover, Handed, Clock, Contribution):
        kind._base_manager.bulk_create(kinds.pop(kind, []), batch_size=500)


def _rows_of(case: Case) -> Rows:
    """The case, its people, who may see them, its minutes, and what the streams say of any of these."""
    people = list(case.participations.select_related("person"))
    minutes = list(Handover._base_manager.filter(case=case))
    ids = {case.pk, *(row.pk for row in people), *(row.pk for row in minutes)}
    rows = [
        *{row.person_id: row.person for row in people}.values(),
        case,
        *people,
        *Grant._base_manager.filter(participation__in=people),
        *minutes,
        *Handed._base_manager.filter(handover__in=minutes),
        *Clock._base_manager.filter(Q(within__in=ids) | Q(subject_id__in=ids)),
        *Contribution._base_manager.filter(subject_id__in=ids),
    ]
    for row in rows:
        _open(row)
    return rows


def _open(row: Any) -> None:
    """What is sealed opens in its own row only; a copy is sealed anew."""
    for field in row._meta.concrete_fields:
        if isinstance(field, EncryptedField):
            setattr(row, field.attname, getattr(row, field.attname))


def _anew(rows: Rows, number: str) -> Rows:
    new: dict[UUID, UUID] = {row.pk: uuid4() for row in rows}
    return [_copied(row, new, number) for row in rows]


def _copied(row: Any, new: dict[UUID, UUID], number: str) -> Any:
    made = copy(row)
    made._state = copy(row._state)
    made._state.adding, made._state.fields_cache = True, {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, UUID):
            setattr(made, field.attname, new.get(value, value))
    if isinstance(made, (Case, Handover)):
        made.number = f"{made.number[:20]}-{number}"
    if isinstance(made, Person):
        made.nik, made.nik_index = "", None  # ten thousand times the same number would be no regency
    return made
