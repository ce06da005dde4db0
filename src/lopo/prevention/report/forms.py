"""Forms of a report: the public's, the officer's, and the desk's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.base import File
from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lopo.cases.case.models import Case
from lopo.ground.agencies.models import Agency
from lopo.ground.places.models import Village
from lopo.ground.web.forms import ActForm, TextField
from lopo.ground.web.inputs import ChoiceCards
from lopo.prevention.report.models import Channel, Urgency
from lopo.prevention.report.operations import Told
from lopo.prevention.report.operations.arriving import LONGEST, SHORT
from lopo.prevention.report.operations.moving import LONGEST as LONGEST_REASON
from lopo.prevention.report.readers import Avoids, Desk
from lopo.taskforce.decree.models import Seat

if TYPE_CHECKING:
    AgencyChoice = forms.ModelChoiceField[Agency]
    CaseChoice = forms.ModelChoiceField[Case]
else:
    AgencyChoice = CaseChoice = forms.ModelChoiceField


class PhotoInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if hasattr(files, "getlist") else []


class PhotosField(forms.FileField):
    """None, one or several photographs."""

    widget = PhotoInput(attrs={"accept": "image/jpeg,image/png,image/webp", "multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[File[bytes]]:
        return list(data or [])


class ToldFields(forms.Form):
    """What is told. Only what happened and how urgent it is are asked for; all else may stay empty."""

    text = TextField(
        label=_("Apa yang terjadi?"),
        rows=7,
        max_length=LONGEST,
        help_text=_("Dengan kata Anda sendiri. Tidak perlu lengkap."),
    )
    urgency = forms.ChoiceField(label=_("Seberapa mendesak?"), choices=Urgency.choices, widget=ChoiceCards())
    village = forms.ChoiceField(label=_("Di desa atau kelurahan mana?"), required=False)
    place = forms.CharField(
        label=_("Tempatnya"),
        max_length=SHORT,
        required=False,
        help_text=_("Misalnya: rumah di belakang terminal, kapal yang berangkat malam"),
    )
    when = forms.CharField(
        label=_("Kapan?"), max_length=SHORT, required=False, help_text=_("Misalnya: kemarin malam, sejak Mei")
    )
    concerns = forms.CharField(
        label=_("Tentang siapa?"),
        max_length=SHORT,
        required=False,
        help_text=_("Nama, ciri, atau nomor telepon orang yang pergi atau yang mengajak, bila tahu."),
    )
    photos = PhotosField(
        label=_("Foto"),
        required=False,
        help_text=_("Paling banyak tiga. Tempat dan jam yang tersimpan di dalam foto dihapus."),
    )
    avoids = forms.ChoiceField(
        label=_("Siapa yang tidak boleh membacanya?"), required=False, choices=Avoids.choices
    )
    names = AgencyChoice(
        Agency.objects.none(),
        label=_("Ada petugas yang terlibat? Dari instansi mana?"),
        required=False,
        empty_label=_("tidak ada, atau tidak tahu"),
        help_text=_("Instansi itu tidak akan membacanya."),
    )
    reporter = forms.CharField(label=_("Nama pelapor"), max_length=SHORT, required=False)
    contact = forms.CharField(
        label=_("Cara menghubungi"),
        max_length=SHORT,
        required=False,
        help_text=_("Telepon, atau lewat siapa."),
    )
    safe_contact = forms.CharField(
        label=_("Amankah dihubungi? Kapan dan bagaimana?"),
        max_length=SHORT,
        required=False,
        help_text=_("Misalnya: hanya pagi, jangan kirim pesan, jangan sebut soal ini."),
    )

    def fill(self, desk: Desk, agencies: QuerySet[Agency], villages: Sequence[Village]) -> None:
        """What can be chosen, and beside each wish who then reads it: truthfully, from the decree of today."""
        self.label_suffix = ""
        says = {avoids: read_by(desk.readers(avoids)) for avoids in Avoids.values}
        self.fields["avoids"].widget = ChoiceCards(says=says)
        self.fields["avoids"].choices = Avoids.choices  # type: ignore[attr-defined]
        self.fields["avoids"].initial = Avoids.NOBODY
        self.fields["names"].queryset = agencies  # type: ignore[attr-defined]
        self.fields["village"].choices = [("", _("tidak tahu")), *by_district(villages)]  # type: ignore[attr-defined]
        self.villages = {village.code: village for village in villages}

    def told(self) -> Told:
        said = {name: self.cleaned_data[name] for name in Told.__dataclass_fields__}
        return Told(**{**said, "village": self.villages.get(said["village"])})


def by_district(villages: Iterable[Village]) -> list[tuple[str, list[tuple[str, str]]]]:
    """By their code, which is short: a page with two hundred villages must stay light."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for village in villages:
        groups.setdefault(village.district.name, []).append((village.code, village.name))
    return list(groups.items())


def read_by(seats: Sequence[Seat]) -> str:
    """ "Dibaca oleh: Dinas Nakertrans, Polres TTU": the agencies of these seats, in order."""
    if not seats:
        return _now("Sekarang tidak ada yang dapat membacanya bila Anda memilih ini.")
    offices = dict.fromkeys(f"{seat.office.name} ({seat.office.agency.short})" for seat in seats)
    return _now("Dibaca oleh: %(offices)s.") % {"offices": "; ".join(offices)}


class TellForm(ToldFields):
    """The public form. Its mark makes of one form one report, however often it is sent."""

    mark = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)


class ReceiptForm(forms.Form):
    receipt = forms.CharField(
        label=_("Nomor tanda terima"),
        max_length=40,
        help_text=_("Enam belas angka, misalnya 0412 7730 1185 9026."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.label_suffix = ""


class WriteBackForm(forms.Form):
    """Sent with the receipt itself: nothing else tells who writes."""

    text = TextField(label=_("Pesan Anda"), rows=4, max_length=LONGEST)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.label_suffix = ""


class WriteDownForm(ToldFields, ActForm):
    """The officer's form: three fields must be filled in."""

    channel = forms.ChoiceField(
        label=_("Bagaimana kabar ini sampai?"),
        choices=[("", _("pilih")), *(one for one in Channel.choices if one[0] != Channel.FORM)],
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.fields["text"].help_text = _("Tempel pesan WhatsApp di sini, atau tulis yang diceritakan.")

    def arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"channel": said["channel"], "told": self.told(), "photos": said["photos"]}


class ReasonForm(ActForm):
    because = TextField(label=_("Sebabnya"), rows=3, max_length=LONGEST_REASON)


class PassOnForm(ReasonForm):
    agency = AgencyChoice(Agency.objects.none(), label=_("Kepada instansi"), empty_label=_("pilih"))

    def __init__(self, data: Any, *, agencies: QuerySet[Agency]) -> None:
        super().__init__(data)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]
        self.order_fields(["agency", "because"])


class JoinForm(ActForm):
    case = CaseChoice(Case.objects.none(), label=_("Perkara"), empty_label=_("pilih"))

    def __init__(self, data: Any, *, cases: QuerySet[Case]) -> None:
        super().__init__(data)
        self.fields["case"].queryset = cases  # type: ignore[attr-defined]


class MessageForm(ActForm):
    text = TextField(
        label=_("Pesan kepada pelapor"),
        rows=3,
        max_length=LONGEST,
        help_text=_(
            "Tanpa nama orang dan tanpa tempat: siapa pun yang memegang tanda terima dapat membacanya."
        ),
    )
