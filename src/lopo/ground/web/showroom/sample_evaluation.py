"""Made-up indicators, measures and evidence for the showroom."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from lopo.ground.web import parts


def evaluation() -> dict[str, Any]:
    quote = parts.Quote
    return {
        "indicators": indicators(),
        "triangulated": triangulated(),
        "nodes": [
            {"x": 90, "y": 90, "code": "Pol", "style": "big", "square": False},
            {"x": 270, "y": 90, "code": "Sos", "style": "", "square": False},
            {"x": 90, "y": 270, "code": "Ag", "style": "iso", "square": False},
            {"x": 270, "y": 270, "code": "Duk", "style": "", "square": True},
        ],
        "measures": measures(),
        "for": [quote(_("Rencana aksi disepakati setiap tahun."), _("wawancara · kantor Yayasan Tapenpah"))],
        "against": [
            quote(_("Undangan datang sesudah rapat."), _("wawancara · kantor Dinas PPPA")),
            quote(
                _("Kepercayaan rendah karena ego sektoral pimpinan."), _("kajian 2019–2024"), conclusion=True
            ),
        ],
        "nothing_yet": [],
        "duties": [
            (_("a. Menghimpun laporan masyarakat"), (9, 11, 7, 10)),
            (_("d. Rapat tempat dan waktu sidak"), (3, 0, 1, 1)),
            (_("e. Evaluasi ke Nakertrans"), (0, 0, 0, 0)),
        ],
        "quarters": [
            ("I", _("triwulan I")),
            ("II", _("triwulan II")),
            ("III", _("triwulan III")),
            ("IV", _("triwulan IV")),
        ],
        "bars": [
            ("Dinas Sosial", 9, 12, 0.47, 0.91),
            ("Polres TTU", 6, 9, 0.35, 0.88),
            ("RSUD Kefamenanu", 3, 7, 0.16, 0.75),
        ],
    }


def indicators() -> list[parts.Indicator]:
    aspect = parts.Aspect
    return [
        parts.Indicator(
            1,
            _("Tatap muka"),
            _("Cukup"),
            "half",
            0.62,
            (aspect(_("Tentang rencana"), 0.60), aspect(_("Tentang kasus"), 0.64)),
            6,
            6,
            "F6",
            _("bulan dengan rapat yang tidak dipicu satu kasus"),
            5,
            12,
            _("Tujuh bulan hanya ada rapat karena kasus."),
            "2019–2024",
            _("belum optimal; bertemu bila ada kejadian."),
            "#",
        ),
        parts.Indicator(
            2,
            _("Kepercayaan dan komitmen"),
            _("Belum dapat dinilai"),
            "unknown",
            None,
            (aspect(_("Komitmen"), 0.68), aspect(_("Kepercayaan"), None)),
            7,
            8,
            says=_("Survei baru 3 jawaban."),
        ),
        parts.Indicator(
            3,
            _("Pemahaman bersama"),
            _("Kuat"),
            "full",
            0.81,
            (aspect(_("Pembagian tugas"), 0.88), aspect(_("Cara kerja bersama"), 0.76)),
            4,
            4,
        ),
        parts.Indicator(
            4,
            _("Hasil antara"),
            _("Lemah"),
            "line",
            0.39,
            (aspect(_("Hasil"), 0.52), aspect(_("Dapat dinilai"), 0.26)),
            4,
            8,
        ),
    ]


def measures() -> list[parts.Measured]:
    return [
        parts.Measured(
            "F1",
            _("rapat yang diadakan dari yang direncanakan"),
            8,
            17,
            0.47,
            0.26,
            0.69,
            _("9 tidak diadakan: 6 tanpa biaya, 3 tanpa kuorum"),
            "#",
        ),
        parts.Measured("O5", _("peserta pelatihan yang bekerja"), 3, 4, few=True, url="#"),
        parts.Measured(
            "O6", _("korban diberdayakan yang berpenghasilan"), None, None, note=_("bulan keenam belum tiba")
        ),
    ]


def triangulated() -> list[parts.Triangulated]:
    seen = parts.Triangulated
    return [
        seen(
            _("Pembagian tugas"),
            _("0,80, mendukung"),
            _("0 mendukung, 2 melemahkan"),
            "against",
            _("berlawanan"),
            _("Tanya Dinas PPPA: ia berkata tidak tahu tugasnya."),
        ),
        seen(_("Tentang kasus"), _("0,64, campuran"), _("3 mendukung, 0 melemahkan"), "half", _("sebagian")),
        seen(_("Kepercayaan"), _("0,47, melemahkan"), _("belum ada"), "unknown", _("satu sumber")),
        seen(_("Komitmen"), _("0,68, campuran"), _("3 mendukung, 1 melemahkan"), "full", _("sejalan")),
    ]
