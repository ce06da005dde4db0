"""The pages of the action plan: what each shows to whom, what it does, and what it costs."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
import io
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
import pytest

from lopo.cooperation.action_plan.excel.exporting import export_plan
from lopo.cooperation.action_plan.models import (
    ActionPlan,
    Activity,
    Endorsement,
    Goal,
    Programme,
    Realisation,
)
from lopo.cooperation.action_plan.operations import (
    decline_to_endorse,
    draft_plan,
    drop_activity,
    endorse_plan,
)
from lopo.ground.acts import Actor, Level, at
from lopo.ground.papers.models import Upload
from lopo.ground.places.models import Village
from lopo.taskforce.decree.work import Work
from tests.cast import TaskForce
from tests.cooperation.plans import a_draft, a_plan, activities, content, report


def shown(task_force: TaskForce, actor: Actor, url: str) -> str:
    answer = task_force.client(actor).get(url)
    assert answer.status_code == 200, answer.content[:300]
    return answer.content.decode()


def plan_url(plan: ActionPlan, more: str = "") -> str:
    return f"/plans/{plan.pk}/{more}"


def photograph(name: str = "foto.jpg") -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


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


# Endorsing


def test_an_agency_answers_and_the_secretariat_records_a_letter(task_force: TaskForce) -> None:
    plan = a_plan(task_force)
    army, court = (Endorsement.objects.get(plan=plan, agency__key=key) for key in ("kodim", "pn"))
    client = task_force.client(task_force.kodim)
    assert "tidak menyebut instansi ini" in client.get(f"/plans/endorsements/{army.pk}/").content.decode()
    refused = client.post(f"/plans/endorsements/{army.pk}/", {"answer": "decline", "reason": " "})
    assert refused.status_code == 422
    client.post(f"/plans/endorsements/{army.pk}/", {"answer": "endorse", "note": "perlu bahan bakar"})

    desk = task_force.client(task_force.secretariat)
    form: dict[str, Any] = {"answer": "endorse", "on": "2026-03-04", "source": "surat 12/III/2026"}
    assert desk.post(f"/plans/endorsements/{court.pk}/", form | {"source": ""}).status_code == 422
    answer = desk.post(f"/plans/endorsements/{court.pk}/", form | {"proof": photograph()})
    assert answer.headers["Location"] == plan_url(plan, "endorsements/")
    assert Upload.objects.get(subject_id=court.pk).what == "endorsement"

    page = desk.get(plan_url(plan, "endorsements/")).content.decode()
    assert "2 dari 20 instansi mengesahkan" in page
    assert "Mengesahkan dengan catatan" in page
    assert "dicatat untuk Pengadilan Negeri Kefamenanu, surat 12/III/2026" in page
    assert "dan 10 instansi lain" in page  # the text for WhatsApp
    matrix = desk.get(plan_url(plan)).content.decode()
    assert "2 dari 20 instansi mengesahkan, 1 dengan catatan. 18 belum menjawab." in matrix


def test_a_refused_endorsement_is_shown_with_its_reason(task_force: TaskForce) -> None:
    plan = a_plan(task_force)
    row = Endorsement.objects.get(plan=plan, agency__key="bkad")
    decline_to_endorse(task_force.bkad, row, reason="anggaran belum dibahas")
    assert "anggaran belum dibahas" in shown(task_force, task_force.polres, f"/plans/endorsements/{row.pk}/")


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


def test_only_a_draft_is_filled_from_excel(task_force: TaskForce) -> None:
    plan = a_plan(task_force)
    assert "Hanya rancangan" in shown(task_force, task_force.bapelitbangda, plan_url(plan, "import/"))
    assert "Hanya rancangan" in shown(task_force, task_force.polres, plan_url(plan, "import/"))


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
