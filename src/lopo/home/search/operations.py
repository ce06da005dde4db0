"""The act of searching: it reads, it is on the log, and what it does not find may be a question for somebody else."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from lopo.cases.same_person.finding import note_search
from lopo.ground.acts import Actor, Rule, operation
from lopo.home.search import words  # noqa: F401 (names these acts on histories)
from lopo.home.search.queries import Found, find
from lopo.home.search.terms import read_term
from lopo.taskforce.access.rules import WORKING_HATS
from lopo.taskforce.record.pen import record


def _searches(actor: Actor, *_subjects: Any) -> bool:
    return actor.hat in WORKING_HATS


SEARCHES = Rule(gettext_lazy("siapa pun yang bekerja untuk satu instansi"), _searches)


@operation(may=SEARCHES)
def search(actor: Actor, *, term: str) -> Found:
    """What the actor may see of what fits. The log says that a search was made, by what, and whose names it showed.

    Never for what. A whole NIK that the actor sees nobody by is a question for whoever answers for that person; the
    actor is told nothing of it. Raises Refused for what nobody could look for.
    """
    asked = read_term(term)
    found = find(actor, asked)
    if asked.nik:
        note_search(actor, asked.nik)
    people = [str(seen.row.pk) for seen in found.people]
    record(actor, "search.made", actor.regency, detail={"by": asked.kinds, "people": people})
    return found
