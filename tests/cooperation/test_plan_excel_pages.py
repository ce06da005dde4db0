"""The page on which a workbook is shown before it is saved."""

from __future__ import annotations

import io
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
import pytest

from lopo.cooperation.action_plan.excel.exporting import export_plan
from lopo.cooperation.action_plan.models import ActionPlan
from lopo.cooperation.action_plan.operations import (
    draft_plan,
)
from lopo.cooperation.action_plan.pages import excel
from lopo.ground.acts import Actor
from tests.cast import TaskForce
from tests.cooperation.plans import a_draft, a_plan, activities, content, plan_url, shown

# Excel


def test_a_workbook_is_shown_before_it_is_saved(task_force: TaskForce) -> None:
    plan = a_draft(task_force)
    client = task_force.client(task_force.bapelitbangda)
    answer = client.get(plan_url(plan, "workbook/"))
    assert 'filename="rencana-aksi-2026.xlsx"' in answer.headers["Content-Disposition"]

    other = draft_plan(task_force.bapelitbangda, year=2027)
    page = client.post(plan_url(other, "import/"), {"file": SimpleUploadedFile("rad.xlsx", answer.content)})
    body = page.content.decode()
    assert "1 kegiatan baru" in body
    assert "Berkas ini menyebut tahun 2026, rancangan ini untuk 2027" in body
    assert activities(other) == []

    shown_form = page.context["shown"]["confirm"]
    form = {"shown": shown_form["shown"].value(), "act_id": str(uuid4())}
    for _click in range(2):
        assert client.post(plan_url(other, "import/"), form).status_code == 302
    assert [a.title for a in activities(other)] == ["Penyuluhan di desa asal pekerja"]

    again = client.post(plan_url(other, "import/"), form | {"act_id": str(uuid4())})
    assert "berubah sejak pratinjau" in again.content.decode()
    forged = client.post(plan_url(other, "import/"), {"shown": "karangan"})
    assert "tidak berlaku lagi" in forged.content.decode()


def test_a_workbook_with_a_bad_row_is_told_row_by_row_and_saves_nothing(task_force: TaskForce) -> None:
    plan = a_draft(task_force, content(task_force), content(task_force, title="Siaran radio"))
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(export_plan(plan).content))
    book.worksheets[0]["F3"] = "Kantor Pajak"
    out = io.BytesIO()
    book.save(out)
    answer = task_force.client(task_force.bapelitbangda).post(
        plan_url(plan, "import/"), {"file": SimpleUploadedFile("rad.xlsx", out.getvalue())}
    )
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "1 dari 2 baris belum dapat dibaca" in body
    assert "Lembar RAD 2026, baris 3, kolom F: “Kantor Pajak” bukan nama instansi" in body
    assert "Simpan perubahan ini" not in body


@pytest.mark.parametrize("bytes_", [b"", b"bukan excel", b"PK\x03\x04" + b"\0" * 50])
def test_a_file_that_is_no_workbook_is_one_sentence(task_force: TaskForce, bytes_: bytes) -> None:
    plan = a_draft(task_force)
    answer = task_force.client(task_force.bapelitbangda).post(
        plan_url(plan, "import/"), {"file": SimpleUploadedFile("rad.xlsx", bytes_)}
    )
    assert answer.status_code == 422


def test_a_file_is_opened_only_for_who_may_fill_this_plan(
    task_force: TaskForce, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, plan = a_draft(task_force, year=2027), a_plan(task_force)
    monkeypatch.setattr(excel, "read_plan", lambda *_file: pytest.fail("opened"))

    def sent(by: Actor, to: ActionPlan) -> int:
        file = SimpleUploadedFile("rad.xlsx", b"PK")
        status: int = task_force.client(by).post(plan_url(to, "import/"), {"file": file}).status_code
        return status

    assert sent(task_force.inspektorat, draft) == 403
    assert sent(task_force.polres, draft) == 403
    assert sent(task_force.bapelitbangda, plan) == 422


def test_only_a_draft_is_filled_from_excel(task_force: TaskForce) -> None:
    plan = a_plan(task_force)
    assert "Hanya rancangan" in shown(task_force, task_force.bapelitbangda, plan_url(plan, "import/"))
    assert "Hanya rancangan" in shown(task_force, task_force.polres, plan_url(plan, "import/"))
