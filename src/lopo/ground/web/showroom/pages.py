"""The showroom: each part of the look in all its states, in both languages. Only in the demo and in tests."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from lopo.ground.web.pages import public_page
from lopo.ground.web.showroom import samples


@public_page
@require_safe
def showroom(request: HttpRequest) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    return render(request, "ground/web/showroom/showroom.html", samples.everything())


urlpatterns = [path("rupa/", showroom, name="showroom")]
