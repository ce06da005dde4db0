"""What was read of a workbook so far: the matrix, and everything that is wrong or doubtful in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lopo.cooperation.action_plan.matrix import Matrix
from lopo.ground.papers.workbook_archive import WorkbookProblem


@dataclass(frozen=True)
class Problem(WorkbookProblem):
    """A cell that keeps its row out (`rejected`), or that was read as something and should be looked at."""

    code: str = "unreadable"
    rejected: bool = True

    def as_dict(self) -> dict[str, Any]:
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "code": self.code,
            "rejected": self.rejected,
            "message": str(self),  # a whole sentence: where, what, what to do
        }


@dataclass
class Reading:
    """What a workbook says. `rows` are the rows that name an activity; with a rejected one nothing is taken over."""

    matrix: Matrix = field(default_factory=Matrix)
    rows: int = 0
    year: int | None = None
    problems: list[Problem] = field(default_factory=list)
    has: set[str] = field(default_factory=set)  # keys of the columns that were there

    @property
    def rejected(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.rejected]

    @property
    def doubtful(self) -> list[Problem]:
        return [problem for problem in self.problems if not problem.rejected]

    @property
    def bad_rows(self) -> int:
        return len({(problem.sheet, problem.row) for problem in self.rejected})

    @property
    def activities(self) -> int:
        return sum(1 for _ in self.matrix.entries())
