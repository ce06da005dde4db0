"""What a study says of an indicator, in the reader's language; its words stay its own and are never computed."""

from __future__ import annotations

from lopo.evaluation.evaluating import Evaluation
from lopo.evaluation.measures.rows import StudyWords
from lopo.evaluation.models import Study
from lopo.evaluation.quoting import quoted
from lopo.ground.acts import Actor
from lopo.ground.acts.fetch import visible


def study_beside(actor: Actor, ev: Evaluation) -> StudyWords | None:
    """The study whose evidence overlaps the period; else the newest that ended before it. At most one query."""
    if ev.studies:
        return ev.studies[0]
    row = visible(Study, to=actor).filter(ends_on__lt=ev.period.start).order_by("-ends_on", "pk").first()
    return StudyWords(row.title, row.starts_on, row.ends_on, row.says) if row else None


def study_says(study: StudyWords, indicator: str) -> str:
    """Its verdict, and why or but; empty where it says nothing of this indicator."""
    told = study.says.get(indicator)
    if not isinstance(told, dict):
        return ""
    return "; ".join(quoted(str(told[key])) for key in ("verdict", "because", "but") if told.get(key))


def study_years(study: StudyWords) -> str:
    first, last = study.start.year, study.end.year
    return str(first) if first == last else f"{first}–{last}"
