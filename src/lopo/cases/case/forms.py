"""Forms of a case: opened on one page with all its people; an office made responsible, or added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lopo.cases.case.models import Role
from lopo.cases.case.operations import MOST, Somebody
from lopo.cases.person.models import Sex
from lopo.cases.person.operations import Described
from lopo.ground.agencies.models import Office
from lopo.ground.places.models import Village
from lopo.ground.web.forms import ActForm, DayField, TextField
from lopo.taskforce.access.compartments import Compartment

if TYPE_CHECKING:
    OfficeChoice = forms.ModelChoiceField[Office]
else:
    OfficeChoice = forms.ModelChoiceField

ROWS, MORE = 3, 5
PART_FIELDS = ("role", "name", "sex", "born", "nik", "address", "because")


class OpenCaseForm(ActForm):
    """The event, and a line for each person. A line in which nothing is written is no person."""

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
    rows = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=MOST)

    def __init__(self, data: Any, *, villages: QuerySet[Village]) -> None:
        super().__init__(data)
        self.fields["village"].queryset = villages  # type: ignore[attr-defined]
        self.people = _number(data) if data else ROWS
        if data and "more" in data:
            self.people = min(self.people + MORE, MOST)
        self.fields["rows"].initial = self.people
        for row in range(self.people):
            self._add_line(row)

    def _add_line(self, row: int) -> None:
        roles = [("", _("pilih")), *Role.choices]
        line: dict[str, forms.Field] = {
            "role": forms.ChoiceField(label=_("Kedudukan dalam perkara"), choices=roles, required=False),
            "name": forms.CharField(label=_("Nama atau sebutan"), max_length=200, required=False),
            "sex": forms.ChoiceField(label=_("Jenis kelamin"), choices=Sex.choices, required=False),
            "born": forms.CharField(
                label=_("Lahir"), max_length=20, required=False, help_text=_("1-3-2008, atau tahunnya saja")
            ),
            "nik": forms.CharField(label=_("NIK"), max_length=30, required=False, help_text=_("bila ada")),
            "address": forms.CharField(label=_("Alamat"), max_length=200, required=False),
            "because": forms.CharField(
                label=_("Mengapa diduga"), max_length=1000, required=False, help_text=_("hanya bagi terduga")
            ),
        }
        for name, field in line.items():
            self.fields[f"{name}_{row}"] = field

    def lines(self) -> list[list[forms.BoundField]]:
        """The fields of each person, for the template."""
        return [[self[f"{name}_{row}"] for name in PART_FIELDS] for row in range(self.people)]

    def arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        lines = [{name: said[f"{name}_{row}"] for name in PART_FIELDS} for row in range(self.people)]
        people = [
            Somebody(
                line["role"],
                Described(line["name"], line["sex"], line["born"], line["nik"], line["address"]),
                line["because"],
            )
            for line in lines
            if any(line.values())
        ]
        told = {name: said[name] for name in ("summary", "happened_on", "village")}
        return {**told, "people": people}


def _number(data: Any) -> int:
    """How many lines the page had that comes back; a number that nobody could have meant is the usual one."""
    text = str(data.get("rows", ""))
    return min(int(text), MOST) if text.isascii() and text.isdigit() and int(text[:9]) > 0 else ROWS


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
