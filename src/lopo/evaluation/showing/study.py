"""What a study says of an indicator, in the reader's language; its words stay its own and are never computed."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lopo.evaluation.evaluating import Evaluation
from lopo.evaluation.measures.rows import StudyWords
from lopo.evaluation.models import Study
from lopo.ground.acts import Actor
from lopo.ground.acts.fetch import visible

# The published study is in English; these are its sentences as we say them. Others are shown as they are written.
SAID: dict[str, Promise] = {
    "not optimal": _("belum optimal"),
    "agencies meet on incidents; several stay away from the yearly action plan; one is left out": _(
        "bertemu bila ada kejadian; beberapa instansi tidak ikut menyusun rencana aksi; satu tertinggal"
    ),
    "trust minimal, commitment high": _("kepercayaan minim, komitmen tinggi"),
    "present: knowledge and aim shared, duties divided": _("ada: pengetahuan dan tujuan sama, tugas terbagi"),
    "programmes run individually (conclusion)": _("program dijalankan sendiri-sendiri (simpulan)"),
    "each sub-task force has results; together very difficult to evaluate": _(
        "tiap sub gugus tugas punya hasil; bersama-sama sangat sulit dinilai"
    ),
}


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
    parts = [str(told[key]) for key in ("verdict", "because", "but") if told.get(key)]
    return "; ".join(str(SAID.get(part, part)) for part in parts)


def study_years(study: StudyWords) -> str:
    first, last = study.start.year, study.end.year
    return str(first) if first == last else f"{first}–{last}"
