"""Indicator 2, trust: signs of reliance (T4–T6), and what people themselves say (T8).

Trust is not punctuality. On trust there is a verdict only with T8 or with evidence from people (see indicators.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from lopo.evaluation.measures.counting import TOO_FEW, Definition, Example, Item
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.rows import Answer, Id, Promise, Step
from lopo.evaluation.measures.small_world import YEAR, day
from lopo.evaluation.models import Aspect

BUILDING_TRUST = _("Ansell & Gash 2008, membangun kepercayaan")


def promises_kept(records: Records, kind: str, noun: str) -> Iterator[Item]:
    """Promises of one kind that fell due in the period, met when they were kept by their day."""
    for promise in records.promises:
        if promise.kind == kind and records.period.over(promise.due_on):
            met = promise.kept_on is not None and promise.kept_on <= promise.due_on
            yield Item(noun, promise.id, met, promise.due_on, promise.agency, promise.state)


def handovers_answered(records: Records) -> Iterator[Item]:
    """T4. Handovers answered in time, accepted or returned with a reason, of handovers whose answer fell due."""
    return promises_kept(records, "handover", "handover")


T4 = Definition(
    id="T4",
    aspect=Aspect.TRUST,
    name=_("penyerahan orang dijawab tepat waktu"),
    share=_("penyerahan yang diterima, atau dikembalikan dengan alasan, dalam batas waktu"),
    of_what=_("penyerahan yang batas jawabannya jatuh dalam periode"),
    source=BUILDING_TRUST,
    gamed_by=_(
        "Menerima tanpa bekerja; jam layanan (O1) memperlihatkannya. Pengembalian diperlihatkan tersendiri."
    ),
    items=handovers_answered,
    example=Example(
        says=_(
            "Tiga penyerahan jatuh tempo: satu diterima tepat waktu, satu dikembalikan dengan alasan "
            "tepat waktu, satu terlambat: 2 dari 3."
        ),
        records=Records(
            YEAR,
            promises=(
                Promise("h1", "handover", day(3, 3), day(3, 2), "dinsos", "accepted"),
                Promise("h2", "handover", day(4, 3), day(4, 3), "dinsos", "returned"),
                Promise("h3", "handover", day(5, 3), day(5, 9), "polres", "accepted"),
            ),
        ),
        n=2,
        of=3,
    ),
)


def follow_ups_done(records: Records) -> Iterator[Item]:
    """T5. Follow-ups done by their date, of those due in the period and of decisions that named no office or no date.

    The date is the one first agreed, whatever was moved later. What names nobody or no day counts against the meeting
    that decided it; what was dropped counts against.
    """
    for step in records.steps:
        if not step.named:
            if step.decided_on in records.period:
                yield Item(step.kind, step.id, 0, step.decided_on, step.called_by or step.agency, "unnamed")
        elif records.period.over(step.agreed_on):
            yield _step(step)


def _step(step: Step) -> Item:
    met = step.state == "done" and bool(step.done_on and step.agreed_on and step.done_on <= step.agreed_on)
    state = "in_time" if met else "late" if step.state == "done" else step.state
    return Item(step.kind, step.id, met, step.agreed_on, step.agency, state)


T5 = Definition(
    id="T5",
    aspect=Aspect.TRUST,
    name=_("tindak lanjut rapat selesai tepat waktu"),
    share=_("tindak lanjut yang selesai sampai tanggalnya"),
    of_what=_("tindak lanjut yang jatuh tempo, ditambah keputusan tanpa instansi atau tanggal"),
    source=_("Ansell & Gash 2008, membangun kepercayaan; Thomson, Perry & Miller 2009, norma timbal balik"),
    gamed_by=_(
        "Memutuskan tanpa menyebut siapa dan kapan tidak menolong: itu dihitung terhadap rapatnya. "
        "Memundurkan tanggal tidak menolong: tanggal yang pertama disepakati yang dihitung."
    ),
    items=follow_ups_done,
    example=Example(
        says=_(
            "Lima tindak lanjut jatuh tempo: 2 tepat waktu, 1 selesai sesudah tanggalnya diundur, 1 belum "
            "selesai, "
            "1 tidak dilanjutkan. Satu keputusan tanpa penanggung jawab: 2 dari 6."
        ),
        records=Records(
            YEAR,
            steps=(
                Step("s1", "followup", "dinsos", day(2, 4), day(2, 20), done_on=day(2, 18), state="done"),
                Step("s2", "followup", "polres", day(2, 4), day(2, 20), done_on=day(2, 20), state="done"),
                Step("s3", "followup", "polres", day(2, 4), day(2, 20), day(4, 1), day(4, 1), "done"),
                Step("s4", "followup", "dinkes", day(5, 6), day(6, 1)),
                Step("s5", "followup", "dinkes", day(5, 6), day(6, 1), state="dropped"),
                Step("d1", "decision", None, day(5, 6), called_by="nakertrans"),
            ),
        ),
        n=2,
        of=6,
    ),
)


def requests_answered(records: Records) -> Iterator[Item]:
    """T6. Requests between agencies answered in time, of requests due."""
    return promises_kept(records, "request", "request")


T6 = Definition(
    id="T6",
    aspect=Aspect.TRUST,
    name=_("permintaan antarinstansi dijawab tepat waktu"),
    share=_("permintaan yang dijawab dalam batas waktu"),
    of_what=_("permintaan yang jatuh tempo"),
    source=BUILDING_TRUST,
    gamed_by=_("Menjawab tanpa isi; hasil permintaan tercatat tersendiri."),
    items=requests_answered,
    example=Example(
        says=_("Dua permintaan jatuh tempo, satu dijawab tepat waktu: 1 dari 2."),
        records=Records(
            YEAR,
            promises=(
                Promise("p1", "request", day(3, 3), day(3, 1), "dinkes"),
                Promise("p2", "request", day(4, 3), None, "polres"),
            ),
        ),
        n=1,
        of=2,
    ),
)


def pulse(records: Records) -> Iterator[Item]:
    """T8. The pulse survey: reliable, open, supports the common aim; each answer 1 to 4, brought to 0 to 1.

    Round by round, once it has closed with five answers or more: of fewer, and of a round that grows while one looks,
    everybody could tell who said what. One item is a whole round, so that no list ever shows one answer's score.
    """
    rounds: dict[tuple[Id, date], list[Answer]] = defaultdict(list)
    for answer in records.answers:
        rounds[answer.survey, answer.closes_on].append(answer)
    for (survey, closes_on), answers in rounds.items():
        if records.period.over(closes_on) and len(answers) >= TOO_FEW:
            n = sum((_on_scale(answer) for answer in answers), Fraction(0))
            yield Item("survey", survey, n, closes_on, of=len(answers))


def _on_scale(answer: Answer) -> Fraction:
    return Fraction(answer.reliable + answer.open + answer.common_aim - 3, 9)


T8 = Definition(
    id="T8",
    aspect=Aspect.TRUST,
    name=_("survei: andal, terbuka, mendukung tujuan"),
    share=_("rata-rata tiga pertanyaan, dari 0 (sama sekali tidak) sampai 1 (sepenuhnya)"),
    of_what=_("jawaban tanpa nama dalam putaran yang sudah ditutup dengan lima jawaban atau lebih"),
    source="Thomson, Perry & Miller 2009; CDC Partnership Trust Tool; Varda, PARTNER",
    gamed_by=_("Menjawab demi nama baik; jawaban tidak pernah terhubung dengan instansi atau orang."),
    items=pulse,
    needs=_("belum ada putaran survei yang ditutup dengan lima jawaban atau lebih"),
    by_agency=False,
    interval=False,
    example=Example(
        says=_(
            "Lima jawaban: tiga kali 4-4-4, sekali 1-1-1, sekali 2-3-4. Jumlah 3 + 0 + 6/9, dibagi 5: 0,73."
        ),
        records=Records(
            YEAR,
            answers=(
                *(Answer(f"a{n}", day(11, 30), 4, 4, 4) for n in range(3)),
                Answer("a3", day(11, 30), 1, 1, 1),
                Answer("a4", day(11, 30), 2, 3, 4),
            ),
        ),
        n=3 + Fraction(6, 9),
        of=5,
    ),
)
MEASURES = (T4, T5, T6, T8)
