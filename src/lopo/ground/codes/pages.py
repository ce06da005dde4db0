"""Acting without an account: an office types the one-time code from its letter and does the one thing that it opens.

Each noun that gives codes registers the page of its purpose in `ANSWERS`.
"""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.codes.giving import find_code
from lopo.ground.codes.models import OneTimeCode
from lopo.ground.web.forms import posted
from lopo.ground.web.pages import kept_nowhere, public_page

Answer = Callable[[HttpRequest, OneTimeCode, str], HttpResponse]
ANSWERS: dict[str, Answer] = {}  # purpose → page; what it gets: request, the live code, the code as typed


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Kode sekali pakai"),
        max_length=40,
        help_text=gettext_lazy("Dua belas huruf dan angka di surat Anda, misalnya ABCD-EFGH-2345."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )


@public_page
@kept_nowhere
def typed_code(request: HttpRequest) -> HttpResponse:
    """Asks for the code; a wrong, used or old one gets one and the same answer."""
    form = CodeForm(posted(request))
    if form.is_valid():
        code = find_code(form.cleaned_data["code"])
        if code and code.purpose in ANSWERS:
            return ANSWERS[code.purpose](request, code, form.cleaned_data["code"])
        form.add_error(
            "code", _("Kode ini tidak berlaku, sudah dipakai, atau salah ketik. Periksa lagi surat Anda.")
        )
    return render(request, "ground/codes/entry.html", {"form": form}, status=422 if form.errors else 200)


urlpatterns = [path("kode/", typed_code, name="typed_code")]
