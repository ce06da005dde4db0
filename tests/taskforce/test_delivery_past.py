"""A decree that was superseded is owed no longer: no act starts its clocks again, no page offers one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lopo.ground.acts import Refused
from lopo.ground.clocks.models import Clock
from lopo.taskforce.decree.importing import read_decree
from lopo.taskforce.decree.models import Decree, DecreeState, LeaderRole, Question
from lopo.taskforce.decree.operations import answer_questions, import_decree, set_leadership
from lopo.taskforce.delivery.models import Delivery
from lopo.taskforce.delivery.operations import (
    acknowledge_decree,
    answer_correction,
    ask_correction,
    deliver_decree,
    give_acknowledgement_code,
    record_receipt,
    remind,
    send_decree,
)
from tests.cast import DECREE, TaskForce

ON = date(2026, 3, 2)


def superseded(task_force: TaskForce) -> Decree:
    """The decree of 2023 after that of 2026 came in: Dinsos has it, Polres asked for a correction, DP3A has none."""
    desk = task_force.secretariat
    deliver_decree(desk, [copy_of(task_force, "dinsos"), copy_of(task_force, "polres")], on=ON, way="by_hand")
    ask_correction(task_force.polres, copy_of(task_force, "polres"), text="nama jabatan")
    file = replace(read_decree(DECREE.read_bytes()), number="15/2026", year=2026, signed_on=date(2026, 3, 9))
    import_decree(desk, file)
    task_force.decree.refresh_from_db()
    assert task_force.decree.state == DecreeState.SUPERSEDED
    return task_force.decree


def copy_of(task_force: TaskForce, key: str) -> Delivery:
    row: Delivery = Delivery.objects.get(decree=task_force.decree, agency__key=key)
    return row


def running(decree: Decree) -> list[str]:
    """What is still owed of this decree."""
    clocks = Clock.objects.filter(subject_id__in=decree.deliveries.values("pk"), met_on=None, ended_on=None)
    return list(clocks.values_list("rule__key", flat=True).order_by("pk"))


OWING: dict[str, Callable[[TaskForce], Any]] = {
    "send": lambda w: send_decree(w.secretariat, [copy_of(w, "dp3a")], on=ON, way="courier"),
    "deliver": lambda w: deliver_decree(w.secretariat, [copy_of(w, "dp3a")], on=ON, way="by_hand"),
    "ask": lambda w: ask_correction(w.dinsos, copy_of(w, "dinsos"), text="nama jabatan"),
    "answer": lambda w: answer_correction(w.secretariat, copy_of(w, "polres"), answer="di SK berikut"),
    "remind": lambda w: remind(w.secretariat, copy_of(w, "dinsos")),
    "code": lambda w: give_acknowledgement_code(w.secretariat, copy_of(w, "dinsos")),
}


@pytest.mark.parametrize("act", OWING)
def test_no_act_starts_its_clocks_again(task_force: TaskForce, act: str) -> None:
    decree = superseded(task_force)

    with pytest.raises(Refused, match="tidak ditagih lagi"):
        OWING[act](task_force)
    assert running(decree) == []


def test_that_it_was_received_may_still_be_said(task_force: TaskForce) -> None:
    decree = superseded(task_force)
    acknowledge_decree(task_force.dinsos, copy_of(task_force, "dinsos"))
    rows = [copy_of(task_force, "dp3a")]
    record_receipt(
        task_force.secretariat, rows, on=ON, received_by="Kadis", proof=None, source="telepon 3 Maret"
    )

    assert {copy_of(task_force, key).state for key in ("dinsos", "dp3a")} == {"acknowledged"}
    assert running(decree) == []


def test_its_pages_offer_only_what_can_still_be_recorded(task_force: TaskForce) -> None:
    decree = superseded(task_force)
    desk = task_force.client(task_force.secretariat)

    listed = desk.get(f"/decrees/{decree.pk}/deliveries/").content.decode()
    assert "Catat untuk yang dipilih" in listed
    assert "Cetak surat pengantar" not in listed
    assert "Salin untuk WhatsApp" not in listed
    one = desk.get(f"/deliveries/{copy_of(task_force, 'dinsos').pk}/").content.decode()
    for button in ("Ingatkan", "Beri kode", "Cetak surat pengantar"):
        assert button not in one
    asked = desk.get(f"/deliveries/{copy_of(task_force, 'polres').pk}/").content.decode()
    assert "Jawab permintaan perbaikan" not in asked
    row = copy_of(task_force, "dinsos")
    form = desk.get(f"/decrees/{decree.pk}/deliveries/record/?d={row.pk}").content.decode()
    assert 'value="receipt"' in form
    assert 'value="delivered"' not in form
    member = task_force.client(task_force.dinsos)
    assert "Minta perbaikan" not in member.get(f"/deliveries/{row.pk}/").content.decode()
    said = member.get(f"/deliveries/{row.pk}/correction/").content.decode()
    assert "tidak ditagih lagi" in said
    assert "<textarea" not in said
    letters = desk.post(f"/decrees/{decree.pk}/deliveries/letters/", {"d": row.pk}, follow=True)
    assert "tidak ditagih lagi" in letters.content.decode()


def test_an_older_decree_owes_no_delivery_when_its_questions_are_answered(task_force: TaskForce) -> None:
    file = replace(
        read_decree(DECREE.read_bytes()), number="80/KEP/HK/2021", year=2021, signed_on=date(2021, 3, 1)
    )
    older = import_decree(task_force.secretariat, file)
    question = Question.objects.filter(decree=older, field="agency")[0]

    with pytest.raises(Refused, match="sudah digantikan"):
        answer_questions(
            task_force.secretariat, older, answers={question.pk: "dinsos"}, source="telepon 3 Maret"
        )
    assert not older.deliveries.exists()


def test_its_leadership_stays_as_it_was(task_force: TaskForce) -> None:
    decree = superseded(task_force)
    other = task_force.dinsos.office
    assert other

    with pytest.raises(Refused, match="sudah digantikan"):
        set_leadership(
            task_force.secretariat, decree, leaders=[(LeaderRole.CHAIR, other)], source="Lampiran I"
        )
    assert [leader.office for leader in decree.leaders.all()] == [task_force.chair.office]
