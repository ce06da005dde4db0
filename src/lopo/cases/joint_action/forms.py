"""Forms of a joint action: the call; who came and what each did; the case that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lopo.cases.case.models import Case
from lopo.cases.joint_action.models import Called, Came, JointAction
from lopo.cases.joint_action.operations import LONGEST, LONGEST_PLACE, Part
from lopo.ground.acts import now
from lopo.ground.agencies.models import Agency
from lopo.ground.places.models import Village
from lopo.ground.web.forms import ActForm, TextField
from lopo.ground.web.inputs import CheckList, MomentInput

if TYPE_CHECKING:
    CaseChoice = forms.ModelChoiceField[Case]
else:
    CaseChoice = forms.ModelChoiceField

ANSWERS = [(value, words) for value, words in Came.choices if value]
LINE = ("came", "did", "source")


class AgenciesForm(ActForm):
    agencies = forms.ModelMultipleChoiceField(
        Agency.objects.none(), label=_("Siapa yang dipanggil"), widget=CheckList
    )

    def __init__(self, data: Any, *, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["agencies"].queryset = agencies  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), "agencies": list(self.cleaned_data["agencies"])}


class CallForm(AgenciesForm):
    what = TextField(
        label=_("Apa yang terjadi"),
        rows=3,
        max_length=LONGEST,
        help_text=_("Singkat, tanpa nama orang: dibaca semua yang dipanggil."),
    )
    place = forms.CharField(label=_("Di mana berkumpul"), max_length=LONGEST_PLACE)
    village = forms.ModelChoiceField(
        Village.objects.none(),
        label=_("Desa atau kelurahan"),
        required=False,
        empty_label=_("belum diketahui"),
    )
    meets_at = forms.DateTimeField(
        label=_("Hari dan jam"),
        widget=MomentInput,
        help_text=_("Boleh yang sudah lewat, bila dicatat sesudahnya."),
    )
    case = CaseChoice(
        Case.objects.none(),
        label=_("Bagian dari perkara"),
        required=False,
        empty_label=_("belum ada perkara"),
    )
    field_order = ("what", "place", "village", "meets_at", "agencies", "case")

    def __init__(
        self, data: Any, *, agencies: QuerySet[Agency], villages: QuerySet[Village], cases: QuerySet[Case]
    ) -> None:
        first = {"meets_at": timezone.localtime(now()).replace(second=0, microsecond=0, tzinfo=None)}
        super().__init__(data, agencies=agencies, initial=first)
        self.fields["village"].queryset = villages  # type: ignore[attr-defined]
        self.fields["case"].queryset = cases  # type: ignore[attr-defined]


class OutcomeForm(ActForm):
    """A line for each agency that was called: it came, helped from afar, or did not; what it did; how that is known."""

    result = TextField(
        label=_("Apa hasilnya"),
        rows=3,
        max_length=LONGEST,
        help_text=_("Tanpa nama orang. Bila tidak ada yang datang, tulis mengapa."),
    )

    def __init__(self, data: Any, *, row: JointAction, called: Sequence[Called]) -> None:
        super().__init__(data, initial={"result": row.result})
        self.called = {one.pk.hex: one for one in called}
        for key, one in self.called.items():
            self.fields[f"came_{key}"] = forms.ChoiceField(
                label=_("%(agency)s: datang?") % {"agency": one.agency},
                choices=ANSWERS,
                initial=one.came,
                widget=forms.RadioSelect,
            )
            self.fields[f"did_{key}"] = TextField(
                label=_("Apa yang dikerjakan"), rows=2, max_length=LONGEST, required=False, initial=one.did
            )
            self.fields[f"source_{key}"] = forms.CharField(
                label=_("Bila dicatat baginya: dari mana diketahui"),
                max_length=200,
                required=False,
                initial=one.source,
            )

    def lines(self) -> list[tuple[Called, list[forms.BoundField]]]:
        """Each agency with its three fields, for the template."""
        return [(one, [self[f"{name}_{key}"] for name in LINE]) for key, one in self.called.items()]

    def arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        parts = [
            Part(one.agency, *(said[f"{name}_{key}"] for name in LINE)) for key, one in self.called.items()
        ]
        return {"parts": parts, "result": said["result"]}


class OffForm(ActForm):
    because = TextField(label=_("Mengapa tidak jadi"), rows=3, max_length=LONGEST)


class CaseForm(ActForm):
    case = CaseChoice(Case.objects.none(), label=_("Perkara"), empty_label=_("pilih"))

    def __init__(self, data: Any, *, cases: QuerySet[Case]) -> None:
        super().__init__(data)
        self.fields["case"].queryset = cases  # type: ignore[attr-defined]
