"""A decree is sent, delivered, acknowledged; a correction is asked and answered; reminders climb."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lopo.ground.acts import Denied, Refused, at
from lopo.ground.clocks.models import Clock
from lopo.ground.codes.giving import bearer, find_code
from lopo.ground.ledger.models import LedgerEntry
from lopo.taskforce.delivery.models import Delivery, DeliveryState
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
from lopo.taskforce.delivery.queries import deliveries_of, lines_of, status
from tests.cast import TaskForce

SIGNED = date(2023, 2, 20)


def copy_of(task_force: TaskForce, key: str) -> Delivery:
    rows = Delivery.objects.select_related("decree__secretariat", "agency")
    row: Delivery = rows.get(decree=task_force.decree, agency__key=key)
    return row


def running(delivery: Delivery) -> dict[str, Clock]:
    return {
        clock.rule.key: clock
        for clock in Clock.objects.filter(subject_id=delivery.pk, met_on=None, ended_on=None).select_related(
            "rule"
        )
    }


def test_an_issued_decree_is_owed_to_every_agency_with_a_seat_and_to_no_partner(
    task_force: TaskForce,
) -> None:
    rows = deliveries_of(task_force.decree, to=task_force.secretariat)

    assert len(rows) == 20
    assert {row.state for row in rows} == {DeliveryState.NOT_SENT}
    assert not rows.filter(agency__key="dukcapil")
    clock = running(copy_of(task_force, "dp3a"))["deliver_decree"]
    assert (clock.owed_by, clock.due_on) == (task_force.agency("nakertrans"), SIGNED + timedelta(days=7))


def test_sending_leaves_the_step_with_the_sender(task_force: TaskForce) -> None:
    row = copy_of(task_force, "dp3a")

    with pytest.raises(Denied):
        send_decree(task_force.dp3a, [row], on=date(2026, 3, 2), way="courier")
    send_decree(task_force.secretariat, [row], on=date(2026, 3, 2), way="courier", letter_number="500.15/44")

    row.refresh_from_db()
    assert row.state == DeliveryState.SENT
    assert set(running(row)) == {"deliver_decree"}


def test_delivering_keeps_the_senders_promise_and_begins_the_receivers(task_force: TaskForce) -> None:
    row = copy_of(task_force, "dinsos")

    with pytest.raises(Denied):
        deliver_decree(task_force.dinsos, [row], on=date(2026, 3, 2), way="by_hand")
    deliver_decree(
        task_force.secretariat, [row], on=date(2026, 3, 2), way="by_hand", received_by="Kasubag Umum"
    )

    clock = running(row)["acknowledge_decree"]
    assert (clock.owed_by, clock.owed_to) == (task_force.agency("dinsos"), task_force.agency("nakertrans"))
    assert clock.due_on == date(2026, 3, 16)
    assert Clock.objects.get(subject_id=row.pk, rule__key="deliver_decree").met_on == date(2026, 3, 2)


def test_the_whole_list_is_delivered_in_one_act_or_not_at_all(task_force: TaskForce) -> None:
    rows = list(deliveries_of(task_force.decree, to=task_force.secretariat))
    deliver_decree(task_force.secretariat, rows[:1], on=date(2026, 3, 2), way="meeting")

    with pytest.raises(Refused):  # the first was delivered already: nobody else is half done
        deliver_decree(task_force.secretariat, [rows[1], rows[0]], on=date(2026, 3, 3), way="meeting")
    assert copy_of(task_force, rows[1].agency.key).state == DeliveryState.NOT_SENT

    deliver_decree(task_force.secretariat, rows[1:], on=date(2026, 3, 3), way="meeting")
    assert set(Delivery.objects.values_list("state", flat=True)) == {DeliveryState.DELIVERED}


@pytest.mark.parametrize("day", [date(2023, 2, 19), date(2026, 3, 10)])
def test_a_day_before_the_signing_or_still_to_come_is_refused(task_force: TaskForce, day: date) -> None:
    with pytest.raises(Refused) as refused:
        deliver_decree(task_force.secretariat, [copy_of(task_force, "dinsos")], on=day, way="by_hand")
    assert refused.value.field == "on"


def test_only_the_agency_itself_acknowledges(task_force: TaskForce) -> None:
    row = copy_of(task_force, "dinsos")
    deliver_decree(task_force.secretariat, [row], on=date(2026, 3, 2), way="by_hand")

    with pytest.raises(Denied):
        acknowledge_decree(task_force.rsud, row)
    acknowledge_decree(task_force.dinsos, row)

    assert row.state == DeliveryState.ACKNOWLEDGED
    assert not running(row)
    assert LedgerEntry.objects.filter(act="denied").count() == 1


def test_who_answers_second_hears_that_it_was_answered(task_force: TaskForce) -> None:
    row, same = copy_of(task_force, "dinsos"), copy_of(task_force, "dinsos")
    acknowledge_decree(task_force.dinsos, row)

    with pytest.raises(Refused, match="sudah diakui"):
        acknowledge_decree(task_force.dinsos, same)


def test_a_code_acknowledges_once_without_an_account(task_force: TaskForce) -> None:
    row = copy_of(task_force, "lbh")
    with pytest.raises(Denied):
        give_acknowledgement_code(task_force.lbh, row)
    typed = give_acknowledgement_code(task_force.secretariat, row)
    newer = give_acknowledgement_code(task_force.secretariat, row)

    assert find_code(typed) is None  # an earlier code ends
    code = find_code(newer.lower().replace("-", " "))
    assert code
    acknowledge_decree(bearer(code), row, code=code)

    assert row.acknowledged_by == "code"
    assert find_code(newer) is None


def test_a_code_is_worth_nothing_after_thirty_days(task_force: TaskForce) -> None:
    typed = give_acknowledgement_code(task_force.secretariat, copy_of(task_force, "lbh"))

    with at(date(2026, 4, 10)):
        assert find_code(typed) is None


def test_a_signed_receipt_is_as_valid_as_an_answer_on_screen(task_force: TaskForce) -> None:
    row = copy_of(task_force, "pn")

    with pytest.raises(Denied):
        record_receipt(
            task_force.pn, [row], on=date(2026, 3, 3), received_by="Panitera", proof=None, source="surat"
        )
    with pytest.raises(Refused, match="foto"):
        record_receipt(
            task_force.secretariat, [row], on=date(2026, 3, 3), received_by="", proof=None, source=""
        )
    record_receipt(
        task_force.secretariat,
        [row],
        on=date(2026, 3, 3),
        received_by="Panitera",
        proof=None,
        source="surat 12/III/2026",
    )

    row.refresh_from_db()
    assert (row.state, row.delivered_on) == (DeliveryState.ACKNOWLEDGED, date(2026, 3, 3))
    entry = LedgerEntry.objects.get(act="delivery.acknowledged")
    assert (entry.for_agency, entry.source) == (task_force.agency("pn"), "surat 12/III/2026")


def test_a_correction_makes_the_secretariat_owe_an_answer_while_the_acknowledgement_waits(
    task_force: TaskForce,
) -> None:
    row = copy_of(task_force, "kominfotik")
    deliver_decree(task_force.secretariat, [row], on=date(2026, 3, 2), way="by_hand")

    with pytest.raises(Denied):
        ask_correction(task_force.dinsos, row, text="salah tulis")
    with pytest.raises(Refused):
        ask_correction(task_force.kominfotik, row, text="  ")
    ask_correction(task_force.kominfotik, row, text="nama jabatan D3 salah tulis")
    assert set(running(row)) == {"answer_correction"}

    with pytest.raises(Denied):
        answer_correction(task_force.kominfotik, row, answer="x")
    with pytest.raises(Refused):
        answer_correction(task_force.secretariat, row, answer="")
    with at(date(2026, 3, 12)):
        answer_correction(task_force.secretariat, row, answer="Diperbaiki dalam SK berikut.")
    assert running(row)["acknowledge_decree"].due_on == date(2026, 3, 26)


def test_reminders_are_counted_and_only_where_the_agency_owes_the_step(task_force: TaskForce) -> None:
    row = copy_of(task_force, "bkad")

    with pytest.raises(Refused):
        remind(task_force.secretariat, row)
    deliver_decree(task_force.secretariat, [row], on=date(2026, 3, 2), way="by_hand")
    row.refresh_from_db()
    with pytest.raises(Denied):
        remind(task_force.bkad, row)
    remind(task_force.secretariat, row)
    remind(task_force.secretariat, row)

    assert row.reminded == 2


def test_the_status_says_who_owes_the_step_and_for_how_many_days(task_force: TaskForce) -> None:
    told = status(task_force.decree, lines_of(deliveries_of(task_force.decree, to=task_force.secretariat)))

    dp3a = next(a for a in told["agencies"] if "Perempuan" in a["agency"])  # type: ignore[attr-defined]
    assert dp3a["state"] == "not_sent"
    assert dp3a["owed_by"] == task_force.agency("nakertrans").name
    assert dp3a["days"] == (date(2026, 3, 9) - SIGNED).days


def test_nothing_is_recorded_for_nobody_chosen(task_force: TaskForce) -> None:
    desk, day = task_force.secretariat, date(2026, 3, 2)
    with pytest.raises(Refused, match="dipilih"):
        send_decree(desk, [], on=day, way="courier")
    with pytest.raises(Refused, match="dipilih"):
        deliver_decree(desk, [], on=day, way="courier")
    with pytest.raises(Refused, match="dipilih"):
        record_receipt(desk, [], on=day, received_by="", proof=None, source="surat")


def test_what_is_acknowledged_gets_no_other_code(task_force: TaskForce) -> None:
    row = copy_of(task_force, "pn")
    deliver_decree(task_force.secretariat, [row], on=date(2026, 3, 2), way="by_hand")
    assert give_acknowledgement_code(task_force.secretariat, row)
    acknowledge_decree(task_force.pn, row)
    with pytest.raises(Refused, match="sudah diakui"):
        give_acknowledgement_code(task_force.secretariat, row)
