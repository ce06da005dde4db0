"""Reads of cases: each starts from what the asker may see, each person with the compartments that are open to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, TextField
from django.db.models.functions import Cast

from lopo.cases.case.models import (
    Case,
    Grant,
    Participation,
    Role,
    sees,
)
from lopo.cases.conflict.models import shut_cases
from lopo.cases.person.age import Majority, age_in_words, born_in_words, majority
from lopo.cases.screening.models import Screening
from lopo.ground.acts import Actor, today
from lopo.ground.acts.fetch import visible
from lopo.ground.ledger.models import LedgerEntry
from lopo.taskforce.access.compartments import Compartment
from lopo.taskforce.access.reach import Reach


@dataclass(frozen=True)
class Seen:
    """One person of a case as one reader sees them; what is shut is named with the office to ask."""

    row: Participation
    parts: frozenset[str]

    @property
    def name(self) -> str:
        """The name where it may be read, else "Korban 2"."""
        return self.row.person.name if self.knows else self.row.label

    @property
    def knows(self) -> bool:
        return self.row.names(self.parts)

    @property
    def born(self) -> str:
        """The birth date in words, as far as it is known; empty where it may not be read."""
        return born_in_words(self.row.person.born) if self.knows else ""

    @property
    def age(self) -> str:
        """ "anak, 17 tahun" on the day of the event, or of the opening while that day is not known."""
        case = self.row.case
        return age_in_words(self.row.person.born, case.happened_on or case.opened_on) if self.knows else ""

    @property
    def majority(self) -> Majority:
        """The rule by which that is judged."""
        return majority(self.row.case.happened_on or self.row.case.opened_on)

    @property
    def told(self) -> bool:
        """May read what happened: the story, why they left, why somebody was let look."""
        return Compartment.NARRATIVE in self.parts

    @property
    def unscreened(self) -> bool:
        """A victim in the case whom nobody has screened: that it is so is progress, not what was found."""
        screened: bool = self.row.is_screened  # type: ignore[attr-defined]  # annotated by people_of
        return self.row.role == Role.VICTIM and self.row.ended_on is None and not screened

    @property
    def reason(self) -> str:
        return str(self.row.because) if Compartment.SUSPECT in self.parts else ""


def cases_seen(actor: Actor) -> QuerySet[Case]:
    """Cases that the reader may know of. One query beside reach's."""
    return visible(Case, to=actor).select_related("lead", "village__district", "opened_by__agency")


def with_people_counted(rows: list[Case]) -> list[Case]:
    """How many people are or were in each by role: counts are progress, not identity. One query for those shown.

    Counted with the cases it would be done for every case that the reader may know of, whatever the page shows.
    """
    found: dict[Any, Counter[str]] = defaultdict(Counter)
    told = Participation.objects.filter(case__in=rows).order_by().values_list("case", "role")
    for case, role, number in told.annotate(Count("pk")):
        found[case][role] = number
    for row in rows:
        row.victims, row.suspects = found[row.pk][Role.VICTIM], found[row.pk][Role.SUSPECT]  # type: ignore[attr-defined]
        row.others = found[row.pk].total() - row.victims - row.suspects  # type: ignore[attr-defined]
    return rows


def people_of(case: Case, by: Reach) -> list[Seen]:
    """Everybody in the case, those who left it too: in scope with their compartments, else as a number. Two queries."""
    if case.pk in shut_cases(by):
        by = Reach()
    running = Q(ends_on=None) | Q(ends_on__gt=today())
    grants: QuerySet[Grant] = Grant.objects.filter(running).order_by("starts_on", "pk")
    rows = case.participations.select_related("person", "held_by", "office__agency")
    rows = rows.annotate(is_screened=Exists(Screening.objects.filter(participation=OuterRef("pk"))))
    rows = rows.prefetch_related(Prefetch("grants", queryset=grants, to_attr="running"))
    return [Seen(row, sees(row.running, by, case.kind)) for row in rows.order_by("order")]


def corrections_of(row: Participation) -> list[LedgerEntry]:
    """By whom and when what is known of this person was put right here, without the values: newest first. One query."""
    seen: Any = LedgerEntry.objects.filter(regency=row.regency_id, act="person.corrected", subject_id=row.pk)
    return list(seen.select_related("office__agency").order_by("-number")[:20])


def sight_of(row: Participation) -> list[Grant]:
    """Who may see this person and why, and who might once: newest first. One query."""
    joined = Grant.objects.filter(participation=row).select_related("office__agency", "sub_task_force")
    return list(joined.order_by("-starts_on", "because", "pk"))


def views_of(row: Participation) -> list[LedgerEntry]:
    """Who has seen who this person is, on a page or found by a search: newest first. One query."""
    seen: Any = LedgerEntry.objects.filter(
        Q(act="person.seen", subject_id=row.case_id) | Q(act="search.made", subject_id=row.regency_id),
        regency=row.regency_id,
    )
    # The database looks for the row in the text: the searches of a whole regency are too many to open each time.
    told = seen.annotate(told=Cast("detail", TextField())).filter(told__contains=str(row.pk))
    return list(told.select_related("office__agency").order_by("-number"))


def tells_story(seen: list[Seen]) -> bool:
    """The story of a case is for whoever may read it of one of its people."""
    return any(person.told for person in seen)
