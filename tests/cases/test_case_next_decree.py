"""A new decree letters its parts anew and lets offices go: nobody in a case is left without somebody who sees them."""

from __future__ import annotations

from datetime import date

from lopo.cases.case.models import Case, Participation
from lopo.cases.case.operations import assign_person, seats_that_hold
from lopo.ground.acts import Actor
from lopo.ground.acts.fetch import visible
from lopo.ground.agencies.models import Office
from lopo.taskforce.access.hats import hats_of
from lopo.taskforce.access.reach import reach
from lopo.taskforce.decree.models import Decree, SubTaskForce
from lopo.taskforce.decree.operations import (
    change_part,
    draft_decree,
    issue_decree,
    name_heirs,
    remove_part,
    remove_seat,
)
from tests.cases.people import NAME, office_of, opened, victim
from tests.cast import TaskForce

SIGNED = date(2026, 3, 9)


def today_as(actor: Actor) -> Actor:
    """The same person's seat hat as it is now."""
    assert actor.account
    return next(hat for hat in hats_of(actor.account) if hat.hat == "seat" and hat.office == actor.office)


def issued(task_force: TaskForce, draft: Decree) -> None:
    issue_decree(task_force.secretariat, draft, number="15/KEP/HK/III/2026", signed_on=SIGNED)


def part(decree: Decree, code: str) -> SubTaskForce:
    found: SubTaskForce = decree.sub_task_forces.get(code=code)
    return found


def test_parts_that_are_called_otherwise_hold_the_same_people(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    draft = draft_decree(task_force.secretariat, task_force.decree)
    letters = list(draft.sub_task_forces.order_by("order"))
    for row, code in zip(letters, ["I", "II", "III", "IV"], strict=True):
        change_part(task_force.secretariat, row, code=code, name=row.name, functions=row.functions)
    issued(task_force, draft)

    row = victim(Case.objects.get(pk=case.pk))
    assert row.held_by == case.lead  # of the earlier decree: nobody rewrote the case
    now = {seat.sub_task_force_id for seat in seats_that_hold(row)}
    assert now == {next(p.pk for p in letters if p.functions == case.lead.functions)}
    for leader in (m for m in task_force.members.values() if case.lead_id in m.leads):
        assert visible(Participation, to=today_as(leader)).filter(pk=row.pk).exists()
    assert visible(Participation, to=today_as(task_force.polres)).filter(pk=row.pk).exists()


def test_a_part_that_is_gone_leaves_its_people_to_the_one_that_does_its_work(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    lead = case.lead
    draft = draft_decree(task_force.secretariat, task_force.decree)
    others = [p for p in draft.sub_task_forces.order_by("order") if p.code != lead.code]
    change_part(
        task_force.secretariat,
        others[-1],
        code=others[-1].code,
        name=others[-1].name,
        functions=[*others[-1].functions, *lead.functions],
    )
    gone = part(draft, lead.code)
    offices = {seat.office for seat in gone.seats.select_related("office")}
    remove_part(task_force.secretariat, gone)
    stay = {seat.office_id for p in draft.sub_task_forces.all() for seat in p.seats.all()}
    heir = Office.objects.get(pk=next(iter(others[-1].seats.values_list("office", flat=True))))
    leaving = {office: heir for office in offices if office.pk not in stay}
    if leaving:
        name_heirs(task_force.secretariat, draft, heirs=leaving)
    issued(task_force, draft)

    now = {seat.sub_task_force_id for seat in seats_that_hold(victim(case))}
    assert now == {others[-1].pk}


def test_the_heir_of_an_office_answers_for_its_people_and_the_office_that_left_does_not(
    task_force: TaskForce,
) -> None:
    case = opened(task_force.polres)
    row = victim(case)
    leads = {m.office.pk for m in task_force.members.values() if m.office and case.lead_id in m.leads}
    seated = {seat.office_id for seat in seats_that_hold(row)}
    leaves, heir = [
        m
        for m in task_force.members.values()
        if m.office and m.office.pk in seated - leads and len(m.seats) == 1
    ][:2]
    assert leaves.office
    assert heir.office
    assign_person(task_force.polres, row, office=office_of(leaves))
    assert not visible(Participation, to=heir).exists()

    draft = draft_decree(task_force.secretariat, task_force.decree)
    for seat in draft.sub_task_forces.get(code=case.lead.code).seats.filter(office=office_of(leaves)):
        remove_seat(task_force.secretariat, seat)
    name_heirs(task_force.secretariat, draft, heirs={leaves.office: heir.office})
    issued(task_force, draft)

    now = today_as(heir)
    assert leaves.office.pk in reach(now).offices
    assert NAME in task_force.client(now).get(f"/cases/people/{row.pk}/").content.decode()
    assert leaves.account
    assert not [h for h in hats_of(leaves.account) if visible(Participation, to=h).exists()]
