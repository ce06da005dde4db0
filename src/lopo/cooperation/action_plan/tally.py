"""What an activity has reached so far, and whether that is its target. The only place where quarters become a year."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lopo.cooperation.action_plan.models import Activity, Counting, Realisation


def reached(activity: Activity, realisations: Iterable[Realisation]) -> Decimal | None:
    """The year's number from those of the quarters, None while no quarter has one: unknown is not zero."""
    told = [(row.quarter, row.value) for row in realisations if row.value is not None]
    if not told:
        return None
    if activity.counting == Counting.LATEST:
        return max(told)[1]
    return sum((value for _, value in told), Decimal(0))


def missing(activity: Activity, realisations: Iterable[Realisation]) -> list[int]:
    """Planned quarters without a report, in order."""
    filled = {row.quarter for row in realisations}
    return [quarter for quarter in sorted(activity.quarters) if quarter not in filled]


def hits(activity: Activity, realisations: Iterable[Realisation]) -> bool | None:
    """Is the target reached? None while it cannot be said: no target, or no number.

    Where fewer is better it counts only once each planned quarter has been reported: silence never reaches a target.
    """
    rows = list(realisations)
    value = reached(activity, rows)
    if activity.target is None or value is None:
        return None
    if activity.counting == Counting.FEWER:
        return value <= activity.target and not missing(activity, rows)
    return value >= activity.target


def missed_last_year(activity: Activity) -> bool:
    """Was it in last year's plan with a target that was not reached (or that nobody knows to be)?"""
    if activity.last_target is None:
        return False
    if activity.last_value is None:
        return True
    if activity.counting == Counting.FEWER:
        return activity.last_value > activity.last_target
    return activity.last_value < activity.last_target
