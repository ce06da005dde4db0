"""The decree as one reads it, who sits where, agencies and partners: for everybody who works here."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from django.test import Client
from pypdf import PdfReader
import pytest

from lopo.ground.acts import at, system
from lopo.ground.agencies.models import Office
from lopo.ground.agencies.operations import (
    add_agency,
    add_office,
    appoint,
    end_appointment,
    register_official,
)
from lopo.ground.places.operations import found_regency
from lopo.taskforce.access.hats import hats_of
from lopo.taskforce.decree.operations import discard_draft, draft_decree, issue_decree
from tests.cast import TaskForce, open_account

EVERYBODY = ("secretariat", "chair", "polres", "dukcapil", "inspektorat")


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_reads_the_decree(task_force: TaskForce, who: str) -> None:
    told = text(task_force.client(getattr(task_force, who)), f"/decrees/{task_force.decree.pk}/")
    assert "Keputusan Bupati 126/KEP/HK/II/2023" in told
    assert "4 sub gugus tugas, 30 kedudukan pada 20 instansi, 24 tugas." in told
    assert "menerima penyerahan orang" in told
    assert "tidak dicetak" in told
    assert told.count("perlu dikonfirmasi") >= 3
    assert "tidak menyebut jenis kerja" in told


def test_only_the_desk_finds_acts_on_the_decree(task_force: TaskForce) -> None:
    address = f"/decrees/{task_force.decree.pk}/"
    acts = ("Konfirmasi 3 hal", "Rancang SK berikutnya", "Ubah pimpinan", "Fungsi, penerima dan jenis kerja")
    desk, other = (text(task_force.client(a), address) for a in (task_force.secretariat, task_force.polres))
    assert [act for act in acts if act not in desk] == []
    assert [act for act in acts if act in other] == []


def test_an_empty_office_is_said_in_red_with_its_days(task_force: TaskForce) -> None:
    office = task_force.bkad.office
    assert office
    end_appointment(task_force.secretariat, office.appointments.get(), on=date(2026, 3, 1))
    told = text(task_force.client(task_force.secretariat), f"/decrees/{task_force.decree.pk}/")
    assert 'class="red"' in told
    assert "Belum ada orangnya</b>, 8 hari" in told
    assert f"/offices/{office.pk}/appointment/" in told
    assert "1 kedudukan belum ada orangnya" in told
    others = text(task_force.client(task_force.polres), f"/decrees/{task_force.decree.pk}/")
    assert f"/offices/{office.pk}/appointment/" not in others


def test_an_acting_head_is_named_and_one_that_stays_too_long_is_noted(task_force: TaskForce) -> None:
    office, desk = task_force.dinkes.office, task_force.secretariat
    assert office
    acting = register_official(desk, office.agency, name="Tuan Contoh")
    appoint(desk, office, acting, starts_on=date(2025, 11, 3), capacity="plt")
    told = text(task_force.client(desk), f"/decrees/{task_force.decree.pk}/")
    assert "Plt. sejak Senin, 3 November 2025" in told
    assert "Plt. lebih dari tiga bulan" in told


def test_the_document_costs_the_same_whatever_its_size(
    task_force: TaskForce, django_assert_max_num_queries: Any
) -> None:
    client = task_force.client(task_force.secretariat)
    with django_assert_max_num_queries(20):
        client.get(f"/decrees/{task_force.decree.pk}/")


def pdf(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer["Content-Type"] == "application/pdf"
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split()
    )


def test_the_decree_prints_as_offices_never_persons(task_force: TaskForce) -> None:
    told = pdf(task_force.client(task_force.polres), f"/decrees/{task_force.decree.pk}/decree.pdf")
    assert "126/KEP/HK/II/2023" in told
    assert "Kepala Badan Kesatuan Bangsa dan Politik" in told
    assert "Yang bertanda * belum dipastikan" in told
    assert "Contoh" not in told
    assert "RANCANGAN" not in told


def test_a_draft_prints_whole_and_says_that_it_is_one(task_force: TaskForce) -> None:
    draft = draft_decree(task_force.secretariat, task_force.decree)
    told = pdf(task_force.client(task_force.secretariat), f"/decrees/{draft.pk}/decree.pdf")
    for words in (
        "RANCANGAN",
        "Menimbang",
        "Mengingat",
        "MEMUTUSKAN",
        "KELIMA",
        "dicabut dan dinyatakan tidak",
    ):
        assert words in told


def test_a_superseded_decree_says_so_and_by_which(task_force: TaskForce) -> None:
    draft = draft_decree(task_force.secretariat, task_force.decree)
    issue_decree(task_force.secretariat, draft, number="15/KEP/HK/III/2026", signed_on=date(2026, 3, 9))
    told = text(task_force.client(task_force.polres), f"/decrees/{task_force.decree.pk}/")
    assert "Digantikan" in told
    assert "15/KEP/HK/III/2026" in told
    assert "Konfirmasi" not in text(
        task_force.client(task_force.secretariat), f"/decrees/{task_force.decree.pk}/"
    )


def test_the_room_of_the_task_force_leads_to_what_is_next(task_force: TaskForce) -> None:
    client = task_force.client(task_force.secretariat)
    assert "Konfirmasi 3 hal" in text(client, "/decrees/")
    draft = draft_decree(task_force.secretariat, task_force.decree)
    assert "Lanjutkan rancangan SK 2026" in text(client, "/decrees/")
    discard_draft(task_force.secretariat, draft)
    assert "Buka SK 2023" in text(task_force.client(task_force.polres), "/decrees/")


def test_a_regency_without_a_decree_is_told_how_to_begin(db: None) -> None:
    regency = found_regency("99.01", "Contoh", "Provinsi Contoh")
    desk = system(regency)
    with at(date(2026, 1, 5)):
        agency = add_agency(desk, key="dinsos", name="Dinas Sosial", short="Dinas Sosial", code="Sos")
        office = add_office(desk, agency, name="Kepala Dinas Sosial", heads=True)
        official = register_official(desk, agency, name="Nona Contoh")
        appoint(desk, office, official, starts_on=date(2026, 1, 5))
    account = open_account(official, login="nona@contoh.invalid")
    (hat,) = hats_of(account)
    client = TaskForce(regency, None, hat, hat, {}).client(hat)  # type: ignore[arg-type]
    assert "Belum ada SK" in text(client, "/decrees/")
    assert "Kepala Dinas Sosial" in text(client, "/people/")
    assert "Dinas Sosial" in text(client, "/agencies/")
    assert "Mitra tanpa kedudukan" in text(client, agency.get_absolute_url())


# Who sits where


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_sees_who_sits_where(task_force: TaskForce, who: str) -> None:
    told = text(task_force.client(getattr(task_force, who)), "/people/")
    assert "36 jabatan" in told
    assert "Kapolres TTU" in told
    assert "Maria Contoh 1" in told


@pytest.mark.parametrize(
    "asked, shown, hidden",
    [
        ("q=kapolres", "Kapolres TTU", "Dandim"),
        ("q=maria+contoh+1", "Kapolres TTU", "Dandim"),
        ("q=kodim", "Dandim", "Kapolres"),
        ("part=C", "Ketua Pengadilan Negeri", "Kapolres"),
        ("show=acting", "Tidak ada jabatan di sini", "Kapolres"),
        ("show=vacant", "Kepala Badan Keuangan", "Kapolres"),
        ("q=zzz", "Tidak ada jabatan di sini", "Kapolres"),
    ],
)
def test_the_list_is_filtered_by_its_address(
    task_force: TaskForce, asked: str, shown: str, hidden: str
) -> None:
    office = task_force.bkad.office
    assert office
    end_appointment(task_force.secretariat, office.appointments.get(), on=date(2026, 3, 1))
    told = text(task_force.client(task_force.polres), f"/people/?{asked}")
    assert shown in told
    assert hidden not in told


@pytest.mark.parametrize(
    "asked", ["part=Z", "show=everything", "sort=nonsense", "page=999", "q=" + "x" * 200]
)
def test_an_address_that_makes_no_sense_shows_the_list(task_force: TaskForce, asked: str) -> None:
    assert "Kapolres TTU" in text(task_force.client(task_force.polres), f"/people/?{asked}")


@pytest.mark.parametrize("offices", [1, 300])
def test_the_lists_cost_the_same_with_one_more_office_and_with_three_hundred(
    task_force: TaskForce, offices: int, django_assert_max_num_queries: Any
) -> None:
    desk, agency = task_force.secretariat, task_force.agency("dinsos")
    for number in range(offices):
        office = add_office(desk, agency, name=f"Kabid {number}")
        if number < 40:  # the rest stands empty
            person = register_official(desk, agency, name=f"Orang Contoh {number}")
            appoint(desk, office, person, starts_on=date(2026, 3, 2))
    client = task_force.client(task_force.polres)
    for address, most in (
        ("/decrees/", 8),
        ("/people/", 8),
        ("/agencies/", 8),
        (agency.get_absolute_url(), 18),
    ):
        with django_assert_max_num_queries(most):
            client.get(address)


# Agencies


def test_members_and_partners_stand_apart(task_force: TaskForce) -> None:
    told = text(task_force.client(task_force.polres), "/agencies/")
    members, partners = told.split('id="mitra"')
    assert "Dinas PPPA" in members
    assert "Dukcapil" in partners
    assert "Dinas PPPA" not in partners
    assert "Tambah mitra" not in told
    assert "Tambah mitra" in text(task_force.client(task_force.secretariat), "/agencies/")


def test_an_agency_shows_offices_people_and_mandates_and_its_own_acts(task_force: TaskForce) -> None:
    task_force.staff("dinsos")
    social = task_force.agency("dinsos")
    own = text(task_force.client(task_force.dinsos), social.get_absolute_url())
    for words in (
        "B1 Koordinator",
        "Yosef Seumpama 12",
        "Staf Act Contoh",
        "Beri mandat",
        "Daftarkan orang",
        "Kop surat",
    ):
        assert words in own
    assert "Tetapkan pejabat" not in own
    others = text(task_force.client(task_force.polres), social.get_absolute_url())
    for words in ("Beri mandat", "Daftarkan orang", "Ubah nama"):
        assert words not in others
    desk = text(task_force.client(task_force.secretariat), social.get_absolute_url())
    for words in ("Tetapkan pejabat", "Beri mandat", "Ubah nama", "Tambah jabatan"):
        assert words in desk


def test_a_partner_is_shown_as_one(task_force: TaskForce) -> None:
    told = text(task_force.client(task_force.polres), task_force.agency("dukcapil").get_absolute_url())
    assert "Mitra tanpa kedudukan" in told


def test_an_agency_of_another_regency_does_not_exist_here(task_force: TaskForce) -> None:
    other = system(found_regency("99.01", "Contoh", "Provinsi Contoh"))
    agency = add_agency(other, key="dinsos", name="Dinas Sosial", short="Dinas Sosial", code="Sos")
    office = add_office(other, agency, name="Kepala Dinas Sosial")
    client = task_force.client(task_force.secretariat)
    assert client.get(agency.get_absolute_url()).status_code == 404
    assert client.get(f"/offices/{office.pk}/appointment/").status_code == 404
    assert Office.objects.filter(name="Kepala Dinas Sosial").count() == 1


@pytest.mark.parametrize("address", ["/decrees/", "/people/", "/agencies/"])
def test_the_room_speaks_english_too(task_force: TaskForce, address: str) -> None:
    client = task_force.client(task_force.polres)
    client.cookies["bahasa"] = "en"
    answer = client.get(address, headers={"accept-language": "en"})
    assert answer.status_code == 200
