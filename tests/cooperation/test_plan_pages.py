"""The plan's own pages: by year, drafting, the matrix, adoption, paper, and what they cost."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from lopo.cooperation.action_plan.models import (
    ActionPlan,
    Activity,
    Endorsement,
    Goal,
    Programme,
)
from lopo.cooperation.action_plan.operations import (
    draft_plan,
    drop_activity,
    endorse_plan,
)
from lopo.ground.acts import Level, at
from lopo.taskforce.decree.work import Work
from tests.cast import TaskForce
from tests.cooperation.plans import a_draft, a_plan, activities, content, plan_url, report, shown

# Plans by year, drafting


def test_the_list_of_plans_says_what_to_do_first(task_force: TaskForce) -> None:
    assert "Rancang yang pertama" in shown(task_force, task_force.bapelitbangda, "/plans/")
    assert "Rancang yang pertama" not in shown(task_force, task_force.polres, "/plans/")

    plan = a_plan(task_force)
    endorse_plan(task_force.polres, Endorsement.objects.get(plan=plan, agency__key="polres"))
    page = shown(task_force, task_force.bapelitbangda, "/plans/")
    assert "1 dari 20" in page
    assert "Rancang RAD 2027" in page


def test_a_draft_is_started_from_last_years_plan_on_its_page(task_force: TaskForce) -> None:
    plan = a_plan(task_force)
    client = task_force.client(task_force.bapelitbangda)
    page = client.get("/plans/new/").content.decode()
    assert 'value="2027"' in page
    answer = client.post("/plans/new/", {"year": 2027, "follows": str(plan.pk), "act_id": uuid4()})
    draft = ActionPlan.objects.get(year=2027)
    assert answer.headers["Location"] == plan_url(draft)
    tree = client.get(plan_url(draft)).content.decode()
    assert "1 kegiatan tahun lalu belum tercapai" in tree
    assert "Tahun lalu: sasaran 120 desa, capaiannya belum diketahui." in tree

    again = client.post("/plans/new/", {"year": 2027})
    assert again.status_code == 422
    assert "RAD 2027 sudah ada" in again.content.decode()
    assert "badan perencanaan" in shown(task_force, task_force.polres, "/plans/new/")


def test_a_draft_is_written_on_pages(task_force: TaskForce) -> None:
    planner = task_force.bapelitbangda
    plan = draft_plan(planner, year=2026)
    client = task_force.client(planner)
    client.post(plan_url(plan, "goals/new/"), {"text": "Tujuan 1: Warga aman"})
    goal = Goal.objects.get(plan=plan)
    client.post(f"/plans/goals/{goal.pk}/programmes/new/", {"text": "Penyuluhan"})
    programme = Programme.objects.get(goal=goal)
    said = {
        "title": "Penyuluhan di desa",
        "leads": str(task_force.agency("nakertrans").pk),
        "along": [str(task_force.agency("polres").pk)],
        "joint": "on",
        "indicator": "desa yang dijangkau",
        "unit": "desa",
        "baseline": "88",
        "target": "1.250,5",
        "counting": "sum",
        "budget": "Rp96.000.000,00",
        "fund": "apbd",
        "quarters": ["1", "3"],
    }
    answer = client.post(f"/plans/programmes/{programme.pk}/activities/new/", said)
    [activity] = activities(plan)
    assert answer.headers["Location"] == f"{plan_url(plan)}#b{activity.pk}"
    assert (activity.work, activity.target, activity.quarters) == (Work.OUTREACH, Decimal("1250.50"), [1, 3])

    page = client.get(f"/plans/activities/{activity.pk}/change/").content.decode()
    assert 'value="96.000.000"' in page  # as it will be read back
    assert 'value="1.250,5"' in page
    changed = client.post(
        f"/plans/activities/{activity.pk}/change/",
        said | {"budget": "96.000.000", "target": "dua puluh", "revision": 1},
    )
    assert "“dua puluh”. Tulis angka: 20." in changed.content.decode()
    client.post(f"/plans/activities/{activity.pk}/change/", said | {"title": "Sosialisasi", "revision": 1})
    assert Activity.objects.get().title == "Sosialisasi"
    late = client.post(f"/plans/activities/{activity.pk}/change/", said | {"revision": 1})
    assert "diubah orang lain" in late.content.decode()

    client.post(f"/plans/goals/{goal.pk}/", {"text": "Warga pulang aman"})
    client.post(f"/plans/programmes/{programme.pk}/", {"text": "Sosialisasi desa"})
    tree = client.get(plan_url(plan)).content.decode()
    assert "Tujuan 1: Warga pulang aman" in tree
    assert "Program 1.1 Sosialisasi desa" in tree
    assert client.post(f"/plans/parts/goal/{goal.pk}/place/", {"to": "up"}).status_code == 302
    assert (
        "Hapus “1.1.1 Sosialisasi”?"
        in client.get(f"/plans/parts/activity/{activity.pk}/removal/").content.decode()
    )
    client.post(f"/plans/parts/goal/{goal.pk}/removal/", {})
    assert not Goal.objects.exists()
    assert client.get(f"/plans/parts/kantor/{goal.pk}/removal/").status_code == 404


def test_others_see_a_draft_as_a_matrix_and_cannot_write_it(task_force: TaskForce) -> None:
    plan = a_draft(task_force)
    page = shown(task_force, task_force.polres, plan_url(plan))
    assert "Ini rancangan." in page
    assert "Tambah tujuan" not in page
    client = task_force.client(task_force.polres)
    assert client.post(plan_url(plan, "goals/new/"), {"text": "Tujuan"}).status_code == 403
    assert plan.goals.count() == 1


def test_a_plan_is_adopted_on_its_page_once(task_force: TaskForce) -> None:
    plan = a_draft(task_force)
    client = task_force.client(task_force.bapelitbangda)
    assert "20 instansi anggota" in client.get(plan_url(plan, "adoption/")).content.decode()
    form = {"on": "2026-03-02", "act_id": str(uuid4())}
    for _click in range(2):  # a double click
        assert client.post(plan_url(plan, "adoption/"), form).status_code == 302
    plan.refresh_from_db()
    assert (plan.adopted_on, plan.endorsements.count()) == (date(2026, 3, 2), 20)
    assert "mandat menandatangani" in shown(
        task_force, task_force.staff("bapelitbangda", Level.ACT), plan_url(plan, "adoption/")
    )


# The matrix


def test_the_matrix_filters_by_agency_quarter_and_matter_and_says_so(task_force: TaskForce) -> None:
    plan = a_plan(
        task_force,
        content(task_force),
        content(
            task_force,
            title="Sidak",
            leads=task_force.agency("satpolpp"),
            along=[],
            joint=False,
            quarters=[3],
        ),
    )
    client = task_force.client(task_force.polres)
    for asked, there, gone in (
        ("agency=satpolpp", "Sidak", "Penyuluhan di desa"),
        ("quarter=1", "Penyuluhan di desa", "Sidak"),
        ("matter=joint", "Penyuluhan di desa", "Sidak"),
        ("agency=tidakada&quarter=9", "Sidak", "tidakada"),  # an address that says nonsense filters nothing
    ):
        table = client.get(plan_url(plan, f"?{asked}")).content.decode().partition("<tbody>")[2]
        assert there in table
        assert gone not in table.partition("</tbody>")[0]
    page = client.get(plan_url(plan, "?agency=satpolpp")).content.decode()
    assert "1 dari 2" in page
    assert "disaring: Satpol PP" in page
    nothing = client.get(plan_url(plan, "?agency=satpolpp&quarter=1")).content.decode()
    assert "Tidak ada kegiatan dengan saringan ini" in nothing


def test_the_matrix_shows_what_was_reported_what_is_late_and_who_is_reminded(task_force: TaskForce) -> None:
    plan = a_plan(task_force, content(task_force), content(task_force, title="Siaran"))
    outreach, radio = activities(plan)
    report(task_force.nakertrans, outreach)
    with at(datetime(2026, 4, 20, 9)):
        page = shown(task_force, task_force.setda, plan_url(plan))
        drop_activity(task_force.nakertrans, radio, reason="dana dialihkan")
        dropped = shown(task_force, task_force.setda, plan_url(plan))
    assert page.count(">✓<span") == 1
    assert page.count(">?<span") == 1
    assert "- Dinas Nakertrans: 1.1.2 (TW I)" in page
    assert "1 dari 2 yang jatuh tempo sudah diisi" in page
    assert ">?<span" not in dropped
    assert "dihentikan" in dropped


def test_the_first_thing_to_do_is_the_own_answer_then_the_own_report(task_force: TaskForce) -> None:
    plan = a_plan(task_force)
    assert "Baca dan sahkan" in shown(task_force, task_force.nakertrans, plan_url(plan))
    endorse_plan(task_force.nakertrans, Endorsement.objects.get(plan=plan, agency__key="nakertrans"))
    assert "Isi realisasi 1.1.1" in shown(task_force, task_force.nakertrans, plan_url(plan))
    endorse_plan(task_force.polres, Endorsement.objects.get(plan=plan, agency__key="polres"))
    page = shown(task_force, task_force.polres, plan_url(plan))  # named along, not responsible
    assert "Isi realisasi 1.1.1" not in page


@pytest.mark.parametrize("query", ["", "?realised=1"])
def test_the_matrix_is_printed(task_force: TaskForce, query: str) -> None:
    plan = a_plan(task_force)
    report(task_force.nakertrans, activities(plan)[0])
    answer = task_force.client(task_force.polres).get(plan_url(plan, f"paper/{query}"))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF")


def test_a_plan_is_closed_and_an_activity_stopped_only_after_asking(task_force: TaskForce) -> None:
    plan = a_plan(task_force)
    [activity] = activities(plan)
    client = task_force.client(task_force.bapelitbangda)
    stop = f"/plans/activities/{activity.pk}/stopping/"
    assert "tetap dihitung dalam evaluasi" in client.get(stop).content.decode()
    assert client.post(stop, {"reason": ""}).status_code == 422
    client.post(stop, {"reason": "dana dialihkan"})
    assert (
        "Dihentikan Senin, 9 Maret 2026: dana dialihkan"
        in client.get(f"/plans/activities/{activity.pk}/").content.decode()
    )
    client.post(f"/plans/activities/{activity.pk}/resumption/", {})
    activity.refresh_from_db()
    assert activity.dropped_on is None

    assert "belum berakhir" in client.post(plan_url(plan, "closing/"), {}).content.decode()
    with at(datetime(2027, 1, 11, 9)):
        client = task_force.client(task_force.bapelitbangda)
        assert "Tutup rencana ini" in client.get(plan_url(plan)).content.decode()
        assert client.post(plan_url(plan, "closing/"), {}).status_code == 302


# What it costs


@pytest.mark.parametrize("rows", [1, 300])
def test_the_matrix_costs_the_same_for_one_activity_and_three_hundred(
    task_force: TaskForce, rows: int, django_assert_max_num_queries: Any
) -> None:
    plan = many(task_force, rows)
    client = task_force.client(task_force.setda)
    client.get(plan_url(plan))
    with django_assert_max_num_queries(15):  # seven of them say who looks
        client.get(plan_url(plan))
    with django_assert_max_num_queries(15):
        client.get("/plans/")


def many(task_force: TaskForce, rows: int) -> ActionPlan:
    """A plan with so many activities, each reported by two agencies."""
    from lopo.cooperation.action_plan.matrix import Matrix, entry_of, matrix_of
    from lopo.cooperation.action_plan.operations import adopt_plan, import_plan

    plan = a_draft(task_force)
    matrix: Matrix = matrix_of(plan)
    one = entry_of(activities(plan)[0])
    from dataclasses import replace

    matrix.goals[0].programmes[0].entries = [replace(one, title=f"Kegiatan {n}") for n in range(rows)]
    import_plan(task_force.bapelitbangda, plan, matrix=matrix, before=matrix_of(plan))
    adopt_plan(task_force.bapelitbangda, plan, on=date(2026, 1, 14))
    for activity in activities(plan)[:20]:
        report(task_force.nakertrans, activity, task_force.nakertrans, task_force.polres)
    return plan
