"""Writing a draft: what goes in, what is refused, and what an adopted plan no longer allows."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from lopo.cooperation.action_plan.excel.exporting import export_plan
from lopo.cooperation.action_plan.excel.importing import read_plan
from lopo.cooperation.action_plan.matrix import Matrix, matrix_of
from lopo.cooperation.action_plan.models import ActionPlan, Activity, Goal
from lopo.cooperation.action_plan.operations import (
    add_activity,
    add_goal,
    add_programme,
    change_activity,
    draft_plan,
    import_plan,
    move_part,
    remove_part,
    reword,
)
from lopo.cooperation.action_plan.tally import missed_last_year
from lopo.ground.acts import Denied, Level, Refused, at
from lopo.ground.agencies.models import Agency
from lopo.ground.ledger.entries import verify
from tests.cast import TaskForce
from tests.cooperation.plans import a_draft, a_plan, activities, content, report


def test_the_planning_agency_and_the_secretariat_draft_a_plan(task_force: TaskForce) -> None:
    for actor, year in ((task_force.bapelitbangda, 2026), (task_force.secretariat, 2027)):
        assert draft_plan(actor, year=year).is_draft
    for actor in (
        task_force.polres,
        task_force.chair,
        task_force.inspektorat,
        task_force.staff("bapelitbangda", Level.DRAFT),
    ):
        with pytest.raises(Denied):
            draft_plan(actor, year=2028)


def test_a_year_has_one_plan(task_force: TaskForce) -> None:
    draft_plan(task_force.bapelitbangda, year=2026)
    with pytest.raises(Refused, match="RAD 2026 sudah ada"):
        draft_plan(task_force.secretariat, year=2026)
    with pytest.raises(Refused, match="tidak mungkin"):
        draft_plan(task_force.secretariat, year=1926)


def test_next_years_draft_starts_from_this_years_plan(task_force: TaskForce) -> None:
    plan = a_plan(
        task_force, content(task_force), content(task_force, title="Siaran radio", target=Decimal(4))
    )
    outreach, radio = activities(plan)
    report(task_force.nakertrans, outreach)
    with at(datetime(2026, 4, 10, 9)):
        report(
            task_force.polres, outreach, quarter=2, done_on=None, value=None, took_part=[], obstacles="hujan"
        )
    report(task_force.nakertrans, radio, value=Decimal(5))

    with at(datetime(2026, 11, 2, 9)):
        following = draft_plan(task_force.bapelitbangda, year=2027, follows=plan)

    copy, other = activities(following)
    assert (copy.title, copy.follows, copy.leads) == (outreach.title, outreach, task_force.nakertrans.agency)
    assert {agency.key for agency in copy.along} == {"dp3a", "polres"}
    assert (copy.baseline, copy.last_target, copy.last_value) == (Decimal(31), Decimal(120), Decimal(31))
    assert (other.baseline, other.last_target) == (Decimal(5), Decimal(4))
    assert (missed_last_year(copy), missed_last_year(other)) == (True, False)


def test_what_nobody_reported_has_no_baseline_next_year_and_counts_as_not_reached(
    task_force: TaskForce,
) -> None:
    plan = a_plan(task_force)
    following = draft_plan(task_force.bapelitbangda, year=2027, follows=plan)
    [copy] = activities(following)
    assert (copy.baseline, copy.last_value, missed_last_year(copy)) == (None, None, True)


def test_goals_and_programmes_are_named_once_without_their_numbers(task_force: TaskForce) -> None:
    planner = task_force.bapelitbangda
    plan = draft_plan(planner, year=2026)
    goal = add_goal(planner, plan, text="Sasaran 1: Warga  berangkat / pulang aman ")
    assert goal.text == "Warga berangkat/pulang aman"
    with pytest.raises(Refused, match="sudah ada"):
        add_goal(planner, plan, text="Warga berangkat/pulang aman")
    with pytest.raises(Refused, match="namanya"):
        add_programme(planner, goal, text="Program 1.1: ")
    with pytest.raises(Refused, match="10000 huruf"):
        add_programme(planner, goal, text="a" * 10_000)
    with pytest.raises(Denied):
        add_programme(task_force.polres, goal, text="Penyuluhan")
    assert reword(planner, add_programme(planner, goal, text="Penyuluhan"), text="Sidak").text == "Sidak"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "a" * 301}, "title"),
        ({"quarters": []}, "quarters"),
        ({"along": [], "joint": True}, "joint"),
    ],
)
def test_an_activity_says_what_when_and_with_whom(
    task_force: TaskForce, changes: dict[str, object], field: str
) -> None:
    plan = a_draft(task_force)
    [activity] = activities(plan)
    with pytest.raises(Refused) as refused:
        add_activity(task_force.bapelitbangda, activity.programme, content=content(task_force, **changes))
    assert refused.value.field == field
    assert len(activities(plan)) == 1


def test_of_two_who_change_an_activity_at_once_the_second_looks_again(task_force: TaskForce) -> None:
    [activity] = activities(a_draft(task_force))
    seen = activity.revision
    change_activity(
        task_force.bapelitbangda, activity, content=content(task_force, title="Satu"), revision=seen
    )
    with pytest.raises(Refused, match="diubah orang lain"):
        change_activity(
            task_force.secretariat, activity, content=content(task_force, title="Dua"), revision=seen
        )
    activity.refresh_from_db()
    assert (activity.title, activity.leads) == ("Satu", task_force.nakertrans.agency)


def test_the_responsible_agency_is_named_once(task_force: TaskForce) -> None:
    nakertrans = task_force.agency("nakertrans")
    twice = content(task_force, along=[nakertrans, task_force.agency("polres"), task_force.agency("polres")])
    [activity] = activities(a_draft(task_force, twice))
    assert (activity.leads, [agency.key for agency in activity.along]) == (nakertrans, ["polres"])


def test_parts_are_moved_and_taken_out_and_their_numbers_close_up(task_force: TaskForce) -> None:
    planner = task_force.bapelitbangda
    plan = a_draft(task_force, *(content(task_force, title=title) for title in ("A", "B", "C")))
    second = activities(plan)[1]

    move_part(planner, second, up=True)
    assert [a.title for a in activities(plan)] == ["B", "A", "C"]
    move_part(planner, activities(plan)[0], up=True)  # already first
    assert [a.title for a in activities(plan)] == ["B", "A", "C"]

    remove_part(planner, activities(plan)[0])
    assert [(a.code, a.title) for a in activities(plan)] == [("1.1.1", "A"), ("1.1.2", "C")]

    other = add_goal(planner, plan, text="Korban dilayani")
    move_part(planner, other, up=True)
    assert [(a.code, a.title) for a in activities(plan)] == [("2.1.1", "A"), ("2.1.2", "C")]
    remove_part(planner, Goal.objects.get(pk=other.pk))
    assert activities(plan)[0].code == "1.1.1"
    with pytest.raises(Denied):
        remove_part(task_force.polres, activities(plan)[0])
    assert verify(task_force.regency).ok


def test_an_adopted_plan_is_fixed(task_force: TaskForce) -> None:
    plan, planner = a_plan(task_force), task_force.bapelitbangda
    [activity] = activities(plan)
    with pytest.raises(Refused, match="tidak diubah lagi"):
        add_goal(planner, plan, text="Tujuan lain")
    with pytest.raises(Refused, match="tidak diubah lagi"):
        change_activity(planner, activity, content=content(task_force), revision=activity.revision)
    with pytest.raises(Refused, match="tidak diubah lagi"):
        remove_part(planner, activity)
    with pytest.raises(Refused, match="tidak diubah lagi"):
        move_part(planner, activity, up=True)
    with pytest.raises(Refused, match="tidak diubah lagi"):
        reword(planner, activity.programme, text="Lain")
    with pytest.raises(Refused, match="tidak diubah lagi"):
        import_plan(planner, plan, matrix=Matrix(), before=matrix_of(plan))


def test_a_plan_goes_through_excel_and_is_the_same(task_force: TaskForce) -> None:
    plan = a_draft(
        task_force,
        content(task_force),
        content(task_force, title="Sidak", joint=False, along=[], baseline=None, quarters=[2, 4], unit=""),
    )
    before = matrix_of(plan)
    reading = read_plan(export_plan(plan).content, Agency.objects.filter(regency=task_force.regency))
    assert reading.matrix == before

    import_plan(task_force.secretariat, plan, matrix=reading.matrix, before=before)
    assert matrix_of(plan) == before


def test_every_agency_of_the_real_decree_is_written_so_that_it_is_read_again(task_force: TaskForce) -> None:
    agencies = list(Agency.objects.filter(regency=task_force.regency))
    plan = a_draft(
        task_force, *(content(task_force, title=a.name, leads=a, along=[], joint=False) for a in agencies)
    )
    reading = read_plan(export_plan(plan).content, agencies)
    assert reading.problems == []
    assert [entry.leads for _, entry in reading.matrix.entries()] == agencies


def test_an_import_over_a_draft_that_changed_since_its_preview_is_refused(task_force: TaskForce) -> None:
    plan = a_draft(task_force)
    before = matrix_of(plan)
    add_goal(task_force.bapelitbangda, plan, text="Sisipan")
    remove_part(task_force.bapelitbangda, activities(plan)[0])
    with pytest.raises(Refused, match="berubah sejak pratinjau"):
        import_plan(task_force.secretariat, plan, matrix=Matrix(), before=before)
    with pytest.raises(Denied):
        import_plan(task_force.polres, plan, matrix=Matrix(), before=before)
    assert ActionPlan.objects.get(pk=plan.pk).goals.count() == 2


def test_an_import_keeps_what_follows_last_year(task_force: TaskForce) -> None:
    last = a_plan(task_force, year=2025)
    plan = draft_plan(task_force.bapelitbangda, year=2026, follows=last)
    import_plan(task_force.bapelitbangda, plan, matrix=matrix_of(plan), before=matrix_of(plan))
    assert Activity.objects.get(programme__goal__plan=plan).follows == activities(last)[0]
