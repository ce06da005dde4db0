"""Next year's decree is drafted from this year's, and changed line by line."""

from __future__ import annotations

from typing import Any

import pytest

from lopo.ground.acts import Denied, Refused
from lopo.taskforce.decree.models import Decree, Seat
from lopo.taskforce.decree.operations import (
    add_duty,
    add_part,
    add_seat,
    change_duty,
    change_head,
    change_part,
    change_seat,
    discard_draft,
    draft_decree,
    remove_duty,
    remove_part,
    remove_seat,
)
from lopo.taskforce.decree.queries import decree_in_force
from tests.cast import TaskForce


@pytest.fixture
def draft(task_force: TaskForce) -> Decree:
    return draft_decree(task_force.secretariat, task_force.decree)


def offices(decree: Decree, code: str) -> list[str]:
    return list(
        decree.sub_task_forces.get(code=code).seats.order_by("order").values_list("office__name", flat=True)
    )


def test_a_draft_begins_as_this_years_decree(task_force: TaskForce, draft: Decree) -> None:
    assert (draft.year, draft.number, draft.state, draft.follows) == (2026, "", "draft", task_force.decree)
    assert draft.title.endswith("Tahun 2026")
    for code in "ABCD":
        assert offices(draft, code) == offices(task_force.decree, code)
    assert [leader.office for leader in draft.leaders.all()] == [task_force.chair.office]
    assert any("126/KEP/HK/II/2023" in line for line in draft.paragraphs)
    assert decree_in_force(task_force.regency) == task_force.decree


def test_there_is_one_draft_at_a_time_and_the_desk_works_on_it(task_force: TaskForce, draft: Decree) -> None:
    with pytest.raises(Refused, match="2026"):
        draft_decree(task_force.secretariat, task_force.decree)
    with pytest.raises(Denied):
        draft_decree(task_force.polres, task_force.decree)
    with pytest.raises(Denied):
        discard_draft(task_force.chair, draft)
    discard_draft(task_force.secretariat, draft)
    assert Decree.objects.count() == 1
    draft_decree(task_force.secretariat, task_force.decree)


def test_what_is_in_force_does_not_change(task_force: TaskForce) -> None:
    part = task_force.decree.sub_task_forces.get(code="A")
    seat, duty, desk = part.seats.get(order=1), part.duties.get(order=1), task_force.secretariat
    bkad = task_force.agency("bkad")
    tries: list[Any] = [
        lambda: discard_draft(desk, task_force.decree),
        lambda: change_head(
            desk, task_force.decree, title="x", year=2026, issuer="x", place="x", secretariat=bkad
        ),
        lambda: add_part(desk, task_force.decree, code="E", name="x"),
        lambda: change_part(desk, part, code="A", name="x"),
        lambda: remove_part(desk, part),
        lambda: add_seat(desk, part, agency=bkad, office="x"),
        lambda: change_seat(desk, seat, agency=bkad, office="x"),
        lambda: remove_seat(desk, seat),
        lambda: add_duty(desk, part, text="x"),
        lambda: change_duty(desk, duty, text="x"),
        lambda: remove_duty(desk, duty),
    ]
    for change in tries:
        with pytest.raises(Refused, match="tidak diubah"):
            change()


@pytest.mark.refuses(
    change_head,
    add_part,
    change_part,
    remove_part,
    add_seat,
    change_seat,
    remove_seat,
    add_duty,
    change_duty,
    remove_duty,
)
def test_the_desk_alone_changes_a_draft(task_force: TaskForce, draft: Decree) -> None:
    part = draft.sub_task_forces.get(code="A")
    seat, duty, other = part.seats.get(order=1), part.duties.get(order=1), task_force.polres
    bkad = task_force.agency("bkad")
    tries: list[Any] = [
        lambda: change_head(other, draft, title="x", year=2026, issuer="x", place="x", secretariat=bkad),
        lambda: add_part(other, draft, code="E", name="x"),
        lambda: change_part(other, part, code="A", name="x"),
        lambda: remove_part(other, part),
        lambda: add_seat(other, part, agency=bkad, office="x"),
        lambda: change_seat(other, seat, agency=bkad, office="x"),
        lambda: remove_seat(other, seat),
        lambda: add_duty(other, part, text="x"),
        lambda: change_duty(other, duty, text="x"),
        lambda: remove_duty(other, duty),
    ]
    for change in tries:
        with pytest.raises(Denied):
            change()


def test_a_seat_is_added_changed_and_removed(task_force: TaskForce, draft: Decree) -> None:
    desk, part = task_force.secretariat, draft.sub_task_forces.get(code="C")
    added = add_seat(
        desk, part, agency=task_force.agency("dukcapil"), office="Kabid Catatan Sipil", position="member"
    )
    assert (added.order, added.office.agency.key) == (6, "dukcapil")
    change_seat(
        desk, added, agency=task_force.agency("dukcapil"), office="Sekretaris Dukcapil", receives=True
    )
    assert offices(draft, "C")[5] == "Sekretaris Dukcapil"
    remove_seat(desk, part.seats.get(order=2))
    assert [seat.order for seat in part.seats.order_by("order")] == [1, 2, 3, 4, 5]
    assert "Kepala Kejaksaan Negeri Kefamenanu" not in offices(draft, "C")
    assert Seat.objects.filter(sub_task_force__decree=task_force.decree).count() == 30


def test_an_office_sits_once_and_one_coordinates(task_force: TaskForce, draft: Decree) -> None:
    desk, part = task_force.secretariat, draft.sub_task_forces.get(code="C")
    pn = task_force.agency("pn")
    with pytest.raises(Refused, match="sudah duduk"):
        add_seat(desk, part, agency=pn, office="Ketua Pengadilan Negeri Kefamenanu")
    with pytest.raises(Refused, match="sudah punya koordinator"):
        add_seat(desk, part, agency=pn, office="Panitera", position="coordinator")


def test_a_duty_is_added_changed_and_removed_and_letters_close_up(
    task_force: TaskForce, draft: Decree
) -> None:
    desk, part = task_force.secretariat, draft.sub_task_forces.get(code="C")
    added = add_duty(desk, part, text="Melindungi saksi", work=["request"])
    assert (added.letter, added.work) == ("d", ["request"])
    change_duty(desk, added, text="Melindungi saksi dan korban", work=[])
    remove_duty(desk, part.duties.get(letter="b"))
    assert [(duty.letter, duty.order) for duty in part.duties.order_by("order")] == [
        ("a", 1),
        ("b", 2),
        ("c", 3),
    ]
    assert part.duties.get(letter="c").text == "Melindungi saksi dan korban"


def test_a_sub_task_force_is_added_changed_and_removed(task_force: TaskForce, draft: Decree) -> None:
    desk = task_force.secretariat
    added = add_part(desk, draft, code="E", name="Sub Gugus Tugas Data", functions=["cooperation"])
    assert (added.order, added.functions) == (5, ["cooperation"])
    with pytest.raises(Refused, match="sudah dipakai"):
        change_part(desk, added, code="a", name="Data")
    change_part(desk, added, code="V", name="Data", functions=[])
    remove_part(desk, draft.sub_task_forces.get(code="D"))
    assert [part.code for part in draft.sub_task_forces.order_by("order")] == ["A", "B", "C", "V"]


def test_title_year_and_text_are_the_drafts_own(task_force: TaskForce, draft: Decree) -> None:
    change_head(
        task_force.secretariat,
        draft,
        title="Gugus Tugas TPPO Tahun 2027",
        year=2027,
        issuer="Bupati Timor Tengah Utara",
        place="Kefamenanu",
        secretariat=task_force.agency("dp3a"),
        reasons=["bahwa perlu;"],
        grounds=["UU 21/2007;"],
        paragraphs=["Membentuk."],
    )
    draft.refresh_from_db()
    assert (draft.year, draft.secretariat.key, draft.grounds) == (2027, "dp3a", ["UU 21/2007;"])
    assert str(draft) == "Rancangan SK 2027"


def test_the_pages_of_a_draft_do_what_they_say(task_force: TaskForce) -> None:
    client, decree = task_force.client(task_force.secretariat), task_force.decree
    made = client.post(f"/decrees/{decree.pk}/draft/")
    draft = Decree.objects.get(state="draft")
    assert made["Location"] == f"/decrees/{draft.pk}/"
    part = draft.sub_task_forces.get(code="C")
    agency = task_force.agency("dukcapil")
    sent = [
        (f"/sub-task-forces/{part.pk}/seats/new/", {"agency": agency.pk, "office": "Kabid Data", "position": "member"}),
        (f"/sub-task-forces/{part.pk}/duties/new/", {"text": "Mencatat", "work": ["registration"]}),
        (f"/sub-task-forces/{part.pk}/change/", {"code": "C", "name": "Sub Gugus Tugas Hukum", "functions": ["justice"]}),
        (f"/decrees/{draft.pk}/sub-task-forces/new/", {"code": "E", "name": "Sub Gugus Tugas Data"}),
        (
            f"/decrees/{draft.pk}/text/",
            {
                "title": "Judul baru", "year": 2026, "place": "Kefamenanu", "issuer": "Bupati",
                "secretariat": agency.pk, "reasons": "bahwa satu;\n\nbahwa dua;",
            },
        ),
    ]  # fmt: skip
    for address, fields in sent:
        assert client.get(address).status_code == 200
        assert client.post(address, fields)["Location"] == f"/decrees/{draft.pk}/"
    draft.refresh_from_db()
    assert (draft.title, draft.reasons) == ("Judul baru", ["bahwa satu;", "bahwa dua;"])
    seat, duty = part.seats.get(order=6), part.duties.get(letter="d")
    assert duty.work == ["registration"]
    client.post(f"/seats/{seat.pk}/change/", {"agency": agency.pk, "office": "Kabid Arsip"})
    assert offices(draft, "C")[5] == "Kabid Arsip"
    client.post(f"/duties/{duty.pk}/change/", {"text": "Mencatat dengan rapi"})
    duty.refresh_from_db()
    assert duty.text == "Mencatat dengan rapi"
    for address in (
        f"/seats/{seat.pk}/removal/",
        f"/duties/{duty.pk}/removal/",
        f"/sub-task-forces/{draft.sub_task_forces.get(code='E').pk}/removal/",
    ):
        assert client.get(address).status_code == 200
        assert client.post(address).status_code == 302
    assert (part.seats.count(), part.duties.count(), draft.sub_task_forces.count()) == (5, 3, 4)
    assert client.post(f"/decrees/{draft.pk}/discard/")["Location"] == "/decrees/"
    assert Decree.objects.count() == 1


def test_a_click_on_a_draft_that_cannot_be_done_says_why(task_force: TaskForce, draft: Decree) -> None:
    client, part = task_force.client(task_force.secretariat), draft.sub_task_forces.get(code="C")
    fields = {"agency": task_force.agency("pn").pk, "office": "Panitera", "position": "coordinator"}
    answer = client.post(f"/sub-task-forces/{part.pk}/seats/new/", fields)
    assert answer.status_code == 422
    assert "sudah punya koordinator" in answer.content.decode()
    assert client.post(f"/decrees/{task_force.decree.pk}/draft/").status_code == 422


def test_pages_that_change_exist_for_drafts_and_for_the_desk_only(
    task_force: TaskForce, draft: Decree
) -> None:
    force = task_force.decree.sub_task_forces.get(code="A")
    desk, other = task_force.client(task_force.secretariat), task_force.client(task_force.polres)
    part = draft.sub_task_forces.get(code="A")

    def addresses(decree: Decree, part: Any) -> list[str]:
        seat, duty = part.seats.first(), part.duties.first()
        return [
            f"/decrees/{decree.pk}/discard/", f"/decrees/{decree.pk}/text/",
            f"/decrees/{decree.pk}/sub-task-forces/new/", f"/decrees/{decree.pk}/heirs/",
            f"/decrees/{decree.pk}/issue/", f"/sub-task-forces/{part.pk}/change/",
            f"/sub-task-forces/{part.pk}/removal/", f"/sub-task-forces/{part.pk}/seats/new/",
            f"/sub-task-forces/{part.pk}/duties/new/", f"/seats/{seat.pk}/change/",
            f"/seats/{seat.pk}/removal/", f"/duties/{duty.pk}/change/", f"/duties/{duty.pk}/removal/",
        ]  # fmt: skip

    for address in addresses(task_force.decree, force):
        assert desk.get(address).status_code == 404, address
    for address in addresses(draft, part):
        assert desk.get(address).status_code == 200, address
        assert other.get(address).status_code == 403, address
    assert other.get(f"/decrees/{task_force.decree.pk}/draft/").status_code == 403
