"""Made-up contents for the showroom: every part in every state. All names are visibly invented."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from lopo.ground.acts.moment import now, today
from lopo.ground.web import parts
from lopo.ground.web.showroom.sample_evaluation import evaluation
from lopo.ground.web.showroom.sample_forms import AnswerForm, SampleForm, TickForm, in_a_hurry


def everything() -> dict[str, Any]:
    """All that the showroom's page draws."""
    return {
        **clocks(),
        **lists(),
        **evaluation(),
        "good": SampleForm(),
        "bad": SampleForm(in_a_hurry(), prefix="salah"),
        "answer": AnswerForm({"answer": "return"}),
        "ticks_form": TickForm(initial={"came": "head"}),
        "wa_text": whatsapp(),
        "colours": colours(),
        "agencies": {"police": "Polres TTU", "court": "Pengadilan Negeri", "women": "Dinas PPPA"},
        "paper": PAPER,
    }


PAPER = {  # papers are Indonesian in both languages
    "head": "GUGUS TUGAS KABUPATEN TIMOR TENGAH UTARA",
    "under": "Keputusan Bupati Nomor 112/KEP/HK/VIII/2025",
    "title": "TANDA TERIMA",
    "number": "Nomor: 21/GT/III/2026",
    "text": "Telah diterima dari Sekretariat Gugus Tugas satu salinan Keputusan Bupati.",
    "signers": [("Yang menyerahkan,", "Lukas Contoh"), ("Yang menerima,", "Maria Contoh")],
}


def colours() -> list[tuple[str, str]]:
    """Each colour and its one meaning."""
    return [
        ("--kapas", _("dasar halaman")),
        ("--band", _("isi tenang")),
        ("--ink", _("huruf")),
        ("--ink-2", _("suara kedua")),
        ("--tarum", _("perbuatan, tautan, ada waktu")),
        ("--kunyit", _("segera")),
        ("--mengkudu", _("terlambat, salah")),
        ("--daun", _("terpenuhi")),
    ]


def in_days(days: int) -> Any:
    return today() + timedelta(days=days)


def clocks() -> dict[str, Any]:
    this_evening = localtime(now()).replace(hour=23, minute=59)
    return {
        "soon_day": in_days(1),
        "warned_day": in_days(3),
        "far_day": in_days(9),
        "late_day": in_days(-4),
        "last_year": today().replace(year=today().year - 1, day=8),
        "this_evening": this_evening,
        "this_morning": now() - timedelta(minutes=1),
        "met_day": in_days(-5),
        "today": today(),
    }


def lists() -> dict[str, Any]:
    late = [
        parts.Due(
            _("Perbaiki nama jabatan Kominfotik dalam SK"),
            "#",
            in_days(-5),
            _("Diminta Kominfotik"),
            _("Perbaikan dijawab dalam 7 hari"),
        ),
        parts.Due(
            _("Edarkan notulen rapat koordinasi"),
            "#",
            in_days(-3),
            _("3 instansi menunggu untuk mengesahkan"),
            _("Notulen diedarkan dalam 14 hari sejak rapat"),
        ),
    ]
    time_left = [
        parts.Due(
            _("Undang rapat evaluasi"),
            "#",
            in_days(15),
            _("Acara sudah tersusun dari 9 hal yang macet"),
            _("Sekali setahun"),
        )
    ]
    week = today() - timedelta(days=today().weekday())
    return {
        "late_items": late,
        "running_items": time_left,
        "week": [
            parts.WeekDay(week + timedelta(days=n), things) for n, things in enumerate((1, 0, 2, 1, 0, 0))
        ],
        "events": events(),
        "sheet": Paginator(range(1, 190), 20).page(2),
        "rows": rows(),
        "groups": attendance(),
        "stats": [
            parts.Stat(_("16 dari 20"), _("instansi hadir")),
            parts.Stat(8, _("kepala")),
            parts.Stat(8, _("wakil")),
        ],
    }


def rows() -> list[dict[str, Any]]:
    """A table's rows: place, who leads, nearest limit, people present."""
    days = (-4, 1, 0, 6)
    return [
        {
            "title": _("Rapat koordinasi triwulan %(n)s") % {"n": n},
            "place": _("Aula Bapelitbangda"),
            "due": in_days(d),
            "came": 12 + n,
        }
        for n, d in enumerate(days, start=1)
    ]


def events() -> list[parts.Event]:
    return [
        parts.Event(
            in_days(-30),
            _("Ketua Gugus Tugas"),
            _("menerima pengingat yang naik: 185 hari tanpa pengiriman."),
            "flag",
        ),
        parts.Event(in_days(-90), _("Sekretariat"), _("menerima pengingat kedua."), "mail", "#"),
        parts.Event(in_days(-200), _("Bupati"), _("menandatangani SK."), "pen"),
    ]


def attendance() -> list[parts.SeenGroup]:
    seen = parts.Seen
    first = [
        seen("Polres TTU", "full", _("Kepala")),
        seen("Kesbangpol", "half", _("Wakil bermandat")),
        seen("Dinas PPPA", "none", _("Tidak hadir, belum menjawab undangan")),
    ]
    second = [
        seen("Dinas Sosial", "full", _("Kepala")),
        seen("RSUD Kefamenanu", "line", _("Wakil, tanpa mandat, surat mandat menyusul")),
    ]
    return [parts.SeenGroup(_("A · Pencegahan"), first), parts.SeenGroup(_("B · Penanganan"), second)]


def whatsapp() -> str:
    return "*{}*\n{}\n{}\nlopo.contoh.id/r/10M-4KE\n{}".format(
        _("Rapat koordinasi triwulan I"),
        _("Selasa, pukul 13.00 WITA"),
        _("Aula Bapelitbangda. Enam pokok."),
        _("Sekretariat Gugus Tugas"),
    )
