"""Forms of papers: an agency's letterhead, and the number that its agenda gave to a letter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lopo.ground.papers.frame import Margins
from lopo.ground.papers.models import Letterhead, PaperFont, PaperSize
from lopo.ground.web.forms import ActForm, TextField
from lopo.ground.web.inputs import ChoiceCards

SIDES = ("top", "right", "bottom", "left")
SPACINGS = [(1.0, _("1 (rapat)")), (1.15, "1,15"), (1.5, _("1,5 (sesuai Permendagri)"))]


def _millimetres(label: Any) -> forms.FloatField:
    return forms.FloatField(
        label=label, min_value=10, max_value=60, widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )


class LetterheadForm(ActForm):
    """What stands on top of an agency's letters, and the sheet that they are printed on."""

    lines = TextField(
        label=_("Baris kop"),
        rows=3,
        max_length=500,
        help_text=_("Satu baris tiap baris: pemerintah daerah, lalu nama instansi lengkap tanpa singkatan."),
    )
    address = forms.CharField(label=_("Alamat"), max_length=300, required=False)
    contact = forms.CharField(
        label=_("Telepon dan pos-el"),
        max_length=200,
        required=False,
        help_text=_("Seperti tertulis di kop kertas Anda."),
    )
    emblem = forms.FileField(
        label=_("Lambang"),
        required=False,
        help_text=_("JPEG, PNG, atau WebP. Kosong: lambang yang ada tetap dipakai."),
    )
    place = forms.CharField(
        label=_("Tempat surat"), max_length=80, help_text=_("Ditulis sebelum tanggal surat.")
    )
    number_pattern = forms.CharField(
        label=_("Pola nomor surat"),
        max_length=120,
        required=False,
        help_text=_(
            "Misalnya 500.15/…/Nakertrans/{tahun}. Titik-titik diisi agenda kantor; Lopo tidak membuat nomor."
        ),
    )
    paper = forms.ChoiceField(label=_("Kertas"), choices=PaperSize.choices, widget=ChoiceCards())
    font = forms.ChoiceField(label=_("Huruf"), choices=PaperFont.choices, widget=ChoiceCards())
    spacing = forms.TypedChoiceField(label=_("Jarak baris"), choices=SPACINGS, coerce=float)
    top = _millimetres(_("Tepi atas (mm)"))
    right = _millimetres(_("Tepi kanan (mm)"))
    bottom = _millimetres(_("Tepi bawah (mm)"))
    left = _millimetres(_("Tepi kiri (mm)"))

    @classmethod
    def of(cls, letterhead: Letterhead, *posted: Any) -> LetterheadForm:
        """The form filled with what the agency has now."""
        margins = Margins(**letterhead.margins)
        fields = ("address", "contact", "place", "number_pattern", "paper", "font", "spacing")
        initial = {name: getattr(letterhead, name) for name in fields}
        initial |= {side: f"{getattr(margins, side):g}" for side in SIDES}
        return cls(*posted, initial=initial | {"lines": "\n".join(letterhead.lines)})

    def arguments(self) -> dict[str, Any]:
        said = super().arguments()
        margins = {side: said.pop(side) for side in SIDES}
        return said | {"lines": said["lines"].splitlines(), "margins": margins}


class NumberForm(ActForm):
    number = forms.CharField(
        label=_("Nomor surat"),
        max_length=120,
        help_text=_("Nomor lengkap seperti di buku agenda kantor Anda."),
    )


class WithdrawalForm(ActForm):
    """Nothing to fill in: the button is the answer."""
