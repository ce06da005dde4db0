"""Minutes: written while the meeting runs, circulated to those who came, confirmed or objected to."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from lopo.ground.acts import Actor, Refused, operation, today
from lopo.ground.acts.models import Written
from lopo.ground.agencies.models import Office
from lopo.taskforce.meeting.models import (
    CAME,
    AgendaItem,
    Invitation,
    Meeting,
    MeetingState,
    MinutesAnswer,
)
from lopo.taskforce.meeting.operations.rules import ANSWERS, RUNS, TAKES_MINUTES
from lopo.taskforce.meeting.operations.running import CIRCULATE
from lopo.taskforce.meeting.operations.wording import line, passage
from lopo.taskforce.meeting.queries import CIRCULATED, circulation_of
from lopo.taskforce.record.pen import Ends, Meets, Owes, Source, record

CONFIRM = "confirm_minutes"
PARTS = ("opening", "discussion", "closing")


@operation(may=TAKES_MINUTES)
def take_minutes(
    actor: Actor,
    meeting: Meeting,
    *,
    texts: Mapping[str, str],
    shown: Mapping[str, str] | None = None,
    chair: Office | None = None,
) -> Meeting:
    """Writes the parts that changed: "opening", "discussion", "closing", or the id of an agenda item.

    `shown` is what the writer had before them: a part that somebody else changed meanwhile is not overwritten, it is
    Refused with both versions still there to be joined.
    """
    can_be_written(meeting)
    items = {str(item.pk): item for item in meeting.agenda.all()}
    for part, text in texts.items():
        _write(meeting, items, part, passage(text, _field(part)), (shown or {}).get(part))
    changes: dict[str, object] = {}
    if actor.account and not meeting.minutes_by_id:
        changes["minutes_by"] = actor.account
    if chair is not None:
        changes["chair"] = chair
    if changes:
        Meeting.objects.filter(pk=meeting.pk).update(**changes)
    meeting.refresh_from_db()
    record(actor, "minutes.written", meeting, detail={"parts": sorted(texts)})
    return meeting


@operation(may=RUNS)
def circulate_minutes(actor: Actor, meeting: Meeting) -> Meeting:
    """The minutes go to everybody who was there: each owes a word on them. From now on they stand as they are."""
    if meeting.state != MeetingState.HELD:
        raise Refused(_("Tutup dahulu rapat ini, lalu edarkan notulanya."))
    changed = Meeting.objects.filter(pk=meeting.pk, minutes_circulated_on=None).update(
        minutes_circulated_on=today()
    )
    if not changed:
        raise Refused(_("Notula ini sudah diedarkan."))
    meeting.refresh_from_db()
    owes = [
        Owes(CONFIRM, by=row.agency, to=meeting.called_by, about=meeting.title)
        for row in _present(meeting)
        if row.agency_id != meeting.called_by_id
    ]
    record(actor, CIRCULATED, meeting, meets=[Meets(CIRCULATE)], owes=owes)
    return meeting


@operation(may=RUNS)
def recall_minutes(actor: Actor, meeting: Meeting) -> Meeting:
    """Taken back to be mended (an objection, a slip): answers given so far were to another text and fall away."""
    changed = Meeting.objects.filter(pk=meeting.pk, minutes_circulated_on__isnull=False).update(
        minutes_circulated_on=None
    )
    if not changed:
        raise Refused(_("Notula ini belum diedarkan."))
    meeting.refresh_from_db()
    ends = [Ends(CONFIRM, _("notula ditarik untuk diperbaiki"))]
    meeting.invitations.exclude(minutes_answer=MinutesAnswer.NONE).update(
        minutes_answer=MinutesAnswer.NONE, minutes_answered_on=None
    )  # what was objected stays written beside the agency
    owes = Owes(CIRCULATE, by=meeting.called_by, about=meeting.title)
    record(actor, "minutes.recalled", meeting, ends=ends, owes=[owes])
    return meeting


@operation(may=ANSWERS)
def confirm_minutes(actor: Actor, invitation: Invitation, *, source: str = "", shown: str = "") -> Invitation:
    """The agency says that the minutes are right. `source` when somebody else writes it down (letter, telephone).

    `shown` is the circulation that the agency had before it (queries.circulation_of): nobody confirms what they have
    not read, because it was mended and circulated again meanwhile.
    """
    _are_those(invitation.meeting, shown)
    return _answer(actor, invitation, MinutesAnswer.CONFIRMED, "", source)


@operation(may=ANSWERS)
def object_to_minutes(
    actor: Actor, invitation: Invitation, *, note: str, source: str = "", shown: str = ""
) -> Invitation:
    """The agency says what is wrong in them; its words stand beside the minutes it was `shown`."""
    _are_those(invitation.meeting, shown)
    said = passage(note, "note", needed=_("Tuliskan bagian mana yang keliru dan bagaimana seharusnya."))
    return _answer(actor, invitation, MinutesAnswer.OBJECTED, said, source)


def can_be_written(meeting: Meeting) -> None:
    """Raises Refused for minutes that others have read already, or that nobody will need."""
    if meeting.state == MeetingState.NOT_HELD:
        raise Refused(_("Rapat ini tidak jadi, jadi tidak ada notulanya."))
    if meeting.minutes_circulated_on:
        raise Refused(_("Notula ini sudah diedarkan. Tarik dahulu untuk memperbaikinya."))


def _write(
    meeting: Meeting, items: Mapping[str, AgendaItem], part: str, text: str, shown: str | None
) -> None:
    row, column = _place(meeting, items, part)
    stands = getattr(row, column)
    if shown is not None and stands not in (shown.replace("\r\n", "\n").strip(), text):
        raise Refused(
            _(
                "Bagian ini baru saja diubah orang lain. Salin dahulu tulisan Anda, lalu muat ulang halaman ini."
            ),
            field=_field(part),
        )
    type(row).objects.filter(pk=row.pk).update(**{column: text})


def _place(meeting: Meeting, items: Mapping[str, AgendaItem], part: str) -> tuple[Written, str]:
    if part in PARTS:
        return meeting, part
    if part in items:
        return items[part], "discussion"
    raise Refused(_("Pokok ini tidak ada lagi di acara. Muat ulang halaman."))


def _field(part: str) -> str:
    """The name of its form field."""
    return part if part in PARTS else f"item_{part}"


def _present(meeting: Meeting) -> list[Invitation]:
    return list(meeting.invitations.filter(attendance__in=CAME).select_related("agency"))


def _answer(
    actor: Actor, invitation: Invitation, answer: MinutesAnswer, note: str, source: str
) -> Invitation:
    meeting = invitation.meeting
    if not meeting.minutes_circulated_on:
        raise Refused(_("Notula ini belum diedarkan, atau sedang diperbaiki."))
    if not invitation.came:
        raise Refused(_("Hanya yang hadir yang mengesahkan notula."))
    told = ""
    if not actor.is_of(invitation.agency):
        _is_not_its_own_word(invitation)
        told = line(source, "source", needed=_("Tuliskan dari mana diketahui, misalnya surat atau telepon."))
    Invitation.objects.filter(pk=invitation.pk).update(
        minutes_answer=answer, minutes_answered_on=today(), minutes_note=note, minutes_source=told
    )
    invitation.refresh_from_db()
    invitation.meeting = meeting
    said = Source(invitation.agency, told) if told else None
    met = Meets(CONFIRM, by=invitation.agency, subject=meeting)
    record(actor, f"minutes.{answer}", invitation, meets=[met], source=said)
    return invitation


def _are_those(meeting: Meeting, shown: str) -> None:
    if shown and shown != circulation_of(meeting):
        raise Refused(
            _("Notula ini diperbaiki dan diedarkan lagi sesudah Anda membukanya. Baca dahulu yang baru.")
        )


def _is_not_its_own_word(invitation: Invitation) -> None:
    """What an agency said of the minutes by itself, nobody else rewrites."""
    if invitation.minutes_answer != MinutesAnswer.NONE and not invitation.minutes_source:
        raise Refused(
            _("%(agency)s sudah menjawab sendiri. Hanya instansi itu yang mengubah jawabannya.")
            % {"agency": invitation.agency}
        )
