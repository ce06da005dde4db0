"""What follows from a decision or a finding: done, dropped, taken up again, moved to another date."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from lopo.ground.acts import Actor, Refused, operation, today
from lopo.ground.acts.models import move
from lopo.ground.agencies.models import Agency, Office
from lopo.ground.papers.models import Upload
from lopo.taskforce.meeting.models import FollowUp, FollowUpState
from lopo.taskforce.meeting.operations.deciding import FOLLOW_UP, agency_of, is_asked, owed
from lopo.taskforce.meeting.operations.rules import MOVES, STAFF, WORKS_ON
from lopo.taskforce.meeting.operations.wording import happened, line, passage, this_century
from lopo.taskforce.record.pen import Ends, Meets, Source, record


@operation(may=STAFF)
def promise_follow_up(
    actor: Actor,
    *,
    text: str,
    agency: Agency | None = None,
    office: Office | None = None,
    due_on: date | None = None,
    source_kind: str = "",
    source_key: str = "",
) -> FollowUp:
    """A step that no meeting decided: a finding of the evaluation, with whoever owes it and until when."""
    who = _somebody(agency, office)
    _is_to_come(due_on)
    follow_up = FollowUp.objects.create(
        regency=actor.regency,
        source_kind=source_kind,
        source_key=source_key,
        text=passage(text, "text", needed=_("Tuliskan apa yang akan dikerjakan.")),
        agency=who,
        office=office,
        decided_on=today(),
        due_on=due_on,
        agreed_due_on=due_on,
    )
    clock = owed(follow_up, actor.agency)
    record(actor, "follow_up.promised", follow_up, owes=[clock] if clock else [])
    return follow_up


@operation(may=WORKS_ON)
def finish_follow_up(
    actor: Actor,
    follow_up: FollowUp,
    *,
    result: str,
    finished_on: date | None = None,
    proof: Upload | None = None,
    source: str = "",
) -> FollowUp:
    """It is done, with what came of it. `source` when somebody else writes it down (letter, telephone, visit)."""
    day = happened(finished_on or today(), "finished_on")
    if day < follow_up.decided_on:
        raise Refused(_("Tanggal ini sebelum tindak lanjutnya diputuskan."), field="finished_on")
    said = passage(result, "result", needed=_("Tuliskan hasilnya dengan satu kalimat."))
    told = _source(actor, follow_up, source)
    more = {"proof": proof} if proof else {}
    move(
        follow_up,
        "finish",
        answered=_("Tindak lanjut ini sudah selesai."),
        finished_on=day,
        result=said,
        **more,
    )
    record(actor, "follow_up.finished", follow_up, meets=[Meets(FOLLOW_UP, on=day)], source=told)
    return follow_up


@operation(may=MOVES)
def drop_follow_up(actor: Actor, follow_up: FollowUp, *, reason: str) -> FollowUp:
    """It is not carried on, and why. It counts as not done: something was agreed and did not happen."""
    said = passage(reason, "reason", needed=_("Tuliskan mengapa tidak dilanjutkan."))
    move(follow_up, "drop", finished_on=today(), result=said)
    record(actor, "follow_up.dropped", follow_up, ends=[Ends(FOLLOW_UP, said)])
    return follow_up


@operation(may=WORKS_ON)
def reopen_follow_up(actor: Actor, follow_up: FollowUp) -> FollowUp:
    """Ended by a slip, or not done after all: owed again, until the same date."""
    move(follow_up, "reopen", finished_on=None)
    clock = owed(follow_up, _caller(follow_up))
    record(actor, "follow_up.reopened", follow_up, owes=[clock] if clock else [])
    return follow_up


@operation(may=MOVES)
def move_follow_up(actor: Actor, follow_up: FollowUp, *, due_on: date, reason: str) -> FollowUp:
    """Another date, and why. The date that was first agreed stays on record and is what the evaluation counts by."""
    said = passage(reason, "reason", needed=_("Tuliskan mengapa tanggalnya diubah."))
    _is_owed(follow_up)
    _is_to_come(due_on)
    before = f"{follow_up.moved_because}\n" if follow_up.moved_because else ""
    follow_up.due_on, follow_up.moved_because = due_on, before + said
    follow_up.save(update_fields=["due_on", "moved_because"])
    _restart(actor, "follow_up.moved", follow_up, _("tanggal diubah"))
    return follow_up


@operation(may=MOVES)
def assign_follow_up(
    actor: Actor,
    follow_up: FollowUp,
    *,
    agency: Agency | None = None,
    office: Office | None = None,
    due_on: date,
) -> FollowUp:
    """Gives a step that named nobody or no date both, or hands it to another agency; from now on a clock runs."""
    _is_owed(follow_up)
    _is_to_come(due_on)
    who = _somebody(agency, office)
    is_asked(follow_up.decision.meeting if follow_up.decision else None, who)
    follow_up.agency, follow_up.office, follow_up.due_on = who, office, due_on
    follow_up.save(update_fields=["agency", "office", "due_on"])
    _restart(actor, "follow_up.assigned", follow_up, _("diserahkan kepada instansi lain"))
    return follow_up


def _somebody(agency: Agency | None, office: Office | None) -> Agency:
    who = agency_of(agency, office)
    if who is None:
        raise Refused(_("Pilih instansi yang mengerjakannya."), field="agency")
    return who


def _restart(actor: Actor, act: str, follow_up: FollowUp, because: str) -> None:
    clock = owed(follow_up, _caller(follow_up))
    record(actor, act, follow_up, ends=[Ends(FOLLOW_UP, because)], owes=[clock] if clock else [])


def _caller(follow_up: FollowUp) -> Agency | None:
    return follow_up.decision.meeting.called_by if follow_up.decision else None


def _source(actor: Actor, follow_up: FollowUp, source: str) -> Source | None:
    """Needed as soon as somebody writes down another agency's result."""
    if follow_up.agency is None or actor.is_of(follow_up.agency):
        return None
    needed = _("Tuliskan dari mana diketahui, misalnya surat 12/III/2026 atau telepon 3 Maret.")
    return Source(follow_up.agency, line(source, "source", needed=needed))


def _is_owed(follow_up: FollowUp) -> None:
    if follow_up.state != FollowUpState.OPEN:
        raise Refused(_("Tindak lanjut ini sudah berakhir. Buka kembali dahulu."))


def _is_to_come(due_on: date | None) -> None:
    if due_on is None:
        return
    this_century(due_on, "due_on")
    if due_on < today():
        raise Refused(_("Tanggal ini sudah lewat. Pilih hari yang akan datang."), field="due_on")
