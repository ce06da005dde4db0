"""What became of a follow-up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.acts import today
from lopo.ground.places.models import Regency
from lopo.ground.web.forms import ActForm, DayField, TextField
from lopo.taskforce.meeting.forms.fields import PHOTO_HELP, SOURCE_HELP, AgencyField, OfficeField, one_line


class FinishForm(ActForm):
    """It is done."""

    result = TextField(label=gettext_lazy("Hasilnya"), rows=3)
    finished_on = DayField(label=gettext_lazy("Selesai pada"), past=True)
    proof = forms.FileField(label=gettext_lazy("Bukti"), required=False, help_text=PHOTO_HELP)
    source = one_line(gettext_lazy("Sumber"), required=False, help_text=SOURCE_HELP)

    def __init__(self, *args: Any, for_another: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("finished_on", today())
        super().__init__(*args, **kwargs)
        if for_another:
            self.fields["source"].required = True
        else:
            del self.fields["source"]


class DropForm(ActForm):
    reason = TextField(label=gettext_lazy("Mengapa tidak dilanjutkan"), rows=3)


class MoveForm(ActForm):
    due_on = DayField(label=gettext_lazy("Tanggal baru"))
    reason = TextField(label=gettext_lazy("Mengapa diubah"), rows=2)


class AssignForm(ActForm):
    """Who does it, until when. The agency may stay empty where its office is named."""

    due_on = DayField(label=gettext_lazy("Sampai kapan"))

    def __init__(self, *args: Any, regency: Regency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"] = AgencyField(
            regency, label=_("Siapa"), empty_label=_("pilih instansi"), required=False
        )
        self.fields["office"] = OfficeField(regency)
        self.order_fields(["agency", "office", "due_on"])
