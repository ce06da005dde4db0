"""The one pen: what every act leaves behind, so that evaluation and home need nobody's extra form.

    record(actor, "meeting.attended", meeting,
           together=[Took(agency=social, work=Work.COORDINATION_MEETING)],
           owes=[Owes("circulate_minutes", by=secretariat)], meets=[Meets("answer_invitation", by=social)])

Ledger, clocks and contributions are written in the transaction of the act.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from lopo.ground.acts import Actor, now, today
from lopo.ground.acts.models import Written
from lopo.ground.agencies.models import Agency, Office
from lopo.ground.clocks import owing as clocks
from lopo.ground.clocks.owing import end_clock, limit, meet_clock, rule, start_clock
from lopo.ground.ledger.entries import enter
from lopo.taskforce.decree.models import SubTaskForce
from lopo.taskforce.decree.work import Work
from lopo.taskforce.record.models import Contribution, Standing


@dataclass(frozen=True)
class Took:
    """One agency in one piece of work; `part` False says that it was recorded as having stayed away."""

    agency: Agency
    work: Work
    about: str
    on: date
    sub_task_force: SubTaskForce | None = None
    part: bool = True
    in_person: bool = True


@dataclass(frozen=True)
class Owes:
    """From now `by` owes what the rule `key` says, about this subject."""

    key: str
    by: Agency
    to: Agency | None = None
    office: Office | None = None
    about: str = ""
    started_on: date | None = None
    due_on: date | None = None
    subject: Written | None = None  # the act's own subject, if not given


@dataclass(frozen=True)
class Meets:
    """A running promise is kept by this act. `by` empty: whoever owes it."""

    key: str
    by: Agency | None = None
    on: date | None = None
    subject: Written | None = None


@dataclass(frozen=True)
class Ends:
    """A running promise is no longer owed, and why."""

    key: str
    because: str
    by: Agency | None = None
    subject: Written | None = None


@dataclass(frozen=True)
class Source:
    """An act recorded for another agency, and how it is known: "surat 12/III/2026", "telepon 3 Maret"."""

    agency: Agency
    text: str


def record(
    actor: Actor,
    act: str,
    subject: Written,
    *,
    together: Iterable[Took] = (),
    owes: Iterable[Owes] = (),
    meets: Iterable[Meets] = (),
    ends: Iterable[Ends] = (),
    unsays: Iterable[Agency] = (),
    source: Source | None = None,
    detail: dict[str, Any] | None = None,
) -> None:
    """Writes ledger, clocks and contributions of one act, in this order: what is met, ends, is owed, who worked.

    `unsays`: a slip is taken back; what was recorded of these agencies about this subject is told no more.
    """
    enter(
        actor,
        act,
        subject,
        for_agency=source.agency if source else None,
        source=source.text if source else "",
        detail=detail,
    )
    for met in meets:
        meet_clock(met.key, met.subject or subject, by=met.by, on=met.on)
    for end in ends:
        end_clock(end.key, end.subject or subject, end.because, by=end.by)
    for debt in owes:
        start_clock(
            actor,
            debt.key,
            debt.subject or subject,
            owed_by=debt.by,
            owed_by_office=debt.office,
            owed_to=debt.to,
            about=debt.about,
            started_on=debt.started_on,
            due_on=debt.due_on,
        )
    if gone := [agency.pk for agency in unsays]:
        Contribution.objects.filter(subject_id=subject.pk, agency__in=gone).delete()
    _contribute(actor, subject, list(together), source)


def becomes_part(subject: Written) -> None:
    """It was on its own and has come into something larger (a joint action, of the case that came of it): so have its
    promises and the work that was done in it. Inside an operation."""
    clocks.become_part(subject)
    Contribution.objects.filter(subject_id=subject.pk).update(
        within=subject.whole.pk, apart=subject.whole.apart
    )


def set_apart(actor: Actor, whole: Written, apart: bool) -> None:
    """What clocks and contributions say of this, and of all that is part of it, is for those who see it; or for all again.

    Told again, whoever is named has the usual days to confirm or contest, counted from today.
    """
    clocks.set_apart(whole, apart)
    told = Contribution.objects.filter(within=whole.pk)
    told.update(apart=apart)
    if not apart:
        until = limit(rule(actor.regency, "answer_record"), today())
        told.filter(standing=Standing.TOLD).update(answer_until=until)


def _contribute(actor: Actor, subject: Written, together: list[Took], source: Source | None) -> None:
    """A row for each agency and kind of work; recorded again, it is corrected unless the agency has answered it."""
    if not together:
        return
    until = limit(rule(actor.regency, "answer_record"), today())
    known = {(c.agency_id, c.work): c for c in Contribution.objects.filter(subject_id=subject.pk)}
    for took in together:
        before = known.get((took.agency.pk, took.work))
        if before and _same(before, took):  # nothing new is said: an answer that was given stands
            continue
        _write(actor, subject, took, source, until, before)


def _same(before: Contribution, took: Took) -> bool:
    return (before.took_part, before.in_person, before.on) == (took.part, took.in_person, took.on)


def _write(
    actor: Actor,
    subject: Written,
    took: Took,
    source: Source | None,
    until: date,
    before: Contribution | None,
) -> None:
    own = actor.is_of(took.agency)
    row = before or Contribution(
        regency=actor.regency,
        agency=took.agency,
        work=took.work,
        subject_kind=subject.noun(),
        subject_id=subject.pk,
    )
    row.within, row.apart = subject.whole.pk, subject.whole.apart
    row.sub_task_force = took.sub_task_force
    row.about, row.on = took.about[:200], took.on
    row.took_part, row.in_person = took.part, took.in_person
    row.recorded_by, row.recorded_at = actor.agency, now()
    row.source = source.text if source else ""
    row.standing = Standing.OWN if own else Standing.TOLD
    row.answer_until, row.answered_on, row.comment = (None if own else until), None, ""
    row.save()
