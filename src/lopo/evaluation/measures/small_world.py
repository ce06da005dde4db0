"""A task force small enough to count by hand: the ground of every worked example.

Sub A: Polres (coordinator), Dinas PPPA, Nakertrans. Sub B: Dinas Sosial (coordinator), Dinas Kesehatan. Dukcapil works
along without a seat. The year is 2025, seen from March 2026; the decree was signed in February 2024.
"""

from __future__ import annotations

from datetime import date

from lopo.evaluation.measures.period import calendar_year
from lopo.evaluation.measures.rows import Agency, Decree, Duty, Invitation, SubTaskForce

YEAR = calendar_year(2025, as_of=date(2026, 3, 9))
NAMES = {
    "polres": "Polres",
    "dp3a": "Dinas PPPA",
    "nakertrans": "Nakertrans",
    "dinsos": "Dinas Sosial",
    "dinkes": "Dinas Kesehatan",
    "dukcapil": "Dukcapil",
}
AGENCIES = tuple(Agency(key, key, name, name, key[:3]) for key, name in NAMES.items())
SUB_A = SubTaskForce("A", "A", frozenset({"polres", "dp3a", "nakertrans"}), coordinator="polres")
SUB_B = SubTaskForce("B", "B", frozenset({"dinsos", "dinkes"}), coordinator="dinsos")
DECREE = Decree("sk", 2024, date(2024, 2, 20), "nakertrans", (SUB_A, SUB_B), number="SK 2024")
DUTIES = (
    Duty("a", "sk", "A", "a", frozenset({"report"}), "Menghimpun laporan", 1),
    Duty("b", "sk", "A", "b", frozenset({"joint_action", "strategy"}), "Berkoordinasi", 2),
    Duty("c", "sk", "B", "a", frozenset({"health_service", "social_service"}), "Melayani korban", 3),
    Duty("d", "sk", "B", "b", frozenset(), "Tugas lain menurut kebutuhan", 4),
)


def day(month: int, number: int, year: int = 2025) -> date:
    return date(year, month, number)


def attended(meeting: str, **attendance: str) -> tuple[Invitation, ...]:
    """One invitation for each agency named, with its attendance."""
    return tuple(Invitation(f"{meeting}-{key}", meeting, key, how) for key, how in attendance.items())
