"""Inputs as officials fill them in: days, hours, choices that say their consequence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise


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
