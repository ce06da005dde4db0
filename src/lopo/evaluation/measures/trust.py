"""Indicator 2, commitment: is the decree passed on and acknowledged, the plan endorsed and paid for? T1a–T3.

Promises are judged by the day on which they fell due: a decree signed in the last days of a year is judged in the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from lopo.evaluation.measures.counting import Definition, Example, Item
from lopo.evaluation.measures.period import quarter_of
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.rows import Activity, Decree, Delivery, Endorsement, Id, Plan, Realisation
from lopo.evaluation.measures.small_world import AGENCIES, DECREE, SUB_A, SUB_B, YEAR, day
from lopo.evaluation.models import Aspect

PROCESS = _("Ansell & Gash 2008, komitmen pada proses")


def decree_delivered(records: Records) -> Iterator[Item]:
    """T1a. Agencies that were given the decree within 7 days of signing, of all agencies with a seat in it.

    The sender's promise; the number of days is the clock's rule. What is acknowledged has been given at the latest
    then. A decree from before Lopo was in use is judged only if some delivery of it was ever recorded.
    """
    known: dict[Id, dict[Id, Delivery]] = {decree.id: {} for decree in records.decrees}
    for delivery in records.deliveries:
        known.setdefault(delivery.decree, {})[delivery.agency] = delivery
    for decree in records.decrees:
        due, rows = records.deliver_by.get(decree.id), known[decree.id]
        if due is None or not records.period.over(due):
            continue
        if records.in_use(quarter_of(due).end) or any(given_on(row) or row.sent_on for row in rows.values()):
            yield from (_given(decree, agency, rows.get(agency), due) for agency in decree.members)


def given_on(delivery: Delivery) -> date | None:
    """The day since which the agency surely has the decree."""
    days = [d for d in (delivery.delivered_on, delivery.acknowledged_on) if d]
    return min(days, default=None)


def _given(decree: Decree, agency: Id, row: Delivery | None, due: date) -> Item:
    given = given_on(row) if row else None
    kind, id_ = ("delivery", row.id) if row else ("slot", f"delivery:{decree.id}:{agency}")
    if given is None:
        return Item(kind, id_, 0, due, agency, "sent" if row and row.sent_on else "not_delivered")
    return Item(kind, id_, given <= due, due, agency, "in_time" if given <= due else "late")


def _sk(agency: str, given: date | None, answered: date | None = None, by: date | None = None) -> Delivery:
    return Delivery(f"d-{agency}", "sk25", agency, given, given, answered, acknowledge_by=by)


SK_2025 = Decree("sk25", 2025, day(2, 3), "nakertrans", (SUB_A, SUB_B), number="SK 2025")
SENT = (
    _sk("polres", day(2, 5), day(2, 10), day(2, 19)),
    _sk("nakertrans", day(2, 3), day(2, 3), day(2, 17)),
    _sk("dinsos", day(2, 10), day(3, 1), day(2, 24)),
    _sk("dinkes", day(2, 20), None, day(3, 6)),
    _sk("dp3a", None),
)
PASSED_ON = Records(YEAR, AGENCIES, (SK_2025,), deliveries=SENT, deliver_by={"sk25": day(2, 10)})

T1A = Definition(
    id="T1a",
    aspect=Aspect.COMMITMENT,
    name=_("SK disampaikan dalam 7 hari sejak ditandatangani"),
    share=_("instansi yang menerima SK dalam batas waktu"),
    of_what=_("instansi yang punya kedudukan dalam SK itu"),
    source=PROCESS,
    gamed_by=_("Mencatat penyampaian yang tidak terjadi; pengakuan instansinya (T1b) memperlihatkannya."),
    items=decree_delivered,
    example=Example(
        says=_(
            "SK ditandatangani 3 Februari, batas 10 Februari. Tiga dari 5 instansi menerimanya sampai "
            "hari itu, satu pada 20 Februari, satu tidak pernah: 3 dari 5."
        ),
        records=PASSED_ON,
        n=3,
        of=5,
    ),
)


def decree_acknowledged(records: Records) -> Iterator[Item]:
    """T1b. Agencies that answered within 14 days of delivery, of those that were given the decree.

    The receiver's promise is an answer: an acknowledgement, or a request for correction (shown apart).
    """
    for row in records.deliveries:
        if given_on(row) and row.acknowledge_by and records.period.over(row.acknowledge_by):
            answers = [d for d in (row.acknowledged_on, row.correction_asked_on) if d]
            first = min(answers, default=None)
            met = first is not None and first <= row.acknowledge_by
            yield Item("delivery", row.id, met, row.acknowledge_by, row.agency, _answer(row, first, met))


def _answer(row: Delivery, first: date | None, met: bool) -> str:
    if first is None:
        return "unanswered"
    if first == row.correction_asked_on:
        return "correction"
    return "in_time" if met else "late"


T1B = Definition(
    id="T1b",
    aspect=Aspect.COMMITMENT,
    name=_("SK diakui dalam 14 hari sejak disampaikan"),
    share=_("instansi yang mengakui SK, atau meminta perbaikan, dalam batas waktu"),
    of_what=_("instansi yang sudah menerima SK"),
    source=PROCESS,
    gamed_by=_(
        "Mengakui tanpa membaca. Tidak menyampaikan SK mengecilkan pembagi ini, tetapi menurunkan T1a."
    ),
    items=decree_acknowledged,
    example=Example(
        says=_(
            "Empat instansi menerima SK. Polres dan Nakertrans menjawab dalam 14 hari, Dinas Sosial "
            "terlambat, Dinas Kesehatan tidak menjawab: 2 dari 4."
        ),
        records=PASSED_ON,
        n=2,
        of=4,
    ),
)


def plan_endorsed(records: Records) -> Iterator[Item]:
    """T2. Agencies that endorsed the year's plan by the end of the period, of all that owe it: those with a seat, asked
    or not, and whoever else was asked.

    Owed once the agencies were asked and their time is over. Declined with a reason is not endorsed, and shown apart.
    The protocol of services joins here as soon as one is kept in Lopo.
    """
    for plan in records.plans:
        rows = {e.agency: e for e in plan.endorsements}
        first = min((e.due_on for e in rows.values() if e.due_on), default=plan.adopted_on)
        decree = records.decree_on(_in_its_year(plan, first)) if first else None
        for agency in (decree.members if decree else frozenset()) | rows.keys():
            row = rows.get(agency)
            due = (row.due_on if row else None) or first
            if due and records.period.over(_in_its_year(plan, due)):
                yield _endorsed(plan, agency, row, _in_its_year(plan, due), records.period.end)


def _in_its_year(plan: Plan, due: date) -> date:
    """A plan endorsed in the December before belongs to its own year all the same."""
    return min(max(due, date(plan.year, 1, 1)), date(plan.year, 12, 31))


def _endorsed(plan: Plan, agency: Id, row: Endorsement | None, due: date, end: date) -> Item:
    if row is None:
        return Item("slot", f"endorsement:{plan.id}:{agency}", 0, due, agency, "not_asked")
    met = row.state == "endorsed" and (row.answered_on is None or row.answered_on <= end)
    return Item("endorsement", row.id, met, due, agency, row.state)


T2 = Definition(
    id="T2",
    aspect=Aspect.COMMITMENT,
    name=_("instansi yang mengesahkan rencana aksi"),
    share=_("instansi yang mengesahkan rencana aksi tahun itu"),
    of_what=_("instansi yang punya kedudukan, diminta atau tidak, dan mitra yang diminta"),
    source=PROCESS,
    gamed_by=_("Mengesahkan tanpa ikut menyusun; F3 dan S3 memperlihatkannya."),
    items=plan_endorsed,
    example=Example(
        says=_(
            "Empat dari 5 instansi diminta mengesahkan rencana: 2 mengesahkan, 1 menolak dengan alasan, 1 "
            "belum menjawab. Satu tidak pernah diminta. Dukcapil, tanpa kedudukan, diminta dan belum menjawab: "
            "2 dari 6."
        ),
        records=Records(
            YEAR,
            AGENCIES,
            (DECREE,),
            plans=(
                Plan(
                    "rad",
                    2025,
                    endorsements=(
                        Endorsement("e1", "polres", "endorsed", day(1, 10), day(1, 20), day(1, 24)),
                        Endorsement("e2", "dinsos", "endorsed", day(1, 10), day(2, 20), day(1, 24)),
                        Endorsement("e3", "dinkes", "declined", day(1, 10), day(1, 15), day(1, 24)),
                        Endorsement("e4", "nakertrans", "asked", day(1, 10), None, day(1, 24)),
                        Endorsement("e5", "dukcapil", "asked", day(1, 10), None, day(1, 24)),
                    ),
                ),
            ),
        ),
        n=2,
        of=6,
    ),
)


def money_released(records: Records) -> Iterator[Item]:
    """T3. Activities for which money was released, of activities planned with money whose last quarter is over.

    A dropped activity counts against: the money was promised. Any sum counts as released; rupiah stand beside it.
    """
    for activity in records.due_activities:
        if activity.budget:
            released = sum((r.released for r in records.realised.get(activity.id, ())), Decimal(0))
            state = "released" if released else "dropped" if activity.dropped else "not_released"
            yield Item("activity", activity.id, released > 0, activity.due_on, activity.lead, state)


def rupiah(records: Records) -> dict[str, Decimal]:
    """Planned and released, of the activities that T3 counts."""
    due = [a for a in records.due_activities if a.budget]
    released = sum((r.released for a in due for r in records.realised.get(a.id, ())), Decimal(0))
    return {"released": released, "budget": sum((a.budget or Decimal(0) for a in due), Decimal(0))}


T3 = Definition(
    id="T3",
    aspect=Aspect.COMMITMENT,
    name=_("kegiatan beranggaran yang uangnya cair"),
    share=_("kegiatan yang uangnya cair, berapa pun"),
    of_what=_("kegiatan yang direncanakan dengan anggaran dan triwulan terakhirnya sudah lewat"),
    source=_("Ansell & Gash 2008, komitmen pada proses; Emerson, Nabatchi & Balogh 2012, sumber daya"),
    gamed_by=_(
        "Mencairkan sedikit saja; jumlah rupiah berdiri di sampingnya. Merencanakan tanpa anggaran "
        "memperkecil pembagi dan terlihat dalam rencana."
    ),
    items=money_released,
    beside=rupiah,
    example=Example(
        says=_(
            "Empat kegiatan beranggaran: dua cair, satu tidak, satu dibatalkan. Satu kegiatan tanpa "
            "anggaran tidak dihitung: 2 dari 4."
        ),
        records=Records(
            YEAR,
            activities=(
                Activity("k1", day(6, 30), "dinsos", budget=Decimal(50_000_000)),
                Activity("k2", day(12, 31), "dinkes", budget=Decimal(20_000_000)),
                Activity("k3", day(9, 30), "polres", budget=Decimal(10_000_000)),
                Activity("k4", day(9, 30), "polres", budget=Decimal(5_000_000), dropped=True),
                Activity("k5", day(9, 30), "polres"),
            ),
            realisations=(
                Realisation("r1", "k1", day(4, 30), released=Decimal(20_000_000)),
                Realisation("r2", "k1", day(6, 20), released=Decimal(10_000_000)),
                Realisation("r3", "k2", day(12, 1), released=Decimal(1_000_000)),
                Realisation("r4", "k3", day(9, 1)),
            ),
        ),
        n=2,
        of=4,
    ),
)
MEASURES = (T1A, T1B, T2, T3)
