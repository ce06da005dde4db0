"""Indonesian first, English second, switched in one click.

A browser's own language is not asked: many phones and office computers in TTU are set to English by the shop that
sold them. Only the person's click counts, kept in a cookie that holds nothing else.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lopo.ground.web.pages import public_page

YEAR = 365 * 24 * 60 * 60
Answer = Callable[[HttpRequest], HttpResponse]


class ChosenLanguage:
    """Middleware: the language of the cookie, else Indonesian."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Cookie",))
        return response


def page_before(request: HttpRequest) -> str:
    """The page of ours named in `kembali`; home for anything else."""
    back = request.GET.get("kembali", "/")
    inside = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/")
    return back if inside else "/"


@public_page
@never_cache
@require_safe
def language(request: HttpRequest) -> HttpResponse:
    """Switch to `ke` and go back to the page `kembali`; an unknown language or a strange address changes nothing."""
    code, response = request.GET.get("ke", ""), redirect(page_before(request))
    if code in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=YEAR,
            samesite="Lax",
            secure=request.is_secure(),
            httponly=True,
        )
    return response


urlpatterns = [path("bahasa/", language, name="language")]
