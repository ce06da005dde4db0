"""A line for each person, typed or pasted: the same on the page that opens a case and on the one that adds to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from lopo.cases.case.models import Role
from lopo.cases.case.operations import MOST, Somebody, repeated_numbers, wrong_lines
from lopo.cases.case.pasting import FIELDS, read_pasted
from lopo.cases.person.models import Sex
from lopo.cases.person.operations import Described
from lopo.ground.acts import Refused
from lopo.ground.web.forms import ActForm, TextField

ROWS, MORE = 3, 5
LABELS = {
    "role": _("Kedudukan dalam perkara"),
    "name": _("Nama atau sebutan"),
    "sex": _("Jenis kelamin"),
    "born": _("Lahir"),
    "nik": _("NIK"),
    "address": _("Alamat"),
    "because": _("Mengapa diduga"),
}
WIDTHS = {"name": "w20", "born": "w10", "nik": "w15", "address": "w15", "because": "w15"}
CHOICES: dict[str, list[tuple[str, Any]]] = {
    "role": [("", _("pilih")), *Role.choices],
    "sex": list(Sex.choices),
}


class PeopleForm(ActForm):
    """A line in which nothing is written is no person. What is pasted becomes lines, to be read before it is saved."""

    rows = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=MOST)
    pasted = TextField(
        label=_("Tempel dari tabel"),
        rows=4,
        max_length=60_000,
        required=False,
        help_text=_(
            "Satu baris satu orang, dari Excel atau pesan; kolomnya seperti di atas, atau dengan baris judul."
        ),
    )
    pasted_role = forms.ChoiceField(
        label=_("Kedudukan mereka, bila tidak tertulis"), choices=CHOICES["role"], required=False
    )

    def __init__(self, data: QueryDict | None, **kwargs: Any) -> None:
        self.read_only, self.unread = False, ""
        if data is not None and ("more" in data or data.get("pasted", "").strip()):
            self.read_only, data = True, self._with_pasted(data.copy())
        super().__init__(data, **kwargs)
        self.people = _number(data) if data else ROWS
        self.fields["rows"].initial = self.people
        for row in range(self.people):
            for name in FIELDS:
                self.fields[f"{name}_{row}"] = _field(name, row, data)

    def _with_pasted(self, data: QueryDict) -> QueryDict:
        """What was pasted stands in lines after those that were written; a table that cannot be read stays where it is."""
        lines = [line for row in range(_number(data)) if any((line := _written(data, row)).values())]
        try:
            new = read_pasted(data.get("pasted", ""))
            if len(lines) + len(new) > MOST:
                raise Refused(_("Paling banyak %d orang sekaligus. Tempel sisanya sesudah disimpan.") % MOST)
        except Refused as refused:
            self.unread = str(refused.sentence)
            return data
        for line in new:
            line["role"] = line["role"] or data.get("pasted_role", "")
        lines += new
        more = MORE if "more" in data else 0
        data["pasted"], data["rows"] = "", str(min(max(len(lines), ROWS, _number(data)) + more, MOST))
        for row, name in ((row, name) for row in range(MOST) for name in FIELDS):
            data[f"{name}_{row}"] = lines[row].get(name, "") if row < len(lines) else ""
        return data

    def is_shown_again(self) -> bool:
        """Asked for more lines, or pasted a table: the page comes back with them, and nothing has been saved."""
        if not self.read_only:
            return False
        self.is_valid()
        of_lines = {f"{name}_{row}" for name in FIELDS for row in range(self.people)}
        kept = {
            name: said for name, said in self.errors.items() if name in of_lines and "more" not in self.data
        }
        self.errors.clear()
        self.errors.update(kept)
        if self.unread:
            self.add_error("pasted", self.unread)
        return True

    def lines(self) -> list[list[forms.BoundField]]:
        """The fields of each person, for the template."""
        return [[self[f"{name}_{row}"] for name in FIELDS] for row in range(self.people)]

    def heads(self) -> list[tuple[Any, str]]:
        """Each heading with the width of its column."""
        return [(LABELS[name], WIDTHS.get(name, "")) for name in FIELDS]

    def clean(self) -> dict[str, Any]:
        """Every wrong line is named by its number, at the field that is wrong."""
        super().clean()
        rows = {row + 1: who for row in range(self.people) if (who := self._somebody(row))}
        for wrong in [*wrong_lines(rows), *repeated_numbers(rows)]:
            self.add_error(f"{wrong.field}_{wrong.line - 1}", wrong.sentence)
        return self.cleaned_data

    def arguments(self) -> dict[str, Any]:
        own = {f"{name}_{row}" for name in FIELDS for row in range(self.people)}
        told = {name: said for name, said in super().arguments().items() if name not in own}
        for name in ("rows", "pasted", "pasted_role"):
            told.pop(name, None)
        return {**told, "people": [who for row in range(self.people) if (who := self._somebody(row))]}

    def _somebody(self, row: int) -> Somebody | None:
        line = {name: self.cleaned_data.get(f"{name}_{row}", "") for name in FIELDS}
        if not any(line.values()):
            return None
        who = Described(line["name"], line["sex"], line["born"], line["nik"], line["address"])
        return Somebody(line["role"], who, line["because"])


def _field(name: str, row: int, data: QueryDict | None) -> forms.Field:
    label = {"aria-label": f"{LABELS[name]}, {row + 1}"}
    if name not in CHOICES:
        return forms.CharField(label=LABELS[name], required=False, widget=forms.TextInput(attrs=label))
    choices, said = CHOICES[name], data.get(f"{name}_{row}", "") if data else ""
    if said and said not in dict(choices):  # a word that was pasted: it stays, and is said to be wrong
        choices = [*choices, (said, said)]
    return forms.ChoiceField(
        label=LABELS[name], choices=choices, required=False, widget=forms.Select(attrs=label)
    )


def _written(data: QueryDict, row: int) -> dict[str, str]:
    return {name: data.get(f"{name}_{row}", "") for name in FIELDS}


def _number(data: Any) -> int:
    """How many lines the page had that comes back; a number that nobody could have meant is the usual one."""
    text = str(data.get("rows", ""))
    return min(int(text), MOST) if text.isascii() and text.isdigit() and int(text[:9]) > 0 else ROWS
