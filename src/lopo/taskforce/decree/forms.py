"""Forms of the decree: a file comes in, open points are answered, leadership is entered, a draft is worked on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.acts import today
from lopo.ground.agencies.models import Agency, Office
from lopo.ground.places.models import Regency
from lopo.ground.web.forms import ActForm, DayField, TextField
from lopo.ground.web.inputs import CheckList
from lopo.taskforce.decree.models import Decree, Function, Intake, LeaderRole, Position, Seat, SubTaskForce
from lopo.taskforce.decree.work import Work

LARGEST = 10 * 1024 * 1024
SOURCE_HINT = gettext_lazy("Misalnya telepon Bagian Hukum 3 Maret, atau surat 12/III/2026.")


class FileForm(forms.Form):
    """A decree as a file."""

    file = forms.FileField(
        label=gettext_lazy("Berkas SK"),
        help_text=gettext_lazy("Excel (XLSX) atau YAML, paling besar 10 MB. Belum ada yang disimpan."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("Berkas ini terlalu besar untuk sebuah SK. Paling besar 10 MB."))
        return file


class ImportForm(ActForm):
    """The file as it was read, carried from the preview to the import."""

    told = forms.CharField(widget=forms.HiddenInput, max_length=2_000_000)


class GroupedOffices(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Offices of the regency, by agency."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Office.objects.none(), empty_label=gettext_lazy("belum ditunjuk"), **kwargs)

    def label_from_instance(self, obj: Office) -> str:
        return f"{obj.agency.short} · {obj.name}"

    def offer(self, offices: QuerySet[Office]) -> None:
        self.queryset = offices


class LeadershipForm(ActForm):
    """Lampiran I: who leads, by office."""

    chair = GroupedOffices(label=gettext_lazy("Ketua"), required=False)
    deputy = GroupedOffices(label=gettext_lazy("Wakil ketua"), required=False)
    second_deputy = GroupedOffices(label=gettext_lazy("Wakil ketua kedua"), required=False)
    secretary = GroupedOffices(
        label=gettext_lazy("Sekretaris"),
        required=False,
        help_text=gettext_lazy("Kosong: pimpinan instansi Sekretariat bertindak sebagai sekretaris."),
    )
    source = forms.CharField(label=gettext_lazy("Diketahui dari"), max_length=200, help_text=SOURCE_HINT)

    ROLES = (
        ("chair", LeaderRole.CHAIR),
        ("deputy", LeaderRole.DEPUTY),
        ("second_deputy", LeaderRole.DEPUTY),
        ("secretary", LeaderRole.SECRETARY),
    )

    def __init__(self, decree: Decree, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial=self._known(decree), **kwargs)
        offices = Office.objects.filter(regency=decree.regency).select_related("agency")
        for name, _role in self.ROLES:
            self.fields[name].offer(offices.order_by("agency__short", "-heads", "name"))  # type: ignore[attr-defined]

    def _known(self, decree: Decree) -> dict[str, Any]:
        left = list(decree.leaders.order_by("order"))
        found: dict[str, Any] = {}
        for name, role in self.ROLES:
            match = next((leader for leader in left if leader.role == role), None)
            if match:
                left.remove(match)
                found[name] = match.office_id
        return found

    def arguments(self) -> dict[str, Any]:
        said = super().arguments()
        leaders = [(role, said[name]) for name, role in self.ROLES if said[name]]
        return {"leaders": list(dict.fromkeys(leaders)), "source": said["source"]}


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


class HeadForm(ActForm):
    """Title, year and text of a draft."""

    title = TextField(label=gettext_lazy("Judul"), rows=3)
    year = forms.IntegerField(label=gettext_lazy("Tahun"), min_value=2000, max_value=2100)
    place = forms.CharField(label=gettext_lazy("Tempat ditetapkan"), max_length=80)
    issuer = forms.CharField(label=gettext_lazy("Yang menetapkan"), max_length=120)
    secretariat = forms.ModelChoiceField(Agency.objects.none(), label=gettext_lazy("Sekretariat"))
    reasons = TextField(
        label=gettext_lazy("Menimbang"),
        rows=5,
        required=False,
        help_text=gettext_lazy("Satu pertimbangan tiap baris; hurufnya dipasang sendiri."),
    )
    grounds = TextField(
        label=gettext_lazy("Mengingat"),
        rows=8,
        required=False,
        help_text=gettext_lazy(
            "Satu peraturan tiap baris, urut tingkat lalu tahun. Bagian Hukum melengkapinya."
        ),
    )
    paragraphs = TextField(
        label=gettext_lazy("Memutuskan"),
        rows=8,
        required=False,
        help_text=gettext_lazy("Satu diktum tiap baris: KESATU, KEDUA, dan seterusnya."),
    )

    def __init__(self, draft: Decree, *args: Any) -> None:
        told = {n: getattr(draft, n) for n in ("title", "year", "place", "issuer", "secretariat")}
        told |= {n: "\n".join(getattr(draft, n)) for n in ("reasons", "grounds", "paragraphs")}
        super().__init__(*args, initial=told)
        _agencies(self, "secretariat", draft.regency)

    def arguments(self) -> dict[str, Any]:
        said = super().arguments()
        return said | {name: _lines(said[name]) for name in ("reasons", "grounds", "paragraphs")}


class PartForm(ActForm):
    code = forms.CharField(label=gettext_lazy("Huruf atau nomor"), max_length=8)
    name = forms.CharField(label=gettext_lazy("Nama sub gugus tugas"), max_length=200)
    functions = forms.MultipleChoiceField(
        label=gettext_lazy("Fungsi"), choices=Function.choices, required=False, widget=CheckList()
    )


class SeatForm(ActForm):
    """A seat of a draft. An office that is not known yet is entered with it."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=gettext_lazy("Instansi"))
    office = forms.CharField(
        label=gettext_lazy("Jabatan"),
        max_length=200,
        help_text=gettext_lazy("Seperti akan tertulis dalam SK, tanpa nama orang."),
        widget=forms.TextInput(attrs={"list": "jabatan"}),
    )
    position = forms.ChoiceField(
        label=gettext_lazy("Kedudukan"), choices=Position.choices, initial=Position.MEMBER, required=False
    )
    receives = forms.BooleanField(label=gettext_lazy("Menerima penyerahan orang"), required=False)
    intake = forms.ChoiceField(label=gettext_lazy("Laporan warga"), choices=Intake.choices, required=False)
    many_holders = forms.BooleanField(label=gettext_lazy("Dijabat beberapa orang sekaligus"), required=False)

    def __init__(self, regency: Regency, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _agencies(self, "agency", regency)


class DutyForm(ActForm):
    text = TextField(label=gettext_lazy("Tugas"), rows=3, max_length=2000)
    work = forms.MultipleChoiceField(
        label=gettext_lazy("Jenis kerja"),
        choices=Work.choices,
        required=False,
        widget=CheckList(),
        help_text=gettext_lazy("Kerja yang melaksanakan tugas ini. Kosong: tugas ini tidak diukur."),
    )


class WorkForm(ActForm):
    """Only what no decree prints: the kinds of work of a duty that is in force."""

    work = forms.MultipleChoiceField(
        label=gettext_lazy("Jenis kerja"),
        choices=Work.choices,
        required=False,
        widget=CheckList(),
        help_text=gettext_lazy("Kerja yang melaksanakan tugas ini. Kosong: tugas ini tidak diukur."),
    )


class ArrangementForm(ActForm):
    """Only what no decree prints: functions of a sub-task force, who receives people and reports."""

    functions = forms.MultipleChoiceField(
        label=gettext_lazy("Fungsi"), choices=Function.choices, required=False, widget=CheckList()
    )
    receiver = forms.ModelChoiceField(
        Seat.objects.none(),
        label=gettext_lazy("Menerima penyerahan orang"),
        required=False,
        empty_label=gettext_lazy("tidak ada"),
    )
    first = forms.ModelChoiceField(
        Seat.objects.none(),
        label=gettext_lazy("Membaca laporan warga lebih dulu"),
        required=False,
        empty_label=gettext_lazy("tidak ada"),
    )
    second = forms.ModelChoiceField(
        Seat.objects.none(),
        label=gettext_lazy("Membaca bila instansi pertama disebut di dalamnya"),
        required=False,
        empty_label=gettext_lazy("tidak ada"),
    )

    def __init__(self, part: SubTaskForce, *args: Any) -> None:
        seats = list(part.seats.select_related("office__agency", "sub_task_force").order_by("order"))
        told = {
            "functions": part.functions,
            "receiver": next((s.pk for s in seats if s.receives), None),
            "first": next((s.pk for s in seats if s.intake == Intake.FIRST), None),
            "second": next((s.pk for s in seats if s.intake == Intake.SECOND), None),
        }
        super().__init__(*args, initial=told)
        for name in ("receiver", "first", "second"):
            field: Any = self.fields[name]
            field.queryset = part.seats.select_related("office__agency", "sub_task_force").order_by("order")
            field.label_from_instance = lambda seat: f"{seat.label} {seat.office.name}"


class HeirsForm(ActForm):
    """For each office that leaves with open work: who goes on with it."""

    def __init__(self, leaving: list[Office], staying: Any, known: dict[Any, Any], *args: Any) -> None:
        super().__init__(*args)
        self.leaving = {f"office-{office.pk}": office for office in leaving}
        for name, office in self.leaving.items():
            field = GroupedOffices(label=office.name, required=True, initial=known.get(office.pk))
            field.offer(staying)
            self.fields[name] = field

    def arguments(self) -> dict[str, Any]:
        said = super().arguments()
        return {"heirs": {office: said[name] for name, office in self.leaving.items()}}

    def rows(self) -> Iterator[tuple[Office, Any]]:
        for name, office in self.leaving.items():
            yield office, self[name]


class IssueForm(ActForm):
    number = forms.CharField(
        label=gettext_lazy("Nomor SK"),
        max_length=80,
        help_text=gettext_lazy("Nomor dari Bagian Hukum, misalnya 15/KEP/HK/I/2026."),
    )
    signed_on = DayField(label=gettext_lazy("Ditandatangani"), past=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"signed_on": today()}, **kwargs)


def _agencies(form: forms.Form, name: str, regency: Regency) -> None:
    field: Any = form.fields[name]
    field.queryset = Agency.objects.filter(regency=regency).order_by("short")
