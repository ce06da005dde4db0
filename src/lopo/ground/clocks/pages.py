"""The promises of the task force: how long, from where, since when; what is still to be confirmed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.acts import Actor, may, today
from lopo.ground.acts.fetch import fetch, visible
from lopo.ground.clocks import words  # noqa: F401 (names these acts on histories)
from lopo.ground.clocks.models import ClockRule
from lopo.ground.clocks.operations import change_promise, confirm_promise
from lopo.ground.web.forms import ActForm, DayField, posted
from lopo.ground.web.inputs import ChoiceCards
from lopo.ground.web.pages import ActorRequest, page


class PromiseForm(ActForm):
    """Right as it stands, or another length from a day on."""

    what = forms.ChoiceField(
        label=gettext_lazy("Apakah janji ini benar?"),
        choices=[("confirm", gettext_lazy("Ya, benar")), ("change", gettext_lazy("Ubah lamanya"))],
        initial="confirm",
        widget=ChoiceCards(
            says={
                "confirm": gettext_lazy("Tidak lagi bertanda perlu dikonfirmasi."),
                "change": gettext_lazy("Yang sudah berjalan tetap memakai batas lamanya."),
            }
        ),
    )
    source = forms.CharField(
        label=gettext_lazy("Dasarnya"),
        max_length=200,
        help_text=gettext_lazy("Pasal, surat, atau keputusan rapat."),
    )
    amount = forms.IntegerField(label=gettext_lazy("Lamanya yang baru"), required=False)
    warns = forms.IntegerField(
        label=gettext_lazy("Ingatkan berapa hari sebelumnya"), required=False, min_value=0
    )
    valid_from = DayField(label=gettext_lazy("Berlaku sejak"), required=False)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("what") == "change":
            for name in ("amount", "valid_from"):
                if not said.get(name):
                    self.add_error(name, _("Isian ini perlu diisi."))
        return said


@page(methods=["GET"])
def promises(request: ActorRequest) -> HttpResponse:
    """Every promise and rhythm that holds today, the ones to be confirmed on top."""
    rows = visible(ClockRule, to=request.actor).filter(valid_from__lte=today(), valid_until=None)
    return render(request, "ground/clocks/promises.html", {"promises": rows.order_by("confirmed", "key")})


@page()
def promise(request: ActorRequest, pk: UUID) -> HttpResponse:
    row = fetch(ClockRule, pk, actor=request.actor)
    form = PromiseForm(
        posted(request),
        initial={"source": row.source, "amount": row.amount, "warns": row.warns, "valid_from": today()},
    )
    if form.does(_settle, request.actor, row):
        messages.success(request, _("Tercatat. Janji ini berlaku seperti tertulis sekarang."))
        return redirect("promises")
    context = {"promise": row, "form": form, "may_settle": may(confirm_promise, request.actor, row)}
    return render(request, "ground/clocks/promise.html", context, status=form.status)


def _settle(actor: Actor, row: ClockRule, *, what: str, source: str, **rest: Any) -> ClockRule:
    if what == "confirm":
        return confirm_promise(actor, row, source=source)
    rest["warns"] = rest["warns"] if rest["warns"] is not None else row.warns
    return change_promise(actor, row, source=source, **rest)


urlpatterns = [
    path("promises/", promises, name="promises"),
    path("promises/<uuid:pk>/", promise, name="promise"),
]
