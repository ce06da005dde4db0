"""The minutes on paper: people by code, their names on the annex alone; a code that confirms and shows nothing else."""

from __future__ import annotations

from io import BytesIO

from django.test import Client
from pypdf import PdfReader
import pytest

from lopo.cases.case.queries import views_of
from lopo.cases.handover.models import Handover
from lopo.cases.handover.operations import (
    accept_handover,
    offer_handover,
    print_identity,
    return_handover,
    withdraw_handover,
)
from lopo.ground.acts import Denied
from lopo.ground.papers.models import IssuedPaper
from lopo.taskforce.decree.models import Function
from tests.cases.people import ADDRESS, CANARIES, NAME, NIK, STORY, opened, victim
from tests.cases.test_handover import WHY, receiver, seat_for
from tests.cast import TaskForce

THINGS = "satu tas pakaian"


@pytest.fixture
def handover(task_force: TaskForce) -> Handover:
    case = opened(task_force.polres)
    made: Handover = offer_handover(
        task_force.polres,
        case,
        [victim(case)],
        receiver=seat_for(case, Function.CARE),
        because=WHY,
        things=THINGS,
    )
    return made


def printed(client: Client, address: str, *, method: str = "post") -> str:
    answer = getattr(client, method)(address)
    assert answer["Content-Type"] == "application/pdf", answer.status_code
    pages = PdfReader(BytesIO(b"".join(answer))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_minutes_say_the_people_by_code_and_nothing_of_who_they_are(
    task_force: TaskForce, handover: Handover
) -> None:
    told = printed(task_force.client(task_force.polres), f"{handover.get_absolute_url()}minutes.pdf")

    assert "BERITA ACARA PENYERAHAN" in told
    assert "tanggal sembilan bulan Maret tahun dua ribu dua puluh enam" in told
    assert "1 (satu) orang" in told
    assert "K-01" in told
    assert "terduga korban" in told
    assert THINGS in told
    assert told.index("PIHAK KEDUA,") < told.rindex("PIHAK PERTAMA,")  # the receiver signs on the left
    assert not [word for word in (*CANARIES, WHY) if word in told]


def test_the_annex_names_them_and_who_printed_it_is_on_the_log(
    task_force: TaskForce, handover: Handover
) -> None:
    client, row = task_force.client(task_force.polres), victim(handover.case)
    told = printed(client, f"{handover.get_absolute_url()}identity.pdf")

    assert "RAHASIA" in told
    for word in (NAME, NIK, ADDRESS, "K-01"):
        assert word in told
    assert STORY not in told
    assert views_of(row)[0].detail["printed"] == handover.number
    assert client.get(f"{handover.get_absolute_url()}identity.pdf").status_code == 405  # no link may fetch it


def test_a_code_confirms_the_minutes_and_shows_nothing_of_them(
    task_force: TaskForce, handover: Handover
) -> None:
    address = f"{handover.get_absolute_url()}minutes.pdf"
    client = task_force.client(task_force.polres)
    printed(client, address, method="get")
    assert not IssuedPaper.objects.exists()  # only looked at
    printed(client, address)
    printed(client, address)
    paper = IssuedPaper.objects.get()  # printed again it keeps its code

    page = Client().get(f"/periksa/{paper.token}", follow=True)
    told = page.content.decode()
    assert paper.reference in told
    assert not [word for word in (*CANARIES, WHY, THINGS) if word in told]


def test_each_side_prints_while_it_concerns_it(task_force: TaskForce, handover: Handover) -> None:
    minutes, annex = (handover.get_absolute_url() + name for name in ("minutes.pdf", "identity.pdf"))
    care = receiver(task_force, handover)
    giver, taker = task_force.client(task_force.polres), task_force.client(care)
    assert "K-01" in printed(taker, minutes)
    accept_handover(care, handover)

    assert "K-01" in printed(giver, minutes)
    assert giver.post(annex).status_code == 404  # the names are the receiver's now
    assert NAME in printed(taker, annex)
    for stranger in (task_force.yabiku, task_force.secretariat, task_force.pn):
        assert task_force.client(stranger).post(minutes).status_code == 404
        with pytest.raises(Denied):
            print_identity(stranger, handover)


@pytest.mark.parametrize("how", [return_handover, withdraw_handover])
def test_a_receiver_that_does_not_take_them_prints_no_more(
    task_force: TaskForce, handover: Handover, how: object
) -> None:
    care = receiver(task_force, handover)
    if how is return_handover:
        return_handover(care, handover, because="penuh")
    else:
        withdraw_handover(task_force.polres, handover, because="salah")
    for name in ("minutes.pdf", "identity.pdf"):
        assert task_force.client(care).post(handover.get_absolute_url() + name).status_code == 404
    print_identity(task_force.polres, handover)
