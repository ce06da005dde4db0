"""Puts a complete decree into the tables. Called inside operations; known agencies and offices are used again."""

from __future__ import annotations

from lopo.ground.acts import Actor
from lopo.ground.agencies.models import Agency
from lopo.taskforce.decree.file import DecreeFile, SubTaskForceRow
from lopo.taskforce.decree.known import Agencies, Offices
from lopo.taskforce.decree.models import (
    Decree,
    Duty,
    Leader,
    Position,
    Question,
    Seat,
    SubTaskForce,
)
from lopo.taskforce.decree.naming import head_office
from lopo.taskforce.decree.proposals import OpenPoint, Subject

Written = dict[Subject, Decree | SubTaskForce | Seat | Duty]


def write_decree(actor: Actor, file: DecreeFile) -> tuple[Decree, Written]:
    """A draft with everything that the file says, and each of its rows by where it stands in the file."""
    known = Agencies(actor)
    agencies = {row.key: known.get(row) for row in (*file.agencies, *file.partners)}
    offices = Offices(actor)
    decree = Decree(
        regency=actor.regency,
        title=file.title,
        printed=file.printed,
        issuer=file.issuer,
        place=file.place,
        year=file.year,
        secretariat=agencies[file.secretariat or ""],
    )
    decree.save(force_insert=True)
    written: Written = {("decree",): decree}
    for order, part in enumerate(file.sub_task_forces, 1):
        written |= _write_part(decree, order, part, agencies, offices)
    _write_leaders(decree, file, agencies, offices)
    _give_heads(file, agencies, offices)
    return decree, written


def _write_part(
    decree: Decree, order: int, row: SubTaskForceRow, agencies: dict[str, Agency], offices: Offices
) -> Written:
    part = SubTaskForce(
        regency=decree.regency,
        decree=decree,
        code=row.code,
        order=order,
        name=row.name,
        printed=row.printed,
        functions=list(row.functions or ()),
    )
    part.save(force_insert=True)
    written: Written = {("part", row.code): part}
    for told in row.seats:
        seat = Seat(
            regency=decree.regency,
            sub_task_force=part,
            order=told.order,
            office=offices.get(agencies[told.agency or ""], told.office),
            position=told.position or Position.NONE,
            printed=told.printed,
            receives=bool(told.receives),
            intake=told.intake or "",
            many_holders=told.many_holders,
        )
        seat.save(force_insert=True)
        written["seat", row.code, told.order] = seat
    for number, line in enumerate(row.duties, 1):
        duty = Duty(
            regency=decree.regency,
            sub_task_force=part,
            letter=line.letter,
            order=number,
            text=line.text,
            printed=line.printed,
            work=list(line.work or ()),
        )
        duty.save(force_insert=True)
        written["duty", row.code, line.letter] = duty
    return written


def _write_leaders(decree: Decree, file: DecreeFile, agencies: dict[str, Agency], offices: Offices) -> None:
    for number, row in enumerate(file.leadership, 1):
        office = offices.get(agencies[row.agency or ""], row.office)
        Leader(regency=decree.regency, decree=decree, role=row.role, order=number, office=office).save(
            force_insert=True
        )


def _give_heads(file: DecreeFile, agencies: dict[str, Agency], offices: Offices) -> None:
    """Letters are addressed to the head of an agency, also where the decree seats only others of it."""
    for row in (*file.agencies, *file.partners):
        if not offices.head_of(agencies[row.key]):
            office = offices.get(agencies[row.key], head_office(row), is_head=True)
            office.heads = True
            office.save(update_fields=["heads"])


# In this order one decides them: whose desk it is, who sits where, what each part is for, then the duties.
ASKED_FIRST = ("secretariat", "agency", "functions", "receives", "intake", "reading", "work", "leadership")


def write_questions(decree: Decree, points: list[OpenPoint], written: Written) -> None:
    """Each open point as a question about the row that it stands for."""
    for order, point in enumerate(sorted(points, key=lambda point: ASKED_FIRST.index(point.field))):
        subject = written[point.subject]
        Question(
            regency=decree.regency,
            decree=decree,
            field=point.field,
            subject_kind=subject.noun(),
            subject_id=subject.pk,
            order=order,
            question=point.asks.kept(),
            reason=point.because.kept(),
            proposed=point.proposed,
        ).save(force_insert=True)
