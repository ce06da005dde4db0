"""Forms of evidence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lopo.evaluation.models import ASPECTS, Aspect, EvidenceKind, Indicator, Polarity, indicator_of
from lopo.ground.web.forms import ActForm, DayField, TextField
from lopo.ground.web.inputs import ChoiceCards

NUMBERED = tuple(enumerate(Indicator, start=1))


def _aspects() -> list[tuple[str, list[tuple[str, Any]]]]:
    """Aspects under their indicators, as the select shows them."""
    return [
        (f"{number}. {indicator.label}", [(aspect, Aspect(aspect).label) for aspect in ASPECTS[indicator]])
        for number, indicator in NUMBERED
    ]


class ReadingForm(ActForm):
    """How one reads a piece: the aspect it is about, and its direction."""

    aspect = forms.ChoiceField(label=_("Tentang segi"), choices=_aspects)
    polarity = forms.TypedChoiceField(
        label=_("Arahnya"),
        coerce=int,
        choices=[
            (Polarity.SUPPORTS.value, _("Mendukung")),
            (Polarity.WEIGHS_AGAINST.value, _("Melemahkan")),
            (Polarity.BEARS_ON.value, _("Menyentuh, tanpa arah")),
        ],
        widget=ChoiceCards(says={"0": _("Disimpan; sendirian dibaca campuran.")}),
    )

    def arguments(self) -> dict[str, Any]:
        """The indicator follows from the aspect."""
        told = super().arguments()
        told["indicator"] = indicator_of(told["aspect"])
        return told


class PieceForm(ReadingForm):
    kind = forms.ChoiceField(
        label=_("Jenis"),
        choices=EvidenceKind.choices,
        widget=ChoiceCards(
            says={"conclusion": _("Ditampilkan dan dihitung, tetapi bukan bukti tersendiri.")}
        ),
    )
    informant = forms.CharField(
        label=_("Jabatan narasumber"),
        max_length=200,
        help_text=_("Jabatan dan kantornya, jangan namanya. Untuk dokumen: judulnya."),
    )
    starts_on = DayField(label=_("Tanggal"), past=True)
    ends_on = DayField(label=_("Sampai"), required=False, past=True, help_text=_("Kosongkan bila satu hari."))
    says = TextField(
        label=_("Isi, satu hal satu bukti"),
        help_text=_("Tanpa nama orang. Tulis yang dikatakan atau dilihat."),
    )

    field_order = ("act_id", "kind", "informant", "starts_on", "ends_on", "says", "aspect", "polarity")

    def arguments(self) -> dict[str, Any]:
        told = super().arguments()
        told["ends_on"] = told["ends_on"] or told["starts_on"]
        return told


class FileForm(ActForm):
    file = forms.FileField(
        label=_("Berkas bukti (YAML)"),
        help_text=_("Bentuknya seperti study-evidence.yaml. Paling besar 500 kB."),
    )
