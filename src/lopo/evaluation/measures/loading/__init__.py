"""Reading the records of a period: sixteen queries, whatever the size. Only here do the measures touch the database.

Services, proceedings and empowerment are not kept in Lopo yet: what those measures count stays empty, and they say so.
"""

from __future__ import annotations

from datetime import date

from lopo.evaluation.measures.loading import cases, founding, people, plan, work
from lopo.evaluation.measures.loading.rules import Rules
from lopo.evaluation.measures.period import Period
from lopo.evaluation.measures.records import Records
from lopo.ground.places.models import Regency


def load(regency: Regency, period: Period) -> Records:
    """Everything that the period's evaluation counts, and the contributions of the period before (for the network)."""
    rules = Rules(regency)
    decrees = founding.decrees(regency)
    pieces, studies = people.pieces(regency, period)
    agencies, first = founding.agencies(regency)
    meetings, invitations = work.meetings(regency, period)
    owed = cases.answers(regency, period)
    return Records(
        period=period,
        agencies=agencies,
        decrees=decrees,
        duties=founding.duties(regency),
        deliveries=founding.deliveries(regency, rules),
        meetings=meetings,
        invitations=invitations,
        steps=work.steps(regency, period),
        plans=plan.plans(regency, period, rules),
        activities=plan.activities(regency, period),
        realisations=plan.realisations(regency, period),
        contributions=work.contributions(regency, period),
        villages=plan.villages(regency, period),
        answers=people.answers(regency, period),
        pieces=pieces,
        studies=studies,
        promises=owed.promises,
        arrows=owed.arrows,
        case_work=cases.case_work(regency, period),
        plan_meetings=rules.amounts("rhythm_plan_meeting", [date(y, 12, 31) for y in period.whole_years]),
        sub_task_force_meetings=rules.amounts(
            "rhythm_sub_task_force_meeting", [quarter.end for quarter in period.whole_quarters]
        ),
        deliver_by={d.id: by for d in decrees if (by := rules.by("deliver_decree", d.signed_on))},
        first_contribution=first,
    )
