"""Light or dark: as the device says, unless a person chooses. The choice is a cookie that holds nothing else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lopo.ground.web.language_pages import YEAR, page_before
from lopo.ground.web.pages import public_page

COOKIE = "tema"
THEMES = ("light", "dark")


def chosen(request: HttpRequest) -> str:
    """The theme that this person chose; empty follows the device."""
    theme = request.COOKIES.get(COOKIE, "")
    return theme if theme in THEMES else ""


@public_page
@never_cache
@require_safe
def theme(request: HttpRequest) -> HttpResponse:
    """Switch to `ke`, or back to the device's own with anything else, and return to the page `kembali`."""
    response = redirect(page_before(request))
    wanted = request.GET.get("ke", "")
    if wanted in THEMES:
        response.set_cookie(
            COOKIE, wanted, max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=True
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


urlpatterns = [path("tema/", theme, name="theme")]
