"""All findings of a period, in the order in which people should look."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lopo.evaluation.findings.finding import Basis, Finding
from lopo.evaluation.findings.founding import about_the_decree
from lopo.evaluation.findings.meetings import about_meetings
from lopo.evaluation.findings.plan import about_the_plan
from lopo.evaluation.findings.working import about_work

SOURCES: tuple[Callable[[Basis], Iterator[Finding]], ...] = (
    about_the_decree,
    about_meetings,
    about_the_plan,
    about_work,
)


def findings(basis: Basis) -> tuple[Finding, ...]:
    """By weight of their kind; among equals the longest owed, then the largest, then by key."""
    found = [finding for source in SOURCES for finding in source(basis)]
    return tuple(sorted(found, key=lambda f: (-f.weight, -(f.days or 0), -f.size, f.key)))
