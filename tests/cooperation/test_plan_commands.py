"""`lopo plan import` and `export`: what they save, what they refuse, what they tell."""

from __future__ import annotations

from datetime import date, datetime
import io
import json
from pathlib import Path

from openpyxl import Workbook, load_workbook
import pytest

from lopo.cooperation.action_plan.commands import plan_export, plan_import
from lopo.cooperation.action_plan.excel.exporting import HEAD, export_plan
from lopo.cooperation.action_plan.matrix import matrix_of
from lopo.cooperation.action_plan.models import ActionPlan
from lopo.cooperation.action_plan.operations import adopt_plan
from lopo.ground.acts import Refused, at
from tests.cast import TaskForce
from tests.cooperation.plans import a_draft, a_plan, activities, content


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rad.xlsx"


def written(file: Path, plan: ActionPlan) -> Path:
    file.write_bytes(export_plan(plan).content)
    return file


def test_a_workbook_makes_the_draft_of_the_year_that_it_names(task_force: TaskForce, file: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "RAD 2027"
    sheet.append(HEAD[:8])
    row = ("1.1.1", "Warga aman / Penyuluhan", "Sosialisasi jalur resmi di 24 kecamatan", "Jumlah desa terjangkau",
           "60 → 120 desa", "Nakertrans; DPPPA, Polres", "Rp85.000.000,00; APBD-DAU", "I–III")  # fmt: skip
    sheet.append(row)
    book.save(file)

    told = plan_import(task_force.regency, file, dry_run=True)
    assert (told["rows"], told["activities"], told["problems"], told["saved"]) == (1, 1, [], False)
    assert not ActionPlan.objects.exists()

    assert plan_import(task_force.regency, file)["saved"]
    plan = ActionPlan.objects.get(year=2027)
    assert plan.is_draft
    assert plan_export(task_force.regency, file)["year"] == 2027  # the only one there is
    assert load_workbook(file).worksheets[0]["E2"].value == "60 → 120 desa"


def test_out_and_in_again_changes_nothing(task_force: TaskForce, file: Path) -> None:
    plan = a_draft(
        task_force, content(task_force), content(task_force, title="Siaran", unit="", quarters=[2])
    )
    before = matrix_of(plan)
    for _again in range(2):
        assert plan_export(task_force.regency, file, year=2026)["activities"] == 2
        assert plan_import(task_force.regency, file)["problems"] == []
    assert matrix_of(plan) == before


def test_one_bad_row_keeps_all_out_and_says_where(task_force: TaskForce, file: Path) -> None:
    plan = a_draft(task_force, content(task_force), content(task_force, title="Siaran"))
    book = load_workbook(io.BytesIO(export_plan(plan).content))
    book.worksheets[0]["C2"], book.worksheets[0]["F3"] = "Judul baru", "Kantor Pajak"
    book.save(file)

    told = plan_import(task_force.regency, file)
    assert not told["saved"]
    [problem] = json.loads(json.dumps(told))["problems"]
    assert (problem["sheet"], problem["row"], problem["column"], problem["rejected"]) == (
        "RAD 2026",
        3,
        "F",
        True,
    )
    assert problem["message"].startswith("Lembar RAD 2026, baris 3, kolom F: “Kantor Pajak”")
    assert [a.title for a in activities(plan)] == ["Penyuluhan di desa asal pekerja", "Siaran"]


def test_an_adopted_plan_takes_no_workbook_and_a_missing_one_gives_none(
    task_force: TaskForce, file: Path
) -> None:
    with pytest.raises(Refused, match="Belum ada rencana aksi untuk tahun 2026"):
        plan_export(task_force.regency, file)
    plan = a_draft(task_force)
    written(file, plan)
    adopt_plan(task_force.bapelitbangda, plan, on=date(2026, 1, 14))
    with pytest.raises(Refused, match="RAD 2026 sudah ditetapkan"):
        plan_import(task_force.regency, file)
    with pytest.raises(Refused, match="2030"):
        plan_export(task_force.regency, file, year=2030)


def test_last_years_numbers_survive_a_workbook_without_their_columns(
    task_force: TaskForce, file: Path
) -> None:
    last = a_plan(task_force, year=2025)
    with at(datetime(2025, 11, 3, 9)):
        from lopo.cooperation.action_plan.operations import draft_plan

        plan = draft_plan(task_force.bapelitbangda, year=2026, follows=last)
    book = load_workbook(io.BytesIO(export_plan(plan).content))
    book.worksheets[0].delete_cols(9, 5)
    book.save(file)
    plan_import(task_force.regency, file)
    [activity] = activities(plan)
    assert (activity.last_target, activity.follows) == (activities(last)[0].target, activities(last)[0])
