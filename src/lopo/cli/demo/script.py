"""What the story tells, from the two files beside it: what was planned, which meetings were held, who said what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from lopo.taskforce.decree.work import Work
from lopo.taskforce.meeting.models import MeetingKind, Occasion

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Row:
    """One activity. `joint` agencies really work together only where `together` says so."""

    title: str
    work: Work
    leads: str
    along: tuple[str, ...]
    indicator: str
    unit: str
    baseline: int | None
    target: int | None
    budget: int  # million rupiah
    fund: str
    quarters: tuple[int, ...]
    reached: tuple[int, ...] = ()  # by planned quarter; missing ones were never reported
    together: bool = False
    money: float = 1.0  # how much of the budget was released
    people: int = 0
    earning: int = 0  # of these, in work or earning six months on; 0: nobody asked
    villages: int = 0


@dataclass(frozen=True)
class Programme:
    """Activities of one programme under a goal of the plan."""

    goal: str
    text: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Decided:
    """One decision; without agency it names nobody, without days no date."""

    text: str
    agency: str = ""
    days: int = 0


@dataclass(frozen=True)
class Planned:
    """One meeting of the story. `body`: code of a sub-task force, "" for all. `share`: how likely an agency comes.

    `left_out`: whom nobody asked. `only`: whom alone one asked, where one case needed few.
    """

    month: int
    day: int
    title: str
    kind: str = MeetingKind.COORDINATION
    body: str = ""
    occasion: str = Occasion.RHYTHM
    share: float = 0.6
    left_out: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    decisions: tuple[Decided, ...] = ()
    not_held: str = ""
    done: tuple[int, ...] = ()  # which decisions are followed up in time


@dataclass(frozen=True)
class Piece:
    """What somebody said or saw, coded to an aspect."""

    kind: str
    informant: str
    says: str
    indicator: str
    aspect: str
    polarity: int


@dataclass(frozen=True)
class Script:
    """All that the story tells."""

    plan: tuple[Programme, ...]
    plan_meeting: Planned
    meetings: tuple[Planned, ...]
    pieces: tuple[Piece, ...]
    obstacles: tuple[str, ...]


def read_script() -> Script:
    """Reads plan.yaml and year.yaml. A misspelt field fails here, before anything is told."""
    year = _read("year.yaml")
    return Script(
        plan=tuple(_programmes(_read("plan.yaml"))),
        plan_meeting=_meeting(year["plan_meeting"]),
        meetings=tuple(_meeting(told) for told in year["meetings"]),
        pieces=tuple(Piece(**piece) for piece in year["pieces"]),
        obstacles=tuple(year["obstacles"]),
    )


def _read(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text())


def _programmes(goals: list[dict[str, Any]]) -> Iterator[Programme]:
    for goal in goals:
        for programme in goal["programmes"]:
            rows = tuple(_row(told) for told in programme["activities"])
            yield Programme(goal["goal"], programme["programme"], rows)


def _row(told: dict[str, Any]) -> Row:
    return Row(**_frozen(told) | {"work": Work(told["work"])})


def _meeting(told: dict[str, Any]) -> Planned:
    decisions = tuple(Decided(**decision) for decision in told.get("decisions", ()))
    return Planned(**_frozen(told) | {"decisions": decisions})


def _frozen(told: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in told.items()}
