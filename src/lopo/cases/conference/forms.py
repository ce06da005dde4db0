"""The form of a conference: what for, when, whom, about what. Proposed from the case, changed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lopo.cases.conference.kinds import kinds
from lopo.cases.conference.proposing import Point
from lopo.ground.agencies.models import Agency
from lopo.ground.web.forms import ActForm
from lopo.ground.web.inputs import CheckList
from lopo.taskforce.meeting.forms.fields import MomentField, one_line


class ConferenceForm(ActForm):
    kind = forms.ChoiceField(label=_("Untuk apa"), choices=[])
    starts_at = MomentField(label=_("Hari dan jam"))
    place = one_line(_("Tempat"), required=False)
    invited = forms.ModelMultipleChoiceField(
        label=_("Siapa yang diundang"), queryset=Agency.objects.none(), widget=CheckList
    )
    points = forms.MultipleChoiceField(
        label=_("Acara, disusun dari yang terbuka dalam perkara"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Orang disebut dengan nomornya. Pokok lain dapat ditambahkan pada halaman rapat."),
    )

    def __init__(
        self,
        data: Any,
        *,
        agencies: Sequence[Agency],
        proposed: dict[UUID, list[str]],
        points: Sequence[Point],
        starts_at: Any,
    ) -> None:
        initial = {
            "invited": [agency.pk for agency in agencies if agency.pk in proposed],
            "points": [point.key for point in points],
            "starts_at": starts_at,
        }
        super().__init__(data, initial=initial)
        fields: Any = self.fields
        fields["kind"].choices = [("", _("pilih")), *((key, str(kind)) for key, kind in kinds().items())]
        first = sorted(agencies, key=lambda agency: agency.pk not in proposed)
        fields["invited"].queryset = Agency.objects.filter(pk__in=[agency.pk for agency in agencies])
        fields["invited"].choices = [(str(agency.pk), str(agency)) for agency in first]
        fields["invited"].widget.says = {str(pk): ", ".join(why) for pk, why in proposed.items()}
        fields["points"].choices = [(point.key, point.title) for point in points]
        if not points:
            del self.fields["points"]
