"""One specimen of each paper, as a secretariat would fill it. All names and numbers are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

from lopo.ground.papers.attendance_list import AttendanceList, Place
from lopo.ground.papers.covering_letter import Consignment, CoveringLetter
from lopo.ground.papers.decree import DRAFT, Annex, Body, Decree, Member, Part
from lopo.ground.papers.delivery_book import DeliveryBook, DeliveryLine
from lopo.ground.papers.frame import Foot, Frame, Head, Margins, Sheet, Signature
from lopo.ground.papers.invitation import Answering, Invitation
from lopo.ground.papers.joint_action_form import JointActionForm
from lopo.ground.papers.letter import Addressee, LetterLines
from lopo.ground.papers.letter_of_duty import LetterOfDuty, Sent
from lopo.ground.papers.minutes import Attendee, Minutes, Resolution, Topic
from lopo.ground.papers.plan_matrix import PlanMatrix, PlannedActivity, Programme
from lopo.ground.papers.report import Figure, Heading, Paragraph, Points, Report, Statement, Table
from lopo.ground.papers.request_letter import RequestLetter
from lopo.ground.papers.typeset import Picture

DAY = date(2026, 3, 10)
DECREE = Path(__file__).resolve().parents[2] / "src/lopo/facts/decree-126-2023.yaml"
EMBLEM = Picture(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 34"><path fill="#222" d="M17 3 32 20H2z"/>'
    '<path fill="none" stroke="#222" stroke-width="3" d="M7 20v10M14 20v10M20 20v10M27 20v10"/></svg>',
    "Lambang contoh",
)
HEAD = Head(
    lines=("PEMERINTAH KABUPATEN TIMOR TENGAH UTARA", "DINAS TENAGA KERJA DAN TRANSMIGRASI"),
    address="Jalan Contoh Nomor 1, Kefamenanu 85600",
    contact="Telepon (0388) 00000, pos-el nakertrans@contoh.go.id",
    emblem=EMBLEM,
)
FOOT = Foot("LP-2026-0041", "https://lopo.contoh.go.id/periksa/k3v9x2m7q4t8w1z6")
FRAME = Frame(head=HEAD, foot=FOOT)
NEUTRAL = Frame(foot=FOOT)
HEAD_OF_SERVICE = Signature(
    "KEPALA DINAS\nSELAKU SEKRETARIS GUGUS TUGAS",
    "Contoh Satu, S.H., M.Si.",
    "Pembina Utama Muda (IV/c)",
    "NIP 19700101 199503 1 001",
)
ACTING = Signature(
    "KEPALA DINAS", "Contoh Tiga, S.E.", "Pembina (IV/a)", "NIP 19720202 199703 1 002", acting="Plt."
)


def covering_letter(
    office: str = "Kepala Dinas Pemberdayaan Perempuan dan Perlindungan Anak",
) -> CoveringLetter:
    return CoveringLetter(
        frame=FRAME,
        lines=LetterLines("Kefamenanu", date(2025, 9, 3), "500.15/287/Nakertrans/2025"),
        to=Addressee(office, "Kefamenanu"),
        items=(
            Consignment(
                "Salinan Keputusan Bupati Timor Tengah Utara Nomor 112/KEP/HK/VIII/2025 beserta Lampiran I dan II",
                "1 (satu) berkas",
            ),
        ),
        sender=ACTING,
    )


def delivery_book(lines: int = 12) -> DeliveryBook:
    return DeliveryBook(
        frame=Frame(sheet=Sheet().lying(points=10), foot=Foot("LP-2026-0042")),
        office="Dinas Tenaga Kerja dan Transmigrasi",
        period="September 2025",
        lines=[
            DeliveryLine(
                40 + n,
                date(2025, 9, 4),
                "500.15/287",
                date(2025, 9, 3),
                "Salinan SK 112/2025",
                f"Dinas Contoh {n}",
                "diantar",
            )
            for n in range(1, lines + 1)
        ],
    )


def invitation(invited: int = 22, *, address: str = "https://lopo.contoh.go.id/r/24M9TQ") -> Invitation:
    return Invitation(
        frame=FRAME,
        lines=LetterLines(
            "Kefamenanu",
            DAY,
            "500.15/112/Nakertrans/2026",
            "Undangan Rapat Koordinasi Triwulan I",
            "Penting",
            1,
        ),
        opening="Dalam rangka pelaksanaan Keputusan Bupati Timor Tengah Utara Nomor 112/KEP/HK/VIII/2025, dengan hormat"
        " kami mengundang Saudara untuk hadir dalam rapat pada:",
        day="Selasa, 17 Maret 2026",
        hours="pukul 09.00 WITA s.d. selesai",
        place="Ruang Rapat Dinas Nakertrans",
        agenda=("Tindak lanjut rapat 19 Februari", "Rencana Aksi Daerah 2026"),
        signer=HEAD_OF_SERVICE,
        invited=[f"Kepala Dinas Contoh {n}" for n in range(1, invited + 1)],
        answering=Answering(address, "Senin, 16 Maret 2026"),
        copies=(
            "Bupati Timor Tengah Utara di Kefamenanu",
            "Ketua DPRD Kabupaten Timor Tengah Utara di Kefamenanu",
        ),
    )


def letter_of_duty() -> LetterOfDuty:
    return LetterOfDuty(
        frame=Frame(
            head=Head(
                lines=("PEMERINTAH KABUPATEN TIMOR TENGAH UTARA", "DINAS SOSIAL"),
                address="Jalan Contoh Nomor 2, Kefamenanu",
            ),
            foot=FOOT,
        ),
        number="500.15/120/Sosial/2026",
        place="Kefamenanu",
        dated=date(2026, 3, 13),
        grounds=("Undangan Sekretaris Gugus Tugas Nomor 500.15/112/Nakertrans/2026 tanggal 10 Maret 2026.",),
        sent=(
            Sent(
                "Contoh Empat, S.Sos.",
                "Penata Tk. I (III/d)",
                "19800303 200604 2 003",
                "Kepala Bidang Rehabilitasi Sosial",
            ),
        ),
        duties=(
            "mewakili Kepala Dinas Sosial pada rapat tanggal 17 Maret 2026 di Kefamenanu dan mengambil keputusan"
            " atas nama Dinas Sosial;",
            "menyampaikan laporan tertulis paling lambat 3 (tiga) hari kerja setelah rapat.",
        ),
        signer=Signature(
            "KEPALA DINAS SOSIAL", "Contoh Lima, S.Sos.", "Pembina (IV/a)", "NIP 19750404 200003 1 004"
        ),
        copies=("Sekretaris Gugus Tugas di Kefamenanu",),
    )


def request_letter(text: str = "Pemeriksaan umum dan surat hasilnya.") -> RequestLetter:
    return RequestLetter(
        frame=FRAME,
        lines=LetterLines(
            "Kefamenanu", None, "500.15/…/Nakertrans/2026", "Permintaan bantuan penanganan", "Rahasia"
        ),
        to=Addressee("Kepala Dinas Kesehatan", "Kefamenanu"),
        reference="TPPO-5303-2026-0007/PM-2",
        kind="layanan kesehatan",
        person="K-01 (terduga korban)",
        text=text,
        needed_by="Selasa, 17 Maret 2026",
        signer=HEAD_OF_SERVICE,
    )


def joint_action_form(agencies: int = 5) -> JointActionForm:
    return JointActionForm(
        frame=NEUTRAL,
        number="PB-5303-2026-0003",
        day="Senin, 9 Maret 2026",
        hour="pukul 19.30 WITA",
        place="Pelabuhan Wini, Humusu Wini",
        agencies=[f"Dinas Contoh {n}" for n in range(1, agencies + 1)],
        blank_lines=2,
    )


def attendance_list(lines: int = 20) -> AttendanceList:
    return AttendanceList(
        frame=NEUTRAL,
        meeting="Rapat Koordinasi Triwulan I",
        day="Selasa, 17 Maret 2026",
        hours="pukul 09.00 WITA s.d. selesai",
        place="Ruang Rapat Dinas Nakertrans",
        agenda="Tindak lanjut rapat 19 Februari; Rencana Aksi Daerah 2026",
        lines=[
            Place("Kabid, Dinas Sosial", "Contoh Empat, S.Sos.", "mewakili, ST 500.15/120"),
            *(Place(f"Kepala Dinas Contoh {n}") for n in range(2, lines + 1)),
        ],
        organiser=HEAD_OF_SERVICE,
        chair=Signature("KETUA HARIAN"),
    )


def minutes(resolutions: int = 2) -> Minutes:
    return Minutes(
        frame=FRAME,
        meeting="Rapat Koordinasi Triwulan I",
        day="Selasa, 17 Maret 2026",
        hours="pukul 09.15–11.40 WITA",
        place="Ruang Rapat Dinas Nakertrans",
        chair="Ketua Harian (Kapolres)",
        secretary="Sekretariat",
        present="16 dari 20 instansi (daftar hadir terlampir)",
        opening="Rapat dibuka pukul 09.15; kuorum tercapai.",
        topics=(
            Topic(
                "Penyampaian SK 2025",
                "Tiga instansi belum menandatangani tanda terima.\n\nSekretariat mengantar lagi.",
            ),
            Topic("Rencana Aksi Daerah 2026"),
        ),
        resolutions=[
            Resolution(
                f"Sekretariat menyampaikan SK kepada {n} instansi.",
                "Kepala Dinas Nakertrans",
                "24 Maret 2026",
                "tanda terima",
                "berjalan",
                "Dinas Contoh: minta waktu lebih." if n == 2 else "",
            )
            for n in range(1, resolutions + 1)
        ],
        closing="Rapat ditutup pukul 11.40 WITA.",
        signatures=(
            Signature("Pimpinan rapat", "Contoh Enam, S.I.K."),
            Signature("Notulis", "Contoh Satu, S.H., M.Si."),
        ),
        attendance=(
            Attendee("Polres TTU", "kepala", "Contoh Enam"),
            Attendee("Dinas Sosial", "mewakili, dengan surat tugas", "Contoh Empat"),
            Attendee("Dinas PPPA", "tidak diundang"),
        ),
    )


def decree(*, issued: bool = False, body: bool = True) -> Decree:
    """The real decree's second annex, with an invented body."""
    printed = yaml.safe_load(DECREE.read_text(encoding="utf-8"))
    parts = [
        Part(
            label=part["code"],
            title=part["name"],
            members=[Member(seat["office"], seat.get("position") or "Anggota") for seat in part["seats"]],
            duties=[duty["text"] for duty in part["duties"]],
        )
        for part in printed["sub_task_forces"]
    ]
    about = "Pembentukan Gugus Tugas Pencegahan dan Penanganan Tindak Pidana Perdagangan Orang Tahun 2026"
    return Decree(
        frame=Frame(
            sheet=Sheet("f4", Margins(), "bookman", 12, 1.15), foot=FOOT, watermark="" if issued else DRAFT
        ),
        authority="BUPATI TIMOR TENGAH UTARA",
        province="PROVINSI NUSA TENGGARA TIMUR",
        kind="KEPUTUSAN BUPATI TIMOR TENGAH UTARA",
        number="7/KEP/HK/I/2026" if issued else "",
        about=about,
        place="Kefamenanu",
        signed_on=date(2026, 1, 5) if issued else None,
        signer="CONTOH BUPATI",
        body=_body(about) if body else None,
        annexes=(Annex(2, "Sub gugus tugas, kedudukan dan rincian tugas", parts),),
    )


def _body(about: str) -> Body:
    return Body(
        reasons=(
            "bahwa untuk melaksanakan Pasal 58 Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan Tindak"
            " Pidana Perdagangan Orang, perlu dibentuk Gugus Tugas;",
            "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan Bupati"
            f" tentang {about};",
        ),
        grounds=(
            "Undang-Undang Nomor 69 Tahun 1958 (Lembaran Negara Republik Indonesia Tahun 1958 Nomor 122,"
            " Tambahan Lembaran Negara Republik Indonesia Nomor 1655);",
            "Undang-Undang Nomor 21 Tahun 2007.",
        ),
        paragraphs=(
            "Membentuk Gugus Tugas dengan susunan keanggotaan sebagaimana tercantum dalam Lampiran I yang"
            " merupakan bagian tidak terpisahkan dari Keputusan Bupati ini.",
            "Tugas sebagaimana tercantum dalam Lampiran II.",
            "Keputusan Bupati ini mulai berlaku pada tanggal ditetapkan.",
        ),
        copies=(
            "Gubernur Nusa Tenggara Timur di Kupang",
            "Ketua DPRD Kabupaten Timor Tengah Utara di Kefamenanu",
        ),
    )


def plan_matrix(activities: int = 24, *, with_realisation: bool = False) -> PlanMatrix:
    rows = [
        PlannedActivity(
            code=f"1.1.{n}",
            activity="Sosialisasi jalur resmi di 24 kecamatan",
            indicator="Jumlah desa terjangkau",
            target="60 → 120 desa",
            responsible="Nakertrans",
            together="DPPPA, Polres, Dinas PMD",
            joint=n % 3 == 0,
            money="Rp85.000.000,00",
            source="APBD-DAU",
            quarters="I–III",
            realised=("30", "30", "", ""),
            reached="60 dari 120 desa",
            money_released="cair Rp40.000.000,00",
            proof="laporan 14 April",
        )
        for n in range(1, activities + 1)
    ]
    half = activities // 2
    return PlanMatrix(
        frame=Frame(sheet=Sheet("f4").lying(), foot=FOOT),
        title="Rencana Aksi Daerah",
        year=2026,
        programmes=(
            Programme("Warga berangkat aman", "Penyuluhan desa", rows[:half]),
            Programme("Warga berangkat aman", "Pelatihan", rows[half:]),
        ),
        totals=f"{activities} kegiatan, Rp2.040.000.000,00",
        as_of="Keadaan 10 Maret 2026",
        signatures=(
            Signature("KETUA GUGUS TUGAS", "Contoh Ketua"),
            Signature("KEPALA BAPELITBANGDA", "Contoh Sebelas"),
        ),
        with_realisation=with_realisation,
    )


BARS = Picture(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60">'
    '<rect x="0" y="10" width="140" height="14" fill="#24407e"/>'
    '<rect x="0" y="34" width="80" height="14" fill="#24407e"/>'
    '<text x="145" y="22" font-size="10"'
    ' font-family="Liberation Sans" fill="#1b2233">14 dari 20</text></svg>',
    "Dua batang: 14 dari 20 dan 8 dari 20",
)


def report(language: str = "id") -> Report:
    assert language in ("id", "en")
    return Report(
        frame=Frame(sheet=Sheet(points=11), foot=FOOT),
        language="en" if language == "en" else "id",
        title="Laporan tahunan 2025" if language == "id" else "Yearly report 2025",
        subtitle="Empat indikator kerja bersama"
        if language == "id"
        else "Four indicators of working together",
        published_by="Gugus Tugas Kabupaten Timor Tengah Utara",
        place_and_date="Kefamenanu, 10 Maret 2026",
        summary=("Ringkasan satu alinea.",),
        pieces=(
            Heading("Dialog tatap muka", new_page=True),
            Paragraph("Alinea pertama.\n\nAlinea kedua."),
            Statement(
                "SK 2025 belum disampaikan ke satu instansi.", "T1a, 19 dari 20", "Sekretariat, 214 hari"
            ),
            Heading("Ukuran", 2),
            Table(
                "Ukuran menurut instansi",
                ("Instansi", "Diundang", "Hadir"),
                [(f"Dinas Contoh {n}", "4", "3") for n in range(1, 60)],
                widths=(3, 1, 1),
                right=(1, 2),
                foot=("Jumlah", "236", "177"),
            ),
            Figure(BARS, "Hampir semua hadir, sedikit yang mengesahkan", "catatan rapat 2025"),
            Points(("satu", "dua")),
        ),
        method=(
            Paragraph("Setiap ukuran adalah bagian dari yang terhitung."),
            Points(("F1", "F2"), ordered=True),
        ),
        cite_as="Gugus Tugas (2026).",
    )
