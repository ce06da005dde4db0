"""Pages of delivery: open to all members, acts only for whoever owes them."""

from __future__ import annotations

from datetime import date
from typing import Any

from lopo.ground.acts.operation import nothing_is_done
from lopo.taskforce.delivery.models import Delivery, DeliveryState
from lopo.taskforce.delivery.operations import (
    deliver_decree,
    give_acknowledgement_code,
    remind,
    send_decree,
)
from lopo.taskforce.delivery.texts import reminder
from tests.cast import TaskForce


def copy_of(task_force: TaskForce, key: str) -> Delivery:
    rows = Delivery.objects.select_related("decree__secretariat", "agency")
    row: Delivery = rows.get(decree=task_force.decree, agency__key=key)
    return row


def delivered(task_force: TaskForce, key: str) -> Delivery:
    row = copy_of(task_force, key)
    deliver_decree(task_force.secretariat, [row], on=date(2026, 3, 2), way="by_hand")
    return row


def test_every_member_sees_who_owes_the_next_step(task_force: TaskForce) -> None:
    page = task_force.client(task_force.dinsos).get(f"/decrees/{task_force.decree.pk}/deliveries/")

    assert page.status_code == 200
    assert "Sekretariat yang berutang langkah" in page.content.decode()
    assert 'name="d"' not in page.content.decode()  # boxes to tick are for the desk


def test_the_list_costs_the_same_whoever_is_on_it(
    task_force: TaskForce, django_assert_max_num_queries: Any
) -> None:
    client = task_force.client(task_force.secretariat)
    with django_assert_max_num_queries(12):  # session, account, hats and the list itself
        client.get(f"/decrees/{task_force.decree.pk}/deliveries/")


def test_the_desk_records_the_whole_list_on_one_page(task_force: TaskForce) -> None:
    client = task_force.client(task_force.secretariat)
    ids = [str(pk) for pk in Delivery.objects.values_list("pk", flat=True)]
    said = {"d": ids, "what": "delivered", "on": "2026-03-05", "way": "meeting", "act_id": "0" * 31 + "1"}
    address = f"/decrees/{task_force.decree.pk}/deliveries/record/"

    assert "20 instansi dipilih" in client.get(address, {"d": ids}).content.decode()
    said["act_id"] = "00000000-0000-4000-8000-000000000001"
    assert client.post(address, said).status_code == 302
    assert client.post(address, said).status_code == 302  # a second click does nothing twice
    assert set(Delivery.objects.values_list("state", flat=True)) == {DeliveryState.DELIVERED}


def test_an_empty_choice_and_a_day_to_come_are_told_in_words(task_force: TaskForce) -> None:
    client = task_force.client(task_force.secretariat)
    address = f"/decrees/{task_force.decree.pk}/deliveries/record/"
    row = copy_of(task_force, "dinsos")

    assert "Belum ada instansi yang dipilih" in client.get(address).content.decode()
    late = client.post(address, {"d": row.pk, "what": "delivered", "on": "2026-12-31", "way": "by_hand"})
    assert late.status_code == 422
    assert "belum terjadi" in late.content.decode()
    odd = client.post(address, {"d": row.pk, "what": "delivered", "on": "0123-01-01", "way": "by_hand"})
    assert odd.status_code == 422


def test_a_member_does_not_record_for_the_desk(task_force: TaskForce) -> None:
    row = copy_of(task_force, "dinsos")
    said = {"d": row.pk, "what": "delivered", "on": "2026-03-05", "way": "meeting"}
    answer = task_force.client(task_force.dinsos).post(
        f"/decrees/{task_force.decree.pk}/deliveries/record/", said
    )

    assert answer.status_code == 403
    row.refresh_from_db()
    assert row.state == DeliveryState.NOT_SENT


def test_an_agency_acknowledges_with_one_button(task_force: TaskForce) -> None:
    row = delivered(task_force, "dinsos")
    client = task_force.client(task_force.dinsos)

    assert "SK sudah kami terima" in client.get(f"/deliveries/{row.pk}/acknowledgement/").content.decode()
    assert client.post(f"/deliveries/{row.pk}/acknowledgement/").status_code == 302
    row.refresh_from_db()
    assert row.state == DeliveryState.ACKNOWLEDGED


def test_the_correction_page_asks_then_answers(task_force: TaskForce) -> None:
    row = delivered(task_force, "kominfotik")
    address = f"/deliveries/{row.pk}/correction/"

    assert task_force.client(task_force.kominfotik).post(address, {"text": ""}).status_code == 422
    assert task_force.client(task_force.kominfotik).post(address, {"text": "salah tulis"}).status_code == 302
    assert "salah tulis" in task_force.client(task_force.secretariat).get(address).content.decode()
    assert (
        task_force.client(task_force.secretariat).post(address, {"answer": "diperbaiki"}).status_code == 302
    )


def test_a_page_of_the_delivery_book_comes_as_pdf(task_force: TaskForce) -> None:
    row = copy_of(task_force, "dp3a")
    answer = task_force.client(task_force.secretariat).get(
        f"/decrees/{task_force.decree.pk}/deliveries/book.pdf", {"d": str(row.pk)}
    )
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_the_reminder_and_the_code_are_the_desks(task_force: TaskForce) -> None:
    row = delivered(task_force, "bkad")

    for page in ("reminder", "code"):
        assert task_force.client(task_force.bkad).get(f"/deliveries/{row.pk}/{page}/").status_code == 403
        assert (
            task_force.client(task_force.secretariat).get(f"/deliveries/{row.pk}/{page}/").status_code == 200
        )
    shown = task_force.client(task_force.secretariat).post(f"/deliveries/{row.pk}/code/").content.decode()
    assert 'class="big-code num"' in shown


def test_an_office_without_account_answers_with_its_code(task_force: TaskForce, client: Any) -> None:
    row = delivered(task_force, "lbh")
    typed = give_acknowledgement_code(task_force.secretariat, row)

    wrong = client.post("/kode/", {"code": "ABCD-EFGH-2345"})
    assert wrong.status_code == 422
    assert "tidak berlaku" in wrong.content.decode()
    assert "Lembaga Bantuan Hukum" in client.post("/kode/", {"code": typed}).content.decode()
    act = "00000000-0000-4000-8000-000000000002"
    done = client.post("/kode/", {"code": typed, "answer": "acknowledge", "text": "", "act_id": act})
    assert "Terima kasih" in done.content.decode()
    row.refresh_from_db()
    assert row.state == DeliveryState.ACKNOWLEDGED


def test_nothing_is_shown_to_visitors(task_force: TaskForce, client: Any) -> None:
    row = copy_of(task_force, "dinsos")
    for address in (f"/decrees/{task_force.decree.pk}/deliveries/", f"/deliveries/{row.pk}/"):
        assert "Belum dikirim" not in client.get(address).content.decode()


def test_only_the_desk_records_deliveries(task_force: TaskForce) -> None:
    address = f"/decrees/{task_force.decree.pk}/deliveries/record/"
    assert task_force.client(task_force.dinsos).get(address).status_code == 403
    assert task_force.client(task_force.secretariat).get(address).status_code == 200


def test_a_form_that_came_back_after_signing_in_records_nothing(task_force: TaskForce) -> None:
    row, client = copy_of(task_force, "dinsos"), task_force.client(task_force.secretariat)
    said = {"d": row.pk, "what": "delivered", "on": "2026-03-05", "way": "meeting"}
    with nothing_is_done():
        page = client.post(f"/decrees/{task_force.decree.pk}/deliveries/record/", said)
    assert page.status_code == 200  # no empty error above it
    assert copy_of(task_force, "dinsos").state == DeliveryState.NOT_SENT


def test_every_member_reads_for_how_many_days_a_step_is_owed(task_force: TaskForce) -> None:
    delivered(task_force, "dp3a")
    page = task_force.client(task_force.dinsos).get(f"/decrees/{task_force.decree.pk}/deliveries/")
    assert f"{task_force.agency('dp3a')}: mengakui, sudah 7 hari." in page.content.decode()


def test_the_text_for_the_group_says_what_arrived_and_what_is_waited_for(task_force: TaskForce) -> None:
    client, address = (
        task_force.client(task_force.secretariat),
        f"/decrees/{task_force.decree.pk}/deliveries/",
    )
    assert "kepada 0 dari 20 instansi." in client.get(address).content.decode()
    assert "belum mengakui. Mohon" not in client.get(address).content.decode()
    delivered(task_force, "dp3a")
    assert "kepada 1 dari 20 instansi. 1 instansi belum mengakui." in client.get(address).content.decode()


def test_a_reminder_of_what_is_on_its_way_says_so(task_force: TaskForce) -> None:
    row = copy_of(task_force, "dp3a")
    send_decree(task_force.secretariat, [row], on=date(2026, 3, 2), way="courier")
    for _once in range(3):
        assert "dikirim pada 2 Maret 2026" in reminder(row)
        remind(task_force.secretariat, row)
    deliver_decree(task_force.secretariat, [row], on=date(2026, 3, 4), way="courier")
    assert "disampaikan pada 4 Maret 2026" in reminder(row)
