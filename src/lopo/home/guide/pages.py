"""Pages that explain: what an abbreviation means, who sees what, how to begin."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from lopo.ground.web.pages import public_page

GLOSSARY = (
    ("APBD", _("Anggaran Pendapatan dan Belanja Daerah, uang kabupaten")),
    ("APBN", _("Anggaran Pendapatan dan Belanja Negara, uang pusat")),
    ("Bapelitbangda", _("Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah")),
    ("BLK", _("Balai Latihan Kerja")),
    ("BP3MI", _("Balai Pelayanan Pelindungan Pekerja Migran Indonesia")),
    ("CTKI/TKI", _("sebutan lama dalam SK untuk calon pekerja migran dan pekerja migran Indonesia")),
    ("DAK", _("Dana Alokasi Khusus dari pusat untuk keperluan tertentu")),
    ("Dinas PPPA", _("Dinas Pemberdayaan Perempuan dan Perlindungan Anak")),
    ("LBH", _("Lembaga Bantuan Hukum")),
    ("LSM", _("Lembaga Swadaya Masyarakat")),
    ("NIP", _("Nomor Induk Pegawai")),
    ("Plh.", _("pelaksana harian: pejabatnya ada, sedang berhalangan")),
    ("Plt.", _("pelaksana tugas: jabatannya kosong")),
    ("PPKS", _("Pemerlu Pelayanan Kesejahteraan Sosial, register Dinas Sosial")),
    ("RAD", _("Rencana Aksi Daerah, rencana kerja bersama setahun")),
    ("RSUD", _("Rumah Sakit Umum Daerah")),
    ("SK", _("Surat Keputusan; di sini Keputusan Bupati yang membentuk gugus tugas")),
    ("SOP", _("prosedur baku pelayanan")),
    ("TPPO", _("Tindak Pidana Perdagangan Orang")),
    ("TW", _("triwulan, tiga bulan")),
    ("WITA", _("Waktu Indonesia Tengah")),
)


@public_page
def glossary(request: HttpRequest) -> HttpResponse:
    return render(request, "home/guide/glossary.html", {"entries": GLOSSARY})


@public_page
def who_sees(request: HttpRequest) -> HttpResponse:
    return render(request, "home/guide/who_sees.html")


@public_page
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "home/guide/help.html")


urlpatterns = [
    path("glossary/", glossary, name="glossary"),
    path("who-sees/", who_sees, name="who_sees"),
    path("help/", help_page, name="help"),
]
