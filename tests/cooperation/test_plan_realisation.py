"""What really happened: reported by quarter, corrected, confirmed or contested by those who were named."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image
import pytest

from lopo.cooperation.action_plan.models import Activity, Realisation
from lopo.cooperation.action_plan.operations import (
    attach_evidence,
    correct_realisation,
    drop_activity,
    realise,
    record_outcome,
    take_up_activity,
)
from lopo.cooperation.action_plan.queries import line_of
from lopo.ground.acts import Denied, Level, Refused, at
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.papers.operations import take_in
from lopo.ground.places.models import Village
from lopo.taskforce.decree.work import Work
from lopo.taskforce.record.models import Contribution, Standing
from lopo.taskforce.record.operations import confirm_record, contest_record
from tests.cast import TaskForce
from tests.cooperation.plans import a_plan, activities, content, report, told


def the_activity(task_force: TaskForce, **changes: Any) -> Activity:
    [activity] = activities(a_plan(task_force, content(task_force, **changes)))
    return activity


def rows(work: Work = Work.OUTREACH) -> dict[str, tuple[bool, str]]:
    found = Contribution.objects.filter(work=work, subject_kind="realisation").select_related("agency")
    return {row.agency.key: (row.took_part, row.standing) for row in found}


def running(key: str) -> list[tuple[str, date]]:
    found = Clock.objects.filter(rule__key=key, met_on=None, ended_on=None).order_by("due_on")
    return [(clock.about, clock.due_on) for clock in found]


def test_a_report_says_who_was_there_and_who_stayed_away(task_force: TaskForce) -> None:
    activity = the_activity(task_force)
    report(task_force.nakertrans, activity, task_force.nakertrans, task_force.polres, task_force.setda)

    assert rows() == {
        "nakertrans": (True, Standing.OWN),
        "polres": (True, Standing.TOLD),
        "setda": (True, Standing.TOLD),  # was not planned, and came
        "dp3a": (False, Standing.TOLD),  # was planned, and stayed away: told, so that it may contest
    }
    assert set(rows(Work.JOINT_ACTIVITY)) == {"nakertrans", "polres", "setda"}
    about = (
        Contribution.objects.filter(subject_kind="realisation")
        .order_by()
        .values_list("about", "on")
        .distinct()
    )
    assert list(about) == [("1.1.1 Penyuluhan di desa asal pekerja · TW I 2026", date(2026, 3, 3))]


def test_one_agency_alone_makes_no_joint_activity(task_force: TaskForce) -> None:
    report(task_force.nakertrans, the_activity(task_force))
    assert rows(Work.JOINT_ACTIVITY) == {}


def test_a_joint_deed_of_an_activity_planned_alone_is_no_joint_activity(task_force: TaskForce) -> None:
    report(
        task_force.nakertrans,
        the_activity(task_force, joint=False),
        task_force.nakertrans,
        task_force.polres,
    )
    assert rows(Work.JOINT_ACTIVITY) == {}


def test_a_contested_presence_counts_for_nobody(task_force: TaskForce) -> None:
    activity = the_activity(task_force)
    report(task_force.nakertrans, activity, task_force.nakertrans, task_force.polres, task_force.dp3a)
    named = Contribution.objects.get(agency__key="polres", work=Work.OUTREACH)
    contest_record(task_force.polres, named, comment="kami tidak di sana")
    confirm_record(task_force.dp3a, Contribution.objects.get(agency__key="dp3a", work=Work.OUTREACH))

    line = line_of(activity)
    assert [agency.key for agency in line.there[1]] == [
        "dp3a",
        "nakertrans",
        "polres",
    ]  # still named as joint
    contest_record(
        task_force.polres,
        Contribution.objects.get(agency__key="polres", work=Work.JOINT_ACTIVITY),
        comment="tidak",
    )
    line = line_of(activity)
    assert ([agency.key for agency in line.there[1]], line.contested) == (["dp3a", "nakertrans"], 1)


def test_each_report_keeps_one_promise_and_starts_the_next(task_force: TaskForce) -> None:
    activity = the_activity(task_force, quarters=[1, 3])
    assert running("report_quarter")[0][1] == date(2026, 4, 14)

    report(task_force.nakertrans, activity)
    [(about, due)] = running("report_quarter")
    assert (about.endswith("TW III 2026"), due) == (True, date(2026, 10, 14))

    with at(datetime(2026, 10, 5, 9)):
        report(task_force.nakertrans, activity, quarter=3, done_on=date(2026, 9, 1))
    assert running("report_quarter") == []
    assert Clock.objects.filter(rule__key="report_quarter", met_on__isnull=False).count() == 2


def test_a_report_ahead_of_its_turn_leaves_the_earlier_one_owed(task_force: TaskForce) -> None:
    activity = the_activity(task_force)
    with at(datetime(2026, 5, 4, 9)):
        report(task_force.nakertrans, activity, quarter=2, done_on=date(2026, 4, 20))
        assert [about[-9:] for about, _ in running("report_quarter")] == ["TW I 2026"]
        assert not Clock.objects.filter(rule__key="report_quarter", met_on__isnull=False).exists()
        report(task_force.nakertrans, activity, quarter=1)
        assert [about[-11:] for about, _ in running("report_quarter")] == ["TW III 2026"]


def test_a_quarter_in_which_nothing_was_done_says_why_and_names_nobody(task_force: TaskForce) -> None:
    activity = the_activity(task_force)
    nothing: dict[str, Any] = {"done_on": None, "value": None, "took_part": []}
    with pytest.raises(Refused) as refused:
        report(task_force.nakertrans, activity, **nothing)
    assert refused.value.field == "obstacles"
    with pytest.raises(Refused, match="ada yang dikerjakan"):
        report(task_force.nakertrans, activity, done_on=None, obstacles="hujan")

    row = report(task_force.nakertrans, activity, obstacles="hujan", **nothing)
    assert (row.done_on, rows(), line_of(activity).cell(1)) == (None, {}, "idle")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"quarter": 2, "done_on": date(2026, 4, 1)}, "quarter"),  # has not begun
        ({"quarter": 5}, "quarter"),
        ({"done_on": date(2026, 3, 20)}, "done_on"),  # has not come
        ({"done_on": date(2025, 12, 31)}, "done_on"),
        ({"done_on": date(1926, 1, 31)}, "done_on"),
        ({"took_part": []}, "took_part"),
        ({"spent": Decimal(-1)}, None),
    ],
)
def test_a_report_that_cannot_have_happened_is_refused(
    task_force: TaskForce, changes: dict[str, Any], field: str | None
) -> None:
    with pytest.raises(Refused) as refused:
        report(task_force.nakertrans, the_activity(task_force), **changes)
    assert refused.value.field == field
    assert not Realisation.objects.exists()


def test_those_whom_the_plan_names_report_and_the_secretariat_only_with_a_source(
    task_force: TaskForce,
) -> None:
    sidak = content(task_force, title="Sidak", leads=task_force.agency("polres"), along=[], joint=False)
    activity, others = activities(a_plan(task_force, content(task_force), sidak))
    for actor in (task_force.kodim, task_force.chair, task_force.staff("nakertrans", Level.DRAFT)):
        with pytest.raises(Denied):
            realise(actor, activity, quarter=1, told=told(task_force.nakertrans))
    realise(task_force.dp3a, activity, quarter=1, told=told(task_force.dp3a))

    with pytest.raises(Refused) as refused:
        realise(task_force.secretariat, others, quarter=1, told=told(task_force.polres))
    assert refused.value.field == "source"
    row = realise(
        task_force.secretariat, others, quarter=1, told=told(task_force.polres), source="laporan 7/III/2026"
    )
    assert (row.source, row.recorded_by) == ("laporan 7/III/2026", task_force.secretariat.agency)
    entry = LedgerEntry.objects.get(act="realisation.reported", subject_id=row.pk)
    assert (entry.for_agency, entry.source) == (task_force.polres.agency, "laporan 7/III/2026")


def test_of_two_who_report_a_quarter_the_second_reads_the_first(task_force: TaskForce) -> None:
    activity = the_activity(task_force)
    report(task_force.polres, activity)
    with pytest.raises(Refused, match=r"Triwulan I sudah diisi Polres TTU pada Senin, 9 Maret"):
        report(task_force.nakertrans, activity)
    assert Realisation.objects.count() == 1


def test_a_correction_keeps_what_was_said_before_in_the_ledger(task_force: TaskForce) -> None:
    row = report(task_force.nakertrans, the_activity(task_force), task_force.nakertrans, task_force.polres)
    correct_realisation(
        task_force.nakertrans, row, told=told(task_force.nakertrans, value=Decimal(35)), revision=row.revision
    )

    assert (row.value, row.revision) == (Decimal(35), 2)
    assert rows()["polres"][0] is False
    assert {took_part for took_part, _ in rows(Work.JOINT_ACTIVITY).values()} == {False}
    entry = LedgerEntry.objects.get(act="realisation.corrected")
    assert entry.detail == {"quarter": 1, "changed": {"value": ["31.00", "35.00"]}}


def test_of_two_who_correct_at_once_the_second_looks_again(task_force: TaskForce) -> None:
    row = report(task_force.nakertrans, the_activity(task_force))
    seen = row.revision
    correct_realisation(
        task_force.nakertrans, row, told=told(task_force.nakertrans, value=Decimal(35)), revision=seen
    )
    with pytest.raises(Refused, match="diperbaiki orang lain"):
        correct_realisation(
            task_force.polres, row, told=told(task_force.polres, value=Decimal(1)), revision=seen
        )
    with pytest.raises(Denied):
        correct_realisation(task_force.kodim, row, told=told(task_force.kodim), revision=2)
    assert Realisation.objects.get().value == 35


def test_villages_are_exactly_those_of_the_last_report(task_force: TaskForce) -> None:
    villages = list(Village.objects.filter(regency=task_force.regency)[:3])
    activity = the_activity(task_force)
    row = report(task_force.nakertrans, activity, villages=villages[:2])
    correct_realisation(
        task_force.nakertrans, row, told=told(task_force.nakertrans, villages=villages[1:]), revision=1
    )
    assert {reached.village for reached in row.villages.select_related("village")} == set(villages[1:])


def test_what_became_of_people_is_recorded_six_months_on(task_force: TaskForce) -> None:
    activity = the_activity(task_force, work=Work.TRAINING)
    row = report(task_force.nakertrans, activity, people=20)
    assert running("report_outcome") == [
        ("1.1.1 Penyuluhan di desa asal pekerja · TW I 2026", date(2026, 10, 3))
    ]

    with pytest.raises(Refused, match="mulai Kamis, 3 September"):
        record_outcome(task_force.nakertrans, row, people_with_outcome=12, on=date(2026, 3, 9))
    with at(datetime(2026, 9, 14, 9)):
        with pytest.raises(Refused, match="Paling banyak 20"):
            record_outcome(task_force.nakertrans, row, people_with_outcome=21, on=date(2026, 9, 14))
        with pytest.raises(Denied):
            record_outcome(task_force.kodim, row, people_with_outcome=12, on=date(2026, 9, 14))
        record_outcome(task_force.nakertrans, row, people_with_outcome=12, on=date(2026, 9, 14))
    assert (row.people_with_outcome, running("report_outcome")) == (12, [])


def test_people_who_were_counted_by_mistake_are_not_asked_after(task_force: TaskForce) -> None:
    row = report(task_force.nakertrans, the_activity(task_force, work=Work.TRAINING), people=20)
    correct_realisation(task_force.nakertrans, row, told=told(task_force.nakertrans), revision=1)
    assert running("report_outcome") == []
    with pytest.raises(Refused, match="tidak mencatat orang"):
        record_outcome(task_force.nakertrans, row, people_with_outcome=0, on=date(2026, 9, 14))


def photograph() -> ContentFile[bytes]:
    import io

    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "JPEG")
    return ContentFile(out.getvalue(), "foto.jpg")


def test_evidence_lies_beside_the_report(task_force: TaskForce) -> None:
    row = report(task_force.nakertrans, the_activity(task_force))
    first, second = (take_in(task_force.nakertrans, row, photograph(), what="evidence") for _ in range(2))
    attach_evidence(task_force.nakertrans, row, evidence=first)
    attach_evidence(task_force.nakertrans, row, evidence=second)
    assert row.evidence == first
    with pytest.raises(Denied):
        attach_evidence(task_force.kodim, row, evidence=first)


def test_a_dropped_activity_owes_no_more_reports_and_stays_in_the_plan(task_force: TaskForce) -> None:
    activity = the_activity(task_force)
    for actor in (task_force.kodim, task_force.chair):
        with pytest.raises(Denied):
            drop_activity(actor, activity, reason="tidak perlu")
    with pytest.raises(Refused) as refused:
        drop_activity(task_force.nakertrans, activity, reason=" ")
    assert refused.value.field == "reason"

    drop_activity(task_force.nakertrans, activity, reason="dana dialihkan")
    assert (activity.dropped_on, running("report_quarter")) == (date(2026, 3, 9), [])
    assert [a.pk for a in activities(activity.plan)] == [activity.pk]
    with pytest.raises(Refused, match="sudah dihentikan"):
        drop_activity(task_force.bapelitbangda, activity, reason="lagi")
    with pytest.raises(Refused, match="Lanjutkan dahulu"):
        report(task_force.nakertrans, activity)


def test_a_dropped_activity_is_taken_up_again(task_force: TaskForce) -> None:
    activity = the_activity(task_force)
    with pytest.raises(Refused, match="tidak sedang dihentikan"):
        take_up_activity(task_force.bapelitbangda, activity)
    drop_activity(task_force.bapelitbangda, activity, reason="dana dialihkan")
    with pytest.raises(Denied):
        take_up_activity(task_force.kodim, activity)
    take_up_activity(task_force.bapelitbangda, activity)
    assert (activity.dropped_on, len(running("report_quarter"))) == (None, 1)
