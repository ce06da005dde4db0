"""Indicator 1, face-to-face dialogue: who comes, with what authority, and do they meet on cases? F2–F5."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from lopo.evaluation.measures.counting import Definition, Example, Item
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.rows import CaseWork, Id, Invitation, Meeting, Ref
from lopo.evaluation.measures.small_world import AGENCIES, DECREE, YEAR, attended, day
from lopo.evaluation.models import Aspect

DIALOGUE = _("Ansell & Gash 2008, dialog tatap muka")


def agencies_that_came(records: Records) -> Iterator[Item]:
    """F2. Agencies that came, of agencies with a seat in the body that met, over all meetings held.

    Four states: came, excused, absent, not invited; the last three count alike, for an agency that nobody asked is
    missing too. Nobody marked: not come. An attendance that the agency contests is left out.
    """
    return _attendances(records, records.held)


def agencies_at_plan_meetings(records: Records) -> Iterator[Item]:
    """F3. As F2, plan-preparation meetings only: the study's "several agencies stay away from the yearly plan"."""
    return _attendances(records, [m for m in records.held if m.kind == "plan"])


def _attendances(records: Records, meetings: Iterable[Meeting]) -> Iterator[Item]:
    for meeting in meetings:
        asked = {i.agency: i for i in records.invitations_of.get(meeting.id, ())}
        for agency in records.body(meeting):
            if (meeting.id, agency) not in records.contested:
                yield _attendance(meeting, agency, asked.get(agency))


def _attendance(meeting: Meeting, agency: Id, invitation: Invitation | None) -> Item:
    if invitation is None:
        where = (("meeting", meeting.id),)
        return Item("slot", f"{meeting.id}:{agency}", 0, meeting.day, agency, "not_invited", behind=where)
    state = attendance_state(invitation)
    return Item("invitation", invitation.id, state == "came", meeting.day, agency, state)


def attendance_state(invitation: Invitation) -> str:
    """came | excused | absent | not_invited | unmarked."""
    if invitation.attendance in ("head", "delegate", "delegate_without"):
        return "came"
    if invitation.attendance:
        return invitation.attendance
    return "unmarked" if invitation.invited else "not_invited"


ATTENDED = (
    attended(
        "m1", polres="head", dp3a="absent", nakertrans="delegate", dinsos="delegate_without", dinkes="excused"
    )
    + attended("m2", polres="delegate", nakertrans="head")
    + attended("m3", dinsos="head", dinkes="delegate")
)
MET = (
    Meeting("m1", day(2, 4), "plan"),
    Meeting("m2", day(5, 6), body="A"),
    Meeting("m3", day(8, 7), body="B"),
)

F2 = Definition(
    id="F2",
    aspect=Aspect.ON_PLANS,
    name=_("instansi yang datang dari yang punya kedudukan, semua rapat"),
    share=_("instansi yang datang, dihitung tiap rapat"),
    of_what=_("instansi yang punya kedudukan dalam badan yang bertemu, diundang atau tidak"),
    source=DIALOGUE,
    gamed_by=_(
        "Tidak mengundang tidak menolong: yang tidak diundang tetap dihitung. Siapa datang dapat dibantah "
        "instansinya."
    ),
    items=agencies_that_came,
    example=Example(
        says=_(
            "Rapat seluruh gugus tugas (5 instansi): 3 datang, 1 berhalangan, 1 tidak hadir. Sub A (3): 2 "
            "datang, Dinas PPPA tidak diundang. Sub B (2): 2 datang. Datang 7 dari 10."
        ),
        records=Records(YEAR, AGENCIES, (DECREE,), meetings=MET, invitations=ATTENDED),
        n=7,
        of=10,
    ),
)
F3 = Definition(
    id="F3",
    aspect=Aspect.ON_PLANS,
    name=_("instansi yang datang ke penyusunan rencana aksi"),
    share=_("instansi yang datang ke rapat penyusunan rencana"),
    of_what=_("instansi yang punya kedudukan, tiap rapat penyusunan rencana"),
    source=DIALOGUE,
    gamed_by=_(
        "Seperti F2. Tidak mengadakan rapat rencana sama sekali membuat F3 tidak diketahui, tetapi "
        "menurunkan F1."
    ),
    items=agencies_at_plan_meetings,
    example=Example(
        says=_("Hanya rapat penyusunan rencana yang dihitung: 3 dari 5 instansi datang."),
        records=Records(YEAR, AGENCIES, (DECREE,), meetings=MET, invitations=ATTENDED),
        n=3,
        of=5,
    ),
)


def attended_by_head(records: Records) -> Iterator[Item]:
    """F4. Attendances by the head or a delegate with a letter of duty, of all that came for an agency with a seat."""
    for meeting in records.held:
        body = records.body(meeting)
        for invitation in records.came(meeting):
            if invitation.agency in body:
                how = invitation.attendance
                yield Item(
                    "invitation",
                    invitation.id,
                    how != "delegate_without",
                    meeting.day,
                    invitation.agency,
                    how,
                )


F4 = Definition(
    id="F4",
    aspect=Aspect.ON_PLANS,
    name=_("kehadiran oleh kepala atau wakil bermandat"),
    share=_("kehadiran oleh kepala, atau wakil dengan surat tugas"),
    of_what=_("semua kehadiran instansi yang punya kedudukan"),
    source=_("Ansell & Gash 2008; Emerson, Nabatchi & Balogh 2012, kewenangan yang hadir"),
    gamed_by=_("Surat tugas tanpa wewenang tidak terlihat di sini; keputusan rapat (T5) memperlihatkannya."),
    items=attended_by_head,
    example=Example(
        says=_(
            "Dari 7 kehadiran, 3 oleh kepala, 3 oleh wakil dengan surat tugas, 1 oleh wakil tanpa surat "
            "tugas: 6 dari 7."
        ),
        records=Records(YEAR, AGENCIES, (DECREE,), meetings=MET, invitations=ATTENDED),
        n=6,
        of=7,
    ),
)


def cases_met_on(records: Records) -> Iterator[Item]:
    """F5. Cases that were met on in person, of cases that two agencies or more work on in the period.

    Met on: a joint action or case conference at which two agencies or more were, and which they did not contest.
    """
    by_case: dict[Id, list[CaseWork]] = defaultdict(list)
    for row in records.case_work:
        if row.on in records.period:
            by_case[row.case].append(row)
    for case, rows in by_case.items():
        if len({row.agency for row in rows}) >= 2:
            together: dict[Ref, set[Id]] = defaultdict(set)
            for row in rows:
                if row.gathering is not None and row.confirmed:
                    together[row.gathering_kind, row.gathering].add(row.agency)
            met = tuple(gathering for gathering, agencies in together.items() if len(agencies) >= 2)
            yield Item("case", case, bool(met), min(row.on for row in rows), behind=met)


F5 = Definition(
    id="F5",
    aspect=Aspect.ON_CASES,
    name=_("kasus yang ditangani bertemu langsung, dua instansi atau lebih"),
    share=_(
        "kasus dengan penanganan bersama atau rapat kasus yang dihadiri langsung dua instansi atau lebih, "
        "dibenarkan keduanya"
    ),
    of_what=_("kasus yang dikerjakan dua instansi atau lebih"),
    source=DIALOGUE,
    gamed_by=_("Mencatat pertemuan yang tidak terjadi; instansi yang disebut dapat membantah."),
    items=cases_met_on,
    by_agency=False,
    example=Example(
        says=_(
            "Tiga kasus: satu ditangani bersama oleh dua instansi, satu lewat telepon saja, satu oleh "
            "satu instansi (tidak dihitung): 1 dari 2."
        ),
        records=Records(
            YEAR,
            case_work=(
                CaseWork("w1", "k1", "polres", day(3, 1), "g1"),
                CaseWork("w2", "k1", "dinsos", day(3, 1), "g1"),
                CaseWork("w3", "k2", "polres", day(4, 1)),
                CaseWork("w4", "k2", "dinkes", day(4, 2)),
                CaseWork("w5", "k3", "polres", day(5, 1), "g3"),
            ),
        ),
        n=1,
        of=2,
    ),
)

MEASURES = (F2, F3, F4, F5)
