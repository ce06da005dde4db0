"""The form by which an agency endorses the plan or declines, or the secretariat records its letter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cooperation.action_plan.forms.fields import PROOF_HELP, SOURCE_HELP
from lopo.ground.acts import today
from lopo.ground.web.forms import ActForm, DayField, TextField
from lopo.ground.web.inputs import ChoiceCards


class EndorsementForm(ActForm):
    """One choice of two, each with its consequence. `for_another`: how the answer is known has to be said."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Jawaban"),
        choices=[("endorse", gettext_lazy("Mengesahkan")), ("decline", gettext_lazy("Tidak mengesahkan"))],
        initial="endorse",
        widget=ChoiceCards(
            says={
                "endorse": gettext_lazy("Instansi mendukung rencana ini dan mengerjakan bagiannya."),
                "decline": gettext_lazy(
                    "Sebabnya dibahas dalam rapat berikut. Instansi masih dapat mengesahkan nanti."
                ),
            }
        ),
    )
    note = TextField(label=gettext_lazy("Catatan"), required=False, rows=2)
    reason = TextField(label=gettext_lazy("Sebabnya"), required=False, rows=3)

    def __init__(self, *args: Any, for_another: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if for_another:
            self.fields["on"] = DayField(label=_("Tanggal surat"), past=True, initial=today())
            self.fields["source"] = forms.CharField(
                label=_("Diketahui dari"), max_length=200, help_text=str(SOURCE_HELP)
            )
            self.fields["proof"] = forms.FileField(
                label=_("Foto atau pindaian suratnya"), required=False, help_text=str(PROOF_HELP)
            )

    @property
    def declines(self) -> bool:
        return bool(self.cleaned_data.get("answer") == "decline")

    def arguments(self) -> dict[str, Any]:
        """What goes to the one operation or the other; the file is taken in by the page."""
        word = "reason" if self.declines else "note"
        said = {name: self.cleaned_data[name] for name in ("on", "source") if name in self.cleaned_data}
        return said | {word: self.cleaned_data[word]}
