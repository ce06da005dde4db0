"""Findings with what became of them, and the acts that this reader may do about each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from lopo.evaluation.asking import Asked
from lopo.evaluation.evaluating import Evaluation
from lopo.evaluation.findings.finding import Finding
from lopo.evaluation.models import FindingState, FindingTaken
from lopo.ground.acts import Actor
from lopo.ground.acts.fetch import visible

MARKED = 6  # the heaviest: shown first, and marked when several are taken to a meeting at once


@dataclass(frozen=True)
class FindingRow:
    """One finding as a page shows it. `taken`: what became of it, the last first."""

    finding: Finding
    url: str
    meeting_url: str
    follow_up_url: str
    answer_url: str
    measure_url: str = ""
    taken: FindingTaken | None = None

    @property
    def became_url(self) -> str:
        """Where one sees what became of it: the meeting, the follow-up, or its own page."""
        taken = self.taken
        if taken and taken.state == FindingState.AGENDA and taken.agenda_item:
            return reverse("meeting", args=[taken.agenda_item.meeting_id])
        if taken and taken.follow_up_id:
            return reverse("follow_up", args=[taken.follow_up_id])
        return self.url


def finding_rows(ev: Evaluation, asked: Asked, taken: dict[str, FindingTaken]) -> list[FindingRow]:
    """What this reader may read, in the order in which people should look."""
    return [row(f, asked, taken.get(f.key)) for f in ev.findings if asked.sight.finding(f)]


def row(finding: Finding, asked: Asked, taken: FindingTaken | None = None) -> FindingRow:
    key = finding.key
    return FindingRow(
        finding=finding,
        url=asked.url("evaluation_finding", key),
        meeting_url=asked.url("evaluation_finding_meeting", key),
        follow_up_url=asked.url("evaluation_finding_follow_up", key),
        answer_url=asked.url("evaluation_finding_answer", key),
        measure_url=asked.url("evaluation_measure", finding.measure) if finding.measure else "",
        taken=taken,
    )


def taken_up(actor: Actor, keys: Iterable[str]) -> dict[str, FindingTaken]:
    """The last that became of each finding; a point taken off its agenda counts as nothing. One query."""
    rows = visible(FindingTaken, to=actor).filter(key__in=list(keys))
    rows = rows.exclude(state=FindingState.AGENDA, agenda_item=None)
    rows = rows.select_related("agenda_item__meeting", "follow_up").order_by("taken_on", "pk")
    return {row.key: row for row in rows}
