"""Papers that left: their code confirms them to anybody and shows nothing of what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
import hashlib
import io
from pathlib import Path
import re
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader
import pytest

from lopo.ground.acts import Denied, Refused
from lopo.ground.papers.covering_letter import covering_letters
from lopo.ground.papers.letterheads import frame_of, letterhead_of, signature_of
from lopo.ground.papers.models import IssuedPaper, PaperFont
from lopo.ground.papers.operations import (
    enter_official_number,
    issue_paper,
    set_letterhead,
    take_in,
    withdraw_paper,
)
from lopo.ground.papers.seals import new_seal
from lopo.ground.papers.typeset import Printed
from tests.cast import TaskForce
from tests.ground import specimens
from tests.ground.specimens import DAY

SITE = "https://lopo.contoh.go.id"


@pytest.fixture(autouse=True)
def room(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def issued(task_force: TaskForce) -> IssuedPaper:
    """A covering letter that left, addressed to the Social Service."""
    seal = new_seal(task_force.regency, on=DAY)
    letter = specimens.covering_letter()
    sealed = replace(letter, frame=replace(letter.frame, foot=seal.foot(SITE)))
    return issue_paper(
        task_force.secretariat,
        task_force.decree,
        seal=seal,
        printed=covering_letters([sealed], made_on=DAY),
        paper="covering_letter",
        dated=DAY,
        addressee="Kepala Dinas Sosial",
    )


def looked_up(token: str, language: str = "") -> Any:
    client = Client()
    if language:
        client.cookies["django_language"] = language
    return client.get(reverse("check_paper", args=[token]))


def words_of(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


# The code


def test_the_code_confirms_kind_date_office_and_digest(issued: IssuedPaper) -> None:
    answer = looked_up(issued.token)
    text = words_of(answer)
    assert answer.status_code == 200
    assert "Surat ini benar diterbitkan" in text
    assert issued.issued_by
    for shown in ("Surat pengantar", issued.reference, "Selasa, 10 Maret 2026", issued.issued_by.agency.name):
        assert shown in text
    assert issued.sha256 in text.replace(" ", "")
    assert "bukan tanda tangan elektronik" in text


def test_the_code_shows_nothing_of_what_the_paper_says(issued: IssuedPaper) -> None:
    text = words_of(looked_up(issued.token))
    for hidden in (
        "Dinas Sosial",
        "Salinan Keputusan",
        "Contoh Tiga",
        str(issued.subject_id),
        str(issued.pk),
    ):
        assert hidden not in text


def test_looking_up_a_code_needs_no_account_and_leaves_no_cookie(issued: IssuedPaper) -> None:
    answer = looked_up(issued.token)
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]


def test_the_confirmation_can_be_read_in_english(issued: IssuedPaper) -> None:
    text = words_of(looked_up(issued.token, "en"))
    assert "This paper was issued" in text
    assert "Surat ini benar" not in text


def test_an_unknown_code_is_said_to_be_unknown(db: None) -> None:
    answer = looked_up("tidakdikenal2345")
    assert answer.status_code == 404
    assert "Kode ini tidak dikenal" in words_of(answer)


def test_a_code_is_also_known_in_capitals(issued: IssuedPaper) -> None:
    assert looked_up(issued.token.upper()).status_code == 200


def test_the_digest_is_that_of_the_file(task_force: TaskForce) -> None:
    seal = new_seal(task_force.regency, on=DAY)
    printed = Printed(b"%PDF-1.7 contoh", "contoh.pdf")
    paper = issue_paper(
        task_force.secretariat, task_force.decree, seal=seal, printed=printed, paper="minutes", dated=DAY
    )
    assert paper.sha256 == hashlib.sha256(printed.pdf).hexdigest()
    assert paper.issued_by == task_force.secretariat.office


def test_each_paper_has_a_reference_and_a_code_of_its_own(task_force: TaskForce) -> None:
    seals = [new_seal(task_force.regency, on=DAY) for _ in range(50)]
    assert len({seal.token for seal in seals}) == 50
    assert all(re.fullmatch(r"LP-2026-[2-9A-Z]{5}", seal.reference) for seal in seals)
    assert seals[0].foot(SITE + "/").address == f"{SITE}/periksa/{seals[0].token}"


# Numbers and withdrawing


def test_the_offices_own_number_is_entered_back(task_force: TaskForce, issued: IssuedPaper) -> None:
    with pytest.raises(Denied):
        enter_official_number(task_force.dinkes, issued, number="500.15/287/Nakertrans/2026")
    with pytest.raises(Refused, match="nomor lengkap"):
        enter_official_number(task_force.secretariat, issued, number="500.15/…/Nakertrans/2026")
    assert "Belum dicatat" in words_of(looked_up(issued.token))

    enter_official_number(task_force.secretariat, issued, number=" 500.15/287/Nakertrans/2026 ")
    assert "500.15/287/Nakertrans/2026" in words_of(looked_up(issued.token))


def test_a_withdrawn_paper_says_so_and_is_withdrawn_once(task_force: TaskForce, issued: IssuedPaper) -> None:
    with pytest.raises(Denied):
        withdraw_paper(task_force.dinkes, issued)
    withdraw_paper(task_force.secretariat, issued)
    with pytest.raises(Refused, match="sudah ditarik"):
        withdraw_paper(task_force.secretariat, issued)

    text = words_of(looked_up(issued.token))
    assert "sudah ditarik" in text
    assert "Ditarik Senin, 9 Maret 2026" in text


def test_only_who_works_for_an_agency_issues_papers(task_force: TaskForce) -> None:
    auditor = replace(task_force.secretariat, hat="auditor")
    seal = new_seal(task_force.regency, on=DAY)
    with pytest.raises(Denied):
        issue_paper(
            auditor, task_force.decree, seal=seal, printed=Printed(b"", ""), paper="minutes", dated=DAY
        )
    assert not IssuedPaper.objects.exists()


# Proofs on screen


def red_square() -> ContentFile[bytes]:
    out = io.BytesIO()
    Image.new("RGB", (60, 60), "red").save(out, "PNG")
    return ContentFile(out.getvalue())


def test_a_proof_is_shown_to_members_and_to_nobody_else(task_force: TaskForce) -> None:
    upload = take_in(task_force.secretariat, task_force.decree, red_square(), what="receipt")
    address = reverse("uploaded", args=[upload.pk])
    answer = task_force.client(task_force.secretariat).get(address)
    assert answer.status_code == 200
    assert answer.content.startswith(b"\xff\xd8\xff")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == 'inline; filename="bukti-2026-03-09.jpg"'
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    assert Client().get(address).status_code in (302, 401, 403)


def test_a_pdf_is_handed_out_not_opened_in_the_page(task_force: TaskForce) -> None:
    pdf = ContentFile(covering_letters([specimens.covering_letter()], made_on=DAY).pdf)
    upload = take_in(task_force.secretariat, task_force.decree, pdf, what="receipt")
    answer = task_force.client(task_force.secretariat).get(reverse("uploaded", args=[upload.pk]))
    assert answer["Content-Disposition"].startswith("attachment")


# Letterheads


def test_an_agency_sets_its_own_letterhead_and_no_other(task_force: TaskForce) -> None:
    social = task_force.agency("dinsos")
    assert letterhead_of(social).lines == [social.name.upper()]
    with pytest.raises(Denied):
        set_letterhead(task_force.dinkes, social, lines=["PEMERINTAH KABUPATEN"], place="Kefamenanu")
    with pytest.raises(Refused, match="satu sampai lima baris"):
        set_letterhead(task_force.dinsos, social, lines=[" "], place="Kefamenanu")

    kept = set_letterhead(
        task_force.dinsos,
        social,
        lines=["PEMERINTAH KABUPATEN TIMOR TENGAH UTARA", "DINAS SOSIAL"],
        place="Kefamenanu",
        paper="f4",
        margins={"top": 25},
        font=PaperFont.BOOKMAN,
        spacing=1.5,
        emblem=red_square(),
    )
    frame = frame_of(letterhead_of(social))
    assert frame.head.lines == ["PEMERINTAH KABUPATEN TIMOR TENGAH UTARA", "DINAS SOSIAL"]
    assert (frame.sheet.size, frame.sheet.margins.top, frame.sheet.margins.left) == ("f4", 25, 30)
    assert (frame.sheet.font, frame.sheet.spacing) == ("bookman", 1.5)
    assert frame.head.emblem is not None
    assert kept == letterhead_of(social)

    letter = replace(specimens.covering_letter(), frame=frame)
    page = PdfReader(io.BytesIO(covering_letters([letter], made_on=DAY).pdf)).pages[0]
    assert round(float(page.mediabox.height) / 72 * 25.4) == 330
    assert len(page.images) == 1


def test_an_emblem_is_a_picture(task_force: TaskForce) -> None:
    pdf = ContentFile(covering_letters([specimens.covering_letter()], made_on=DAY).pdf)
    with pytest.raises(Refused, match="Lambang harus berupa gambar"):
        set_letterhead(
            task_force.dinsos,
            task_force.agency("dinsos"),
            lines=["DINAS SOSIAL"],
            place="Kefamenanu",
            emblem=pdf,
        )


def test_whoever_sits_in_the_office_signs(task_force: TaskForce) -> None:
    office = task_force.secretariat.office
    assert office
    appointment = office.appointments.select_related("official__agency").first()
    signature = signature_of(office, appointment)
    assert appointment
    assert signature.name == appointment.official.name
    assert signature_of(office, None).name == ""
    assert date(2023, 2, 20) == appointment.starts_on
