"""Forms of a case: opened on one page with all its people (`line_forms.py`); an office made responsible, or added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lopo.cases.case.line_forms import PeopleForm
from lopo.ground.agencies.models import Office
from lopo.ground.places.models import Village
from lopo.ground.web.forms import ActForm, DayField, TextField
from lopo.taskforce.access.compartments import Compartment

if TYPE_CHECKING:
    OfficeChoice = forms.ModelChoiceField[Office]
else:
    OfficeChoice = forms.ModelChoiceField


class OpenCaseForm(PeopleForm):
    """The event, and a line for each person."""

    happened_on = DayField(label=_("Tanggal kejadian"), required=False, past=True)
    village = forms.ModelChoiceField(
        Village.objects.none(),
        label=_("Desa atau kelurahan"),
        required=False,
        empty_label=_("belum diketahui"),
    )
    summary = TextField(
        label=_("Apa yang terjadi"),
        rows=4,
        help_text=_("Singkat. Nama orang ditulis pada barisnya di bawah."),
    )

    def __init__(self, data: Any, *, villages: QuerySet[Village]) -> None:
        super().__init__(data)
        self.fields["village"].queryset = villages  # type: ignore[attr-defined]


class OfficeOf(OfficeChoice):
    """Offices with their agency before them."""

    def label_from_instance(self, obj: Office) -> str:
        return f"{obj.agency}: {obj.name}"


class AssignForm(ActForm):
    office = OfficeOf(Office.objects.none(), label=_("Kantor yang bertanggung jawab"), empty_label=_("pilih"))

    def __init__(self, data: Any, *, offices: QuerySet[Office]) -> None:
        super().__init__(data)
        self.fields["office"].queryset = offices  # type: ignore[attr-defined]


class AddOfficeForm(AssignForm):
    reason = forms.CharField(
        label=_("Mengapa kantor itu perlu melihatnya"), max_length=200, help_text=_("Tanpa nama orang.")
    )
    compartments = forms.MultipleChoiceField(
        label=_("Apa yang boleh dilihat"),
        choices=Compartment.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Yang tidak boleh dibaca kedudukan itu tetap tertutup baginya."),
    )

    def __init__(self, data: Any, *, offices: QuerySet[Office]) -> None:
        super().__init__(data, offices=offices)
        self.fields["office"].label = _("Kantor")
