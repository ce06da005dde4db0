"""Minutes signed in ink: their photograph, and that of a receiver's letter, are kept for both sides and for nobody else."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
import pytest

from lopo.cases.handover.models import Handover, HandoverState
from lopo.cases.handover.operations import accept_handover, answer_from_letter, keep_signed, return_handover
from lopo.cases.handover.queries import papers_of
from lopo.ground.acts import Denied, Level, Refused
from lopo.ground.acts.fetch import visible
from lopo.ground.ledger.models import LedgerEntry
from lopo.ground.papers.models import Upload
from tests.cases.people import opened
from tests.cases.test_handover import offered, receiver
from tests.cases.test_handover_reaching import LETTER, tried
from tests.cases.test_request import PICTURE
from tests.cast import TaskForce


def picture() -> ContentFile[bytes]:
    return ContentFile(PICTURE.getvalue(), "berita-acara.jpg")


def accepted(task_force: TaskForce) -> Handover:
    handover = offered(task_force, opened(task_force.polres))
    accept_handover(receiver(task_force, handover), handover)
    return handover


def test_both_sides_keep_and_open_the_photograph_and_the_common_page_knows_it_not(
    task_force: TaskForce,
) -> None:
    handover = accepted(task_force)
    care = receiver(task_force, handover)
    keep_signed(care, handover, photo=picture())
    client = task_force.client(task_force.polres)
    sent = {"photo": SimpleUploadedFile("ba.jpg", PICTURE.getvalue(), "image/jpeg")}
    assert client.post(f"{handover.get_absolute_url()}signed/", sent).status_code == 302

    assert [paper.what for paper in papers_of(handover)] == ["signed_minutes"] * 2
    assert LedgerEntry.objects.filter(act="handover.signed_kept").count() == 2
    for paper in papers_of(handover):
        address = f"{handover.get_absolute_url()}papers/{paper.pk}/"
        for side in (care, task_force.polres):
            assert task_force.client(side).get(address)["Content-Type"] == "image/jpeg"
            assert address in task_force.client(side).get(handover.get_absolute_url()).content.decode()
            assert task_force.client(side).get(f"/berkas/{paper.pk}").status_code == 404
        for other in (task_force.secretariat, task_force.yabiku, task_force.dukcapil):
            assert task_force.client(other).get(address).status_code == 404
    assert not visible(Upload, to=care).exists()


def test_only_a_side_of_accepted_minutes_keeps_it_and_only_a_picture(task_force: TaskForce) -> None:
    handover = accepted(task_force)
    for other in (task_force.yabiku, task_force.secretariat, task_force.staff("polres", Level.DRAFT)):
        with pytest.raises(Denied):
            keep_signed(other, handover, photo=picture())
    client = task_force.client(task_force.polres)
    sent = {"photo": SimpleUploadedFile("ba.pdf", b"MZ not a paper", "application/pdf")}
    assert client.post(f"{handover.get_absolute_url()}signed/", sent).status_code == 422
    for _ in range(5):
        keep_signed(task_force.polres, handover, photo=picture())
    with pytest.raises(Refused, match="Paling banyak"):
        keep_signed(task_force.polres, handover, photo=picture())


def test_what_was_returned_has_no_signed_minutes(task_force: TaskForce) -> None:
    handover = offered(task_force, opened(task_force.polres))
    with pytest.raises(Refused, match="sesudah penyerahan diterima"):
        keep_signed(task_force.polres, handover, photo=picture())
    return_handover(receiver(task_force, handover), handover, because="penuh")
    with pytest.raises(Refused, match="sesudah penyerahan diterima"):
        keep_signed(task_force.polres, handover, photo=picture())


def test_the_letter_of_a_receiver_is_photographed_by_the_desk_and_read_by_both_sides(
    task_force: TaskForce,
) -> None:
    handover = tried(task_force, offered(task_force, opened(task_force.polres)))
    client = task_force.client(task_force.secretariat)
    sent = {
        "answer": "accepted",
        "letter": LETTER,
        "because": "",
        "photo": SimpleUploadedFile("surat.jpg", PICTURE.getvalue(), "image/jpeg"),
    }
    assert client.post(f"{handover.get_absolute_url()}letter/", sent).status_code == 302
    handover.refresh_from_db()
    assert handover.state == HandoverState.ACCEPTED
    [paper] = papers_of(handover)
    address = f"{handover.get_absolute_url()}papers/{paper.pk}/"
    assert task_force.client(task_force.polres).get(address).status_code == 200
    assert client.get(address).status_code == 404
    with pytest.raises(Denied):  # it is answered: the desk has no more to record
        answer_from_letter(task_force.polres, handover, answer="accepted", letter=LETTER, photo=picture())


def test_a_receiver_that_sent_people_back_by_letter_opens_nothing_of_them(task_force: TaskForce) -> None:
    handover = tried(task_force, offered(task_force, opened(task_force.polres)))
    care = receiver(task_force, handover)
    answer_from_letter(
        task_force.secretariat, handover, answer="returned", letter=LETTER, because="penuh", photo=picture()
    )
    [paper] = papers_of(handover)
    address = f"{handover.get_absolute_url()}papers/{paper.pk}/"
    assert task_force.client(care).get(handover.get_absolute_url()).status_code == 200
    assert task_force.client(care).get(address).status_code == 404
    assert task_force.client(task_force.polres).get(address).status_code == 200
