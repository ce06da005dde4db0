"""The form of one quarter: what was reached, who really took part, money, villages, people, obstacles, proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lopo.cooperation.action_plan.forms.fields import (
    PROOF_HELP,
    SOURCE_HELP,
    AgenciesField,
    CountField,
    NumberField,
)
from lopo.cooperation.action_plan.happening import Told
from lopo.cooperation.action_plan.models import Activity, Realisation
from lopo.cooperation.action_plan.promises import COUNTS_PEOPLE
from lopo.ground.acts import today
from lopo.ground.agencies.models import Agency
from lopo.ground.places.models import District, Village
from lopo.ground.web.forms import ActForm, DayField, RupiahField, TextField
from lopo.ground.web.inputs import ChoiceCards

if TYPE_CHECKING:
    VillageChoices = forms.ModelMultipleChoiceField[Village]
else:
    VillageChoices = forms.ModelMultipleChoiceField


class RealisationForm(ActForm):
    """A report or its correction. The agencies that the plan names are ticked, and have to be looked at."""

    happened = forms.ChoiceField(
        label=gettext_lazy("Dalam triwulan ini"),
        choices=[("done", gettext_lazy("Dikerjakan")), ("nothing", gettext_lazy("Tidak dikerjakan"))],
        initial="done",
        widget=ChoiceCards(
            says={
                "done": gettext_lazy("Capaiannya dihitung terhadap sasaran."),
                "nothing": gettext_lazy("Tulis sebabnya. Tetap terlihat dalam evaluasi."),
            }
        ),
    )
    done_on = DayField(label=gettext_lazy("Hari terakhir dikerjakan"), past=True, required=False)
    result = TextField(label=gettext_lazy("Hasilnya"), required=False, rows=2)
    released = RupiahField(
        label=gettext_lazy("Uang yang cair"),
        required=False,
        help_text=gettext_lazy("Dalam triwulan ini. Kosong berarti tidak ada yang cair."),
    )
    spent = RupiahField(
        label=gettext_lazy("Uang yang terpakai"),
        required=False,
        help_text=gettext_lazy("Kosong berarti tidak ada yang terpakai."),
    )
    obstacles = TextField(
        label=gettext_lazy("Hambatan, atau mengapa tidak dikerjakan"), required=False, rows=3
    )
    checked = forms.BooleanField(
        label=gettext_lazy("Benar, hanya yang dicentang yang sungguh ikut"),
        required=False,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, activity: Activity, for_another: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regency = activity.regency
        self.activity = activity
        self.fields["value"] = NumberField(
            label=_value_label(activity),
            required=False,
            help_text=_("Angka saja. Kosongkan bila belum dihitung."),
        )
        self.fields["took_part"] = AgenciesField(
            regency, label=_("Instansi yang sungguh ikut"), required=False
        )
        self.fields["villages"] = VillageChoices(
            Village.objects.filter(regency=regency).order_by("code"),
            required=False,
            label=_("Desa yang dijangkau"),
        )
        if activity.work in COUNTS_PEOPLE:
            self.fields["people"] = CountField(
                label=_("Orang yang dilatih atau diberdayakan"),
                required=False,
                help_text=_("Enam bulan kemudian ditanyakan berapa yang bekerja atau berpenghasilan."),
            )
        if for_another:
            self.fields["source"] = forms.CharField(
                label=_("Diketahui dari"), max_length=200, help_text=str(SOURCE_HELP)
            )
        self.fields["evidence"] = forms.FileField(
            label=_("Bukti"),
            required=False,
            help_text=_("Foto kegiatan tanpa wajah, daftar hadir, atau laporan. ") + str(PROOF_HELP),
        )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("happened") == "done":
            if not said.get("done_on") and "done_on" not in self.errors:
                self.add_error("done_on", _("Isi hari terakhir dikerjakan dalam triwulan ini."))
            if not said.get("checked"):
                self.add_error("checked", _("Periksa daftar instansinya, lalu centang kalimat ini."))
        return said

    def arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        more = {name: said[name] for name in ("source", "revision") if said.get(name)}
        return {"told": self._told(said), **more}

    def _told(self, said: dict[str, Any]) -> Told:
        money: dict[str, Any] = {name: said[name] or 0 for name in ("released", "spent")}
        if said["happened"] == "nothing":
            return Told(obstacles=said["obstacles"], **money)
        return Told(
            done_on=said["done_on"],
            value=said["value"],
            result=said["result"],
            obstacles=said["obstacles"],
            people=said.get("people"),
            took_part=list(said["took_part"]),
            villages=list(said["villages"]),
            **money,
        )


def first_report(activity: Activity) -> dict[str, Any]:
    """What a fresh form shows: the agencies that the plan names, ticked, to be confirmed one by one."""
    return {"took_part": [row.agency_id for row in activity.agencies.all()], "done_on": None}


def known_report(row: Realisation, there: list[Agency]) -> dict[str, Any]:
    """What the form shows when a report is corrected."""
    kept = ("done_on", "value", "result", "obstacles", "released", "spent", "people", "revision")
    return {name: getattr(row, name) for name in kept} | {
        "happened": "done" if row.done_on else "nothing",
        "took_part": [agency.pk for agency in there],
        "villages": list(row.villages.values_list("village_id", flat=True)),
    }


@dataclass(frozen=True)
class Ticked:
    """One agency to tick, and whether it is."""

    agency: Agency
    ticked: bool


@dataclass(frozen=True)
class AgencyChoice:
    """Those that the plan names, each to be looked at; all others under a fold."""

    planned: list[Ticked]
    others: list[Ticked]

    @property
    def others_ticked(self) -> int:
        return sum(row.ticked for row in self.others)


def agency_choice(form: RealisationForm) -> AgencyChoice:
    """One query."""
    ticked = {str(getattr(pk, "pk", pk)) for pk in form["took_part"].value() or ()}
    planned = {row.agency_id for row in form.activity.agencies.all()}
    field: Any = form.fields["took_part"]
    rows = [Ticked(agency, str(agency.pk) in ticked) for agency in field.queryset]
    return AgencyChoice(
        [row for row in rows if row.agency.pk in planned],
        [row for row in rows if row.agency.pk not in planned],
    )


@dataclass(frozen=True)
class DistrictVillages:
    """One district of the picker: its villages, those that are ticked, those that an earlier quarter reached."""

    district: District
    villages: list[tuple[Village, bool, bool]]  # village, ticked, reached before

    @property
    def ticked(self) -> int:
        return sum(ticked for _village, ticked, _before in self.villages)

    @property
    def says(self) -> str:
        if not self.ticked:
            return ngettext("%(n)s desa", "%(n)s desa", len(self.villages)) % {"n": len(self.villages)}
        return _("%(part)s dari %(total)s desa") % {"part": self.ticked, "total": len(self.villages)}


def by_district(form: RealisationForm, before: set[Any]) -> Iterator[DistrictVillages]:
    """The picker: works without script, one fold a district. One query."""
    ticked = {str(getattr(pk, "pk", pk)) for pk in form["villages"].value() or ()}
    field: Any = form.fields["villages"]
    found: dict[District, list[tuple[Village, bool, bool]]] = {}
    for village in field.queryset.select_related("district"):
        row = (village, str(village.pk) in ticked, village.pk in before)
        found.setdefault(village.district, []).append(row)
    return (DistrictVillages(district, villages) for district, villages in found.items())


class OutcomeForm(ActForm):
    """Six months on."""

    people_with_outcome = CountField(
        label=gettext_lazy("Orang yang bekerja, ditempatkan resmi, atau berpenghasilan")
    )
    on = DayField(label=gettext_lazy("Diketahui pada"), past=True)

    def __init__(self, *args: Any, for_another: bool, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})["on"] = today()
        super().__init__(*args, **kwargs)
        if for_another:
            self.fields["source"] = forms.CharField(
                label=_("Diketahui dari"), max_length=200, help_text=str(SOURCE_HELP)
            )


class EvidenceForm(ActForm):
    """One more file beside a report."""

    evidence = forms.FileField(label=gettext_lazy("Bukti"), help_text=PROOF_HELP)


def _value_label(activity: Activity) -> str:
    name = activity.indicator or activity.unit
    return _("Capaian: %(name)s") % {"name": name} if name else _("Capaian")
