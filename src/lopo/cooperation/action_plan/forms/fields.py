"""Fields that several forms of the plan share."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cooperation.action_plan.quarters import ROMAN
from lopo.cooperation.action_plan.wording import number_text, read_number, spoken_number
from lopo.ground.agencies.models import Agency
from lopo.ground.places.models import Regency
from lopo.ground.web.inputs import CheckList

SOURCE_HELP = gettext_lazy("Dari mana diketahui, misalnya surat 12/III/2026 atau telepon 3 Maret.")
PROOF_HELP = gettext_lazy("JPEG, PNG atau PDF, paling besar 10 MB. Tempat dan jam di dalam foto dibuang.")
QUARTERS = [(str(number), roman) for number, roman in ROMAN.items()]

if TYPE_CHECKING:
    AgencyChoice = forms.ModelChoiceField[Agency]
    AgencyChoices = forms.ModelMultipleChoiceField[Agency]
else:
    AgencyChoice, AgencyChoices = forms.ModelChoiceField, forms.ModelMultipleChoiceField


class NumberField(forms.Field):
    """A number as people write it: 1.250,5. Says what to write when it was written in words."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def __init__(self, *, least: Decimal | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.least = least

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            number = read_number(text)
        except ValueError:
            raise forms.ValidationError(_remedy(text)) from None
        if self.least is not None and number < self.least:
            raise forms.ValidationError(
                _("Paling sedikit %(least)s."), params={"least": number_text(self.least)}
            )
        return number

    def prepare_value(self, value: Any) -> Any:
        return number_text(value) if isinstance(value, Decimal) else value


class CountField(NumberField):
    """A whole number of people."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(least=Decimal(0), **kwargs)

    def clean(self, value: Any) -> int | None:
        number: Decimal | None = super().clean(value)
        if number is None:
            return None
        if number != int(number) or number > 1_000_000:
            raise forms.ValidationError(_("Tulis bilangan bulat, paling banyak satu juta."))
        return int(number)


class AgencyField(AgencyChoice):
    """One agency of the regency."""

    def __init__(self, regency: Regency, **kwargs: Any) -> None:
        kwargs.setdefault("empty_label", gettext_lazy("pilih instansi"))
        super().__init__(queryset=Agency.objects.filter(regency=regency).order_by("name"), **kwargs)


class AgenciesField(AgencyChoices):
    """Several agencies of the regency, as boxes to tick."""

    widget = CheckList

    def __init__(self, regency: Regency, **kwargs: Any) -> None:
        super().__init__(queryset=Agency.objects.filter(regency=regency).order_by("name"), **kwargs)


def _remedy(text: str) -> str:
    if (number := spoken_number(text)) is not None:
        return _("“%(text)s”. Tulis angka: %(number)s.") % {
            "text": text,
            "number": number_text(Decimal(number)),
        }
    return _("Tulis angka saja, misalnya 120 atau 12,5.")
