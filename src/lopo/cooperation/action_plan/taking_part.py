"""Who really took part in a quarter of an activity, as contributions for the one pen.

Each agency that was there contributes to the activity's kind of work; where two or more carried out a joint activity,
each contributes to that as well (the duty to build cooperation). An agency that the plan names and that was not there
is recorded as away, and told, so that it may contest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lopo.cooperation.action_plan.models import Realisation
from lopo.cooperation.action_plan.promises import named
from lopo.cooperation.action_plan.quarters import last_day
from lopo.ground.agencies.models import Agency
from lopo.taskforce.decree.work import Work
from lopo.taskforce.record.models import Contribution
from lopo.taskforce.record.pen import Took


def taking_part(row: Realisation, there: Sequence[Agency]) -> list[Took]:
    """Everything that the report says of agencies, and a taking back of what an earlier one said."""
    activity = row.activity
    on = row.done_on or last_day(activity.plan.year, row.quarter)
    about = named(activity, row.quarter, activity.plan)
    said = {(agency.pk, work): (agency, part) for agency, work, part in _said(row, there)}
    for known in Contribution.objects.filter(subject_id=row.pk).select_related("agency"):
        said.setdefault((known.agency_id, Work(known.work)), (known.agency, False))
    return [
        Took(agency=agency, work=work, about=about, on=on, part=part)
        for (_, work), (agency, part) in said.items()
    ]


def _said(row: Realisation, there: Sequence[Agency]) -> Iterator[tuple[Agency, Work, bool]]:
    if row.done_on is None:  # nothing took place, so nobody stayed away from it
        return
    activity = row.activity
    kind = Work(activity.work)
    planned = [share.agency for share in activity.agencies.all()]
    away = [agency for agency in planned if agency not in there]
    yield from ((agency, kind, True) for agency in there)
    yield from ((agency, kind, False) for agency in away)
    if activity.joint and len(there) > 1 and kind != Work.JOINT_ACTIVITY:
        yield from ((agency, Work.JOINT_ACTIVITY, True) for agency in there)
