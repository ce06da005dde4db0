"""Printing with a code: the same paper keeps its code, a changed one gets a new one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import reverse
import pytest

from lopo.ground.acts import Denied
from lopo.ground.papers.covering_letter import covering_letters
from lopo.ground.papers.frame import Foot
from lopo.ground.papers.issuing import Issuing
from lopo.ground.papers.models import IssuedPaper
from lopo.ground.papers.typeset import Printed
from lopo.taskforce.delivery.models import Delivery
from tests.cast import TaskForce
from tests.ground import specimens

SITE = "https://lopo.contoh.go.id"


def issuing(task_force: TaskForce, office: str = "Kepala Dinas Sosial", **how: Any) -> Issuing:
    letter = specimens.covering_letter(office)

    def make(foot: Foot | None, day: date) -> Printed:
        return covering_letters(
            [replace(letter, frame=replace(letter.frame, foot=foot or Foot()))], made_on=day
        )

    return Issuing(
        task_force.regency, task_force.decree, "covering_letter", make, SITE, addressee=office, **how
    )


def test_a_paper_printed_again_keeps_its_code(task_force: TaskForce) -> None:
    first = issuing(task_force).issued(task_force.secretariat)
    again = issuing(task_force).issued(task_force.secretariat)
    assert first == again == issuing(task_force).copy()
    assert IssuedPaper.objects.count() == 1


def test_what_has_changed_is_a_new_paper_and_the_earlier_one_is_withdrawn(task_force: TaskForce) -> None:
    issuing(task_force).issued(task_force.secretariat)
    issuing(task_force, "Kepala Dinas Kesehatan").issued(task_force.secretariat)
    states = {paper.addressee: paper.withdrawn_on for paper in IssuedPaper.objects.all()}
    assert states["Kepala Dinas Sosial"] is not None
    assert states["Kepala Dinas Kesehatan"] is None


def test_a_letter_may_hold_beside_its_later_print(task_force: TaskForce) -> None:
    issuing(task_force).issued(task_force.secretariat)
    issuing(task_force, "Kepala Dinas Kesehatan", replaces=False).issued(task_force.secretariat)
    assert IssuedPaper.objects.filter(withdrawn_on=None).count() == 2


def test_a_copy_of_what_nobody_issued_has_no_code(task_force: TaskForce) -> None:
    assert issuing(task_force).copy() == issuing(task_force).make(None, date(2026, 3, 9))
    assert not IssuedPaper.objects.exists()


def test_who_may_not_issue_gets_no_paper_with_a_code(task_force: TaskForce) -> None:
    auditor = replace(task_force.secretariat, hat="auditor")
    with pytest.raises(Denied):
        issuing(task_force).issued(auditor)
    assert not IssuedPaper.objects.exists()


def test_covering_letters_leave_with_a_code_each_and_take_the_offices_number(task_force: TaskForce) -> None:
    client = task_force.client(task_force.secretariat)
    ids = [str(pk) for pk in Delivery.objects.order_by("pk").values_list("pk", flat=True)[:3]]
    address = reverse("covering_letters", args=[task_force.decree.pk])
    asked = client.get(address, {"d": ids})
    assert "3 instansi dipilih" in asked.content.decode()
    assert not IssuedPaper.objects.exists()

    printed = client.post(address, {"d": ids})
    assert printed["Content-Type"] == "application/pdf"
    assert client.post(address, {"d": ids}).content == printed.content
    assert IssuedPaper.objects.filter(paper="covering_letter").count() == 3

    record = reverse("record_deliveries", args=[task_force.decree.pk])
    said = {"d": ids, "what": "sent", "on": "2026-03-05", "way": "by_hand", "letter_number": "500.15/44/2026"}
    assert client.post(record, said).status_code == 302
    papers = IssuedPaper.objects.all()
    assert {(paper.official_number, paper.withdrawn_on) for paper in papers} == {("500.15/44/2026", None)}
