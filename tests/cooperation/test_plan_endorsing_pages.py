"""The pages on which a plan is adopted, and agencies endorse it or do not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from lopo.cooperation.action_plan.models import (
    Endorsement,
)
from lopo.cooperation.action_plan.operations import (
    decline_to_endorse,
)
from lopo.ground.papers.models import Upload
from lopo.taskforce.meeting.models import MeetingKind
from tests.cast import TaskForce
from tests.cooperation.plans import a_draft, a_plan, photograph, plan_url, shown
from tests.taskforce.meetings import held, planned, running

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


def test_a_plan_is_adopted_together_with_the_meeting_that_prepared_it(task_force: TaskForce) -> None:
    begins = datetime(2026, 1, 7, 1, tzinfo=UTC)
    meeting = held(
        task_force, running(task_force, planned(task_force, kind=MeetingKind.PLAN, starts_at=begins))
    )
    plan = a_draft(task_force)
    client = task_force.client(task_force.bapelitbangda)
    url = plan_url(plan, "adoption/")
    assert f'value="{meeting.pk}"' in client.get(url).content.decode()

    answer = client.post(url, {"on": "2026-01-14", "meeting": str(meeting.pk)})

    assert answer.status_code == 302
    plan.refresh_from_db()
    assert plan.meeting == meeting
