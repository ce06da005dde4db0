"""One form for everything that a decree file leaves open: each point is accepted, changed, or left for later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.agencies.models import Agency
from lopo.ground.web.forms import ActForm
from lopo.ground.web.inputs import CheckList, ChoiceCards
from lopo.taskforce.decree.forms import SOURCE_HINT
from lopo.taskforce.decree.models import Decree, Function, Question, Seat
from lopo.taskforce.decree.work import Work

YES, OTHER, LATER = "yes", "other", "later"


@dataclass(frozen=True)
class Asked:
    """One question as the page shows it: the choice, and the fields for another answer."""

    question: Question
    choice: BoundField
    others: list[BoundField]
    proposed: str


class QuestionsForm(ActForm):
    """Fields are made for the open questions; `accept_all` (a second button) takes every proposal that there is."""

    source = forms.CharField(label=gettext_lazy("Diketahui dari"), max_length=200, help_text=SOURCE_HINT)

    def __init__(self, decree: Decree, questions: list[Question], *args: Any) -> None:
        super().__init__(*args)
        self.words = _Words(decree)
        self.questions = {f"q{number}": question for number, question in enumerate(questions)}
        for name, question in self.questions.items():
            self._ask(name, question)
        self.order_fields([*(key for key in self.fields if key != "source"), "source"])

    @property
    def accepts_all(self) -> bool:
        return "accept_all" in self.data

    def asked(self) -> Iterator[Asked]:
        for name, question in self.questions.items():
            others = [self[key] for key in self.fields if key.startswith(f"{name}_")]
            yield Asked(question, self[name], others, self.words.answer(question, question.proposed))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not self.accepts_all and all((said.get(name) or LATER) == LATER for name in self.questions):
            raise forms.ValidationError(_("Jawab paling sedikit satu hal, atau terima semua usulan."))
        return said

    def arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        answers: dict[UUID, Any] = {}
        for name, question in self.questions.items():
            choice = YES if self.accepts_all and question.proposed is not None else said.get(name) or LATER
            if choice == YES:
                answers[question.pk] = question.proposed
            elif choice == OTHER:
                answers[question.pk] = self._other(name, question)
        return {"answers": answers, "source": said["source"]}

    def _ask(self, name: str, question: Question) -> None:
        choices = [(YES, _("Ya, benar")), (OTHER, self._other_words(question)), (LATER, _("Nanti"))]
        if question.proposed is None:
            choices = choices[1:]
        says = {YES: self.words.answer(question, question.proposed)}
        self.fields[name] = forms.ChoiceField(
            label=question.asks, choices=choices, initial=LATER, required=False, widget=ChoiceCards(says=says)
        )
        for key, field in self.words.fields(question).items():
            self.fields[f"{name}_{key}"] = field

    def _other_words(self, question: Question) -> str:
        if question.field == "reading":
            return _("Tetap seperti tercetak")
        if question.field in ("agency", "secretariat"):
            return _("Instansi lain")
        return _("Bukan, pilih yang benar")

    def _other(self, name: str, question: Question) -> Any:
        said = self.cleaned_data
        if question.field in ("agency", "secretariat"):
            return said.get(f"{name}_agency") or question.proposed
        if question.field in ("functions", "work"):
            return said.get(f"{name}_several") or []
        if question.field == "receives":
            return _order(said.get(f"{name}_seat"))
        if question.field == "intake":
            return [_order(said.get(f"{name}_first")), _order(said.get(f"{name}_second"))]
        return False


def answer_words(decree: Decree, questions: Iterable[Question]) -> list[tuple[Question, str]]:
    """Answered questions with their answers in words."""
    words = _Words(decree)
    said = {True: _("ya"), False: _("tetap seperti tercetak")}
    leads = _("sudah diisi pada halaman pimpinan")
    return [(q, leads if q.field == "leadership" else _answer(words, q, said)) for q in questions]


def _answer(words: _Words, question: Question, said: dict[bool, str]) -> str:
    given = question.answer
    return said[given] if isinstance(given, bool) else words.answer(question, given)


def _order(chosen: str | None) -> int | None:
    return int(chosen) if chosen else None


class _Words:
    """Names of agencies and seats for the questions of one decree. Two queries, however many are asked."""

    def __init__(self, decree: Decree) -> None:
        agencies = Agency.objects.filter(regency=decree.regency).order_by("short")
        self.agencies = {agency.key: agency.short for agency in agencies}
        self.seats: dict[Any, list[Seat]] = {}
        seats = Seat.objects.filter(sub_task_force__decree=decree).select_related("sub_task_force", "office")
        for seat in seats.order_by("sub_task_force__order", "order"):
            self.seats.setdefault(seat.sub_task_force_id, []).append(seat)

    def answer(self, question: Question, value: Any) -> str:
        """A proposal or an answer in words."""
        if value is None:
            return ""
        if question.field in ("agency", "secretariat"):
            return str(self.agencies.get(value, value))
        if question.field == "functions":
            return ", ".join(str(Function(f).label) for f in value) or _("tidak ada")
        if question.field == "work":
            return ", ".join(str(Work(w).label) for w in value) or _("tidak ada")
        if question.field == "receives":
            return self._office(question, value)
        if question.field == "intake":
            return " · ".join(self._office(question, order) for order in value if order)
        return str(value)

    def fields(self, question: Question) -> dict[str, forms.Field]:
        """What another answer is given in."""
        if question.field in ("agency", "secretariat"):
            choices = [("", _("pilih")), *self.agencies.items()]
            return {
                "agency": forms.ChoiceField(label=_("Instansi yang benar"), choices=choices, required=False)
            }
        if question.field in ("functions", "work"):
            return {"several": _several(Function if question.field == "functions" else Work, question)}
        if question.field == "receives":
            return {"seat": self._seat_field(question, _("Yang menerima"))}
        if question.field == "intake":
            labels = {"first": _("Pertama"), "second": _("Kedua")}
            return {key: self._seat_field(question, label) for key, label in labels.items()}
        return {}

    def _seat_field(self, question: Question, label: str) -> forms.Field:
        seats = self.seats.get(question.subject_id, [])
        choices = [("", _("tidak ada")), *((str(s.order), f"{s.label} {s.office.name}") for s in seats)]
        return forms.ChoiceField(label=label, choices=choices, required=False)

    def _office(self, question: Question, order: Any) -> str:
        seats = self.seats.get(question.subject_id, [])
        return next((seat.office.name for seat in seats if seat.order == order), str(order))


def _several(kinds: Any, question: Question) -> forms.Field:
    return forms.MultipleChoiceField(
        label=_("Yang benar"),
        choices=kinds.choices,
        required=False,
        widget=CheckList(),
        initial=question.proposed,
    )
