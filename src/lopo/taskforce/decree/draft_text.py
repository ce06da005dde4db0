"""The text with which a draft begins, as decrees of this kind usually read. A proposal: the legal section settles it.

Only grounds of which we are sure are named in full; the rest the legal section adds.
"""

from __future__ import annotations

from lopo.taskforce.decree.models import Decree

GROUNDS = (
    "Undang-Undang Nomor 69 Tahun 1958 tentang Pembentukan Daerah-daerah Tingkat II dalam Wilayah Daerah-daerah "
    "Tingkat I Bali, Nusa Tenggara Barat dan Nusa Tenggara Timur;",
    "Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan Tindak Pidana Perdagangan Orang;",
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah beberapa kali diubah;",
    "Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia;",
    "Peraturan Pemerintah Nomor 9 Tahun 2008 tentang Tata Cara dan Mekanisme Pelayanan Terpadu bagi Saksi dan/atau "
    "Korban Tindak Pidana Perdagangan Orang;",
    "Peraturan Presiden Nomor 69 Tahun 2008 tentang Gugus Tugas Pencegahan dan Penanganan Tindak Pidana Perdagangan "
    "Orang sebagaimana telah beberapa kali diubah;",
)


def usual_text(decree: Decree) -> dict[str, list[str]]:
    """Reasons, grounds and paragraphs of the decree after this one; its own text where it has one."""
    return {
        "reasons": list(decree.reasons) or _reasons(),
        "grounds": list(decree.grounds) or list(GROUNDS),
        "paragraphs": _paragraphs(decree),
    }


def _reasons() -> list[str]:
    return [
        "bahwa untuk melaksanakan Pasal 58 Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan Tindak Pidana "
        "Perdagangan Orang, perlu dibentuk Gugus Tugas;",
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan Bupati tentang "
        "Gugus Tugas dimaksud;",
    ]


def _paragraphs(decree: Decree) -> list[str]:
    return [
        "Membentuk Gugus Tugas dengan susunan keanggotaan sebagaimana tercantum dalam Lampiran yang merupakan bagian "
        "tidak terpisahkan dari Keputusan Bupati ini.",
        "Gugus Tugas sebagaimana dimaksud dalam Diktum KESATU mempunyai tugas sebagaimana tercantum dalam Lampiran.",
        "Gugus Tugas melaporkan pelaksanaan tugasnya kepada Bupati.",
        f"Biaya yang timbul akibat ditetapkannya Keputusan Bupati ini dibebankan pada APBD Kabupaten "
        f"{decree.regency.name}.",
        f"Pada saat Keputusan Bupati ini mulai berlaku, Keputusan Bupati Nomor {decree.number} dicabut dan dinyatakan "
        "tidak berlaku.",
        "Keputusan Bupati ini mulai berlaku pada tanggal ditetapkan.",
    ]
