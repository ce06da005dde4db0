"""Fields as officials fill them in: days, hours, rupiah, choices that say their consequence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lopo.ground.web import words


class DayInput(forms.DateInput):
    """The phone's own calendar; anything typed in a browser without one is read as 31/12/2026."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class HourInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class ChoiceCards(forms.RadioSelect):
    """Radio buttons as cards; `says` gives the consequence of each value in a second line."""

    def __init__(
        self, *, says: Mapping[str, str | Promise] | None = None, attrs: dict[str, Any] | None = None
    ) -> None:
        super().__init__(attrs)
        self.says = dict(says or {})


class CheckList(forms.CheckboxSelectMultiple):
    """Boxes to tick, each with an optional second line: `says` by value."""

    def __init__(
        self, *, says: Mapping[str, str | Promise] | None = None, attrs: dict[str, Any] | None = None
    ) -> None:
        super().__init__(attrs)
        self.says = dict(says or {})


class RupiahField(forms.IntegerField):
    """Whole rupiah, typed as people write them: "24.000.000", "Rp 24.000.000,00", "24000000"."""

    widget = forms.TextInput
    default_error_messages = {"invalid": _("Tulis angka rupiahnya saja, misalnya 24.000.000.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("min_value", 0)
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("inputmode", "numeric")

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = re.sub(r"(?i)^\s*rp\.?|\s|\u00a0", "", value)
            value = re.sub(r",(00?|-)$", "", value)
            if re.fullmatch(r"\d{1,3}([.,]\d{3})+", value):
                value = re.sub(r"[.,]", "", value)
            if value and not value.isdigit():
                raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        return words.whole(value) if isinstance(value, int) else value
