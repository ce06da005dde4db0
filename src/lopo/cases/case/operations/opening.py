"""Acts on a case: opened with its people, each held and looked after from the first second; sight given and taken."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.case import words  # noqa: F401 (names these acts on histories)
from lopo.cases.case.models import Because, Case, CaseState, Grant, Participation, granted, sees
from lopo.cases.case.operations.lines import Somebody, refuse_wrong_lines
from lopo.cases.case.operations.unscreened import owes_screening, passes_screening
from lopo.cases.conflict.models import shut_cases
from lopo.cases.person.models import Person
from lopo.cases.person.operations import write_person
from lopo.cases.same_person.finding import note_matches
from lopo.ground.acts import Actor, Refused, Rule, operation, today
from lopo.ground.acts.numbering import next_number
from lopo.ground.agencies.models import AgencyKind, Office
from lopo.ground.places.models import Village
from lopo.taskforce.access.compartments import Compartment
from lopo.taskforce.access.reach import reach, stands_for
from lopo.taskforce.decree.models import Seat, SubTaskForce
from lopo.taskforce.record.pen import Meets, record

SETTLE = "settle_return"  # the clock of whoever has people back from a handover
EVERYTHING = [str(part) for part in Compartment]


def sits(actor: Actor, *_subjects: Any) -> bool:
    return (
        actor.hat == "seat"
        and actor.acts
        and bool(actor.sub_task_forces)
        and actor.office is not None
        and actor.office.agency.kind != AgencyKind.COURT
    )


def answers_for(actor: Actor, row: Participation) -> bool:
    """The office that looks after this person, or whoever leads the sub-task force that holds them."""
    if not sits(actor) or row.regency_id != actor.regency.pk:
        return False
    by = reach(actor)
    answers = row.office_id in by.offices or row.held_by_id in by.leads
    return answers and row.case_id not in shut_cases(by)


def answers_now(actor: Actor, case: Case) -> bool:
    """For somebody who is in the case now. The people whom a page has fetched along are not asked for again."""
    return any(row.ended_on is None and answers_for(actor, row) for row in case.participations.all())


SITS = Rule(gettext_lazy("kedudukan dalam gugus tugas (bukan pengadilan), dengan mandat mengerjakan"), sits)
HAS_SEAT = Rule(gettext_lazy("kedudukan dalam gugus tugas"), lambda actor, *_subjects: actor.hat == "seat")
ANSWERS_FOR = Rule(
    gettext_lazy(
        "kantor penanggung jawab orang itu, atau koordinator, wakil, dan penerima sub gugus tugas pemegangnya"
    ),
    answers_for,
)


@operation(may=SITS)
def open_case(
    actor: Actor,
    *,
    summary: str,
    people: Sequence[Somebody],
    happened_on: date | None = None,
    village: Village | None = None,
) -> Case:
    """A case with its people, all or nothing. The opener's sub-task force leads and holds, its office looks after them.

    Refuses without any person, a suspect without reasons, and a day that has not been. A wrong line is named by number.
    """
    said = summary.strip()
    if not said:
        raise Refused(_("Tuliskan singkat apa yang terjadi."), field="summary")
    if happened_on and happened_on > today():
        raise Refused(_("Kejadian ini belum terjadi. Periksa lagi tanggalnya."), field="happened_on")
    refuse_wrong_lines(people)
    lead = own_part(actor)
    case = Case(
        regency=actor.regency,
        number=next_number(actor, Case, "TPPO"),
        lead=lead,
        opened_on=today(),
        opened_by=actor.office,
        happened_on=happened_on,
        village=village,
        kind_because="",
        summary=said,
        outcome="",
    )
    case.save(force_insert=True)
    rows = [bring_in(actor, case, lead, somebody, number) for number, somebody in enumerate(people, start=1)]
    note_matches(actor, [row.person for row in rows])
    record(actor, "case.opened", case, owes=owes_screening(rows), detail={"people": len(people)})
    return case


@operation(may=ANSWERS_FOR)
def assign_person(actor: Actor, participation: Participation, *, office: Office) -> Participation:
    """Another office of the sub-task force that holds the person looks after them from today; the former sees no more."""
    _is_open(participation)
    if participation.office_id == office.pk:
        raise Refused(_("%(office)s sudah bertanggung jawab.") % {"office": office}, field="office")
    if office.pk not in {seat.office_id for seat in seats_that_hold(participation)}:
        raise Refused(
            _(
                "Pilih kantor yang duduk dalam sub gugus tugas pemegangnya. Ke sub gugus tugas lain: serahkan."
            ),
            field="office",
        )
    _end(participation.grants.filter(because=Because.ASSIGNED, ends_on=None))
    _end(participation.grants.filter(because=Because.ADDED, office=office, ends_on=None))
    Participation.objects.filter(pk=participation.pk).update(office=office)
    participation.office = office
    grant(participation, Because.ASSIGNED, office=office)
    ends, owes = passes_screening([participation], office, "assigned")
    record(
        actor,
        "person.assigned",
        participation,
        meets=[Meets(SETTLE, subject=participation)],
        ends=ends,
        owes=owes,
        detail={"office": str(office.pk)},
    )
    return participation


@operation(may=ANSWERS_FOR)
def add_office(
    actor: Actor, participation: Participation, *, office: Office, reason: str, compartments: Collection[str]
) -> Grant:
    """Another office may see this person too: why, and which compartments. What its kind of seat may not read stays shut."""
    _is_open(participation)
    said, chosen = " ".join(reason.split()), [part for part in EVERYTHING if part in compartments]
    if not said:
        raise Refused(_("Tuliskan mengapa kantor itu perlu melihatnya."), field="reason")
    if len(said) > 200:
        raise Refused(_("Alasan terlalu panjang: paling banyak 200 huruf."), field="reason")
    if not chosen or len(chosen) != len(set(compartments)):
        raise Refused(_("Pilih apa yang boleh dilihat."), field="compartments")
    if office.regency_id != actor.regency.pk or office.agency.kind == AgencyKind.COURT:
        raise Refused(_("Kantor ini tidak dapat ditambahkan."), field="office")
    sees_already = participation.grants.filter(office=office, ends_on=None)
    if sees_already.exclude(because=Because.REQUEST).exists():  # a request opens its own track only
        raise Refused(_("%(office)s sudah dapat melihatnya.") % {"office": office}, field="office")
    given = grant(participation, Because.ADDED, office=office, compartments=chosen, reason=said)
    record(actor, "office.added", participation, detail={"office": str(office.pk), "compartments": chosen})
    return given


@operation(may=ANSWERS_FOR)
def remove_office(actor: Actor, participation: Participation, *, office: Office) -> Participation:
    """An office that was added sees no more, from the next page that it opens."""
    if not _end(participation.grants.filter(because=Because.ADDED, office=office, ends_on=None)):
        raise Refused(_("%(office)s tidak (lagi) ditambahkan.") % {"office": office})
    record(actor, "office.removed", participation, detail={"office": str(office.pk)})
    return participation


def seats_that_hold(participation: Participation) -> list[Seat]:
    """Seats of the sub-task force that holds this person today, whatever it was called when they came. Two queries."""
    parts = SubTaskForce.objects.filter(regency=participation.regency_id).select_related("decree")
    now = stands_for(participation.held_by, list(parts)) if participation.held_by else None
    seats = Seat.objects.filter(sub_task_force=now).select_related("office__agency")
    return [seat for seat in seats if seat.office.agency.kind != AgencyKind.COURT]


def bring_in(actor: Actor, case: Case, part: SubTaskForce, somebody: Somebody, number: int) -> Participation:
    """Somebody who was written on a line comes into a case. Inside an operation."""
    person = write_person(actor, somebody.who)
    return take_in(actor, case, part, person, somebody.role, somebody.because, number)


def take_in(
    actor: Actor, case: Case, part: SubTaskForce, person: Person, role: str, because: str, number: int
) -> Participation:
    """In a case: held by this sub-task force, looked after by the actor's office, seen by both. Inside an operation."""
    row = Participation(
        regency=actor.regency,
        case=case,
        person=person,
        order=number,
        role=role,
        because=because.strip(),
        held_by=part,
        office=actor.office,
        started_on=today(),
        ended_note="",
    )
    row.save(force_insert=True)
    grant(row, Because.HELD, part=part)
    grant(row, Because.ASSIGNED, office=actor.office)
    return row


def grant(
    participation: Participation,
    because: Because,
    *,
    office: Office | None = None,
    part: SubTaskForce | None = None,
    compartments: Sequence[str] = tuple(EVERYTHING),
    reason: str = "",
) -> Grant:
    """Sight of one person from today on, to an office or a sub-task force. Inside an operation."""
    given: Grant = Grant.objects.create(
        regency_id=participation.regency_id,
        participation=participation,
        office=office,
        sub_task_force=part,
        because=because,
        reason=reason,
        compartments=list(compartments),
        starts_on=today(),
    )
    return given


def _end(grants: Any) -> int:
    ended: int = grants.update(ends_on=today())
    return ended


def _is_open(participation: Participation) -> None:
    if participation.ended_on is not None or participation.case.state != CaseState.OPEN:
        raise Refused(_("Orang ini tidak lagi dalam perkara yang terbuka."))


def own_part(actor: Actor) -> SubTaskForce:
    """The sub-task force for which the actor opens: the one that it coordinates, else its first."""
    parts: list[SubTaskForce] = list(
        SubTaskForce.objects.filter(pk__in=actor.sub_task_forces).order_by("order")
    )
    return next((part for part in parts if part.pk in actor.leads), parts[0])


@operation(may=HAS_SEAT)
def look(actor: Actor, case: Case, *, shown: Collection[Participation]) -> Case:
    """Somebody reads who these people of a case are: one entry on the log for each page opened.

    Whose names were read is judged here, by what is in scope now. Raises Refused where nobody's name may be read.
    """
    by = reach(actor)
    grants: dict[Participation, list[Grant]] = {}
    mine = Grant.objects.filter(granted(by), participation__case=case, participation__in=shown)
    for one in mine.select_related("participation").order_by("participation__order"):
        grants.setdefault(one.participation, []).append(one)
    read = [str(row.pk) for row, given in grants.items() if row.names(sees(given, by, case.kind))]
    if not read:
        raise Refused(_("Tidak ada nama yang dapat Anda baca di sini."))
    record(actor, "person.seen", case, detail={"people": read})
    return case
