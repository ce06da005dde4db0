"""Answering what a decree file left open, and arranging what no decree prints: who receives, which kinds of work.

The words of an issued decree never change here, with one exception that is asked for by name: a reading that the
regency itself confirms; the printed words are kept beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from lopo.ground.acts import Actor, Refused, operation, today
from lopo.ground.agencies.models import Agency, Office
from lopo.taskforce.access.rules import SECRETARIAT
from lopo.taskforce.decree.known import Offices
from lopo.taskforce.decree.models import (
    Decree,
    DecreeState,
    Duty,
    Function,
    Intake,
    Question,
    Seat,
    SubTaskForce,
)
from lopo.taskforce.decree.work import Work
from lopo.taskforce.delivery.operations import owe_deliveries
from lopo.taskforce.record.pen import record


@operation(may=SECRETARIAT)
def answer_questions(actor: Actor, decree: Decree, *, answers: Mapping[UUID, Any], source: str) -> Decree:
    """Answers open questions of a decree, each with a value of the kind that was proposed, all from one source.

    The answer is carried out at once: the seat belongs to that agency, the duty reads so.
    """
    not_past(decree)
    if not source.strip():
        raise Refused(_("Tuliskan dari mana jawaban ini diketahui."), field="source")
    open_ones = Question.objects.filter(decree=decree, answered_on=None, pk__in=answers)
    for question in open_ones:
        answer = answers[question.pk]
        CARRIES_OUT[question.field](actor, question, answer)
        question.answer, question.answered_on = answer, today()
        question.answered_by, question.source = actor.account, source.strip()
        question.save()
        record(
            actor, "decree.question_answered", question, detail={"field": question.field, "source": source}
        )
    record(actor, "decree.question_answered", decree, detail={"answers": len(answers)})
    return decree


@operation(may=SECRETARIAT)
def arrange_part(
    actor: Actor,
    part: SubTaskForce,
    *,
    functions: Sequence[str],
    receiver: Seat | None = None,
    first: Seat | None = None,
    second: Seat | None = None,
) -> SubTaskForce:
    """What a sub-task force is for, which of its seats takes over people, and which reads citizens' reports."""
    not_past(part.decree)
    if first and second and first.office.agency_id == second.office.agency_id:
        raise Refused(_("Penerima laporan pertama dan kedua dari dua instansi berbeda."), field="second")
    part.functions = [Function(f).value for f in functions]
    part.save(update_fields=["functions"])
    _set_receiver(part, receiver)
    _set_intakes(part, first, second)
    record(actor, "decree.arranged", part.decree, detail={"part": part.code})
    return part


@operation(may=SECRETARIAT)
def arrange_duty(actor: Actor, duty: Duty, *, work: Sequence[str]) -> Duty:
    """The kinds of work that carry out a duty. None: the duty cannot be measured, and is left out."""
    not_past(duty.sub_task_force.decree)
    duty.work = [Work(w).value for w in work]
    duty.save(update_fields=["work"])
    detail = {"duty": f"{duty.sub_task_force.code}{duty.letter}"}
    record(actor, "decree.arranged", duty.sub_task_force.decree, detail=detail)
    return duty


def not_past(decree: Decree) -> None:
    """Raises Refused for a decree that was superseded: nothing is owed by it any more, and it reads as it read then."""
    if decree.state == DecreeState.SUPERSEDED:
        raise Refused(_("SK ini sudah digantikan; yang diatur adalah SK yang berlaku."))


def _agency(actor: Actor, question: Question, answer: Any) -> None:
    """The seat's office is of that agency. The office moves with its people, unless the agency has it already."""
    seat = Seat.objects.select_related("office", "sub_task_force__decree").get(pk=question.subject_id)
    agency = _agency_of(actor, answer)
    if seat.office.agency_id == agency.pk:
        return
    if known := Offices(actor).known_in(agency, seat.office.name):
        seat.office = known
        seat.save(update_fields=["office"])
    else:
        Office.objects.filter(pk=seat.office_id).update(agency=agency, heads=False)
    if not seat.sub_task_force.decree.is_draft:
        owe_deliveries(actor, seat.sub_task_force.decree)  # to a member that has no delivery yet


def _secretariat(actor: Actor, question: Question, answer: Any) -> None:
    Decree.objects.filter(pk=question.subject_id).update(secretariat=_agency_of(actor, answer))


def _agency_of(actor: Actor, key: Any) -> Agency:
    agency: Agency | None = Agency.objects.filter(regency=actor.regency, key=key).first()
    if agency is None:
        raise Refused(_("Instansi itu tidak ada dalam daftar."))
    return agency


def _functions(actor: Actor, question: Question, answer: Any) -> None:
    SubTaskForce.objects.filter(pk=question.subject_id).update(functions=[Function(f).value for f in answer])


def _receives(actor: Actor, question: Question, answer: Any) -> None:
    part = SubTaskForce.objects.get(pk=question.subject_id)
    _set_receiver(part, _seat(part, answer))


def _intake(actor: Actor, question: Question, answer: Any) -> None:
    part = SubTaskForce.objects.get(pk=question.subject_id)
    first, second = ([*answer, None, None])[:2]
    _set_intakes(part, _seat(part, first), _seat(part, second))


def _work(actor: Actor, question: Question, answer: Any) -> None:
    Duty.objects.filter(pk=question.subject_id).update(work=[Work(w).value for w in answer])


def _reading(actor: Actor, question: Question, answer: Any) -> None:
    """True or the words themselves: the duty reads so from now on, the printed words are kept; False: as printed."""
    duty = Duty.objects.get(pk=question.subject_id)
    reading = question.proposed if answer is True else answer
    if reading and reading != duty.text:
        duty.text, duty.printed = str(reading), duty.printed or duty.text
        duty.save(update_fields=["text", "printed"])


def _leadership(actor: Actor, question: Question, answer: Any) -> None:
    raise Refused(_("Pimpinan diisi pada halamannya sendiri."))


def _set_receiver(part: SubTaskForce, seat: Seat | None) -> None:
    part.seats.update(receives=False)
    if seat:
        part.seats.filter(pk=seat.pk).update(receives=True)


def _set_intakes(part: SubTaskForce, first: Seat | None, second: Seat | None) -> None:
    part.seats.update(intake=Intake.NONE)
    for seat, intake in ((first, Intake.FIRST), (second, Intake.SECOND)):
        if seat:
            part.seats.filter(pk=seat.pk).update(intake=intake)


def _seat(part: SubTaskForce, order: Any) -> Seat | None:
    """The seat of this printed order; None where nobody is meant."""
    if order in (None, ""):
        return None
    seat: Seat | None = part.seats.filter(order=int(order)).first()
    if seat is None:
        raise Refused(_("Kedudukan itu tidak ada dalam sub gugus tugas ini."))
    return seat


CARRIES_OUT: dict[str, Callable[[Actor, Question, Any], None]] = {
    "agency": _agency,
    "secretariat": _secretariat,
    "functions": _functions,
    "receives": _receives,
    "intake": _intake,
    "work": _work,
    "reading": _reading,
    "leadership": _leadership,
}
