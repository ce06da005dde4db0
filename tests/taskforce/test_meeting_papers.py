"""The papers of a meeting carry what officials look for, and can be printed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lopo.ground.acts import at, today
from lopo.ground.papers.attendance_list import attendance_list
from lopo.ground.papers.invitation import Answering, invitations
from lopo.ground.papers.letter_of_duty import letters_of_duty
from lopo.ground.papers.minutes import minutes
from lopo.taskforce.meeting.models import Answer, MeetingKind
from lopo.taskforce.meeting.operations import (
    add_agenda_item,
    answer_invitation,
    record_decision,
    take_minutes,
)
from lopo.taskforce.meeting.papers import duty, letter, list_to_sign, notes
from tests.cast import TaskForce
from tests.taskforce.meetings import NINE, called, held, planned, row_of, running


def test_the_letter_names_the_invited_offices_on_its_annex(task_force: TaskForce) -> None:
    meeting = called(task_force)
    add_agenda_item(task_force.secretariat, meeting, title="Rencana aksi 2026")
    paper = letter(meeting)
    assert paper.lines.number == "500.15/112/Nakertrans/2026"
    assert paper.day == "Selasa, 17 Maret 2026"
    assert paper.hours == "pukul 09.00 WITA s.d. selesai"
    assert "126/KEP/HK/II/2023" in paper.opening
    assert paper.agenda == ["Rencana aksi 2026"]
    assert len(paper.invited) == 20
    assert "Kepala Dinas Sosial Kab. TTU" in paper.invited
    assert "SELAKU SEKRETARIS GUGUS TUGAS" in paper.signer.office


def test_a_letter_to_one_office_carries_the_way_to_answer(task_force: TaskForce) -> None:
    meeting = called(task_force)
    answering = Answering("https://lopo.contoh.go.id/i/ABCD-EFGH-2345/", "Jumat, 13 Maret 2026")
    paper = letter(meeting, to=row_of(meeting, "dinsos"), answering=answering)
    assert paper.to.office == "Kepala Dinas Sosial Kab. TTU"
    assert not paper.invited
    assert invitations([paper], made_on=today()).pdf.startswith(b"%PDF")


def test_a_sub_task_force_is_addressed_by_its_seats(task_force: TaskForce) -> None:
    body = task_force.decree.sub_task_forces.get(code="C")
    paper = letter(planned(task_force, body=body, kind=MeetingKind.SUB_TASK_FORCE))
    assert "Kasat Serse Polres TTU" in paper.invited
    assert paper.lines.dated is None  # not called yet: room is left


def test_the_letter_of_duty_sends_the_delegate_in_the_heads_name(task_force: TaskForce) -> None:
    row = row_of(called(task_force), "dinsos")
    answer_invitation(
        task_force.dinsos,
        row,
        answer=Answer.DELEGATE,
        delegate="Maria Contoh, Kabid Rehabilitasi",
        duty_letter="ST 7",
    )
    paper = duty(row)
    assert (paper.sent[0].name, paper.sent[0].office) == ("Maria Contoh", "Kabid Rehabilitasi")
    assert "Nomor 500.15/112/Nakertrans/2026 tanggal 9 Maret 2026" in paper.grounds[0]
    assert "mewakili Kepala Dinas Sosial Kab. TTU" in paper.duties[0]
    assert letters_of_duty([paper], made_on=today()).pdf.startswith(b"%PDF")


def test_the_list_to_sign_has_every_invited_office_and_who_comes_instead(task_force: TaskForce) -> None:
    meeting = called(task_force)
    answer_invitation(
        task_force.dinsos,
        row_of(meeting, "dinsos"),
        answer=Answer.DELEGATE,
        delegate="Maria Contoh",
        duty_letter="ST 7",
    )
    paper = list_to_sign(meeting)
    assert len(paper.lines) == 20
    line = next(line for line in paper.lines if line.office == "Kepala Dinas Sosial Kab. TTU")
    assert (line.name, line.instead) == ("Maria Contoh", "mewakili, surat tugas ST 7")
    assert attendance_list(paper, made_on=today()).pdf.startswith(b"%PDF")


def test_the_minutes_say_what_was_talked_decided_and_who_was_there(task_force: TaskForce) -> None:
    meeting = running(task_force)
    item = add_agenda_item(task_force.secretariat, meeting, title="Penampungan")
    with at(NINE):
        record_decision(
            task_force.secretariat,
            meeting,
            item,
            text="Menyusun daftar.",
            dissent="LBH: perlu anggaran.",
            agency=task_force.agency("dinsos"),
            due_on=date(2026, 3, 31),
        )
        record_decision(task_force.secretariat, meeting, text="Mencari dana.")
    take_minutes(
        task_force.secretariat, meeting, texts={str(item.pk): "Tempat penuh."}, chair=task_force.chair.office
    )
    paper = notes(held(task_force, meeting, absent=["kejari"]))
    assert paper.present == "19 dari 20 instansi yang diundang (daftar terlampir)"
    assert paper.opening == "Rapat dibuka pukul 09.00 WITA."
    assert paper.closing == "Rapat ditutup pukul 12.00 WITA."
    assert [(topic.title, topic.text) for topic in paper.topics] == [("Penampungan", "Tempat penuh.")]
    first, second = paper.resolutions
    assert (first.owed_by, first.due) == ("Dinas Sosial Kab. TTU", "31 Maret 2026")
    assert first.dissent == "LBH: perlu anggaran."
    assert (second.owed_by, second.due) == ("tanpa penanggung jawab", "tanpa tanggal")
    assert next(a.state for a in paper.attendance if "Kejaksaan" in a.agency) == "tidak hadir"
    assert minutes(paper, made_on=today()).pdf.startswith(b"%PDF")


@pytest.mark.parametrize("invited", [1, 20])
def test_a_letter_costs_the_same_queries_however_many_are_invited(
    task_force: TaskForce, invited: int, django_assert_max_num_queries: Any
) -> None:
    asked = [row.agency for row in planned(task_force).invitations.select_related("agency")][:invited]
    meeting = planned(task_force, invited=asked)
    with django_assert_max_num_queries(11):
        letter(meeting)
