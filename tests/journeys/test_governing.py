"""One round of governing, as its people live it: from the decree that reaches everybody to the report of the year."""

from __future__ import annotations

from datetime import date
import io
import re
from urllib.parse import urljoin

from PIL import Image
from playwright.sync_api import FilePayload, expect
import pytest

from lopo.taskforce.delivery.models import Delivery
from tests.journeys.people import Calendar, People, Person

TITLE = "Rapat koordinasi Maret"
STEP = "Menyampaikan SK ke Dinas PPPA dengan tanda terima."
OUTREACH = "Penyuluhan di desa asal pekerja"


@pytest.mark.slow
def test_a_round_of_governing(people: People, calendar: Calendar) -> None:
    desk = people.secretariat
    deliver_the_list(desk)
    acknowledge_at_home(people.dinsos)
    acknowledge_with_a_code(desk, people.stranger())
    record_a_receipt(desk)

    call_a_meeting(desk)
    answer_the_invitation(people.kejari)
    calendar.turn_to(date(2026, 3, 17))
    desk = people.secretariat
    hold_the_meeting(desk)
    circulate_the_minutes(desk)
    confirm_the_minutes(people.dinsos)
    finish_the_follow_up(people.nakertrans)

    planner = people.bapelitbangda
    adopt_a_plan(planner)
    endorse(people.dinsos)
    decline(people.pn)
    calendar.turn_to(date(2026, 3, 31))
    realise(people.nakertrans)

    desk = people.secretariat
    open_the_counts(desk)
    take_a_finding_to_the_next_meeting(desk)
    download_the_reports(desk)


def deliver_the_list(desk: Person) -> None:
    """All but Dinas PPPA, on one page."""
    desk.follows("Sampaikan atau catat")
    desk.page.locator("label", has_text="Dinas PPPA").get_by_role("checkbox").uncheck()
    desk.presses("Catat untuk yang dipilih")
    desk.reads("19 instansi dipilih")
    desk.ticks(re.compile("^Sudah disampaikan"))
    desk.fills("Tanggal", "2026-03-06")
    desk.fills("Diantar oleh", "Kurir Contoh")
    desk.fills("Diketahui dari", "buku ekspedisi 2026 halaman 3")
    desk.presses("Catat")
    desk.reads("Tercatat untuk 19 instansi.")
    desk.reads(re.compile(r"1 belum dikirim · 19 disampaikan"))


def acknowledge_at_home(agency: Person) -> None:
    agency.follows("Akui SK ini")
    agency.presses("SK sudah kami terima")
    agency.reads("Tercatat: SK sudah diterima instansi Anda.")


def acknowledge_with_a_code(desk: Person, office: Person) -> None:
    """The legal aid office has no account: it types the code that the secretariat gave on paper."""
    desk.opens(Delivery.objects.get(agency__key="lbh").get_absolute_url())
    desk.follows("Beri kode")
    desk.presses("Buat kode")
    code = desk.page.locator(".big-code").inner_text()

    office.opens("/kode/")
    office.fills("Kode sekali pakai", code)
    office.page.keyboard.press("Enter")
    office.reads("Keputusan Bupati")
    office.judges()
    office.ticks(re.compile("^SK sudah kami terima"))
    office.presses("Kirim jawaban")
    office.reads("Tercatat. Terima kasih.")


def record_a_receipt(desk: Person) -> None:
    """The signed slip of Kodim came back: its photograph is the proof."""
    desk.opens(Delivery.objects.get(agency__key="kodim").get_absolute_url())
    desk.follows("Sampaikan atau catat")
    desk.ticks(re.compile("^Sudah diakui: tanda terima kembali"))
    desk.fills("Diterima oleh", "Perwira Contoh")
    desk.page.get_by_label("Foto tanda terima").set_input_files([photograph()])
    desk.presses("Catat")
    desk.reads("Tercatat untuk 1 instansi.")
    assert Delivery.objects.filter(state="acknowledged").count() == 3
    assert Delivery.objects.get(agency__key="dp3a").state == "not_sent"


def call_a_meeting(desk: Person) -> None:
    """At most three presses from home; the agenda already holds what is stuck."""
    desk.opens("/")
    presses = desk.goes_to("Rapat")
    desk.follows("Undang rapat")
    assert presses + 1 <= 3
    desk.fills("Nama rapat", TITLE)
    desk.fills("Hari dan jam", "2026-03-17T09:00")
    desk.fills("Tempat", "Aula contoh")
    expect(desk.page.get_by_label(re.compile("SK 2023 belum disampaikan ke Dinas PPPA"))).to_be_checked()
    expect(desk.page.locator("#surat .paper")).to_contain_text("Aula contoh")
    desk.presses(re.compile("^Undang$"))
    desk.reads("Undangan tercatat.")
    desk.reads("SK 2023 belum disampaikan")


def answer_the_invitation(agency: Person) -> None:
    """From home: a delegate comes, with a letter."""
    agency.follows(re.compile("^Jawab undangan"))
    agency.ticks(re.compile("^Diwakili"))
    agency.fills(re.compile("mewakili|jabatan wakil"), "Jaksa Contoh")
    agency.presses("Kirim jawaban")
    agency.reads("wakil")


def hold_the_meeting(desk: Person) -> None:
    """Everybody is ticked; two agencies did not come; one decision names who and until when."""
    desk.goes_to("Rapat")
    desk.follows(TITLE)
    desk.follows("Buka rapat")
    desk.presses("Buka rapat")
    desk.reads("Rapat dibuka.")
    desk.follows("Semua di satu halaman")
    for row in desk.page.locator("main form ul.rows > li").all():
        name = row.locator("b").inner_text()
        absent = name in ("Dinas PPPA", "Lembaga Bantuan Hukum")
        row.get_by_text("Tidak hadir" if absent else "Kepala", exact=True).click()
    desk.presses("Simpan kehadiran")
    desk.reads("18")

    desk.opens(desk.page.url.split("attendance/")[0])
    desk.fills("Keputusan", STEP)
    desk.picks("Siapa", "Dinas Nakertrans")
    desk.fills("Sampai kapan", "2026-03-24")
    desk.presses("Catat keputusan")
    desk.reads(STEP)
    desk.follows("Tutup rapat")
    desk.fills("Biaya", "1.250.000")
    desk.picks("Sumber dana", "APBD")
    desk.presses("Tutup rapat")
    desk.reads("Rapat ditutup.")


def circulate_the_minutes(desk: Person) -> None:
    desk.follows("Edarkan notula")
    desk.presses("Edarkan notula")
    desk.reads("Diedarkan")


def confirm_the_minutes(agency: Person) -> None:
    agency.follows(re.compile(f"Sahkan notula: {TITLE}|Baca dan sahkan"))
    agency.ticks(re.compile("^Sudah benar, kami sahkan"))
    agency.presses("Kirim tanggapan")
    agency.reads("Tanggapan kita")


def finish_the_follow_up(agency: Person) -> None:
    agency.follows(re.compile("Selesaikan: Menyampaikan SK|Catat selesai"))
    if agency.page.get_by_role("link", name="Catat selesai").count():
        agency.follows("Catat selesai")
    agency.fills("Hasilnya", "Diantar dan ditandatangani.")
    agency.presses("Catat selesai")
    agency.reads("Selesai.")


def adopt_a_plan(planner: Person) -> None:
    planner.goes_to("Rencana")
    planner.follows(re.compile("^Rancang RAD 2026|^Rancang"))
    planner.fills("Tahun", "2026")
    planner.presses("Mulai rancangan")
    planner.follows("Tambah tujuan")
    planner.fills("Nama", "Warga berangkat dengan aman")
    planner.presses(re.compile("^Tambah"))
    planner.follows("Tambah program")
    planner.fills("Nama", "Penyuluhan desa")
    planner.presses(re.compile("^Tambah"))
    planner.follows("Tambah kegiatan")
    planner.fills("Kegiatan", OUTREACH)
    planner.picks("Jenis pekerjaan", "penyuluhan")
    planner.fills("Indikator", "Desa yang dijangkau")
    planner.fills("Angka awal", "88")
    planner.fills("Sasaran tahun ini", "120")
    planner.fills("Satuan", "desa")
    planner.picks("Penanggung jawab", "Dinas Nakertrans")
    planner.unfolds("Instansi terkait")
    planner.ticks("Dinas Sosial")
    planner.ticks("Polres TTU")
    planner.ticks("Dikerjakan bersama")
    planner.ticks(re.compile("^I$"))
    planner.fills(re.compile("^Anggaran"), "96.000.000")
    planner.picks("Sumber dana", "APBD (DAU/PAD)")
    planner.presses("Simpan kegiatan")
    planner.follows("Tetapkan rencana")
    planner.presses("Tetapkan rencana")
    planner.reads("20 belum menjawab")


def endorse(agency: Person) -> None:
    agency.follows(re.compile("^Sahkan RAD 2026|Baca dan sahkan"))
    agency.ticks(re.compile("^Mengesahkan"))
    agency.presses(re.compile("Kirim jawaban|Sahkan"))
    agency.reads("1 dari 20 instansi mengesahkan")


def decline(agency: Person) -> None:
    agency.follows(re.compile("^Sahkan RAD 2026|Baca dan sahkan"))
    agency.ticks(re.compile("^Tidak mengesahkan"))
    agency.fills("Sebabnya", "Pengadilan tidak mengikat diri pada kegiatan penyidikan.")
    agency.presses(re.compile("Kirim jawaban|Simpan"))
    agency.reads("Pengadilan tidak mengikat diri")


def realise(agency: Person) -> None:
    """Dinas Sosial had promised to come and did not; two villages and the money are told."""
    agency.follows(re.compile("Isi realisasi"))
    if agency.page.get_by_role("link", name=re.compile("^Isi")).count():
        agency.follows(re.compile("^Isi"))
    agency.fills(re.compile("^Capaian"), "2")
    agency.page.locator("label.check", has_text="Dinas Sosial").get_by_role("checkbox").uncheck()
    agency.ticks(re.compile("^Benar, hanya yang dicentang"))
    agency.fills("Hari terakhir dikerjakan", "2026-03-27")
    agency.unfolds("Desa yang dijangkau")
    agency.page.locator(".pick > details > summary").first.click()
    for village in agency.page.locator(".pick > details").first.get_by_role("checkbox").all()[:2]:
        village.check()
    agency.fills("Uang yang cair", "24.000.000")
    agency.fills("Uang yang terpakai", "20.000.000")
    agency.presses("Simpan realisasi triwulan I")
    agency.reads("24.000.000")


def open_the_counts(desk: Person) -> None:
    """The number of every measure opens to exactly that many records."""
    desk.goes_to("Evaluasi")
    links = desk.page.locator("[id^=ukuran-] td a").all()
    counts = {str(link.get_attribute("href")): numbers(str(link.text_content())) for link in links}
    assert len(counts) > 5
    assert max(counts.values())[1] >= 20  # the decree was owed to twenty
    for address, (part, total) in counts.items():
        desk.page.goto(desk.house.url + address)
        assert numbers(desk.page.locator("h2").first.inner_text()) == (part, total)
        assert rows_to_the_last_page(desk) == total, address
    desk.judges()


def rows_to_the_last_page(desk: Person) -> int:
    onward = desk.page.locator("a[rel=next]")
    rows = desk.page.locator("section", has_text="Yang dihitung, satu per satu").locator("tbody tr")
    found = rows.count()
    while onward.count():
        desk.page.goto(urljoin(desk.page.url, str(onward.get_attribute("href"))))
        found += rows.count()
    return found


def numbers(said: str) -> tuple[int, int]:
    """ "14 dari 20" as numbers."""
    part, total = re.findall(r"\d+", said)
    return int(part), int(total)


def take_a_finding_to_the_next_meeting(desk: Person) -> None:
    """That the Women and Children's Service still has no decree is put on the agenda of April in one act."""
    desk.goes_to("Rapat")
    desk.follows("Undang rapat")
    desk.fills("Nama rapat", "Rapat evaluasi April")
    desk.fills("Hari dan jam", "2026-04-14T09:00")
    for point in desk.page.locator("[name=points]").all():
        point.uncheck()
    desk.presses("Simpan dulu")
    desk.goes_to("Evaluasi")
    finding = desk.page.locator("li", has=desk.page.get_by_role("link", name="Bawa ke rapat"))
    finding.filter(has_text="Dinas PPPA").get_by_role("link", name="Bawa ke rapat").first.click()
    desk.judges()
    desk.presses("Bawa ke rapat")
    desk.goes_to("Rapat")
    desk.follows("Rapat evaluasi April")
    expect(desk.page.locator(".agenda > li")).to_have_count(1)
    expect(desk.page.locator(".agenda")).to_contain_text("Dinas PPPA")


def download_the_reports(desk: Person) -> None:
    desk.goes_to("Evaluasi")
    for name in ("Laporan tahunan (PDF)", "Laporan dalam bahasa Inggris"):
        link = desk.page.get_by_role("link", name=name).get_attribute("href")
        assert link
        answer = desk.page.request.get(desk.house.url + link)
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.body().startswith(b"%PDF-")


def photograph() -> FilePayload:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(out, "JPEG")
    return {"name": "tanda-terima.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}
