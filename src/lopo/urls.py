"""All addresses. Each noun brings its own; a page without a decision on sign-in fails in tests/project."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
