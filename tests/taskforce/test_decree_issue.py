"""A draft is signed: it is in force, the earlier one is superseded, and open work of offices that leave goes on."""

from __future__ import annotations

from datetime import date

import pytest

from lopo.ground.acts import Denied, Level, Refused
from lopo.ground.agencies.models import Capacity, Office
from lopo.ground.agencies.operations import appoint, register_official
from lopo.ground.clocks.models import Clock
from lopo.taskforce.decree.heirs import leaving_offices
from lopo.taskforce.decree.models import Decree
from lopo.taskforce.decree.operations import draft_decree, issue_decree, name_heirs, remove_part, remove_seat
from lopo.taskforce.decree.queries import decree_in_force, members_of
from lopo.taskforce.delivery.operations import acknowledge_decree
from tests.cast import TaskForce
from tests.taskforce.owing import owe

NUMBER, SIGNED = "15/KEP/HK/III/2026", date(2026, 3, 9)


@pytest.fixture
def draft(task_force: TaskForce) -> Decree:
    return draft_decree(task_force.secretariat, task_force.decree)


def leave(task_force: TaskForce, draft: Decree, name: str) -> Office:
    """This office is not seated in the draft any more."""
    for part in draft.sub_task_forces.all():
        for seat in part.seats.filter(office__name__startswith=name):
            remove_seat(task_force.secretariat, seat)
            office: Office = seat.office
    return office


def test_an_issued_draft_supersedes_the_decree_before_it(task_force: TaskForce, draft: Decree) -> None:
    issue_decree(task_force.secretariat, draft, number=NUMBER, signed_on=SIGNED)
    task_force.decree.refresh_from_db()
    draft.refresh_from_db()
    assert (draft.state, draft.number, draft.signed_on) == ("issued", NUMBER, SIGNED)
    assert (task_force.decree.state, task_force.decree.superseded_on) == ("superseded", SIGNED)
    assert decree_in_force(task_force.regency) == draft
    assert draft.deliveries.count() == members_of(draft).count() == 20


def test_the_old_decrees_deliveries_are_owed_no_longer_but_stay_on_record(
    task_force: TaskForce, draft: Decree
) -> None:
    had = task_force.decree.deliveries.get(agency__key="polres")
    acknowledge_decree(task_force.polres, had)
    issue_decree(task_force.secretariat, draft, number=NUMBER, signed_on=SIGNED)
    running = Clock.objects.filter(met_on=None, ended_on=None, subject_kind="delivery")
    assert {clock.subject_id for clock in running} == set(draft.deliveries.values_list("pk", flat=True))
    assert task_force.decree.deliveries.get(agency__key="polres").state == "acknowledged"
    assert task_force.decree.deliveries.get(agency__key="dp3a").state == "not_sent"


def test_it_needs_a_number_a_day_that_has_come_and_a_signing_hand(
    task_force: TaskForce, draft: Decree
) -> None:
    desk = task_force.secretariat
    with pytest.raises(Refused, match="perlu nomor"):
        issue_decree(desk, draft, number=" ", signed_on=SIGNED)
    with pytest.raises(Refused, match="sudah ada di Lopo"):
        issue_decree(desk, draft, number="126/kep/hk/ii/2023", signed_on=SIGNED)
    with pytest.raises(Refused, match="belum terjadi"):
        issue_decree(desk, draft, number=NUMBER, signed_on=date(2026, 3, 10))
    with pytest.raises(Refused, match="ditandatangani pada hari itu"):
        issue_decree(desk, draft, number=NUMBER, signed_on=date(2023, 2, 20))
    for actor in (task_force.chair, task_force.nakertrans):
        with pytest.raises(Denied):
            issue_decree(actor, draft, number=NUMBER, signed_on=SIGNED)
    assert decree_in_force(task_force.regency) == task_force.decree


def test_staff_who_may_only_act_do_not_issue(task_force: TaskForce, draft: Decree) -> None:
    desk = task_force.secretariat
    staff = task_force.deputy(desk, Level.ACT)
    with pytest.raises(Denied):
        issue_decree(staff, draft, number=NUMBER, signed_on=SIGNED)
    issue_decree(task_force.deputy(desk, Level.SIGN), draft, number=NUMBER, signed_on=SIGNED)


def test_an_empty_sub_task_force_or_none_at_all_is_not_issued(task_force: TaskForce, draft: Decree) -> None:
    desk = task_force.secretariat
    part = draft.sub_task_forces.get(code="C")
    for seat in part.seats.all():
        remove_seat(desk, seat)
    with pytest.raises(Refused, match="Sub C belum punya kedudukan"):
        issue_decree(desk, draft, number=NUMBER, signed_on=SIGNED)
    for part in draft.sub_task_forces.all():
        remove_part(desk, part)
    with pytest.raises(Refused, match="belum punya sub gugus tugas"):
        issue_decree(desk, draft, number=NUMBER, signed_on=SIGNED)


def test_nothing_is_issued_twice(task_force: TaskForce, draft: Decree) -> None:
    issue_decree(task_force.secretariat, draft, number=NUMBER, signed_on=SIGNED)
    draft.refresh_from_db()
    with pytest.raises(Refused):
        issue_decree(task_force.secretariat, draft, number="16/2026", signed_on=SIGNED)


def test_open_work_of_an_office_that_leaves_goes_where_it_says(task_force: TaskForce, draft: Decree) -> None:
    desk, lbh = task_force.secretariat, leave(task_force, draft, "Direktur Lembaga Bantuan Hukum")
    owed = owe(desk, "follow_up", by=lbh)
    heir = task_force.kejari.office
    assert heir
    assert {o: o.open_work for o in leaving_offices(draft)} == {lbh: 1}  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="Direktur Lembaga Bantuan Hukum"):
        issue_decree(desk, draft, number=NUMBER, signed_on=SIGNED)
    name_heirs(desk, draft, heirs={lbh: heir})
    issue_decree(desk, draft, number=NUMBER, signed_on=SIGNED)
    owed.refresh_from_db()
    assert (owed.owed_by_office, owed.owed_by) == (heir, heir.agency)


def test_an_office_that_leaves_owing_nothing_needs_no_heir(task_force: TaskForce, draft: Decree) -> None:
    leave(task_force, draft, "Direktur Lembaga Bantuan Hukum")
    issue_decree(task_force.secretariat, draft, number=NUMBER, signed_on=SIGNED)


def test_an_heir_sits_in_the_draft_and_the_desk_names_it(task_force: TaskForce, draft: Decree) -> None:
    desk, lbh = task_force.secretariat, leave(task_force, draft, "Direktur Lembaga Bantuan Hukum")
    dukcapil, kejari = task_force.dukcapil.office, task_force.kejari.office
    assert dukcapil
    assert kejari
    with pytest.raises(Refused, match="duduk dalam rancangan"):
        name_heirs(desk, draft, heirs={lbh: dukcapil})
    with pytest.raises(Denied):
        name_heirs(task_force.kejari, draft, heirs={lbh: kejari})
    issue_decree(desk, draft, number=NUMBER, signed_on=SIGNED)
    draft.refresh_from_db()
    with pytest.raises(Refused, match="sebelum SK ditetapkan"):
        name_heirs(desk, draft, heirs={lbh: kejari})


def test_an_agency_keeps_what_it_owes_as_an_agency(task_force: TaskForce, draft: Decree) -> None:
    """Only what a leaving office owes moves; a promise of the whole agency stays with it, seat or not."""
    leave(task_force, draft, "Direktur Lembaga Bantuan Hukum")
    lbh = task_force.agency("lbh")
    owed = owe(task_force.secretariat, "follow_up", by=lbh)
    issue_decree(task_force.secretariat, draft, number=NUMBER, signed_on=SIGNED)
    owed.refresh_from_db()
    assert (owed.owed_by, owed.owed_by_office) == (lbh, None)


def test_the_pages_lead_from_the_draft_over_its_heirs_to_the_decree(
    task_force: TaskForce, draft: Decree
) -> None:
    client, lbh = (
        task_force.client(task_force.secretariat),
        leave(task_force, draft, "Direktur Lembaga Bantuan"),
    )
    owe(task_force.secretariat, "follow_up", by=lbh)
    address = f"/decrees/{draft.pk}/issue/"
    told = client.get(address).content.decode()
    assert "Pilih dulu siapa yang meneruskan" in told
    refused = client.post(address, {"number": NUMBER, "signed_on": "2026-03-09"})
    assert refused.status_code == 422
    heirs = f"/decrees/{draft.pk}/heirs/"
    assert lbh.name in client.get(heirs).content.decode()
    assert client.post(heirs, {}).status_code == 422
    heir = task_force.kejari.office
    assert heir
    assert client.post(heirs, {f"office-{lbh.pk}": heir.pk})["Location"] == address
    done = client.post(address, {"number": NUMBER, "signed_on": "2026-03-09"})
    assert done["Location"] == f"/decrees/{draft.pk}/deliveries/"
    assert decree_in_force(task_force.regency) == draft


def test_the_page_says_who_may_issue_and_warns_an_acting_head(task_force: TaskForce, draft: Decree) -> None:
    desk, address = task_force.secretariat, f"/decrees/{draft.pk}/issue/"
    staff = task_force.deputy(desk, Level.ACT)
    assert "mandat menandatangani" in task_force.client(staff).get(address).content.decode()
    assert desk.office
    assert desk.official
    other = register_official(desk, desk.office.agency, name="Nona Contoh")
    appoint(desk, desk.office, other, starts_on=date(2026, 3, 1), capacity=Capacity.PLT)
    acting = task_force.signed_in(other)
    told = task_force.client(acting).get(address).content.decode()
    assert "Anda bertindak sebagai Plt." in told


def test_the_page_asks_for_a_fresh_code(task_force: TaskForce, draft: Decree) -> None:
    client = task_force.client(task_force.secretariat)
    session = client.session
    del session["fresh_until"]
    session.save()
    answer = client.get(f"/decrees/{draft.pk}/issue/")
    assert answer.status_code == 302
    assert "code" in answer["Location"]
