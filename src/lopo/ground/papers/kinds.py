"""The kinds of paper that leave Lopo, as their code confirms them to people."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, Promise] = {
    "covering_letter": _("Surat pengantar"),
    "delivery_book": _("Halaman buku ekspedisi"),
    "invitation": _("Surat undangan"),
    "letter_of_duty": _("Surat tugas"),
    "attendance_list": _("Daftar hadir"),
    "minutes": _("Notula"),
    "handover": _("Berita acara penyerahan"),
    "request_letter": _("Surat permintaan"),
    "decree": _("Cetakan keputusan"),
    "plan_matrix": _("Matriks rencana aksi"),
    "report": _("Laporan"),
    "report_en": _("Laporan dalam bahasa Inggris"),
}
