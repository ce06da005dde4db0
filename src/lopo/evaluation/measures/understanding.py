"""Indicator 3, shared understanding (Ansell & Gash 2008): does each do its duty, and are joint things done jointly?"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from lopo.evaluation.measures.counting import Definition, Example, Item
from lopo.evaluation.measures.duties import Work, duty_matrix
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.rows import Activity, Contribution, Id, Promise, Realisation
from lopo.evaluation.measures.small_world import AGENCIES, DECREE, DUTIES, YEAR, day
from lopo.evaluation.models import Aspect

UNDERSTANDING = _("Ansell & Gash 2008, pemahaman bersama")


def cells_with_work(records: Records) -> Iterator[Item]:
    """S1. Duty × quarter cells with work, of the cells of duties that name a kind of work.

    Whole quarters that are over, by the decree that held on their first day. A duty that names no kind of work is left
    out; work of any agency counts, a partner's too (whether it was that agency's duty is S2).
    """
    for cell in duty_matrix(records).owed_cells:
        if cell.duty.work:
            name = f"{cell.duty.sub_task_force}.{cell.duty.letter}:{cell.quarter}"
            yield Item("cell", name, cell.n > 0, cell.quarter.end, behind=cell.pieces)


WORKED = (
    Contribution("c1", "polres", "report", day(1, 15), "m1", "report"),
    Contribution("c2", "dp3a", "report", day(4, 15), "m2", "report"),
    Contribution("c3", "dinsos", "social_service", day(2, 1), "m3", "service"),
    Contribution("c4", "dukcapil", "social_service", day(7, 1), "m4", "service"),
    Contribution("c5", "dinkes", "health_service", day(11, 1), "m5", "service", contested=True),
    Contribution("c6", "polres", "joint_action", day(11, 2), "m6", "jointaction", "A"),
    Contribution("c7", "dinsos", "joint_action", day(11, 2), "m6", "jointaction", "A"),
    Contribution("c8", "dinkes", "joint_action", day(11, 2), "m6", "jointaction", "A", took_part=False),
)

S1 = Definition(
    id="S1",
    aspect=Aspect.DIVISION_OF_DUTIES,
    name=_("tugas dan triwulan yang ada kerjanya"),
    share=_("kotak tugas × triwulan yang ada kerjanya"),
    of_what=_("kotak dari rincian tugas yang menyebut jenis kerja"),
    source=_("Ansell & Gash 2008, pemahaman bersama; Emerson & Nabatchi 2015, tindakan"),
    gamed_by=_("Memecah satu kerja menjadi banyak catatan tidak menolong: satu kotak hanya terisi sekali."),
    items=cells_with_work,
    by_agency=False,
    example=Example(
        says=_(
            "Tiga tugas menyebut jenis kerja: 12 kotak. Terisi: A huruf a pada triwulan I dan II, A huruf "
            "b pada triwulan IV, B huruf a pada triwulan I dan III. Catatan yang dibantah tidak dihitung: "
            "5 dari 12."
        ),
        records=Records(YEAR, AGENCIES, (DECREE,), DUTIES, contributions=WORKED),
        n=5,
        of=12,
    ),
)


def work_by_its_own(records: Records) -> Iterator[Item]:
    """S2. Work done by an agency with a seat in the duty's sub-task force, of all work for a duty.

    One agency in one piece of work counts once, by the decree of the day. Work that fits duties of several sub-task
    forces is in place if the agency sits in one of them.
    """
    work, found = Work(records), dict[tuple[Id, Id], list[tuple[bool, Contribution]]]()
    for contribution in records.work:
        decree = records.decree_on(contribution.on)
        if decree and work.serves(decree, contribution):
            met = contribution.agency in work.owners(decree, contribution)
            found.setdefault((contribution.agency, contribution.subject), []).append((met, contribution))
    # A joint activity is on record as its own kind and as joint: one piece of work.
    for kinds in found.values():
        met, shown = max(kinds, key=lambda kind: (kind[0], str(kind[1].id)))
        yield Item("contribution", shown.id, met, shown.on, shown.agency)


S2 = Definition(
    id="S2",
    aspect=Aspect.DIVISION_OF_DUTIES,
    name=_("kerja oleh instansi yang punya kedudukan untuk tugas itu"),
    share=_("kerja oleh instansi yang duduk dalam sub gugus tugas pemilik tugas itu"),
    of_what=_("kerja yang tercatat untuk suatu tugas, dihitung tiap instansi"),
    source=UNDERSTANDING,
    gamed_by=_("Tidak mencatat kerja di luar tugas; mitra yang bekerja tetap terlihat dalam jaringan."),
    items=work_by_its_own,
    example=Example(
        says=_(
            "Enam kerja untuk suatu tugas. Dukcapil tidak punya kedudukan, dan Dinas Sosial bekerja untuk "
            "tugas Sub A: 4 dari 6."
        ),
        records=Records(YEAR, AGENCIES, (DECREE,), DUTIES, contributions=WORKED),
        n=4,
        of=6,
    ),
)


def joint_work(records: Records) -> Iterator[Item]:
    """S3. Joint activities in which two agencies or more really worked, of activities planned as joint.

    Counted once their last quarter is over; a dropped one counts against.
    """
    for activity in records.due_activities:
        if activity.joint:
            agencies = records.workers.get(activity.id, set())
            state = "together" if len(agencies) >= 2 else "alone" if agencies else "nobody"
            yield Item("activity", activity.id, len(agencies) >= 2, activity.due_on, activity.lead, state)


S3 = Definition(
    id="S3",
    aspect=Aspect.COMMON_WAY,
    name=_("kegiatan bersama yang sungguh dikerjakan bersama"),
    share=_("kegiatan yang dikerjakan dua instansi atau lebih"),
    of_what=_("kegiatan yang direncanakan bersama dan triwulan terakhirnya sudah lewat"),
    source=_("Ansell & Gash 2008, pemahaman bersama; kajian TTU 2019–2024: tiap program dijalankan sendiri"),
    gamed_by=_(
        "Menyebut instansi yang tidak ikut; instansi itu diberi tahu dan dapat membantah. Tidak "
        "merencanakan kegiatan bersama terlihat dalam rencana."
    ),
    items=joint_work,
    example=Example(
        says=_(
            "Tiga kegiatan bersama: satu dikerjakan dua instansi, satu oleh satu instansi karena catatan "
            "yang lain dibantah, satu belum dikerjakan. Yang tidak direncanakan bersama tidak dihitung: 1 "
            "dari 3."
        ),
        records=Records(
            YEAR,
            AGENCIES,
            activities=(
                Activity("k1", day(3, 31), "polres", joint=True),
                Activity("k2", day(6, 30), "dinsos", joint=True),
                Activity("k3", day(12, 31), "dinkes", joint=True),
                Activity("k4", day(12, 31), "dinkes"),
            ),
            realisations=(Realisation("r1", "k1", day(3, 1)), Realisation("r2", "k2", day(6, 1))),
            contributions=(
                Contribution("c1", "polres", "outreach", day(3, 1), "r1", "realisation"),
                Contribution("c2", "dp3a", "outreach", day(3, 1), "r1", "realisation", own=False),
                Contribution("c3", "dinsos", "training", day(6, 1), "r2", "realisation"),
                Contribution("c4", "dinkes", "training", day(6, 1), "r2", "realisation", contested=True),
            ),
        ),
        n=1,
        of=3,
    ),
)


def services_by_their_role(records: Records) -> Iterator[Item]:
    """S4. Services done by the role that the protocol names, of services done in the period."""
    for service in records.promises:
        if service.kind == "service" and service.kept_on in records.period and service.by_role is not None:
            yield Item("service", service.id, service.by_role, service.kept_on, service.agency)


S4 = Definition(
    id="S4",
    aspect=Aspect.COMMON_WAY,
    name=_("layanan oleh pihak yang disebut SOP"),
    share=_("layanan yang dikerjakan oleh pihak yang disebut SOP pelayanan terpadu"),
    of_what=_("layanan yang dikerjakan"),
    source=UNDERSTANDING,
    gamed_by=_("Memetakan semua instansi ke setiap peran; peta peran terlihat oleh semua."),
    items=services_by_their_role,
    needs=_("layanan kepada korban belum dicatat di Lopo"),
    example=Example(
        says=_("Dua layanan dikerjakan, satu oleh pihak yang disebut SOP: 1 dari 2."),
        records=Records(
            YEAR,
            promises=(
                Promise("l1", "service", day(3, 3), day(3, 1), "dinkes", by_role=True),
                Promise("l2", "service", day(4, 3), day(5, 1), "polres", by_role=False),
            ),
        ),
        n=1,
        of=2,
    ),
)
MEASURES = (S1, S2, S3, S4)
