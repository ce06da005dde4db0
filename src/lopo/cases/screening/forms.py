"""The form of a screening: the questions first, then what the officer finds of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lopo.cases.screening.operations import FINDINGS, LONGEST
from lopo.cases.screening.proposing import MEANING, Result
from lopo.cases.screening.questions import Answer, Element, QuestionSet
from lopo.ground.web.forms import ActForm, DayField, TextField
from lopo.ground.web.inputs import ChoiceCards

ASKS = "q_"  # before the key of a question
FOUND_OF: dict[str, Any] = {
    Element.ACT: _("Proses: yang dilakukan orang lain terhadapnya"),
    Element.MEANS: _("Cara: bagaimana itu dilakukan"),
    Element.PURPOSE: _("Tujuan: eksploitasi, yang terjadi atau yang direncanakan"),
}


class ScreeningForm(ActForm):
    """Each question has three equal answers, "unknown" is the one that stands there. `initial` brings a proposal in."""

    questions = forms.CharField(widget=forms.HiddenInput, max_length=40)
    on = DayField(label=_("Kapan ditanyakan"), past=True)

    def __init__(self, data: Any, *, questions: QuestionSet, means: bool, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial={"questions": questions.key, **initial})
        self.asked = questions
        for one in questions.questions:
            self.fields[f"{ASKS}{one.key}"] = forms.ChoiceField(
                label=str(one),
                choices=Answer.choices,
                widget=forms.RadioSelect,
                initial=Answer.UNKNOWN,
                required=False,
            )
        for element in Element:
            if means or element != Element.MEANS:
                self.fields[str(element)] = forms.ChoiceField(
                    label=FOUND_OF[element], choices=[(one.value, one.label) for one in FINDINGS]
                )
        self.fields["result"] = forms.ChoiceField(
            label=_("Hasilnya"), choices=Result.choices, widget=ChoiceCards(says=MEANING)
        )
        self.fields["reasons"] = TextField(
            label=_("Alasannya"),
            rows=4,
            max_length=LONGEST,
            help_text=_("Apa yang menunjukkan proses, cara, dan tujuan; apa yang belum diketahui."),
        )

    def lines(self) -> list[forms.BoundField]:
        """The questions, in the order in which they are asked."""
        return [self[f"{ASKS}{one.key}"] for one in self.asked.questions]

    def decisions(self) -> list[forms.BoundField]:
        return [self[name] for name in ("on", *Element.values, "result", "reasons") if name in self.fields]

    def answers(self) -> dict[str, str]:
        """What was answered, as far as it can be read."""
        said = self.cleaned_data
        return {one.key: said.get(f"{ASKS}{one.key}") or Answer.UNKNOWN.value for one in self.asked.questions}

    def arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        told = {name: said[name] for name in ("questions", "result", "reasons", "on")}
        return {
            **told,
            "answers": self.answers(),
            "elements": {name: said[name] for name in Element.values if name in said},
        }
