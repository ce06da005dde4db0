"""Next year's decree, drafted from this year's and changed line by line until it is issued. Only drafts change here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict, Unpack

from django.db.models import Max
from django.utils.translation import gettext as _

from lopo.ground.acts import Actor, Refused, operation, today
from lopo.ground.agencies.models import Agency
from lopo.taskforce.access.rules import SECRETARIAT
from lopo.taskforce.decree.draft_text import usual_text
from lopo.taskforce.decree.known import Offices
from lopo.taskforce.decree.models import (
    Decree,
    DecreeState,
    Duty,
    Function,
    Intake,
    Position,
    Seat,
    SubTaskForce,
    duty_letter,
)
from lopo.taskforce.decree.work import Work
from lopo.taskforce.record.pen import record


class AboutSeat(TypedDict, total=False):
    """What a seat is besides its office."""

    position: str
    receives: bool
    intake: str
    many_holders: bool


@operation(may=SECRETARIAT)
def draft_decree(actor: Actor, decree: Decree) -> Decree:
    """A draft of the decree after this one: everything as it is, for the coming year, with a text to work on.

    Refuses while another draft is being worked on: two drafts of one year confuse whoever signs.
    """
    other = Decree.objects.filter(regency=actor.regency, state=DecreeState.DRAFT).first()
    if other:
        raise Refused(
            _("Sudah ada rancangan untuk tahun %d. Lanjutkan atau buang rancangan itu dulu.") % other.year
        )
    year = max(decree.year + 1, today().year)
    draft = Decree(
        regency=decree.regency,
        title=decree.title.replace(str(decree.year), str(year)),
        issuer=decree.issuer,
        place=decree.place,
        year=year,
        secretariat=decree.secretariat,
        follows=decree,
        **usual_text(decree),
    )
    draft.save(force_insert=True)
    for part in decree.sub_task_forces.prefetch_related("seats", "duties"):
        _copy_part(draft, part)
    for leader in decree.leaders.all():
        _copy(leader, decree=draft)
    record(actor, "decree.drafted", draft)
    return draft


@operation(may=SECRETARIAT)
def discard_draft(actor: Actor, draft: Decree) -> None:
    """The draft is thrown away; nothing was ever in force by it."""
    _only_a_draft(draft)
    record(actor, "decree.draft_discarded", draft, detail={"year": draft.year})
    draft.delete()


@operation(may=SECRETARIAT)
def change_head(
    actor: Actor,
    draft: Decree,
    *,
    title: str,
    year: int,
    issuer: str,
    place: str,
    secretariat: Agency,
    reasons: Sequence[str] = (),
    grounds: Sequence[str] = (),
    paragraphs: Sequence[str] = (),
) -> Decree:
    """Title, year and text of a draft: reasons (Menimbang), grounds (Mengingat), paragraphs (KESATU, …)."""
    _only_a_draft(draft)
    draft.title, draft.year, draft.issuer, draft.place = title, year, issuer, place
    draft.secretariat = secretariat
    draft.reasons, draft.grounds, draft.paragraphs = list(reasons), list(grounds), list(paragraphs)
    written = ["title", "year", "issuer", "place", "secretariat", "reasons", "grounds", "paragraphs"]
    draft.save(update_fields=written)
    record(actor, "decree.draft_changed", draft, detail={"changed": "head"})
    return draft


@operation(may=SECRETARIAT)
def add_part(
    actor: Actor, draft: Decree, *, code: str, name: str, functions: Sequence[str] = ()
) -> SubTaskForce:
    """One more sub-task force, at the end."""
    _only_a_draft(draft)
    last = draft.sub_task_forces.aggregate(last=Max("order"))["last"] or 0
    part = SubTaskForce(regency=draft.regency, decree=draft, order=last + 1)
    return _save_part(actor, part, code=code, name=name, functions=functions)


@operation(may=SECRETARIAT)
def change_part(
    actor: Actor, part: SubTaskForce, *, code: str, name: str, functions: Sequence[str] = ()
) -> SubTaskForce:
    """Letter or number, name and functions of a sub-task force of a draft."""
    _only_a_draft(part.decree)
    return _save_part(actor, part, code=code, name=name, functions=functions)


@operation(may=SECRETARIAT)
def remove_part(actor: Actor, part: SubTaskForce) -> Decree:
    """A sub-task force leaves the draft, with its seats and duties."""
    return _remove(actor, part, part.decree)


@operation(may=SECRETARIAT)
def add_seat(
    actor: Actor, part: SubTaskForce, /, *, agency: Agency, office: str, **about: Unpack[AboutSeat]
) -> Seat:
    """One more seat, held by an office; an office that is not known yet is entered."""
    _only_a_draft(part.decree)
    last = part.seats.aggregate(last=Max("order"))["last"] or 0
    seat = Seat(regency=part.regency, sub_task_force=part, order=last + 1)
    return _save_seat(actor, seat, agency, office, **about)


@operation(may=SECRETARIAT)
def change_seat(
    actor: Actor, seat: Seat, /, *, agency: Agency, office: str, **about: Unpack[AboutSeat]
) -> Seat:
    """Another office, another position, or what the seat receives, in a draft."""
    _only_a_draft(seat.sub_task_force.decree)
    return _save_seat(actor, seat, agency, office, **about)


@operation(may=SECRETARIAT)
def remove_seat(actor: Actor, seat: Seat) -> Decree:
    """A seat leaves the draft; those after it move up."""
    part = seat.sub_task_force
    decree = _remove(actor, seat, part.decree)
    for order, left in enumerate(part.seats.order_by("order"), 1):
        Seat.objects.filter(pk=left.pk).update(order=order)
    return decree


@operation(may=SECRETARIAT)
def add_duty(actor: Actor, part: SubTaskForce, *, text: str, work: Sequence[str] = ()) -> Duty:
    """One more lettered line, at the end."""
    _only_a_draft(part.decree)
    last = part.duties.aggregate(last=Max("order"))["last"] or 0
    duty = Duty(
        regency=part.regency,
        sub_task_force=part,
        order=last + 1,
        letter=duty_letter(last + 1),
        text=text.strip(),
        work=[Work(w).value for w in work],
    )
    duty.save(force_insert=True)
    record(actor, "decree.draft_changed", part.decree, detail={"added": f"{part.code}{duty.letter}"})
    return duty


@operation(may=SECRETARIAT)
def change_duty(actor: Actor, duty: Duty, *, text: str, work: Sequence[str] = ()) -> Duty:
    """The words of a duty in a draft, and the kinds of work that carry it out."""
    part = duty.sub_task_force
    _only_a_draft(part.decree)
    duty.text, duty.work, duty.printed = text.strip(), [Work(w).value for w in work], ""
    duty.save()
    record(actor, "decree.draft_changed", part.decree, detail={"changed": f"{part.code}{duty.letter}"})
    return duty


@operation(may=SECRETARIAT)
def remove_duty(actor: Actor, duty: Duty) -> Decree:
    """A duty leaves the draft; those after it take the next letters."""
    part = duty.sub_task_force
    decree = _remove(actor, duty, part.decree)
    for order, left in enumerate(part.duties.order_by("order"), 1):
        # Letters go down one by one, so that no two ever share one.
        Duty.objects.filter(pk=left.pk).update(order=order, letter=duty_letter(order))
    return decree


def _only_a_draft(decree: Decree) -> None:
    if not decree.is_draft:
        raise Refused(
            _("SK yang sudah ditetapkan tidak diubah. Rancang SK berikutnya, lalu ubah di rancangan itu.")
        )


def _copy_part(draft: Decree, part: SubTaskForce) -> None:
    seats, duties = list(part.seats.all()), list(part.duties.all())
    new = _copy(part, decree=draft, printed="")
    for seat in seats:
        _copy(seat, sub_task_force=new, printed="")
    for duty in duties:
        _copy(duty, sub_task_force=new, printed="")


def _copy(row: Any, **changes: Any) -> Any:
    fields = {f.name: getattr(row, f.name) for f in row._meta.concrete_fields if f.name != "id"}
    new = type(row)(**(fields | changes))
    new.save(force_insert=True)
    return new


def _save_part(
    actor: Actor, part: SubTaskForce, *, code: str, name: str, functions: Sequence[str]
) -> SubTaskForce:
    code = code.strip()
    if part.decree.sub_task_forces.filter(code__iexact=code).exclude(pk=part.pk).exists():
        raise Refused(_("Huruf atau nomor ini sudah dipakai sub gugus tugas lain."), field="code")
    part.code, part.name, part.functions = code, name.strip(), [Function(f).value for f in functions]
    part.save()
    record(actor, "decree.draft_changed", part.decree, detail={"part": code})
    return part


def _save_seat(
    actor: Actor,
    seat: Seat,
    agency: Agency,
    office: str,
    *,
    position: str = Position.NONE,
    receives: bool = False,
    intake: str = Intake.NONE,
    many_holders: bool = False,
) -> Seat:
    part = seat.sub_task_force
    held_by = Offices(actor).get(agency, " ".join(office.split()))
    others = part.seats.exclude(pk=seat.pk)
    if others.filter(office=held_by).exists():
        raise Refused(_("Jabatan ini sudah duduk di sub gugus tugas yang sama."), field="office")
    if position == Position.COORDINATOR and others.filter(position=position).exists():
        raise Refused(
            _("Sub gugus tugas ini sudah punya koordinator. Ubah dulu kedudukan itu."), field="position"
        )
    seat.office, seat.position, seat.receives = held_by, position, receives
    seat.intake, seat.many_holders = intake, many_holders
    seat.save()
    record(actor, "decree.draft_changed", part.decree, detail={"seat": seat.label})
    return seat


def _remove(actor: Actor, row: SubTaskForce | Seat | Duty, decree: Decree) -> Decree:
    _only_a_draft(decree)
    row.delete()
    record(actor, "decree.draft_changed", decree, detail={"removed": row.noun()})
    return decree
