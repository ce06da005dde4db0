"""Following up on pages: done with its proof, moved, handed over, dropped, promised; an agency's or one office's."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from lopo.ground.acts import at
from lopo.ground.clocks.models import Clock
from lopo.taskforce.meeting.models import Decision, FollowUp, FollowUpState
from tests.cast import TaskForce
from tests.taskforce.meetings import NINE, decided, photograph, running


def test_a_follow_up_is_done_with_its_proof_and_reopened(task_force: TaskForce) -> None:
    step = decided(task_force, running(task_force))[1]
    with at(date(2026, 3, 25)):
        client = task_force.client(task_force.dinsos)
        address = reverse("follow_up_completion", args=[step.pk])
        assert client.post(address, {"result": "", "finished_on": "2026-03-25"}).status_code == 422
        told = {"result": "Daftar terkirim.", "finished_on": "2026-03-25", "proof": photograph()}
        client.post(address, told)
        step.refresh_from_db()
        assert step.state == FollowUpState.DONE
        assert step.proof
        client.post(reverse("follow_up_reopening", args=[step.pk]))
    step.refresh_from_db()
    assert step.state == FollowUpState.OPEN


def test_the_desk_moves_hands_over_drops_and_promises(task_force: TaskForce) -> None:
    step = decided(task_force, running(task_force))[1]
    with at(date(2026, 3, 25)):
        desk = task_force.client(task_force.secretariat)
        desk.post(reverse("follow_up_date", args=[step.pk]), {"due_on": "2026-04-14", "reason": "Libur."})
        desk.post(
            reverse("follow_up_assignment", args=[step.pk]),
            {"agency": str(task_force.agency("dinkes").pk), "due_on": "2026-04-20"},
        )
        step.refresh_from_db()
        assert (step.agency, step.due_on) == (task_force.agency("dinkes"), date(2026, 4, 20))
        page = desk.get(step.get_absolute_url()).content.decode()
        assert "Semula disepakati" in page
        desk.post(reverse("follow_up_dropping", args=[step.pk]), {"reason": "Sudah ada."})
        form = {
            "text": "Menyampaikan SK.",
            "agency": str(task_force.agency("dinsos").pk),
            "due_on": "2026-04-01",
        }
        desk.post(reverse("follow_up_new"), form)
        refused = task_force.client(task_force.dinsos).post(reverse("follow_up_new"), form)
    assert FollowUp.objects.get(decision=None).text == "Menyampaikan SK."
    assert refused.status_code == 403


def test_a_step_may_be_one_offices_named_with_or_without_its_agency(task_force: TaskForce) -> None:
    meeting = running(task_force)
    office, other = task_force.dinsos.office, task_force.dinkes.office
    assert office
    assert other
    decide = reverse("meeting_decisions", args=[meeting.pk])
    with at(NINE):
        desk = task_force.client(task_force.secretariat)
        desk.post(decide, {"text": "Menyusun daftar.", "office": str(office.pk), "due_on": "2026-03-31"})
        step = FollowUp.objects.get()
        assert (step.agency, step.office) == (task_force.agency("dinsos"), office)
        assert Clock.objects.get(subject_id=step.pk).owed_by_office == office
        for page in (meeting.get_absolute_url(), step.get_absolute_url(), reverse("follow_ups")):
            assert str(office) in desk.get(page).content.decode(), page
        wrong = {"agency": str(task_force.agency("pkk").pk), "office": str(other.pk), "due_on": "2026-04-20"}
        hand_over = reverse("follow_up_assignment", args=[step.pk])
        assert "bukan jabatan instansi" in desk.post(hand_over, wrong).content.decode()
        nobody = desk.post(hand_over, {"agency": "", "office": "", "due_on": "2026-04-20"})
        assert "Pilih instansi" in nobody.content.decode()
        desk.post(hand_over, wrong | {"agency": ""})
        desk.post(reverse("follow_up_new"), {"text": "SK.", "office": str(office.pk), "due_on": "2026-04-01"})
    step.refresh_from_db()
    assert (step.agency, step.office) == (task_force.agency("dinkes"), other)
    assert FollowUp.objects.get(decision=None).office == office


def test_a_decision_that_is_mended_keeps_the_office_of_its_step(task_force: TaskForce) -> None:
    meeting, office = running(task_force), task_force.dinsos.office
    assert office
    with at(NINE):
        desk = task_force.client(task_force.secretariat)
        told = {"text": "Menyusun daftar.", "office": str(office.pk), "due_on": "2026-03-31"}
        desk.post(reverse("meeting_decisions", args=[meeting.pk]), told)
        page = desk.get(reverse("decision", args=[meeting.pk, Decision.objects.get().pk])).content.decode()
    assert f'value="{office.pk}" selected' in page
