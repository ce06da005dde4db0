"""Forms of delivery: one for the desk's bulk record, one each for what an agency answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.acts import today
from lopo.ground.web.forms import ActForm, DayField, TextField
from lopo.ground.web.inputs import ChoiceCards
from lopo.taskforce.delivery.models import Way

PROOF_HINT = gettext_lazy("JPEG, PNG atau PDF, paling besar 10 MB. Tempat dan jam di dalam foto dibuang.")


class RecordForm(ActForm):
    """What the desk records for the chosen agencies: sent, delivered, or the signed receipt that came back."""

    what = forms.ChoiceField(
        label=gettext_lazy("Apa yang dicatat"),
        choices=[
            ("sent", gettext_lazy("Baru dikirim")),
            ("delivered", gettext_lazy("Sudah disampaikan")),
            ("receipt", gettext_lazy("Sudah diakui: tanda terima kembali")),
        ],
        initial="delivered",
        widget=ChoiceCards(
            says={
                "sent": gettext_lazy("Sekretariat tetap berutang langkah sampai SK tiba."),
                "delivered": gettext_lazy("Janji Sekretariat selesai. Instansi mengakui dalam waktunya."),
                "receipt": gettext_lazy("Janji keduanya selesai. Instansi diberi tahu."),
            }
        ),
    )
    on = DayField(label=gettext_lazy("Tanggal"), past=True)
    way = forms.ChoiceField(label=gettext_lazy("Caranya"), choices=Way.choices, initial=Way.BY_HAND)
    letter_number = forms.CharField(
        label=gettext_lazy("Nomor surat pengantar"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Nomor resmi dari agenda kantor Anda. Lopo tidak membuat nomor surat."),
    )
    delivered_by = forms.CharField(label=gettext_lazy("Diantar oleh"), max_length=120, required=False)
    received_by = forms.CharField(
        label=gettext_lazy("Diterima oleh"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Jabatan, seperti tertulis pada tanda terima."),
    )
    source = forms.CharField(
        label=gettext_lazy("Diketahui dari"),
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "Misalnya surat 12/III/2026, atau telepon 3 Maret. Boleh kosong bila ada foto."
        ),
    )
    proof = forms.FileField(label=gettext_lazy("Foto tanda terima"), required=False, help_text=PROOF_HINT)

    def __init__(self, *args: Any, past: bool = False, **kwargs: Any) -> None:
        """`past`: of a decree that was superseded only a receipt still comes back."""
        kwargs.setdefault("initial", {}).setdefault("on", today())
        super().__init__(*args, **kwargs)
        if past:
            what: Any = self.fields["what"]
            what.choices, what.initial = what.choices[-1:], "receipt"


class CorrectionForm(ActForm):
    text = TextField(
        label=gettext_lazy("Apa yang perlu diperbaiki"),
        help_text=gettext_lazy("Misalnya: nama jabatan pada kedudukan D3 salah tulis, seharusnya …"),
    )


class CorrectionAnswerForm(ActForm):
    answer = TextField(
        label=gettext_lazy("Jawaban Sekretariat"),
        help_text=gettext_lazy("Dibaca oleh instansi itu. Sebutkan kapan dan di mana diperbaiki."),
    )


class CodeAnswerForm(ActForm):
    """What an office without an account answers: it has the decree, or something in it is wrong."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Jawaban"),
        choices=[
            ("acknowledge", gettext_lazy("SK sudah kami terima")),
            ("correct", gettext_lazy("Sudah kami terima, ada yang perlu diperbaiki")),
        ],
        widget=ChoiceCards(
            says={
                "acknowledge": gettext_lazy("Tercatat hari ini atas nama jabatan Anda."),
                "correct": gettext_lazy("Sekretariat menjawab dalam waktunya, sesudah itu Anda mengakui."),
            }
        ),
    )
    text = TextField(label=gettext_lazy("Apa yang perlu diperbaiki"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("answer") == "correct" and not cleaned.get("text", "").strip():
            self.add_error("text", _("Tuliskan apa yang perlu diperbaiki."))
        return cleaned
