"""What meetings are usually called, and when they usually are: proposals that people change."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from lopo.ground.papers.words import roman
from lopo.taskforce.decree.models import SubTaskForce
from lopo.taskforce.meeting.models import MeetingKind, Occasion

USUAL_HOUR = time(9)
AHEAD = 7  # days between the letter and the meeting
SECOND_HALF = 7  # from July on one plans the coming year and looks back on this one


def usual_title(kind: str, body: SubTaskForce | None, day: date) -> str:
    """ "Rapat koordinasi triwulan I 2026": as it stands on letters, so it is Indonesian in both languages."""
    quarter = f"triwulan {roman((day.month - 1) // 3 + 1)} {day.year}"
    if body is not None:
        return f"Rapat Sub {body.code} {quarter}"
    if kind == MeetingKind.PLAN:
        return f"Rapat penyusunan rencana aksi {day.year + (day.month >= SECOND_HALF)}"
    if kind == MeetingKind.EVALUATION:
        return f"Rapat evaluasi {day.year - (day.month < SECOND_HALF)}"
    return f"Rapat koordinasi {quarter}"


def usual_occasion(kind: str) -> str:
    if kind == MeetingKind.PLAN:
        return Occasion.PLAN
    return Occasion.FINDING if kind == MeetingKind.EVALUATION else Occasion.RHYTHM


def usual_moment(today: date) -> datetime:
    """Nine in the morning, a week from now, never on a weekend."""
    day = today + timedelta(days=AHEAD)
    day += timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))
    return timezone.make_aware(datetime.combine(day, USUAL_HOUR))
