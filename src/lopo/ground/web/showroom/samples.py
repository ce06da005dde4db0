"""Made-up contents for the showroom: every part in every state. All names are visibly invented."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.acts.moment import now, today
from lopo.ground.web import parts
from lopo.ground.web.inputs import CheckList, ChoiceCards, DayInput, MomentInput


def everything() -> dict[str, Any]:
    """All that the showroom's page draws."""
    return {
        **clocks(),
        **lists(),
        **evaluation(),
        "good": SampleForm(),
        "bad": SampleForm(_wrong(), prefix="salah"),
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
    this_evening = now().replace(hour=23, minute=59)
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


def evaluation() -> dict[str, Any]:
    quote = parts.Quote
    return {
        "indicators": indicators(),
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


def whatsapp() -> str:
    return "*{}*\n{}\n{}\nlopo.contoh.id/r/10M-4KE\n{}".format(
        _("Rapat koordinasi triwulan I"),
        _("Selasa, pukul 13.00 WITA"),
        _("Aula Bapelitbangda. Enam pokok."),
        _("Sekretariat Gugus Tugas"),
    )


class SampleForm(forms.Form):
    """Every kind of field once."""

    name = forms.CharField(label=gettext_lazy("Nama dan jabatan"), initial="Maria Contoh, Kepala Dinas")
    nik = forms.RegexField(
        r"^\d{16}$",
        label="NIK",
        required=False,
        help_text=gettext_lazy("16 angka di KTP. Boleh kosong bila tidak ada."),
        error_messages={"invalid": gettext_lazy("Baru 14 angka. Periksa lagi KTP-nya.")},
    )
    day = forms.DateField(label=gettext_lazy("Tanggal"), widget=DayInput)
    moment = forms.DateTimeField(label=gettext_lazy("Hari dan jam"), widget=MomentInput, required=False)
    agency = forms.ChoiceField(
        label=gettext_lazy("Instansi"),
        choices=[("", gettext_lazy("Pilih instansi")), ("sos", "Dinas Sosial"), ("pol", "Polres TTU")],
    )
    hindrance = forms.CharField(
        label=gettext_lazy("Hambatan"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    proof = forms.FileField(
        label=gettext_lazy("Foto tanda terima"),
        help_text=gettext_lazy("Tempat dan waktu di dalam foto dihapus."),
        required=False,
    )
    how = forms.ChoiceField(
        label=gettext_lazy("Bagaimana SK disampaikan?"),
        widget=ChoiceCards(
            says={
                "hand": gettext_lazy("Foto tanda terima menjadi bukti."),
                "mail": gettext_lazy("Disampaikan bila penerima menjawab."),
            }
        ),
        choices=[
            ("hand", gettext_lazy("Diantar, ada tanda terima")),
            ("mail", gettext_lazy("Lewat surat elektronik atau WhatsApp")),
            ("unknown", gettext_lazy("Belum tahu")),
        ],
    )
    came = forms.MultipleChoiceField(
        label=gettext_lazy("Instansi yang sungguh ikut"),
        help_text=gettext_lazy("Yang disebut diberi tahu dan boleh membantah dalam 14 hari."),
        widget=CheckList(says={"pppa": gettext_lazy("direncanakan ikut")}),
        choices=[("sos", "Dinas Sosial"), ("pppa", "Dinas PPPA")],
        required=False,
    )
    agreed = forms.BooleanField(label=gettext_lazy("Saya sudah membaca surat ini"), required=False)


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=gettext_lazy("Jawaban"),
        widget=ChoiceCards(
            says={
                "accept": gettext_lazy("Langkah berikutnya mulai berjalan."),
                "return": gettext_lazy("Alasan dibaca pengirim."),
            }
        ),
        choices=[
            ("accept", gettext_lazy("Kami sudah menerima SK ini")),
            ("return", gettext_lazy("Ada yang perlu diperbaiki")),
        ],
    )
    reason = forms.CharField(
        label=gettext_lazy("Apa yang perlu diperbaiki"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )


class TickForm(forms.Form):
    came = forms.ChoiceField(
        label=gettext_lazy("Kehadiran Polres TTU"),
        widget=forms.RadioSelect,
        choices=[
            ("head", gettext_lazy("Kepala")),
            ("delegate", gettext_lazy("Wakil")),
            ("excused", gettext_lazy("Izin")),
            ("absent", gettext_lazy("Tidak hadir")),
        ],
    )


def _wrong() -> QueryDict:
    """What somebody in a hurry might send."""
    sent = QueryDict(mutable=True)
    sent.update(
        {
            "salah-name": "",
            "salah-nik": "53030567089500",
            "salah-day": datetime.max.date().isoformat(),
            "salah-agency": "",
        }
    )
    return sent
