"""All addresses. Each noun brings its own; a page without a decision on sign-in fails in tests/project."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from lopo.ground.web import language_pages
from lopo.ground.web.showroom import pages as showroom

urlpatterns: list[URLPattern | URLResolver] = [
    *language_pages.urlpatterns,
    *showroom.urlpatterns,
]

handler400 = "lopo.ground.web.errors.bad_request"
handler403 = "lopo.ground.web.errors.denied"
handler404 = "lopo.ground.web.errors.not_found"
handler500 = "lopo.ground.web.errors.broken"
