"""Forms for writing a plan: starting a draft, its goals, programmes and activities, adopting it, Excel."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cooperation.action_plan.forms.fields import QUARTERS, AgenciesField, AgencyField, NumberField
from lopo.cooperation.action_plan.matrix import Matrix, as_plain, from_plain
from lopo.cooperation.action_plan.models import ActionPlan, Activity, Counting, FundSource
from lopo.cooperation.action_plan.operations import Content
from lopo.cooperation.action_plan.wording import proposed_work
from lopo.ground.acts import today
from lopo.ground.agencies.models import Agency
from lopo.ground.places.models import Regency
from lopo.ground.web.forms import ActForm, DayField, RupiahField
from lopo.ground.web.inputs import CheckList, ChoiceCards
from lopo.taskforce.decree.work import Work
from lopo.taskforce.meeting.models import Meeting, MeetingKind, MeetingState


class DraftForm(ActForm):
    """A year, and the plan to start from."""

    year = forms.IntegerField(label=gettext_lazy("Tahun"), min_value=2000, max_value=2100)
    follows = forms.ModelChoiceField(
        ActionPlan.objects.none(),
        label=gettext_lazy("Mulai dari"),
        required=False,
        empty_label=gettext_lazy("rencana kosong"),
        help_text=gettext_lazy(
            "Tujuan, program dan kegiatannya disalin. Capaian terakhir menjadi angka awal, "
            "dan yang belum tercapai ditandai."
        ),
    )

    def __init__(self, *args: Any, plans: list[ActionPlan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["follows"]
        field.queryset = ActionPlan.objects.filter(pk__in=[plan.pk for plan in plans]).order_by("-year")


class HeadingForm(ActForm):
    """The name of a goal or a programme."""

    text = forms.CharField(label=gettext_lazy("Nama"), max_length=300)


class ActivityForm(ActForm):
    """Everything that an activity of a draft says."""

    title = forms.CharField(label=gettext_lazy("Kegiatan"), max_length=300)
    indicator = forms.CharField(
        label=gettext_lazy("Indikator"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Apa yang dihitung, misalnya: desa yang dijangkau."),
    )
    unit = forms.CharField(label=gettext_lazy("Satuan"), max_length=60, required=False)
    baseline = NumberField(label=gettext_lazy("Angka awal"), required=False)
    target = NumberField(label=gettext_lazy("Sasaran tahun ini"), required=False)
    counting = forms.ChoiceField(
        label=gettext_lazy("Cara menghitung setahun"),
        choices=Counting.choices,
        initial=Counting.SUM,
        widget=ChoiceCards(
            says={
                Counting.SUM: gettext_lazy("31 desa, lalu 40 desa: setahun 71 desa."),
                Counting.LATEST: gettext_lazy("12 tempat, lalu 20 tempat: setahun 20 tempat."),
                Counting.FEWER: gettext_lazy("Tercapai bila jumlahnya tidak melebihi sasaran."),
            }
        ),
    )
    work = forms.ChoiceField(
        label=gettext_lazy("Jenis pekerjaan"),
        choices=[("", gettext_lazy("usulkan dari kata-katanya")), *Work.choices],
        required=False,
        help_text=gettext_lazy("Menghubungkan kegiatan dengan rincian tugas dalam SK."),
    )
    budget = RupiahField(label=gettext_lazy("Anggaran (rupiah)"), required=False)
    fund = forms.ChoiceField(
        label=gettext_lazy("Sumber dana"),
        choices=[("", gettext_lazy("belum tahu")), *FundSource.choices],
        required=False,
    )
    quarters = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Triwulan"), choices=QUARTERS, coerce=int, widget=CheckList
    )
    joint = forms.BooleanField(
        label=gettext_lazy("Dikerjakan bersama"),
        required=False,
        help_text=gettext_lazy("Dua instansi atau lebih mengerjakannya di tempat dan waktu yang sama."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, regency: Regency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["leads"] = AgencyField(regency, label=_("Penanggung jawab"))
        self.fields["along"] = AgenciesField(regency, label=_("Instansi terkait"), required=False)

    def arguments(self) -> dict[str, Any]:
        said = {
            name: value for name, value in self.cleaned_data.items() if name not in ("act_id", "revision")
        }
        said["along"] = list(said["along"])
        said["work"] = said["work"] or proposed_work(said["title"], said["indicator"])
        revision = self.cleaned_data.get("revision")
        return {"content": Content(**said), **({"revision": revision} if revision else {})}


def activity_initial(activity: Activity) -> dict[str, Any]:
    """What the form of an activity shows before it is changed."""
    kept = ["title", "indicator", "unit", "baseline", "target", "counting", "work"]
    kept += ["budget", "fund", "quarters", "joint", "revision"]
    along = [agency.pk for agency in activity.along]
    return {name: getattr(activity, name) for name in kept} | {"leads": activity.leads, "along": along}


class AdoptForm(ActForm):
    """When the plan was adopted, and by which meeting it was prepared."""

    on = DayField(label=gettext_lazy("Ditetapkan pada"), past=True)
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        label=gettext_lazy("Rapat penyusunan"),
        required=False,
        empty_label=gettext_lazy("tanpa rapat tercatat"),
    )

    def __init__(self, *args: Any, plan: ActionPlan, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})["on"] = today()
        super().__init__(*args, **kwargs)
        field: Any = self.fields["meeting"]
        field.queryset = Meeting.objects.filter(
            regency=plan.regency_id, kind=MeetingKind.PLAN, state=MeetingState.HELD
        ).order_by("-starts_at")
        field.label_from_instance = _named


def _named(meeting: Meeting) -> str:
    from lopo.ground.web.words import day

    return f"{meeting.title}, {day(meeting.starts_at, year=True)}"


class WorkbookForm(forms.Form):
    """The workbook whose differences are to be shown. Nothing is saved by this form."""

    file = forms.FileField(
        label=gettext_lazy("Berkas Excel"),
        help_text=gettext_lazy(".xlsx, paling besar 10 MB. Belum ada yang disimpan."),
        widget=forms.FileInput(
            attrs={"accept": ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
        ),
    )


class ConfirmImportForm(ActForm):
    """Carries what the preview showed to its confirmation, signed, so that nobody can slip in something else."""

    SALT = "cooperation.action_plan.import"
    shown = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, agencies: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = agencies

    @classmethod
    def of(cls, matrix: Matrix, before: Matrix, agencies: list[Agency]) -> ConfirmImportForm:
        shown = signing.dumps([as_plain(matrix), as_plain(before)], salt=cls.SALT, compress=True)
        return cls(initial={"shown": shown}, agencies=agencies)

    def clean_shown(self) -> tuple[Matrix, Matrix]:
        try:
            matrix, before = signing.loads(self.cleaned_data["shown"], salt=self.SALT)
            return from_plain(matrix, self.agencies), from_plain(before, self.agencies)
        except (signing.BadSignature, KeyError, TypeError, ValueError):
            raise forms.ValidationError(
                _("Pratinjau ini tidak berlaku lagi. Masukkan berkasnya sekali lagi.")
            ) from None

    def arguments(self) -> dict[str, Any]:
        matrix, before = self.cleaned_data["shown"]
        return {"matrix": matrix, "before": before}


class ReasonForm(ActForm):
    """Why an activity is stopped."""

    reason = forms.CharField(
        label=gettext_lazy("Sebabnya"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Dibaca semua anggota dan tetap terlihat dalam evaluasi."),
    )
