"""Forms for the showroom: every kind of field, right and wrong."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from lopo.ground.web.inputs import CheckList, ChoiceCards, DayInput, MomentInput


class SampleForm(forms.Form):
    """Every kind of field once."""

    name = forms.CharField(label=_("Nama dan jabatan"), initial="Maria Contoh, Kepala Dinas")
    nik = forms.RegexField(
        r"^\d{16}$",
        label="NIK",
        required=False,
        help_text=_("16 angka di KTP. Boleh kosong bila tidak ada."),
        error_messages={"invalid": _("Baru 14 angka. Periksa lagi KTP-nya.")},
    )
    day = forms.DateField(label=_("Tanggal"), widget=DayInput)
    moment = forms.DateTimeField(label=_("Hari dan jam"), widget=MomentInput, required=False)
    agency = forms.ChoiceField(
        label=_("Instansi"),
        choices=[("", _("Pilih instansi")), ("sos", "Dinas Sosial"), ("pol", "Polres TTU")],
    )
    hindrance = forms.CharField(label=_("Hambatan"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    proof = forms.FileField(
        label=_("Foto tanda terima"),
        help_text=_("Tempat dan waktu di dalam foto dihapus."),
        required=False,
    )
    how = forms.ChoiceField(
        label=_("Bagaimana SK disampaikan?"),
        widget=ChoiceCards(
            says={
                "hand": _("Foto tanda terima menjadi bukti."),
                "mail": _("Disampaikan bila penerima menjawab."),
            }
        ),
        choices=[
            ("hand", _("Diantar, ada tanda terima")),
            ("mail", _("Lewat surat elektronik atau WhatsApp")),
            ("unknown", _("Belum tahu")),
        ],
    )
    came = forms.MultipleChoiceField(
        label=_("Instansi yang sungguh ikut"),
        help_text=_("Yang disebut diberi tahu dan boleh membantah dalam 14 hari."),
        widget=CheckList(says={"pppa": _("direncanakan ikut")}),
        choices=[("sos", "Dinas Sosial"), ("pppa", "Dinas PPPA")],
        required=False,
    )
    agreed = forms.BooleanField(label=_("Saya sudah membaca surat ini"), required=False)


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Jawaban"),
        widget=ChoiceCards(
            says={
                "accept": _("Langkah berikutnya mulai berjalan."),
                "return": _("Alasan dibaca pengirim."),
            }
        ),
        choices=[
            ("accept", _("Kami sudah menerima SK ini")),
            ("return", _("Ada yang perlu diperbaiki")),
        ],
    )
    reason = forms.CharField(
        label=_("Apa yang perlu diperbaiki"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )


class TickForm(forms.Form):
    came = forms.ChoiceField(
        label=_("Kehadiran Polres TTU"),
        widget=forms.RadioSelect,
        choices=[
            ("head", _("Kepala")),
            ("delegate", _("Wakil")),
            ("excused", _("Izin")),
            ("absent", _("Tidak hadir")),
        ],
    )


def in_a_hurry() -> QueryDict:
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
