"""A conflict of interest: for whoever is shut out the case is not there, under any hat; who answers in it sees that."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse
import pytest

from lopo.cases.case.models import Case, Participation
from lopo.cases.case.operations import add_people, answers_for, look
from lopo.cases.conflict.models import Conflict
from lopo.cases.conflict.operations import end_conflict, record_conflict
from lopo.cases.handover.models import Handover
from lopo.cases.handover.operations import accept_handover, offer_handover, receiving_seats
from lopo.ground.acts import Actor, Denied, Refused
from lopo.ground.acts.fetch import visible
from lopo.ground.ledger.models import LedgerEntry
from lopo.taskforce.access.hats import hats_of
from lopo.taskforce.record.models import Contribution
from tests.cases.people import GIRL, official_of, opened, victim
from tests.cases.test_case_sight import bare, everything_kept
from tests.cast import TaskForce

BECAUSE = "adik kandung terduga kenari"


def shut(task_force: TaskForce, case: Case, who: Actor) -> Conflict:
    row: Conflict = record_conflict(task_force.polres, case, official=official_of(who), because=BECAUSE)
    return row


def again(actor: Actor) -> Actor:
    """The same person at the next request."""
    assert actor.account
    return next(hat for hat in hats_of(actor.account) if hat.key == actor.key)


def test_for_whoever_is_shut_out_the_case_answers_like_one_that_is_not_there(task_force: TaskForce) -> None:
    case, other = opened(task_force.polres), opened(task_force.polres)
    clerk = task_force.staff("polres")
    client, absent = task_force.client(clerk), "8c9d3a52-0000-4000-8000-000000000000"
    assert client.get(f"/cases/{case.pk}/").status_code == 200
    shut(task_force, case, clerk)

    listed = client.get("/cases/").content.decode()
    assert case.number not in listed
    assert other.number in listed
    assert "1 perkara" in listed
    row = victim(case)
    for address in (f"/cases/{case.pk}/", f"/cases/people/{row.pk}/", f"/cases/{case.pk}/people/new/",
                    f"/cases/{case.pk}/conflicts/new/"):  # fmt: skip
        gone = address.replace(str(case.pk), absent).replace(str(row.pk), absent)
        hidden, missing = client.get(address), client.get(gone)
        assert (hidden.status_code, missing.status_code) == (404, 404)
        kept = (str(row.pk) if "people/" + str(row.pk) in address else str(case.pk), absent)
        assert bare(hidden.content, kept[0]) == bare(missing.content, kept[1])
    assert task_force.client(task_force.polres).get(f"/cases/{case.pk}/").status_code == 200


def test_under_no_hat_and_by_no_act(task_force: TaskForce) -> None:
    """The desk's count, the minutes offered, and every act in the case: shut for the person, open for the office."""
    case = opened(task_force.polres)
    clerk, desk = task_force.staff("polres"), task_force.secretariat
    shut(task_force, case, clerk)
    shut(task_force, case, desk)
    seat = next(s for s in receiving_seats(case, case.lead) if s.office == task_force.dinsos.office)
    offer_handover(task_force.polres, case, [victim(case)], receiver=seat, because="perlu tempat aman")
    shut(task_force, case, task_force.dinsos)

    clerk, desk, care = again(clerk), again(desk), again(task_force.dinsos)
    for actor in (clerk, desk, care):
        assert not visible(Case, to=actor).exists()
    assert not visible(Participation, to=care).exists()
    assert not visible(Handover, to=care).exists()
    home = task_force.client(care).get("/").content.decode()
    assert case.number not in home
    assert case.number in task_force.client(task_force.staff("dinsos")).get("/").content.decode()
    assert not answers_for(clerk, victim(case))
    with pytest.raises(Denied):
        add_people(clerk, case, people=[GIRL])
    with pytest.raises(Refused):
        look(clerk, case, shown=[victim(case)])
    with pytest.raises(Denied):
        end_conflict(clerk, case.conflicts.get(official=official_of(clerk)), because="bukan")


def test_records_of_work_in_the_case_are_not_there_either(task_force: TaskForce) -> None:
    case = opened(task_force.polres)
    seat = next(s for s in receiving_seats(case, case.lead) if s.office == task_force.dinsos.office)
    made = offer_handover(task_force.polres, case, [victim(case)], receiver=seat, because="tempat aman")
    accept_handover(task_force.dinsos, made)
    clerk, told = task_force.staff("polres"), Contribution.objects.get(agency=task_force.polres.agency)
    client = task_force.client(clerk)
    assert case.number in client.get("/").content.decode()
    shut(task_force, case, clerk)
    for address in ("/", "/records/", "/waiting/", "/waiting/finished/"):
        assert case.number not in client.get(address).content.decode()
    assert client.get(reverse("record", args=[told.pk])).status_code == 404
    assert case.number in task_force.client(task_force.polres).get("/").content.decode()

    receiver = task_force.staff("dinsos")  # whose office has answered in time
    done = task_force.client(receiver)
    assert case.number in done.get("/waiting/finished/").content.decode()
    shut(task_force, case, receiver)
    assert case.number not in done.get("/waiting/finished/").content.decode()


def test_who_answers_in_the_case_sees_who_is_shut_out_and_why_and_lets_them_in_again(
    task_force: TaskForce,
) -> None:
    case, clerk = opened(task_force.polres), task_force.staff("polres")
    client, address = task_force.client(task_force.polres), f"/cases/{case.pk}/"
    sent = {"act_id": str(uuid4()), "official": str(official_of(clerk).pk), "because": BECAUSE}
    assert client.post(f"{address}conflicts/new/", sent).status_code == 302
    page = client.get(address).content.decode()
    assert str(clerk.official) in page
    assert BECAUSE in page
    with pytest.raises(Refused, match="sudah tidak dapat"):
        shut(task_force, case, clerk)

    row = Conflict.objects.get()
    ends = {"act_id": str(uuid4()), "because": "nama yang sama, orang lain"}
    assert client.post(f"{address}conflicts/{row.pk}/end/", ends).status_code == 302
    assert "nama yang sama" in client.get(address).content.decode()
    assert task_force.client(clerk).get(address).status_code == 200
    with pytest.raises(Refused, match="sudah diakhiri"):
        end_conflict(task_force.polres, row, because="lagi")
    assert {"conflict.recorded", "conflict.ended"} <= set(LedgerEntry.objects.values_list("act", flat=True))
    kept = " ".join(everything_kept())
    assert BECAUSE not in kept


def test_a_stranger_shuts_out_nobody_and_reads_nothing_of_it(task_force: TaskForce) -> None:
    case, clerk = opened(task_force.polres), task_force.staff("polres")
    for actor in (task_force.dinsos, task_force.secretariat, task_force.pn):
        with pytest.raises(Denied):
            record_conflict(actor, case, official=official_of(clerk), because=BECAUSE)
    shut(task_force, case, clerk)
    page = task_force.client(task_force.secretariat).get(f"/cases/{case.pk}/").content.decode()
    assert "tidak boleh tahu" not in page
    assert str(clerk.official) not in page


@pytest.mark.parametrize(("because", "why"), [(" ", "alasannya"), ("x" * 501, "Terlalu panjang")])
def test_nobody_is_shut_out_without_a_reason(task_force: TaskForce, because: str, why: str) -> None:
    case = opened(task_force.polres)
    with pytest.raises(Refused, match=why):
        record_conflict(task_force.polres, case, official=official_of(task_force.dinsos), because=because)


def test_one_may_shut_out_oneself(task_force: TaskForce) -> None:
    case, clerk = opened(task_force.polres), task_force.staff("polres")
    client: Client = task_force.client(clerk)
    sent: dict[str, Any] = {
        "act_id": str(uuid4()),
        "official": str(official_of(clerk).pk),
        "because": BECAUSE,
    }
    answer = client.post(f"/cases/{case.pk}/conflicts/new/", sent)
    assert answer.headers["Location"] == "/cases/"
    assert client.get(f"/cases/{case.pk}/").status_code == 404
