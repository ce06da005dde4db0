"""The public's pages: no account, no cookie, no script; one form is one report; the receipt brings its reporter back."""

from __future__ import annotations

from collections.abc import Iterator
import io
import re
from time import monotonic
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
import pytest

from lopo.ground.acts.models import Done
from lopo.ground.clocks.models import Clock
from lopo.ground.ledger.models import LedgerEntry
from lopo.prevention.report import doors
from lopo.prevention.report.models import Report, ReportMessage, ReportPhoto
from lopo.prevention.report.operations import answer_reporter
from tests.cases.people import opened
from tests.cast import TaskForce
from tests.prevention.telling import TEXT, again, as_sent, sent

ADDRESSES = ("/kabar/", "/kabar/ikuti/", "/kabar/en/", "/kabar/en/ikuti/")
RECEIPT = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")


@pytest.fixture(autouse=True)
def _open_doors() -> Iterator[None]:
    doors.FORMS.opens_anew()
    doors.RECEIPTS.opens_anew()
    yield
    doors.FORMS.opens_anew()
    doors.RECEIPTS.opens_anew()


def receipt_on(answer: Any) -> str:
    """The one shown large; the example beside the field does not count."""
    return str(RECEIPT.findall(answer.content.decode())[0])


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_the_public_is_light_and_leaves_and_needs_nothing(
    task_force: TaskForce, client: Client, address: str
) -> None:
    for answer in (client.get(address), client.post(address, {})):
        page = answer.content.decode()
        assert not answer.cookies
        assert "Set-Cookie" not in answer.headers
        assert not re.search(r"<script|<form[^>]*action=.http|src=.http|/bahasa/|csrfmiddlewaretoken", page)
        assert len(answer.content) <= 60_000
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["Content-Language"] == ("en" if "/en/" in address else "id")
        assert re.findall(r"https?://[^\s\"<]+", page) == ["https://www.bmkg.go.id"]  # the quick exit


def test_the_language_stands_in_the_address(task_force: TaskForce, client: Client) -> None:
    assert "What happened?" in client.get("/kabar/en/").content.decode()
    assert "Apa yang terjadi?" in client.get("/kabar/").content.decode()


def test_the_form_says_truthfully_who_will_read_it(task_force: TaskForce, client: Client) -> None:
    page = client.get("/kabar/").content.decode()
    without_police = page.split("Jangan polisi")[1].split("</label>")[0]
    without_government = page.split("Jangan kantor pemerintah")[1].split("</label>")[0]
    assert "Kasat Binmas" in page
    assert "Kasat Binmas" not in without_police
    assert "Kabid Pelatihan" in without_police
    assert "Kabid Pelatihan" not in without_government
    assert "Yabiku" in without_government


def test_a_report_brings_a_receipt_and_the_receipt_brings_its_reporter_back(
    task_force: TaskForce, client: Client
) -> None:
    receipt = receipt_on(client.post("/kabar/", as_sent()))
    report = Report.objects.get()
    page = client.post("/kabar/ikuti/", {"receipt": receipt}).content.decode()
    assert "menunggu dibaca" in page
    assert TEXT not in page

    answer_reporter(task_force.nakertrans, again(report, task_force.nakertrans), text="Terima kasih. Kapan?")
    said = {"receipt": receipt.replace(" ", "-"), "mark": "a" * 32, "text": "Besok malam."}
    page = client.post("/kabar/ikuti/", said).content.decode()
    client.post("/kabar/ikuti/", said)  # pressed twice
    assert "Terima kasih. Kapan?" in page
    assert "Nakertrans" not in page
    assert [m.text for m in ReportMessage.objects.all()] == ["Terima kasih. Kapan?", "Besok malam."]


def test_one_form_is_one_report_however_often_it_is_sent(task_force: TaskForce, client: Client) -> None:
    form = as_sent()
    first, second = client.post("/kabar/", form), client.post("/kabar/", form)
    assert receipt_on(first) == receipt_on(second)
    assert Report.objects.count() == 1

    changed = client.post("/kabar/", {**form, "text": "Tambahan: dua orang."})
    client.post("/kabar/", {**form, "text": "Tambahan: dua orang."})
    assert receipt_on(changed) == receipt_on(first)
    assert [m.text for m in ReportMessage.objects.all()] == ["Tambahan: dua orang."]
    client.post("/kabar/", as_sent())
    assert Report.objects.count() == 2


def test_nothing_is_kept_that_the_reporter_did_not_give(task_force: TaskForce, client: Client) -> None:
    """No address, no browser, no hour: not in the row, not on the ledger, not in what remembers a click."""
    sent(task_force)  # the first of all makes the keys, which are on the ledger
    entries, clicks = LedgerEntry.objects.count(), Done.objects.count()
    client.post("/kabar/", as_sent(), REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="kasuari-browser")
    receipt = receipt_on(client.post("/kabar/", as_sent()))
    client.post("/kabar/ikuti/", {"receipt": receipt, "mark": "b" * 32, "text": "lagi"})

    assert (LedgerEntry.objects.count(), Done.objects.count()) == (entries, clicks)
    kinds = {
        field.get_internal_type()
        for model in (Report, ReportMessage, ReportPhoto, Clock)
        for field in model._meta.fields
    }
    assert not kinds & {"DateTimeField", "TimeField", "GenericIPAddressField"}
    from tests.cases.test_case_sight import everything_kept

    kept = " ".join(everything_kept())
    assert "203.0.113.77" not in kept
    assert "kasuari-browser" not in kept
    assert receipt not in kept
    assert receipt.replace(" ", "") not in kept


@pytest.mark.parametrize(
    ("sent_along", "says"),
    [
        ({"text": "  "}, "perlu diisi"),
        ({"urgency": ""}, "perlu diisi"),
        ({"urgency": "sekali"}, "pilihan"),
        ({"text": "x" * 4001}, "4000"),
        ({"contact": "y" * 301}, "300"),
        ({"village": "99.99"}, "pilihan"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence_and_makes_nothing(
    task_force: TaskForce, client: Client, sent_along: dict[str, str], says: str
) -> None:
    answer = client.post("/kabar/", as_sent(**sent_along))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Report.objects.exists()


def test_wishes_that_leave_no_reader_are_said_at_once(task_force: TaskForce, client: Client) -> None:
    """Truthfully: nobody would read it, so it is not taken as if somebody would."""
    from lopo.ground.agencies.models import Agency, AgencyKind
    from tests.prevention.worlds import changed

    changed(
        Agency.objects.exclude(key="yabiku").filter(kind__in=["ngo", "faith", "legal_aid"]),
        kind=AgencyKind.OTHER,
    )
    yabiku = task_force.agency("yabiku")
    answer = client.post("/kabar/", as_sent(avoids="government", names=str(yabiku.pk)))
    assert answer.status_code == 422
    assert "tidak ada lagi yang dapat membaca" in answer.content.decode()
    assert not Report.objects.exists()


def photograph(*, behind: bytes = b"") -> SimpleUploadedFile:
    picture, out = Image.new("RGB", (60, 40), "green"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "kasuari di dermaga"
    exif.get_ifd(0x8825)[1] = "S"
    picture.save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("IMG kasuari.jpg", out.getvalue() + behind, content_type="image/jpeg")


def test_a_photograph_loses_its_place_and_is_read_by_the_desk_alone(
    task_force: TaskForce, client: Client
) -> None:
    assert client.post("/kabar/", as_sent(photos=[photograph(), photograph()])).status_code == 200
    photo = ReportPhoto.objects.get(order=1)
    assert ReportPhoto.objects.count() == 2
    seen = task_force.client(task_force.nakertrans).get(f"/reports/photos/{photo.pk}/")
    assert not dict(Image.open(io.BytesIO(seen.content)).getexif())
    assert b"kasuari" not in seen.content
    assert task_force.client(task_force.dinsos).get(f"/reports/photos/{photo.pk}/").status_code == 404


def test_a_large_photograph_is_never_laid_down_in_plain(
    task_force: TaskForce, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def laid_down(*_args: Any, **_kwargs: Any) -> None:
        raise AssertionError("a temporary file")

    monkeypatch.setattr("django.core.files.uploadhandler.TemporaryUploadedFile", laid_down)
    large = photograph(behind=b"kasuari " * 400_000)  # more than what is held in memory elsewhere
    assert client.post("/kabar/", as_sent(photos=[large])).status_code == 200
    assert len(ReportPhoto.objects.get().picture) < 10_000


def test_what_is_no_photograph_is_refused_and_nothing_is_kept(task_force: TaskForce, client: Client) -> None:
    for content in (b"%PDF-1.4 x %%EOF", b"MZ kasuari"):
        answer = client.post("/kabar/", as_sent(photos=[SimpleUploadedFile("foto.jpg", content)]))
        assert answer.status_code == 422
    assert client.post("/kabar/", as_sent(photos=[photograph() for _ in range(4)])).status_code == 422
    assert not Report.objects.exists()
    assert not ReportPhoto.objects.exists()


def test_ten_thousand_guesses_get_one_answer_and_then_a_closed_door(
    task_force: TaskForce, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here three hundred of them; the door has no memory of who came, so it closes for everybody, for minutes."""
    _report, receipt = sent(task_force)
    guess = "1234567890123456"
    first = client.post("/kabar/ikuti/", {"receipt": guess}).content
    assert client.post("/kabar/ikuti/", {"receipt": "0000"}).content.replace(b"0000", b"") == first.replace(
        guess.encode(), b""
    ).replace(b"0000", b"")
    monkeypatch.setattr(doors.RECEIPTS, "most", 20)
    answers = [client.post("/kabar/ikuti/", {"receipt": guess}) for _ in range(25)]
    assert {answer.content for answer in answers if answer.status_code == 422} == {first}
    assert [answer.status_code for answer in answers] == [422] * 18 + [429] * 7
    assert client.post("/kabar/ikuti/", {"receipt": receipt}).status_code == 429

    later = monotonic() + doors.WINDOW
    monkeypatch.setattr("lopo.prevention.report.doors.monotonic", lambda: later)
    assert "menunggu dibaca" in client.post("/kabar/ikuti/", {"receipt": receipt}).content.decode()


def test_a_flood_of_forms_closes_the_door_for_a_while_and_says_so(
    task_force: TaskForce, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors.FORMS, "most", 2)
    answers = [client.post("/kabar/", as_sent()) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 422, 422]
    assert "Coba lagi beberapa menit lagi" in answers[-1].content.decode()
    assert TEXT in answers[-1].content.decode()  # what was written stands there still
    assert Report.objects.count() == 2


def test_a_case_that_is_closed_is_told_without_anything_of_it(task_force: TaskForce, client: Client) -> None:
    from lopo.prevention.report.operations import join_report

    report, receipt = sent(task_force)
    case = opened(task_force.nakertrans)
    join_report(task_force.nakertrans, again(report, task_force.nakertrans), case=case)
    page = client.post("/kabar/ikuti/", {"receipt": receipt}).content.decode()
    assert "di tangan yang menangani" in page
    assert case.number not in page


def test_before_there_is_a_decree_the_page_says_that_nobody_reads(db: None, client: Client) -> None:
    answer = client.get("/kabar/")
    assert answer.status_code == 503
    assert "belum ada yang menerima kabar" in answer.content.decode()
