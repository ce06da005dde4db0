"""How a bound field is drawn: label above, hint before the field, error under it; choices as cards that say more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.safestring import SafeString

from lopo.ground.web.inputs import DayInput, HourInput, MomentInput


@dataclass(frozen=True)
class Option:
    """One choice: its input, its words, and the consequence or remark under them."""

    tag: SafeString
    label: str
    says: str
    value: str


@dataclass(frozen=True)
class Drawn:
    """What a field's template needs: `kind` is hidden, check, cards, checks or control."""

    bound: BoundField
    kind: str
    control: SafeString | str
    options: list[Option]
    hint: str
    optional: bool

    @property
    def describedby(self) -> str:
        """Ids of hint and error for a group of choices; Django itself names them on a single control."""
        ids = [f"{self.bound.auto_id}_helptext"] if self.hint else []
        return " ".join(ids + ([f"{self.bound.auto_id}_error"] if self.bound.errors else []))


def drawn(bound: BoundField, *, hint: str = "", optional_word: bool = True) -> Drawn:
    """A bound field ready for its template."""
    kind, hint = _kind(bound), hint or str(bound.help_text or "")
    grouped = kind in ("cards", "checks")
    return Drawn(
        bound=bound,
        kind=kind,
        control="" if grouped else bound.as_widget(widget=_widget(bound), attrs=_attrs(bound, hint)),
        options=options(bound) if grouped else [],
        hint=hint,
        optional=optional_word and not bound.field.required and kind != "check",
    )


def options(bound: BoundField) -> list[Option]:
    """The choices of a group; `says` of the widget gives the second line by value."""
    says = getattr(bound.field.widget, "says", {})
    return [_option(choice, says) for choice in bound.subwidgets]


def option(bound: BoundField, value: str) -> Option:
    """One choice of a group, for a branch that opens under it."""
    return next(choice for choice in options(bound) if choice.value == str(value))


def _option(choice: BoundWidget, says: dict[str, Any]) -> Option:
    value = str(choice.data["value"])
    return Option(SafeString(choice.tag()), str(choice.choice_label), str(says.get(value, "")), value)


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return "checks"
    if isinstance(widget, forms.RadioSelect):
        return "cards"
    return "check" if isinstance(widget, forms.CheckboxInput) else "control"


def _attrs(bound: BoundField, hint: str) -> dict[str, Any]:
    """A hint given by the page, not by the form, has to be named on the control too."""
    if hint and not bound.help_text and "aria-describedby" not in bound.field.widget.attrs:
        ids = [f"{bound.auto_id}_helptext"] + ([f"{bound.auto_id}_error"] if bound.errors else [])
        return {"aria-describedby": " ".join(ids)}
    return {}


def _widget(bound: BoundField) -> forms.Widget | None:
    """Dates and hours get the phone's own picker, whatever the form says; all else stays."""
    widget = bound.field.widget
    for plain, own in (
        (forms.DateTimeInput, MomentInput),
        (forms.DateInput, DayInput),
        (forms.TimeInput, HourInput),
    ):
        if type(widget) is plain:
            return own(attrs=dict(widget.attrs))
    return None
