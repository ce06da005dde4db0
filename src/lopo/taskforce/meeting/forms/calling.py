"""Planning, changing and calling a meeting; a meeting that did not take place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.agencies.models import Agency
from lopo.ground.web.forms import ActForm, DayField, TextField
from lopo.ground.web.inputs import CheckList, ChoiceCards
from lopo.taskforce.meeting.forms.fields import PHOTO_HELP, AgencyField, MomentField, one_line
from lopo.taskforce.meeting.models import Meeting, NotHeld, Occasion, Signed
from lopo.taskforce.meeting.stuck import Stuck

SIGNED_SAYS = {
    Signed.SCREEN.value: gettext_lazy("Undangan berlaku saat ini juga, atas nama jabatan Anda."),
    Signed.PAPER.value: gettext_lazy("Tinta basah sama sahnya. Fotonya boleh menyusul."),
}


class ListForm(ActForm):
    """What a meeting is, and who is asked to it: members of the body that meets, partners beside them."""

    title = one_line(gettext_lazy("Nama rapat"))
    starts_at = MomentField(label=gettext_lazy("Hari dan jam"))
    place = one_line(gettext_lazy("Tempat"), required=False)
    occasion = forms.ChoiceField(
        label=gettext_lazy("Diadakan karena"), choices=Occasion.choices, initial=Occasion.RHYTHM
    )
    members = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Anggota"), queryset=Agency.objects.none(), required=False, widget=CheckList
    )
    partners = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Mitra tanpa kedudukan"),
        queryset=Agency.objects.none(),
        required=False,
        widget=CheckList,
    )

    def __init__(
        self, *args: Any, members: Sequence[Agency], partners: Sequence[Agency], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, agencies in (("members", members), ("partners", partners)):
            field = self.fields[name]
            field.queryset = Agency.objects.filter(pk__in=[agency.pk for agency in agencies])  # type: ignore[attr-defined]
            field.choices = [(str(agency.pk), str(agency)) for agency in agencies]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not (cleaned["members"] or cleaned["partners"]):
            self.add_error("members", _("Pilih paling sedikit satu instansi."))
        return cleaned

    @property
    def invited(self) -> list[Agency]:
        return [*self.cleaned_data["members"], *self.cleaned_data["partners"]]


class PlanForm(ListForm):
    """A new meeting: what is stuck stands ticked, points of one's own a line each; saved, or called at once."""

    points = forms.MultipleChoiceField(
        label=gettext_lazy("Acara, disusun dari yang macet"),
        required=False,
        widget=CheckList,
    )
    own_points = forms.CharField(
        label=gettext_lazy("Pokok lain, satu per baris"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    dated = DayField(label=gettext_lazy("Tanggal surat"), required=False)
    answer_by = DayField(label=gettext_lazy("Dijawab paling lambat"), required=False)
    letter_number = one_line(
        gettext_lazy("Nomor surat"),
        longest=120,
        required=False,
        help_text=gettext_lazy("Dari agenda kantor Anda. Boleh menyusul; Lopo tidak membuat nomor."),
    )
    signed = forms.ChoiceField(
        label=gettext_lazy("Surat ditandatangani"),
        choices=[
            (Signed.SCREEN, gettext_lazy("Di layar")),
            (Signed.PAPER, gettext_lazy("Cetak, stempel, tanda tangan, foto")),
        ],
        initial=Signed.PAPER,
        required=False,
        widget=ChoiceCards(says=SIGNED_SAYS),
    )
    then = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, points: Iterable[Stuck], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["points"]
        stuck = list(points)
        field.choices = [(point.key, point.title) for point in stuck]  # type: ignore[attr-defined]
        field.widget.says = {point.key: said(point) for point in stuck}

    @property
    def calls(self) -> bool:
        return bool(self.data.get("then") == "call")

    def arguments(self) -> dict[str, Any]:
        """One form, several acts: they take from it what they need."""
        return {"form": self}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.calls:
            for name in ("dated", "answer_by", "place"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("Isi dahulu, supaya undangan dapat dikirim."))
        return cleaned

    @property
    def own(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["own_points"].splitlines() if line.strip()]


class ChangeForm(ListForm):
    """The same meeting, told differently."""

    answer_by = DayField(
        label=gettext_lazy("Dijawab paling lambat"),
        required=False,
        help_text=gettext_lazy("Bila harinya berubah, semua diminta menjawab lagi."),
    )

    def arguments(self) -> dict[str, Any]:
        told = super().arguments()
        del told["members"], told["partners"]
        return told | {"invited": self.invited}


class CallForm(ActForm):
    """The letter that goes out."""

    dated = DayField(label=gettext_lazy("Tanggal surat"))
    answer_by = DayField(label=gettext_lazy("Dijawab paling lambat"))
    letter_number = one_line(
        gettext_lazy("Nomor surat"),
        longest=120,
        required=False,
        help_text=gettext_lazy("Dari agenda kantor Anda. Boleh menyusul; Lopo tidak membuat nomor."),
    )
    signed = forms.ChoiceField(
        label=gettext_lazy("Surat ditandatangani"),
        choices=[
            (Signed.SCREEN, gettext_lazy("Di layar")),
            (Signed.PAPER, gettext_lazy("Cetak, stempel, tanda tangan, foto")),
        ],
        initial=Signed.PAPER,
        widget=ChoiceCards(says=SIGNED_SAYS),
    )


class LetterForm(ActForm):
    """What the office's agenda and the stamp added to the letter."""

    letter_number = one_line(
        gettext_lazy("Nomor surat"),
        longest=120,
        required=False,
        help_text=gettext_lazy("Nomor resmi dari agenda kantor Anda."),
    )
    photo = forms.FileField(
        label=gettext_lazy("Foto surat yang sudah ditandatangani"), required=False, help_text=PHOTO_HELP
    )


class InviteForm(ActForm):
    """One agency more."""

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = meeting.invitations.filter(invited=True).values("agency")
        rest = Agency.objects.filter(regency=meeting.regency_id).exclude(pk__in=asked)
        self.fields["agency"] = AgencyField(
            meeting.regency, of=rest, label=_("Instansi"), empty_label=_("pilih instansi")
        )


class NotHeldForm(ActForm):
    """Why it does not take place."""

    because = forms.ChoiceField(label=gettext_lazy("Sebabnya"), choices=NotHeld.choices, widget=ChoiceCards)
    note = TextField(label=gettext_lazy("Keterangan"), required=False, rows=2)


class NeverHeldForm(NotHeldForm):
    """A meeting that was due and that nobody had planned here."""

    title = one_line(gettext_lazy("Rapat apa"))
    starts_at = MomentField(label=gettext_lazy("Seharusnya kapan"))

    field_order = ["title", "starts_at", "because", "note"]


def said(point: Stuck) -> str:
    """The second line of a proposed point: where it comes from, who owes it, how long it takes."""
    minutes = _("%(n)s menit") % {"n": point.minutes}
    return " · ".join(part for part in (point.remark, minutes) if part)
