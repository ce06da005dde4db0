"""Fields that several forms of meetings share."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.agencies.models import Agency, Office
from lopo.ground.places.models import Regency
from lopo.ground.web.inputs import MomentInput

SOURCE_HELP = gettext_lazy("Dari mana diketahui, misalnya surat 12/III/2026 atau telepon 3 Maret.")
PHOTO_HELP = gettext_lazy("JPEG, PNG atau PDF, paling besar 10 MB. Tempat dan jam di dalam foto dibuang.")


class MomentField(forms.DateTimeField):
    """A day and an hour, within a century in which this work can have happened."""

    widget = MomentInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M"])
        kwargs.setdefault(
            "error_messages", {"invalid": gettext_lazy("Tulis hari dan jam, misalnya 17/03/2026 09:00.")}
        )
        super().__init__(**kwargs)

    def clean(self, value: Any) -> datetime | None:
        moment: datetime | None = super().clean(value)
        if moment and not 2000 <= moment.year <= 2100:
            raise forms.ValidationError(
                _("Tahun %(year)s tidak mungkin di sini. Periksa lagi tanggalnya."),
                params={"year": moment.year},
            )
        return moment


if TYPE_CHECKING:
    AgencyChoice = forms.ModelChoiceField[Agency]
    OfficeChoice = forms.ModelChoiceField[Office]
else:
    AgencyChoice = OfficeChoice = forms.ModelChoiceField


class AgencyField(AgencyChoice):
    """One agency of the regency, by the name that people say."""

    def __init__(self, regency: Regency, *, of: QuerySet[Agency] | None = None, **kwargs: Any) -> None:
        rows = Agency.objects.filter(regency=regency) if of is None else of
        kwargs.setdefault("empty_label", gettext_lazy("belum disebut"))
        super().__init__(queryset=rows.order_by("name"), **kwargs)


class OfficeField(OfficeChoice):
    """One office, where it is not the agency as a whole that does something; named alone, it names its agency."""

    def __init__(self, regency: Regency, *, of: QuerySet[Agency] | None = None) -> None:
        rows = Office.objects.filter(regency=regency).select_related("agency")
        super().__init__(
            queryset=(rows if of is None else rows.filter(agency__in=of)).order_by("agency__name", "name"),
            label=_("Jabatan"),
            required=False,
            empty_label=_("instansinya"),
            help_text=_("Bila satu jabatan yang mengerjakan. Boleh dipilih tanpa memilih instansinya."),
        )

    def label_from_instance(self, office: Any) -> str:
        return f"{office.agency}: {office.name}"


def one_line(label: Any, *, longest: int = 200, **kwargs: Any) -> forms.CharField:
    """A short text. The length is the operation's too; here it is only said earlier."""
    return forms.CharField(label=label, max_length=longest, **kwargs)
