"""Answering, opening, ticking, deciding, writing, closing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.agencies.models import Agency, Office
from lopo.ground.web.forms import ActForm, DayField, RupiahField, TextField
from lopo.ground.web.inputs import ChoiceCards
from lopo.taskforce.meeting.forms.fields import (
    PHOTO_HELP,
    SOURCE_HELP,
    AgencyField,
    MomentField,
    OfficeField,
    one_line,
)
from lopo.taskforce.meeting.models import (
    AgendaItem,
    Answer,
    Attendance,
    Invitation,
    Meeting,
    PaidFrom,
)
from lopo.taskforce.meeting.operations.minutes import PARTS
from lopo.taskforce.meeting.queries import circulation_of

NO_NAMES = gettext_lazy("Tanpa nama orang: tulis Korban 1, Terduga 2. Notula dibaca semua yang diundang.")
TICKS = (
    (Attendance.HEAD, gettext_lazy("Kepala")),
    (Attendance.DELEGATE, gettext_lazy("Wakil bersurat")),
    (Attendance.DELEGATE_WITHOUT, gettext_lazy("Wakil saja")),
    (Attendance.EXCUSED, gettext_lazy("Izin")),
    (Attendance.ABSENT, gettext_lazy("Tidak hadir")),
)
TICKS_UNINVITED = TICKS[:3]  # whoever was not asked did not stay away


class AnswerForm(ActForm):
    """The answer of one agency. `for_another`: somebody writes it down and says how it is known."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Jawaban"),
        choices=[
            (Answer.HEAD, gettext_lazy("Pimpinan hadir")),
            (Answer.DELEGATE, gettext_lazy("Diwakili")),
            (Answer.EXCUSED, gettext_lazy("Berhalangan")),
        ],
        widget=ChoiceCards(
            says={
                Answer.HEAD: gettext_lazy("Kepala instansi datang sendiri."),
                Answer.DELEGATE: gettext_lazy("Seseorang datang dengan surat tugas dan dapat memutuskan."),
                Answer.EXCUSED: gettext_lazy(
                    "Tidak ada yang dapat datang. Tercatat izin, bukan tidak hadir."
                ),
            }
        ),
    )
    delegate = one_line(
        gettext_lazy("Nama dan jabatan wakil"),
        required=False,
        help_text=gettext_lazy("Misalnya Maria Contoh, Kepala Bidang."),
    )
    duty_letter = one_line(gettext_lazy("Nomor surat tugas"), longest=120, required=False)
    note = one_line(gettext_lazy("Keterangan"), required=False)
    source = one_line(gettext_lazy("Sumber"), required=False, help_text=SOURCE_HELP)

    def __init__(self, *args: Any, for_another: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if for_another:
            self.fields["source"].required = True
        else:
            del self.fields["source"]


class OpenForm(ActForm):
    """Who leads the meeting."""

    def __init__(self, *args: Any, offices: Iterable[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chair"] = chair_field(offices)


class MarksForm(ActForm):
    """The whole list on one page: a row of ticks for each agency."""

    def __init__(self, *args: Any, rows: Iterable[Invitation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = list(rows)
        for row in self.rows:
            ticks = TICKS if row.invited else TICKS_UNINVITED
            self.fields[f"m-{row.pk}"] = forms.ChoiceField(
                label=str(row.agency),
                choices=[*ticks, ("", _("belum"))],
                required=False,
                initial="" if row.attendance == Attendance.NOT_INVITED else row.attendance,
                widget=forms.RadioSelect,
            )

    @property
    def marks(self) -> dict[Any, str]:
        """What is ticked, by invitation; a row without a tick that had none stays out."""
        return {
            row.pk: self.cleaned_data[f"m-{row.pk}"]
            for row in self.rows
            if self.cleaned_data[f"m-{row.pk}"] or row.attendance not in ("", Attendance.NOT_INVITED)
        }

    def lines(self) -> list[tuple[Invitation, forms.BoundField]]:
        return [(row, self[f"m-{row.pk}"]) for row in self.rows]


class PhotoForm(ActForm):
    photo = forms.FileField(label=gettext_lazy("Foto daftar hadir"), help_text=PHOTO_HELP)


class DecisionForm(ActForm):
    """What was agreed; who does it by when; who thinks otherwise."""

    text = TextField(label=gettext_lazy("Keputusan"), rows=3)
    due_on = DayField(label=gettext_lazy("Sampai kapan"), required=False)
    no_step = forms.BooleanField(
        label=gettext_lazy("Tidak perlu langkah apa pun"),
        required=False,
        help_text=gettext_lazy("Misalnya pengesahan notula."),
    )
    dissent = TextField(
        label=gettext_lazy("Pendapat berbeda"),
        required=False,
        rows=2,
        help_text=gettext_lazy("Sebut instansinya dan alasannya."),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Agency.objects.filter(invitations__meeting=meeting)
        self.fields["agency"] = AgencyField(meeting.regency, of=here, label=_("Siapa"), required=False)
        self.fields["office"] = OfficeField(meeting.regency, of=here)
        if meeting.closed:
            self.fields["text"].help_text = NO_NAMES
        self.order_fields(["text", "agency", "office", "due_on", "no_step", "dissent"])

    def arguments(self) -> dict[str, Any]:
        told = super().arguments()
        needs_step = not told.pop("no_step")
        if not needs_step:
            told["agency"] = told["office"] = told["due_on"] = None
        return told | {"needs_step": needs_step}


class MinutesForm(ActForm):
    """The minutes part by part. Beside each part stands what was shown, so that nobody overwrites another's words."""

    def __init__(
        self,
        *args: Any,
        meeting: Meeting,
        items: Iterable[AgendaItem],
        offices: Iterable[Office],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.items = list(items)
        self.hint = NO_NAMES if meeting.closed else ""
        self.fields["chair"] = chair_field(offices)
        self.fields["chair"].initial = meeting.chair_id
        for part, label in zip(PARTS, (_("Pembukaan"), _("Lain-lain"), _("Penutup")), strict=True):
            self._part(part, label, getattr(meeting, part))
        for item in self.items:
            self._part(f"item_{item.pk}", item.title, item.discussion)

    def _part(self, name: str, label: str, stands: str) -> None:
        self.fields[name] = TextField(
            label=label, required=False, initial=stands, rows=3, help_text=self.hint
        )
        self.fields[f"shown_{name}"] = forms.CharField(
            required=False, initial=stands, widget=forms.HiddenInput, strip=False
        )

    def item_fields(self) -> list[tuple[AgendaItem, forms.BoundField]]:
        return [(item, self[f"item_{item.pk}"]) for item in self.items]

    def shown_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("shown_")]

    def arguments(self) -> dict[str, Any]:
        """Only the parts that the writer changed."""
        texts, shown = {}, {}
        for name in [*PARTS, *(f"item_{item.pk}" for item in self.items)]:
            before = self.cleaned_data[f"shown_{name}"].replace("\r\n", "\n").strip()
            after = self.cleaned_data[name].replace("\r\n", "\n").strip()
            if after != before:
                part = name.removeprefix("item_")
                texts[part], shown[part] = after, before
        return {"texts": texts, "shown": shown, "chair": self.cleaned_data["chair"]}


class AsRead(forms.HiddenInput):
    """What stands on the page with it; where a form comes back, what stands there by then."""

    def __init__(self, stands: str) -> None:
        super().__init__()
        self.stands = stands

    def format_value(self, _value: Any) -> str:
        return self.stands


class WordOnMinutesForm(ActForm):
    """Confirming the minutes, or saying what is wrong in them: in those that were `shown`."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Notula ini"),
        choices=[
            ("confirm", gettext_lazy("Sudah benar, kami sahkan")),
            ("object", gettext_lazy("Ada yang keliru")),
        ],
        widget=ChoiceCards(
            says={
                "confirm": gettext_lazy("Tercatat hari ini atas nama instansi."),
                "object": gettext_lazy(
                    "Keberatan ditulis di samping notula; yang mengundang memperbaikinya."
                ),
            }
        ),
    )
    note = TextField(label=gettext_lazy("Apa yang keliru, dan seharusnya bagaimana"), required=False)
    source = one_line(gettext_lazy("Sumber"), required=False, help_text=SOURCE_HELP)

    def __init__(self, *args: Any, meeting: Meeting, for_another: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shown"] = forms.CharField(required=False, widget=AsRead(circulation_of(meeting)))
        if for_another:
            self.fields["source"].required = True
        else:
            del self.fields["source"]


class CostForm(ActForm):
    """What it cost; "not known" is an answer."""

    cost = RupiahField(
        label=gettext_lazy("Biaya"),
        required=False,
        help_text=gettext_lazy("Dalam rupiah. Kosongkan bila belum tahu; tulis 0 bila tanpa biaya."),
    )
    paid_from = forms.ChoiceField(
        label=gettext_lazy("Sumber dana"),
        required=False,
        choices=[("", gettext_lazy("belum tahu")), *PaidFrom.choices],
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).update(
            cost=meeting.cost, paid_from=meeting.paid_from, paid_by=meeting.paid_by_id
        )
        super().__init__(*args, **kwargs)
        self.fields["paid_by"] = AgencyField(
            meeting.regency, label=_("Dibayar oleh"), required=False, empty_label=_("belum tahu")
        )


class CloseForm(CostForm):
    """The end of the meeting."""

    ended_at = MomentField(label=gettext_lazy("Ditutup pukul"), required=False)
    others_absent = forms.BooleanField(
        label=gettext_lazy("Yang belum dicatat memang tidak hadir"), required=False
    )


def chair_field(offices: Iterable[Office]) -> forms.ModelChoiceField[Office]:
    """Which office leads the meeting: leadership and the offices that were invited."""
    return forms.ModelChoiceField(
        label=_("Pimpinan rapat"),
        queryset=Office.objects.filter(pk__in=[office.pk for office in offices]).order_by("name"),
        required=False,
        empty_label=_("belum ditentukan"),
    )
