"""A draft as the tree that planners write: goals, programmes, activities, empty ones too, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass, field

from lopo.cooperation.action_plan.models import ActionPlan, Activity, Goal, Programme
from lopo.cooperation.action_plan.queries import Line, lines_of


@dataclass
class ProgrammeBranch:
    programme: Programme
    lines: list[Line] = field(default_factory=list)


@dataclass
class GoalBranch:
    goal: Goal
    programmes: list[ProgrammeBranch] = field(default_factory=list)


@dataclass(frozen=True)
class Tree:
    goals: list[GoalBranch]
    lines: list[Line]

    @property
    def lacking(self) -> list[Activity]:
        """Without a kind of work, a quarter or a responsible agency: these keep the plan from being adopted."""
        return [
            line.activity
            for line in self.lines
            if not (line.activity.work and line.activity.quarters and line.leads)
        ]

    @property
    def uncertain(self) -> int:
        """Without baseline or target: the plan may be adopted, but nobody can say later what was reached."""
        return sum(line.activity.baseline is None or line.activity.target is None for line in self.lines)

    @property
    def missed(self) -> int:
        return sum(line.missed_last_year for line in self.lines)

    @property
    def joint(self) -> int:
        return sum(line.activity.joint for line in self.lines)


def tree_of(plan: ActionPlan) -> Tree:
    """Six queries."""
    goals = [GoalBranch(goal) for goal in plan.goals.order_by("order")]
    by_goal = {branch.goal.pk: branch for branch in goals}
    programmes: dict[object, ProgrammeBranch] = {}
    for programme in Programme.objects.filter(goal__plan=plan).select_related("goal").order_by("order"):
        programmes[programme.pk] = ProgrammeBranch(programme)
        by_goal[programme.goal_id].programmes.append(programmes[programme.pk])
    lines = lines_of(plan)
    for line in lines:
        programmes[line.activity.programme_id].lines.append(line)
    return Tree(goals, lines)
