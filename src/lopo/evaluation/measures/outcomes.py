"""Indicator 4, intermediate outcomes ("small wins"): what was reached? O1–O6; the plan's targets are in targets.py."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from lopo.evaluation.measures.counting import Definition, Example, Item
from lopo.evaluation.measures.period import months_later
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.reliance import promises_kept
from lopo.evaluation.measures.rows import Activity, Promise, Realisation, Village
from lopo.evaluation.measures.small_world import YEAR, day
from lopo.evaluation.models import Aspect

OUTCOMES = _("Ansell & Gash 2008, hasil antara")
SIX_MONTHS = 6


def services_in_time(records: Records) -> Iterator[Item]:
    """O1. Services done in time, of services due in the period."""
    return promises_kept(records, "service", "service")


O1 = Definition(
    id="O1",
    aspect=Aspect.RESULTS,
    name=_("layanan yang tepat waktu"),
    share=_("layanan yang selesai dalam batas waktu"),
    of_what=_("layanan yang jatuh tempo"),
    source=_("Emerson & Nabatchi 2015, efektivitas; SOP pelayanan terpadu"),
    gamed_by=_("Tidak mencatat permintaan layanan; jumlah korban berdiri di sampingnya."),
    items=services_in_time,
    needs=_("layanan kepada korban belum dicatat di Lopo"),
    example=Example(
        says=_("Dua layanan jatuh tempo, satu selesai tepat waktu, satu terlambat: 1 dari 2."),
        records=Records(
            YEAR,
            promises=(
                Promise("l1", "service", day(3, 3), day(3, 1), "dinkes"),
                Promise("l2", "service", day(4, 3), day(5, 1), "dinsos"),
            ),
        ),
        n=1,
        of=2,
    ),
)


def aims_of_victims(records: Records) -> Iterator[Item]:
    """O2. Victims' plans whose aims were met, of plans due to end in the period; lost to follow-up counts against."""
    return promises_kept(records, "victim_plan", "victimplan")


O2 = Definition(
    id="O2",
    aspect=Aspect.RESULTS,
    name=_("rencana korban yang tujuannya tercapai"),
    share=_("rencana korban yang tujuannya tercapai pada waktunya"),
    of_what=_("rencana korban yang berakhir dalam periode"),
    source=OUTCOMES,
    gamed_by=_("Menulis tujuan yang mudah; korban ikut menulis tujuannya."),
    items=aims_of_victims,
    needs=_("rencana layanan korban belum dicatat di Lopo"),
    example=Example(
        says=_("Dua rencana berakhir, satu tercapai, satu hilang jejaknya: 1 dari 2."),
        records=Records(
            YEAR,
            promises=(
                Promise("v1", "victim_plan", day(3, 3), day(3, 1), "dinsos"),
                Promise("v2", "victim_plan", day(4, 3), None, "dinsos", "lost"),
            ),
        ),
        n=1,
        of=2,
    ),
)


def verdicts(records: Records) -> Iterator[Item]:
    """O3. A verdict within 24 months, of proceedings whose 24th month falls in the period (`due_on`)."""
    return promises_kept(records, "proceeding", "proceeding")


O3 = Definition(
    id="O3",
    aspect=Aspect.RESULTS,
    name=_("perkara putus dalam 24 bulan"),
    share=_("perkara yang putus dalam 24 bulan sejak laporan polisi"),
    of_what=_("perkara yang bulan ke-24-nya jatuh dalam periode"),
    source=OUTCOMES,
    gamed_by=_("Menghentikan perkara; perkara yang berhenti tanpa putusan dihitung tidak tercapai."),
    items=verdicts,
    needs=_("proses hukum belum dicatat di Lopo"),
    example=Example(
        says=_("Dua perkara mencapai bulan ke-24, satu sudah putus: 1 dari 2."),
        records=Records(
            YEAR,
            promises=(
                Promise("p1", "proceeding", day(3, 3), day(1, 1), "kejari"),
                Promise("p2", "proceeding", day(4, 3), day(4, 4), "kejari"),
            ),
        ),
        n=1,
        of=2,
    ),
)


def villages_reached(records: Records) -> Iterator[Item]:
    """O4. Villages reached by an activity, of all villages of the regency. Unknown while no activity was due or done.

    Not split: several agencies reach a village together, and the villages not reached belong to no quarter.
    """
    reached = any(v.reached_on for v in records.villages)
    done = any(r.done and r.on in records.period for r in records.realisations)
    if reached or done or records.due_activities:
        for village in records.villages:
            yield Item("village", village.id, village.reached_on is not None, village.reached_on)


O4 = Definition(
    id="O4",
    aspect=Aspect.RESULTS,
    name=_("desa dan kelurahan yang dijangkau"),
    share=_("desa dan kelurahan yang dijangkau suatu kegiatan"),
    of_what=_("semua desa dan kelurahan"),
    source=_("Ansell & Gash 2008, hasil antara; kajian TTU 2019–2024: penyuluhan sampai ke desa"),
    gamed_by=_("Mencentang desa yang hanya dilewati; bukti kegiatan terlihat di sampingnya."),
    items=villages_reached,
    by_agency=False,
    by_quarter=False,
    example=Example(
        says=_("Dua dari 6 desa dijangkau."),
        records=Records(
            YEAR,
            villages=(
                *(Village(f"v{n}") for n in range(4)),
                Village("v4", day(3, 1)),
                Village("v5", day(9, 1)),
            ),
        ),
        n=2,
        of=6,
    ),
)


def trained_at_work(records: Records) -> Iterator[Item]:
    """O5. Trained people in work or legally placed six months on, of people whose sixth month falls in the period.

    Whoever nobody asked again is lost to follow-up and counts against.
    """
    trainings = {a.id: a for a in records.activities if a.work == "training"}
    for row in records.realisations:
        sixth = months_later(row.on, SIX_MONTHS)
        activity = trainings.get(row.activity)
        if activity and row.done and row.people and records.period.over(sixth):
            n = row.people_with_outcome or 0
            yield Item("realisation", row.id, n, sixth, activity.lead, of=row.people)


TRAINED = Records(
    YEAR,
    activities=(
        Activity("k1", day(12, 31, 2024), "nakertrans", work="training"),
        Activity("k2", day(12, 31), "nakertrans", work="training"),
    ),
    realisations=(
        Realisation("r1", "k1", day(10, 15, 2024), people=20, people_with_outcome=9),
        Realisation("r2", "k2", day(3, 1), people=10),
        Realisation("r3", "k2", day(9, 1), people=15, people_with_outcome=2),
    ),
)

O5 = Definition(
    id="O5",
    aspect=Aspect.RESULTS,
    name=_("peserta pelatihan yang bekerja"),
    share=_("peserta yang enam bulan kemudian bekerja atau ditempatkan secara resmi"),
    of_what=_("peserta pelatihan yang bulan keenamnya jatuh dalam periode"),
    source=OUTCOMES,
    gamed_by=_("Tidak menanyai lagi tidak menolong: yang hilang jejaknya dihitung belum bekerja."),
    items=trained_at_work,
    example=Example(
        says=_(
            "Pelatihan Oktober 2024: 9 dari 20 bekerja pada April. Pelatihan Maret: 10 orang, tidak "
            "pernah ditanyai lagi. Pelatihan September belum jatuh tempo: 9 dari 30."
        ),
        records=TRAINED,
        n=9,
        of=30,
    ),
)


def empowered_earning(records: Records) -> Iterator[Item]:
    """O6. Empowered victims who earn six months on, of those whose sixth month falls in the period (`due_on`).

    Of the people whom an activity of the plan reached nobody knows who is a victim: they count in no share of these.
    """
    return promises_kept(records, "empowerment", "empowerment")


O6 = Definition(
    id="O6",
    aspect=Aspect.RESULTS,
    name=_("korban diberdayakan yang berpenghasilan"),
    share=_("korban yang enam bulan kemudian berpenghasilan"),
    of_what=_("korban yang diberdayakan dan bulan keenamnya jatuh dalam periode"),
    source=OUTCOMES,
    gamed_by=_("Tidak menanyai lagi tidak menolong: yang hilang jejaknya dihitung belum berpenghasilan."),
    items=empowered_earning,
    needs=_("pemberdayaan korban belum dicatat di Lopo"),
    example=Example(
        says=_(
            "Dua korban diberdayakan mencapai bulan keenam, satu berpenghasilan, satu hilang jejaknya: 1 dari 2."
        ),
        records=Records(
            YEAR,
            promises=(
                Promise("b1", "empowerment", day(3, 3), day(3, 1), "dinsos"),
                Promise("b2", "empowerment", day(4, 3), None, "dinsos", "lost"),
            ),
        ),
        n=1,
        of=2,
    ),
)
MEASURES = (O1, O2, O3, O4, O5, O6)
