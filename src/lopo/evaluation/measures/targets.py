"""Indicator 4: did the plan reach its targets (O7), and can what was done be judged at all (O8)?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from lopo.cooperation.action_plan.tally import hits
from lopo.evaluation.measures.counting import Definition, Example, Item
from lopo.evaluation.measures.period import Quarter
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.rows import Activity, Realisation
from lopo.evaluation.measures.small_world import YEAR, day
from lopo.evaluation.models import Aspect


def targets_reached(records: Records) -> Iterator[Item]:
    """O7. Targets reached, of the targets of activities whose last quarter is over, dropped ones too.

    How quarters make a year, and when a target is reached, the plan says itself (action_plan.tally): added up, the
    latest, or the fewer the better, and then only if each planned quarter was reported.
    """
    for activity in records.due_activities:
        if activity.target is not None:
            met = is_reached(activity, records.realised.get(activity.id, []))
            state = "reached" if met else "dropped" if activity.dropped else "not_reached"
            yield Item("activity", activity.id, met, activity.due_on, activity.lead, state)


def is_reached(activity: Activity, realisations: list[Realisation]) -> bool:
    """By the plan's own rule: our plain rows carry the same words as its models."""
    return hits(cast(Any, activity), cast(Any, realisations)) is True


def last_year(records: Records) -> dict[str, Decimal]:
    """How many of the targets counted by O7 had one last year, and how many are easier now than then."""
    targets = [(a.counting, a.target, a.last_target) for a in records.due_activities]
    compared = [(how, now, then) for how, now, then in targets if now is not None and then is not None]
    easier = [how for how, now, then in compared if (now > then if how == "fewer" else now < then)]
    return {"compared": Decimal(len(compared)), "easier": Decimal(len(easier))}


def _planned(id_: str, quarter: int, lead: str, baseline: int, target: int, **more: Any) -> Activity:
    """An activity with an aim, planned for one quarter."""
    return Activity(
        id_,
        Quarter(2025, quarter).end,
        lead,
        (quarter,),
        aim=True,
        baseline=Decimal(baseline),
        target=Decimal(target),
        **more,
    )


PLAN = Records(
    YEAR,
    activities=(
        _planned("k1", 2, "polres", 0, 40, last_target=Decimal(60)),
        _planned("k2", 4, "dinsos", 10, 30),
        _planned("k3", 4, "dinkes", 12, 5, counting="fewer"),
        _planned("k4", 3, "dinkes", 0, 3, dropped=True)._replace(baseline=None),
        Activity("k5", day(9, 30), "polres"),
    ),
    realisations=(
        Realisation("r1", "k1", day(3, 30), 1, value=Decimal(25)),
        Realisation("r2", "k1", day(6, 20), 2, value=Decimal(20)),
        Realisation("r3", "k2", day(12, 1), 4, value=Decimal(20)),
        Realisation("r4", "k3", day(12, 1), 4, value=Decimal(4)),
        Realisation("r5", "k5", day(9, 1), 3, value=Decimal(7)),
    ),
)

O7 = Definition(
    id="O7",
    aspect=Aspect.RESULTS,
    name=_("sasaran rencana aksi yang tercapai"),
    share=_("sasaran yang tercapai"),
    of_what=_("sasaran kegiatan yang triwulan terakhirnya sudah lewat"),
    source=_("Ansell & Gash 2008, hasil antara; Emerson & Nabatchi 2015, efektivitas"),
    gamed_by=_(
        "Menurunkan sasaran: sasaran tahun lalu berdiri di sampingnya. Tidak menulis sasaran menurunkan O8."
    ),
    items=targets_reached,
    beside=last_year,
    example=Example(
        says=_(
            "Empat sasaran: 45 dari 40 tercapai; 20 dari 30 tidak; "
            "4 dari paling banyak 5 tercapai; satu kegiatan dibatalkan: 2 dari 4."
        ),
        records=PLAN,
        n=2,
        of=4,
    ),
)


def can_be_judged(records: Records) -> Iterator[Item]:
    """O8. Activities (and services) ended with aim, baseline and measured result, of those that ended.

    An aim is an indicator with a target. An activity has ended when its last quarter is over, dropped or not: a thing
    closed without result counts against.
    """
    for activity in records.due_activities:
        missing = what_is_missing(activity, records.realised.get(activity.id, []))
        yield Item("activity", activity.id, not missing, activity.due_on, activity.lead, missing)
    for service in records.promises:
        if service.kind == "service" and service.ended and records.period.over(service.kept_on):
            yield Item("service", service.id, service.measured, service.kept_on, service.agency)


def what_is_missing(activity: Activity, realisations: list[Realisation]) -> str:
    """The first of aim, baseline and result that is not there; empty if nothing is."""
    if not activity.aim:
        return "no_aim"
    if activity.baseline is None:
        return "no_baseline"
    return "" if any(r.value is not None for r in realisations) else "no_result"


O8 = Definition(
    id="O8",
    aspect=Aspect.EVALUABILITY,
    name=_("kegiatan dan layanan yang ditutup dengan tujuan, angka awal dan hasil terukur"),
    share=_("kegiatan dan layanan dengan tujuan, angka awal dan hasil terukur"),
    of_what=_("kegiatan dan layanan yang berakhir"),
    source=_("Kajian TTU 2019–2024: hasil kolaborasi sangat sulit dinilai; Emerson & Nabatchi 2015"),
    gamed_by=_("Menulis angka karangan; bukti kegiatan dan tahun berikutnya memperlihatkannya."),
    items=can_be_judged,
    example=Example(
        says=_(
            "Lima kegiatan berakhir: tiga dengan tujuan, angka awal dan hasil; satu dibatalkan tanpa "
            "angka awal; satu tanpa tujuan: 3 dari 5."
        ),
        records=PLAN,
        n=3,
        of=5,
    ),
)
MEASURES = (O7, O8)
