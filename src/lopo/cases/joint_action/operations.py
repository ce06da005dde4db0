"""Acts on a joint action: agencies are called, more are called, it is recorded who came; called off; put right; of a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.case.models import Case, CaseState
from lopo.cases.case.operations import Somebody, open_case, sits
from lopo.cases.joint_action import words  # noqa: F401 (names these acts on histories)
from lopo.cases.joint_action.models import OVER, Called, Came, JointAction, JointActionState
from lopo.ground.acts import Actor, Refused, Rule, now, operation
from lopo.ground.acts.fetch import visible
from lopo.ground.acts.models import move
from lopo.ground.acts.numbering import next_number
from lopo.ground.acts.writing import written
from lopo.ground.agencies.models import Agency
from lopo.ground.places.models import Village
from lopo.taskforce.access.reach import reach
from lopo.taskforce.decree.work import Work
from lopo.taskforce.record.pen import Ends, Meets, Owes, Source, Took, becomes_part, record

RECORD = "record_joint_action"  # the caller's clock: who came, what each did
LONGEST, LONGEST_PLACE = 2000, 160
AHEAD, BACK = timedelta(days=60), timedelta(days=366)


def _calls(actor: Actor, row: JointAction) -> bool:
    return sits(actor) and (
        row.caller_office_id in reach(actor).offices or actor.is_of(row.caller_office.agency)
    )


SITS = Rule(gettext_lazy("kedudukan dalam gugus tugas (bukan pengadilan), dengan mandat mengerjakan"), sits)
CALLER = Rule(gettext_lazy("instansi yang memanggil, dengan kedudukan dan mandat mengerjakan"), _calls)


@dataclass(frozen=True)
class Part:
    """What one agency that was called did."""

    agency: Agency
    came: str
    did: str = ""
    source: str = ""  # "telepon 3 Maret": needed by nobody, shown where it stands


@operation(may=SITS)
def call_joint_action(
    actor: Actor,
    *,
    what: str,
    place: str,
    meets_at: datetime,
    agencies: Sequence[Agency],
    village: Village | None = None,
    case: Case | None = None,
) -> JointAction:
    """These agencies are called to one place and time; the caller's own is one of them, and owes a record of who came.

    Also written down afterwards. Refuses a call to nobody, and a case that the caller does not see.
    """
    needed = _("Tuliskan singkat apa yang terjadi, tanpa nama orang.")
    said, where = written(what, needed=needed, longest=LONGEST, field="what"), _place(place)
    if not now() - BACK <= meets_at <= now() + AHEAD:
        raise Refused(_("Waktu ini terlalu jauh. Periksa lagi tanggalnya."), field="meets_at")
    others = [agency for agency in agencies if not actor.is_of(agency)]
    if not others:
        raise Refused(_("Pilih paling sedikit satu instansi lain."), field="agencies")
    if case is not None:
        _known_and_open(actor, case)
    row = JointAction(
        regency=actor.regency,
        number=next_number(actor, JointAction, "PB"),
        case=case,
        caller_office=actor.office,
        called_by=actor.official,
        called_at=now(),
        meets_at=meets_at,
        village=village,
        place=where,
        what=said,
        result="",
    )
    row.save(force_insert=True)
    own = actor.office.agency  # type: ignore[union-attr]  # a seat has an office
    for agency in [own, *others]:
        _call(row, agency)
    owes = [Owes(RECORD, by=own, office=actor.office, about=row.number, started_on=row.day)]
    record(actor, "joint_action.called", row, owes=owes, detail={"agencies": [a.key for a in others]})
    return row


@operation(may=CALLER)
def call_more(actor: Actor, joint_action: JointAction, *, agencies: Sequence[Agency]) -> JointAction:
    """More agencies are called to it, or it is remembered that they were."""
    _is_called(joint_action)
    known = set(joint_action.called.values_list("agency", flat=True))
    new = [agency for agency in agencies if agency.pk not in known]
    if not new:
        raise Refused(_("Pilih paling sedikit satu instansi lain."), field="agencies")
    for agency in new:
        _call(joint_action, agency)
    record(actor, "joint_action.called_more", joint_action, detail={"agencies": [a.key for a in new]})
    return joint_action


@operation(may=CALLER)
def record_joint_action(
    actor: Actor, joint_action: JointAction, *, parts: Sequence[Part], result: str
) -> JointAction:
    """Who came and what each did, and what came of it: nobody is a result too. Each agency named is told and may contest."""
    return _recorded(actor, joint_action, parts, result, ("hold", "fall_through"), "joint_action.recorded")


@operation(may=CALLER)
def correct_joint_action(
    actor: Actor, joint_action: JointAction, *, parts: Sequence[Part], result: str
) -> JointAction:
    """What was recorded is put right; whoever is told something new may answer again."""
    moves = ("correct_held", "correct_not_held")
    return _recorded(actor, joint_action, parts, result, moves, "joint_action.corrected")


@operation(may=CALLER)
def call_off_joint_action(actor: Actor, joint_action: JointAction, *, because: str) -> JointAction:
    """It does not take place, and why; nobody counts as having stayed away."""
    why = written(because, needed=_("Tuliskan mengapa tidak jadi."), longest=LONGEST, field="because")
    _say(joint_action, why)
    move(joint_action, "fall_through", answered=_already())
    record(actor, "joint_action.called_off", joint_action, ends=[Ends(RECORD, "called off")])
    return joint_action


@operation(may=CALLER)
def join_joint_action(actor: Actor, joint_action: JointAction, *, case: Case) -> JointAction:
    """It belongs to this case, and so does the work that the agencies did in it."""
    _is_of_no_case(joint_action)
    _known_and_open(actor, case)
    _belongs(joint_action, case)
    record(actor, "joint_action.joined", joint_action)
    return joint_action


@operation(may=CALLER)
def open_case_from_joint_action(
    actor: Actor,
    joint_action: JointAction,
    *,
    summary: str,
    people: Sequence[Somebody],
    happened_on: date | None = None,
    village: Village | None = None,
) -> Case:
    """The people who were met there come into a case, which the joint action belongs to from then on."""
    _is_of_no_case(joint_action)
    case: Case = open_case(actor, summary=summary, people=people, happened_on=happened_on, village=village)
    _belongs(joint_action, case)
    record(actor, "joint_action.joined", joint_action)
    return case


def _recorded(
    actor: Actor, row: JointAction, parts: Sequence[Part], result: str, moves: tuple[str, str], act: str
) -> JointAction:
    by_agency = {part.agency.pk: part for part in parts}
    called = list(row.called.select_related("agency"))
    if {one.agency_id for one in called} != set(by_agency):
        raise Refused(_("Daftar instansi sudah berubah. Muat ulang halaman."))
    if row.meets_at > now():
        raise Refused(_("Belum waktunya: catat sesudah bertemu."))
    for one in called:
        _write(one, by_agency[one.agency_id])
    came = [one for one in called if one.took_part]
    needed = (
        _("Tuliskan hasilnya, tanpa nama orang.") if came else _("Tuliskan mengapa tidak ada yang datang.")
    )
    _say(row, written(result, needed=needed, longest=LONGEST, field="result"))
    move(row, moves[0] if came else moves[1], answered=_already())
    own = [_took(row, one) for one in called if not one.source]
    record(actor, act, row, together=own, meets=[Meets(RECORD)], detail={"came": len(came)})
    for one in called:
        if one.source:
            source = Source(one.agency, one.source)
            record(actor, "joint_action.told_for", row, together=[_took(row, one)], source=source)
    return row


def _write(one: Called, part: Part) -> None:
    did, source = part.did.strip(), " ".join(part.source.split())
    if part.came not in (Came.THERE, Came.AFAR, Came.AWAY):
        raise Refused(_("%(agency)s: pilih datang, dari jauh, atau tidak.") % {"agency": one.agency})
    if len(did) > LONGEST or len(source) > 200:
        raise Refused(_("%(agency)s: terlalu panjang.") % {"agency": one.agency})
    one.came, one.did, one.source = part.came, did if part.came != Came.AWAY else "", source
    one.save(update_fields=["came", "did", "source"])


def _took(row: JointAction, one: Called) -> Took:
    return Took(
        one.agency,
        Work.JOINT_ACTION,
        row.number,
        row.day,
        part=one.took_part,
        in_person=one.came == Came.THERE,
    )


def _call(row: JointAction, agency: Agency) -> None:
    if agency.regency_id != row.regency_id:
        raise Refused(_("Pilih instansi dari daftar."), field="agencies")
    Called.objects.create(regency_id=row.regency_id, joint_action=row, agency=agency, did="")


def _belongs(row: JointAction, case: Case) -> None:
    JointAction.objects.filter(pk=row.pk).update(case=case)
    row.case = case
    becomes_part(row)


def _say(row: JointAction, result: str) -> None:
    row.result = result
    row.save(
        update_fields=["result"]
    )  # sealed, so not by the move itself; undone with it when it is too late


def _is_called(row: JointAction) -> None:
    if row.state != JointActionState.CALLED:
        raise Refused(_already())


def _is_of_no_case(row: JointAction) -> None:
    if row.case_id is not None:
        raise Refused(_("Penanganan ini sudah termasuk satu perkara."))
    if row.state not in OVER:
        raise Refused(_("Catat dahulu siapa yang datang dan apa hasilnya."))


def _known_and_open(actor: Actor, case: Case) -> None:
    if case.state != CaseState.OPEN or not visible(Case, to=actor).filter(pk=case.pk).exists():
        raise Refused(_("Pilih perkara terbuka yang dapat Anda lihat."), field="case")


def _place(said: str) -> str:
    needed = _("Tuliskan di mana berkumpul.")
    return written(" ".join(said.split()), needed=needed, longest=LONGEST_PLACE, field="place")


def _already() -> str:
    return _("Penanganan ini sudah dicatat atau dibatalkan. Muat ulang halaman.")
