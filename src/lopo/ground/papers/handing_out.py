"""Handing a finished paper to the browser."""

from __future__ import annotations

from django.http import HttpResponse

from lopo.ground.papers.typeset import Printed


def handed_out(paper: Printed) -> HttpResponse:
    """The PDF, shown in the browser and named for whoever keeps it; never cached by what stands between."""
    response = HttpResponse(paper.pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{paper.filename}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
