"""The filter of the list of people: by words, by sub-task force, only empty or acting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lopo.ground.acts import today
from lopo.ground.agencies.models import Appointment, Capacity, Office, in_effect
from lopo.taskforce.decree.models import SubTaskForce

SHOWN = [("", _("semua")), ("vacant", _("belum ada orangnya")), ("acting", _("Plt. atau Plh."))]


class PeopleFilter(forms.Form):
    """Read from the address, so that a filtered list can be sent to somebody."""

    q = forms.CharField(label=_("Cari jabatan, instansi atau nama"), required=False, max_length=80)
    part = forms.ChoiceField(label=_("Sub gugus tugas"), required=False)
    show = forms.ChoiceField(label=_("Tampilkan"), choices=SHOWN, required=False)

    def __init__(self, parts: list[SubTaskForce], data: Any) -> None:
        super().__init__(data)
        self.parts = {part.code: part for part in parts}
        shown = [(code, f"{code} · {part.about}") for code, part in self.parts.items()]
        self.fields["part"].choices = [("", _("semua")), *shown]  # type: ignore[attr-defined]

    @property
    def narrows(self) -> bool:
        return self.is_valid() and any(self.cleaned_data.values())

    def narrowed(self, offices: QuerySet[Office]) -> QuerySet[Office]:
        """The offices that are asked for; what cannot be read asks for nothing."""
        if not self.is_valid():
            return offices
        said, here = self.cleaned_data, Appointment.objects.filter(in_effect(today()))
        if said["q"]:
            words = Q(name__icontains=said["q"]) | Q(agency__name__icontains=said["q"])
            words |= Q(agency__short__icontains=said["q"])
            offices = offices.filter(
                words | Q(pk__in=here.filter(official__name__icontains=said["q"]).values("office"))
            )
        if said["part"]:
            offices = offices.filter(seats__sub_task_force=self.parts[said["part"]])
        if said["show"] == "vacant":
            offices = offices.exclude(pk__in=here.values("office"))
        if said["show"] == "acting":
            offices = offices.filter(pk__in=here.exclude(capacity=Capacity.HOLDER).values("office"))
        return offices
