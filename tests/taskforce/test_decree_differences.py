"""Two decrees side by side: what is new, what left, what reads otherwise, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from lopo.taskforce.decree.differences import differences
from lopo.taskforce.decree.models import Decree
from lopo.taskforce.decree.operations import (
    add_duty,
    add_part,
    add_seat,
    change_duty,
    change_head,
    change_part,
    change_seat,
    draft_decree,
    remove_duty,
    remove_seat,
    set_leadership,
)
from tests.cast import TaskForce


@pytest.fixture
def draft(task_force: TaskForce) -> Decree:
    draft = draft_decree(task_force.secretariat, task_force.decree)
    old = task_force.decree
    change_head(
        task_force.secretariat,
        draft,
        title=old.title,
        year=2026,
        issuer=old.issuer,
        place=old.place,
        secretariat=old.secretariat,
    )
    return draft


def said(task_force: TaskForce, draft: Decree) -> dict[str, tuple[str, str]]:
    draft.refresh_from_db()
    return {line.place: (line.before, line.after) for line in differences(task_force.decree, draft)}


def test_a_fresh_draft_differs_in_nothing(task_force: TaskForce, draft: Decree) -> None:
    assert said(task_force, draft) == {}


def test_seats_that_come_go_move_and_change_are_said(task_force: TaskForce, draft: Decree) -> None:
    desk = task_force.secretariat
    part = {p.code: p for p in draft.sub_task_forces.all()}
    add_seat(desk, part["B"], agency=task_force.agency("dukcapil"), office="Kabid Data", position="member")
    remove_seat(desk, part["C"].seats.get(order=5))
    remove_seat(desk, part["A"].seats.get(order=11))
    add_seat(desk, part["D"], agency=task_force.agency("faith"), office="Pimpinan Agama se-Kabupaten TTU")
    kodim = part["A"].seats.get(order=3)
    change_seat(
        desk, kodim, agency=kodim.office.agency, office=kodim.office.name, position="member", receives=True
    )
    assert said(task_force, draft) == {
        "B7 Kabid Data": ("", "Sub B, Anggota"),
        "C5 Direktur Lembaga Bantuan Hukum": ("Sub C, Anggota", ""),
        "D9 Pimpinan Agama se-Kabupaten TTU": (
            "Sub A, tidak dicetak, dijabat beberapa orang",
            "Sub D, tidak dicetak",
        ),
        "A3 Dandim 1618 TTU": ("Sub A, Anggota", "Sub A, Anggota, menerima penyerahan orang"),
    }


def test_a_seat_that_only_moves_up_is_no_difference(task_force: TaskForce, draft: Decree) -> None:
    part = draft.sub_task_forces.get(code="C")
    remove_seat(task_force.secretariat, part.seats.get(order=2))
    assert list(said(task_force, draft)) == ["C2 Kepala Kejaksaan Negeri Kefamenanu"]


def test_duties_are_compared_by_their_words(task_force: TaskForce, draft: Decree) -> None:
    desk, part = task_force.secretariat, draft.sub_task_forces.get(code="C")
    first = part.duties.get(letter="a").text
    remove_duty(desk, part.duties.get(letter="a"))
    add_duty(desk, part, text="Melindungi saksi")
    change_duty(desk, part.duties.get(letter="a"), text=part.duties.get(letter="a").text, work=["training"])
    assert said(task_force, draft) == {
        "Sub C, huruf a": (first, ""),
        "Sub C, huruf c": ("", "Melindungi saksi"),
        "Sub C, huruf a, jenis kerja": (
            "penanganan bersama, rapat kasus",
            "pelatihan dan pengembangan kapasitas",
        ),
    }


def test_head_leadership_and_sub_task_forces_are_compared(task_force: TaskForce, draft: Decree) -> None:
    desk, part = task_force.secretariat, draft.sub_task_forces.get(code="D")
    change_part(desk, part, code="D", name="Kerja Sama", functions=["cooperation", "care"])
    add_part(desk, draft, code="E", name="Data")
    secretary = desk.office
    assert secretary
    set_leadership(desk, draft, leaders=[("secretary", secretary)], source="Lampiran I")
    lines = said(task_force, draft)
    assert lines["Sub D"] == ("Sub Gugus Tugas Kerjasama dan Koordinasi", "Kerja Sama")
    assert lines["Sub D, fungsi"] == ("kerja sama", "kerja sama, penanganan korban")
    assert lines["Sub E"] == ("", "Data")
    assert lines["Pimpinan: Ketua"] == ("Sekretaris Daerah", "")
    assert lines["Pimpinan: Sekretaris"] == ("", secretary.name)


def test_the_page_shows_both_sides(task_force: TaskForce, draft: Decree) -> None:
    add_part(task_force.secretariat, draft, code="E", name="Data dan Arsip")
    told = task_force.client(task_force.dinsos).get(f"/decrees/{draft.pk}/differences/").content.decode()
    assert "Data dan Arsip" in told
    assert "Sub E" in told
    alone = task_force.client(task_force.dinsos).get(f"/decrees/{task_force.decree.pk}/differences/")
    assert "Tidak ada perbedaan" in alone.content.decode()


def test_the_comparison_costs_the_same_for_any_decree(
    task_force: TaskForce, draft: Decree, django_assert_num_queries: Any
) -> None:
    part = draft.sub_task_forces.get(code="A")
    for number in range(20):
        add_duty(task_force.secretariat, part, text=f"Tugas {number}")
    before = Decree.objects.select_related("secretariat").get(pk=task_force.decree.pk)
    after = Decree.objects.select_related("secretariat").get(pk=draft.pk)
    with django_assert_num_queries(8):
        assert len(differences(before, after)) == 20
