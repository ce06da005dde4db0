"""The life of a plan: drafted, adopted and put before every member agency, endorsed or not, closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lopo.cooperation.action_plan.carrying_over import carry_over
from lopo.cooperation.action_plan.models import (
    ActionPlan,
    Activity,
    Endorsement,
)
from lopo.cooperation.action_plan.promises import next_report
from lopo.cooperation.action_plan.quarters import last_day
from lopo.cooperation.action_plan.rules import ENDORSERS, PLANNERS, PLANNERS_SIGN, speaks_for_itself
from lopo.ground.acts import Actor, Refused, operation, today
from lopo.ground.acts.models import move
from lopo.ground.acts.standing import as_it_stands
from lopo.ground.agencies.models import Agency
from lopo.ground.papers.models import Upload
from lopo.ground.web.words import day as in_words
from lopo.taskforce.decree.queries import decree_in_force, members_of
from lopo.taskforce.meeting.models import Meeting, MeetingKind, MeetingState
from lopo.taskforce.record.pen import Ends, Meets, Owes, Source, record

NAMED_AT_MOST = 5  # activities that a refusal names one by one


@operation(may=PLANNERS)
def draft_plan(actor: Actor, *, year: int, follows: ActionPlan | None = None) -> ActionPlan:
    """A draft for a year: empty, or last year's with its last numbers as baseline and what was not reached marked."""
    if not 2000 <= year <= 2100:
        raise Refused(_("Tahun %(year)s tidak mungkin di sini.") % {"year": year}, field="year")
    try:
        with transaction.atomic():
            plan: ActionPlan = ActionPlan.objects.create(regency=actor.regency, year=year, follows=follows)
    except IntegrityError:
        raise Refused(
            _("RAD %(year)s sudah ada. Buka rencana itu untuk melanjutkannya.") % {"year": year}, field="year"
        ) from None
    copied = carry_over(follows, plan) if follows else 0
    record(actor, "plan.drafted", plan, detail={"year": year, "copied": copied})
    return plan


@operation(may=PLANNERS_SIGN)
def adopt_plan(actor: Actor, plan: ActionPlan, *, on: date, meeting: Meeting | None = None) -> ActionPlan:
    """The plan holds from a day. Every member agency is asked to endorse it; each responsible agency owes its reports.

    Raises Refused while an activity lacks who, when or what kind of work, or if the meeting prepared no plan.
    """
    activities = list(_activities(plan))
    _is_complete(activities)
    _day_is_possible(plan, on)
    if meeting:
        as_it_stands(meeting)
        _prepared_it(meeting)
    move(plan, "adopt", answered=_("Rencana ini sudah ditetapkan."), adopted_on=on, meeting=meeting)
    owes = [*_answers_owed(actor, plan, on), *_reports_owed(plan, activities)]
    record(actor, "plan.adopted", plan, owes=owes, detail={"activities": len(activities)})
    return plan


@operation(may=ENDORSERS)
def endorse_plan(
    actor: Actor,
    endorsement: Endorsement,
    *,
    note: str = "",
    on: date | None = None,
    source: str = "",
    proof: Upload | None = None,
) -> Endorsement:
    """The agency stands behind the plan, with a note if it has one. By its account, or recorded from its letter."""
    return _answer(actor, endorsement, "endorse", reason=note, on=on, source=source, proof=proof)


@operation(may=ENDORSERS)
def decline_to_endorse(
    actor: Actor,
    endorsement: Endorsement,
    *,
    reason: str,
    on: date | None = None,
    source: str = "",
    proof: Upload | None = None,
) -> Endorsement:
    """The agency does not stand behind the plan, and says why. It may still endorse it later."""
    if not reason.strip():
        raise Refused(_("Tuliskan sebabnya, supaya rapat berikut dapat membahasnya."), field="reason")
    return _answer(actor, endorsement, "decline", reason=reason, on=on, source=source, proof=proof)


@operation(may=PLANNERS_SIGN)
def close_plan(actor: Actor, plan: ActionPlan) -> ActionPlan:
    """The year is over: what was not reported or answered stays so, and is owed no longer. Outcomes still come in."""
    if today() <= last_day(plan.year, 4):
        raise Refused(
            _("Tahun %(year)s belum berakhir. Rencana ditutup sesudah 31 Desember.") % {"year": plan.year}
        )
    move(plan, "close", answered=_("Rencana ini sudah ditutup."), closed_on=today())
    because = str(_("rencana ditutup tanpa jawaban"))
    reports = [Ends("report_quarter", because, subject=row) for row in _activities(plan)]
    answers = [
        Ends("endorse_plan", because, subject=row) for row in plan.endorsements.filter(answered_on=None)
    ]
    record(actor, "plan.closed", plan, ends=[*reports, *answers])
    return plan


def _answer(
    actor: Actor,
    endorsement: Endorsement,
    act: str,
    *,
    reason: str,
    on: date | None,
    source: str,
    proof: Upload | None,
) -> Endorsement:
    """One agency's answer. Whoever answers for another says how it is known."""
    told = None if speaks_for_itself(actor, endorsement) else _told(endorsement, source)
    answered_on = on or today()
    _answer_is_possible(endorsement, answered_on)
    move(
        endorsement,
        act,
        answered=_already(endorsement),
        reason=reason.strip(),
        answered_on=answered_on,
        source=told.text if told else "",
        recorded_by=actor.agency,
        **({"proof": proof} if proof else {}),
    )
    meets = [Meets("endorse_plan", on=answered_on)]
    record(actor, f"endorsement.{endorsement.state}", endorsement, meets=meets, source=told)
    return endorsement


def _told(endorsement: Endorsement, source: str) -> Source:
    if not source.strip():
        raise Refused(
            _("Tuliskan dari mana jawaban %(agency)s diketahui, misalnya nomor suratnya.")
            % {"agency": endorsement.agency},
            field="source",
        )
    return Source(endorsement.agency, source.strip()[:200])


def _answer_is_possible(endorsement: Endorsement, on: date) -> None:
    plan = endorsement.plan
    if not plan.holds:
        raise Refused(_("Rencana ini sudah ditutup; jawaban tidak dapat diubah lagi."))
    if on > today():
        raise Refused(_("Tanggal ini belum terjadi."), field="on")
    if plan.adopted_on and on < plan.adopted_on:
        raise Refused(_("Tanggal ini sebelum rencana ditetapkan. Periksa lagi tanggalnya."), field="on")


def _already(endorsement: Endorsement) -> str:
    """What the second of two who answer at once reads."""
    now = Endorsement.objects.get(pk=endorsement.pk)
    if not now.answered_on:
        return str(_("Jawaban sudah berubah. Muat ulang halaman ini."))
    return _("%(agency)s sudah menjawab pada %(day)s: %(answer)s.") % {
        "agency": endorsement.agency,
        "day": in_words(now.answered_on),
        "answer": now.says.lower(),
    }


def _activities(plan: ActionPlan) -> Iterable[Activity]:
    rows: Iterable[Activity] = (
        Activity.objects.filter(programme__goal__plan=plan)
        .select_related("programme__goal__plan")
        .prefetch_related("agencies__agency", "realisations")
        .order_by("programme__goal__order", "programme__order", "order")
    )
    return rows


def _is_complete(activities: list[Activity]) -> None:
    """Somebody is responsible, a quarter is named, and what kind of work it is. Numbers may still be unknown."""
    if not activities:
        raise Refused(_("Rencana ini belum berisi kegiatan. Tambahkan dahulu, atau masukkan dari Excel."))
    lacking = [
        (_("penanggung jawab"), [row for row in activities if row.leads is None]),
        (_("triwulan"), [row for row in activities if not row.quarters]),
        (_("jenis pekerjaan"), [row for row in activities if not row.work]),
    ]
    if said := [_lack(what, rows) for what, rows in lacking if rows]:
        raise Refused(" ".join(said))


def _lack(what: str, rows: list[Activity]) -> str:
    codes = ", ".join(row.code for row in rows[:NAMED_AT_MOST]) + ("…" if len(rows) > NAMED_AT_MOST else "")
    return ngettext(
        "%(count)d kegiatan belum menyebut %(what)s: %(codes)s.",
        "%(count)d kegiatan belum menyebut %(what)s: %(codes)s.",
        len(rows),
    ) % {"count": len(rows), "what": what, "codes": codes}


def _day_is_possible(plan: ActionPlan, on: date) -> None:
    if on > today():
        raise Refused(_("Tanggal ini belum terjadi."), field="on")
    if not plan.year - 1 <= on.year <= plan.year + 1:
        raise Refused(
            _("Rencana %(year)s tidak mungkin ditetapkan pada tahun %(other)s. Periksa lagi tanggalnya.")
            % {"year": plan.year, "other": on.year},
            field="on",
        )


def _prepared_it(meeting: Meeting) -> None:
    if meeting.kind != MeetingKind.PLAN or meeting.state != MeetingState.HELD:
        raise Refused(_("Pilih rapat penyusunan rencana yang sudah selesai."), field="meeting")


def _answers_owed(actor: Actor, plan: ActionPlan, on: date) -> Iterator[Owes]:
    """Each member agency of the decree in force is asked; without a decree, each agency that the plan names."""
    decree = decree_in_force(actor.regency, on=on)
    asked = members_of(decree) if decree else _named_in(plan)
    for agency in asked:
        row = Endorsement.objects.create(regency=plan.regency, plan=plan, agency=agency, asked_on=today())
        yield Owes("endorse_plan", by=agency, to=actor.agency, about=str(plan), subject=row)


def _named_in(plan: ActionPlan) -> Iterable[Agency]:
    named: Iterable[Agency] = (
        Agency.objects.filter(activities__activity__programme__goal__plan=plan).distinct().order_by("name")
    )
    return named


def _reports_owed(plan: ActionPlan, activities: list[Activity]) -> Iterator[Owes]:
    for activity in activities:
        if owed := next_report(activity, plan):
            yield owed
