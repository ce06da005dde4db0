"""What is known of a person is put right; somebody has a second role in a case, for reasons of its own, held apart."""

from __future__ import annotations

from django.db.models import F, Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.case.models import HELD, CaseState, Participation, Role, sees
from lopo.cases.case.operations.adding import holder
from lopo.cases.case.operations.lines import fault_of_role
from lopo.cases.case.operations.opening import sits, take_in
from lopo.cases.case.operations.unscreened import owes_screening
from lopo.cases.conflict.models import shut_cases
from lopo.cases.person.models import Person
from lopo.cases.person.operations import Described, known, write_person, write_what_is_known
from lopo.cases.same_person.finding import note_matches
from lopo.ground.acts import Actor, Refused, Rule, operation
from lopo.ground.acts.fetch import visible
from lopo.ground.acts.standing import as_it_stands
from lopo.taskforce.access.compartments import Compartment
from lopo.taskforce.access.reach import reach
from lopo.taskforce.record.pen import record


def _parts(actor: Actor, row: Participation) -> frozenset[str]:
    """Compartments of this person that the actor reads today."""
    by = reach(actor)
    if row.case_id in shut_cases(by):
        return frozenset()
    return sees(list(row.grants.all()), by, row.case.kind)


def writes_identity(actor: Actor, row: Participation, parts: frozenset[str]) -> bool:
    """Reads who it is and may write it; of a suspect both need the compartment of suspects too. `parts`: what is read."""
    return sits(actor) and row.names(parts & reach(actor).writes)


WRITES_IDENTITY = Rule(
    gettext_lazy("yang melihat identitas orang itu, dengan kedudukan yang boleh menulisnya"),
    lambda actor, row: writes_identity(actor, row, _parts(actor, row)),
)
GIVES_A_ROLE = Rule(
    gettext_lazy("yang melihat identitas orang itu, dengan kedudukan yang boleh menulis peran yang baru"),
    lambda actor, row: bool(roles_to_give(actor, row)),
)


def roles_to_give(actor: Actor, row: Participation, parts: frozenset[str] | None = None) -> list[Role]:
    """As what else this actor may record the person: a victim who is suspected, a suspect who is a victim too.

    One query, none where it is known already what the actor reads (`parts`).
    """
    if not sits(actor) or not row.names(_parts(actor, row) if parts is None else parts):
        return []
    needed = {Role.VICTIM: Compartment.NARRATIVE, Role.SUSPECT: Compartment.SUSPECT}
    return [role for role in HELD if role != row.role and needed[role] in reach(actor).writes]


@operation(may=WRITES_IDENTITY)
def correct_person(
    actor: Actor, participation: Participation, *, told: Described, version: int
) -> Participation:
    """What is known of this person is now this, in every case that they are in. The log says what changed, not from or to.

    `version` is that of the person whom the page showed: of two offices that change at once the second is Refused.
    """
    person: Person = participation.person
    as_it_stands(person)
    if person.version != version:
        raise Refused(
            _("Data orang ini baru saja diubah kantor lain. Periksa yang tertulis kini, lalu simpan lagi.")
        )
    changed = write_what_is_known(person, told)
    if not changed:
        raise Refused(_("Tidak ada yang berubah."))
    note_matches(actor, [person])
    Person.objects.filter(pk=person.pk).update(version=F("version") + 1)
    record(actor, "person.corrected", participation, detail={"fields": changed})
    return participation


@operation(may=GIVES_A_ROLE)
def another_role(
    actor: Actor, participation: Participation, *, role: str, because: str = ""
) -> Participation:
    """The same person once more in the case, in another role: a row with its own reasons, holder, office and sight.

    The first stays as it is, and whoever sees it sees nothing of this one. A suspect without reasons is Refused.
    """
    case = participation.case
    if participation.ended_on is not None or case.state != CaseState.OPEN:
        raise Refused(_("Orang ini tidak lagi dalam perkara yang terbuka."))
    if role not in roles_to_give(actor, participation):
        raise Refused(_("Peran ini tidak dapat Anda catat bagi orang ini."), field="role")
    if fault := fault_of_role(role, because):
        raise fault
    last = case.participations.aggregate(last=Max("order"))["last"] or 0
    person = _person_for(actor, participation, role)
    row = take_in(actor, case, holder(actor, case), person, role, because, last + 1)
    if person != participation.person:
        note_matches(actor, [person])
    record(actor, "role.added", row, owes=owes_screening([row]), detail={"role": role})
    return row


def _person_for(actor: Actor, row: Participation, role: str) -> Person:
    """The same person; a record of their own where they have that role already and the actor may not know of it.

    Refusing then would tell what is hidden. Two records of one person are for whoever holds the other to join.
    """
    same = Participation.objects.filter(case=row.case, person=row.person, role=role, ended_on=None)
    if not same.exists():
        return row.person
    if visible(Participation, to=actor).filter(pk__in=same).exists():
        raise Refused(
            _("Orang ini sudah tercatat sebagai %(role)s dalam perkara ini.") % {"role": Role(role).label},
            field="role",
        )
    return write_person(actor, known(row.person))
