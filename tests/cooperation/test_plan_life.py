"""A plan is adopted, endorsed by each agency or not, and closed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from lopo.cooperation.action_plan.models import Activity, Endorsement, PlanState
from lopo.cooperation.action_plan.operations import (
    add_activity,
    adopt_plan,
    close_plan,
    decline_to_endorse,
    draft_plan,
    endorse_plan,
)
from lopo.ground.acts import Denied, Level, Refused, at
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.models import LedgerEntry
from lopo.taskforce.decree.models import Decree
from lopo.taskforce.decree.queries import members_of
from tests.cast import TaskForce
from tests.cooperation.plans import ADOPTED, a_draft, a_plan, activities, content, report


def clocks(key: str) -> Any:
    return Clock.objects.filter(rule__key=key).order_by("due_on", "pk")


def endorsement(plan: Any, key: str) -> Endorsement:
    row: Endorsement = Endorsement.objects.select_related("plan", "agency").get(plan=plan, agency__key=key)
    return row


def test_adoption_asks_every_member_agency_and_starts_its_promise(task_force: TaskForce) -> None:
    plan = a_plan(task_force)
    asked = {row.agency for row in plan.endorsements.select_related("agency")}
    assert (plan.state, plan.adopted_on) == (PlanState.ADOPTED, ADOPTED)
    assert asked == set(members_of(task_force.decree))
    assert clocks("endorse_plan").count() == 20
    assert set(clocks("endorse_plan").values_list("started_on", "due_on")) == {
        (ADOPTED, ADOPTED + timedelta(days=14))
    }


def test_adoption_starts_the_report_of_each_activitys_first_quarter(task_force: TaskForce) -> None:
    later = content(task_force, title="Sidak", leads=task_force.agency("polres"), quarters=[3])
    plan = a_plan(task_force, content(task_force), later)
    owed = [(c.owed_by.key, c.started_on, c.due_on, c.about) for c in clocks("report_quarter")]
    assert owed == [
        (
            "nakertrans",
            date(2026, 3, 31),
            date(2026, 4, 14),
            "1.1.1 Penyuluhan di desa asal pekerja · TW I 2026",
        ),
        ("polres", date(2026, 9, 30), date(2026, 10, 14), "1.1.2 Sidak · TW III 2026"),
    ]
    assert {c.subject_id for c in clocks("report_quarter")} == {a.pk for a in activities(plan)}


def test_a_plan_adopted_late_makes_nobody_late_at_once(task_force: TaskForce) -> None:
    plan = a_draft(task_force)
    with at(datetime(2026, 8, 3, 9)):
        adopt_plan(task_force.secretariat, plan, on=date(2026, 8, 3))
    [report_owed] = clocks("report_quarter")
    assert (report_owed.started_on, report_owed.due_on) == (date(2026, 8, 3), date(2026, 8, 17))


def test_only_those_who_sign_for_the_planners_adopt(task_force: TaskForce) -> None:
    plan = a_draft(task_force)
    for actor in (task_force.polres, task_force.staff("bapelitbangda", Level.ACT)):
        with pytest.raises(Denied):
            adopt_plan(actor, plan, on=ADOPTED)
    assert adopt_plan(task_force.staff("bapelitbangda", Level.SIGN), plan, on=ADOPTED).holds


def test_an_empty_or_unfinished_plan_is_not_adopted(task_force: TaskForce) -> None:
    empty = draft_plan(task_force.secretariat, year=2027)
    with pytest.raises(Refused, match="belum berisi kegiatan"):
        adopt_plan(task_force.secretariat, empty, on=date(2026, 3, 9))

    plan = a_draft(task_force, content(task_force, title="Hal lain", indicator="", work=""))
    with pytest.raises(Refused, match=r"1 kegiatan belum menyebut jenis pekerjaan: 1\.1\.1"):
        adopt_plan(task_force.secretariat, plan, on=ADOPTED)
    assert not Endorsement.objects.exists()


@pytest.mark.parametrize("day", [date(2026, 3, 10), date(1999, 1, 1)])
def test_a_plan_is_adopted_on_a_day_that_can_be(task_force: TaskForce, day: date) -> None:
    with pytest.raises(Refused) as refused:
        adopt_plan(task_force.secretariat, a_draft(task_force), on=day)
    assert refused.value.field == "on"


def test_a_plan_is_adopted_once(task_force: TaskForce) -> None:
    plan = a_plan(task_force)
    with pytest.raises(Refused, match="sudah ditetapkan"):
        adopt_plan(task_force.secretariat, plan, on=ADOPTED)
    assert plan.endorsements.count() == 20


def test_without_a_decree_the_agencies_that_the_plan_names_are_asked(task_force: TaskForce) -> None:
    plan = a_draft(task_force)
    before = date(2023, 1, 5)
    plan_of_2023 = draft_plan(task_force.secretariat, year=2023, follows=plan)
    adopt_plan(task_force.secretariat, plan_of_2023, on=before)
    assert Decree.objects.filter(signed_on__lte=before).count() == 0
    assert {row.agency.key for row in plan_of_2023.endorsements.select_related("agency")} == {
        "nakertrans",
        "dp3a",
        "polres",
    }


def test_an_agency_endorses_by_its_account_with_or_without_a_note(task_force: TaskForce) -> None:
    plan = a_plan(task_force)
    police = endorse_plan(task_force.polres, endorsement(plan, "polres"))
    army = endorse_plan(task_force.kodim, endorsement(plan, "kodim"), note="perlu biaya bahan bakar")
    assert (police.shape, army.shape) == ("full", "half")
    met = clocks("endorse_plan").get(subject_id=police.pk)
    assert met.met_on == date(2026, 3, 9)

    with pytest.raises(Denied):
        endorse_plan(task_force.staff("polres", Level.ACT), endorsement(plan, "polres"))
    with pytest.raises(Denied):
        endorse_plan(task_force.polres, endorsement(plan, "dinsos"))
    with pytest.raises(Denied):
        decline_to_endorse(task_force.polres, endorsement(plan, "dinsos"), reason="tidak")


def test_an_answer_is_recorded_from_a_letter_only_with_its_source(task_force: TaskForce) -> None:
    plan = a_plan(task_force)
    court = endorsement(plan, "pn")
    with pytest.raises(Refused, match="Pengadilan Negeri"):
        endorse_plan(task_force.secretariat, court, source=" ")
    endorse_plan(task_force.secretariat, court, source="surat 12/III/2026", on=date(2026, 3, 4))

    court.refresh_from_db()
    assert (court.source, court.recorded_by, court.answered_on) == (
        "surat 12/III/2026",
        task_force.secretariat.agency,
        date(2026, 3, 4),
    )
    entry = LedgerEntry.objects.get(act="endorsement.endorsed", subject_id=court.pk)
    assert (entry.for_agency, entry.source) == (court.agency, "surat 12/III/2026")


def test_an_agency_declines_with_a_reason_and_may_endorse_later(task_force: TaskForce) -> None:
    plan = a_plan(task_force)
    row = endorsement(plan, "bkad")
    with pytest.raises(Refused) as refused:
        decline_to_endorse(task_force.bkad, row, reason="  ")
    assert refused.value.field == "reason"

    decline_to_endorse(task_force.bkad, row, reason="anggaran belum dibahas")
    assert (row.shape, row.reason) == ("against", "anggaran belum dibahas")
    assert not clocks("endorse_plan").filter(subject_id=row.pk, met_on=None).exists()

    endorse_plan(task_force.bkad, row)
    assert (row.shape, row.reason) == ("full", "")


def test_of_two_who_answer_for_an_agency_the_second_reads_the_first(task_force: TaskForce) -> None:
    plan = a_plan(task_force)
    first, second = endorsement(plan, "dinsos"), endorsement(plan, "dinsos")
    endorse_plan(task_force.dinsos, first)
    with pytest.raises(Refused, match=r"Dinas Sosial sudah menjawab pada Senin, 9 Maret: mengesahkan\."):
        decline_to_endorse(task_force.secretariat, second, reason="tidak", source="telepon")


@pytest.mark.parametrize("day", [date(2026, 3, 10), date(2026, 1, 13)])
def test_an_answer_lies_between_adoption_and_today(task_force: TaskForce, day: date) -> None:
    row = endorsement(a_plan(task_force), "pn")
    with pytest.raises(Refused) as refused:
        endorse_plan(task_force.secretariat, row, source="surat", on=day)
    assert refused.value.field == "on"


def test_a_plan_is_closed_after_its_year_and_owes_nothing_more(task_force: TaskForce) -> None:
    plan = a_plan(task_force)
    [activity] = activities(plan)
    report(task_force.nakertrans, activity)
    with pytest.raises(Refused, match="belum berakhir"):
        close_plan(task_force.secretariat, plan)
    with at(datetime(2027, 1, 11, 9)):
        with pytest.raises(Denied):
            close_plan(task_force.polres, plan)
        close_plan(task_force.secretariat, plan)
        assert plan.state == PlanState.CLOSED
        assert not Clock.objects.filter(
            rule__key__in=["report_quarter", "endorse_plan"], met_on=None, ended_on=None
        ).exists()
        with pytest.raises(Refused, match="sudah ditutup"):
            endorse_plan(task_force.polres, endorsement(plan, "polres"))
        with pytest.raises(Refused, match="selama rencana berlaku"):
            report(task_force.nakertrans, activity, quarter=2)
    assert Activity.objects.get(pk=activity.pk).realisations.count() == 1


def test_adoption_is_one_entry_in_the_ledger_however_many_activities(task_force: TaskForce) -> None:
    plan = a_draft(task_force)
    [activity] = activities(plan)
    for number in range(4):
        add_activity(
            task_force.secretariat,
            activity.programme,
            content=content(task_force, title=f"Kegiatan {number}"),
        )
    before = LedgerEntry.objects.count()
    adopt_plan(task_force.secretariat, plan, on=ADOPTED)
    assert LedgerEntry.objects.count() == before + 1
