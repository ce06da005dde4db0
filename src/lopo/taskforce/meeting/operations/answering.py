"""Answering an invitation: the head comes, somebody comes instead, or nobody can. By account, by code, or by letter."""

from __future__ import annotations

from django.utils.translation import gettext as _

from lopo.ground.acts import Actor, Refused, operation, today
from lopo.ground.codes.giving import cross_off, give_code
from lopo.ground.codes.models import OneTimeCode
from lopo.ground.web.words import day as in_words
from lopo.taskforce.decree.queries import decree_in_force, head_of
from lopo.taskforce.meeting.models import Answer, Invitation, Meeting, MeetingState
from lopo.taskforce.meeting.operations.asking import ANSWER
from lopo.taskforce.meeting.operations.rules import ANSWERS, RUNS
from lopo.taskforce.meeting.operations.wording import line
from lopo.taskforce.record.pen import Meets, Source, record


@operation(may=ANSWERS)
def answer_invitation(
    actor: Actor,
    invitation: Invitation,
    *,
    answer: str,
    delegate: str = "",
    duty_letter: str = "",
    note: str = "",
    source: str = "",
    code: OneTimeCode | None = None,
) -> Invitation:
    """The agency says who comes. Raises Refused if somebody answered first.

    `source` says how it is known when somebody else writes it down (letter, telephone).
    """
    _waits(invitation)
    changes = _changes(actor, invitation, answer, delegate, duty_letter, note, source)
    if code is not None and not cross_off(code):
        raise Refused(_("Kode ini sudah dipakai. Bila bukan oleh Anda, hubungi Sekretariat."))
    waiting = Invitation.objects.filter(pk=invitation.pk, answer=Answer.NONE)
    if not waiting.update(**changes):
        raise Refused(_already(invitation))
    return _recorded(actor, invitation, "invitation.answered", source)


@operation(may=ANSWERS)
def change_answer(
    actor: Actor,
    invitation: Invitation,
    *,
    answer: str,
    delegate: str = "",
    duty_letter: str = "",
    note: str = "",
    source: str = "",
) -> Invitation:
    """Things came differently: another person comes, or nobody can after all. Until the meeting begins."""
    _waits(invitation)
    changes = _changes(actor, invitation, answer, delegate, duty_letter, note, source)
    answered = Invitation.objects.filter(pk=invitation.pk).exclude(answer=Answer.NONE)
    if not answered.update(**changes):
        raise Refused(_("Undangan ini belum dijawab."))
    return _recorded(actor, invitation, "invitation.answer_changed", source)


@operation(may=RUNS)
def give_answer_code(actor: Actor, invitation: Invitation) -> str:
    """A one-time code with which the head of this agency answers without an account; an earlier one ends."""
    return _give(actor, invitation)


@operation(may=RUNS)
def give_answer_codes(actor: Actor, meeting: Meeting) -> dict[Invitation, str]:
    """A code for every agency that has not answered: for letters that are printed one for each office."""
    rows = meeting.invitations.filter(invited=True, answer=Answer.NONE).select_related("agency")
    waiting = [row for row in rows.order_by("agency__name") if row.agency_id != meeting.called_by_id]
    if not waiting:
        raise Refused(_("Semua yang diundang sudah menjawab."))
    for row in waiting:
        row.meeting = meeting
    return {row: _give(actor, row) for row in waiting}


def _give(actor: Actor, invitation: Invitation) -> str:
    _waits(invitation)
    if invitation.answer != Answer.NONE:
        raise Refused(_already(invitation))
    office = head_of(invitation.agency, decree_in_force(actor.regency))
    if office is None:
        raise Refused(
            _("%(agency)s belum punya jabatan tercatat. Tambahkan jabatan pimpinannya dahulu.")
            % {"agency": invitation.agency}
        )
    code = give_code(actor, ANSWER, invitation, office)
    record(actor, "invitation.code_given", invitation)
    return code


def _changes(
    actor: Actor, invitation: Invitation, answer: str, delegate: str, duty_letter: str, note: str, source: str
) -> dict[str, object]:
    if answer not in (Answer.HEAD, Answer.DELEGATE, Answer.EXCUSED):
        raise Refused(_("Pilih salah satu jawaban."), field="answer")
    sent = answer == Answer.DELEGATE
    needed = _("Tuliskan siapa yang mewakili, dengan jabatannya.") if sent else ""
    return {
        "answer": answer,
        "answered_on": today(),
        "delegate": line(delegate, "delegate", needed=needed) if sent else "",
        "duty_letter": line(duty_letter, "duty_letter", longest=120) if sent else "",
        "answer_note": line(note, "note"),
        "answer_source": _source(actor, invitation, source),
    }


def _source(actor: Actor, invitation: Invitation, source: str) -> str:
    """Needed as soon as somebody writes down another agency's answer."""
    if actor.is_of(invitation.agency):
        return ""
    needed = _("Tuliskan dari mana jawaban ini diketahui, misalnya surat 12/III/2026 atau telepon 3 Maret.")
    return line(source, "source", needed=needed)


def _waits(invitation: Invitation) -> None:
    if not invitation.invited:
        raise Refused(_("%(agency)s tidak diundang ke rapat ini.") % {"agency": invitation.agency})
    if invitation.meeting.state != MeetingState.CALLED:
        raise Refused(_("Rapat ini tidak menunggu jawaban: belum diundang, sudah dibuka, atau tidak jadi."))


def _already(invitation: Invitation) -> str:
    invitation.refresh_from_db()
    return _("Sudah dijawab untuk %(agency)s pada %(day)s: %(answer)s. Ubah jawaban itu bila perlu.") % {
        "agency": invitation.agency,
        "day": in_words(invitation.answered_on) if invitation.answered_on else "",
        "answer": invitation.get_answer_display(),
    }


def _recorded(actor: Actor, invitation: Invitation, act: str, source: str) -> Invitation:
    meeting = invitation.meeting
    invitation.refresh_from_db()
    invitation.meeting = meeting
    told = Source(invitation.agency, invitation.answer_source) if invitation.answer_source else None
    detail = {"answer": invitation.answer}
    record(actor, act, invitation, meets=[Meets(ANSWER)], source=told, detail=detail)
    return invitation
