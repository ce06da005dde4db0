"""Forms of a request: what is asked of whom and what it opens; the answer; the answer that came by letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.base import File
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lopo.cases.case.forms import OfficeOf
from lopo.cases.request.models import RequestKind
from lopo.cases.request.operations import LONGEST
from lopo.ground.agencies.models import Office
from lopo.ground.web.forms import ActForm, DayField, TextField
from lopo.ground.web.inputs import ChoiceCards
from lopo.taskforce.access.compartments import Compartment

FEWEST = (Compartment.IDENTITY,)  # most services need to know who comes, and nothing else


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class PapersField(forms.FileField):
    """Several photographs or PDFs, or none."""

    widget = ManyFiles(attrs={"multiple": True, "accept": "image/jpeg,image/png,application/pdf"})

    def clean(self, data: Any, initial: Any = None) -> list[File[bytes]]:
        return [super(PapersField, self).clean(one, initial) for one in data or ()]


class AskForm(ActForm):
    office = OfficeOf(Office.objects.none(), label=_("Kepada kantor mana"), empty_label=_("pilih"))
    kind = forms.ChoiceField(label=_("Apa yang diminta"), choices=[("", _("pilih")), *RequestKind.choices])
    text = TextField(
        label=_("Uraiannya"),
        rows=4,
        max_length=LONGEST,
        help_text=_("Satu layanan, keterangan, atau pernyataan. Tanpa nama: isi ini dicetak pada surat."),
    )
    needed_by = DayField(
        label=_("Diperlukan paling lambat"), required=False, help_text=_("Tanpa tanggal: 7 hari.")
    )
    compartments = forms.MultipleChoiceField(
        label=_("Apa yang dibuka bagi kantor itu"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Sesedikit mungkin. Kantor itu membaca permintaan ini saja, sampai 30 hari sesudah selesai; yang "
            "tidak boleh dibaca kedudukannya tetap tertutup. Tempat aman tidak pernah dibuka."
        ),
    )

    def __init__(self, data: Any, *, offices: QuerySet[Office], opens: Sequence[str]) -> None:
        super().__init__(data, initial={"compartments": [part for part in FEWEST if part in opens]})
        self.fields["office"].queryset = offices  # type: ignore[attr-defined]
        choices = [(part, words) for part, words in Compartment.choices if part in opens]
        self.fields["compartments"].choices = choices  # type: ignore[attr-defined]


class DeclineForm(ActForm):
    because = TextField(label=_("Mengapa tidak dapat"), rows=3, max_length=LONGEST)


class WithdrawForm(ActForm):
    because = TextField(label=_("Mengapa permintaan ditarik"), rows=3, max_length=LONGEST)


class FinishForm(ActForm):
    answer = TextField(
        label=_("Apa yang sudah dikerjakan, atau keterangannya"),
        rows=5,
        max_length=LONGEST,
        help_text=_("Dibaca oleh yang bertanggung jawab bagi orang itu."),
    )
    papers = PapersField(
        label=_("Surat atau foto"), required=False, help_text=_("JPG, PNG, atau PDF; boleh beberapa.")
    )


class LetterAnswerForm(FinishForm):
    what = forms.ChoiceField(
        label=_("Bagaimana dijawab"),
        choices=[("done", _("Sudah dikerjakan atau diberi keterangan")), ("declined", _("Tidak disanggupi"))],
        initial="done",
        widget=ChoiceCards(
            says={
                "done": _("Instansi itu tercatat membantu, dan dapat membantah."),
                "declined": _("Yang dibuka permintaan ini tertutup lagi."),
            }
        ),
    )
    letter = forms.CharField(
        label=_("Dari mana diketahui"),
        max_length=200,
        help_text=_("Misalnya: surat 470/12/Dukcapil/2026, atau telepon 3 Maret."),
    )
    field_order = ("what", "letter", "answer", "papers")
