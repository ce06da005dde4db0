"""A period is laid open to the agencies: each reads its own page first."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.evaluation.asking import Asked, asked
from lopo.evaluation.opening.operations import lay_open
from lopo.ground.acts import may
from lopo.ground.web.forms import ActForm, DayField, TextField, posted
from lopo.ground.web.pages import ActorRequest, page


class OpeningForm(ActForm):
    starts_on = DayField(label=gettext_lazy("Dari"))
    ends_on = DayField(label=gettext_lazy("Sampai"))
    obstacles = TextField(
        label=gettext_lazy("Yang menghambat, menurut orang"),
        required=False,
        help_text=gettext_lazy(
            "Satu hambatan satu baris, seperti disebut orang: kepemimpinan, anggaran, salah paham."
        ),
    )

    def arguments(self) -> dict[str, Any]:
        told = super().arguments()
        return {**told, "obstacles": told["obstacles"].splitlines()}


@page(hats={"secretariat", "leadership"})
def opening(request: ActorRequest) -> HttpResponse:
    here = asked(request, request.actor)
    form = OpeningForm(
        posted(request),
        initial={"starts_on": here.start, "ends_on": here.end},
    )
    if form.does(lay_open, request.actor):
        messages.success(request, _("Periode ini terbuka bagi instansi untuk ditanggapi."))
        told = form.cleaned_data
        return redirect(Asked(request.actor, told["starts_on"], told["ends_on"]).url("evaluation"))
    context = {
        "form": form,
        "may_do": may(lay_open, request.actor),
        "runs": not here.over and not form.is_bound,
        "asked": here,
        "back": here.url("evaluation"),
    }
    return render(request, "evaluation/opening.html", context, status=form.status)


urlpatterns = [path("evaluation/opening/", opening, name="evaluation_opening")]
