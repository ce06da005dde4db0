"""The pages on which a quarter is reported, corrected, proven, and followed up."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from lopo.cooperation.action_plan.models import (
    Realisation,
)
from lopo.ground.acts import at
from lopo.ground.papers.models import Upload
from lopo.ground.places.models import Village
from lopo.taskforce.decree.work import Work
from tests.cast import TaskForce
from tests.cooperation.plans import a_plan, activities, content, photograph, report, shown

# Realising


def form_of(task_force: TaskForce, **changes: Any) -> dict[str, Any]:
    return {
        "happened": "done",
        "done_on": "2026-03-03",
        "value": "31",
        "took_part": [str(task_force.agency(key).pk) for key in ("nakertrans", "polres")],
        "checked": "on",
        "released": "24.000.000",
        "spent": "20.000.000",
        "result": "",
        "obstacles": "Sembilan desa tidak terjangkau selama hujan.",
        "act_id": str(uuid4()),
    } | changes


def test_a_quarter_is_reported_with_villages_and_proof(task_force: TaskForce) -> None:
    [activity] = activities(a_plan(task_force))
    client = task_force.client(task_force.nakertrans)
    url = f"/plans/activities/{activity.pk}/quarters/1/"
    page = client.get(url).content.decode()
    assert page.count("direncanakan ikut") == 3
    assert page.count('name="villages"') == Village.objects.filter(regency=task_force.regency).count()

    village = Village.objects.filter(regency=task_force.regency).first()
    assert village
    form = form_of(task_force, villages=[str(village.pk)])
    for _click in range(2):
        assert client.post(url, form | {"evidence": photograph()}).status_code == 302
    row = Realisation.objects.get()
    assert (row.value, row.released, row.villages.count()) == (Decimal(31), Decimal(24_000_000), 1)
    assert Upload.objects.filter(subject_id=row.pk).count() == 1

    page = client.get(f"/plans/activities/{activity.pk}/").content.decode()
    assert "31 dari 120 desa." in page
    assert "Sembilan desa tidak terjangkau" in page
    assert village.name in page
    client.post(f"/plans/realisations/{row.pk}/evidence/", {"evidence": photograph()})
    assert Upload.objects.filter(subject_id=row.pk).count() == 2


def test_what_an_empty_sum_means_is_said_beside_it(task_force: TaskForce) -> None:
    [activity] = activities(a_plan(task_force))
    client, url = task_force.client(task_force.nakertrans), f"/plans/activities/{activity.pk}/quarters/1/"
    assert "Kosong berarti tidak ada yang cair." in client.get(url).content.decode()
    client.post(url, form_of(task_force, released="", spent=""))
    row = Realisation.objects.get()
    assert row.released == row.spent == 0


def test_the_agencies_have_to_be_looked_at(task_force: TaskForce) -> None:
    [activity] = activities(a_plan(task_force))
    client = task_force.client(task_force.nakertrans)
    form = form_of(task_force)
    del form["checked"]
    answer = client.post(f"/plans/activities/{activity.pk}/quarters/1/", form)
    assert answer.status_code == 422
    assert "Periksa daftar instansinya" in answer.content.decode()
    assert "Sembilan desa" in answer.content.decode()  # nothing that was written is lost
    assert not Realisation.objects.exists()


def test_a_file_that_is_no_proof_keeps_the_whole_report_out(task_force: TaskForce) -> None:
    [activity] = activities(a_plan(task_force))
    bad = SimpleUploadedFile("bukti.exe", b"MZ bukan foto", "image/jpeg")
    answer = task_force.client(task_force.nakertrans).post(
        f"/plans/activities/{activity.pk}/quarters/1/", form_of(task_force, evidence=bad)
    )
    assert answer.status_code == 422
    assert not Realisation.objects.exists()


def test_a_quarter_without_work_needs_only_its_reason(task_force: TaskForce) -> None:
    [activity] = activities(a_plan(task_force))
    client = task_force.client(task_force.nakertrans)
    url = f"/plans/activities/{activity.pk}/quarters/1/"
    assert client.post(url, {"happened": "nothing", "obstacles": ""}).status_code == 422
    assert client.post(url, form_of(task_force, happened="nothing")).status_code == 302
    assert Realisation.objects.get().done_on is None
    assert "tidak dikerjakan" in client.get(f"/plans/activities/{activity.pk}/").content.decode()


def test_the_second_to_report_a_quarter_reads_who_was_first(task_force: TaskForce) -> None:
    [activity] = activities(a_plan(task_force))
    report(task_force.polres, activity)
    client = task_force.client(task_force.nakertrans)
    url = f"/plans/activities/{activity.pk}/quarters/1/"
    answer = client.post(url, form_of(task_force))  # the form lay open, without a revision
    assert answer.status_code == 422
    assert "sudah diisi Polres TTU" in answer.content.decode()

    page = client.get(url).content.decode()
    assert "Sudah diisi" in page
    assert 'value="24.000.000"' in page
    assert client.post(url, form_of(task_force, value="40", revision="1")).status_code == 302
    assert Realisation.objects.get().value == 40


def test_the_secretariat_reports_with_a_source_others_read_why_not(task_force: TaskForce) -> None:
    sidak = content(task_force, title="Sidak", leads=task_force.agency("polres"), along=[], joint=False)
    [activity] = activities(a_plan(task_force, sidak))
    url = f"/plans/activities/{activity.pk}/quarters/1/"
    desk = task_force.client(task_force.secretariat)
    assert desk.post(url, form_of(task_force)).status_code == 422
    assert desk.post(url, form_of(task_force, source="laporan 7/III/2026")).status_code == 302
    assert "Diisi oleh Polres TTU" in shown(
        task_force, task_force.dinsos, f"/plans/activities/{activity.pk}/quarters/2/"
    )
    forced = task_force.client(task_force.dinsos).post(url, form_of(task_force, source="katanya"))
    assert forced.status_code == 403
    assert desk.get(f"/plans/activities/{activity.pk}/quarters/7/").status_code == 404


def test_what_became_of_people_is_recorded_on_its_page(task_force: TaskForce) -> None:
    [activity] = activities(a_plan(task_force, content(task_force, work=Work.TRAINING)))
    client = task_force.client(task_force.nakertrans)
    client.post(f"/plans/activities/{activity.pk}/quarters/1/", form_of(task_force, people="20"))
    row = Realisation.objects.get()
    assert (
        "dapat dicatat mulai Kamis, 3 September 2026"
        in client.get(f"/plans/activities/{activity.pk}/").content.decode()
    )
    with at(datetime(2026, 9, 14, 9)):
        client = task_force.client(task_force.nakertrans)
        assert "Catat hasilnya" in client.get(f"/plans/activities/{activity.pk}/").content.decode()
        client.get(f"/plans/realisations/{row.pk}/outcome/")
        form = {"people_with_outcome": "12", "on": "2026-09-14"}
        assert client.post(f"/plans/realisations/{row.pk}/outcome/", form).status_code == 302
        assert "12 dari 20" in client.get(f"/plans/activities/{activity.pk}/").content.decode()
