"""Which papers left, newest first."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from lopo.ground.acts import Actor
from lopo.ground.acts.fetch import visible
from lopo.ground.papers.models import IssuedPaper


def issued_papers(to: Actor, *, about: UUID | None = None) -> QuerySet[IssuedPaper]:
    """All papers of the regency, or those about one subject. One query."""
    papers = visible(IssuedPaper, to=to).select_related("issued_by__agency")
    return papers.filter(subject_id=about) if about else papers
