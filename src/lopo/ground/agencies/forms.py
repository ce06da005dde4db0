"""Forms about agencies, offices and the people in them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.acts import today
from lopo.ground.agencies.models import Agency, AgencyKind, Capacity, MandateLevel, Office, Official
from lopo.ground.web.forms import ActForm, DayField
from lopo.ground.web.inputs import ChoiceCards

ALONGSIDE = "alongside"
CAPACITIES = [
    (Capacity.HOLDER, gettext_lazy("Pejabat definitif")),
    (Capacity.PLT, gettext_lazy("Plt. (pelaksana tugas)")),
    (Capacity.PLH, gettext_lazy("Plh. (pelaksana harian)")),
    (ALONGSIDE, gettext_lazy("Bersama pejabat lain")),
]
CAPACITY_SAYS = {
    Capacity.HOLDER: gettext_lazy("Yang sekarang berhenti sehari sebelumnya."),
    Capacity.PLT: gettext_lazy(
        "Jabatan kosong. Tidak boleh mengubah kepegawaian, rencana atau anggaran; biasanya tiga bulan, "
        "dapat diperpanjang tiga bulan (perlu dikonfirmasi)."
    ),
    Capacity.PLH: gettext_lazy(
        "Pejabatnya sedang berhalangan dan tetap menjabat. Batas wewenangnya sama dengan Plt."
    ),
    ALONGSIDE: gettext_lazy(
        "Jabatan yang dipegang beberapa orang sekaligus, misalnya pimpinan agama. Yang sekarang tetap."
    ),
}
LEVEL_SAYS = {
    str(int(MandateLevel.DRAFT)): gettext_lazy("Menulis rancangan; orang lain yang menyimpannya."),
    str(int(MandateLevel.ACT)): gettext_lazy("Mencatat, menjawab undangan, mengisi realisasi."),
    str(int(MandateLevel.SIGN)): gettext_lazy("Semua itu, dan menandatangani atas nama jabatan."),
}


class AgencyForm(ActForm):
    name = forms.CharField(label=gettext_lazy("Nama lengkap"), max_length=200)
    short = forms.CharField(
        label=gettext_lazy("Nama sehari-hari"), max_length=60, help_text=gettext_lazy("Misalnya Dinas PPPA.")
    )
    code = forms.CharField(
        label=gettext_lazy("Singkatan dalam gambar"),
        max_length=4,
        help_text=gettext_lazy("Dua sampai empat huruf, misalnya PPA."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Bidang"), choices=AgencyKind.choices)


class OfficeForm(ActForm):
    name = forms.CharField(
        label=gettext_lazy("Nama jabatan"),
        max_length=200,
        help_text=gettext_lazy("Seperti tertulis dalam SK, tanpa nama orang."),
    )
    heads = forms.BooleanField(
        label=gettext_lazy("Memimpin instansi ini"),
        required=False,
        help_text=gettext_lazy("Surat kepada instansi dialamatkan ke jabatan ini."),
    )


class PersonForm(ActForm):
    name = forms.CharField(
        label=gettext_lazy("Nama"), max_length=200, help_text=gettext_lazy("Dengan gelar, seperti di surat.")
    )
    staff_number = forms.CharField(label=gettext_lazy("NIP atau NRP"), max_length=30, required=False)
    rank = forms.CharField(
        label=gettext_lazy("Pangkat, golongan"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Misalnya Pembina (IV/a)."),
    )
    job = forms.CharField(label=gettext_lazy("Pekerjaan sehari-hari"), max_length=200, required=False)


class _SomebodyForm(ActForm):
    """Somebody of the agency: chosen from those known, or entered new."""

    official = forms.ModelChoiceField(
        queryset=Official.objects.none(),
        label=gettext_lazy("Orangnya"),
        required=False,
        help_text=gettext_lazy("Dari daftar orang instansi ini, atau tulis nama baru di bawahnya."),
        empty_label=gettext_lazy("Orang baru, tulis di bawah"),
    )
    name = forms.CharField(
        label=gettext_lazy("Nama orang baru"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Dengan gelar, seperti di surat."),
    )
    staff_number = forms.CharField(label=gettext_lazy("NIP atau NRP"), max_length=30, required=False)
    rank = forms.CharField(label=gettext_lazy("Pangkat, golongan"), max_length=80, required=False)

    def __init__(self, agency: Agency, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("starts_on", today())
        super().__init__(*args, **kwargs)
        people: Any = self.fields["official"]
        people.queryset = Official.objects.filter(agency=agency).order_by("name")

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not said.get("official") and not (said.get("name") or "").strip():
            self.add_error("name", _("Pilih orangnya, atau tuliskan nama orang baru."))
        if said.get("official") and (said.get("name") or "").strip():
            self.add_error("name", _("Pilih salah satu: orang dari daftar, atau orang baru."))
        return said


class AppointmentForm(_SomebodyForm):
    """Who sits in an office from a day on."""

    capacity = forms.ChoiceField(
        label=gettext_lazy("Sebagai"),
        choices=CAPACITIES,
        initial=Capacity.HOLDER,
        widget=ChoiceCards(says=CAPACITY_SAYS),
    )
    starts_on = DayField(label=gettext_lazy("Sejak"))
    ends_on = DayField(
        label=gettext_lazy("Sampai"),
        required=False,
        help_text=gettext_lazy("Hari terakhir, bila sudah ditentukan."),
    )
    letter = forms.CharField(
        label=gettext_lazy("Nomor surat"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("SK pengangkatan, atau surat perintah Plt./Plh."),
    )


class MandateForm(_SomebodyForm):
    """A member of staff acts for an office by letter. `source` is asked of whoever records it for the holder."""

    level = forms.TypedChoiceField(
        label=gettext_lazy("Boleh"),
        choices=MandateLevel.choices,
        coerce=int,
        initial=MandateLevel.ACT,
        widget=ChoiceCards(says=LEVEL_SAYS),
    )
    letter = forms.CharField(label=gettext_lazy("Nomor surat tugas"), max_length=120)
    starts_on = DayField(label=gettext_lazy("Sejak"))
    ends_on = DayField(label=gettext_lazy("Sampai"), required=False)
    source = forms.CharField(
        label=gettext_lazy("Diketahui dari"),
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "Misalnya surat tugas yang diterima 3 Maret. Perlu diisi, sebab dicatat untuk pejabat itu."
        ),
    )

    def __init__(self, office: Office, *args: Any, for_another: bool, **kwargs: Any) -> None:
        super().__init__(office.agency, *args, **kwargs)
        if not for_another:
            del self.fields["source"]


class EndForm(ActForm):
    on = DayField(label=gettext_lazy("Hari terakhir"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("on", today())
        super().__init__(*args, **kwargs)


class EndAppointmentForm(EndForm):
    letter = forms.CharField(label=gettext_lazy("Nomor surat"), max_length=120, required=False)
