"""The matrix of a year's plan, lying on its side, its head repeated on each page; with what was realised, if asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lopo.ground.papers.frame import Frame, Signature
from lopo.ground.papers.typeset import Printed, filename, typeset


@dataclass(frozen=True)
class PlannedActivity:
    """One row. Everything comes in words: money as "Rp85.000.000,00", quarters as "I–III"."""

    code: str  # "1.1.1"
    activity: str
    indicator: str
    target: str  # "60 → 120 desa"
    responsible: str
    together: str = ""  # the agencies that work along
    joint: bool = False
    money: str = ""
    source: str = ""
    quarters: str = ""
    realised: Sequence[str] = ()  # TW I, II, III, IV
    reached: str = ""  # "90 dari 120 desa"
    money_released: str = ""
    proof: str = ""
    obstacle: str = ""


@dataclass(frozen=True)
class Programme:
    goal: str  # printed where it changes
    programme: str
    activities: Sequence[PlannedActivity]


@dataclass(frozen=True)
class PlanMatrix:
    frame: Frame  # landscape
    title: str  # "RENCANA AKSI DAERAH …"
    year: int
    programmes: Sequence[Programme]
    totals: str  # "24 kegiatan, 9 bersama, Rp1.250.000.000,00"
    as_of: str  # "Keadaan 10 Maret 2026"
    signatures: Sequence[Signature] = ()
    with_realisation: bool = False


def plan_matrix(plan: PlanMatrix, *, made_on: date) -> Printed:
    title = f"{plan.title} {plan.year}"
    pdf = typeset("ground/papers/plan_matrix.typ", {"plan": plan}, title=title, dated=made_on)
    kind = "realisasi-rencana" if plan.with_realisation else "matriks-rencana"
    return Printed(pdf, filename(kind, str(plan.year), made_on))
