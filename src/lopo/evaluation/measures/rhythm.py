"""Indicator 1, the rhythm of meeting: is there dialogue as agreed, and not only when something breaks? F1 and F6."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from lopo.evaluation.measures.counting import Definition, Example, Item
from lopo.evaluation.measures.dialogue import ATTENDED, DIALOGUE, MET
from lopo.evaluation.measures.period import Quarter, last_of_month, quarter_of
from lopo.evaluation.measures.records import Records
from lopo.evaluation.measures.rows import Id, Meeting, SubTaskForce
from lopo.evaluation.measures.small_world import AGENCIES, DECREE, YEAR, attended, day
from lopo.evaluation.models import Aspect

ONCE = 1  # where no rule says how often


def meetings_held(records: Records) -> Iterator[Item]:
    """F1. Meetings held, of the larger of planned and agreed.

    Agreed (clock rules): plan preparation once a year, each sub-task force once a quarter. The larger is taken slot by
    slot (this year's plan, this sub-task force in this quarter), so that two meetings in one quarter do not make up for
    none in the next. A meeting set off by one case is no part of the rhythm. What was called off or postponed stays
    owed. A slot is owed once it is over, by the rhythm that was agreed on its last day, and only since Lopo has been
    in use.
    """
    planned = [m for m in records.meetings if m.occasion != "incident" and m.day in records.period]
    for meeting in planned:
        if meeting.state == "held" or records.period.over(meeting.day):
            yield Item(
                "meeting", meeting.id, meeting.state == "held", meeting.day, meeting.called_by, _why(meeting)
            )
    filled = Counter(slot_of(records, meeting) for meeting in planned)
    for slot, owed, last_day, agency in slots(records):
        for missing in range(owed - filled[slot]):
            yield Item("slot", f"{slot}:{missing + 1}", 0, last_day, agency, "not_planned")


def _why(meeting: Meeting) -> str:
    return "held" if meeting.state == "held" else meeting.not_held_because or "not_closed"


def slot_of(records: Records, meeting: Meeting) -> str:
    """Which promise of rhythm a meeting keeps: this year's plan, a sub-task force's quarter, or none."""
    if meeting.kind == "plan":
        return f"plan:{meeting.day.year}"
    if meeting.body is not None:
        return f"{records.sub_task_forces[meeting.body].code}:{quarter_of(meeting.day)}"
    return ""


def slots(records: Records) -> Iterator[tuple[str, int, date, Id | None]]:
    """What the rhythm owes in the period: slot, how many meetings, last day, and which agency calls them."""
    for year in records.period.whole_years:
        last = date(year, 12, 31)
        decree = records.decree_on(date(year, 1, 1))
        if decree and records.in_use(last):
            yield f"plan:{year}", records.plan_meetings.get(last, ONCE), last, decree.secretariat
    for quarter in records.period.whole_quarters:
        for part in owing_sub_task_forces(records, quarter):
            amount = records.sub_task_force_meetings.get(quarter.end, ONCE)
            yield f"{part.code}:{quarter}", amount, quarter.end, part.coordinator


def owing_sub_task_forces(records: Records, quarter: Quarter) -> tuple[SubTaskForce, ...]:
    decree, owes = records.decree_of(quarter)
    return decree.sub_task_forces if decree and owes and records.in_use(quarter.end) else ()


F1 = Definition(
    id="F1",
    aspect=Aspect.ON_PLANS,
    name=_("rapat yang diadakan dari yang direncanakan"),
    share=_("rapat yang diadakan"),
    of_what=_(
        "rapat yang direncanakan atau yang disepakati, mana yang lebih banyak: penyusunan rencana sekali "
        "setahun, tiap sub gugus tugas sekali setriwulan"
    ),
    source=DIALOGUE,
    gamed_by=_(
        "Merencanakan lebih sedikit tidak menolong: irama yang disepakati tetap dihitung. Rapat karena "
        "satu kasus tidak mengisi irama."
    ),
    items=meetings_held,
    example=Example(
        says=_(
            "Rapat rencana dibatalkan; Sub A bertemu pada tiga triwulan dan batal sekali; Sub B bertemu dua kali "
            "pada triwulan I, lalu hanya karena satu kasus; satu rapat koordinasi. Diadakan 6 dari 11."
        ),
        records=Records(
            YEAR,
            decrees=(DECREE,),
            meetings=(
                Meeting("plan", day(2, 4), "plan", "not_held", not_held_because="budget"),
                Meeting("a1", day(1, 20), "sub_task_force", body="A"),
                Meeting("a2", day(4, 20), "sub_task_force", body="A"),
                Meeting("a3", day(7, 20), "sub_task_force", body="A"),
                Meeting("a4", day(10, 20), "sub_task_force", "not_held", "A", not_held_because="quorum"),
                Meeting("b1", day(1, 21), "sub_task_force", body="B"),
                Meeting("b2", day(3, 21), "sub_task_force", body="B"),
                Meeting("b3", day(5, 21), "sub_task_force", body="B", occasion="incident"),
                Meeting("all", day(5, 5), "coordination"),
            ),
        ),
        n=6,
        of=11,
    ),
)


def months_with_dialogue(records: Records) -> Iterator[Item]:
    """F6. Months with a meeting of several agencies that no single case set off, of the months of the period.

    Several: two or more came. Only whole months that are over, since Lopo has been in use.
    """
    met: dict[date, list[Meeting]] = defaultdict(list)
    for meeting in records.held:
        if meeting.occasion != "incident" and len({i.agency for i in records.came(meeting)}) >= 2:
            met[meeting.day.replace(day=1)].append(meeting)
    for first in records.period.whole_months:
        if first in met or records.in_use(last_of_month(first.year, first.month)):
            behind = tuple(("meeting", m.id) for m in met.get(first, ()))
            yield Item("month", f"{first:%Y-%m}", bool(behind), first, behind=behind)


F6 = Definition(
    id="F6",
    aspect=Aspect.ON_PLANS,
    name=_("bulan dengan rapat yang tidak dipicu satu kasus"),
    share=_("bulan dengan rapat dua instansi atau lebih yang tidak dipicu satu kasus"),
    of_what=_("bulan dalam periode"),
    source=_("Ansell & Gash 2008; kajian TTU 2019–2024: bertemu hanya bila ada kejadian"),
    gamed_by=_("Menyebut rapat kasus sebagai rapat rutin; agenda dan notula memperlihatkan isinya."),
    items=months_with_dialogue,
    by_agency=False,
    example=Example(
        says=_(
            "Rapat rutin pada Februari, Mei dan Agustus; September hanya rapat karena satu kasus; Oktober "
            "dihadiri satu instansi saja. Tiga dari 12 bulan (dihitung sejak Januari, bulan catatan "
            "pertama)."
        ),
        records=Records(
            YEAR,
            AGENCIES,
            (DECREE,),
            meetings=(
                *MET,
                Meeting("m4", day(9, 9), occasion="incident"),
                Meeting("m5", day(10, 9)),
                Meeting("m6", day(1, 15), state="not_held", not_held_because="budget"),
            ),
            invitations=(
                *ATTENDED,
                *attended("m4", polres="head", dinsos="head"),
                *attended("m5", polres="head", dinsos="absent"),
            ),
        ),
        n=3,
        of=12,
    ),
)

MEASURES = (F1, F6)
