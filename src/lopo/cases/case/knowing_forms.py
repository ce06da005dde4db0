"""Forms of what is known of a person: put right with its consequence read first; a second role with its consequence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from lopo.cases.case.line_forms import LABELS
from lopo.cases.case.models import Role
from lopo.cases.person.models import Person, Sex
from lopo.cases.person.operations import LONGEST, Described, birth_date
from lopo.ground.acts import Refused
from lopo.ground.web.forms import ActForm, TextField
from lopo.ground.web.inputs import ChoiceCards

KNOWN = ("name", "sex", "born", "nik", "address")
CHANGED = _("Data orang ini baru saja diubah kantor lain. Periksa yang tertulis kini, lalu simpan lagi.")
ROLE_SAYS: dict[str, Any] = {
    Role.SUSPECT: _("Baris tersendiri bagi penyelidikan, dengan alasan, pemegang, dan pembacanya sendiri."),
    Role.VICTIM: _("Baris tersendiri bagi pendampingan; kantor Anda memegangnya sampai diserahkan."),
}


class CorrectForm(ActForm):
    """What is known now, to be changed. A birth date that changes is saved only after its consequence was read."""

    name = forms.CharField(label=LABELS["name"], max_length=LONGEST)
    sex = forms.ChoiceField(label=LABELS["sex"], choices=Sex.choices, required=False)
    born = forms.CharField(
        label=LABELS["born"], max_length=20, required=False, help_text=_("1-3-2008, atau tahunnya saja")
    )
    nik = forms.CharField(
        label=LABELS["nik"], max_length=30, required=False, help_text=_("16 angka; kosongkan bila tidak ada")
    )
    address = forms.CharField(label=LABELS["address"], max_length=LONGEST, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)
    born_read = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: QueryDict | None, *, person: Person) -> None:
        self.person, self.reads_first, self.changed_meanwhile = person, "", False
        if data is not None:
            data = self._with_what_is_new(data.copy())
        known = {name: getattr(person, name) for name in KNOWN}
        super().__init__(data, initial={**known, "version": person.version})

    def _with_what_is_new(self, data: QueryDict) -> QueryDict:
        """What was typed stays; what the page did not show yet is shown now, and the next click knows of it."""
        self.changed_meanwhile = data.get("version", "") != str(self.person.version)
        data["version"] = str(self.person.version)
        try:
            born = birth_date(data.get("born", ""))
        except Refused:
            born = self.person.born
        if born != self.person.born and data.get("born_read", "") != (born or "-"):
            self.reads_first = born or "-"
            data["born_read"] = self.reads_first
        return data

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.changed_meanwhile:
            self.add_error(None, CHANGED)
        return self.cleaned_data

    def waits(self) -> bool:
        """All is well but for the consequence, which nobody has read yet."""
        return bool(self.is_bound and self.is_valid() and self.reads_first)

    def arguments(self) -> dict[str, Any]:
        told = {name: self.cleaned_data[name] for name in KNOWN}
        return {"told": Described(**told), "version": self.cleaned_data["version"]}


class RoleForm(ActForm):
    """Another role of somebody in the case; for a suspect the reasons, and that the consequence was read."""

    role = forms.ChoiceField(label=_("Dicatat juga sebagai"))
    because = TextField(label=LABELS["because"], rows=3, required=False, max_length=1000)
    understood = forms.BooleanField(
        label=_("Saya sudah membaca akibatnya: perlindungannya sebagai korban tetap, tanpa syarat apa pun."),
    )

    def __init__(self, data: Any, *, roles: list[Role]) -> None:
        super().__init__(data)
        field: Any = self.fields["role"]
        field.choices = [(role, role.label) for role in roles]
        field.widget = ChoiceCards(says=ROLE_SAYS)
        field.widget.choices = field.choices
        if roles == [Role.VICTIM]:
            del self.fields["because"]

    def arguments(self) -> dict[str, Any]:
        told = super().arguments()
        told.pop("understood", None)
        return told
