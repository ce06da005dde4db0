"""Every paper: whole, tagged, the same bytes twice, and no text of a person ever becomes a command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
import io
import subprocess
import sys

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject
import pytest

from lopo.ground.papers import letters
from lopo.ground.papers.attendance_list import attendance_list
from lopo.ground.papers.covering_letter import covering_letters
from lopo.ground.papers.decree import decree
from lopo.ground.papers.delivery_book import delivery_book
from lopo.ground.papers.frame import Foot, Frame, Head, Margins, Sheet, Signature
from lopo.ground.papers.invitation import invitations
from lopo.ground.papers.joint_action_form import joint_action_form
from lopo.ground.papers.letter_of_duty import letters_of_duty
from lopo.ground.papers.minutes import minutes
from lopo.ground.papers.plan_matrix import plan_matrix
from lopo.ground.papers.qr import qr_svg
from lopo.ground.papers.report import report
from lopo.ground.papers.request_letter import request_letter
from lopo.ground.papers.typeset import CannotTypeset, Printed, filename, plain, typeset
from tests.ground import specimens
from tests.ground.specimens import DAY

PAPERS: dict[str, Callable[[], Printed]] = {
    "covering letter": lambda: covering_letters([specimens.covering_letter()], made_on=DAY),
    "delivery book": lambda: delivery_book(specimens.delivery_book(), made_on=DAY),
    "invitation": lambda: invitations([specimens.invitation()], made_on=DAY),
    "letter of duty": lambda: letters_of_duty([specimens.letter_of_duty()], made_on=DAY),
    "request letter": lambda: request_letter(specimens.request_letter(), made_on=DAY),
    "joint action": lambda: joint_action_form(specimens.joint_action_form(), made_on=DAY),
    "attendance list": lambda: attendance_list(specimens.attendance_list(), made_on=DAY),
    "minutes": lambda: minutes(specimens.minutes(), made_on=DAY),
    "draft decree": lambda: decree(specimens.decree(), made_on=DAY),
    "plan": lambda: plan_matrix(specimens.plan_matrix(), made_on=DAY),
    "realisation": lambda: plan_matrix(specimens.plan_matrix(5, with_realisation=True), made_on=DAY),
    "report": lambda: report(specimens.report(), made_on=DAY),
    "report in English": lambda: report(specimens.report("en"), made_on=DAY),
}
every_paper = pytest.mark.parametrize("paper", PAPERS.values(), ids=list(PAPERS))


def pages(pdf: bytes) -> list[str]:
    """The words of each page, with single spaces."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def words(pdf: bytes) -> str:
    return " ".join(pages(pdf))


# Of every paper


@every_paper
def test_a_paper_is_tagged_titled_and_says_its_language(paper: Callable[[], Printed]) -> None:
    reader = PdfReader(io.BytesIO(paper().pdf))
    root = reader.root_object
    assert isinstance(root["/StructTreeRoot"].get_object(), DictionaryObject)
    assert str(root["/Lang"])[:2] in ("id", "en")
    assert reader.metadata is not None
    assert reader.metadata.title
    metadata = root["/Metadata"].get_object()
    assert isinstance(metadata, StreamObject)
    assert "pdfuaid:part" in metadata.get_data().decode()


@every_paper
def test_a_paper_has_the_same_bytes_twice(paper: Callable[[], Printed]) -> None:
    assert paper() == paper()


def test_a_paper_has_the_same_bytes_in_another_process() -> None:
    again = "; ".join(
        [
            "import hashlib, django.conf; django.conf.settings.configure()",
            "from tests.ground import specimens as s",
            "from lopo.ground.papers.minutes import minutes",
            "print(hashlib.sha256(minutes(s.minutes(), made_on=s.DAY).pdf).hexdigest())",
        ]
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", again],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


@every_paper
def test_pages_are_counted(paper: Callable[[], Printed]) -> None:
    texts = pages(paper().pdf)
    counted = ("Halaman 1 dari", "Page 1 of")
    assert any(count in texts[0] for count in counted)


def test_the_code_says_that_it_is_no_signature() -> None:
    text = words(PAPERS["covering letter"]().pdf)
    assert "Keaslian isi dapat diperiksa lewat kode ini; kode ini bukan tanda tangan elektronik." in text
    assert "BSrE" not in text


def test_a_paper_without_a_code_does_not_speak_of_one() -> None:
    text = words(PAPERS["delivery book"]().pdf)
    assert "kode" not in text
    assert "Rujukan Lopo: LP-2026-0042" in text


# Hostile and strange texts

HOSTILE = [
    '#read("/etc/passwd")',
    ']) #panic("x") #([',
    "$x^2$ `code` *bold* _it_ @ref <label> \\ // comment",
    '" + sys.inputs.paper + "',
    "<script>alert(1)</script>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_comes_out_as_letters(text: str) -> None:
    notes = replace(specimens.minutes(), opening=text, chair=text, meeting=text)
    assert words(minutes(notes, made_on=DAY).pdf).replace(" ", "").count(text.replace(" ", "")) >= 2


def test_letters_that_no_font_has_are_marked_and_stop_nothing() -> None:
    notes = replace(specimens.minutes(), chair="Maria 名 Contoh\0 😀 ꦗ", opening="a\u202eb\u200bc\ue000")
    text = words(minutes(notes, made_on=DAY).pdf)
    assert "Maria □ Contoh □ □" in text
    assert "abc" in text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("José Ação", "José Ação"),
        ("e\u0301", "é"),
        ("𝐀①", "A1"),
        ("a\tb\r\nc", "a b\nc"),
        ("\u200b\u00ad\u202e", ""),
        ("Жд αβ אב", "Жд αβ אב"),
        ("\u2028", "\n"),
    ],
)
def test_a_text_keeps_every_letter_that_can_be_printed(typed: str, printed: str) -> None:
    assert letters.printable(typed) == printed


def test_a_name_of_ten_thousand_letters_stays_on_the_paper() -> None:
    long = "Contoh" * 1700
    pdf = minutes(replace(specimens.minutes(), chair=long), made_on=DAY).pdf
    assert words(pdf).replace("\u200b", "").replace(" ", "").count("Contoh") >= 1700


def test_a_letter_number_is_not_torn_at_its_strokes() -> None:
    number = "500.15/112/Nakertrans/2026"
    long = "\n".join("kata " * words_before + number for words_before in range(5, 18))  # some reach the edge
    invitation = replace(specimens.invitation(), opening=long)
    assert words(invitations([invitation], made_on=DAY).pdf).count(number) >= 13


def test_raw_values_are_written_in_words_before_they_reach_a_paper() -> None:
    with pytest.raises(TypeError, match="written in words"):
        plain({"on": DAY})


def test_a_template_that_fails_gives_one_sentence_and_no_paper() -> None:
    with pytest.raises(CannotTypeset) as refused:
        typeset("ground/papers/minutes.typ", {"notes": {}}, title="Notula", dated=DAY)
    assert "belum dapat dicetak" in str(refused.value.sentence)


# Letters


def test_the_covering_letter_proves_delivery_with_a_slip_in_two_copies() -> None:
    first, second = pages(covering_letters([specimens.covering_letter()], made_on=DAY).pdf)
    for copy in (first, second):
        assert "SURAT PENGANTAR Nomor 500.15/287/Nakertrans/2025" in copy
        assert "Kefamenanu, 3 September 2025" in copy
        assert "Yth. Kepala Dinas Pemberdayaan Perempuan dan Perlindungan Anak di Kefamenanu" in copy
        assert "Diterima tanggal" in copy
        assert "Plt. KEPALA DINAS," in copy
    assert "Lembar 2: ditandatangani penerima" in second


def test_many_letters_in_one_file_count_their_pages_apart() -> None:
    offices = [f"Kepala Dinas Contoh {n}" for n in range(20)]
    file = covering_letters([specimens.covering_letter(office) for office in offices], made_on=DAY)
    texts = pages(file.pdf)
    assert len(texts) == 40
    assert all("Halaman 1 dari 1" in text for text in texts)
    assert file.filename == "surat-pengantar-20-surat-2026-03-10.pdf"


def test_a_letter_without_number_and_date_leaves_room_for_the_pen() -> None:
    letter = specimens.covering_letter()
    blank = replace(letter, lines=replace(letter.lines, number="", dated=None))
    text = words(covering_letters([blank], made_on=DAY).pdf)
    assert "Nomor …………" in text
    assert "Kefamenanu, ……………………" in text


def test_the_invitation_has_the_form_of_a_letter_and_lists_the_invited_on_its_annex() -> None:
    letter, annex = pages(invitations([specimens.invitation()], made_on=DAY).pdf)
    for line in (
        "Nomor : 500.15/112/Nakertrans/2026",
        "Sifat : Penting",
        "Lampiran : 1 (satu) berkas",
        "Hal : Undangan Rapat Koordinasi Triwulan I",
        "Yth. (daftar terlampir)",
        "hari/tanggal : Selasa, 17 Maret 2026",
        "waktu : pukul 09.00 WITA s.d. selesai",
        "Demikian undangan ini disampaikan.",
        "Tembusan:",
    ):
        assert line in letter
    assert "Jawaban dapat disampaikan tanpa akun" in letter
    assert "DAFTAR UNDANGAN" in annex
    assert "22. Kepala Dinas Contoh 22" in annex


def test_the_letterhead_stands_on_the_first_page_only() -> None:
    letter, annex = pages(invitations([specimens.invitation()], made_on=DAY).pdf)
    assert "PEMERINTAH KABUPATEN" in letter
    assert "PEMERINTAH KABUPATEN" not in annex


def test_the_letter_of_duty_orders_by_name_and_stands_on_its_grounds() -> None:
    text = words(letters_of_duty([specimens.letter_of_duty()], made_on=DAY).pdf)
    order = [
        "SURAT TUGAS",
        "Dasar",
        "MEMERINTAHKAN:",
        "Kepada",
        "Contoh Empat",
        "Untuk",
        "Ditetapkan di Kefamenanu",
    ]
    assert [text.index(word) for word in order] == sorted(text.index(word) for word in order)
    assert "dengan penuh tanggung jawab" in text


def test_offices_of_those_without_letterhead_print_with_a_neutral_head() -> None:
    letter = replace(specimens.letter_of_duty(), frame=Frame())
    assert "PEMERINTAH" not in words(letters_of_duty([letter], made_on=DAY).pdf)


# Signatures


def test_who_signs_for_whom_is_written_as_the_rules_say() -> None:
    assert Signature("KEPALA DINAS SOSIAL", acting="Plt.").above == ["Plt. KEPALA DINAS SOSIAL,"]
    one = Signature("SEKRETARIS DAERAH", on_behalf_of="BUPATI TIMOR TENGAH UTARA")
    assert one.above == ["a.n. BUPATI TIMOR TENGAH UTARA", "SEKRETARIS DAERAH,"]
    two = Signature("KEPALA BAGIAN HUKUM", on_behalf_of="SEKRETARIS DAERAH", through="ASISTEN PEMERINTAHAN")
    assert two.above == ["a.n. SEKRETARIS DAERAH", "ASISTEN PEMERINTAHAN", "u.b.", "KEPALA BAGIAN HUKUM,"]


def test_an_acting_head_never_signs_on_behalf_of_another() -> None:
    with pytest.raises(ValueError, match=r"never sign a\.n\."):
        Signature("KEPALA DINAS", acting="Plh.", on_behalf_of="BUPATI")
    with pytest.raises(ValueError, match=r"only below a\.n\."):
        Signature("KEPALA BAGIAN", through="ASISTEN")


# Lists and long papers


@pytest.mark.parametrize(
    ("make", "head"),
    [
        (lambda: delivery_book(specimens.delivery_book(40), made_on=DAY), "Ditujukan kepada"),
        (lambda: attendance_list(specimens.attendance_list(60), made_on=DAY), "Jabatan/Instansi"),
        (lambda: plan_matrix(specimens.plan_matrix(80), made_on=DAY), "Awal → target"),
        (lambda: minutes(specimens.minutes(60), made_on=DAY), "Penanggung jawab"),
    ],
)
def test_a_long_list_breaks_over_pages_with_its_head_repeated(make: Callable[[], Printed], head: str) -> None:
    texts = [text for text in pages(make().pdf) if "Contoh" in text or "Sosialisasi" in text]
    assert len(texts) > 2
    with_head = [text for text in texts if head in text]
    assert len(with_head) >= len(texts) - 1  # a last page may hold signatures only


def test_the_attendance_list_has_the_invited_and_blank_lines_and_no_telephone() -> None:
    sheet = specimens.attendance_list(5)
    text = words(attendance_list(sheet, made_on=DAY).pdf)
    assert "mewakili, ST 500.15/120" in text
    assert "11." in text  # five invited, six blank
    assert "No. HP" not in text
    with_numbers = attendance_list(replace(sheet, phone_numbers=True), made_on=DAY)
    assert "No. HP" in words(with_numbers.pdf)


def test_minutes_say_who_owes_what_by_when() -> None:
    text = words(minutes(specimens.minutes(), made_on=DAY).pdf)
    assert "Rapat menyepakati:" in text
    assert "Pendapat berbeda: Dinas Contoh: minta waktu lebih." in text
    nothing = minutes(replace(specimens.minutes(), resolutions=()), made_on=DAY)
    assert "Rapat tidak mengambil keputusan." in words(nothing.pdf)


# The decree


def test_a_draft_decree_says_so_on_each_page_and_leaves_the_number_blank() -> None:
    texts = pages(decree(specimens.decree(), made_on=DAY).pdf)
    assert all("RANCANGAN" in text for text in texts)
    assert "NOMOR ………" in texts[0]


def test_an_issued_decree_has_its_form() -> None:
    text = words(decree(specimens.decree(issued=True), made_on=DAY).pdf)
    assert "RANCANGAN" not in text
    order = ["KEPUTUSAN BUPATI", "NOMOR 7/KEP/HK/I/2026", "TENTANG", "Menimbang", "Mengingat", "MEMUTUSKAN:"]
    order += ["Menetapkan", "KESATU", "KEDUA", "KETIGA", "pada tanggal 5 Januari 2026", "LAMPIRAN II"]
    assert [text.index(word) for word in order] == sorted(text.index(word) for word in order)
    assert "DENGAN RAHMAT TUHAN" not in text


def test_the_annex_alone_has_the_seats_and_duties_of_the_real_decree() -> None:
    text = words(decree(specimens.decree(issued=True, body=False), made_on=DAY).pdf)
    assert "MEMUTUSKAN" not in text
    assert "Kapolres TTU" in text
    assert "i. Membuat berita acara penyerahan" in text
    assert text.count("Rincian tugas:") == 4


# Sheets


@pytest.mark.parametrize(
    ("size", "landscape", "mm"),
    [
        ("a4", False, (210, 297)),
        ("f4", False, (215, 330)),
        ("f4-210", False, (210, 330)),
        ("a4", True, (297, 210)),
    ],
)
def test_the_sheet_is_the_regencys_own(size: str, landscape: bool, mm: tuple[int, int]) -> None:
    frame = Frame(
        sheet=Sheet(size, Margins(25, 25, 25, 25), "bookman", landscape=landscape), head=Head(("KANTOR",))
    )
    pdf = letters_of_duty([replace(specimens.letter_of_duty(), frame=frame)], made_on=DAY).pdf
    box = PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == mm


def test_a_code_widens_the_lower_margin_and_never_narrows_it() -> None:
    def bottom(margin: float, address: str) -> object:
        frame = Frame(sheet=Sheet(margins=Margins(bottom=margin)), foot=Foot(address=address))
        return frame.for_template()["margins"]["bottom"]  # type: ignore[index]

    assert bottom(25, "") == 25
    assert bottom(25, "https://lopo.contoh.go.id/periksa/x") == 30
    assert bottom(40, "https://lopo.contoh.go.id/periksa/x") == 40


def test_a_code_needs_an_absolute_address_and_no_style() -> None:
    with pytest.raises(ValueError, match="absolute"):
        qr_svg("/periksa/x")
    drawn = qr_svg("https://lopo.contoh.go.id/periksa/x")
    assert "style" not in drawn
    assert drawn == qr_svg("https://lopo.contoh.go.id/periksa/x")


def test_file_names_are_harmless() -> None:
    assert filename("notula", "Rapat ../../etc/passwd „A“", DAY) == "notula-rapat-etcpasswd-a-2026-03-10.pdf"
    assert len(filename("x" * 500, DAY)) < 90
