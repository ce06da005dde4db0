"""What operations wrote is what the measures count: a year of governing, made by acts and counted by hand."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from lopo.cooperation.action_plan.operations import endorse_plan
from lopo.evaluation.commands import as_json
from lopo.evaluation.evaluating import Evaluation, evaluate
from lopo.evaluation.measures.counting import Measure
from lopo.evaluation.models import SurveyLink
from lopo.evaluation.survey.operations import answer_survey, open_survey
from lopo.ground.acts import at
from lopo.ground.clocks.models import ClockRule
from lopo.ground.clocks.operations import change_promise
from lopo.ground.places.models import Village
from lopo.taskforce.decree.work import Work
from lopo.taskforce.delivery.models import Delivery
from lopo.taskforce.delivery.operations import acknowledge_decree, ask_correction, deliver_decree
from lopo.taskforce.meeting.models import Meeting, MeetingKind
from lopo.taskforce.meeting.operations import cancel_meeting, finish_follow_up, move_follow_up
from lopo.taskforce.record.models import Contribution
from lopo.taskforce.record.operations import contest_record
from tests.cast import TaskForce
from tests.cooperation.plans import a_draft, a_plan, activities, content, report
from tests.taskforce.meetings import decided, held, planned, running

NEXT_YEAR = datetime(2027, 1, 20, 9)


def year(task_force: TaskForce, number: int) -> Evaluation:
    with at(datetime(max(number + 1, 2026), 3, 20, 9)):
        return evaluate(task_force.regency, date(number, 1, 1), date(number, 12, 31))


def share(measure: Measure) -> tuple[int, int]:
    return int(measure.numerator), measure.denominator


def part(task_force: TaskForce, measure: Measure, key: str) -> tuple[int, int]:
    n, of = measure.by_agency[task_force.agency(key).pk]
    return int(n), of


def deliveries(task_force: TaskForce, *keys: str) -> list[Delivery]:
    rows = Delivery.objects.filter(decree=task_force.decree).select_related("decree__secretariat", "agency")
    return list(rows.filter(agency__key__in=keys) if keys else rows.exclude(agency__key="dp3a"))


def met_on(task_force: TaskForce, day: date, **more: Any) -> Meeting:
    """A meeting planned for this day and running."""
    starts = datetime(day.year, day.month, day.day, 9)
    from django.utils import timezone

    with at(starts):
        return running(task_force, planned(task_force, starts_at=timezone.make_aware(starts), **more))


def test_a_delivered_decree_is_counted_by_its_two_promises(task_force: TaskForce) -> None:
    with at(datetime(2023, 2, 24, 9)):
        deliver_decree(
            task_force.secretariat, deliveries(task_force)[:16], on=date(2023, 2, 24), way="by_hand"
        )
    with at(datetime(2023, 3, 10, 9)):
        acknowledge_decree(task_force.polres, deliveries(task_force, "polres")[0])
        ask_correction(
            task_force.dinsos, deliveries(task_force, "dinsos")[0], text="Nama jabatan salah tulis."
        )
        deliver_decree(
            task_force.secretariat, deliveries(task_force)[16:], on=date(2023, 3, 10), way="by_hand"
        )
    with at(datetime(2023, 3, 11, 9)):
        acknowledge_decree(task_force.kodim, deliveries(task_force, "kodim")[0])  # its 15th day

    found = year(task_force, 2023)
    assert share(found.measures["T1a"]) == (16, 20)
    assert found.measures["T1a"].apart == {"in_time": 16, "late": 3, "not_delivered": 1}
    assert part(task_force, found.measures["T1a"], "dp3a") == (0, 1)
    assert found.measures["T1b"].denominator == 19
    assert found.measures["T1b"].apart["correction"] == 1
    undelivered = [f for f in found.findings if f.kind == "undelivered"]
    assert [f.key for f in undelivered] == [
        f"undelivered:{task_force.decree.pk}:{task_force.agency('dp3a').pk}"
    ]
    assert undelivered[0].owner == "Sekretariat"
    assert undelivered[0].days == (date(2026, 3, 20) - date(2023, 2, 20)).days


def test_attendance_counts_for_the_body_that_met_and_a_contested_mark_for_nobody(
    task_force: TaskForce,
) -> None:
    body = task_force.decree.sub_task_forces.get(code="B")  # six agencies
    whole = held(task_force, met_on(task_force, date(2026, 2, 10)), absent=["dp3a", "pkk", "faith"])
    held(
        task_force,
        met_on(task_force, date(2026, 5, 6), body=body, kind=MeetingKind.SUB_TASK_FORCE),
        absent=["rsud"],
    )
    with at(datetime(2026, 2, 12, 9)):
        told = Contribution.objects.get(subject_id=whole.pk, agency__key="faith")
        contest_record(task_force.faith, told, comment="Kami hadir, daftar hadirnya terlewat.")

    found = year(task_force, 2026)
    assert share(found.measures["F2"]) == (17 + 5, 19 + 6)
    assert part(task_force, found.measures["F2"], "dp3a") == (0, 1)
    assert task_force.agency("faith").pk not in found.measures["F2"].by_agency
    assert [c.subject for c in found.contested] == [whole.pk]
    assert share(found.measures["F4"]) == (22, 22)
    assert share(found.measures["F6"]) == (2, 11)  # since February, the month of the first record
    assert found.measures["F1"].numerator == 2
    assert (
        found.measures["F1"].denominator == 1 + 4 * 4 + 1
    )  # the plan, four bodies a quarter, the coordination
    assert {row.sub_task_force for row in found.duties.rows if row.total} == {
        "D"
    }  # coordination is a duty of D


def test_a_meeting_called_off_keeps_being_owed_with_its_reason(task_force: TaskForce) -> None:
    meeting = planned(task_force)
    cancel_meeting(task_force.secretariat, meeting, because="budget", note="Tidak ada uang transpor.")

    found = year(task_force, 2026)
    assert found.measures["F1"].apart["budget"] == 1
    finding = next(f for f in found.findings if f.kind == "not_held")
    assert "1 tidak ada anggaran" in finding.sentence
    assert finding.records == (("meeting", meeting.pk),)


def test_each_quarter_owes_the_rhythm_that_was_agreed_on_its_last_day(task_force: TaskForce) -> None:
    """Agreeing on more meetings next year makes nobody late in this one."""
    met_on(task_force, date(2025, 1, 15))
    rule = ClockRule.objects.get(regency=task_force.regency, key="rhythm_sub_task_force_meeting")
    before = share(year(task_force, 2025).measures["F1"])
    with at(date(2025, 9, 1)):
        change_promise(
            task_force.secretariat, rule, amount=3, warns=0, source="rapat", valid_from=date(2025, 10, 1)
        )

    n, of = share(year(task_force, 2025).measures["F1"])
    assert (n, of - before[1]) == (
        before[0],
        4 * 2,
    )  # four sub-task forces, two more in the last quarter only


def test_a_follow_up_is_judged_by_the_date_first_agreed(task_force: TaskForce) -> None:
    meeting = met_on(task_force, date(2026, 3, 17))
    _, done = decided(task_force, meeting, agency="dinsos")
    _, moved = decided(task_force, meeting, agency="dinkes")
    decided(task_force, meeting, agency=None, due_on=None)
    with at(datetime(2026, 3, 30, 9)):
        finish_follow_up(task_force.dinsos, done, result="Daftar sudah disusun.")
        move_follow_up(task_force.secretariat, moved, due_on=date(2026, 5, 29), reason="Menunggu data desa.")
    with at(datetime(2026, 5, 20, 9)):
        finish_follow_up(task_force.dinkes, moved, result="Daftar sudah disusun.")

    t5 = year(task_force, 2026).measures["T5"]
    assert share(t5) == (1, 3)
    assert t5.apart == {"in_time": 1, "late": 1, "unnamed": 1}
    assert part(task_force, t5, "nakertrans") == (0, 1)  # its meeting named nobody


def test_a_plan_is_counted_by_what_was_realised_and_by_whom(task_force: TaskForce) -> None:
    plan = a_plan(
        task_force,
        content(task_force, quarters=[1]),
        content(task_force, quarters=[2], title="Pelatihan", baseline=None, target=Decimal(10), budget=None),
    )
    outreach, training = activities(plan)
    villages = list(Village.objects.order_by("code")[:3])
    with at(datetime(2026, 3, 20, 9)):
        row = report(
            task_force.nakertrans, outreach, task_force.nakertrans, task_force.polres,
            value=Decimal(120), villages=villages,
        )  # fmt: skip
        endorse_plan(task_force.polres, plan.endorsements.get(agency__key="polres"))
    with at(datetime(2026, 6, 20, 9)):
        report(
            task_force.nakertrans,
            training,
            task_force.nakertrans,
            quarter=2,
            done_on=date(2026, 6, 19),
            value=None,
        )

    found = year(task_force, 2026)
    counted = {id_: share(m) for id_, m in found.measures.items()}
    assert counted["T3"] == (1, 1)
    assert found.measures["T3"].beside == {"released": Decimal(24_000_000), "budget": Decimal(96_000_000)}
    assert counted["S3"] == (1, 2)
    assert counted["O4"] == (3, 193)
    assert counted["O7"] == (1, 2)
    assert counted["O8"] == (1, 2)
    assert counted["T2"] == (1, 20)
    for id_ in ("T3", "S3", "O7", "O8"):  # all of them answered for by Nakertrans
        assert part(task_force, found.measures[id_], "nakertrans") == counted[id_]
    edge = next(e for e in found.network.edges if e.kind == "activity")
    assert {edge.a, edge.b} == {task_force.agency("nakertrans").pk, task_force.agency("polres").pk}
    assert edge.pieces == (("realisation", row.pk),)


def test_a_draft_is_nobodys_promise_and_the_desks_debt(task_force: TaskForce) -> None:
    held(task_force, met_on(task_force, date(2026, 2, 10)))
    a_draft(task_force, content(task_force, quarters=[1]))

    found = year(task_force, 2026)
    for id_ in ("T3", "S3", "O7", "O8"):
        assert found.measures[id_].state == "unknown", id_
    kinds = {f.kind: f for f in found.findings}
    assert not {"alone", "unreleased", "unmeasured"} & kinds.keys()
    assert kinds["no_plan"].owner == "Sekretariat"


def test_people_of_an_empowering_activity_say_nothing_of_victims(task_force: TaskForce) -> None:
    """The plan counts people; who of them was a victim nobody writes there, so the share of victims stays unknown."""
    [activity] = activities(a_plan(task_force, content(task_force, work=Work.EMPOWERMENT, quarters=[1])))
    with at(datetime(2026, 3, 20, 9)):
        report(task_force.nakertrans, activity, people=12)

    o6 = year(task_force, 2026).measures["O6"]
    assert (o6.state, o6.value, o6.items) == ("unknown", None, ())
    assert o6.because == "pemberdayaan korban belum dicatat di Lopo"


def test_an_activity_of_several_quarters_is_joint_by_any_of_them(task_force: TaskForce) -> None:
    """Together in the first quarter, alone in the last: joint work in the evaluation of the last quarter as well."""
    [activity] = activities(a_plan(task_force, content(task_force, quarters=[1, 4])))
    for quarter, done_on, more in ((1, date(2026, 3, 19), [task_force.polres]), (4, date(2026, 11, 19), [])):
        with at(datetime(2026, done_on.month, 20, 9)):
            report(
                task_force.nakertrans,
                activity,
                task_force.nakertrans,
                *more,
                quarter=quarter,
                done_on=done_on,
            )
    with at(NEXT_YEAR):
        found = evaluate(task_force.regency, date(2026, 10, 1), date(2026, 12, 31))

    assert share(found.measures["S3"]) == share(year(task_force, 2026).measures["S3"]) == (1, 1)
    assert [f.key for f in found.findings if f.kind == "alone"] == []


def survey_links(task_force: TaskForce, title: str) -> list[SurveyLink]:
    with at(datetime(2026, 4, 1, 9)):
        survey, _ = open_survey(task_force.secretariat, title=title, closes_on=date(2026, 4, 20))
    return list(SurveyLink.objects.filter(survey=survey).order_by("agency__key").select_related("survey"))


def answered(task_force: TaskForce, links: list[SurveyLink], mark: int) -> None:
    with at(datetime(2026, 4, 2, 9)):
        for link in links:
            answer_survey(task_force.polres, link, reliable=mark, open=mark, common_aim=mark)


def test_the_survey_is_known_from_five_answers_after_it_closed(task_force: TaskForce) -> None:
    links = survey_links(task_force, "Denyut April")
    answered(task_force, links[:4], 4)
    few = year(task_force, 2026).measures["T8"]
    assert (few.state, few.value, few.denominator) == ("unknown", None, 0)  # not even shown
    assert "lima jawaban" in few.because
    answered(task_force, links[4:5], 1)

    t8 = year(task_force, 2026).measures["T8"]
    assert (t8.state, t8.value, t8.interval, t8.by_agency) == ("known", 0.8, None, {})
    assert [(item.kind, item.id, item.of) for item in t8.items] == [("survey", links[0].survey_id, 5)]
    with at(datetime(2026, 4, 20, 9)):
        assert evaluate(task_force.regency).measures["T8"].state == "unknown"  # still open


def test_two_rounds_of_three_answers_stay_unknown_together(task_force: TaskForce) -> None:
    for title in ("Denyut satu", "Denyut dua"):
        answered(task_force, survey_links(task_force, title)[:3], 3)

    assert year(task_force, 2026).measures["T8"].state == "unknown"


def test_not_using_lopo_is_not_the_same_as_not_working(task_force: TaskForce) -> None:
    held(task_force, met_on(task_force, date(2026, 2, 10)), absent=["dp3a"])
    found = year(task_force, 2026)
    lines = {line.agency.key: line for line in found.agencies}

    assert not lines["dukcapil"].known
    assert lines["dp3a"].known  # its absence was recorded for it
    assert (lines["dp3a"].invited, lines["dp3a"].came, lines["dp3a"].for_it) == (1, 0, 1)
    assert (lines["nakertrans"].by_it, lines["polres"].by_it) == (1, 0)
    assert lines["polres"].seat
    assert not lines["dukcapil"].seat
    assert year(task_force, 2025).measures["F1"].state == "unknown"  # nothing was recorded of that year


@pytest.mark.parametrize("meetings", [1, 6])
def test_an_evaluation_costs_sixteen_queries_however_much_there_is(
    task_force: TaskForce, meetings: int, django_assert_num_queries: Any
) -> None:
    for number in range(meetings):
        meeting = met_on(task_force, date(2026, 3, 10 + number))
        decided(task_force, meeting)
        held(task_force, meeting)
    plan = a_plan(task_force, *(content(task_force, title=f"Kegiatan {n}") for n in range(meetings)))
    for activity in activities(plan):
        report(task_force.nakertrans, activity)

    with at(NEXT_YEAR), django_assert_num_queries(16):
        found = evaluate(task_force.regency, date(2026, 1, 1), date(2026, 12, 31))
        as_json(found, records=True)
    assert found.measures["F2"].denominator == 20 * meetings
