"""Who may: whoever calls a meeting runs it; each agency answers for itself; whoever agreed a date may move it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from lopo.ground.acts import Actor, Level, Rule
from lopo.taskforce.access.rules import WORKING_HATS
from lopo.taskforce.decree.models import SubTaskForce
from lopo.taskforce.meeting.models import (
    AgendaItem,
    Decision,
    FollowUp,
    Invitation,
    Meeting,
    MeetingState,
)

Thing = Meeting | Invitation | AgendaItem | Decision
DESK = frozenset({"secretariat", "leadership"})
ANSWERING = WORKING_HATS | {"code"}  # an office without an account answers with its one-time code


def _calls(actor: Actor, body: SubTaskForce | None) -> bool:
    if actor.hat == "system":
        return True
    coordinates = body is not None and body.pk in actor.coordinates
    return actor.level >= Level.DRAFT and (actor.hat in DESK or coordinates)


def _meeting(thing: Thing) -> Meeting:
    return thing if isinstance(thing, Meeting) else thing.meeting


def _runs_at(actor: Actor, thing: Thing, level: Level) -> bool:
    """The desk, the agency that calls it, and the coordinator of the sub-task force that meets; a closed one its caller."""
    if actor.hat == "system":
        return True
    meeting = _meeting(thing)
    calls = actor.hat == "seat" and actor.is_of(meeting.called_by)
    coordinates = meeting.sub_task_force_id in actor.coordinates
    desk = actor.hat in DESK and not meeting.closed
    return actor.level >= level and (desk or calls or coordinates)


def _prepares(actor: Actor, thing: Thing) -> bool:
    """Until it is called, whoever prepares texts may; afterwards others have read it, and changing it is an act."""
    before = _meeting(thing).state == MeetingState.PLANNED
    return _runs_at(actor, thing, Level.DRAFT if before else Level.ACT)


def _runs(actor: Actor, thing: Thing, *_more: object) -> bool:
    return _runs_at(actor, thing, Level.ACT)


def _answers(actor: Actor, invitation: Invitation) -> bool:
    speaks = actor.hat in ANSWERING and actor.acts and actor.is_of(invitation.agency)
    return speaks or _runs(actor, invitation)


def _moves(actor: Actor, follow_up: FollowUp) -> bool:
    if follow_up.decision is not None:
        return _runs(actor, follow_up.decision)
    return actor.hat == "system" or (actor.hat in DESK and actor.acts)


def _works_on(actor: Actor, follow_up: FollowUp) -> bool:
    owes = actor.hat in WORKING_HATS and actor.acts and actor.is_of(follow_up.agency)
    return owes or _moves(actor, follow_up)


SEATED = Rule(
    _("kedudukan dalam gugus tugas, dengan mandat mengerjakan"),
    lambda actor, *_: actor.hat == "seat" and actor.acts and actor.agency is not None,
)
CALLS = Rule(
    _("Sekretariat atau Pimpinan; untuk rapat satu sub gugus tugas juga koordinatornya"),
    _calls,
)
PREPARES = Rule(
    _("yang mengundang rapat itu; sebelum diundang cukup mandat menyiapkan, sesudahnya mandat mengerjakan"),
    _prepares,
)
TAKES_MINUTES = Rule(
    _("yang mengundang rapat itu, dengan mandat menyiapkan"),
    lambda actor, thing, *_more: _runs_at(actor, thing, Level.DRAFT),
)
RUNS = Rule(_("yang mengundang rapat itu, dengan mandat mengerjakan"), _runs)
ANSWERS = Rule(
    _(
        "instansi yang diundang, dengan akun atau kode sekali pakai; yang mengundang mencatat jawaban surat, telepon"
    ),
    _answers,
)
WORKS_ON = Rule(
    _("instansi yang berutang tindak lanjut itu; yang mengundang rapatnya mencatat kabar"), _works_on
)
MOVES = Rule(_("yang mengundang rapat yang memutuskannya; tanpa rapat: Sekretariat atau Pimpinan"), _moves)
STAFF = Rule(
    _("Sekretariat atau Pimpinan, dengan mandat mengerjakan"),
    lambda actor, *_: actor.hat == "system" or (actor.hat in DESK and actor.acts),
)
