"""Calling a conference about a case: a closed meeting of those who have to do with it. What follows is as in every meeting."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.cases.case.models import Case, CaseState
from lopo.cases.case.operations import answers_now, sits
from lopo.cases.conference import words  # noqa: F401 (names this act on histories)
from lopo.cases.conference.kinds import kinds
from lopo.cases.conference.models import Conference
from lopo.cases.conference.proposing import points_of
from lopo.cases.conflict.operations import shut_out_of_conferences
from lopo.ground.acts import Actor, Refused, Rule, operation
from lopo.ground.agencies.models import Agency, AgencyKind
from lopo.taskforce.access.reach import reach
from lopo.taskforce.meeting.models import MeetingKind
from lopo.taskforce.meeting.operations import add_agenda_item, plan_closed_meeting
from lopo.taskforce.record.pen import record

CASE_POINT = "case"  # where a point of the agenda comes from


def _confers(actor: Actor, case: Case) -> bool:
    """Whoever leads the case, or answers for somebody who is in it now."""
    if not sits(actor) or case.regency_id != actor.regency.pk:
        return False
    return case.lead_id in reach(actor).leads or answers_now(actor, case)


CONFERS = Rule(
    gettext_lazy(
        "yang memimpin perkara, atau bertanggung jawab bagi seseorang di dalamnya, dengan mandat mengerjakan"
    ),
    _confers,
)


@operation(may=CONFERS)
def plan_conference(
    actor: Actor,
    case: Case,
    *,
    kind: str,
    starts_at: datetime,
    place: str = "",
    invited: Iterable[Agency],
    points: Collection[str] = (),
) -> Conference:
    """A closed meeting about this case is prepared, with the points that the case brings up; nobody is asked yet.

    It is named by what it is for, never by the case: its name stands on the invitation. Being asked gives no sight of
    anybody. Refuses a court, which must not sit with one side before it judges; a case that is closed.
    """
    if case.state != CaseState.OPEN:
        raise Refused(_("Perkara ini sudah ditutup. Buka kembali dahulu."))
    if kind not in kinds():
        raise Refused(_("Pilih untuk apa gelar perkara ini."), field="kind")
    asked = list(invited)
    if not [agency for agency in asked if not actor.is_of(agency)]:
        raise Refused(_("Pilih paling sedikit satu instansi lain."), field="invited")
    if any(agency.kind == AgencyKind.COURT for agency in asked):
        raise Refused(
            _("Pengadilan tidak ikut gelar perkara: yang akan mengadili tidak duduk bersama satu pihak."),
            field="invited",
        )
    meeting = plan_closed_meeting(
        actor,
        kind=MeetingKind.CASE,
        title=kinds()[kind].says,
        starts_at=starts_at,
        place=place,
        invited=asked,
    )
    for point in points_of(case):
        if point.key in points:
            add_agenda_item(
                actor, meeting, title=point.title, source_kind=CASE_POINT, source_key=point.key, minutes=10
            )
    conference = Conference(regency=actor.regency, case=case, meeting=meeting, kind=kind)
    conference.save(force_insert=True)
    shut_out_of_conferences(case)
    record(actor, "conference.planned", conference)
    return conference
