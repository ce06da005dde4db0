"""Pages of papers: an agency's letterhead, the list of what was issued, a number entered back, a paper withdrawn."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader
import pytest

from lopo.ground.papers.letterheads import letterhead_of
from lopo.ground.papers.models import IssuedPaper
from lopo.ground.papers.operations import issue_paper
from lopo.ground.papers.seals import new_seal
from lopo.ground.papers.typeset import Printed
from tests.cast import TaskForce
from tests.ground.specimens import DAY

FILLED = {
    "lines": "PEMERINTAH KABUPATEN TIMOR TENGAH UTARA\nDINAS SOSIAL",
    "place": "Kefamenanu",
    "address": "Jalan Contoh Nomor 2",
    "contact": "",
    "number_pattern": "460/…/Sosial/{tahun}",
    "paper": "f4",
    "font": "bookman",
    "spacing": "1.5",
    "top": "25",
    "right": "20",
    "bottom": "25",
    "left": "30",
}


@pytest.fixture(autouse=True)
def room(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def issued(task_force: TaskForce, addressee: str = "Kepala Dinas Sosial") -> IssuedPaper:
    return issue_paper(
        task_force.secretariat,
        task_force.decree,
        seal=new_seal(task_force.regency, on=DAY),
        printed=Printed(b"contoh", "contoh.pdf"),
        paper="covering_letter",
        dated=DAY,
        addressee=addressee,
    )


def test_an_agency_fills_in_its_letterhead_and_sees_a_sample(task_force: TaskForce) -> None:
    client, agency = task_force.client(task_force.dinsos), task_force.agency("dinsos")
    address = reverse("letterhead", args=[agency.pk])
    assert "Simpan kop surat" in client.get(address).content.decode()
    assert client.post(address, FILLED).status_code == 302
    assert letterhead_of(agency).margins == {"top": 25, "right": 20, "bottom": 25, "left": 30}

    shown = client.get(address).content.decode()
    assert "DINAS SOSIAL" in shown
    sample = client.get(reverse("letterhead_sample", args=[agency.pk]))
    assert sample["Content-Type"] == "application/pdf"
    text = PdfReader(io.BytesIO(sample.content)).pages[0].extract_text()
    assert "DINAS SOSIAL" in text
    assert "460/…/Sosial/2026" in text
    assert "CONTOH" in text


def test_another_agency_sees_the_letterhead_and_cannot_set_it(task_force: TaskForce) -> None:
    client, agency = task_force.client(task_force.dinkes), task_force.agency("dinsos")
    address = reverse("letterhead", args=[agency.pk])
    shown = client.get(address).content.decode()
    assert "Simpan kop surat" not in shown
    assert client.post(address, FILLED).status_code == 403
    assert letterhead_of(agency).paper == "a4"


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [("top", "5", "10"), ("lines", " ", "perlu diisi"), ("paper", "a0", "a0"), ("left", "1000", "60")],
)
def test_a_letterhead_that_cannot_be_printed_comes_back_with_the_reason(
    task_force: TaskForce, field: str, value: str, says: str
) -> None:
    client = task_force.client(task_force.dinsos)
    address = reverse("letterhead", args=[task_force.agency("dinsos").pk])
    answer = client.post(address, FILLED | {field: value})
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_issued_papers_are_listed_and_their_number_is_entered_back(task_force: TaskForce) -> None:
    client = task_force.client(task_force.secretariat)
    assert "Belum ada surat yang terbit" in client.get(reverse("papers")).content.decode()
    paper = issued(task_force)
    listed = client.get(reverse("papers")).content.decode()
    assert "Catat nomor" in listed
    assert paper.reference in listed

    address = reverse("paper_number", args=[paper.pk])
    assert client.post(address, {"number": "500.15/…/2026"}).status_code == 422
    assert client.post(address, {"number": "500.15/287/Nakertrans/2026"}).status_code == 302
    assert "500.15/287/Nakertrans/2026" in client.get(reverse("papers")).content.decode()


def test_a_paper_is_withdrawn_after_one_more_question(task_force: TaskForce) -> None:
    client, paper = task_force.client(task_force.secretariat), issued(task_force)
    address = reverse("paper_withdrawal", args=[paper.pk])
    assert "siapa pun yang memindai" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    paper.refresh_from_db()
    assert paper.withdrawn_on is not None
    assert "Ditarik" in client.get(reverse("papers")).content.decode()


def test_who_did_not_issue_a_paper_does_not_number_it(task_force: TaskForce) -> None:
    client, paper = task_force.client(task_force.dinkes), issued(task_force)
    address = reverse("paper_number", args=[paper.pk])
    assert "Nomor dicatat oleh kantor penerbit" in client.get(address).content.decode()
    assert client.post(address, {"number": "1"}).status_code == 403
    withdrawal = reverse("paper_withdrawal", args=[paper.pk])
    assert client.get(withdrawal).status_code == client.post(withdrawal).status_code == 403


@pytest.mark.parametrize("papers", [1, 60])
def test_the_list_of_papers_costs_one_query_however_long(task_force: TaskForce, papers: int) -> None:
    for number in range(papers):
        issued(task_force, f"Kepala Dinas Contoh {number}")
    client = task_force.client(task_force.secretariat)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse("papers")).status_code == 200
    assert sum("lopo_issuedpaper" in query["sql"] for query in asked) == 1
    assert len(asked) <= 12  # the rest: who looks, under which hat
