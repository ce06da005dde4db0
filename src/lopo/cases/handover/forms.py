"""Forms of a handover: whom, to which seat, why, and what goes along; and the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lopo.cases.case.queries import Seen
from lopo.cases.handover.models import Way
from lopo.cases.handover.operations import ANSWERS
from lopo.ground.web.forms import ActForm, DayField, TextField
from lopo.ground.web.inputs import ChoiceCards
from lopo.taskforce.decree.models import Seat

LONGEST = 2000


class OfferForm(ActForm):
    """The people of one case whom the reader may give, ticked by name."""

    people = forms.MultipleChoiceField(
        label=_("Siapa yang diserahkan"), widget=forms.CheckboxSelectMultiple, choices=[]
    )
    receiver = forms.ChoiceField(label=_("Kepada siapa"), choices=[])
    because = TextField(label=_("Mengapa diserahkan"), rows=3, max_length=LONGEST)
    things = TextField(label=_("Surat dan barang yang ikut"), rows=2, required=False, max_length=LONGEST)
    lead_passes = forms.BooleanField(label=_("Pimpinan perkara ikut beralih"), required=False)

    def __init__(self, data: Any, *, people: Sequence[Seen], seats: Sequence[Seat], leads: bool) -> None:
        super().__init__(data)
        self.seen = {str(one.row.pk): one for one in people}
        self.seats = {str(seat.pk): seat for seat in seats}
        named = [(key, f"{one.name} ({one.row.get_role_display()})") for key, one in self.seen.items()]
        offered = [(key, f"{seat.sub_task_force}: {seat.office}") for key, seat in self.seats.items()]
        self.fields["people"].choices = named  # type: ignore[attr-defined]
        self.fields["receiver"].choices = [("", _("pilih")), *offered]  # type: ignore[attr-defined]
        if not leads:
            del self.fields["lead_passes"]

    @property
    def chosen(self) -> list[Any]:
        """The participations that were ticked."""
        return [self.seen[key].row for key in self.cleaned_data["people"]]

    def arguments(self) -> dict[str, Any]:
        said = super().arguments()
        return {**said, "people": self.chosen, "receiver": self.seats[said["receiver"]]}


class ReasonForm(ActForm):
    because = TextField(label=_("Sebabnya"), rows=3, max_length=LONGEST)


class TryForm(ActForm):
    on = DayField(label=_("Tanggal dihubungi"), past=True)
    way = forms.ChoiceField(label=_("Bagaimana"), choices=[("", _("pilih")), *Way.choices])


class LetterForm(ActForm):
    """What the receiver's letter says, recorded by the desk."""

    answer = forms.ChoiceField(label=_("Isi suratnya"), choices=list(ANSWERS.items()), widget=ChoiceCards)
    letter = forms.CharField(
        label=_("Nomor dan tanggal surat"), max_length=100, help_text=_("misalnya 400.2/17/2026, 3 Mei 2026")
    )
    photo = forms.FileField(label=_("Foto suratnya"), required=False)
    because = TextField(
        label=_("Sebab dikembalikan"),
        rows=3,
        required=False,
        max_length=LONGEST,
        help_text=_("Hanya bila surat itu mengembalikan. Tanpa nama orang."),
    )
